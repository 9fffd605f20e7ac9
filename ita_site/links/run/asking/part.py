"""A run that is a part of a greater one, such as a slice of a national run: what it is given, and what it leaves.

Who makes one of it (`links/national/slices/slice_work.py` does):

1. `Questions` of its URLs, those included that others have begun: `Part.handed` has them by index.
2. A `GivenMemory` with the link of each URL, and the frame of each host of its lane *and* of each URL: a check that
   was begun elsewhere asks again for the robots.txt of a host of which the frame does not know it. For the same reason
   `RoundSettings.several` names each host of which the whole run asks several addresses.
3. A `Resolver` with the look-ups of all hosts of its lane, a `Round` with a `Journal`, and a `Runner` with a `Part`.
4. After `Runner.run(round.jobs())`: entries and frames are in the journal, `Round.skipped` has what needs no asking,
   `Round.contact` knows whether all was silence, and the `Rest` is for the next parts. Frames are joined to what is
   remembered by `hosts.joined`: a check may learn of a host of another lane.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ita_site.links.request.exchange import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ita_site.links.memory.host_state import HostState
    from ita_site.links.run.asking.replies import Reply

MAX_HAND_OVERS: Final = 20
"""How often a check is handed over to a host of others, at most: as many redirects as a check follows."""
MAX_REPLIES: Final = 16_000_000
"""Most bytes of bodies that are handed over with a check."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A check that was begun and is to be ended elsewhere, or later: its next question goes to `host`."""

    index: int
    """Of the check in the run that gives it away."""
    host: str
    replies: tuple[Reply, ...] = ()
    """What it was answered so far; given to a run in `Part.handed`, the check begins anew and asks none of it again."""
    times: int = 0
    """How often it was handed over to a host that was not of the run."""

    @property
    def size(self) -> int:
        """Return the bytes of all bodies."""
        return sum(len(reply.came.body) for reply in self.replies if isinstance(reply.came, Answer))


@dataclass(frozen=True, slots=True)
class Part:
    """What a run is given that is a part of a greater one.

    Such a run asks only hosts that are its own, answers nothing for want of time, and tells how it left each host.
    """

    began: datetime
    """Now, by the clock of `states`, read as the run begins: the real one, or that of a simulated night."""
    is_ours: Callable[[str], bool]
    """Whether the run may ask a host, by the name that is looked up. Called on the deciding thread.

    All hosts of its groups are its own, and those that `handed` checks ask next."""
    states: tuple[HostState, ...] = ()
    """How earlier runs left the hosts of its groups, those included of which this run asks nothing.

    A machine that some of them share is left alone until all want it; that needs the look-ups of all, pinned in
    the `Resolver`. A host that was down is asked one question before any other, one that asks to wait none."""
    handed: Mapping[int, HandOver] = field(default_factory=dict)
    """Checks of this run, by index, that another one has begun."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a part leaves to others. Every check of the run is either in `Checks.done`, in `left` or in `handed`."""

    left: tuple[int, ...] = ()
    """Checks of which nobody has asked anything, ascending."""
    handed: tuple[HandOver, ...] = ()
    """Checks that are to be ended by whoever may ask their next host: often another part, but this one's successor
    where the time was spent in the middle of a check."""
    states: tuple[HostState, ...] = ()
    """Of every host that was asked; of others what was given holds on."""
