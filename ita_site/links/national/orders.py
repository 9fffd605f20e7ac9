"""Make the order of a slice: all that its checks need to know, out of the nation's memory."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.national.memory import host_table, link_table, run_table, use_table
from ita_site.links.national.slices.slice_order import SliceOrder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from ita_site.links.national.planning.names import Names
    from ita_site.links.national.planning.night_clock import NightClock
    from ita_site.links.national.planning.planner import Plan
    from ita_site.links.national.settings import Asking
    from ita_site.links.national.slices.spool import Place

PATIENCE: Final = 30.0
"""Seconds within which a worker begins a slice, or never does."""
GRACE: Final = 60.0
"""Seconds that a slice may need beyond its budget and its longest request, and by which clocks of machines differ."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Makes the orders of one night."""

    memory: sqlite3.Connection
    plan: Plan
    names: Names
    asking: Asking
    clock: NightClock

    def make(self, place: Place, numbers: Sequence[int], hosts: Sequence[str]) -> SliceOrder:
        """Return the order to ask some questions, and nobody but some hosts."""
        questions = [self.plan.questions[number] for number in numbers]
        ids = [link for question in questions for link in question.ids]
        urls = [url for question in questions for url in question.urls]
        authorities = {question.target.authority for question in questions}
        handed = run_table.hand_overs(self.memory, self.plan.run, numbers)
        asked = authorities.union(left.host for left in handed.values())
        uses, now = use_table.uses_of(self.memory, ids), self.asking.now
        return SliceOrder(
            place=place,
            begin_before=time.time() + PATIENCE,
            asking=self.asking,
            uses=tuple(use for link in ids for use in uses[link]),
            overrules=use_table.confirmed(self.memory, urls, now),
            links=link_table.known(self.memory, urls, now),
            frames=host_table.frames(self.memory, sorted(asked), now),
            looked_up=self.names.of(hosts),
            began=self.clock.now(),
            states=host_table.states(self.memory, hosts),
            handed={self.plan.questions[number].urls[0]: left for number, left in handed.items()},
            several=self.plan.several & authorities,
        )

    def lease(self) -> float:
        """Return until when a worker may be busy with an order that is made now, in seconds since 1970."""
        return time.time() + PATIENCE + self.asking.pace.budget + self.asking.timeout + GRACE
