"""When each content file was last changed, by git."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

_SECONDS: Final = 60


def last_changes(root: Path) -> Mapping[str, date]:
    """Last commit day (UTC) of each file below ``root``, named as in problems: ``content/agency.yml``.

    Empty where git, a repository or its history is missing: a page then shows no date rather than a wrong one.
    """
    command = [
        "git",
        "-C",
        str(root),
        "-c",
        "core.quotePath=false",
        "log",
        "--format=%x00%ct",
        "--name-only",
        "--relative",
        ".",
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 - fixed words
    except (OSError, subprocess.SubprocessError):
        return {}
    if not _is_shallow(root):
        return _by_file(done.stdout.decode(errors="replace"), root.name)
    return {}


def _is_shallow(root: Path) -> bool:
    # a shallow clone gives every file the date of its one commit
    command = ["git", "-C", str(root), "rev-parse", "--is-shallow-repository"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - fixed words
    return done.stdout.strip() == b"true"


def _by_file(log: str, folder: str) -> dict[str, date]:
    days: dict[str, date] = {}
    for commit in log.split("\0")[1:]:
        stamp, _, names = commit.partition("\n")
        day = datetime.fromtimestamp(int(stamp), UTC).date()
        for name in filter(None, names.split("\n")):
            days.setdefault(f"{folder}/{name}", day)
    return days
