"""Hold the folder of an agency, so that no other process of the hub reads half of a change or writes into it."""

import errno
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

from ita_site.disk.lock import try_lock

_BUSY: Final = "โฟลเดอร์ของหน่วยงานกำลังถูกสำรองหรือตรวจลิงก์ รอสักครู่แล้วลองอีกครั้ง"
_PAUSE: Final = 0.02
_LONGEST: Final = 30.0
"""Seconds after which a folder that is held by others counts as busy."""


class AgencyLock:
    """A lock between processes and between threads; a thread that holds it may enter again."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._threads = threading.RLock()
        self._depth = 0
        self._file: BinaryIO | None = None

    def __enter__(self) -> None:
        """Wait for the folder. Raises TimeoutError where others hold it too long, and OSError."""
        self._threads.acquire()
        try:
            if not self._depth:
                self._file = _held(self._path)
        except BaseException:
            self._threads.release()
            raise
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the folder go."""
        self._depth -= 1
        if not self._depth and self._file:
            self._file.close()
        self._threads.release()


def _held(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+b")
    end = time.monotonic() + _LONGEST
    while not try_lock(file):
        if time.monotonic() > end:
            file.close()
            raise TimeoutError(errno.ETIMEDOUT, _BUSY, str(path))
        time.sleep(_PAUSE)
    return file
