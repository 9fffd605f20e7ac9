"""Draw strangers' documents in a process of its own that ends, however they are made.

A document can crash the library that draws it, take all memory, or never be done. So the drawing process is bounded by
the system; where it dies over a document, that document has no picture and the next one gets a new process. This
module is both sides: `PictureProcess` starts the process, `main` is what runs in it. They speak in plain numbers and
bytes: what comes back was near a stranger's document, and is believed no further than that.
"""

import os
import struct
import subprocess
import sys
import threading
from enum import StrEnum
from typing import BinaryIO, Final, Self

from ita_site.visitor_files.copy_picture import (
    MAX_BYTES,
    MAX_HEIGHT,
    MAX_WIDTH,
    CopyPicture,
    PersonalPictureError,
    draw,
)
from ita_site.visitor_files.webp import bare, is_webp

_CPU_SECONDS: Final = 10
"""Of the processor, for one document; a usual page takes a tenth of a second."""

_WALL_SECONDS: Final = 120
"""On a machine that does much else, or on one that cannot bound the processor's time."""

_MEMORY: Final = 1 << 30
"""Bytes; a usual page takes 100 million."""

_KINDS: Final = ("pdf", "image")
_ASKED: Final = struct.Struct(">BI")
"""Place of the kind in `_KINDS`, bytes of the document that follows."""
_ANSWERED: Final = struct.Struct(">BHHI")
"""Place in `_OUTCOMES`, width and height in pixels, bytes of the picture that follows."""


class NoPicture(StrEnum):
    """Why a document has no picture."""

    PERSONAL = "personal"
    """It shows a number of an identity card."""
    UNREADABLE = "unreadable"
    """It is broken, locked or too large."""


_OUTCOMES: Final = (None, NoPicture.PERSONAL, NoPicture.UNREADABLE)

Drawing = CopyPicture | NoPicture


class PictureProcess:
    """Draws one document after the other; a context manager. The process starts with the first document."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def draw(self, body: bytes, kind: str) -> Drawing:
        """Return a picture of a body as `copy_picture.draw` makes it, or why there is none; `kind` as there."""
        process = self._process or self._start()
        timer = threading.Timer(_WALL_SECONDS, process.kill)
        timer.start()
        try:
            return _answer(process, body, kind)
        except (OSError, struct.error, ValueError, LookupError):
            self._end()
            return NoPicture.UNREADABLE
        finally:
            timer.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path},
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _answer(process: subprocess.Popen[bytes], body: bytes, kind: str) -> Drawing:
    """Hand a document over and wait for its picture. Raises where the process died over it or answers nonsense."""
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipe")
    process.stdin.write(_ASKED.pack(_KINDS.index(kind), len(body)) + body)
    process.stdin.flush()
    outcome, width, height, size = _ANSWERED.unpack(process.stdout.read(_ANSWERED.size))
    if reason := _OUTCOMES[outcome]:
        return reason
    data = process.stdout.read(size) if size <= MAX_BYTES else b""
    if not is_webp(data) or width > MAX_WIDTH or height > MAX_HEIGHT:
        raise ValueError("no picture of ours")
    return CopyPicture(bare(data), width, height)


def main() -> None:
    """Read documents from standard input, and write to standard output the picture of each."""
    while head := sys.stdin.buffer.read(_ASKED.size):
        kind, size = _ASKED.unpack(head)
        body = sys.stdin.buffer.read(size)
        _limit()
        _write(sys.stdout.buffer, _drawn(body, _KINDS[kind]))


def _drawn(body: bytes, kind: str) -> Drawing:
    try:
        return draw(body, kind)
    except PersonalPictureError:
        return NoPicture.PERSONAL
    except Exception:  # noqa: BLE001 - the libraries raise what they meet in a stranger's bytes
        return NoPicture.UNREADABLE


def _write(out: BinaryIO, drawing: Drawing) -> None:
    if isinstance(drawing, NoPicture):
        out.write(_ANSWERED.pack(_OUTCOMES.index(drawing), 0, 0, 0))
    else:
        out.write(_ANSWERED.pack(0, drawing.width, drawing.height, len(drawing.data)) + drawing.data)
    out.flush()


def _limit() -> None:
    """Bound what the next document may take, where the system can: not on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    bounds = {
        resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + _CPU_SECONDS,
        resource.RLIMIT_AS: _MEMORY,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        _, most = resource.getrlimit(kind)
        # nobody may raise a bound that the system set lower; the next document gets a later one
        resource.setrlimit(kind, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))


if __name__ == "__main__":
    main()
