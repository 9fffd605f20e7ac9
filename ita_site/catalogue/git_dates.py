"""When each content file was last changed, by git."""

import subprocess
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

_SECONDS: Final = 60
_MAX_DIGITS: Final = 11
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2200
_THAILAND: Final = timezone(timedelta(hours=7))


def last_changes(root: Path) -> Mapping[str, datetime]:
    """Return the time, in Thailand, of each file's last commit, the files named as in problems: `content/agency.yml`.

    No date rather than a wrong one: a file that differs from what is committed has none, and nothing has one where
    git, a repository or its history is missing.
    """
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
            # a shallow clone gives every file the date of its one commit
            return {}
        log = _git(root, "log", "--format=%x00%ct", "--name-only", "--no-renames", "--relative", "--", ".")
        changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "HEAD", "--", ".")
        untracked = _git(root, "ls-files", "--others", "--", ".")
    except (OSError, subprocess.SubprocessError):
        return {}
    loose = {*changed.splitlines(), *untracked.splitlines()}
    return {f"{root.name}/{name}": time for name, time in _times(log).items() if name not in loose}


def last_commit(root: Path) -> str:
    """Return the id of the last commit that changed anything below a folder; "" where git or a repository is missing.

    While it and the files stay the same, `last_changes` does.
    """
    try:
        return _git(root, "log", "-1", "--format=%H", "--", ".").strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def latest(changes: Mapping[str, datetime], names: Iterable[str]) -> datetime | None:
    """Return the latest change of `names`; None where one of the files has no time, and might be the latest."""
    times = [changes.get(name) for name in names]
    return None if None in times else max(filter(None, times), default=None)


def latest_day(changes: Mapping[str, datetime], names: Iterable[str]) -> date | None:
    """Return the day of the latest change, as `latest`."""
    time = latest(changes, names)
    return time.date() if time else None


def _git(root: Path, *words: str) -> str:
    # an editor's own settings must neither change the output nor wait for a lock, and git diff writes despite the last
    chosen = ("core.quotePath=false", "log.showSignature=false", "diff.autoRefreshIndex=false")
    settings = [*(part for word in chosen for part in ("-c", word)), "--no-optional-locks"]
    command = ["git", "-C", str(root), *settings, *words]
    done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 - fixed words
    return done.stdout.decode(errors="replace")


def _times(log: str) -> dict[str, datetime]:
    """Return the time of each file's last commit; of a file whose last commit has an odd time, nothing."""
    times: dict[str, datetime | None] = {}
    for commit in log.split("\0")[1:]:
        stamp, _, names = commit.partition("\n")
        time = _moment(stamp)
        for name in filter(None, names.split("\n")):
            times.setdefault(name, time)
    return {name: time for name, time in times.items() if time}


def _moment(stamp: str) -> datetime | None:
    """Return the time of so many seconds since 1970; None for one that no clock of ours had."""
    digits = stamp.isascii() and stamp.isdigit() and len(stamp) <= _MAX_DIGITS
    time = datetime.fromtimestamp(int(stamp), _THAILAND) if digits else None
    return time if time and _FIRST_YEAR <= time.year <= _LAST_YEAR else None
