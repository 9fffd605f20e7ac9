"""Marks inside texts: English phrases, what no line may break, and addresses that a line may."""

from __future__ import annotations

import pytest

from ita_site.pages.marks.typography import mark_address, mark_html, mark_link_text, marker

NAMES = ("ตำบลพะงาด", "พะงาด")


def whole(text: str) -> str:
    return f'<span class="ita-place">{text}</span>'


def english(text: str) -> str:
    return f'<span lang="en">{text}</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("นโยบาย (No Gift Policy) ปี", f"นโยบาย ({english('No Gift Policy')}) ปี"),
        ("แบบ E-service https://a.go.th/x", "แบบ E-service https://a.go.th/x"),
        ("ช่องทาง Q&amp;A และ E-Service", "ช่องทาง Q&amp;A และ E-Service"),
        ("บ้านพะงาด", f"บ้าน{whole('พะงาด')}"),
        ("ส่วนตำบลพะงาด", f"ส่วน{whole('ตำบลพะงาด')}"),
        ("http://www.example.go.th/พะงาด", "http://www.example.go.th/พะงาด"),
        ("ในวันที่ 6 มีนาคม 2567 เวลา", f"ในวันที่ {whole('6 มีนาคม 2567')} เวลา"),
        ("เวลา 13.00 น. ผู้", f"เวลา {whole('13.00 น.')} ผู้"),
        ("ประจำปี พ.ศ. ๒๕๖7", f"ประจำปี {whole('พ.ศ. ๒๕๖7')}"),
        ("ปี 2567 รอบ 12 เดือน", f"{whole('ปี 2567')} {whole('รอบ 12 เดือน')}"),
        ("ให้ลิงก์ 9 ลิงก์ไว้", f"ให้ลิงก์ {whole('9 ลิงก์')}ไว้"),
        ("ทั้ง 3 ข้อความ", "ทั้ง 3 ข้อความ"),
        ("ดูที่ ผลลำดับที่ 12", f"ดูที่ {whole('ผลลำดับที่ 12')}"),
        ("ตามไปดูหลักฐาน", f"ตามไปดู{whole('หลักฐาน')}"),
        ("(นักวิเคราะห์ฯ พัสดุ) ฯลฯ", f"({whole('นักวิเคราะห์ฯ')} พัสดุ) ฯลฯ"),
        ("ตามคู่มือ ฯ ตุลาคม 2566", "ตามคู่มือ ฯ ตุลาคม 2566"),
    ],
)
def test_english_phrases_are_marked_and_what_is_read_as_one_is_kept_whole(text: str, expected: str) -> None:
    assert marker(NAMES)(text) == expected


def test_an_address_may_end_its_line_behind_a_slash_and_on_paper_before_the_end_of_its_host() -> None:
    assert mark_address("https://a.go.th/a/b/") == 'https://a<wbr class="ita-host">.go.th/<wbr>a/<wbr>b/'


def test_behind_the_address_of_a_link_words_are_words() -> None:
    assert mark_link_text("https://a.th/a/b 9 ลิงก์", marker()) == f"https://a.th/<wbr>a/<wbr>b {whole('9 ลิงก์')}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a title="No Gift Policy">ดู</a>', '<a title="No Gift Policy">ดู</a>'),
        ("<p>No Gift Policy</p>", f"<p>{english('No Gift Policy')}</p>"),
        ("<p>Q&amp;A ที่ พะงาด&#35;</p>", f"<p>Q&amp;A ที่ {whole('พะงาด')}&#35;</p>"),
        ("<code>No Gift Policy</code> No Gift Policy", f"<code>No Gift Policy</code> {english('No Gift Policy')}"),
        ('<img src="No Gift.png">พะงาด<br>', f'<img src="No Gift.png">{whole("พะงาด")}<br>'),
    ],
)
def test_of_html_only_the_texts_between_tags_are_marked(html: str, expected: str) -> None:
    assert mark_html(html, marker(NAMES)) == expected
