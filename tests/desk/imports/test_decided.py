"""Only what is changed in the form of a reading becomes a decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.imports.decided import JOIN, JOINED, MEASURE, SPLIT, decided
from ita_site.desk.imports.view import View, view_of
from ita_site.word_import.decisions.decision import LineIs, LineSplit, RowIs, RowRole, WordsGo, WordsTo
from ita_site.word_import.review.read import read
from ita_site.word_import.tables.kinds import LineKind
from ita_site.word_import.target import find_target
from tests.word_import.cases import SECOND
from tests.word_import.office import ASKED, BEFORE, desk, form, row
from tests.word_import.wordxml import Word, p

if TYPE_CHECKING:
    from ita_site.desk.imports.view import LineView
    from ita_site.word_import.decisions.decision import Decisions

FILES = Path(__file__).parents[2] / "word_import/libreoffice"
NAMES = ("a-real-list-within-a-real-list", "rows-of-a-measure-merged-under-one-issue", "a-table-within-a-cell")


def view(folder: Path, data: bytes, decisions: Decisions = ()) -> View:
    office = desk(folder) if not (folder / "content").exists() else None
    content = office.content if office else folder / "content"
    return view_of(read(data, "a.docx", find_target(content, ASKED), decisions).picture)


def shown(view: View) -> dict[str, str]:
    """The fields of the form as a browser sends them where nothing was changed."""
    fields: dict[str, str] = {}
    for table in view.tables:
        fields[table.name] = table.shown.part
        fields |= {column.name: column.shown.is_column for column in table.columns}
        fields |= {row.name: row.shown.role for row in table.rows if row.shown.role}
    for line in view.lines():
        if line.shown.kind:
            fields[line.name] = line.shown.kind
            fields |= {f"{line.name}{JOIN}": JOINED} if line.can_join and line.is_joined else {}
            fields |= {f"{line.name}{SPLIT}": "\n".join(line.pieces)} if line.pieces else {}
    for words in view.words:
        fields[words.name] = "note" if words.shown.is_note else ""
        fields[f"{words.name}{MEASURE}"] = str((words.measure or 0) + 1)
    return fields


def line_of(view: View, text: str) -> LineView:
    return next(line for line in view.lines() if line.shown.text == text)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_that_is_sent_as_it_was_shown_decides_nothing(tmp_path: Path, name: str) -> None:
    before = view(tmp_path, (FILES / f"{name}.docx").read_bytes())
    assert before.tables
    assert decided(before, (), shown(before)).decisions == ()


def test_each_change_is_one_decision_and_the_next_form_repeats_none(tmp_path: Path) -> None:
    data = Word(BEFORE + form(row(results="-หนึ่ง สอง"), row(**SECOND)) + p("ลงชื่อ ผู้รายงาน")).data()
    before = view(tmp_path, data)
    fields = shown(before)
    line = line_of(before, "-หนึ่ง สอง")
    changes = {
        f"{line.name}{SPLIT}": "-หนึ่ง\nสอง",
        f"{before.tables[0].rows[2].name}": RowRole.LEFT_OUT,
        before.words[0].name: f"field:{LineKind.OUTCOME}",
    }
    made = decided(before, (), fields | changes).decisions
    assert [type(each) for each in made] == [LineSplit, RowIs, WordsGo]
    after = view(tmp_path, data, made)
    assert decided(after, made, shown(after)).decisions == made
    pieces = [line for line in after.lines() if line.whole == line_of(before, "-หนึ่ง สอง").whole]
    assert [piece.shown.text for piece in pieces] == ["-หนึ่ง", "สอง"]
    again = decided(after, made, shown(after) | {pieces[1].name: LineKind.OUTCOME}).decisions
    assert again[:-1] == made
    assert isinstance(again[-1], LineIs)
    joined = decided(after, again, shown(after) | {f"{pieces[0].name}{SPLIT}": "-หนึ่ง สอง"}).decisions
    assert [each.at for each in joined if isinstance(each, LineSplit)] == [()]
    assert not any(isinstance(each, LineIs) for each in joined), "there are no such parts any more"


def test_a_note_is_taken_back(tmp_path: Path) -> None:
    data = Word(BEFORE + form(row()) + p("ลงชื่อ ผู้รายงาน")).data()
    before = view(tmp_path, data)
    name = before.words[0].name
    made = decided(before, (), shown(before) | {name: WordsTo.NOTE}).decisions
    after = view(tmp_path, data, made)
    assert decided(after, made, shown(after)).decisions == made
    assert decided(after, made, shown(after) | {name: ""}).decisions == ()


@pytest.mark.parametrize("value", ["", "x", "<b>", "field:", "field:x", "heading "])
def test_a_value_that_no_list_has_decides_nothing(tmp_path: Path, value: str) -> None:
    before = view(tmp_path, Word(BEFORE + form(row()) + p("ลงชื่อ ผู้รายงาน")).data())
    names = [name for name in shown(before) if not name.endswith(SPLIT)]
    assert decided(before, (), shown(before) | dict.fromkeys(names, value)).decisions == ()
