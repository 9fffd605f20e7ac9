"""Nothing decided changes nothing, and what was read, said again, changes no word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.importer import import_file
from ita_site.word_import.review.read import read
from ita_site.word_import.target import find_target
from tests.word_import.form_cases import CASES
from tests.word_import.office import ASKED
from tests.word_import.review import confirming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_site.word_import.decisions.decision import Decision
    from ita_site.word_import.review.picture import Picture
    from ita_site.word_import.target import Target
    from tests.word_import.office import Desk

FILES = sorted(Path(__file__).parents[1].glob("*/*.docx"))
EVERY = {**{file.stem: file.read_bytes() for file in FILES}, **{case.name: case.word.data() for case in CASES}}
"""Every Word file of the importer's tests, and the form as offices type it."""

TODOS = re.compile(r"^ *#.*\n|^.*TODO.*\n", re.MULTILINE)


def fields(files: Mapping[str, bytes]) -> dict[str, str]:
    """The content files without their remarks."""
    return {path: TODOS.sub("", data.decode()) for path, data in files.items() if path.endswith(".md")}


def misses(target: Target, said: Callable[[Picture], Iterator[Decision]]) -> Iterator[str]:
    """The names of the files that read otherwise once somebody said what was read."""
    for name, data in EVERY.items():
        try:
            first = read(data, "report.docx", target)
        except Refusal:
            continue
        again = read(data, "report.docx", target, tuple(said(first.picture)))
        if again.picture.unfit or fields(again.files) != fields(first.files):
            yield name


def test_a_review_without_decisions_makes_the_bytes_of_an_import(office: Desk) -> None:
    target = find_target(office.content, ASKED)
    wrong = []
    for name, data in EVERY.items():
        file = office.root / "report.docx"
        file.write_bytes(data)
        try:
            imported = import_file(file, target)
        except Refusal:
            continue
        reviewed = read(data, "report.docx", target)
        if (reviewed.files, reviewed.framework) != (imported.files, imported.framework):
            wrong.append(name)
    assert wrong == []


def test_tables_said_to_be_what_they_are_change_no_field(office: Desk) -> None:
    assert list(misses(find_target(office.content, ASKED), confirming.tables)) == []


def test_columns_said_to_be_what_they_are_change_no_field(office: Desk) -> None:
    assert list(misses(find_target(office.content, ASKED), confirming.columns)) == []


def test_rows_said_to_be_what_they_are_change_no_field(office: Desk) -> None:
    assert list(misses(find_target(office.content, ASKED), confirming.rows)) == []
