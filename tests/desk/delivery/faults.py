"""What a server of the tests does wrong, and what it has received."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

NEVER: Final = 1 << 60


class BreakOffError(Exception):
    """The server is to break off: it sends nothing more to anybody."""


class DiskFullError(Exception):
    """The server's disk is full."""


@dataclass
class Faults:
    """`breaks` are numbers of received bytes: at each a server breaks off once. `room` is the size of its disk."""

    breaks: list[int] = field(default_factory=list)
    room: int = NEVER
    lost_answers: list[int] = field(default_factory=list)
    """Numbers of renames that are done, and of which the answer is lost."""
    may_write: bool = True
    has_firewall: bool = False
    """Whether nobody gets through to the data channels of FTP."""
    drops: list[int] = field(default_factory=list)
    """Numbers of received bytes at which a block is lost without a word, once each."""
    received: int = 0
    renames: int = 0
    stored: list[str] = field(default_factory=list)
    """The names under which files were written, in order."""

    def take(self, size: int) -> None:
        """Take so many bytes of a file. Raises BreakOffError and DiskFullError."""
        self.received += size
        if self.breaks and self.received >= self.breaks[0]:
            del self.breaks[0]
            raise BreakOffError
        if self.received > self.room:
            raise DiskFullError

    def keeps_block(self) -> bool:
        """Return whether what was received just now is written to the disk."""
        if self.drops and self.received >= self.drops[0]:
            del self.drops[0]
            return False
        return True

    def answers_rename(self) -> bool:
        """Return whether the answer to a rename that was done arrives."""
        self.renames += 1
        return self.renames not in self.lost_answers

    def forget(self) -> None:
        """Begin to count anew."""
        self.received = self.renames = 0
        self.stored.clear()
