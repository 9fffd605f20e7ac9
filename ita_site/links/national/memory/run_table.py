"""The night's own tables: what it has to do, which slices are under way, and what was handed over between lanes."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.file.record import FieldError
from ita_site.links.national.memory.database import listed
from ita_site.links.run.asking.hand_over_record import hand_over_data, hand_over_from
from ita_site.links.run.asking.part import HandOver

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

_ID_BITS: Final = 62
"""Of the id of a slice: as many as a table can have."""


@dataclass(frozen=True, slots=True)
class LiveSlice:
    """A slice as it is written down for a later driver: one that was given to a worker and has not ended yet."""

    id: int
    lease: float
    """Seconds since 1970, after which nobody works on it any more."""
    questions: tuple[int, ...]


def begin(memory: sqlite3.Connection, now: datetime) -> tuple[int, bool]:
    """Return the run to work on: the one that was stopped, or a new one; and whether it is resumed."""
    row = memory.execute("select id from run where ended is null").fetchone()
    if row:
        return int(row[0]), True
    return int(memory.execute("insert into run (begun) values (?)", (stamp(now),)).lastrowid or 0), False


def end(memory: sqlite3.Connection, run: int, ending: str) -> None:
    """Note how a run ended, and forget what it had to do."""
    memory.execute("update run set ended = ? where id = ?", (ending, run))
    for table in ("todo", "hand_over", "slice"):
        memory.execute(f"delete from {table} where run = ?", (run,))  # noqa: S608 - names of tables


def add_todo(memory: sqlite3.Connection, run: int, questions: Iterable[Sequence[int]]) -> None:
    """Add questions to what a run has to do; each is the ids of its links, the first of which is its own."""
    memory.executemany(
        "insert or ignore into todo (run, link, question) values (?, ?, ?)",
        ((run, link, links[0]) for links in questions for link in links),
    )


def planned(memory: sqlite3.Connection, run: int) -> set[int]:
    """Return the ids of all links of a run, done or not."""
    return {link for (link,) in memory.execute("select link from todo where run = ?", (run,))}


def open_questions(memory: sqlite3.Connection, run: int) -> dict[int, list[tuple[int, str]]]:
    """Return id and URL of the links of each question that is not done, by the question."""
    rows = memory.execute(
        "select question, link, url from todo join link on link.id = link where run = ? and not is_done"
        " order by question, link",
        (run,),
    )
    questions: dict[int, list[tuple[int, str]]] = {}
    for question, link, url in rows:
        questions.setdefault(question, []).append((link, url))
    return questions


def urls_of(memory: sqlite3.Connection, run: int) -> list[str]:
    """Return the first URL of each question of a run, done or not."""
    rows = memory.execute("select url from todo join link on link.id = link where run = ? and question = link", (run,))
    return [url for (url,) in rows]


def settle(memory: sqlite3.Connection, run: int, urls: Sequence[str]) -> set[str]:
    """Mark URLs of a run as done; return those that were not done before: of each a run merges a single check."""
    rows = memory.execute(
        "select todo.link, url from todo join link on link.id = todo.link"
        " where run = ? and not is_done and url in (select value from json_each(?))",
        (run, *listed(urls)),
    )
    ids: dict[int, str] = dict(rows.fetchall())
    memory.executemany("update todo set is_done = 1 where run = ? and link = ?", ((run, link) for link in ids))
    memory.executemany(
        "update agency set is_stale = 1 where id in (select agency from use where link = ?)", ((link,) for link in ids)
    )
    return set(ids.values())


def keep_hand_overs(memory: sqlite3.Connection, run: int, handed: Mapping[int, HandOver]) -> None:
    """Write down questions that go on in another slice, by question."""
    memory.executemany(
        "insert or replace into hand_over values (?, ?, ?, ?)",
        ((run, question, left.host, _hand_over_text(left)) for question, left in handed.items()),
    )


def next_hosts(memory: sqlite3.Connection, run: int) -> dict[int, str]:
    """Return whose turn it is in each question that was handed over."""
    return dict(memory.execute("select question, host from hand_over where run = ?", (run,)))


def hand_overs(memory: sqlite3.Connection, run: int, questions: Sequence[int]) -> dict[int, HandOver]:
    """Return how far those of some questions are that were handed over, by question."""
    rows = memory.execute(
        "select question, host, record from hand_over where run = ? and question in (select value from json_each(?))",
        (run, *listed(questions)),
    )
    return {question: _hand_over(host, record) for question, host, record in rows}


def _hand_over_text(left: HandOver) -> bytes:
    return ENCODER.encode(hand_over_data(left)).encode()


def _hand_over(host: str, record: bytes) -> HandOver:
    """Return a check that was handed over; of a record of another version only whose turn it is: it begins anew."""
    data: object = None
    with suppress(ValueError):
        data = json.loads(record)
    try:
        return hand_over_from(data)
    except FieldError:
        times = data.get("times") if isinstance(data, dict) else None
        # kept, so that no check is passed around for ever
        return HandOver(0, host, times=times if isinstance(times, int) else 0)


def begin_slice(memory: sqlite3.Connection, run: int, lane: int, lease: float, questions: Sequence[int]) -> int:
    """Write down a slice that a worker is to be given; return its id."""
    # at random: files of a slice of another night, or of another memory, must never be taken for its own
    number = secrets.randbits(_ID_BITS)
    row = (number, run, lane, lease, json.dumps(list(questions)), "live")
    memory.execute("insert into slice (id, run, lane, lease, questions, state) values (?, ?, ?, ?, ?, ?)", row)
    return number


def end_slice(memory: sqlite3.Connection, number: int, state: str) -> None:
    """Note how a slice ended: `merged` or `lost`."""
    memory.execute("update slice set state = ? where id = ?", (state, number))


def live_slices(memory: sqlite3.Connection) -> list[LiveSlice]:
    """Return the slices whose end no driver has seen."""
    rows = memory.execute("select id, lease, questions from slice where state = 'live' order by id")
    return [LiveSlice(number, lease, tuple(json.loads(questions))) for number, lease, questions in rows]
