"""A finished folder put in the place of another: in one step where the system can, else in two that can be undone."""

import ctypes
import errno
import os
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import put_back_if_killed

_HERE: Final = -100
"""AT_FDCWD of <fcntl.h>: paths are what they are for any other call."""

_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of <linux/fs.h>."""

_CANNOT: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""What a system answers that has no such call, or not for this file system."""


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put the folder `new` in the place of `target`, and what was there at `aside`; nothing changes if that fails.

    `new` and `aside` are in a work folder. A `target` that is a link stays one: what it leads to is replaced. Where the
    system cannot exchange two folders, a process that is killed leaves a note, by which the next one puts the old
    folder back. Raises OSError.
    """
    place = Path(os.path.realpath(target))
    if not os.path.lexists(place):
        new.rename(place)
    elif exchange(new, place):
        new.rename(aside)
    else:
        _rename_both(new, place, aside)


def exchange(first: Path, second: Path) -> bool:
    """Let two paths change places in one step. Returns False where the system cannot. Raises OSError."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    if call(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


def _rename_both(new: Path, target: Path, aside: Path) -> None:
    with put_back_if_killed(aside, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
