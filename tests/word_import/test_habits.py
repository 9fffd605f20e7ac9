"""Habits of other offices: charts of months, ticks, forms typed again on each page, forms written downwards, headings above."""

from __future__ import annotations

from typing import Any

import pytest

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from tests.word_import.cases import BOTH, RESULT_TEXTS, SECOND, SECOND_TOLD, Case, cells, check, one
from tests.word_import.office import (
    BEFORE,
    HEADINGS,
    ISSUE,
    OPENING,
    PERIOD,
    RESULTS,
    TITLE,
    Desk,
    form,
    measure,
    row,
)
from tests.word_import.wordxml import Word, p, tbl, tc, tr

UNPLACED = "ข้อความจากไฟล์ Word"
STATUSES = ("ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ")
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
QUARTERS = tuple(f"ไตรมาส {at}" for at in range(1, 5))
BLANK = "<w:tc><w:tcPr/><w:p/></w:tc>"


def under(whole: str, parts: tuple[str, ...], at: int = 4, *, merged: bool = False, also: tuple[str, ...] = ()) -> str:
    """Two rows of headings: ``whole`` at place ``at`` over ``parts``, the others over nothing."""
    above = [tc(words, merge="restart" if merged else "") for words in (*HEADINGS[:at], *also, *HEADINGS[at + 1 :])]
    below = [tc("", merge="continue" if merged else "") for _ in above]
    place = at + len(also)
    return tr(*above[:place], tc(whole, span=len(parts)), *above[place:]) + tr(*below[:place], *parts, *below[place:])


def ticked(at: int, *marks: str, **changed: Any) -> str:
    """The usual row with cells of its own at place ``at``."""
    usual = cells(**changed)
    return tr(*usual[:at], *marks, *usual[at + 1 :])


def shaded(fill: str = "FFFF00") -> str:
    return f'<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr><w:p/></w:tc>'


def charted(heads: tuple[str, ...], *marks: str, whole: str = "ระยะเวลาดำเนินการ") -> str:
    return tbl(under(whole, heads, 3), ticked(3, *marks))


TICKS = [
    *(
        one(
            f"ticks below a merged heading, the other headings {how}",
            tbl(under("ผลการดำเนินการ", STATUSES, merged=merged), ticked(4, "", "✓", "")),
            todos=(DoubtKind.STATUS_COLUMN,),
            status="อยู่ระหว่างดำเนินการ",
            results=[],
        )
        for how, merged in (("merged downwards", True), ("over empty cells", False))
    ),
    one(
        "headings of ticks in lines, and dashes for no",
        tbl(under("ผลการดำเนินงาน", ("ดำเนินการ\nแล้ว", "อยู่ระหว่าง\nดำเนินการ")), ticked(4, "√", "-")),
        todos=(DoubtKind.STATUS_COLUMN,),
        status="ดำเนินการ แล้ว",
        results=[],
    ),
    one(
        "ticks for what is no status elsewhere",
        tbl(under("ผลการดำเนินการ", ("บรรลุเป้าหมาย", "ไม่บรรลุ")), ticked(4, "✓", "")),
        todos=(DoubtKind.STATUS_COLUMN,),
        status="บรรลุเป้าหมาย",
        results=[],
    ),
    one(
        "a tick of the font Wingdings 2",
        tbl(
            under("ผลการดำเนินการ", STATUSES),
            ticked(4, tc(p(xml='<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>')), "", ""),
        ),
        todos=(DoubtKind.STATUS_COLUMN,),
        status="ดำเนินการแล้ว",
        results=[],
    ),
    one(
        "results written below the status that they have",
        tbl(under("ผลการดำเนินการ", STATUSES), ticked(4, "", tc(*map(p, RESULTS)), "-")),
        todos=(DoubtKind.STATUS_COLUMN,),
        status="อยู่ระหว่างดำเนินการ",
    ),
    one(
        "rows of one measure, each with its tick",
        tbl(
            under("ผลการดำเนินการ", STATUSES[:2]),
            ticked(4, "✓", "", activities="1.จัดทำคู่มือ"),
            tr("", "2.ติดแผนผัง", "", "", "", "✓", ""),
        ),
        todos=(Review.UNPLACED,),
        kept=("แถวที่ 1: ดำเนินการแล้ว", "แถวที่ 2: อยู่ระหว่างดำเนินการ"),
        activities=[(1, "1.จัดทำคู่มือ"), (2, "2.ติดแผนผัง")],
        results=[],
    ),
    Case(
        "the two rows of headings typed again between measures",
        Word(
            BEFORE
            + tbl(
                under("ผลการดำเนินการ", STATUSES),
                ticked(4, "✓", "", ""),
                under("ผลการดำเนินการ", STATUSES),
                ticked(4, "", "", "✓", **SECOND),
            )
        ),
        [
            measure(status=STATUSES[0], results=[]),
            SECOND_TOLD | {"status": STATUSES[2], "results": []},
        ],
        todos=(DoubtKind.STATUS_COLUMN, DoubtKind.STATUS_COLUMN),
    ),
]

