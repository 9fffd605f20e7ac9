"""The form however offices type it: for each file, the catalogue that it becomes and the words that it keeps."""

from __future__ import annotations

from ita_site.word_import.doubt_kinds import DoubtKind, Review
from tests.word_import.cases import BOTH, FIVE, RESULT_TEXTS, SECOND, SECOND_TOLD, SEVEN, URL, Case, cells, lists, one
from tests.word_import.office import (
    ACTIVITIES,
    BEFORE,
    HEADINGS,
    ISSUE,
    OUTCOMES,
    PERIOD,
    RESULTS,
    form,
    measure,
    row,
)
from tests.word_import.wordxml import (
    Word,
    control,
    field_link,
    item,
    level,
    link,
    notes,
    p,
    run,
    t,
    tbl,
    tc,
    text_box,
    tr,
)

TABLES = [
    one("the official form", form(row())),
    Case("one table for all measures", Word(BEFORE + form(row(), row(**SECOND))), BOTH),
    Case("one table for each measure", Word(BEFORE + form(row()) + p() + form(row(**SECOND))), BOTH),
    Case("header rows repeated within the table", Word(BEFORE + form(row(), tr(*HEADINGS), row(**SECOND))), BOTH),
    Case(
        "a second table without a header goes on",
        Word(BEFORE + form(row()) + p() + tbl(row(**SECOND))),
        BOTH,
        todos=(DoubtKind.HEADLESS,),
    ),
    Case(
        "a table cut at a page, its header typed again, goes on with the measure",
        Word(
            BEFORE
            + form(row())
            + form(row(issue="", activities="3.จัดบัตรคิว", results="-มีบัตรคิว", responsible="", period="", outcomes=""))
        ),
        [measure(activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")], results=[*RESULT_TEXTS, ("-มีบัตรคิว", [])])],
    ),
    one(
        "a row for signatures below the measures, and the names under it",
        form(
            row(), tr(tc("ลงชื่อ....ผู้รายงาน", span=3), tc("ลงชื่อ....ผู้รับรอง", span=3)), tr("", "นายก้อน", "", "", "นางดี", "")
        ),
        todos=(Review.UNPLACED,),
        kept=("    ลงชื่อ....ผู้รายงาน | ลงชื่อ....ผู้รับรอง", "    นายก้อน | นางดี"),
    ),
    one(
        "a table for signatures, as wide as the form",
        form(row()) + p() + tbl(tr("ลงชื่อ", "", "ลงชื่อ", "", "ลงชื่อ", ""), tr("ก้อน ผู้จัดทำ", "", "ดี ผู้ตรวจ", "", "งาม", "")),
        todos=(Review.UNPLACED,),
        kept=("    ลงชื่อ | ลงชื่อ | ลงชื่อ", "    ก้อน ผู้จัดทำ | ดี ผู้ตรวจ | งาม"),
    ),
    one(
        "rows that name the signers, or leave dots for them",
        form(row(), tr(tc("(..............)", span=6)), tr("ผู้รับรอง", "", "", "นายก้อน", "", "")),
        todos=(Review.UNPLACED,),
        kept=("    (..............)", "    ผู้รับรอง | นายก้อน"),
    ),
    one(
        "ticks under words for a status, beside the results in words",
        tbl(
            tr(
                *(tc(one, merge="restart") for one in HEADINGS[:4]),
                tc("ผลการดำเนินการ", span=2),
                *(tc(one, merge="restart") for one in ("รายละเอียดผลการดำเนินการ", HEADINGS[5])),
            ),
            tr(
                *(tc("", merge="continue") for _ in range(4)),
                "ยังไม่ดำเนินการ",
                "ดำเนินการแล้ว",
                *(tc("", merge="continue"),) * 2,
            ),
            tr(*cells()[:4], "", "✓", *cells()[4:]),
        ),
        todos=(DoubtKind.STATUS_COLUMN,),
        status="ดำเนินการแล้ว",
    ),
    one(
        "ticks under words for a status, and no results at all",
        form(
            tr(*cells()[:4], "/", "", *cells()[5:]), headings=(*HEADINGS[:4], "ระหว่างดำเนินการ", "ยังไม่เริ่ม", HEADINGS[5])
        ),
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.STATUS_COLUMN),
        status="ระหว่างดำเนินการ",
        results=[],
    ),
    one(
        "a tick under a heading that is no status",
        form(tr(*cells(), "✓"), headings=(*HEADINGS, "สถานะ")),
        todos=(Review.UNPLACED,),
        kept=("    ✓",),
    ),
    *(
        one(
            f"a column {heading} before that of the outcomes",
            form(tr(*cells()[:5], "100", cells()[5]), headings=(*HEADINGS[:5], heading, "ผลลัพธ์")),
            todos=(Review.UNPLACED,),
            kept=("    100",),
        )
        for heading in ("ร้อยละความสำเร็จ", "ระดับความสำเร็จ")
    ),
    one(
        "results of both rounds, each in a column",
        form(
            tr(*cells()[:4], "-ครึ่งปีแรก", *cells()[4:]),
            headings=(*HEADINGS[:4], "ผลการดำเนินการ รอบ 6 เดือน", "ผลการดำเนินการ รอบ ๑๒ เดือน", HEADINGS[5]),
        ),
        todos=(Review.UNPLACED,),
        kept=("### ผลการดำเนินการ รอบ 6 เดือน", "    -ครึ่งปีแรก"),
    ),
    one(
        "a last row that adds up",
        form(tr(*cells(), "500"), tr("", "รวม", "", "", "", "", "500"), headings=(*HEADINGS, "งบประมาณ")),
        todos=(Review.UNPLACED, Review.UNPLACED),
        kept=("    รวม | 500",),
    ),
    one("empty rows", form(tr(*[""] * 6), row(), tr(*[""] * 6))),
    one("a row that counts the columns", form(tr(*(f"({at})" for at in range(1, 7))), row())),
    one("a row that counts the columns in Thai", form(tr(*"๑๒๓๔๕๖"), row())),
    one(
        "a caption across the table",
        form(tr(tc("ด้านการให้บริการ", span=6)), row()),
        todos=(Review.UNPLACED,),
        kept=("    ด้านการให้บริการ",),
    ),
    one(
        "a title within the table, above the header",
        tbl(tr(tc("ตารางสรุปผล", span=6)), tr(*HEADINGS), row()),
        todos=(),
        kept=("ตารางสรุปผล",),
    ),
    one(
        "a header of two rows, merged",
        tbl(
            tr(*(tc(one, merge="restart") for one in HEADINGS[:4]), tc("การรายงานผล", span=2)),
            tr(*(tc("", merge="continue") for _ in range(4)), "ผลการดำเนินการ", "ผลลัพธ์"),
            row(),
        ),
    ),
    one(
        "a header typed in two rows",
        tbl(
            tr("ประเด็นที่ต้อง", "มาตรการ/", "ผู้รับ", "ระยะ", "ผลการ", "ผลลัพธ์/"),
            tr("ปรับปรุง", "กิจกรรม", "ผิดชอบ", "เวลา", "ดำเนินการ", "ความสำเร็จ"),
            row(),
        ),
    ),
    one("seven columns, a number first", form(tr(tc("1"), *cells()), headings=SEVEN)),
    one("seven columns, numbers in Thai", form(tr(tc("๑."), *cells()), headings=SEVEN)),
    one(
        "seven columns, remarks last",
        form(tr(*cells(), "งบประมาณ 5,000 บาท"), headings=(*HEADINGS, "หมายเหตุ")),
        todos=(Review.UNPLACED,),
        kept=("### หมายเหตุ", "    งบประมาณ 5,000 บาท"),
    ),
    one(
        "five columns, without a period",
        form(tr(*(cells()[at] for at in (0, 1, 2, 4, 5))), headings=FIVE),
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.PERIOD_MISSING, DoubtKind.TEXT_MISSING),
        period_text="TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา",
    ),
    one(
        "five columns, without an outcome",
        form(tr(*cells()[:5]), headings=HEADINGS[:5]),
        todos=(DoubtKind.HEADING_MISSING,),
        outcomes=[],
    ),
    one(
        "columns in another order",
        form(
            tr(*(cells()[at] for at in (3, 2, 0, 1, 5, 4))), headings=tuple(HEADINGS[at] for at in (3, 2, 0, 1, 5, 4))
        ),
    ),
    one(
        "columns named otherwise",
        form(
            row(),
            headings=(
                "ประเด็นการประเมิน",
                "แนวทาง/วิธีการดำเนินการ",
                "หน่วยงานที่รับผิดชอบ",
                "กำหนดเวลา",
                "การติดตามผล",
                "ผลสัมฤทธิ์",
            ),
        ),
    ),
    one(
        "columns named with slips and ํา, เเ",
        form(
            row(), headings=("ประเด็น", "เเนวทาง/มาตราการ", "ผู้รับผดชอบ", "ระยะเวลาดําเนินการ", "ผลการดําเนินงาน", "ความสําเร็จ")
        ),
    ),
    one(
        "measures in one column, steps in another",
        form(
            tr(cells()[0], "เพิ่มคุณภาพการให้บริการ", *cells()[1:]),
            headings=(HEADINGS[0], "มาตรการ", "ขั้นตอน/วิธีการ", *HEADINGS[2:]),
        ),
        todos=(DoubtKind.MEASURE_COLUMN, Review.UNPLACED),
        kept=("  activities: ขั้นตอน/วิธีการ", "    มาตรการ\n"),
        lead="เพิ่มคุณภาพการให้บริการ",
    ),
    one(
        "the form written downwards",
        tbl(*(tr(heading, cell) for heading, cell in zip(HEADINGS, cells(), strict=True))),
    ),
    one("a table that only arranges the page", tbl(tr(tc(form(row()), p())))),
    one(
        "a table of scores before the form",
        tbl(tr("ตัวชี้วัด", "คะแนน", "ระดับ"), tr("คุณภาพการดำเนินงาน", "85.20", "A")) + form(row()),
        todos=(Review.UNPLACED,),
        kept=("คุณภาพการดำเนินงาน | 85.20 | A",),
    ),
    one(
        "a plan before the report",
        tbl(tr(*HEADINGS[:4]), tr("ประเด็นตามแผน", "กิจกรรมตามแผน", "กองช่าง", "2567")) + form(row()),
        todos=(Review.UNPLACED,),
        kept=("ประเด็นตามแผน | กิจกรรมตามแผน | กองช่าง | 2567",),
    ),
    one(
        "a signature after the form",
        form(row()) + p("ลงชื่อ ............ ผู้รายงาน") + tbl(tr("(นายก อบต.)", "(ปลัด)")),
        todos=(Review.UNPLACED,),
        kept=("ลงชื่อ ............ ผู้รายงาน", "(นายก อบต.) | (ปลัด)"),
    ),
    Case(
        "rows of a measure merged under one issue",
        Word(
            BEFORE
            + form(
                tr(
                    tc(*map(p, ISSUE), merge="restart"),
                    "จัดทำคู่มือ",
                    tc("สำนักปลัด", merge="restart"),
                    tc(*PERIOD, merge="restart"),
                    "มีคู่มือแล้ว",
                    tc(*OUTCOMES, merge="restart"),
                ),
                tr(
                    tc("", merge="continue"),
                    "ติดแผนผัง",
                    tc("", merge="continue"),
                    tc("", merge="continue"),
                    f"ติดแล้ว {URL}",
                    tc("", merge="continue"),
                ),
                row(**SECOND),
            )
        ),
        [
            measure(
                activities=[(1, "จัดทำคู่มือ"), (2, "ติดแผนผัง")],
                results=[("มีคู่มือแล้ว", []), (f"ติดแล้ว {URL}", [URL])],
            ),
            SECOND_TOLD,
        ],
    ),
    Case(
        "rows of a measure, the issue left empty",
        Word(
            BEFORE
            + form(
                row(),
                row(issue="", activities="3.จัดบัตรคิว", results="-มีบัตรคิว", responsible="กองช่าง", outcomes=""),
                row(**SECOND),
            )
        ),
        [
            measure(
                activities=[*measure()["activities"], (3, "3.จัดบัตรคิว")],
                responsible="สำนักปลัด\nกองช่าง",
                units=["office", "works"],
                results=[*RESULT_TEXTS, ("-มีบัตรคิว", [])],
            ),
            SECOND_TOLD,
        ],
    ),
    one(
        "rows cut otherwise than the header",
        tbl(
            tr(*(tc(one, span=2) for one in HEADINGS)),
            tr(
                tc(*map(p, ISSUE), span=2),
                tc(*map(p, ACTIVITIES), span=2),
                tc("สำนักปลัด", span=1),
                tc("", span=1),
                tc(*PERIOD, span=2),
                tc(*map(p, RESULTS), span=2),
                tc(*OUTCOMES, span=2),
            ),
        ),
    ),
    one(
        "a row that was deleted with changes tracked",
        form(row(), row(**SECOND).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)),
    ),
    one("rows within content controls", tbl(tr(*HEADINGS), control(row()))),
    one("cells within content controls", tbl(tr(*HEADINGS), f"<w:tr>{''.join(map(control, cells()))}</w:tr>")),
    one(
        "a number that the order does not say",
        form(tr(tc("4.2"), *cells()), headings=SEVEN),
        todos=(Review.UNPLACED,),
        kept=("    4.2",),
    ),
    one("a number in a column without a heading", form(tr(tc("1."), *cells()), headings=("", *HEADINGS))),
    one(
        "a column for the status",
        form(tr(*cells(), "ดำเนินการแล้ว"), headings=(*HEADINGS, "สถานะการดำเนินการ")),
        status="ดำเนินการแล้ว",
    ),
    one(
        "what is watched beside what came of it",
        form(
            tr(*cells()[:4], "ทุก 3 เดือน", *cells()[4:]),
            headings=(*HEADINGS[:4], "การกำกับติดตาม", *HEADINGS[4:]),
        ),
        todos=(Review.UNPLACED,),
        kept=("    ทุก 3 เดือน",),
    ),
    Case(
        "issues above their tables, in no column",
        Word(
            BEFORE
            + p("ประเด็นที่ 1 การให้บริการ")
            + form(tr(*cells()[1:]), headings=HEADINGS[1:])
            + p("ประเด็นที่ 2 การสื่อสาร")
            + form(tr(*cells()[1:]), headings=HEADINGS[1:])
        ),
        [
            measure(issue="ประเด็นที่ 1 การให้บริการ", indicator=None, items=[]),
            measure(issue="ประเด็นที่ 2 การสื่อสาร", indicator=None, items=[]),
        ],
        todos=(DoubtKind.HEADING_MISSING, DoubtKind.ISSUE_ABOVE, DoubtKind.ISSUE_ABOVE),
    ),
    one(
        "evidence in a column of its own",
        form(tr(*cells(), URL), headings=(*HEADINGS, "หลักฐาน/ลิงก์")),
        todos=(Review.UNPLACED,),
        kept=("    หลักฐาน/ลิงก์",),
    ),
]

