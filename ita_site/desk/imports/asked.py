"""What a form asks of an import: the year, the round, and what its buttons change of the task."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from ita_site.desk.imports.kept import Task
from ita_site.desk.imports.refused import RefusedError
from ita_site.text.thai import parse_year
from ita_site.word_import.decisions.decision import Decisions

_ROUNDS: Final = {"6": 6, "12": 12}
_LONGEST_NAME: Final = 120
_NO_NAME: Final = "report.docx"
_NO_YEAR: Final = "ปีงบประมาณต้องเป็นปี พ.ศ. เช่น 2567"


def new_task(file_name: str, fields: Mapping[str, str]) -> Task:
    """Return the task of a new import. Raises RefusedError."""
    return Task(shown_name(file_name), year_of(fields), months_of(fields))


def changed_task(task: Task, fields: Mapping[str, str], action: str, number: str) -> Task:
    """Return a task as a button changes it: year, restart, or drop with the number of a decision.

    Raises RefusedError.
    """
    if action == "restart":
        return replace(task, decisions=())
    if action == "drop":
        return replace(task, decisions=_without(task.decisions, number))
    if action == "year":
        return replace(task, fiscal_year=year_of(fields), months=months_of(fields))
    return task


def year_of(fields: Mapping[str, str]) -> int | None:
    """Return the fiscal year of a form; None where it names none. Raises RefusedError for what is no year."""
    typed = fields.get("year", "").strip()
    try:
        return parse_year(typed) if typed else None
    except ValueError as error:
        raise RefusedError(_NO_YEAR) from error


def months_of(fields: Mapping[str, str]) -> int | None:
    """Return the round of a form, in months; None where it names none."""
    return _ROUNDS.get(fields.get("months", ""))


def shown_name(file_name: str) -> str:
    """Return the name of a file without the folders that some browsers send, and not too long."""
    name = PurePosixPath(file_name.replace("\\", "/")).name
    printable = "".join(letter for letter in name if letter.isprintable())
    return printable[-_LONGEST_NAME:] or _NO_NAME


def _without(decisions: Decisions, number: str) -> Decisions:
    return tuple(decision for at, decision in enumerate(decisions) if str(at) != number)
