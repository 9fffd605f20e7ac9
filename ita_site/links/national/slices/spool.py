"""The folder in which workers write down what they finished, so that a slice whose worker dies loses little.

A worker holds the lock of its slice. Whoever gets that lock knows that the process has ended, on the word of the
system and not of a timeout.
"""

from __future__ import annotations

import re
import secrets
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.links.memory.journal import Busy, Journal, JournalError, Lock
from ita_site.links.national.slices.seen import Seen

_MARK: Final = "folder-id"
_MARK_BYTES: Final = 16


class Work(Enum):
    """What is known of the process of a slice."""

    UNKNOWN = auto()
    """It was not begun yet, or on another disk."""
    AT_WORK = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slice writes, as both machines name it."""

    folder: Path
    mark: str
    """What a file there says: a folder of the same name on another machine is another folder."""
    slice: int

    @property
    def file(self) -> Path:
        """Return the file whose journal and lock are the slice's."""
        return self.folder / f"slice-{self.slice}"

    @property
    def is_shared(self) -> bool:
        """Return whether this machine sees the folder of the one that gave the order."""
        try:
            return (self.folder / _MARK).read_bytes() == self.mark.encode()
        except OSError:
            return False


def _is_mark(file: Path) -> bool:
    """Return whether a file is there and says what a mark says: one that is damaged is made anew."""
    with suppress(OSError):
        return re.fullmatch(rb"[0-9a-f]{32}", file.read_bytes()) is not None
    return False


class Spool:
    """The folder as the driver sees it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        mark = folder / _MARK
        if not _is_mark(mark):
            write_whole(mark, secrets.token_hex(_MARK_BYTES).encode())
        self._mark = mark.read_text(encoding="ascii")

    def place(self, number: int) -> Place:
        """Return where a slice writes."""
        return Place(self._folder, self._mark, number)

    def work(self, number: int) -> Work:
        """Return whether a process is at work on a slice, as far as this disk tells."""
        file = self.place(number).file
        if not _lock_of(file).exists():
            return Work.UNKNOWN
        try:
            with Lock(file):
                return Work.ENDED
        except Busy:
            return Work.AT_WORK

    def left(self, number: int) -> Seen:
        """Return what a slice had finished, as it wrote it on this disk. Raises OSError.

        What cannot be read, or is not known to be of which machine, is not returned: it is asked again.
        """
        file = self.place(number).file
        if machine := _signed(file):
            with suppress(JournalError), closing(Journal(file)) as journal:
                return Seen(number, tuple(journal.entries()), tuple(journal.frames().values()), machine=machine)
        return Seen(number)

    def remove(self, number: int) -> None:
        """Delete what a slice has written."""
        file = self.place(number).file
        for path in (_lock_of(file), _machine_of(file), _journal_of(file)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def sign(file: Path, machine: str) -> None:
    """Write down on which machine the slice of a file runs: what it saw counts where that machine is online."""
    _machine_of(file).write_text(machine, encoding="utf-8")


def _signed(file: Path) -> str:
    """Return the machine on which the slice of a file runs; empty where that cannot be read."""
    try:
        machine = _machine_of(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return machine if machine.isprintable() else ""


def _machine_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.machine")


def _lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def _journal_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.journal")
