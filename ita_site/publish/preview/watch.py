"""See which files of a site were changed: their times and sizes are looked at a few times a second.

No service of the system is asked to tell, so that a network drive, a container's volume and every system work alike.
An editor that saves by renaming a new file into place changes the file's number, so it is seen as well.
"""

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Mark = tuple[int, int, int, int]
"""Time of the last change in nanoseconds, bytes, number of the file, kind and rights."""
Marks = Mapping[str, Mark]
"""The mark of each file, by its path."""

INTERVAL: Final = 0.2
"""Seconds between two looks; where a look takes long, more."""
_SHARE: Final = 6
"""How many times as long as a look takes the pause after it is: a seventh of a core is the most that looking takes."""
SETTLED: Final = 0.08
"""Seconds in which nothing may change before a save counts as done."""
_LONGEST: Final = 2.0
"""Seconds after which a save that does not end is read all the same; it is read again when it changes again."""
_MAX_DEPTH: Final = 13
"""How many folders deep it is looked: no deeper does the content go (`source/folder.MAX_FOLDERS`)."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at: every file of these folders, and these files alone."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]

    def marks(self) -> Marks:
        """Return the marks of all files as they are now; what cannot be looked at has none."""
        marks = {path: mark for folder in self.folders for path, mark in _marks_in(str(folder), _MAX_DEPTH)}
        for file in self.files:
            if mark := _mark(str(file)):
                marks[str(file)] = mark
        return marks


class Watch:
    """Waits for changes of what is watched. Each change is reported once."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._seen = watched.marks()
        self._pause = INTERVAL

    def on(self, watched: Watched) -> "Watch":
        """Return a watch on what is `watched`, changes from now on: itself, where it watches the same."""
        return self if watched == self._watched else Watch(watched)

    def wait(self, seconds: float) -> AbstractSet[str]:
        """Return the paths that were changed, added or deleted, once they have settled; none after `seconds` in peace.

        An editor may empty a file before writing it, or delete it before renaming the new one into its place, so two
        looks must see the same.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(self._pause)
            marks = self._look()
            if marks != self._seen:
                return self._settled(marks)
        return frozenset()

    def _settled(self, marks: Marks) -> AbstractSet[str]:
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            time.sleep(SETTLED)
            again = self._look()
            if again == marks:
                break
            marks = again
        before, self._seen = self._seen, marks
        return {path for path in before.keys() | marks.keys() if before.get(path) != marks.get(path)}

    def _look(self) -> Marks:
        started = time.thread_time()
        marks = self._watched.marks()
        self._pause = max(INTERVAL, _SHARE * (time.thread_time() - started))
        return marks


def _marks_in(folder: str, depth: int) -> Iterator[tuple[str, Mark]]:
    """Yield path and mark of each file below a folder; neither what is hidden nor what a link leads to."""
    for entry in _entries(folder):
        mark = _mark(entry.path)
        if mark is None or entry.name.startswith("."):
            continue
        yield entry.path, mark if not stat.S_ISDIR(mark[3]) else (0, 0, mark[2], mark[3])
        if stat.S_ISDIR(mark[3]) and depth:
            yield from _marks_in(entry.path, depth - 1)


def _entries(folder: str) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return ()


def _mark(path: str) -> Mark | None:
    """Return the mark of a file or folder itself; None where it is not there, or is no more."""
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino, state.st_mode
