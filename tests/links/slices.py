"""Slices of a greater run, in one process: what each is given and gives back goes through JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_site.links.judge.frame import Frame
from ita_site.links.link_use import LinkUse
from ita_site.links.memory.file.host_record import host_data, host_from
from ita_site.links.memory.file.host_state_record import host_state_data, host_state_from
from ita_site.links.memory.file.look_up_record import look_up_data, look_up_from
from ita_site.links.memory.hosts import joined
from ita_site.links.memory.journal import Entry, entry_data, entry_from
from ita_site.links.memory.known import GivenMemory
from ita_site.links.request import targets
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.look_up import LookUp
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run.asking.hand_over_record import hand_over_data, hand_over_from
from ita_site.links.run.asking.part import HandOver, Part, Rest
from ita_site.links.run.asking.runner import Runner
from ita_site.links.run.checking.subject import Persistence
from ita_site.links.run.questions import Questions
from ita_site.links.run.round import Round
from ita_site.links.run.settings import RoundSettings
from ita_site.links.run.uses import Links, Uses
from tests.links.conftest import LOOPBACK, NOW, no_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ita_site.links.memory.host_state import HostState

HOW = Persistence(backoff=0.05, wait=2.0)
PACE = Pace(8, 2, 0.01)


@dataclass(frozen=True, slots=True)
class GivenLog:
    """What a slice saw: an entry for each URL whose check ended, in that order, and the last frame of each host.

    Who merges a frame joins it (`hosts.joined`) to what is remembered, for other slices may have learned of that host.
    """

    entries: list[Entry] = field(default_factory=list)
    frames: dict[str, Frame] = field(default_factory=dict)

    def append(self, entry: Entry) -> None:
        """Keep a finished check."""
        self.entries.append(entry)

    def keep(self, frame: Frame) -> None:
        """Keep what is known of a host."""
        self.frames[frame.host] = frame


@dataclass(frozen=True)
class Order:
    """What a slice is given."""

    urls: Sequence[str]
    hosts: frozenset[str]
    """Those of its lane."""
    look_ups: tuple[LookUp, ...]
    frames: Mapping[str, Frame] = field(default_factory=dict)
    states: tuple[HostState, ...] = ()
    handed: Mapping[str, HandOver] = field(default_factory=dict)
    """By URL."""
    several: frozenset[str] = frozenset()
    pace: Pace = PACE


@dataclass(frozen=True)
class Slice:
    """What a slice gives back."""

    log: GivenLog
    rest: Rest
    left: tuple[str, ...]
    handed: Mapping[str, HandOver]


def run_slice(order: Order) -> Slice:
    questions = Questions(order.urls)
    log = GivenLog()
    round_ = Round(
        Links(Uses(map(LinkUse, order.urls)), {}),
        questions,
        GivenMemory({}, order.frames),
        log,
        RoundSettings(NOW, HOW, several=order.several),
        lambda *_: None,
    )
    part = Part(
        datetime.now(UTC),
        lambda host: targets.site(host) in order.hosts,
        order.states,
        {index: order.handed[url] for index, url in enumerate(order.urls) if url in order.handed},
    )
    resolver = Resolver((), LOOPBACK, no_names, known=order.look_ups)
    fetcher = Fetcher(resolver, Contexts(), Limits(20.0, 20.0))
    rest = Runner(fetcher, resolver, order.pace, HOW, round_, part).run(round_.jobs())
    fetcher.close()
    handed = {questions.urls(handed.index)[0]: over_the_wire(handed) for handed in rest.handed}
    return Slice(
        GivenLog(
            [entry_from(json.loads(json.dumps(entry_data(entry)))) for entry in log.entries],
            {host: host_from(json.loads(json.dumps(host_data(frame)))) for host, frame in log.frames.items()},
        ),
        replace(rest, states=tuple(host_state_from(json.loads(json.dumps(host_state_data(s)))) for s in rest.states)),
        tuple(questions.urls(index)[0] for index in rest.left),
        handed,
    )


def over_the_wire(handed: HandOver) -> HandOver:
    return hand_over_from(json.loads(json.dumps(hand_over_data(handed))))


def look_ups(**addresses: str) -> tuple[LookUp, ...]:
    known = (LookUp(f"{name}.go.th", NOW, (address,)) for name, address in addresses.items())
    return tuple(look_up_from(json.loads(json.dumps(look_up_data(look_up)))) for look_up in known)


def target_of(url: str) -> targets.Target:
    target = targets.parse(url)
    assert isinstance(target, targets.Target)
    return target


def run_lanes(lanes: Mapping[str, Sequence[str]], known: tuple[LookUp, ...]) -> tuple[dict[str, Entry], int]:
    """Run slices of each lane, which is a host with its URLs, until all is checked; return entries and hand-overs."""
    entries: dict[str, Entry] = {}
    frames: dict[str, Frame] = {}
    states: dict[tuple[str, int], HostState] = {}
    todo = {host: list(urls) for host, urls in lanes.items()}
    handed: dict[str, HandOver] = {}
    times = 0
    several = Counter(target_of(url).authority for urls in lanes.values() for url in urls)
    many = frozenset(authority for authority, count in several.items() if count > 1)
    while any(todo.values()):
        host = next(host for host, urls in todo.items() if urls)
        urls = todo[host]
        todo[host] = []
        mine = {url: handed.pop(url) for url in urls if url in handed}
        done = run_slice(Order(urls, frozenset({host}), known, frames, tuple(states.values()), mine, many))
        assert entries.keys().isdisjoint(entry.url for entry in done.log.entries)
        entries |= {entry.url: entry for entry in done.log.entries}
        frames |= {name: joined(frames.get(name, Frame(name)), frame) for name, frame in done.log.frames.items()}
        states |= {(state.host, state.port): state for state in done.rest.states}
        handed |= done.handed
        times += len(done.handed)
        for url, handed_over in done.handed.items():
            todo[targets.site(handed_over.host)].append(url)
    return entries, times
