"""Show how far a run is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TextIO

from ita_site.links.judge.observation import clean

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_SECONDS: Final = 10.0
"""Between two plain lines."""
_BAR: Final = 24


class Progress:
    """Writes to a stream; call it with (finished, of how many, URL)."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._terminal = out.isatty()
        self._last = clock()

    def __call__(self, finished: int, total: int, url: str) -> None:
        """Show the step, if it is time."""
        now = self._clock()
        pause = 0.1 if self._terminal else EVERY_SECONDS
        if now - self._last < pause and finished < total:
            return
        if not self._terminal and finished < total and now - self._last < EVERY_SECONDS:
            return
        self._last = now
        if self._terminal:
            done = _BAR * finished // total
            self._out.write(f"\r\x1b[K[{'#' * done}{'.' * (_BAR - done)}] {finished}/{total} {clean(url, 60)}")
            self._out.write("\r\x1b[K" if finished == total else "")
        else:
            self._out.write(f"ตรวจแล้ว · checked {finished}/{total}\n")
        self._out.flush()
