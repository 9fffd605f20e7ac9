"""Change a content file: under a lock, whole or not at all, and into the history."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ita_site.desk.files.history import History, Recorded
from ita_site.disk.whole_file import write_whole

_FROM_OUTSIDE: Final = "แก้ไขนอกหน้านี้"


class ChangedOnDiskError(Exception):
    """Another program changed the file in the same moment: nothing was written."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the history says of a change: who made it, in one line what it was, and the details."""

    author: str
    subject: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A change that is on the disk."""

    before: bytes
    after: bytes
    recorded: Recorded


@dataclass(slots=True)
class Store:
    """The content folder `root`; its files are changed by one request at a time."""

    root: Path
    history: History = field(init=False)
    _lock: AbstractContextManager[object] = field(default_factory=threading.RLock)
    """Whoever holds it may enter again."""

    def __post_init__(self) -> None:
        self.history = History(self.root)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the folder: what is read within the block is still so when it is written there."""
        with self._lock:
            yield

    def read(self, path: str) -> bytes:
        """Return the bytes of a content file. Raises OSError."""
        return (self.root / path).read_bytes()

    def change(self, path: str, make: Callable[[bytes], bytes], note: Note) -> Written:
        """Put what `make` returns for a file's bytes in their place.

        Raises OSError, ChangedOnDiskError, and what `make` raises; the file is then as it was.
        """
        with self._lock:
            before = self.read(path)
            after = make(before)
            if after == before:
                return Written(before, after, Recorded.NOTHING)
            self._record_outside_change(path)
            if self.read(path) != before:
                raise ChangedOnDiskError(path)
            write_whole(self.root / path, after)
            return Written(before, after, self.history.record([path], note.author, note.subject, note.details))

    def put(self, path: str, data: bytes, note: Note) -> Written:
        """Put bytes in the place of a file's. Raises OSError, ChangedOnDiskError."""
        return self.change(path, lambda _: data, note)

    def create(self, path: str, data: bytes, note: Note) -> Written:
        """Write a new file. Raises FileExistsError, OSError."""
        with self._lock:
            file = self.root / path
            if file.exists():
                raise FileExistsError(path)
            self.history.begin()
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, data)
            return Written(b"", data, self.history.record([path], note.author, note.subject, note.details))

    def delete(self, path: str, note: Note) -> Written:
        """Take a file away; the history keeps it. Raises OSError."""
        with self._lock:
            before = self.read(path)
            self._record_outside_change(path)
            (self.root / path).unlink()
            return Written(before, b"", self.history.record([path], note.author, note.subject, note.details))

    def _record_outside_change(self, path: str) -> None:
        """Commit what another program, or a desk that was killed, left in a file without a commit."""
        if self.history.begin() is Recorded.YES and not self.history.is_recorded(path):
            self.history.record([path], "ita_site", _FROM_OUTSIDE)
