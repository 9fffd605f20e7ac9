"""The history of a content folder in git: every save is a commit with the officer's name; a commit can be undone."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from subprocess import CompletedProcess
from typing import BinaryIO, Final

from ita_site.desk.files.git_process import Repository, at_work, environment_of, in_folder, run_git

_TRIES: Final = 5
_PAUSE: Final = 0.3
"""Seconds between two tries while another program holds git's lock."""
_LOCKED: Final = b".lock"
_FIELDS: Final = ("%H", "%an", "%at", "%s", "%b")
_FORMAT: Final = "".join(f"%x00{field}" for field in _FIELDS) + "%x00"
"""Fields are apart by the one character that no message can have; behind the last one are the names of files."""


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

    @property
    def is_settled(self) -> bool:
        """Return whether the history has all that it was given."""
        return self in {Recorded.YES, Recorded.NOTHING}


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


@dataclass(slots=True)
class History:
    """The history of the content folder `root`, in the repository that it is in."""

    root: Path
    _repository: Repository | None = None
    """As git said when it was asked last."""

    def repository(self) -> Repository | None:
        """Return the repository that the folder is in; None where it is in none, or git does not trust or read it."""
        if self._repository is None or not (self._repository.folder / "HEAD").is_file():
            self._repository = self._asked_repository()
        return self._repository

    def _asked_repository(self) -> Repository | None:
        asked = self._try("rev-parse", "--is-inside-work-tree", "--absolute-git-dir", "--git-common-dir")
        words = os.fsdecode(asked).splitlines()
        if len(words) != 3 or words[0] != "true":  # noqa: PLR2004 - one for each question
            return None
        return Repository(Path(words[1]), (self.root / words[2]).resolve())

    def begin(self) -> Recorded:
        """Make a repository around the content folder where there is none, all that is there as its first commit.

        One that is damaged, or belongs to another user, is left as it is.
        """
        if shutil.which("git") is None:
            return Recorded.NO_GIT
        if self.repository():
            return Recorded.YES
        root = self.root.resolve()
        if any(os.path.lexists(folder / ".git") for folder in (root, *root.parents)):
            return Recorded.FAILED
        if self._run("init", "--quiet").returncode:
            # half a repository would be taken for a damaged one of somebody else
            shutil.rmtree(root / ".git", ignore_errors=True)
            return Recorded.FAILED
        return self.record([], "ita_site", "เริ่มเก็บประวัติ")

    def record(self, paths: Iterable[str], author: str, subject: str, details: str = "") -> Recorded:
        """Commit these files of the content folder, all of it where none is named, and nothing else.

        What is staged in the repository besides stays as it is.
        """
        if shutil.which("git") is None:
            return Recorded.NO_GIT
        repository = self.repository()
        if repository is None:
            return Recorded.FAILED
        named = [f"./{path}" for path in paths] or ["."]
        words = f"{subject}\n\n{details}".strip()
        try:
            with at_work(repository) as held:
                return self._commit(named, author, words, held) if held else Recorded.LOCKED
        except OSError:
            return Recorded.FAILED

    def _commit(self, named: list[str], author: str, words: str, held: BinaryIO) -> Recorded:
        added = self._retried(["add", "--all", "--", *named], held)
        if added.returncode:
            return _failure(added)
        command = ["commit", "--quiet", "--cleanup=whitespace", "--only", "--message", words, "--", *named]
        done = self._retried(command, held, author)
        if done.returncode == 0:
            return Recorded.YES
        return Recorded.NOTHING if self._is_clean(named) else _failure(done)

    def is_recorded(self, path: str) -> bool:
        """Return whether a file is in the history as it is now."""
        return self._is_clean([f"./{path}"])

    def _is_clean(self, named: list[str]) -> bool:
        status = self._run("status", "--porcelain", "--", *named)
        return status.returncode == 0 and not status.stdout.strip()

    def commits(self, most: int, path: str = "") -> list[Commit]:
        """Return the newest commits that changed the content folder, or one file of it."""
        words = ("log", f"--max-count={most}", f"--format={_FORMAT}", "--name-only", "--relative")
        log = self._try(*words, "--", f"./{path}" if path else ".").decode(errors="replace")
        parts, width = log.split("\0")[1:], len(_FIELDS) + 1
        return [_commit(parts[at : at + width]) for at in range(0, len(parts), width)]

    def commit(self, identity: str) -> Commit | None:
        """Return a commit that changed the content folder; None where it did not, or is not there."""
        known = {commit.id: commit for commit in self.commits(10_000)}
        return known.get(identity)

    def at(self, identity: str, path: str) -> bytes | None:
        """Return a file as it was after a commit; None where it was not there."""
        shown = self._run("show", f"{identity}:./{path}")
        return shown.stdout if shown.returncode == 0 else None

    def has_parent(self, commit: Commit) -> bool:
        """Return whether there was anything before a commit."""
        return self._run("rev-parse", "--verify", "--quiet", f"{commit.id}^").returncode == 0

    def without(self, now: bytes, after: bytes, before: bytes) -> bytes | None:
        """Return a file as it is `now` without what led from `before` to `after`.

        None where later changes touch the same.
        """
        after, before = _with_ends_of(now, after), _with_ends_of(now, before)
        return before if now == after else _merged(now, after, before)

    def _retried(self, words: list[str], held: BinaryIO, author: str = "") -> CompletedProcess[bytes]:
        """Run git, again while another program holds its lock."""
        for _ in range(_TRIES - 1):
            done = self._run(*words, author=author, held=held)
            if not (done.returncode and _LOCKED in done.stderr):
                return done
            time.sleep(_PAUSE)
        return self._run(*words, author=author, held=held)

    def _try(self, *words: str) -> bytes:
        """Return what git writes; nothing where it fails or is not there."""
        try:
            done = self._run(*words)
        except OSError:
            return b""
        return b"" if done.returncode else done.stdout

    def _run(self, *words: str, author: str = "", held: BinaryIO | None = None) -> CompletedProcess[bytes]:
        return run_git(in_folder(self.root, words), environment_of(author), held)


def _failure(done: CompletedProcess[bytes]) -> Recorded:
    return Recorded.LOCKED if _LOCKED in done.stderr else Recorded.FAILED


def _commit(record: Sequence[str]) -> Commit:
    identity, author, stamp, subject, details, names = record
    when = datetime.fromtimestamp(int(stamp), UTC)
    return Commit(identity, author, when, subject, details.strip(), tuple(_lines(names)))


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line)


def _with_ends_of(now: bytes, stored: bytes) -> bytes:
    """Return what git stored with the line ends that the file has on the disk: git may keep others."""
    if b"\r\n" in now and b"\r\n" not in stored:
        return stored.replace(b"\n", b"\r\n")
    return stored


def _merged(now: bytes, base: bytes, wanted: bytes) -> bytes | None:
    """Return `now` with what leads from `base` to `wanted`; None where both change the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, data in (("now", now), ("base", base), ("wanted", wanted)):
            file = Path(folder) / name
            file.write_bytes(data)
            names.append(str(file))
        done = run_git(["merge-file", "--stdout", *names], environment_of())
    return done.stdout if done.returncode == 0 else None
