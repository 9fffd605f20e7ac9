"""Rows across the form's table that part its rows into groups: each heads all rows up to the next."""

from __future__ import annotations

import pytest

from tests.word_import.cases import RESULT_TEXTS, SECOND, SECOND_TOLD, Case, cells, check
from tests.word_import.office import BEFORE, HEADINGS, Desk, form, measure, row
from tests.word_import.wordxml import Word, p, tbl, tc, tr

UNPLACED = "ข้อความจากไฟล์ Word"
NO_COLUMN = "ตารางไม่มีคอลัมน์ประเด็น"
FIVE = ("ที่", *HEADINGS[1:])


def group(words: str, width: int = 6) -> str:
    return tr(tc(words, span=width))


def numbered(at: int, **changed: str) -> str:
    """The usual row without its issue, numbered."""
    return tr(str(at), *cells(**changed)[1:])


def groups(name: str, first: str, second: str, *, indicator: tuple[int | None, int | None]) -> Case:
    """Two rows below one heading, one below another."""
    body = form(group(first), numbered(1), numbered(2, **SECOND), group(second), numbered(3, **SECOND), headings=FIVE)
    both = measure(
        issue=first,
        indicator=indicator[0],
        items=[],
        activities=[
            *((at, text) for at, text in enumerate((*(one for _, one in measure()["activities"]), "1.เผยแพร่ข่าว"), 1))
        ],
        responsible="สำนักปลัด\nกองคลัง",
        units=["office", "finance"],
        results=[*RESULT_TEXTS, ("-เผยแพร่ข่าวแล้ว", [])],
        outcomes=[*measure()["outcomes"], *SECOND_TOLD["outcomes"]],
    )
    alone = SECOND_TOLD | {"issue": second, "indicator": indicator[1]}
    return Case(name, Word(BEFORE + body), [both, alone], todos=(*(NO_COLUMN,) * 4, UNPLACED))


def two_rows(heads: tuple[str, ...], at: int, parts: tuple[str, ...]) -> str:
    """Headings merged downwards, but for the one at a place that has parts."""
    above = [tc(one, merge="restart") for one in heads]
    below = [tc("", merge="continue") for _ in heads]
    above[at], below[at] = tc(heads[at], span=len(parts)), "".join(map(tc, parts))
    return tr(*above) + tr(*below)


def told_above(says: str, *rows: str) -> str:
    """A row that tells the issue, then the headings and rows without it."""
    return tr(tc("ประเด็น"), tc(says, span=4)) + tr(*HEADINGS[1:]) + "".join(rows)


ABOVE = [
    Case(
        name,
        Word(BEFORE + body),
        [measure(issue="การบริการ (e1)", indicator=None, items=["e1"]), SECOND_TOLD],
        todos=(NO_COLUMN,) * 4,
    )
    for name, body in (
        (
            "a table for each issue, told in a row above the headings",
            tbl(told_above("การบริการ (e1)", tr(*cells()[1:])))
            + p()
            + tbl(told_above(SECOND["issue"], tr(*cells(**SECOND)[1:]))),
        ),
        (
            "one table for all issues, each told in a row above its headings",
            tbl(told_above("การบริการ (e1)", tr(*cells()[1:])), told_above(SECOND["issue"], tr(*cells(**SECOND)[1:]))),
        ),
    )
]
CASES = [
    *ABOVE,
    groups("indicators", "ตัวชี้วัดที่ 6 คุณภาพ", "ตัวชี้วัดที่ 7 การสื่อสาร", indicator=(6, 7)),
    groups("indicators of an instrument", "แบบวัด EIT ตัวชี้วัดที่ 6 ก", "แบบวัด EIT ตัวชี้วัดที่ 7 ข", indicator=(6, 7)),
    groups("words without a number", "การให้บริการ", "การสื่อสารกับประชาชน", indicator=(None, None)),
    Case(
        "a group of measures with issues of their own",
        Word(
            BEFORE + form(group("ตัวชี้วัดที่ 6 คุณภาพ"), row(issue="e1 ก"), row(**SECOND | {"issue": "e2 ข"}), group("7. จบ"))
        ),
        [measure(issue="e1 ก"), SECOND_TOLD | {"issue": "e2 ข", "indicator": 6, "items": ["e2"]}],
        todos=(*(UNPLACED,) * 3, *("อ่านเลขตัวชี้วัด",) * 2),
    ),
    Case(
        "a group right below a header of two rows is no part of it",
        Word(
            BEFORE
            + tbl(
                two_rows(HEADINGS, 4, ("รายละเอียด", "หมายเหตุ")),
                group("ตัวชี้วัดที่ 6 คุณภาพ", 7),
                tr(*cells()[:5], "-", cells()[5]),
            )
        ),
        [measure()],
        todos=(UNPLACED,),
        kept=("    ตัวชี้วัดที่ 6 คุณภาพ\n", "results: ผลการดำเนินการ รายละเอียด\n"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)