LISTS = [
    one(
        "Thai letters that count by themselves, lines within an item",
        form(row(activities=("ก. จัดทำคู่มือ", "ให้บริการ", "ข. ติดแผนผัง"), results=("(ก) จัดทำแล้ว", "(ข) ติดแล้ว"))),
        activities=[(1, "ก. จัดทำคู่มือ\nให้บริการ"), (2, "ข. ติดแผนผัง")],
        results=[("(ก) จัดทำแล้ว", []), ("(ข) ติดแล้ว", [])],
    ),
    one(
        "numbers and dots as wide as letters, lines within an item",
        form(row(activities=("１．จัดทำคู่มือ", "ให้บริการ", "２.ติดแผนผัง"))),
        activities=[(1, "１．จัดทำคู่มือ\nให้บริการ"), (2, "２.ติดแผนผัง")],
    ),
    one("lists typed in one paragraph", form(row(activities="\n".join(ACTIVITIES), results="\n".join(RESULTS)))),
    one(
        "spaces around lines",
        form(row(activities=[f" \t{one}  " for one in ACTIVITIES], results=[f" {one}" for one in RESULTS])),
    ),
    one(
        "a real list, numbered",
        lists(form(row(activities=tc(item("จัดทำคู่มือ", 1), item("ติดแผนผัง", 1)))), level("decimal", "%1.")),
        activities=[(1, "1. จัดทำคู่มือ"), (2, "2. ติดแผนผัง")],
    ),
    one(
        "a real list in Thai digits, no space behind",
        lists(
            form(row(activities=tc(item("จัดทำคู่มือ", 1), item("ติดแผนผัง", 1)))),
            level("thaiNumbers", "%1)", suffix="nothing"),
        ),
        activities=[(1, "๑)จัดทำคู่มือ"), (2, "๒)ติดแผนผัง")],
    ),
    one(
        "a real list with bullets of the Symbol font",
        lists(form(row(results=tc(item("จัดทำคู่มือแล้ว", 1), item("ติดแผนผังแล้ว", 1)))), level("bullet", "\uf0b7")),
        results=[("• จัดทำคู่มือแล้ว", []), ("• ติดแผนผังแล้ว", [])],
    ),
    one(
        "a real list within a real list",
        lists(
            form(row(activities=tc(item("จัดทำคู่มือ", 1), item("ฉบับย่อ", 1, 1), item("ฉบับเต็ม", 1, 1), item("ติดแผนผัง", 1)))),
            level("decimal", "%1.") + level("thaiLetters", "%2)", depth=1),
        ),
        activities=[(1, "1. จัดทำคู่มือ\nก) ฉบับย่อ\nข) ฉบับเต็ม"), (2, "2. ติดแผนผัง")],
    ),
    one(
        "a list typed within a list",
        form(row(activities=("1) จัดทำคู่มือ", "1.1 ฉบับย่อ", "- พิมพ์แจก", "2) ติดแผนผัง"))),
        activities=[(1, "1) จัดทำคู่มือ\n1.1 ฉบับย่อ\n- พิมพ์แจก"), (2, "2) ติดแผนผัง")],
    ),
    one(
        "two counts in one cell",
        form(row(activities=("ด้านบริการ", "1.จัดทำคู่มือ", "ด้านสื่อสาร", "1.เผยแพร่ข่าว"))),
        lead="ด้านบริการ",
        activities=[(1, "1.จัดทำคู่มือ"), (2, "ด้านสื่อสาร\n1.เผยแพร่ข่าว")],
    ),
    one(
        "activities counted in words",
        form(row(activities=("กิจกรรมที่ 1 จัดทำคู่มือ", "- ฉบับย่อ", "กิจกรรมที่ ๒ ติดแผนผัง"))),
        activities=[(1, "กิจกรรมที่ 1 จัดทำคู่มือ\n- ฉบับย่อ"), (2, "กิจกรรมที่ ๒ ติดแผนผัง")],
    ),
    one(
        "words before the list",
        form(row(activities=("- เพิ่มคุณภาพ", *ACTIVITIES))),
        lead="- เพิ่มคุณภาพ",
    ),
    one(
        "activities without any mark, a paragraph each",
        form(row(activities=("จัดทำคู่มือ", "ติดแผนผัง"))),
        activities=[(1, "จัดทำคู่มือ"), (2, "ติดแผนผัง")],
    ),
    one(
        "activities numbered in Thai, with dashes",
        form(row(activities=("๑ - จัดทำคู่มือ", "๒ - ติดแผนผัง"))),
        activities=[(1, "๑ - จัดทำคู่มือ"), (2, "๒ - ติดแผนผัง")],
    ),
    one(
        "a status before the results",
        form(row(results=("ดำเนินการแล้ว", *RESULTS))),
        status="ดำเนินการแล้ว",
    ),
    one("a status alone", form(row(results="อยู่ระหว่างดำเนินการ")), status="อยู่ระหว่างดำเนินการ", results=[]),
    one("no result at all", form(row(results="")), results=[]),
    one(
        "no activity at all",
        form(row(activities="")),
        todos=(DoubtKind.TEXT_MISSING,),
        activities=[(1, "TODO ไฟล์ไม่มีข้อความในช่องกิจกรรม")],
    ),
    one(
        "a list that counts on from one measure to the next",
        lists(
            form(
                row(activities=tc(item("ก", 1))),
                row(issue="", activities=tc(item("ข", 1)), results="", responsible="", period="", outcomes=""),
            ),
            level("upperRoman", "%1."),
        ),
        activities=[(1, "I. ก"), (2, "II. ข")],
    ),
]

