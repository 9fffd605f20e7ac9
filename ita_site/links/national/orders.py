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

    from ita_site.links.link_use import LinkUse
    from ita_site.links.national.planning.names import Names
    from ita_site.links.national.planning.night_clock import NightClock
    from ita_site.links.national.planning.planner import Plan, Question
    from ita_site.links.national.settings import Asking
    from ita_site.links.national.slices.spool import Place

PATIENCE: Final = 30.0
"""Seconds within which a worker begins a slice, or never does."""
SKEW: Final = 60.0
"""Seconds by which the clocks of machines may differ."""
GRACE: Final = 60.0
"""Seconds that a slice may need beyond its budget and its longest request; a clock that is behind adds to them."""


@dataclass(frozen=True, slots=True)
class Orders:
    """Makes the orders of one night."""

    memory: sqlite3.Connection
    plan: Plan
    names: Names
    asking: Asking
    clock: NightClock
    has_other_clocks: bool = False
    """Workers are on other machines."""

    @property
    def _patience(self) -> float:
        return PATIENCE + (SKEW if self.has_other_clocks else 0.0)

    def make(self, place: Place, numbers: Sequence[int], hosts: Sequence[str]) -> SliceOrder:
        """Return the order to ask some questions, and nobody but some hosts."""
        asked = _Asked([self.plan.questions[number] for number in numbers])
        handed = run_table.hand_overs(self.memory, self.plan.run, numbers)
        # a check that was handed over learns of the host whose turn it is
        known_hosts = sorted(asked.authorities.union(left.host for left in handed.values()))
        now = self.asking.now
        return SliceOrder(
            place=place,
            begin_before=time.time() + self._patience,
            asking=self.asking,
            uses=self._uses(asked.ids),
            overrules=use_table.confirmed(self.memory, asked.urls, now),
            links=link_table.known(self.memory, asked.urls, now),
            frames=host_table.frames(self.memory, known_hosts, now),
            looked_up=self.names.of(hosts),
            began=self.clock.now(),
            states=host_table.states(self.memory, hosts),
            handed={self.plan.questions[number].urls[0]: left for number, left in handed.items()},
            several=self.plan.several & asked.authorities,
        )

    def _uses(self, ids: Sequence[int]) -> tuple[LinkUse, ...]:
        """Return the uses of links, in the order of the links."""
        uses = use_table.uses_of(self.memory, ids)
        return tuple(use for link in ids for use in uses[link])

    def lease(self) -> float:
        """Return until when a worker may be busy with an order that is made now, in seconds since 1970."""
        return time.time() + self._patience + self.asking.pace.budget + self.asking.timeout + GRACE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the questions of a slice are about."""

    questions: Sequence[Question]

    @property
    def ids(self) -> list[int]:
        """Return the ids of all links."""
        return [link for question in self.questions for link in question.ids]

    @property
    def urls(self) -> list[str]:
        """Return the URLs of all links."""
        return [url for question in self.questions for url in question.urls]

    @property
    def authorities(self) -> frozenset[str]:
        """Return the hosts, as the header `Host` has them."""
        return frozenset(question.target.authority for question in self.questions)