CHARTS = [
    one(
        "quarters ticked below the period",
        charted(QUARTERS, "", "✓", "✓", ""),
        todos=(DoubtKind.PERIOD_READ,),
        period="2567-01/2567-06",
        period_text="ไตรมาส 2 - ไตรมาส 3",
    ),
    one(
        "months with arrows typed in them",
        charted(MONTHS, "", tc(p("<---")), *["----"] * 3, "--->", *[""] * 6),
        todos=(DoubtKind.PERIOD_READ,),
        period="2566-11/2567-03",
        period_text="พ.ย. - มี.ค.",
    ),
    one(
        "an arrow across months that are merged",
        charted(MONTHS, "", "", tc("←→", span=4), *[""] * 6),
        todos=(DoubtKind.PERIOD_READ,),
        period="2566-12/2567-03",
        period_text="ธ.ค. - มี.ค.",
    ),
    one(
        "months that are coloured",
        charted(MONTHS, *[shaded()] * 3, *[BLANK] * 6, *[shaded()] * 3),
        todos=(DoubtKind.PERIOD_READ,),
        period_text="ต.ค. - ธ.ค., ก.ค. - ก.ย.",
    ),
    one(
        "quarters in Thai digits, with their months, in one row of headings",
        form(
            ticked(3, "", "", "", "/"),
            headings=(
                *HEADINGS[:3],
                *("ไตรมาสที่ ๑\n(ต.ค.-ธ.ค. 66)", "ไตรมาสที่ ๒ (ม.ค. - มี.ค. 67)", "ไตรมาสที่ ๓/2567", "Q4"),
                *HEADINGS[4:],
            ),
        ),
        todos=(DoubtKind.PERIOD_READ,),
        period="2567-07/2567-09",
        period_text="Q4",
    ),
    one(
        "quarters over months, three rows of headings",
        tbl(
            tr(*HEADINGS[:3], tc("ระยะเวลา", span=6), *HEADINGS[4:]),
            tr("", "", "", tc("ไตรมาส 1", span=3), tc("ไตรมาส 2", span=3), "", ""),
            tr("", "", "", *MONTHS[:6], "", ""),
            ticked(3, "", "✓", "", "✓", "", ""),
        ),
        todos=(DoubtKind.PERIOD_READ,),
        period="2566-11/2567-01",
        period_text="ไตรมาส 1 พ.ย., ไตรมาส 2 ม.ค.",
    ),
    one(
        "years over months, and the numbers of quarters alone",
        tbl(
            tr(*HEADINGS[:3], tc("ไตรมาส ปีงบประมาณ พ.ศ. 2567", span=4), *HEADINGS[4:]),
            tr("", "", "", "1", "2", "๓", "๔", "", ""),
            ticked(3, "✓", "", "", ""),
        ),
        todos=(DoubtKind.PERIOD_READ,),
        period="2566-10/2566-12",
        period_text="1",
    ),
    one(
        "the numbers of quarters alone, below headings that are merged",
        tbl(under("ไตรมาส", ("1", "2", "3", "4"), 3, merged=True), ticked(3, "", "✓", "✓", "")),
        todos=(DoubtKind.PERIOD_READ,),
        period="2567-01/2567-06",
        period_text="2 - 3",
    ),
    *(
        one(
            f"an arrow drawn by a {age} Word",
            charted(MONTHS, "", tc(p(xml=drawn)), *[""] * 10),
            todos=(DoubtKind.DRAWN_PERIOD, DoubtKind.PERIOD_READ),
            period="2566-11/2566-11",
            period_text="พ.ย.",
        )
        for age, drawn in (
            ("newer", "<w:r><w:drawing><wps:wsp><wps:cNvCnPr/></wps:wsp></w:drawing></w:r>"),
            ("older", '<w:r><w:pict><v:shape type="#_x0000_t32" style="width:85pt;height:0"/></w:pict></w:r>'),
        )
    ),
    one(
        "words in a month are kept",
        charted(MONTHS, "", "อบรม 2 วัน", *["-"] * 9, "●"),
        todos=(DoubtKind.PERIOD_READ, Review.UNPLACED),
        kept=("ระยะเวลาดำเนินการ พ.ย.", "    อบรม 2 วัน"),
        period="2566-11/2567-09",
        period_text="พ.ย., ก.ย.",
    ),
    one(
        "a period in words beside the chart",
        tbl(under("แผนการปฏิบัติงาน", QUARTERS, 3, also=("ระยะเวลา",)), ticked(3, tc(*PERIOD), "✓", "", "", "")),
        todos=(Review.UNPLACED,),
        kept=("    ไตรมาส 1",),
    ),
    one(
        "a chart without a mark",
        charted(MONTHS, *[""] * 12),
        todos=(DoubtKind.PERIOD_MISSING, DoubtKind.TEXT_MISSING),
        period_text="TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา",
    ),
    one(
        "rows of one measure, each with its months",
        tbl(
            under("ระยะเวลา", QUARTERS, 3),
            ticked(3, "✓", "", "", "", activities="1.จัดทำคู่มือ"),
            tr("", "2.ติดแผนผัง", "", "", "", "✓", "", "", ""),
        ),
        todos=(DoubtKind.PERIOD_READ,),
        activities=[(1, "1.จัดทำคู่มือ"), (2, "2.ติดแผนผัง")],
        period="2566-10/2567-06",
        period_text="ไตรมาส 1\nไตรมาส 3",
    ),
]

