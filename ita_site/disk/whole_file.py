"""Write a file whole or not at all: beside its place under another name, flushed to the disk, then renamed.

A process that is killed leaves the other name behind, which the next one in that folder deletes by its ending. It holds
a lock on what it writes, so that nobody takes a file in use for one that was left.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from ita_site.disk.lock import is_still, try_lock
from ita_site.disk.work_folder import paths_in

ENDING: Final = ".ita-part"
"""Of the names of files that are being written; they begin with a dot, so no page and no listing shows them."""

_PERMISSIONS: Final = 0o777


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write, which takes the place of `path` at the end, unless an exception ends the block.

    The folder is made where it is missing; a link stays a link, and what it leads to is replaced. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_parts_in(target.parent)
    part, file = _new_part(target.parent)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                part.chmod(target.stat().st_mode & _PERMISSIONS)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)


@contextmanager
def writing_text(path: Path) -> Iterator[TextIO]:
    """Yield a text file to write, as `writing` does: UTF-8, lines ended by a newline alone."""
    with writing(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.detach()


def write_whole(path: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all. Raises OSError."""
    with writing(path) as file:
        file.write(data)


def remove_parts(folder: Path) -> None:
    """Delete what processes that were killed left half written in a folder and in all below it."""
    for place, _, _ in os.walk(folder):
        _remove_parts_in(Path(place))


def _new_part(folder: Path) -> tuple[Path, BinaryIO]:
    """Return a new file in `folder`, open and locked."""
    while True:
        part = folder / f".{os.urandom(8).hex()}{ENDING}"
        file = part.open("x+b")
        if try_lock(file) and is_still(file, part):
            return part, file
        # somebody who cleans up was faster
        file.close()


def _remove_parts_in(folder: Path) -> None:
    for part in paths_in(folder, f".*{ENDING}"):
        _remove_part(part)


def _remove_part(part: Path) -> None:
    with suppress(OSError), part.open("r+b") as file:
        if try_lock(file):
            part.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
