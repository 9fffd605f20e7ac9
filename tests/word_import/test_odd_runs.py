"""Old and broken Word: fields without an end, readings above words, boxes to tick, the form within a box."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.word_import.office import BEFORE, ROOT, Desk, form, measure, row, told
from tests.word_import.wordxml import Word, p, run, tbl, tc, text_box, tr

if TYPE_CHECKING:
    from pathlib import Path


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'


PAGE = instruction("PAGEREF x")
UNENDED = [mark("begin"), mark("begin") + PAGE, mark("begin") + PAGE + mark("separate")]
WHOLE = mark("begin") + PAGE + mark("separate") + run("12") + mark("end")


@pytest.mark.parametrize("begun", UNENDED, ids=["begun", "instructed", "shown"])
def test_a_field_that_never_ends_hides_no_words(office: Desk, begun: str) -> None:
    word = Word(BEFORE + form(row(outcomes=tc(p("-ดีขึ้น", xml=begun + run("มาก") + WHOLE)))) + p("ท้ายเอกสาร"))
    report = office.imported(word.data())
    assert [told(one) for one in report.measures] == [measure(outcomes=[("-ดีขึ้นมาก12", [])])]
    assert "    ท้ายเอกสาร" in report.body
    assert any("ฟิลด์ของ Word ที่ไม่มีจุดจบ" in one for one in office.todos())


def test_a_field_that_ends_without_a_result_hides_words_and_says_so(office: Desk) -> None:
    hidden = mark("begin") + PAGE + run("ซ่อน") + mark("end")
    office.draft(Word(BEFORE + form(row(outcomes=tc(p("-ดีขึ้น", xml=hidden))))).data()).store()
    assert "ซ่อน" not in office.text()
    assert any("อยู่ในคำสั่งของฟิลด์" in one for one in office.todos())


def test_a_reading_above_words_is_kept_as_a_note(office: Desk) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('ไอทีเอ')}</w:rt><w:rubyBase>{run('ITA')}</w:rubyBase></w:ruby></w:r>"
    report = office.imported(Word(BEFORE + form(row(outcomes=tc(p("-ผล ", xml=ruby))))).data())
    assert [told(one) for one in report.measures] == [measure(outcomes=[("-ผล ITA", [])])]
    assert "    คำอ่านของ ITA: ไอทีเอ" in report.measures[0].body


def choice(inside: str, kind: str = "CHECKBOX") -> str:
    return mark("begin", f"<w:ffData>{inside}</w:ffData>") + instruction(f"FORM{kind}") + mark("end")


LIST = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="ยัง"/><w:listEntry w:val="แล้ว"/></w:ddList>'
CHOICES = [
    (choice("<w:checkBox><w:checked/></w:checkBox>"), "☑"),
    (choice('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☑"),
    (choice('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
    (choice('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "☐"),
    (choice(LIST, "DROPDOWN"), "แล้ว"),
    (choice("<w:ddList/>", "DROPDOWN"), ""),
]


@pytest.mark.parametrize(("xml", "said"), CHOICES)
def test_what_was_ticked_or_chosen_in_an_old_form_is_a_word_of_it(office: Desk, xml: str, said: str) -> None:
    report = office.imported(Word(BEFORE + form(row(responsible=tc(p("สำนักปลัด ", xml=xml))))).data())
    assert report.measures[0].entry.responsible.text == f"สำนักปลัด {said}".strip()


def boxed(*inside: str) -> str:
    return text_box("x").replace(p("x"), "".join(inside))


BOXES = [
    boxed(form(row())),
    boxed(form(row()), p()),
    f"<w:r><w:pict><v:textbox><w:txbxContent>{form(row())}</w:txbxContent></v:textbox></w:pict></w:r>",
]


@pytest.mark.parametrize("box", BOXES)
def test_the_form_within_a_box_is_read(office: Desk, box: str) -> None:
    report = office.imported(Word(BEFORE + p("ก่อนกล่อง", xml=box) + p("หลังกล่อง")).data())
    assert [told(one) for one in report.measures] == [measure()]
    assert "ก่อนกล่อง" in office.text()
    assert "    หลังกล่อง" in office.text()


def test_words_around_a_table_within_a_box_keep_their_order(office: Desk) -> None:
    box = boxed(p("บน"), tbl(tr("ก", "ข")), p("ล่าง"))
    report = office.imported(Word(BEFORE + form(row()) + p("จบ", xml=box)).data())
    assert "    จบ\n    บน\n    ก | ข\n    ล่าง" in report.body


def test_who_stops_listening_gets_no_traceback(office: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(Word(BEFORE + form(row())).data())
    asked = ["--fiscal-year", "2567", "--round", "12", "--content", str(office.content)]
    command = [sys.executable, str(ROOT / "scripts/import_report.py"), str(file), *asked]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert office.report.is_dir()