PARTED = [
    one(
        "results in a column for each quarter, a dash where nothing was done",
        tbl(under("ผลการดำเนินการ", QUARTERS), ticked(4, RESULTS[0], RESULTS[1], "-", "-ครึ่งปีหลัง")),
        todos=(DoubtKind.RESULT_COLUMNS, Review.UNPLACED),
        kept=("    ผลการดำเนินการ ไตรมาส 2\n    ผลการดำเนินการ ไตรมาส 3\n    ผลการดำเนินการ ไตรมาส 4",),
        results=[*RESULT_TEXTS, ("-ครึ่งปีหลัง", [])],
    ),
    one(
        "results of each quarter in one row of headings, in Thai digits",
        form(
            ticked(4, tc("1. จัดทำคู่มือ"), tc("1. ติดแผนผัง", "2. ติดป้าย")),
            headings=(*HEADINGS[:4], "ผลการดำเนินงานไตรมาสที่ ๑", "ผลการดำเนินงานไตรมาสที่ ๒", HEADINGS[5]),
        ),
        todos=(DoubtKind.RESULT_COLUMNS, Review.UNPLACED),
        kept=("    ผลการดำเนินงานไตรมาสที่ ๒",),
        results=[("1. จัดทำคู่มือ", []), ("1. ติดแผนผัง", []), ("2. ติดป้าย", [])],
    ),
    one(
        "results of one quarter alone are the results",
        form(row(), headings=(*HEADINGS[:4], "ผลการดำเนินการ ไตรมาส 1-4", HEADINGS[5])),
    ),
]

