"""Small things of the form's tables: notes at headings, headings that go on, rows left over, pairs side by side."""

from __future__ import annotations

import pytest

from ita_site.word_import.doubt_kinds import Review
from tests.word_import.cases import BOTH, SECOND, Case, check, one
from tests.word_import.office import (
    ACTIVITIES,
    BEFORE,
    HEADINGS,
    ISSUE,
    OUTCOMES,
    PERIOD,
    RESPONSIBLE,
    RESULTS,
    Desk,
    form,
    measure,
    row,
)
from tests.word_import.wordxml import Word, notes, p, tbl, tc, tr

UNPLACED = "ข้อความจากไฟล์ Word"
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
DASHES = tr(*["-"] * 6)


def pairs(*right: str) -> str:
    """The usual measure written downwards, the unit beside the period, and more beside the outcomes."""
    span = 3
    last = tr(HEADINGS[5], tc(*OUTCOMES), *right) if right else tr(HEADINGS[5], tc(*OUTCOMES, span=span))
    return tbl(
        tr(HEADINGS[0], tc(*ISSUE, span=span)),
        tr(HEADINGS[1], tc(*ACTIVITIES, span=span)),
        tr(HEADINGS[2], tc(*RESPONSIBLE), HEADINGS[3], tc(*PERIOD)),
        tr(HEADINGS[4], tc(*RESULTS, span=span)),
        last,
    )


CASES = [
    one(
        "a footnote at a heading",
        Word(BEFORE + tbl(tr(tc(p(HEADINGS[0], xml=NOTE)), *HEADINGS[1:]), row())).part(
            "footnotes", "footnotes.xml", notes("footnote", "ตามผลการประเมิน")
        ),
        todos=(Review.UNPLACED,),
        kept=(f"### เชิงอรรถในหัวคอลัมน์ {HEADINGS[0]}\n\n    ตามผลการประเมิน",),
    ),
    one("a row of dashes that was left over", form(row(), DASHES, tr(*[""] * 6))),
    Case("a row of dashes between measures", Word(BEFORE + form(row(), DASHES, row(**SECOND))), BOTH),
    one(
        "a dash in most cells of a row is a value",
        form(row(responsible="", period=""), tr("", "3.จัดบัตรคิว", "สำนักปลัด", PERIOD[0], "-", "-")),
        activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")],
        todos=(Review.UNPLACED,),
    ),
    Case(
        "headings that say that they go on",
        Word(
            BEFORE
            + form(row())
            + form(row(**SECOND), headings=(f"{HEADINGS[0]} (ต่อ)", *HEADINGS[1:4], f"{HEADINGS[4]} (ต่อ)", HEADINGS[5]))
        ),
        BOTH,
        todos=(Review.UNPLACED,),
        kept=("### หัวคอลัมน์ที่พิมพ์ต่อในหน้าถัดไป", f"    {HEADINGS[0]} (ต่อ)", f"    {HEADINGS[4]} (ต่อ)"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)


def test_headings_that_say_that_they_go_on_are_none_of_the_measures_own(office: Desk) -> None:
    again = tuple(f"{one} (ต่อ)" for one in HEADINGS)
    report = office.imported(Word(BEFORE + form(row()) + form(row(**SECOND), headings=again)).data())
    assert "headings:" not in "".join(file.read_text("utf-8") for file in (office.report / "measures").glob("*.md"))
    assert report.entry.headings.issue == HEADINGS[0]
