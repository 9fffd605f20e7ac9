"""What stands before a line: a number, a letter, a bullet, or words that only look like one."""

from __future__ import annotations

import pytest

from ita_site.word_import.words.list_labels import bare, label_at, labels_of

COUNTED = [
    ("1. จัดทำ", "1.", (1,)),
    ("1.จัดทำ", "1.", (1,)),
    ("๑๒. จัดทำ", "1.", (12,)),
    ("１．จัดทำ", "1.", (1,)),
    ("1) จัดทำ", "1)", (1,)),
    ("(๑) จัดทำ", "(1)", (1,)),
    ("( 1 ) จัดทำ", "(1)", (1,)),
    ("1.) จัดทำ", "1)", (1,)),
    ("1 - จัดทำ", "1 -", (1,)),
    ("1.1 จัดทำ", "1.1", (1, 1)),
    ("๑.๒จัดทำ", "1.1", (1, 2)),
    ("1.1.12 จัดทำ", "1.1", (1, 1, 12)),
    ("1.1) จัดทำ", "1.1", (1, 1)),
    ("(2.3) จัดทำ", "1.1", (2, 3)),
    ("1.1. จัดทำ", "1.1", (1, 1)),
    ("ก. จัดทำ", "ก.", (1,)),
    ("(ข) จัดทำ", "(ก)", (2,)),
    ("b) จัดทำ", "a)", (2,)),
    ("ข้อ 1 จัดทำ", "ข้อ", (1,)),
    ("ข้อที่ ๒. จัดทำ", "ข้อ", (2,)),
    ("กิจกรรมที่ 1 : จัดทำ", "กิจกรรม", (1,)),
    ("กิจกรรมที่๒:จัดทำ", "กิจกรรม", (2,)),
    ("กิจกรรมที่ 1.2 จัดทำ", "กิจกรรม", (1, 2)),
    ("มาตรการที่ 3) จัดทำ", "มาตรการ", (3,)),
    ("ขั้นตอนที่ 1", "ขั้นตอน", (1,)),
    ("โครงการที่ 1 จัดทำ", "โครงการ", (1,)),
]
BULLETS = [
    *("- จัดทำ", "-จัดทำ", "– จัดทำ", "— จัดทำ", "• จัดทำ", "● จัดทำ", "○ จัดทำ", "* จัดทำ", "o จัดทำ", "\uf0b7 จัดทำ", "☑ จัดทำ"),
    *("➢ จัดทำ", "❖ จัดทำ", "■ จัดทำ", "✓ จัดทำ", "√ จัดทำ", "Ø จัดทำ", "§ จัดทำ", "ü จัดทำ", "> จัดทำ", "[x] จัดทำ", "( ) จัดทำ"),
    *("(/) จัดทำ", "★ จัดทำ", "📌 จัดทำ", "+ จัดทำ", "→ จัดทำ"),
]
NEITHER = [
    *("จัดทำ", "2567 เป็นต้นไป", "13.00 น. ประชุม", "8.30 - 16.30 น.", "1.5 ล้านบาท", "95.5 ของผู้ตอบ", "6.3.2567", "6/3/68"),
    *(
        "15.11.67",
        "100,000 บาท",
        "1.000 บาท",
        "e1 เจ้าหน้าที่",
        "o35 ข้อมูล",
        "น.ส.สมหญิง",
        "พ.ศ. 2567",
        "ก.ย. 2567",
        "ป.ป.ช. กำหนด",
    ),
    *("กิจกรรม 5 ส.", "---", "**หมายเหตุ**", "(28 คน)", "(ภาพประกอบ)", "3.5%", "4.5 คะแนน", "6-7 พฤศจิกายน", "5 - 10 คน"),
    *("ข้อ 1-6", "การประชุม", ""),
]


@pytest.mark.parametrize(("text", "system", "path"), COUNTED)
def test_what_counts_a_line_is_read_in_every_writing(text: str, system: str, path: tuple[int, ...]) -> None:
    label = label_at(text)
    assert label is not None
    assert (label.system, label.path) == (system, path)
    assert text[label.end :] in {"จัดทำ", ""}
    assert bare(text) == (text[label.end :] or text)


@pytest.mark.parametrize("text", BULLETS)
def test_a_bullet_is_known_whatever_font_it_is_from(text: str) -> None:
    label = label_at(text)
    assert label is not None
    assert not label.counts
    assert bare(text) == "จัดทำ"


@pytest.mark.parametrize("text", NEITHER)
def test_words_sums_hours_and_days_are_no_labels(text: str) -> None:
    assert labels_of([text, "จบ"]) == [None, None]


@pytest.mark.parametrize(
    ("texts", "paths"),
    [
        (("ก. หนึ่ง", "ข. สอง"), [(1,), (2,)]),
        (("ค. หนึ่ง", "ง. สอง"), [None, None]),
        (("a) หนึ่ง", "b) สอง"), [(1,), (2,)]),
        (("1 หนึ่ง", "2 สอง"), [(1,), (2,)]),
        (("1 หนึ่ง", "5 คนเข้าร่วม"), [None, None]),
        (("3 หน่วยงาน", "4 กอง"), [None, None]),
    ],
)
def test_letters_and_lone_numbers_count_where_they_begin_a_row_of_their_kind(
    texts: tuple[str, ...], paths: list[tuple[int, ...] | None]
) -> None:
    assert [one and one.path for one in labels_of(texts)] == paths