GRID = tbl(tr("ลำดับ", "หลักสูตร", "ผู้เข้าอบรม"), tr("1.", "จริยธรรม", "20"), tr("2.", "ดิจิทัล", "15"))
GRID_TEXT = "ลำดับ | หลักสูตร | ผู้เข้าอบรม\n1. | จริยธรรม | 20\n2. | ดิจิทัล | 15"

NESTED = [
    one(
        "a table below a result belongs to it",
        form(row(results=tc(p(RESULTS[0]), p(RESULTS[1]), GRID, p()))),
        todos=(DoubtKind.NESTED_TABLE,),
        results=[RESULT_TEXTS[0], (f"{RESULTS[1]}\n{GRID_TEXT}", [])],
    ),
    one(
        "a table alone in a cell is one result, and one activity",
        form(row(results=tc(GRID, p()), activities=tc(GRID, p()))),
        todos=(DoubtKind.NESTED_TABLE,),
        results=[(GRID_TEXT, [])],
        activities=[(1, GRID_TEXT)],
    ),
    one(
        "words behind a table begin another result",
        form(row(results=tc(p(RESULTS[0]), GRID, p(RESULTS[1])))),
        todos=(DoubtKind.NESTED_TABLE,),
        results=[(f"{RESULTS[0]}\n{GRID_TEXT}", RESULT_TEXTS[0][1]), RESULT_TEXTS[1]],
    ),
    one(
        "a frame of one column changes nothing",
        form(row(results=tc(tbl(*(tr(words) for words in RESULTS)), p()))),
    ),
    one(
        "a table within a table within a cell",
        form(row(outcomes=tc(p("สะดวก"), tbl(tr(tc(tbl(tr("ก", "ข")), p()), "ค")), p()))),
        todos=(DoubtKind.NESTED_TABLE,),
        outcomes=[("สะดวก\nก ข | ค", [])],
    ),
]

