"""What a night asks: the links that are due, as questions, each with its host and the group of machines behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import verdict
from ita_site.links.memory.journal import Entry
from ita_site.links.national.memory import link_table, run_table, use_table
from ita_site.links.national.memory.database import transaction
from ita_site.links.request import targets
from ita_site.links.run.questions import Questions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from ita_site.links.national.settings import NightSettings

SEVERAL: Final = 2
"""Addresses of a host in one night, from which on it is asked for its robots.txt."""


@dataclass(frozen=True, slots=True)
class Question:
    """The links that are asked in one question, because they differ only in what is never sent."""

    ids: tuple[int, ...]
    urls: tuple[str, ...]
    target: targets.Target


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a night."""

    run: int
    resumed: int
    """URLs that a night which was stopped had left to do."""
    questions: dict[int, Question]
    """By the id of the first link."""
    several: frozenset[str]
    """Hosts, as the header `Host` has them, of which the night asks more than one address."""
    handed: dict[int, str]
    """Whose turn it is in questions that were handed over."""


def make_plan(memory: sqlite3.Connection, settings: NightSettings) -> Plan:
    """Return what a night has to do, and write it down: what a stopped night left, and all that is due."""
    now = settings.asking.now
    with transaction(memory):
        run, is_resumed = run_table.begin(memory, now)
        left = run_table.open_questions(memory, run)
        known = run_table.planned(memory, run) if is_resumed else set()
        wanted = [(link, url) for link, url in _wanted(memory, settings) if link not in known]
        run_table.add_todo(memory, run, _questions(wanted))
        _judge_unaskable(memory, run, settings)
        _forget_unused(memory, run)
    questions = dict(_askable(run_table.open_questions(memory, run)))
    resumed = sum(map(len, left.values()))
    return Plan(run, resumed, questions, _several(memory, run), run_table.next_hosts(memory, run))


def _wanted(memory: sqlite3.Connection, settings: NightSettings) -> Iterator[tuple[int, str]]:
    now = settings.asking.now
    ignored = use_table.ignored(memory, now)
    links = link_table.used(memory) if settings.everything else link_table.due(memory, now, settings.rhythm)
    if links and not settings.everything:
        links += link_table.witnesses(memory, now, settings.rhythm)
    return ((link, url) for link, url in links if url not in ignored)


def _questions(links: Sequence[tuple[int, str]]) -> Iterator[list[int]]:
    """Yield the ids of the links of each question."""
    ids = {url: link for link, url in links}
    questions = Questions([url for _, url in links])
    return ([ids[url] for url in questions.urls(index)] for index in questions.indexes())


def _judge_unaskable(memory: sqlite3.Connection, run: int, settings: NightSettings) -> None:
    """Settle what is no address of the web: nobody needs to be asked."""
    entries = []
    for links in run_table.open_questions(memory, run).values():
        for _, url in links:
            target = targets.parse(url)
            if isinstance(target, targets.NotWeb):
                entries.append(Entry(url, settings.asking.now, verdict.of_not_web(target)))
    run_table.settle(memory, run, [entry.url for entry in entries])
    link_table.merge(memory, entries, settings.job)


def _forget_unused(memory: sqlite3.Connection, run: int) -> None:
    """Take out what a stopped night had left to do and nobody uses any more."""
    memory.execute(
        "delete from todo where run = ? and not is_done and link in (select id from link where not is_used)", (run,)
    )


def _askable(questions: dict[int, list[tuple[int, str]]]) -> Iterator[tuple[int, Question]]:
    for number, links in questions.items():
        target = targets.parse(links[0][1])
        if isinstance(target, targets.Target):
            yield number, Question(tuple(link for link, _ in links), tuple(url for _, url in links), target)


def _several(memory: sqlite3.Connection, run: int) -> frozenset[str]:
    parsed = map(targets.parse, run_table.urls_of(memory, run))
    counted = Counter(target.authority for target in parsed if isinstance(target, targets.Target))
    return frozenset(host for host, count in counted.items() if count >= SEVERAL)
