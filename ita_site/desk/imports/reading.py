"""Read a Word file for a report of the content, as far as it is known for which one."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from ita_site.desk.imports.kept import Task
from ita_site.desk.imports.stated import first_lines, stated_months, stated_year
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal, no_form
from ita_site.word_import.review.read import Reading
from ita_site.word_import.review.read_apart import read_apart

_FAMILY: Final = "nacc"
_WHOLE_YEAR: Final = 12
_BUDDHIST: Final = 543
_OCTOBER: Final = 10
_THAILAND: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that was read for the first time."""

    task: Task
    reading: Reading | None
    """None where it is not known for which report."""


def asked_of(task: Task) -> Asked:
    """Return for which report a file is read; this year's where that is not known yet."""
    year = task.fiscal_year or fiscal_year_of(datetime.now(UTC))
    return Asked(year, task.months or _WHOLE_YEAR, _FAMILY, year - 1, guessed_year=True)


def fiscal_year_of(moment: datetime) -> int:
    """Return the fiscal year of a moment in Thailand: `2567` from October 2023 (CE) on."""
    local = moment.astimezone(_THAILAND)
    return local.year + _BUDDHIST + (local.month >= _OCTOBER)


def read_task(word: bytes, task: Task, content: Path) -> Reading:
    """Return how a file reads. Raises Refusal."""
    return read_apart(word, task.file_name, content, asked_of(task), task.decisions, merge=True)


def begin(word: bytes, task: Task, content: Path) -> Begun:
    """Return a new file's task, with the year and the round that the file states, and its reading. Raises Refusal."""
    first = read_task(word, task, content)
    if not first.picture.tables:
        raise _refusal(first)
    lines = first_lines(first.picture)
    known = replace(
        task,
        fiscal_year=task.fiscal_year or stated_year(lines),
        months=task.months or stated_months(lines),
    )
    if not known.is_complete:
        return Begun(known, None)
    is_same = asked_of(known) == asked_of(task)
    return Begun(known, first if is_same else read_task(word, known, content))


def _refusal(reading: Reading) -> Refusal:
    refusal = reading.picture.refusal
    return Refusal(refusal.th, refusal.en) if refusal else no_form()
