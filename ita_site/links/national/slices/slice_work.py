"""Ask the questions of one slice: what a worker does, in a process of its own or on another machine."""

from __future__ import annotations

import socket
import tempfile
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.journal import Journal, Lock
from ita_site.links.memory.known import GivenMemory
from ita_site.links.national.slices.slice_order import SliceResult
from ita_site.links.national.slices.spool import sign
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run.asking.part import Part
from ita_site.links.run.asking.runner import Runner
from ita_site.links.run.questions import Questions
from ita_site.links.run.round import Round
from ita_site.links.run.settings import RoundSettings
from ita_site.links.run.uses import Links, Uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_site.links.national.slices.slice_order import SliceOrder
    from ita_site.links.national.slices.spool import Place
    from ita_site.links.run.asking.part import Rest

CONNECT_SECONDS: Final = 10.0
"""For a connection, where a request may take as long."""


def run_slice(order: SliceOrder) -> SliceResult:
    """Ask what an order says, until it is done or the budget is spent; return what was seen.

    Nothing is asked where the order comes late: another worker may have it by then.
    """
    if time.time() > order.begin_before:
        return SliceResult(is_late=True)
    machine = socket.gethostname()
    with _file(order.place) as file, Lock(file), closing(Journal(file)) as journal:
        sign(file, machine)
        rest, urls = _ask(order, journal)
        entries, frames = tuple(journal.entries()), tuple(journal.frames().values())
    handed = {urls[left.index]: left for left in rest.handed}
    return SliceResult(entries, frames, rest.states, handed, machine)


def _ask(order: SliceOrder, journal: Journal) -> tuple[Rest, list[str]]:
    """Ask, and write down what is finished; return what is left to others, and the URLs by their indexes."""
    asking = order.asking
    resolver = Resolver(asking.resolve, asking.allow_network, known=order.looked_up)
    limits = Limits(asking.timeout, min(CONNECT_SECONDS, asking.timeout))
    uses = Uses(order.uses)
    urls = list(uses)
    settings = RoundSettings(asking.now, asking.how, several=order.several)
    known = GivenMemory(order.links, order.frames)
    checks = Round(Links(uses, order.overrules), Questions(urls), known, journal, settings, _no_progress)
    with closing(Fetcher(resolver, Contexts(asking.ca_bundle), limits, asking.contact)) as fetcher:
        runner = Runner(fetcher, resolver, asking.pace, asking.how, checks, _part(order, urls))
        return runner.run(checks.jobs()), urls


def _part(order: SliceOrder, urls: Sequence[str]) -> Part:
    """Return the slice as the runner knows it: a host is its own if it came with an address."""
    hosts = frozenset(look_up.host for look_up in order.looked_up)
    handed = {at: replace(order.handed[url], index=at) for at, url in enumerate(urls) if url in order.handed}
    return Part(order.began, hosts.__contains__, order.states, handed)


@contextmanager
def _file(place: Place) -> Iterator[Path]:
    """Yield the file of a slice; where this machine has another disk than the driver, one that is thrown away."""
    if place.is_shared:
        yield place.file
        return
    with tempfile.TemporaryDirectory(prefix="ita-slice-") as folder:
        yield Path(folder, place.file.name)


def _no_progress(*_: object) -> None:
    """Say nothing: the driver shows how far the night is."""
