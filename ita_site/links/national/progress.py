"""Show how far a night is: a line for a person, and a file for programs, written whole every few seconds."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from ita_site.disk.whole_file import write_whole
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_EVERY: Final = 5.0
"""Seconds between two writings of the file."""


@dataclass(frozen=True, slots=True)
class LaneState:
    """A lane, as a person who watches the night wants to know it."""

    lane: int
    asked: int
    """Questions of the slice that is under way; 0 where there is none."""
    queued: int
    """Questions of its other slices."""


@dataclass(slots=True)
class Progress:
    """How far a night is. `show` is called with how many URLs are done, of how many."""

    file: Path
    show: Callable[[int, int, str], None]
    total: int = 0
    """URLs that the night has to do."""
    done: int = 0
    lost: int = 0
    """Slices whose worker was lost."""
    _begun: float = field(default_factory=time.time)
    _written: float = 0.0

    def names(self, known: int, total: int) -> None:
        """Show how many names were looked up."""
        self._write({"step": "names", "names": known, "names_in_all": total}, is_due=known == total)

    def step(self, lanes: Sequence[LaneState], longest: float) -> None:
        """Show the lanes; `longest` is the seconds that the largest group still needs."""
        self.show(min(self.done, self.total), self.total, "")
        self._write({"step": "links"} | self._numbers(longest) | {"lanes": [_lane(lane) for lane in lanes]})

    def end(self, ending: str) -> None:
        """Show how the night ended."""
        self._write({"step": "ended", "ending": ending} | self._numbers(0.0), is_due=True)

    def _numbers(self, longest: float) -> dict[str, Any]:
        rate = self.done / max(time.time() - self._begun, 1.0)
        left = max(0, self.total - self.done)
        seconds = max(longest, left / rate if rate else 0.0)
        ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=round(min(seconds, 1e9)))
        return {
            "done": self.done,
            "left": left,
            "lost": self.lost,
            "rate": round(rate, 2),
            "largest_group_seconds": round(longest, 1),
            "ends": stamp(ends) if rate or not left else None,
        }

    def _write(self, data: dict[str, Any], *, is_due: bool = False) -> None:
        now = time.time()
        if not is_due and now - self._written < _EVERY:
            return
        self._written = now
        begun = stamp(datetime.fromtimestamp(int(self._begun), UTC))
        text = json.dumps({"version": 1, "begun": begun} | data, ensure_ascii=False, indent=1)
        write_whole(self.file, f"{text}\n".encode())


def _lane(lane: LaneState) -> dict[str, int]:
    return {"lane": lane.lane, "asked": lane.asked, "queued": lane.queued}
