"""Builds and previews in processes of their own, and what they cost as the system counts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
ENVIRONMENT: Final = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}

_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: CPU and wall in seconds, its largest resident memory in bytes."""

    cpu: float
    wall: float
    memory: int


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a site to build: its settings, its content, and where the site goes."""

    folder: Path
    is_ours: bool = True
    """Whether `ita build` builds it; MkDocs alone builds the others."""

    @property
    def settings(self) -> Path:
        """Return its `mkdocs.yml`."""
        return self.folder / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """Return its content: what MkDocs reads."""
        return self.folder / "content"

    @property
    def site(self) -> Path:
        """Return its finished site."""
        return self.folder / "site"

    @property
    def cache(self) -> Path:
        """Return what its builds remember."""
        return self.folder / "cache"

    @property
    def command(self) -> list[str]:
        """Return the words that build it."""
        if self.is_ours:
            words = ["ita_site.commands", "build", "--config", str(self.settings), "--site", str(self.site)]
        else:
            words = ["mkdocs", "build", "--quiet", "--clean", "-f", str(self.settings)]
        return [sys.executable, "-m", *words]


def configure_ours(project: Project) -> None:
    """Write the settings of this repository for another content folder."""
    _configure(
        project,
        {
            "hooks": [str(ROOT / "ita_site" / "hooks.py")],
            "theme": {"custom_dir": str(ROOT / "overrides")},
        },
    )


def configure_stock(project: Project, nav: list[dict[str, object]]) -> None:
    """Write settings for pages written by hand, with Material as it comes: no hooks, no files of ours."""
    nothing = project.folder / "no-overrides"
    nothing.mkdir(parents=True, exist_ok=True)
    _configure(
        project,
        {
            "hooks": [],
            "theme": {"name": "material", "language": "th", "font": False, "custom_dir": str(nothing)},
            "plugins": [{"search": {"lang": "en"}}],
            "markdown_extensions": ["attr_list"],
            "nav": nav,
            "not_in_nav": "*",
        },
    )


def _configure(project: Project, settings: dict[str, Any]) -> None:
    project.folder.mkdir(parents=True, exist_ok=True)
    common = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": str(project.docs), "site_dir": str(project.site)}
    text = yaml.safe_dump(common | settings, allow_unicode=True, sort_keys=False)
    project.settings.write_text(text, encoding="utf-8")


def build(project: Project) -> Cost:
    """Build the site from nothing. Raises CalledProcessError, with what was printed, if that fails."""
    shutil.rmtree(project.cache, ignore_errors=True)
    shutil.rmtree(project.site, ignore_errors=True)
    return rebuild(project)


def rebuild(project: Project) -> Cost:
    """Build the site once more, with what an earlier build remembered. Raises CalledProcessError as `build`."""
    return run(project.command, ENVIRONMENT | {"ITA_SITE_CACHE": str(project.cache)})


def run(command: list[str], environment: Mapping[str, str] = ENVIRONMENT) -> Cost:
    """Run a program to its end. Raises CalledProcessError, with what was printed, if that fails.

    Its CPU is that of all processes it started and waited for, its memory that of the largest one.
    """
    with tempfile.TemporaryFile("w+") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        if process.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, output.read())
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * _KILO)


def size(folder: Path) -> int:
    """Return bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def pages(folder: Path) -> int:
    """Return how many pages a site has."""
    return sum(1 for _ in folder.rglob("*.html"))


def cpu_seconds(process: int) -> float:
    """Return CPU of a running process itself, without its children, as /proc tells it (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> int:
    """Return the largest resident memory of a running process in bytes, as /proc tells it (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * _KILO