MORE = {"activities": "3.จัดบัตรคิว", "results": "-มีบัตรคิว", "responsible": "", "period": "", "outcomes": ""}
WITH_MORE = measure(activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")], results=[*RESULT_TEXTS, ("-มีบัตรคิว", [])])
ISSUELESS = [*cells(**MORE)[1:]]

RETYPED = [
    Case(
        "the form typed again on a page, a blank line between",
        Word(BEFORE + form(row()) + p() + form(row(issue="", **MORE), row(**SECOND))),
        [WITH_MORE, SECOND_TOLD],
    ),
    Case(
        "the form typed again on a page, below a number of the page and the title",
        Word(BEFORE + form(row()) + p("- 2 -") + p(f"{TITLE} (ต่อ)") + form(row(issue="", **MORE), row(**SECOND))),
        [WITH_MORE, SECOND_TOLD],
        todos=(Review.UNPLACED,),
        kept=("    - 2 -", f"    {TITLE} (ต่อ)"),
    ),
    Case(
        "the form typed again on a page, the issue with (ต่อ)",
        Word(BEFORE + form(row()) + p() + form(row(issue=f"{ISSUE[0]}\n{ISSUE[1]} (ต่อ)", **MORE))),
        [WITH_MORE],
        todos=(Review.UNPLACED,),
        kept=(f"    {ISSUE[1]} (ต่อ)",),
    ),
    Case(
        "the form typed again on a page, the issue as it was, and numbers that count on",
        Word(BEFORE + form(row()) + p() + form(row(**MORE))),
        [WITH_MORE],
        todos=(DoubtKind.COUNTED_ON,),
    ),
    Case(
        "an issue that returns, its numbers from 1, is another measure",
        Word(BEFORE + form(row()) + p() + form(row(outcomes="-อื่น"))),
        [measure(), measure(outcomes=[("-อื่น", [])])],
    ),
    Case(
        "a status before the results of a form that goes on on another page",
        Word(BEFORE + form(row(results=("ดำเนินการแล้ว", *RESULTS))) + p() + form(row(issue="", **MORE))),
        [WITH_MORE | {"status": "ดำเนินการแล้ว"}],
    ),
    Case(
        "headings of two rows, typed again on a page",
        Word(
            BEFORE
            + tbl(under("ผลการดำเนินการ", STATUSES), ticked(4, "✓", "", ""))
            + p()
            + tbl(under("ผลการดำเนินการ", STATUSES), tr("", "3.จัดบัตรคิว", *[""] * 6))
        ),
        [measure(status=STATUSES[0], results=[], activities=WITH_MORE["activities"])],
        todos=(DoubtKind.STATUS_COLUMN,),
    ),
    Case(
        "a heading between begins another measure, its issue empty or not",
        Word(BEFORE + form(row()) + p("ประเด็นที่ 2 การสื่อสาร") + form(row(issue="", **MORE))),
        [
            measure(),
            measure(
                issue="TODO ไฟล์ไม่มีข้อความในช่องประเด็น",
                indicator=None,
                items=[],
                activities=[(3, "3.จัดบัตรคิว")],
                responsible="TODO ไฟล์ไม่มีข้อความในช่องผู้รับผิดชอบ",
                units=[],
                period_text="TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา",
                results=[("-มีบัตรคิว", [])],
                outcomes=[],
            ),
        ],
        todos=(
            DoubtKind.PERIOD_MISSING,
            DoubtKind.TEXT_MISSING,
            DoubtKind.TEXT_MISSING,
            DoubtKind.TEXT_MISSING,
            Review.UNPLACED,
        ),
        kept=("    ประเด็นที่ 2 การสื่อสาร",),
    ),
    Case(
        "a form without issues, typed again on a page below its heading with (ต่อ)",
        Word(
            BEFORE
            + p("ประเด็นที่ 1 การให้บริการ")
            + form(tr(*cells()[1:]), headings=HEADINGS[1:])
            + p("ประเด็นที่ 1 การให้บริการ (ต่อ)")
            + form(tr(*ISSUELESS), headings=HEADINGS[1:])
        ),
        [WITH_MORE | {"issue": "ประเด็นที่ 1 การให้บริการ", "indicator": None, "items": []}],
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.ISSUE_ABOVE, Review.UNPLACED),
        kept=("    ประเด็นที่ 1 การให้บริการ (ต่อ)",),
    ),
]


def downwards(
    *above: str, labels: tuple[str, ...] = HEADINGS, below: tuple[str, ...] = (), words: dict[str, str] | None = None
) -> str:
    at = 6 - len(labels)
    pairs = zip(labels, cells(**words or {})[at:], strict=True)
    return tbl(*above, *(tr(*pair) for pair in pairs), *below)


NAME = "มาตรการที่ 1 การให้บริการ"
NO_ISSUE = ("ตารางไม่มีคอลัมน์ประเด็น",) * 3

DOWNWARDS = [
    one(
        "a form written downwards, with a title across it",
        downwards(tr(tc(NAME, span=2))),
        todos=(Review.UNPLACED,),
        kept=(f"    {NAME}",),
    ),
    one(
        "a form written downwards, with a title in its left column",
        downwards(tr(NAME, "")),
        todos=(Review.UNPLACED,),
        kept=(f"    {NAME}",),
    ),
    one(
        "a form written downwards, its columns headed, labels numbered",
        downwards(tr("หัวข้อ", "รายละเอียด"), labels=tuple(f"{at}. {name}:" for at, name in enumerate(HEADINGS, 1))),
        todos=(Review.UNPLACED,),
        kept=("### หัวข้อ\n\n    รายละเอียด",),
    ),
    one(
        "a form written downwards, with a value that names what the form has no place for",
        downwards(below=(tr("ข้อเสนอแนะ", "ไม่ใช้งบประมาณ"),)),
        todos=(Review.UNPLACED,),
        kept=("### ข้อเสนอแนะ\n\n    ไม่ใช้งบประมาณ",),
    ),
    one(
        "a form written downwards, a title for an issue",
        downwards(tr(tc(NAME, span=2)), labels=HEADINGS[1:]),
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.ISSUE_ABOVE),
        issue=NAME,
        indicator=None,
        items=[],
    ),
    Case(
        "a form written downwards for each measure, titles above and signatures below",
        Word(
            BEFORE
            + downwards(tr(tc("มาตรการที่ 1", span=2)), below=(tr(tc("ลงชื่อ ก ผู้รายงาน", span=2)),))
            + p()
            + downwards(tr(tc("มาตรการที่ 2", span=2)), words=SECOND)
        ),
        BOTH,
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=("    มาตรการที่ 1", "    มาตรการที่ 2", "    ลงชื่อ ก ผู้รายงาน"),
    ),
    Case(
        "forms written downwards in one table, below each other",
        Word(
            BEFORE
            + tbl(
                tr(tc("มาตรการที่ 1", span=2)),
                *(tr(*pair) for pair in zip(HEADINGS, cells(), strict=True)),
                tr(tc("มาตรการที่ 2", span=2)),
                *(tr(*pair) for pair in zip(HEADINGS, cells(**SECOND), strict=True)),
            )
        ),
        BOTH,
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=("    มาตรการที่ 1", "    มาตรการที่ 2"),
    ),
]

