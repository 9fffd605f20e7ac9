"""Run git with fixed words: without hooks, signatures or questions, and never so that it leaves a lock behind."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ita_site.disk.lock import try_lock

SECONDS: Final = 30
"""The longest that git may work at one command."""
_LAST_SECONDS: Final = 5
"""After which git is killed that does not end itself."""
_LATE: Final = b"timeout"
_DOMAIN: Final = "desk.invalid"
"""Of the addresses that git wants of an author: nobody has one there (RFC 2606)."""
_SETTINGS: Final = (
    *("core.hooksPath=/dev/null", "commit.gpgSign=false", "core.quotePath=false", "core.autocrlf=false"),
    *("log.showSignature=false", "core.fsmonitor=false", "diff.autoRefreshIndex=false", "gc.auto=0"),
)
_AT_WORK: Final = "ita-desk-at-work"
"""The file that a desk holds while git works for it; it is empty where git ended."""
_LOCKS: Final = ("index.lock", "HEAD.lock")


class GitKilledError(OSError):
    """Git was killed while it worked: the next git removes the locks that it left."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where git keeps a repository: its own folder, and the one that it shares with other work trees."""

    folder: Path
    common: Path


def run_git(
    words: Sequence[str], environment: Mapping[str, str], held: BinaryIO | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run git, in a session of its own: what ends the desk lets git finish its command. Raises OSError.

    A `held` file stays locked until git has ended, be the desk killed before. A command that takes too long has failed.
    Raises GitKilledError where git held a file and was killed, by a full memory or a limit, and may have left a lock.
    """
    command = ["git", *words]
    with subprocess.Popen(  # noqa: S603 - no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        pass_fds=(held.fileno(),) if held and os.name == "posix" else (),
    ) as process:
        try:
            out, error = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            out, error = b"", _LATE
            _end(process)
    if held and process.returncode < 0:
        raise GitKilledError(-process.returncode)
    # what is late has failed: its output is not known
    code = process.returncode or int(error is _LATE)
    return subprocess.CompletedProcess(command, code, out, error)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End git so that it takes its locks away; kill it where it does not."""
    process.terminate()
    try:
        process.wait(_LAST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def in_folder(root: Path, words: Sequence[str]) -> list[str]:
    """Return the words of git for a command in a folder, which no setting of the repository changes."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["-C", str(root), *settings, *words]


def environment_of(author: str = "") -> dict[str, str]:
    """Return the environment of git: its messages in English, and the name of who makes a commit."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    if not author:
        return kept
    name = " ".join(author.replace("<", " ").replace(">", " ").split()) or "ita_site"
    for who in ("AUTHOR", "COMMITTER"):
        kept |= {f"GIT_{who}_NAME": name, f"GIT_{who}_EMAIL": f"officer@{_DOMAIN}"}
    return kept


@contextmanager
def at_work(repository: Repository) -> Iterator[BinaryIO | None]:
    """Yield a file to hold while git changes a repository; None where git still works for another desk.

    Where the last git was killed in the midst of its work, the locks that it left are taken away first. Raises OSError.
    """
    with (repository.folder / _AT_WORK).open("a+b") as file:
        if not try_lock(file):
            yield None
            return
        begun = os.fstat(file.fileno())
        if begun.st_size:
            _remove_locks(repository, begun.st_mtime)
            file.truncate(0)
        file.write(b"1")
        file.flush()
        yield file
        file.truncate(0)


def _remove_locks(repository: Repository, begun: float) -> None:
    """Delete the locks that were made while a git that was killed could have made them."""
    named = [folder / name for folder in {repository.folder, repository.common} for name in _LOCKS]
    for lock in (*named, *(repository.common / "refs").rglob("*.lock")):
        with suppress(OSError):
            # a second of grace: clocks of file systems are coarse
            if begun - 1 <= lock.stat().st_mtime <= begun + SECONDS:
                lock.unlink()