ADDRESSES = [
    one(
        "an address on a line of its own",
        form(row(results=("-จัดทำคู่มือแล้ว", URL, "-ติดแผนผังที่หน้าสำนักงาน"))),
        results=[("-จัดทำคู่มือแล้ว", [URL]), (RESULTS[1], [])],
    ),
    one(
        "an address without a scheme",
        form(row(results="-ดูที่ www.example.go.th")),
        results=[("-ดูที่ www.example.go.th", ["www.example.go.th → http://www.example.go.th"])],
    ),
    one(
        "a bare domain",
        form(row(results="-ดูที่ example.go.th/news")),
        todos=(DoubtKind.ADDRESS_SCHEME_ADDED,),
        results=[("-ดูที่ example.go.th/news", ["example.go.th/news → http://example.go.th/news"])],
    ),
    one(
        "a link behind words",
        Word(BEFORE + form(row(results=tc(p("-จัดทำ", xml=link("คู่มือ", "u1")))))).url("u1", URL),
        results=[("-จัดทำคู่มือ", [URL])],
    ),
    one(
        "a link in a field",
        form(row(results=tc(p("-จัดทำ", xml=field_link("คู่มือ", URL))))),
        results=[("-จัดทำคู่มือ", [URL])],
    ),
    one(
        "a printed address that leads elsewhere",
        Word(BEFORE + form(row(results=tc(p("-ดูที่ ", xml=link("http://a.example.go.th/x", "u1")))))).url("u1", URL),
        todos=(DoubtKind.ADDRESS_TWO_TARGETS,),
        results=[("-ดูที่ http://a.example.go.th/x", [f"http://a.example.go.th/x → {URL}"])],
    ),
    one(
        "an address in several runs",
        form(
            row(results=tc(p("-ดูที่ ", xml=run("http://www.exam") + run("ple.go.th/", "<w:b/>") + run("news.php?id=1"))))
        ),
        results=[(f"-ดูที่ {URL}", [URL])],
    ),
    one(
        "an address broken over two lines",
        form(row(results="-จัดทำคู่มือแล้ว\nhttp://www.example.go.th/\nnews.php?id=1")),
        todos=(DoubtKind.ADDRESS_BROKEN,),
        results=[("-จัดทำคู่มือแล้ว", [URL])],
    ),
    one(
        "an address broken over two paragraphs",
        form(row(results=("-จัดทำคู่มือแล้ว", "http://www.example.go.th/news", ".php?id=1"))),
        todos=(DoubtKind.ADDRESS_BROKEN,),
        results=[("-จัดทำคู่มือแล้ว", [URL])],
    ),
    one(
        "two addresses for one claim",
        form(row(results=("-จัดทำคู่มือแล้ว", URL, "https://www.example.go.th/a.pdf"))),
        results=[("-จัดทำคู่มือแล้ว", [URL, "https://www.example.go.th/a.pdf"])],
    ),
    one(
        "an address of mail and one of a computer",
        Word(BEFORE + form(row(results=tc(p("-ติดต่อ", xml=link("เรา", "u1")), p("-", xml=link("แฟ้ม", "u2"))))))
        .url("u1", "mailto:a@example.go.th")
        .url("u2", "file:///C:/a.docx"),
        todos=(DoubtKind.ADDRESS_UNUSABLE, DoubtKind.ADDRESS_UNUSABLE),
        results=[("-ติดต่อเรา", []), ("-แฟ้ม", [])],
    ),
    one(
        "a script behind words",
        Word(BEFORE + form(row(outcomes=tc(p(xml=link("คลิก", "u1")))))).url("u1", "javascript:alert(1)"),
        todos=(DoubtKind.ADDRESS_UNUSABLE,),
        outcomes=[("คลิก", [])],
    ),
    one(
        "a link in a column that has no evidence",
        Word(BEFORE + form(row(responsible=tc(p(xml=link("สำนักปลัด", "u1")))))).url("u1", URL),
        todos=(Review.UNPLACED,),
        kept=(f"    สำนักปลัด {URL}",),
    ),
    one("an address alone", form(row(results=URL)), results=[(URL, [URL])]),
]

