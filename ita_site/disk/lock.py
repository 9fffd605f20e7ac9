"""Hold a file until the process ends, however it ends: what another process cannot get is in use."""

import os
from pathlib import Path
from typing import BinaryIO


def try_lock(file: BinaryIO) -> bool:
    """Return whether this process now holds an open file; False where another one does."""
    try:
        _lock(file)
    except OSError:
        return False
    return True


def share_lock(file: BinaryIO) -> None:
    """Hold an open file together with others, once nobody holds it alone. Who held it alone lets others in.

    Where the system has no such locks, as on Windows, nothing is done.
    """
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        return
    fcntl.flock(file, fcntl.LOCK_SH)


def is_still(file: BinaryIO, path: Path) -> bool:
    """Return whether `path` still is the file that was opened: nobody deleted it before it was locked."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
