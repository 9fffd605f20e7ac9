"""Lists of agencies, and the repositories of those that are listed by one."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_list(folder: Path, text: str) -> Path:
    """Write a list of agencies beside the folder of their sites."""
    file = folder.parent / "agencies.csv"
    file.write_text(text, encoding="utf-8")
    return file


def change(folder: Path, old: str, new: str) -> None:
    """Change one place of an agency.yml."""
    file = folder / "content" / "agency.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder as somebody."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x.invalid", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    subprocess.run(["git", "-C", str(folder), *words], env=os.environ | who, check=True, capture_output=True)
