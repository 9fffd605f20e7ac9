"""A folder to work in, deleted at the end; those that killed processes left are cleaned away by the next one.

The process holds a lock in its folder. A folder whose lock is free has no owner any more: what was being exchanged for
something else when its owner was killed is put back, and the rest is deleted.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from ita_site.disk.lock import is_still, try_lock

HIDDEN: Final = ".ita-work-"
"""How the name of a work folder begins, unless a room wants another one."""

_TOKEN: Final = re.compile("[0-9a-f]{16}")
_LOCK: Final = ".lock"
_PUT_BACK: Final = ".put-back"
"""Names two places: where something is, aside, and where it belongs."""


@contextmanager
def work_folder(parent: Path, prefix: str = HIDDEN) -> Iterator[Path]:
    """Yield a new folder in `parent` whose name begins with `prefix`; clean up what was left of that prefix before.

    Raises OSError where the disk refuses.
    """
    clean(parent, prefix)
    folder, lock = _new_folder(parent, prefix)
    try:
        yield folder
    finally:
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)


def temporary_folder(prefix: str) -> AbstractContextManager[Path]:
    """Return a work folder where the system keeps temporary files."""
    return work_folder(Path(tempfile.gettempdir()), prefix)


def clean(parent: Path, prefix: str = HIDDEN) -> None:
    """Delete the work folders in `parent` that no process holds, after putting back what belongs elsewhere."""
    for folder in paths_in(parent, f"{prefix}*"):
        with suppress(OSError):
            if _TOKEN.fullmatch(folder.name.removeprefix(prefix)) and _is_ours(folder):
                _clean(folder)


def paths_in(folder: Path, pattern: str) -> list[Path]:
    """Return what is in a folder and has such a name; nothing where the folder may not be read."""
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


@contextmanager
def put_back_if_killed(aside: Path, target: Path) -> Iterator[None]:
    """Let `clean` rename `aside`, which is in a work folder, to `target`, if this process is killed in the block."""
    note = aside.with_name(_PUT_BACK)
    note.write_text(f"{aside.name}\0{target}", encoding="utf-8", errors="surrogateescape")
    yield
    note.unlink()


def _new_folder(parent: Path, prefix: str) -> tuple[Path, BinaryIO]:
    """Return a new folder and its lock, which is held as long as the file is open."""
    while True:
        folder = parent / f"{prefix}{os.urandom(8).hex()}"
        folder.mkdir(mode=0o700)
        # somebody who cleans up may come between
        with suppress(FileNotFoundError):
            lock = (folder / _LOCK).open("a+b")
            if try_lock(lock) and is_still(lock, folder / _LOCK):
                return folder, lock
            lock.close()


def _is_ours(folder: Path) -> bool:
    """Return whether a path is a folder of this user, and no link: other users may make names in a shared folder."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return os.name != "posix" or folder.stat().st_uid == os.geteuid()


def _clean(folder: Path) -> None:
    with (folder / _LOCK).open("a+b") as lock:
        if not try_lock(lock):
            return
        _put_back(folder)
    shutil.rmtree(folder, ignore_errors=True)


def _put_back(folder: Path) -> None:
    with suppress(FileNotFoundError):
        note = (folder / _PUT_BACK).read_text(encoding="utf-8", errors="surrogateescape")
        name, _, target = note.partition("\0")
        if target and not os.path.lexists(target):
            (folder / name).rename(target)
