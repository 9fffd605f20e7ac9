"""A process that never ends, or takes all memory, if it is let."""

from __future__ import annotations

import os
import sys

from ita_site.disk.limited_process import Limits, limit

BOUNDS = Limits(2, wall_seconds=300, memory=512 << 20)


def loops() -> None:
    while True:
        pass


def hogs() -> None:
    held = []
    try:
        while True:
            held.append(bytes(16 << 20))
    except MemoryError:
        held.clear()
        # as libraries in C++ do
        os.abort()


if __name__ == "__main__":
    limit(BOUNDS)
    {b"loop": loops, b"hog": hogs}[sys.stdin.buffer.read()]()
