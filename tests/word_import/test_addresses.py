"""Addresses as people type them, and what a person is told of each."""

from __future__ import annotations

import pytest

from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.doubts import remark
from ita_site.word_import.words.addresses import carries_on, evidence_in, only_addresses, real_address, unusable
from tests.word_import.office import BEFORE, Desk, form, measure, row, told
from tests.word_import.wordxml import Word

A = "https://www.a.go.th"


def found(text: str, *links: Link) -> list[tuple[str, str, str]]:
    """(url, printed, the first words of the doubt) of each."""
    return [(one.url, one.printed, " ".join(map(remark, one.doubts))) for one in evidence_in(text, links)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ดู {A}/x", [(f"{A}/x", "", "")]),
        ("ที่www.a.go.thและ", [("http://www.a.go.th", "www.a.go.th", "")]),
        (f"ดู{A}/xครับ", [(f"{A}/x", "", "มีคำไทยต่อท้ายที่อยู่")]),
        (f"{A}/ไฟล์/รายงาน.pdf", [(f"{A}/ไฟล์/รายงาน.pdf", "", "")]),
        (f"{A}/ไฟล์/รายงาน", [(f"{A}/ไฟล์/รายงาน", "", "ที่อยู่มีตัวอักษรไทย")]),
        (f"{A}/do\u00adwn.pdf", [(f"{A}/down.pdf", f"{A}/do\u00adwn.pdf", "ที่อยู่ที่พิมพ์ไว้มีอักขระที่มองไม่เห็น")]),
        (f"\ufeff{A}/x\u200b\u00a0ครับ", [(f"{A}/x", "", "")]),
        (f"{A}/a\u200cb", [(f"{A}/ab", f"{A}/a\u200cb", "ที่อยู่ที่พิมพ์ไว้มีอักขระที่มองไม่เห็น")]),
        ("https : //www.a.go.th/x", [(f"{A}/x", "www.a.go.th/x", "http:// หน้าที่อยู่พิมพ์ไว้ไม่ถูก")]),
        ("htttp:/www.a.go.th/x", [("http://www.a.go.th/x", "www.a.go.th/x", "http:// หน้าที่อยู่พิมพ์ไว้ไม่ถูก")]),
        ("https:/a.go.th/x", [("https://a.go.th/x", "a.go.th/x", "ที่อยู่พิมพ์ http:// ไว้ไม่ถูก")]),
        ("ที่a.go.thและ", [("http://a.go.th", "a.go.th", "ที่อยู่พิมพ์ไว้โดยไม่มี http://")]),
        (f"{A}/x กับ b.go.th.", [(f"{A}/x", "", ""), ("http://b.go.th", "b.go.th", "ที่อยู่พิมพ์ไว้โดยไม่มี http://")]),
        ("office@a.go.th", []),
        (f"{A} /qa", [(A, "", "ที่อยู่อาจถูกตัดกลาง เพราะตามด้วย /qa")]),
        (f"{A}/forms/1FAIp\nSeXyz", [(f"{A}/forms/1FAIp", "", "ที่อยู่อาจถูกตัดกลาง เพราะตามด้วย SeXyz")]),
        (f"{A}/x\nติดประกาศ", [(f"{A}/x", "", "")]),
    ],
)
def test_an_address_is_read_as_printed_and_its_doubts_are_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    read = found(text)
    assert [one[:2] for one in read] == [one[:2] for one in expected]
    assert all(
        one[2].startswith(other[2]) and bool(one[2]) == bool(other[2])
        for one, other in zip(read, expected, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"ลิงก์ {A}/informa\ntion/2568/report.pdf", f"{A}/information/2568/report.pdf"),
        (f"ลิงก์{A}/informa\ntion/2568/report.pdf ตามประกาศ", f"{A}/information/2568/report.pdf"),
        (f"ลิงก์ {A}/news.\nphp?id=1", f"{A}/news.php?id=1"),
        (f"{A}/a/\nb/\nmanual.pdf", f"{A}/a/b/manual.pdf"),
    ],
)
def test_an_address_cut_by_a_line_is_put_together_as_a_guess(text: str, url: str) -> None:
    ((read, printed, doubt),) = found(text)
    assert read == url
    assert printed in text
    assert doubt.startswith("ต้นฉบับตัดที่อยู่เว็บขึ้นบรรทัดใหม่")
    assert list(unusable(text, [])) == []


