"""Tell a plain file from what must not be opened: a link to any file of the machine, a pipe, a device."""

import os
import stat
from pathlib import Path
from typing import Final

LINK: Final = "ลิงก์ไปที่อื่น (a link to elsewhere)"
_NO_FILE: Final = "ไม่ใช่ไฟล์ (not a file)"


def not_plain(path: Path | str) -> str:
    """Return in Thai and English why `path` must not be opened; empty for a file or folder that is there itself."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            # through the link as well, so that one that leads nowhere is called so
            os.stat(path)  # noqa: PTH116 - a path object for each of thousands of files takes long
    except OSError as error:
        return error.strerror or type(error).__name__
    if stat.S_ISLNK(mode):
        return LINK
    return _not_file(mode)


def not_plain_through_links(path: Path | str) -> str:
    """Return in Thai and English why what `path` leads to must not be opened; empty for a file or folder.

    Raises OSError where there is nothing.
    """
    return _not_file(os.stat(path).st_mode)  # noqa: PTH116 - as above


def _not_file(mode: int) -> str:
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else _NO_FILE
