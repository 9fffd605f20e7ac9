"""A framework that ships without items is completed by a report: what was there stays to the letter."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from ita_site.model.framework import Framework
from ita_site.publish.check import load
from ita_site.word_import.asked import Asked
from tests.word_import.office import BEFORE, Desk, form, row
from tests.word_import.wordxml import Word

if TYPE_CHECKING:
    from pathlib import Path

LATER = Asked(2568, 12, "nacc", 2567, guessed_year=False)
PERIOD = "ตุลาคม 2567 - กันยายน 2568"
REPORT = Word(
    BEFORE.replace("๒๕๖7", "2568")
    + form(
        row(issue="ตัวชี้วัดที่ 7 ประสิทธิภาพในการสื่อสาร\n- e6 การเผยแพร่ข้อมูล", period=PERIOD),
        row(issue="ตัวชี้วัดที่ 10 การป้องกันการทุจริต\n- o30 การประเมินความเสี่ยง", period=PERIOD),
    )
)
SHIPPED = (resources.files("ita_site.new_site") / "frameworks" / "nacc-2567.yml").read_text(encoding="utf-8")
COMMENTED = SHIPPED.replace("indicators:\n", "# ชื่อตามหน้าเว็บ\nindicators:\n  # สามตัวแรก\n").replace(
    "  - number: 9\n", "  # ของ OIT\n  - number: 9\n"
)
TODO = "# TODO การนำเข้าเติมกรอบนี้ตามถ้อยคำของรายงาน: ตัวชี้วัดที่ 7 และข้อคำถาม 2 ข้อ ส่วนอื่นเป็นของเดิม"


def completed(office: Desk, before: str) -> tuple[str, Framework]:
    file: Path = office.content / "framework" / "nacc-2567.yml"
    file.write_text(before, encoding="utf-8")
    office.draft(REPORT.data(), asked=LATER).store()
    catalogue = load(office.content).catalogue
    assert catalogue is not None
    return file.read_text(encoding="utf-8"), catalogue.frameworks["nacc", 2567]


@pytest.mark.parametrize(
    "before", [SHIPPED, COMMENTED, f"{SHIPPED}items: []\n"], ids=["shipped", "commented", "no items"]
)
def test_every_line_of_before_stays_and_the_first_line_says_what_was_added(office: Desk, before: str) -> None:
    text, framework = completed(office, before)
    lines = text.split("\n")
    assert lines[0].startswith(TODO)
    rest = iter(lines[1:])
    assert [line for line in before.split("\n") if line != "items: []" and line not in rest] == []
    assert [indicator.number for indicator in framework.indicators] == [1, 2, 3, 4, 5, 7, 9, 10]
    assert [(item.code, item.text) for item in framework.items] == [
        ("e6", "การเผยแพร่ข้อมูล"),
        ("o30", "การประเมินความเสี่ยง"),
    ]
    assert "กรอบนี้ร่างจาก" not in text


def test_comments_stay_with_what_they_are_about(office: Desk) -> None:
    text, _ = completed(office, COMMENTED)
    assert "  # ของ OIT\n  - number: 9\n" in text
    assert "# ชื่อตามหน้าเว็บ\nindicators:\n  # สามตัวแรก\n  - number: 1\n" in text


def test_a_file_in_which_lists_are_on_one_line_is_written_anew_with_its_comments(office: Desk) -> None:
    head, _, tail = COMMENTED.partition("sources:\n")
    sources = "sources: [{id: state, name: หน้าเว็บของรัฐ, text: ก}]\n"
    text, framework = completed(office, head + sources + "instruments:" + tail.partition("instruments:")[2])
    assert text.startswith(TODO)
    assert [line for line in COMMENTED.split("\n") if line.startswith("#") and line not in text] == []
    assert [source.id for source in framework.sources] == ["state", "report"]


def test_a_second_import_leaves_a_completed_framework_as_it_is(office: Desk) -> None:
    text, _ = completed(office, SHIPPED)
    assert office.draft(REPORT.data(), asked=LATER, merge=True).framework == {}
    assert (office.content / "framework" / "nacc-2567.yml").read_text(encoding="utf-8") == text
