"""Folders under git, with commits of a known time."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from tests.builders.projects import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path


def moment(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """Return a time in Thailand, noon by default, which is when `commit` commits."""
    return datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(hours=7)))


def commit(folder: Path, when: str = "2024-02-29T12:00:00+0700") -> None:
    """Commit everything in a folder, which becomes a repository if it is none."""
    dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=ก", "-c", "user.email=a@example.com"]
    for arguments in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message=x"]):
        subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | dated, check=True, capture_output=True)