WORDS = [
    one(
        "a code in capitals, spaced",
        form(row(issue="E 1 และ e๒ และ e-3")),
        issue="E 1 และ e๒ และ e-3",
        indicator=None,
        items=["e1", "e2", "e3"],
    ),
    one(
        "an indicator in Thai digits",
        form(row(issue="ตัวชี้วัดที่ ๘ การปรับปรุง")),
        issue="ตัวชี้วัดที่ ๘ การปรับปรุง",
        indicator=8,
        items=[],
    ),
    one(
        "an indicator misspelt",
        form(row(issue="3. ตัวขี้วัดที่ 8 การปรับปรุง")),
        todos=(DoubtKind.INDICATOR_READ,),
        issue="3. ตัวขี้วัดที่ 8 การปรับปรุง",
        indicator=8,
        items=[],
    ),
    one(
        "a code that the framework does not have",
        form(row(issue="- e1 ก\n- e4 ข")),
        todos=(DoubtKind.ITEMS_UNKNOWN,),
        issue="- e1 ก\n- e4 ข",
        indicator=None,
    ),
    one(
        "an indicator that the framework does not have",
        form(row(issue="ตัวชี้วัดที่ 12 ความพึงพอใจ")),
        todos=(DoubtKind.INDICATOR_UNKNOWN,),
        issue="ตัวชี้วัดที่ 12 ความพึงพอใจ",
        indicator=None,
        items=[],
    ),
    one("ํา and เเ are kept", form(row(outcomes="-ทําเเล้ว")), outcomes=[("-ทําเเล้ว", [])]),
    one("mixed digits are kept", form(row(period="ต.ค. ๒๕๖6 – ก.ย. 67")), period_text="ต.ค. ๒๕๖6 – ก.ย. 67", todos=()),
    one(
        "a period of another year",
        form(row(period="ตุลาคม 2565 - กันยายน 2566")),
        todos=(DoubtKind.PERIOD_OUTSIDE,),
        period_text="ตุลาคม 2565 - กันยายน 2566",
    ),
    one("a period in words", form(row(period="ตลอดปี")), todos=(DoubtKind.PERIOD_UNREAD,), period_text="ตลอดปี"),
    one(
        "a period of some months",
        form(row(period="มกราคม-มีนาคม 2567")),
        period="2567-01/2567-03",
        period_text="มกราคม-มีนาคม 2567",
    ),
    one("every unit", form(row(responsible="ทุกส่วนราชการ")), responsible="ทุกส่วนราชการ", units=["all"]),
    one(
        "a unit with a slip",
        form(row(responsible="สํานักปลัด, กองสวัดิการฯ")),
        todos=(DoubtKind.UNITS_UNKNOWN,),
        responsible="สํานักปลัด, กองสวัดิการฯ",
    ),
    one(
        "a unit that the agency's list has not, beside two that it has",
        form(row(responsible="กองคลัง กองช่าง กองสาธารณสุขและสิ่งแวดล้อม")),
        todos=(DoubtKind.UNITS_UNKNOWN,),
        responsible="กองคลัง กองช่าง กองสาธารณสุขและสิ่งแวดล้อม",
        units=["finance", "works"],
    ),
    one(
        "an unknown unit",
        form(row(responsible="ฝ่ายทะเบียน")),
        todos=(DoubtKind.UNITS_NOT_NAMED,),
        responsible="ฝ่ายทะเบียน",
        units=[],
    ),
    one(
        "words that YAML and Markdown would take for their own",
        form(row(outcomes="# *a*: 'b' \"c\" & <d> | {{ e }} - [f] `g` \\h %i @j")),
        outcomes=[("# *a*: 'b' \"c\" & <d> | {{ e }} - [f] `g` \\h %i @j", [])],
    ),
    one("a line of three dashes", form(row(outcomes=("---", "จบ"))), outcomes=[("---", []), ("จบ", [])]),
    one(
        "a number that looks like a date or a yes",
        form(row(outcomes=("2567-01-01", "yes", "0x10", "~"))),
        outcomes=[("2567-01-01", []), ("yes", []), ("0x10", []), ("~", [])],
    ),
]

