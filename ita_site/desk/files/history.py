"""The history of a content folder in git: every save is a commit with the officer's name; a commit can be undone."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

_SECONDS: Final = 30
_TRIES: Final = 5
_PAUSE: Final = 0.3
"""Seconds between two tries while another program holds git's lock."""
_LOCKED: Final = b".lock"
_DOMAIN: Final = "desk.invalid"
"""Of the addresses that git wants of an author: nobody has one there (RFC 2606)."""
_SEPARATOR: Final = "\x1f"
_RECORD: Final = "\x1e"
_FORMAT: Final = _SEPARATOR.join(("%H", "%an", "%at", "%s", "%b"))
_SETTINGS: Final = (
    *("core.hooksPath=/dev/null", "commit.gpgSign=false", "core.quotePath=false", "core.autocrlf=false"),
    *("log.showSignature=false", "core.fsmonitor=false", "diff.autoRefreshIndex=false", "gc.auto=0"),
)


class Recorded(StrEnum):
    """Whether a save came into the history."""

    YES = "yes"
    NOTHING = "nothing"
    """Nothing had changed."""
    NO_GIT = "no-git"
    """There is no git on this machine."""
    LOCKED = "locked"
    """Another program holds the history; the next save takes this one along."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Commit:
    """A save in the history."""

    id: str
    author: str
    time: datetime
    subject: str
    details: str
    paths: tuple[str, ...]
    """Below the content folder."""


@dataclass(frozen=True, slots=True)
class History:
    """The history of the content folder `root`, in the repository that it is in."""

    root: Path

    def is_there(self) -> bool:
        """Return whether the folder is in a repository of git."""
        return self._try("rev-parse", "--is-inside-work-tree").strip() == b"true"

    def begin(self) -> Recorded:
        """Make a repository around the content folder where there is none, all that is there as its first commit."""
        if shutil.which("git") is None:
            return Recorded.NO_GIT
        if self.is_there():
            return Recorded.YES
        if self._run("init", "--quiet").returncode:
            return Recorded.FAILED
        return self.record([], "ita_site", "เริ่มเก็บประวัติ")

    def record(self, paths: Iterable[str], author: str, subject: str, details: str = "") -> Recorded:
        """Commit these files of the content folder, all of it where none is named, and nothing else.

        What is staged in the repository besides stays as it is.
        """
        if shutil.which("git") is None:
            return Recorded.NO_GIT
        named = [f"./{path}" for path in paths] or ["."]
        added = self._retried("add", "--all", "--", *named)
        if added.returncode:
            return _failure(added)
        words = f"{subject}\n\n{details}".strip()
        done = self._retried("commit", "--quiet", "--only", "--message", words, "--", *named, author=author)
        if done.returncode == 1 and b"nothing" in done.stdout + done.stderr:
            return Recorded.NOTHING
        return Recorded.YES if done.returncode == 0 else _failure(done)

    def is_recorded(self, path: str) -> bool:
        """Return whether a file is in the history as it is now."""
        status = self._run("status", "--porcelain", "--", f"./{path}")
        return status.returncode == 0 and not status.stdout.strip()

    def commits(self, most: int, path: str = "") -> list[Commit]:
        """Return the newest commits that changed the content folder, or one file of it."""
        words = ("log", f"--max-count={most}", f"--format={_RECORD}{_FORMAT}{_SEPARATOR}", "--name-only", "--relative")
        log = self._try(*words, "--", f"./{path}" if path else ".").decode(errors="replace")
        return [_commit(record) for record in log.split(_RECORD)[1:]]

    def commit(self, identity: str) -> Commit | None:
        """Return a commit that changed the content folder; None where it did not, or is not there."""
        known = {commit.id: commit for commit in self.commits(10_000)}
        return known.get(identity)

    def at(self, identity: str, path: str) -> bytes | None:
        """Return a file as it was after a commit; None where it was not there."""
        shown = self._run("show", f"{identity}:./{path}")
        return shown.stdout if shown.returncode == 0 else None

    def undone(self, commit: Commit, path: str, now: bytes) -> bytes | None:
        """Return a file as it is now without what a commit changed in it; None where later changes touch the same."""
        after, before = self.at(commit.id, path), self.at(f"{commit.id}^", path)
        if after is None or before is None:
            return None
        if now == after:
            return before
        return _merged(now, after, before)

    def _retried(self, *words: str, author: str = "") -> subprocess.CompletedProcess[bytes]:
        """Run git, again while another program holds its lock."""
        for _ in range(_TRIES - 1):
            done = self._run(*words, author=author)
            if not (done.returncode and _LOCKED in done.stderr):
                return done
            time.sleep(_PAUSE)
        return self._run(*words, author=author)

    def _try(self, *words: str) -> bytes:
        """Return what git writes; nothing where it fails or is not there."""
        try:
            return self._run(*words).stdout
        except OSError:
            return b""

    def _run(self, *words: str, author: str = "") -> subprocess.CompletedProcess[bytes]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return _git(["-C", str(self.root), *settings, *words], _environment(author))


def _failure(done: subprocess.CompletedProcess[bytes]) -> Recorded:
    return Recorded.LOCKED if _LOCKED in done.stderr else Recorded.FAILED


def _environment(author: str) -> Mapping[str, str]:
    """Return the environment of git, with the name of who makes a commit."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if not author:
        return kept
    name = " ".join(author.replace("<", " ").replace(">", " ").split()) or "ita_site"
    address = f"officer@{_DOMAIN}"
    people = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", address))
    }
    return kept | people


def _commit(record: str) -> Commit:
    identity, author, stamp, subject, details, names = record.split(_SEPARATOR)
    when = datetime.fromtimestamp(int(stamp), UTC)
    return Commit(identity, author, when, subject, details.strip(), tuple(_lines(names)))


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line)


def _merged(now: bytes, base: bytes, wanted: bytes) -> bytes | None:
    """Return `now` with what leads from `base` to `wanted`; None where both change the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, data in (("now", now), ("base", base), ("wanted", wanted)):
            file = Path(folder) / name
            file.write_bytes(data)
            names.append(str(file))
        done = _git(["merge-file", "--stdout", *names], {})
    return done.stdout if done.returncode == 0 else None


def _git(words: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run git with fixed words, and paths behind `--`; one that takes too long has failed."""
    command = ["git", *words]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment or None)  # noqa: S603 - no shell
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, b"", b"timeout")
