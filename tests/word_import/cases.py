"""Files as offices type them, and what becomes of each: shared by the tables of cases."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from tests.word_import.office import BEFORE, HEADINGS, RESULTS, Desk, WrittenReport, measure, row, told
from tests.word_import.wordxml import Word, numbering

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
    todos: tuple[DoubtKind | Review, ...] = ()
    """What a person is told to look at, beside title, pairs, dates and people: doubts, and places below the fields."""

    def __str__(self) -> str:
        return self.name


def one(
    name: str, body: str | Word, todos: tuple[DoubtKind | Review, ...] = (), kept: tuple[str, ...] = (), **changed: Any
) -> Case:
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


USUAL = frozenset(
    (
        *(DoubtKind.TITLE_MADE, DoubtKind.ANSWERS_LIKELY, DoubtKind.ANSWERS_UNKNOWN),
        *(DoubtKind.DATE_READ, DoubtKind.PEOPLE_READ, DoubtKind.ITEMS_WORDED),
    )
)
"""Doubts that nearly every measure has."""


def check(office: Desk, case: Case) -> WrittenReport:
    """Import a case once: its fields are as expected, every doubt is recorded, and what has no field is kept."""
    imported = office.draft(case.word.data())
    imported.store()
    report = office.written_report()
    assert [told(row) for row in report.measures] == case.measures
    below = Counter(imported.reviews) - Counter(doubt.kind.review for doubt in imported.doubts)
    unusual = [doubt.kind for doubt in imported.doubts if doubt.kind not in USUAL]
    assert sorted([*unusual, *below.elements()]) == sorted(case.todos)
    text = office.text()
    assert [words for words in case.kept if words not in text] == []
    return report
