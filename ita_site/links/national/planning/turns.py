"""Whose turn it is in each question: the host that it begins with, or the one to which it was handed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_site.links.national.planning.machines import Machines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ita_site.links.national.planning.names import Names
    from ita_site.links.national.planning.planner import Plan
    from ita_site.links.request.groups import Joined
    from ita_site.links.run.asking.part import HandOver


@dataclass(slots=True)
class Turns:
    """The hosts of the questions of a night, and the machines behind them."""

    plan: Plan
    names: Names
    _machines: Machines = field(default_factory=Machines)

    def begin(self, progress: Callable[[int, int], None]) -> None:
        """Look up all hosts, and group them. Calls `progress` with how many are known, of how many."""
        hosts = [question.target.host for question in self.plan.questions.values()]
        self._meet(list(dict.fromkeys([*hosts, *self.plan.handed.values()])), progress)

    def hand_over(self, handed: Mapping[int, HandOver]) -> list[Joined]:
        """Give questions to other hosts; return the groups of those, and which groups they took over."""
        self.plan.handed.update((number, left.host) for number, left in handed.items())
        return self._meet(sorted({left.host for left in handed.values()}), lambda *_: None)

    def by_group(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """Return questions by the group of the host whose turn it is."""
        groups: dict[int, list[int]] = {}
        for number in numbers:
            groups.setdefault(self._machines.of(self._host(number)), []).append(number)
        return groups

    def hosts(self, groups: Iterable[int]) -> list[str]:
        """Return the hosts of some groups, by name."""
        return self._machines.hosts(groups)

    def _meet(self, hosts: list[str], progress: Callable[[int, int], None]) -> list[Joined]:
        self.names.look_up(hosts, progress)
        return [self._machines.add(look_up.host, look_up.addresses) for look_up in self.names.of(hosts)]

    def _host(self, number: int) -> str:
        return self.plan.handed.get(number) or self.plan.questions[number].target.host