PARTS = [
    one(
        "tracked changes: the accepted text",
        form(
            row(
                outcomes=tc(
                    p(
                        "ประชาชน",
                        xml=f'<w:del w:id="1">{run("ลำบาก").replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>")}</w:del><w:ins w:id="2">{run("สะดวก")}</w:ins>',
                    )
                )
            )
        ),
        outcomes=[("ประชาชนสะดวก", [])],
    ),
    one(
        "moved text stands once",
        form(
            row(
                outcomes=tc(
                    p(xml=f"<w:moveFrom>{run('ย้าย')}</w:moveFrom>{run('ก่อน')}<w:moveTo>{run('ย้าย')}</w:moveTo>")
                )
            )
        ),
        outcomes=[("ก่อนย้าย", [])],
    ),
    one(
        "a paragraph mark that was deleted",
        form(row(outcomes=tc(p("ประชาชน", properties="<w:rPr><w:del/></w:rPr>"), p("สะดวก")))),
        outcomes=[("ประชาชนสะดวก", [])],
    ),
    one(
        "hidden text is not published, and that is said",
        form(row(outcomes=tc(p("สะดวก", xml=run("ลับ", "<w:vanish/>"))))),
        todos=(DoubtKind.HIDDEN_TEXT,),
        outcomes=[("สะดวก", [])],
    ),
    one(
        "a footnote",
        Word(BEFORE + form(row(outcomes=tc(p("สะดวก", xml='<w:r><w:footnoteReference w:id="1"/></w:r>'))))).part(
            "footnotes", "footnotes.xml", notes("footnote", "ข้อมูลปี 2566")
        ),
        todos=(Review.UNPLACED,),
        kept=("เชิงอรรถของ", "    ข้อมูลปี 2566"),
        outcomes=[("สะดวก", [])],
    ),
    one(
        "an endnote in a cell of a claim",
        Word(BEFORE + form(row(results=tc(p("-มีคู่มือ", xml='<w:r><w:endnoteReference w:id="1"/></w:r>'))))).part(
            "endnotes", "endnotes.xml", notes("endnote", "หมายเหตุท้ายเล่ม")
        ),
        todos=(Review.UNPLACED,),
        kept=("    หมายเหตุท้ายเล่ม",),
        results=[("-มีคู่มือ", [])],
    ),
    one(
        "a text box, told once",
        form(row(outcomes=tc(p("สะดวก", xml=text_box("ในกล่อง", "สองบรรทัด"))))),
        todos=(Review.UNPLACED,),
        kept=("    ในกล่อง\n    สองบรรทัด",),
        outcomes=[("สะดวก", [])],
    ),
    one(
        "a table within a cell",
        form(row(outcomes=tc(p("สะดวก"), tbl(tr("ก่อน", "หลัง"), tr("10", "20")), p()))),
        todos=(DoubtKind.NESTED_TABLE,),
        outcomes=[("สะดวก\nก่อน | หลัง\n10 | 20", [])],
    ),
    one(
        "content controls, smart tags and fields within a line",
        form(
            row(
                outcomes=tc(
                    p(
                        xml=control(run("ประชาชน"))
                        + f'<w:smartTag>{run("สะดวก")}</w:smartTag><w:fldSimple w:instr="DATE">{run("ขึ้น")}</w:fldSimple>'
                    )
                )
            )
        ),
        outcomes=[("ประชาชนสะดวกขึ้น", [])],
    ),
    one(
        "Word's own words in an empty control are none of the report's",
        form(row(outcomes=tc(p("สะดวก", xml=control(run("คลิกที่นี่"), "<w:showingPlcHdr/>"))))),
        outcomes=[("สะดวก", [])],
    ),
    one(
        "tabs, hyphens and symbols",
        form(
            row(
                outcomes=tc(
                    p(
                        xml=f'<w:r>{t("ก")}<w:tab/>{t("ข")}<w:noBreakHyphen/>{t("ค")}<w:softHyphen/>{t("ง")}<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
                    )
                )
            )
        ),
        outcomes=[("ก\tข-คง✓", [])],
    ),
    one(
        "a control character that cannot be seen",
        form(row(outcomes="สะ\u200eดวก")),
        todos=(DoubtKind.INVISIBLE_CHARACTER,),
        outcomes=[("สะดวก", [])],
    ),
    one(
        "words above and below pages",
        Word(BEFORE + form(row()))
        .part(
            "header",
            "header1.xml",
            f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("เอกสารแนบ 1")}</w:hdr>',
        )
        .part(
            "footer",
            "footer1.xml",
            f'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("- 2 -")}</w:ftr>',
        ),
        todos=(Review.UNPLACED,),
        kept=("    เอกสารแนบ 1",),
    ),
    one(
        "a formula",
        form(row(outcomes=tc(p("ร้อยละ ", xml="<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>")))),
        outcomes=[("ร้อยละ x=5", [])],
    ),
]

CASES = [*TABLES, *LISTS, *ADDRESSES, *WORDS, *PARTS]