@pytest.mark.parametrize(
    "following", ["12/2568", "2.ติดประกาศ", "1/2568 เรื่อง", "Facebook page", "(1)", "https://b.go.th/x"]
)
def test_a_line_that_says_something_else_is_no_part_of_an_address(following: str) -> None:
    assert found(f"ดู {A}/x\n{following}")[0][0] == f"{A}/x"


def test_a_paragraph_that_goes_on_with_an_address_is_no_result_of_its_own(office: Desk) -> None:
    word = Word(BEFORE + form(row(results=("-จัดทำคู่มือแล้ว", f"-ลิงก์ {A}/a/", "manual.pdf", "-แจกคู่มือแล้ว"))))
    (stored,) = office.imported(word.data()).measures
    assert told(stored) == measure(
        results=[
            ("-จัดทำคู่มือแล้ว", []),
            (f"-ลิงก์ {A}/a/\nmanual.pdf", [f"{A}/a/ → {A}/a/manual.pdf"]),
            ("-แจกคู่มือแล้ว", []),
        ]
    )
    assert any("ต้นฉบับตัดที่อยู่เว็บขึ้นบรรทัดใหม่" in one for one in office.todos())
    assert carries_on(f"-ลิงก์ {A}/a/", "manual.pdf")


def test_a_link_that_word_drew_over_the_sentence_is_not_followed() -> None:
    link = Link(f"{A}/xและ", f"{A}/x%E0%B9%81%E0%B8%A5%E0%B8%B0")
    ((url, _, doubt),) = found(f"ดู {A}/xและ", link)
    assert url == f"{A}/x"
    assert doubt.startswith("มีคำไทยต่อท้ายที่อยู่")


def test_a_link_behind_words_is_freed_of_what_no_eye_sees() -> None:
    assert found("คลิก", Link("คลิก", f"{A}/x\u200b")) == [(f"{A}/x", "", f"ลิงก์มีอักขระที่มองไม่เห็น จึงตัดออกเหลือ {A}/x")]
    ((url, _, doubt),) = found("คลิก", Link("คลิก", f"{A}/x%E2%80%8B"))
    assert url == f"{A}/x%E2%80%8B"
    assert doubt


def test_a_line_of_an_address_and_unseen_characters_holds_nothing_else() -> None:
    assert only_addresses(f"\ufeff{A}/x\u200b")


@pytest.mark.parametrize(
    ("url", "real"),
    [
        ("https://www.google.com/url?q=https://www.a.go.th/qq&sa=D&ust=1", f"{A}/qq"),
        ("https://www.google.co.th/url?sa=t&url=https%3A%2F%2Fwww.a.go.th%2Fx%3Fid%3D1", f"{A}/x?id=1"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.a.go.th%2Fx&h=AT", f"{A}/x"),
        ("https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.a.go.th&data=05", A),
        ("https://www.youtube.com/redirect?q=https%3A%2F%2Fwww.a.go.th", A),
        ("https://www.google.com/search?q=https://www.a.go.th", ""),
        ("https://www.a.go.th/url?q=https://b.go.th", ""),
        ("https://www.google.com/url?q=javascript:1", ""),
        ("http://[", ""),
    ],
)
def test_what_a_redirecting_page_leads_to_is_named_but_not_put_in(url: str, real: str) -> None:
    assert real_address(url) == real
    for read, _, doubt in found("คลิก", Link("คลิก", url)):
        assert read == url
        assert doubt == (f"ที่อยู่นี้เป็นหน้าส่งต่อ ที่อยู่จริงน่าจะเป็น {real}" if real else "")
