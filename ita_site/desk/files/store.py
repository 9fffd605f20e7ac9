"""Change a content file: under a lock, whole or not at all, and into the history."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ita_site.desk.files.announced import Announced, digest_of, read_announced, write_announced
from ita_site.desk.files.git_process import Repository
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

    def read_if_there(self, path: str) -> bytes | None:
        """Return the bytes of a content file; None where there is none. Raises OSError."""
        try:
            return self.read(path)
        except FileNotFoundError:
            return None

    def change(self, path: str, make: Callable[[bytes], bytes], note: Note) -> Written:
        """Put what `make` returns for a file's bytes in their place.

        Raises OSError, ChangedOnDiskError, and what `make` raises; the file is then as it was.
        """
        with self._lock:
            before = self.read(path)
            after = make(before)
            if after == before:
                return Written(before, after, Recorded.NOTHING)
            return self._replaced(path, before, after, note)

    def put(self, path: str, data: bytes, note: Note) -> Written:
        """Put bytes in the place of a file's. Raises OSError, ChangedOnDiskError."""
        return self.change(path, lambda _: data, note)

    def create(self, path: str, data: bytes, note: Note) -> Written:
        """Write a new file. Raises FileExistsError, OSError."""
        with self._lock:
            file = self.root / path
            if file.exists():
                raise FileExistsError(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            return self._replaced(path, None, data, note)

    def delete(self, path: str, note: Note) -> Written:
        """Take a file away; the history keeps it. Raises OSError, ChangedOnDiskError."""
        with self._lock:
            return self._replaced(path, self.read(path), None, note)

    def change_all(self, paths: Sequence[str], write: Callable[[], None], note: Note) -> Recorded:
        """Let `write` change files and folders, and commit these together; say what became of it in the history.

        What `write` does must be whole or not at all. Raises OSError, and what `write` raises.
        """
        with self._lock:
            ready = [self._bring_in_order(path) for path in paths]
            write()
            unsettled = next((each for each in ready if not each.is_settled), None)
            return unsettled or self.history.record(paths, note.author, note.subject, note.details)

    def _replaced(self, path: str, before: bytes | None, after: bytes | None, note: Note) -> Written:
        """Put bytes in the place of others, None standing for no file, and record it. Raises OSError."""
        ready = self._bring_in_order(path)
        if self.read_if_there(path) != before:
            raise ChangedOnDiskError(path)
        self._announce(Announced(path, digest_of(after), note.author, note.subject, note.details), before)
        if after is None:
            (self.root / path).unlink()
        else:
            write_whole(self.root / path, after)
        return Written(before or b"", after or b"", self._record_announced() if ready.is_settled else ready)

    def _bring_in_order(self, path: str) -> Recorded:
        """Commit what was saved and not recorded, and apart from that what another program changed in a file."""
        ready = self.history.begin()
        if not ready.is_settled:
            return ready
        ready = self._record_announced()
        if not ready.is_settled or self.history.is_recorded(path):
            return ready
        return self.history.record([path], "ita_site", _FROM_OUTSIDE)

    def _announce(self, save: Announced, before: bytes | None) -> None:
        """Write down what is about to be saved."""
        repository = self.history.repository()
        if repository is None:
            return
        listed = {each.path: each for each in read_announced(repository.folder)}
        earlier = listed.pop(save.path, None)
        is_made = earlier is not None and earlier.digest == digest_of(before)
        _keep(repository, [*listed.values(), save.after(earlier if is_made else None)])

    def _record_announced(self) -> Recorded:
        """Commit each save that was announced and made; those that cannot be recorded stay announced."""
        repository = self.history.repository()
        if repository is None:
            return Recorded.FAILED
        left = [each for each in read_announced(repository.folder) if self._is_made(each)]
        recorded = Recorded.NOTHING
        while left and recorded.is_settled:
            save = left[0]
            recorded = self.history.record([save.path], save.author, save.subject, save.details)
            left = left[1:] if recorded.is_settled else left
        _keep(repository, left)
        return recorded

    def _is_made(self, save: Announced) -> bool:
        """Return whether a file is as an announced save makes it."""
        try:
            return digest_of(self.read_if_there(save.path)) == save.digest
        except OSError:
            return False


def _keep(repository: Repository, listed: Iterable[Announced]) -> None:
    """Write announcements down where git's folder allows it: without them, a save that is cut off loses its author."""
    with suppress(OSError):
        write_announced(repository.folder, listed)
