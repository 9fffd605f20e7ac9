"""What was read of content files, kept for the next reading: only files whose bytes changed are read again."""

import os
import stat
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

V = TypeVar("V")

_UNKNOWN: Final = object()

_SETTLED: Final = 2 * 10**9
"""Nanoseconds after which a file that has the same stamp has the same bytes: clocks of file systems are coarse."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file's bytes without opening it."""

    size: int
    modified: int
    """In nanoseconds, as is `changed`, which no program can set back."""
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class _Hashed:
    """A file's digest, the stamp that it had before it was opened, and when that was, in nanoseconds."""

    digest: str
    stamp: Stamp
    at: int

    def is_of(self, stamp: Stamp) -> bool:
        """Return whether a file with this stamp has the same bytes for certain."""
        return self.stamp == stamp and max(stamp.modified, stamp.changed) + _SETTLED < self.at


@dataclass(slots=True)
class EntryMemory:
    """What earlier readings of a content folder made of its files, by the digests of their bytes.

    It holds what the last reading used, and what the last one without errors used: an editor who makes a mistake and
    mends it waits for no other file.
    """

    clock: Callable[[], int] = time.time_ns
    """The moment in nanoseconds since 1970, as file systems count it."""
    has_changed: bool = False
    """Whether anything was added since it was last written down."""
    _used: dict[Hashable, object] = field(default_factory=dict)
    _last: dict[Hashable, object] = field(default_factory=dict)
    _whole: dict[Hashable, object] = field(default_factory=dict)
    _hashed: dict[str, _Hashed] = field(default_factory=dict)

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return what is known by a key, which is of all that `make` reads; it is made where it is not known."""
        value = self._known(key)
        if value is _UNKNOWN:
            value = make()
            self.has_changed = True
        self._used[key] = value
        return cast("V", value)

    def knows(self, key: Hashable) -> bool:
        """Return whether anything is known by a key."""
        return self._known(key) is not _UNKNOWN

    def _known(self, key: Hashable) -> object:
        for known in (self._used, self._last, self._whole):
            if key in known:
                return known[key]
        return _UNKNOWN

    @property
    def files(self) -> int:
        """Return of how many files something is remembered."""
        return len(self._hashed)

    def digest(self, file: str) -> str:
        """Return the digest of a file's bytes as far as its stamp tells; "" where it must be read to know."""
        stamp, hashed = stamp_of(file), self._hashed.get(file)
        return hashed.digest if stamp and hashed and hashed.is_of(stamp) else ""

    def note(self, file: str, digest: str, stamp: Stamp | None, at: int) -> None:
        """Note the digest of a file that had this stamp before it was read, at a moment in nanoseconds."""
        if stamp:
            self._hashed[file] = _Hashed(digest, stamp, at)
            self.has_changed = True

    def end_reading(self, *, is_whole: bool) -> None:
        """Forget what neither this reading used nor the last that had no errors, as this one where `is_whole`."""
        self._last, self._used = self._used, {}
        if is_whole:
            self._whole = self._last


def stamp_of(file: str) -> Stamp | None:
    """Return the stamp of a plain file; None where it is none."""
    try:
        status = os.lstat(file)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
