"""A journal merged into the memory of a health file: the links and hosts that follow from both."""

from __future__ import annotations

from dataclasses import replace
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING

from ita_site.links.judge.observation import Kind
from ita_site.links.memory import clock, schedule
from ita_site.links.memory.history import Link, advance
from ita_site.links.memory.hosts import is_used

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ita_site.links.judge.frame import Frame
    from ita_site.links.memory.file.health_file import HealthFile
    from ita_site.links.memory.journal import Entry, Journal
    from ita_site.links.run.settings import Settings
    from ita_site.links.run.uses import Uses


def merged_links(known: HealthFile, journal: Journal, uses: Uses, settings: Settings) -> Iterator[Link]:
    """Yield every link of both, by URL; those that need no memory are left out."""
    for url in _urls(known, journal, uses):
        link = known.get(url)
        entry = journal.get(url)
        if entry and not clock.is_ahead(entry.at, settings.now):
            link = moved_on(link or Link(url), entry, settings)
        if link and link.observation is not Kind.SKIPPED:
            yield link


def _urls(known: HealthFile, journal: Journal, uses: Uses) -> Iterator[str]:
    """Yield every URL of both and of the list, in ascending order.

    The list holds its URLs anyway, so that nearly all of the journal's take no more room.
    """
    strays = sorted(url for url in journal.urls() if url not in uses)
    return (url for url, _ in groupby(merge(known.sorted_urls(), sorted(uses), strays)))


def merged_hosts(known: HealthFile, journal: Journal, now: datetime) -> Iterator[Frame]:
    """Yield every host of both that is still used, by name: those of the journal before those of the file."""
    frames = {frame.host: frame for frame in known.frames()} | journal.frames()
    for _, frame in sorted(frames.items()):
        if is_used(frame, now):
            yield clock.set_aside_frame(frame, now)


def moved_on(link: Link, entry: Entry, settings: Settings) -> Link:
    """Return the link after a check, with its next date."""
    moved = advance(link, entry.seen, entry.at, settings.thresholds)
    if moved is link:
        return link
    kept = replace(moved, sibling=entry.sibling or link.sibling, vantage=settings.vantage or link.vantage)
    return schedule.planned(kept, entry.seen, entry.at, settings.rhythm)
