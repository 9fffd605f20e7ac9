"""Read a Word file for a report of the content, as far as it is known for which one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import Final

from ita_site.catalogue.reading import AGENCY, FRAMEWORKS, REPORTS
from ita_site.desk.imports.kept import Task
from ita_site.desk.imports.stated import first_lines, stated_months, stated_year
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal, no_form
from ita_site.word_import.review.read import Reading
from ita_site.word_import.review.read_apart import read_apart

_FAMILY: Final = "nacc"
_WHOLE_YEAR: Final = 12
_HALF_YEAR: Final = 6
_BUDDHIST: Final = 543
_APRIL: Final = 4
_OCTOBER: Final = 10
_THAILAND: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that was read for the first time."""

    task: Task
    reading: Reading | None
    """None where it is not known for which report."""


def asked_of(task: Task) -> Asked:
    """Return for which report a file is read; the one that is due now where that is not known yet."""
    due_year, due_months = due_round(datetime.now(UTC))
    year = task.fiscal_year or due_year
    return Asked(year, task.months or due_months, _FAMILY, year - 1, guessed_year=True)


def version_of(task: Task, content: Path) -> str:
    """Return what names a task and all of the content that a reading for it depends on, as they are now."""
    digest = hashlib.sha256(task.as_json())
    for file in sorted(_files(content, task)):
        digest.update(f"{file.relative_to(content)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:24]


def _files(content: Path, task: Task) -> Iterator[Path]:
    """Yield the agency, the frameworks and the report that may be there already."""
    folders = (content / FRAMEWORKS, content / REPORTS / asked_of(task).report_id)
    places = chain([content / AGENCY], *(folder.rglob("*") for folder in folders))
    return (place for place in places if place.is_file() and not place.is_symlink())


def due_round(moment: datetime) -> tuple[int, int]:
    """Return the fiscal year and the round that offices report at a moment: `(2567, 6)` in April 2024 (CE).

    A fiscal year ends with September; its first six months end with March.
    """
    local = moment.astimezone(_THAILAND)
    year = local.year + _BUDDHIST
    if _APRIL <= local.month < _OCTOBER:
        return year, _HALF_YEAR
    return (year if local.month >= _OCTOBER else year - 1), _WHOLE_YEAR


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
