"""Join a new reading of a measure with the measure that editors already have."""

from dataclasses import replace
from itertools import chain
from typing import TypeVar

from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.source.unsettled.todos import settled
from ita_site.word_import.doubts import Guess
from ita_site.word_import.previous.before import Before
from ita_site.word_import.previous.join_claims import join_outcomes, join_results
from ita_site.word_import.previous.open_doubts import as_left, as_read_again, still_open, text_as_left
from ita_site.word_import.reading.values import ReadIssue, ReadMeasure, ReadReport

T = TypeVar("T")


def join(read: ReadMeasure, before: Before[Measure] | None, *, same_framework: bool = True) -> ReadMeasure:
    """Return a measure in which what editors settled stays wherever the words of the file are unchanged.

    `same_framework` is whether the measure of before names items of the same assessed year.
    """
    if before is None:
        return read
    old = before.entry
    marks_of_units = before.at("responsible", "units")
    return replace(
        read,
        layout=tuple(still_open(before.at("order"), read.layout)),
        title=as_left(read.title, old.title, before.at("title")),
        issue=_issue(read.issue, before, same_framework=same_framework),
        responsible=text_as_left(read.responsible, old.responsible.text, before.at("responsible", "text")),
        units=_reading(read.units, read.responsible, old.responsible.text, old.responsible.units, marks_of_units),
        period=_reading(read.period, read.period_text, old.period_text, old.period, before.at("period")),
        period_text=text_as_left(read.period_text, old.period_text, before.at("period_text")),
        status=_status(read, before),
        results=join_results(read, before),
        outcomes=join_outcomes(read, before),
    )


def _issue(read: ReadIssue, before: Before[Measure], *, same_framework: bool) -> ReadIssue:
    old = before.entry.issue
    text = text_as_left(read.text, old.text, before.at("issue", "text"))
    if text.value != settled(old.text) or not same_framework:
        return replace(read, text=text)
    return ReadIssue(
        text,
        _indicators(read, before),
        _codes(read.items, old.items, before.at("issue", "items")),
        _codes(read.resembles, old.resembles, before.at("issue", "resembles")),
    )


def _indicators(read: ReadIssue, before: Before[Measure]) -> tuple[Guess[int], ...]:
    marks, old = before.at("issue", "indicator"), before.entry.issue.indicator
    doubts = chain.from_iterable(guess.doubts for guess in read.indicators)
    certain = next((guess.value for guess in read.indicators if not guess.suggested), None)
    if set(map(as_read_again, doubts)) == set(marks) and certain == old:
        return read.indicators
    unread: Guess[int] = Guess(None)
    return (as_left((unread, *read.indicators)[-1], old, marks),)


def _codes(fresh: Guess[tuple[str, ...]], old: tuple[str, ...], marks: tuple[str, ...]) -> Guess[tuple[str, ...]]:
    unchanged = set(map(as_read_again, fresh.doubts)) == set(marks)
    if unchanged and (old or None) == (None if fresh.suggested else fresh.value):
        return fresh
    return as_left(fresh, old or None, marks)


def _reading(fresh: Guess[T], words: Guess[str], old_words: str, old: T | None, marks: tuple[str, ...]) -> Guess[T]:
    """Return what was read of words; where they are unchanged or gone, what editors made of the `old_words`."""
    return as_left(fresh, old, marks) if words.value in {None, settled(old_words)} else fresh


def _status(read: ReadMeasure, before: Before[Measure]) -> Guess[str]:
    old = before.entry.status
    return as_left(read.status, old, before.at("status")) if read.status.value == old else read.status


def join_report(read: ReadReport, before: Before[Report] | None) -> ReadReport:
    """Return a report in which the assessed year is settled where an editor settled it."""
    if before is None:
        return read
    old, year = before.entry, read.assessed_year
    if year.doubts and old.assessed_year == year.value:
        year = replace(year, doubts=tuple(still_open(before.at("assessed_year"), year.doubts)))
    return replace(read, assessed_year=year, evidence_for_year=old.evidence_for_year)