INDICATOR = "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน"
TWO = form(tr(*cells()[1:]), tr("3.จัดบัตรคิว", "", "", "-มีบัตรคิว", ""), headings=HEADINGS[1:])

ABOVE = [
    one(
        "a heading above the first table goes with its measure",
        p(NAME) + form(row()),
        todos=(Review.UNPLACED,),
        kept=(f"    {NAME}",),
    ),
    one(
        "two headings and a line above the first table",
        p(INDICATOR) + p(NAME) + p("คะแนนที่ได้ 85.20") + p() + form(row(issue="การให้บริการ")),
        todos=(DoubtKind.INDICATOR_READ, Review.UNPLACED),
        kept=(f"    {INDICATOR}\n    {NAME}\n    คะแนนที่ได้ 85.20",),
        issue="การให้บริการ",
        items=[],
    ),
    one(
        "an item named above the first table",
        p("E๑ เจ้าหน้าที่ปฏิบัติงานเป็นไปตามขั้นตอน") + form(row(issue="การให้บริการ")),
        todos=(DoubtKind.ITEMS_ELSEWHERE, Review.UNPLACED),
        kept=("    E๑ เจ้าหน้าที่",),
        issue="การให้บริการ",
        indicator=None,
    ),
    Case(
        "a list of measures before the table belongs to the introduction",
        Word(BEFORE + p("มาตรการที่ 1 ก") + p("มาตรการที่ 2 ข") + form(row())),
        [measure()],
        kept=("มาตรการที่ 1 ก\n  มาตรการที่ 2 ข",),
    ),
    Case(
        "an item of the open data as first line of the title",
        Word(p("ตัวชี้วัดที่ 10 การป้องกันการทุจริต") + p(TITLE) + p(OPENING) + form(row())),
        [measure()],
        kept=("title_lines: |-\n  ตัวชี้วัดที่ 10 การป้องกันการทุจริต",),
    ),
    Case(
        "headings above tables without issues are the issues of all their rows",
        Word(BEFORE + p(INDICATOR) + TWO + p("หมายเหตุ ก") + p("ตัวชี้วัดที่ 7 การสื่อสาร") + TWO),
        [
            WITH_MORE | {"issue": INDICATOR, "items": []},
            WITH_MORE | {"issue": "ตัวชี้วัดที่ 7 การสื่อสาร", "indicator": 7, "items": []},
        ],
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.ISSUE_ABOVE, DoubtKind.ISSUE_ABOVE, Review.UNPLACED),
        kept=("    หมายเหตุ ก",),
    ),
    one(
        "a heading in the table, above its column headings",
        tbl(tr(tc(INDICATOR, span=6)), tr(*HEADINGS), row()),
        todos=(Review.UNPLACED,),
        kept=(f"    {INDICATOR}",),
    ),
]

CASES = [*TICKS, *CHARTS, *PARTED, *NESTED, *RETYPED, *DOWNWARDS, *ABOVE]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    check(office, case)
