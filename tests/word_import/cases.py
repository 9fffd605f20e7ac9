"""Files as offices type them, and what becomes of each: shared by the tables of cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.word_import.office import BEFORE, HEADINGS, RESULTS, Desk, measure, row, told
from tests.word_import.wordxml import Word, numbering

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import ReportView

URL = "http://www.example.go.th/news.php?id=1"
SECOND = {
    "issue": "ตัวชี้วัดที่ 7 ประสิทธิภาพในการสื่อสาร",
    "activities": "1.เผยแพร่ข่าว",
    "responsible": "กองคลัง",
    "results": "-เผยแพร่ข่าวแล้ว",
    "outcomes": "-ประชาชนรับรู้ข่าว",
}
SECOND_TOLD = measure(
    issue=SECOND["issue"],
    indicator=7,
    items=[],
    activities=[(1, "1.เผยแพร่ข่าว")],
    responsible="กองคลัง",
    units=["finance"],
    results=[("-เผยแพร่ข่าวแล้ว", [])],
    outcomes=[("-ประชาชนรับรู้ข่าว", [])],
)
BOTH = [measure(), SECOND_TOLD]


@dataclass(frozen=True)
class Case:
    """A file and what becomes of it."""

    name: str
    word: Word
    measures: list[dict[str, Any]]
    kept: tuple[str, ...] = ()
    """Words that stand somewhere in the report's folder."""
    todos: tuple[str, ...] = ()
    """Beginnings of what a person is told to look at, beside title, pairs, dates and people."""

    def __str__(self) -> str:
        return self.name


def one(name: str, body: str | Word, todos: tuple[str, ...] = (), kept: tuple[str, ...] = (), **changed: Any) -> Case:
    """A file of one measure that differs from the usual one in what is named."""
    word = body if isinstance(body, Word) else Word(BEFORE + body)
    return Case(name, word, [measure(**changed)], kept, todos)


def lists(body: str, *levels: str) -> Word:
    return Word(BEFORE + body).part("numbering", "numbering.xml", numbering(*levels))


RESULT_TEXTS = [(RESULTS[0], [URL]), (RESULTS[1], [])]
FIVE = tuple(HEADINGS[at] for at in (0, 1, 2, 4, 5))
SEVEN = ("ที่", *HEADINGS)


def cells(**changed: Any) -> list[str]:
    """The six cells of the usual row, as XML."""
    inside = row(**changed).removeprefix("<w:tr>").removesuffix("</w:tr>")
    return [f"{one}</w:tc>" for one in inside.split("</w:tc>") if one]


USUAL = ("ชื่อเรียกสั้น ๆ", "ข้อความนี้เป็นผลของกิจกรรม", "วันที่อ่านจาก", "จำนวนคนอ่านจาก", "ถ้อยคำคล้ายข้อ")
"""Beginnings of the remarks that nearly every measure has."""


def check(office: Desk, case: Case) -> ReportView:
    """Import a case once: its fields are as expected, every doubt is marked, and what has no field is kept."""
    report = office.imported(case.word.data())
    assert [told(row) for row in report.measures] == case.measures
    unusual = [words for words in office.remarks() if not words.startswith(USUAL)]
    pairs = zip(sorted(unusual), sorted(case.todos), strict=False)
    assert len(unusual) == len(case.todos), unusual
    assert [words for words, start in pairs if not words.startswith(start)] == []
    text = office.text()
    assert [words for words in case.kept if words not in text] == []
    return report
