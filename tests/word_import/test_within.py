"""Several items in one paragraph: told apart where their marks leave no doubt, and left whole everywhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt, remark
from ita_site.word_import.entries.inline_items import items_in
from ita_site.word_import.entries.read import activities_of, claims_of
from ita_site.word_import.words.list_labels import label_at
from tests.word_import.office import BEFORE, Desk, form, row, told
from tests.word_import.wordxml import Word, link, p, run, tc

SPLIT = doubt(DoubtKind.ITEMS_SPLIT)


def cell(*paragraphs: str) -> tuple[Paragraph, ...]:
    return tuple(map(Paragraph, paragraphs))


MARKED = [
    ("1. ก 2. ข 3. ค", ["1. ก ", "2. ข ", "3. ค"]),
    ("๑) ก ๒) ข", ["๑) ก ", "๒) ข"]),
    ("(1) ก (๒) ข", ["(1) ก ", "(๒) ข"]),
    ("๑.จัดทำ ๒.ติดป้าย ๓.ประเมิน", ["๑.จัดทำ ", "๒.ติดป้าย ", "๓.ประเมิน"]),
    ("1.1 ก 1.2 ข 1.3 ค", ["1.1 ก ", "1.2 ข ", "1.3 ค"]),
    ("1. ก\t2. ข\n3. ค", ["1. ก\t", "2. ข\n", "3. ค"]),
    ("1. ก 1) ข 2) ค 2. ง", ["1. ก 1) ข 2) ค ", "2. ง"]),
    ("1. ติดที่ทุกพื้นที่ 2. ข", ["1. ติดที่ทุกพื้นที่ ", "2. ข"]),
    ("1. ทำตามข้อ 2. ของระเบียบ 2. ข", ["1. ทำตามข้อ 2. ของระเบียบ ", "2. ข"]),
    ("1. ไม่รับ 2. ของขวัญทุกชนิด", ["1. ไม่รับ ", "2. ของขวัญทุกชนิด"]),
    ("1. จัดทำ (1. ก 2. ข) 2. ติดป้าย", ["1. จัดทำ (1. ก 2. ข) ", "2. ติดป้าย"]),
    ("1. ก 50 ข่าว, 2. ข, 3. ค", ["1. ก 50 ข่าว, ", "2. ข, ", "3. ค"]),
    ("1. ก https://a.go.th/b/ 2. ข www.a.go.th/", ["1. ก https://a.go.th/b/ ", "2. ข www.a.go.th/"]),
    ("• ก • ข", ["• ก ", "• ข"]),
    ("➢ ก\t➢ ข", ["➢ ก\t", "➢ ข"]),
]


@pytest.mark.parametrize(("text", "items"), MARKED)
def test_marks_that_run_on_tell_items_apart(text: str, items: list[str]) -> None:
    label = label_at(text)
    assert label is not None
    assert list(items_in(text, label)) == items


@pytest.mark.parametrize(("text", "items"), MARKED)
def test_items_are_the_entries_of_a_cell_with_the_blanks_between_them_gone(text: str, items: list[str]) -> None:
    for entries in (activities_of(cell(text)), claims_of(cell(text))):
        assert [one.text for one in entries.entries] == [one.strip() for one in items]
        assert SPLIT in entries.doubts


DOUBTFUL = {
    "activities, each called so": "กิจกรรมที่ 1 ก กิจกรรมที่ 2 ข กิจกรรมที่ 3 ค",
    "three things, each behind a dash": "- ก - ข - ค",
    "three things, each right behind a dash": "-ก -ข -ค",
    "letters": "ก) จัดทำ ข) ติดป้าย ค) ประเมิน",
    "things with addresses, each behind a dash": "- ก http://a.go.th/b - ข http://a.go.th/c",
    "a list behind words that announce it": "ดำเนินการ ดังนี้ 1. ก 2. ข",
    "a list behind a status": "ดำเนินการแล้ว 1. ก 2. ข",
    "a range of days": "1 ต.ค. 2566 - 30 ก.ย. 2567",
    "a range of days behind a dash": "- 1 ต.ค. 2566 - 30 ก.ย. 2567",
    "months": "- เดือน ต.ค. 2566 - ก.ย. 2567 - ธันวาคม",
    "days of the week": "- วันจันทร์ - ศุกร์",
    "hours": "- เวลา 08.30 - 16.30 น.",
    "an amount": "1. จัดทำ 2.5 ล้านบาท",
    "amounts": "1) 20,000 บาท 2) 30,000 บาท",
    "a legal section": "1. จัดทำตามข้อ 2. ของระเบียบ",
    "several legal sections": "1. จัดทำตามข้อ 1, 2. และ 3. ของระเบียบ",
    "numbers without a blank before them": "1.จัดทำสื่อ2.เผยแพร่3.ประเมินผล",
    "sections of a law": "เผยแพร่ตามมาตรา 9 (1) โครงสร้าง (2) อำนาจหน้าที่",
    "a phone number": "- โทร. 044 - 123456 - 8",
    "an address": "1. บ้านเลขที่ 5 หมู่ 2. ตำบลพะงาด",
    "villages": "- หมู่ที่ 1 - หมู่ที่ 9",
    "classes": "- นักเรียนชั้น ป.4 - ป.6",
    "items of the assessment": "- ข้อ e1 - e5",
    "a road": "- ซ่อมถนนสายบ้านโนน - บ้านใหม่",
    "persons": "1. นายก้อน ใจดี 2. นางดี ใจงาม",
    "a person and a post": "- นายก้อน ใจดี - ปลัด",
    "the head of the agency": "นายก - ปลัด",
    "halves of a word": "- จัดทำบัญชีรายรับ - รายจ่าย",
    "halves of a word of the law": "- เผยแพร่แผนจัดซื้อ - จัดจ้าง",
    "name and family name": "- ชื่อ - สกุล",
    "names with dashes between": "บ้าน - วัด - โรงเรียน",
    "steps of one thing": "ยื่นคำขอต่อเจ้าหน้าที่ - ตรวจสอบเอกสาร - อนุมัติคำขอ",
    "parts of one thing": "ร้อยละความพึงพอใจ - ด้านเจ้าหน้าที่ 90 - ด้านสถานที่ 92",
    "two things with a dash between": "จัดทำคู่มือประชาชน - ติดแผนผังขั้นตอน",
    "three things with dashes between": "จัดทำคู่มือประชาชน - ติดแผนผังขั้นตอน - จัดบัตรคิว",
    "two things, each behind a dash": "- ทะเบียนถูกต้อง - ไม่มีพัสดุสูญหาย",
    "days within one of two things": "- อบรม 1 - 2 ม.ค. 67 - ประชุม 5 ม.ค. 67",
    "a count that leaves one out": "1. ก 3. ข",
    "a count within a count": "1. ก 1. ข 2. ค 2. ง",
    "two activities that a sentence names": "กิจกรรมที่ 1 ต่อเนื่องจาก กิจกรรมที่ 2",
    "parts of a committee": "แต่งตั้งคณะทำงาน ดังนี้ 1. ปลัด 2. รองปลัด",
    "numbers with nothing behind them": "1 ก 2 ข 3 ค",
    "two letters": "ก. จัดทำ ข. ติดป้าย",
    "boxes": "☑ จัดทำ ☐ ติดป้าย",
    "a name in quotation marks": '- โครงการ "คน - น้ำ - ป่า"',
    "names in brackets": "- กิจกรรม 5ส (สะสาง - สะดวก - สะอาด)",
    "years": "- แผน พ.ศ. 2566 - พ.ศ. 2570 - ปี 2571",
    "days, each called so": "- วันที่ 5 มกราคม - วันที่ 10 มกราคม",
    "two names beside each other": "- จัดหาวัสดุ - ครุภัณฑ์ 5 รายการ",
    "a name of a file": "- แผน - ปี.pdf",
}


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_may_be_no_list_stays_whole(text: str) -> None:
    for entries in (activities_of(cell(text)), claims_of(cell(text))):
        assert [one.text for one in entries.entries] == [text]
        assert SPLIT not in entries.doubts


@pytest.mark.parametrize(("text", "said"), [("- จัดหาวัสดุ - ครุภัณฑ์", True), ("- 5 - 6 มกราคม", False), ("- ก", False)])
def test_a_dash_that_may_part_a_line_is_told(text: str, said: bool) -> None:  # noqa: FBT001 - a table's column
    for entries in (activities_of(cell(text)), claims_of(cell(text, "- ข"))):
        assert (doubt(DoubtKind.DASHES_WITHIN) in entries.doubts) is said


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("1. ก", "2. ข 3. ค", "4. ง"), ["1. ก", "2. ข", "3. ค", "4. ง"]),
        (("1. ก 2. ข", "3. ค 4. ง"), ["1. ก", "2. ข", "3. ค", "4. ง"]),
        (("1. ก\n- ข\n- ค\n2. ง 3. จ",), ["1. ก\n- ข\n- ค", "2. ง", "3. จ"]),
        (("1. ก\n2. ข 3. ค",), ["1. ก", "2. ข", "3. ค"]),
    ],
)
def test_items_go_on_with_the_list_that_they_stand_in(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    for entries in (activities_of(cell(*paragraphs)), claims_of(cell(*paragraphs))):
        assert [one.text for one in entries.entries] == expected


@pytest.mark.parametrize(
    "paragraphs",
    [("1. หัวข้อ", "- ก - ข", "2. หัวข้อ", "- ค - ง"), ("1. ก", "(1) ข (2) ค", "2. ง"), ("- ก", "1. ข 2. ค", "- ง")],
)
def test_items_below_an_entry_stay_in_it_to_the_letter(paragraphs: tuple[str, ...]) -> None:
    for entries in (activities_of(cell(*paragraphs)), claims_of(cell(*paragraphs))):
        assert "\n".join(one.text for one in entries.entries) == "\n".join(paragraphs)
        assert SPLIT not in entries.doubts


def test_links_and_numbers_go_with_the_item_that_they_stand_in(office: Desk) -> None:
    results = tc(p(xml=run("1. คู่มือ ") + link("ลิงก์", "a") + run("  2. แผนผัง ") + link("ลิงก์", "b")))
    word = Word(BEFORE + form(row(activities="1. คู่มือ\t2. แผนผัง", results=results)))
    word.url("a", "https://a.go.th/1").url("b", "https://a.go.th/2")
    measure = told(office.imported(word.data()).measures[0])
    assert measure["activities"] == [(1, "1. คู่มือ"), (2, "2. แผนผัง")]
    assert measure["results"] == [("1. คู่มือ ลิงก์", ["https://a.go.th/1"]), ("2. แผนผัง ลิงก์", ["https://a.go.th/2"])]
    assert [line for line in office.text().split("\n") if "# answers:" in line] == [
        "    # answers: [1]",
        "    # answers: [2]",
    ]
    assert sum(remark(SPLIT) in one for one in office.todos()) == 2


LETTERS = st.text(st.sampled_from("กขจัดทำ12๑๒.()-–•: \t\n/,นาย"), max_size=60)


@given(
    st.one_of(LETTERS, st.lists(st.sampled_from(("1.", "2.", "3.", "-", "ก", "จัดทำ", "•", "ข้อ", "(1)", "(2)", "ดังนี้"))))
)
def test_items_put_together_are_the_line(drawn: str | list[str]) -> None:
    text = drawn if isinstance(drawn, str) else " ".join(drawn)
    label = label_at(text)
    assert label is None or "".join(items_in(text, label)) == text
