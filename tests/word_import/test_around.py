"""What stands before, between and behind the tables: title, introduction, contents, headings, evidence below, rounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.word_import.cases import SECOND, SECOND_TOLD, cells
from tests.word_import.office import ASKED, BEFORE, HEADINGS, OPENING, TITLE, Desk, form, measure, row
from tests.word_import.wordxml import Word, drawing, p, tbl, tc, text_box, tr

if TYPE_CHECKING:
    from tests.word_import.office import WrittenReport

REPORT = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
YEAR = "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รอบ ๑๒ เดือน)"
AGENCIES = (
    "โรงพยาบาลบ้านใหม่ อำเภอเมือง จังหวัดขอนแก่น",
    "โรงเรียนบ้านหนองแวง",
    "เทศบาลตำบลบ้านใหม่",
    "ของสำนักงานสาธารณสุขจังหวัดแพร่",
    "อ.เมือง จ.ขอนแก่น",
    "มหาวิทยาลัยบ้านนา",
)
FIVE = HEADINGS[1:]
CAPTION = "ตารางที่ 1 รายงานผลการดำเนินการ"
ONE, TWO = form(tr(*cells()[1:]), headings=FIVE), form(tr(*cells(**SECOND)[1:]), headings=FIVE)
NO_ISSUE = "TODO ไฟล์ไม่มีข้อความในช่องประเด็น"


def imported(office: Desk, *body: str) -> WrittenReport:
    return office.imported(Word("".join(body)).data())


def paragraphs(*texts: str) -> str:
    return "".join(map(p, texts))


@pytest.mark.parametrize("agency", AGENCIES)
def test_a_line_of_the_title_is_no_issue(office: Desk, agency: str) -> None:
    report = imported(office, paragraphs(REPORT, YEAR, agency), ONE)
    assert report.entry.title_lines == f"{REPORT}\n{YEAR}\n{agency}"
    assert [one.entry.issue.text for one in report.measures] == [NO_ISSUE]
    assert "ตั้งให้จากคำแรก ๆ ของมาตรการ" in office.text()


@pytest.mark.parametrize("above", ["3. รายงานผล", "รายงานผลการดำเนินงานตามมาตรการ", CAPTION, "การดำเนินงาน"])
def test_what_only_introduces_the_table_is_no_issue(office: Desk, above: str) -> None:
    report = imported(office, BEFORE, p(above), ONE)
    assert (report.entry.title_lines, report.measures[0].entry.issue.text) == (TITLE, NO_ISSUE)
    assert above in office.text()


@pytest.mark.parametrize("heading", ["มาตรการที่ 1 ก", "ประเด็นที่ ๒ ข", "ตัวชี้วัดที่ 6 ค", "2. ประเด็นการให้บริการ"])
def test_a_heading_right_above_the_table_is_the_issue(office: Desk, heading: str) -> None:
    report = imported(office, BEFORE, p(heading), ONE)
    assert (report.entry.introduction, report.measures[0].entry.issue.text) == (OPENING, heading)


@pytest.mark.parametrize("line", ["การให้บริการ", "3. รายงานผล", "โดยมีรายละเอียดดังนี้", "องค์การบริหารส่วนตำบลพะงาด"])
def test_a_plain_line_above_the_first_table_is_no_issue_and_one_above_the_next_is(office: Desk, line: str) -> None:
    report = imported(office, BEFORE, p(line), ONE, p("การสื่อสาร"), TWO)
    assert [one.entry.issue.text == line for one in report.measures] == [False, False]
    assert report.measures[1].entry.issue.text == "การสื่อสาร"
    assert line in office.text()


def test_a_measure_without_an_issue_is_called_by_its_own_words(office: Desk) -> None:
    heads = ("ที่", "มาตรการ", "กิจกรรม", *HEADINGS[2:])
    rows = [tr(str(at), name, *cells()[1:]) for at, name in ((1, "มาตรการป้องกันสินบน"), (2, "มาตรการเผยแพร่ข้อมูล"))]
    report = imported(office, BEFORE, form(*rows, headings=heads))
    assert [one.entry.title for one in report.measures] == ["มาตรการป้องกันสินบน", "มาตรการเผยแพร่ข้อมูล"]
    assert [one.entry.issue.text for one in report.measures] == [NO_ISSUE, NO_ISSUE]


CONTENTS = ("สารบัญ", "บทนำ\t1", "ผลการดำเนินการ ........ 3", "1. ผลการประเมิน ITA")
CHAPTERS = tuple(f"ย่อหน้าวิเคราะห์ที่ {at} ของรายงาน" for at in range(120))
HEADS: list[tuple[str, tuple[str, ...], str, str, tuple[str, ...]]] = [
    ("contents behind the title", (REPORT, YEAR, *CONTENTS), f"{REPORT}\n{YEAR}", "TODO", CONTENTS),
    (
        "contents before the introduction",
        (REPORT, YEAR, *CONTENTS[:3], OPENING),
        f"{REPORT}\n{YEAR}",
        OPENING,
        CONTENTS[:3],
    ),
    ("chapters", (REPORT, OPENING, "1. บทนำ", *CHAPTERS), REPORT, OPENING, CHAPTERS),
    ("chapters without an introduction", (REPORT, YEAR, *CHAPTERS), f"{REPORT}\n{YEAR}", "TODO", CHAPTERS),
    ("a caption", (REPORT, OPENING, CAPTION), REPORT, OPENING, (CAPTION,)),
    ("the form's name", (REPORT, OPENING, "แบบรายงานผล"), REPORT, OPENING, ("แบบรายงานผล",)),
    ("an introduction with a list", (REPORT, OPENING, "1. ก", "2. ข"), REPORT, f"{OPENING}\n1. ก\n2. ข", ()),
    (
        "a sentence that names the agency",
        (REPORT, "ตามที่ ก", "องค์การบริหารส่วนตำบลพะงาดจึงดำเนินการ"),
        REPORT,
        "ตามที่ ก\nองค์การบริหารส่วนตำบลพะงาดจึงดำเนินการ",
        (),
    ),
    ("an introduction of two paragraphs", (REPORT, OPENING, "ทั้งนี้ ก"), REPORT, f"{OPENING}\nทั้งนี้ ก", ()),
]


@pytest.mark.parametrize(
    ("lines", "title", "introduction", "others"), [one[1:] for one in HEADS], ids=[one[0] for one in HEADS]
)
def test_title_and_introduction_are_told_from_all_else_which_is_kept_in_order(
    office: Desk, lines: tuple[str, ...], title: str, introduction: str, others: tuple[str, ...]
) -> None:
    report = imported(office, paragraphs(*lines), form(row()))
    assert report.entry.title_lines == title
    assert report.entry.introduction.startswith(introduction)
    places = [report.body.find(f"    {one}") for one in others]
    if places:
        assert "## TODO" in report.body
        assert -1 not in places
        assert places == sorted(places)


def test_tables_before_the_form_stay_between_the_words_around_them(office: Desk) -> None:
    scores = tbl(tr("ตัวชี้วัด", "คะแนน"), tr("การใช้อำนาจ", "90"))
    report = imported(office, BEFORE, p("1. ผลการประเมิน"), scores, p("2. รายงานผล"), form(row()))
    assert "    1. ผลการประเมิน\n    ตัวชี้วัด | คะแนน\n    การใช้อำนาจ | 90\n    2. รายงานผล" in report.body


@pytest.mark.parametrize(
    "head",
    [
        tbl(tr(REPORT), tr(YEAR)),
        tbl(tr(tc(p(REPORT), p(YEAR)))),
        p(xml=text_box(REPORT, YEAR)),
        p(REPORT) + p(xml=text_box(YEAR)),
    ],
    ids=["rows", "cell", "box", "line and box"],
)
def test_a_title_in_a_frame_is_the_title(office: Desk, head: str) -> None:
    report = imported(office, head, p(OPENING), form(row()))
    assert (report.entry.title_lines, report.entry.introduction) == (f"{REPORT}\n{YEAR}", OPENING)


def test_a_title_in_a_box_right_above_the_table_is_not_lost(office: Desk) -> None:
    report = imported(office, p(xml=text_box(REPORT)), form(row()))
    assert report.entry.title_lines == REPORT


def test_any_other_box_right_above_the_table_is_kept(office: Desk) -> None:
    assert "    กล่อง" in imported(office, BEFORE, p(xml=text_box("กล่อง")), form(row())).body


BELOW = (
    "หลักฐาน: https://www.example.go.th/1",
    "ผลลัพธ์: ประชาชนพึงพอใจ",
    "https://www.example.go.th/1",
    "หมายเหตุ ก",
    "ภาพกิจกรรม",
    "คำใด ๆ",
)


@pytest.mark.parametrize("words", BELOW)
def test_words_below_a_measures_table_are_kept_with_it(office: Desk, words: str) -> None:
    report = imported(office, BEFORE, form(row()), p(words), p("2. ประเด็นการสื่อสาร"), form(row(**SECOND)))
    assert [words in one.body for one in report.measures] == [True, False]
    assert "2. ประเด็นการสื่อสาร" in report.measures[1].body


@pytest.mark.parametrize("words", BELOW[:5])
def test_words_below_each_table_are_kept_with_its_measure(office: Desk, words: str) -> None:
    report = imported(
        office, BEFORE, form(row()), p(words), form(row(**SECOND)), p(f"{words}2"), p("จึงเรียนมาเพื่อโปรดทราบ")
    )
    assert [one.body.count(words) for one in report.measures] == [1, 1]
    assert "จึงเรียนมาเพื่อโปรดทราบ" in report.body


def test_pictures_below_a_measures_table_are_kept_with_it(office: Desk) -> None:
    photo = p("ประชุมเรื่องที่หนึ่ง") + p(xml=drawing("gone"))
    report = imported(office, BEFORE, form(row()), photo, p("\n"), form(row(**SECOND)))
    assert [("ประชุมเรื่องที่หนึ่ง" in one.body, "ภาพจากไฟล์" in one.body) for one in report.measures] == [
        (True, True),
        (False, False),
    ]


def test_words_below_a_table_of_several_measures_are_none_of_the_next(office: Desk) -> None:
    report = imported(office, BEFORE, form(row(), row(**SECOND)), p(BELOW[0]), form(row(issue="อื่น")))
    assert [BELOW[0] in one.body for one in report.measures] == [False] * 3
    assert BELOW[0] in report.body


SIX, TWELVE = row(issue="หกเดือน"), row(issue="สิบสองเดือน")
ROUNDS: list[tuple[str, str]] = [
    ("captions", p("รอบ 6 เดือน") + form(SIX) + p("รอบ ๑๒ เดือน") + form(TWELVE)),
    ("the later first", p("ผลการดำเนินการ รอบ 12 เดือน") + form(TWELVE) + p("ผลการดำเนินการ รอบ 6 เดือน") + form(SIX)),
]


@pytest.mark.parametrize("body", [one[1] for one in ROUNDS], ids=[one[0] for one in ROUNDS])
@pytest.mark.parametrize(("months", "mine", "other"), [(6, "หกเดือน", "สิบสองเดือน"), (12, "สิบสองเดือน", "หกเดือน")])
def test_of_tables_for_each_round_that_of_the_asked_one_is_taken(
    office: Desk, body: str, months: int, mine: str, other: str
) -> None:
    draft = office.draft(Word(p(TITLE) + p(OPENING) + body).data(), asked=replace(ASKED, months=months))
    assert [one.entry.issue.text for one in draft.tried.report.measures] == [mine]
    assert f"    {other} | " in draft.files["index.md"].decode()
    assert any(one.startswith("ไฟล์มีตารางของรอบ") for one in draft.remarks)


@pytest.mark.parametrize(
    ("said", "months", "told"),
    [("รอบ 12 เดือน", 6, True), ("(รอบ ๖ เดือน)", 12, True), ("รอบหกเดือน", 6, False), ("", 6, False)],
)
def test_a_file_of_another_round_than_asked_for_is_remarked_on(
    office: Desk, said: str, months: int, *, told: bool
) -> None:
    title = f"รายงาน องค์การบริหารส่วนตำบลพะงาด ปีงบประมาณ 2567 {said}"
    draft = office.draft(Word(p(title) + form(row())).data(), asked=replace(ASKED, months=months))
    assert any("แต่สั่งนำเข้าเป็นรอบ" in one for one in draft.remarks) is told


def test_rows_that_read_as_a_header_of_nothing_are_kept(office: Desk) -> None:
    rows = (tr(*[""] * 5, "ตัวชี้วัดที่ 6 ก"), tr("", "", "", "ดำเนินการแล้ว", "มาตรการที่ 1 ก", ""))
    report = imported(office, BEFORE, form(row()), tbl(*rows))
    assert all(words in office.text() for words in ("ตัวชี้วัดที่ 6 ก", "ดำเนินการแล้ว", "มาตรการที่ 1 ก"))
    assert len(report.measures) >= 1


def test_the_usual_measures_are_read_as_ever(office: Desk) -> None:
    from tests.word_import.office import told  # noqa: PLC0415

    report = imported(office, BEFORE, form(row()), p("หลักฐาน ก"), form(row(**SECOND)))
    expected: list[dict[str, Any]] = [measure(), SECOND_TOLD]
    assert [told(one) for one in report.measures] == expected
