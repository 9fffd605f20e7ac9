"""Copies of the project in temporary folders, and commands that run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.builders.sites import PHANGAT

ROOT = Path(__file__).resolve().parents[2]
MEASURES = Path("content", "reports", "2567-12m", "measures")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "ITA_"))}
# what a build remembers is for tests of the memory alone, which name a folder
ENVIRONMENT |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "ITA_SITE_CACHE": "none"}
WHERE_PUBLISHED = ("site_url", "repo_url")


def copy_project(folder: Path, content: Path = PHANGAT, **options: Any) -> Path:
    """Copy a content folder into `folder`, with a `mkdocs.yml` for it; return the path of that file.

    An archive of evidence beside the content comes along. `options` replace settings of `mkdocs.yml`. What an office
    writes into the project's own file (the name of its site, where it is published) is not taken over.
    """
    shutil.copytree(content, folder / "content")
    if (archive := content.parent / "archive").is_dir():
        shutil.copytree(archive, folder / "archive")
    config = folder / "mkdocs.yml"
    settings = project_settings(content) | options
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


def build_project(folder: Path, content: Path = PHANGAT, **options: Any) -> Path:
    """Copy a content folder as `copy_project` does, build its site strictly, and return the folder of the site."""
    copy_project(folder, content, **options)
    done = run("mkdocs", "build", "--strict", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def project_settings(content: Path) -> dict[str, Any]:
    """Return the settings of the project's `mkdocs.yml`, by absolute paths, for the agency of a content folder."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    agency = yaml.safe_load((content / "agency.yml").read_text(encoding="utf-8"))
    settings["site_name"] = f"รายงาน ITA {agency['name']}"
    settings["hooks"] = [str(ROOT / hook) for hook in settings["hooks"]]
    settings["theme"]["custom_dir"] = str(ROOT / settings["theme"]["custom_dir"])
    return {name: value for name, value in settings.items() if name not in WHERE_PUBLISHED}


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python, such as `mkdocs build`, in a folder."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT | environment, check=False, capture_output=True, encoding="utf-8"
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path in the folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
