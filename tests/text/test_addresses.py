"""Where an address ends in a text that has no spaces between words."""

from __future__ import annotations

import time

import pytest

from ita_site.text.addresses import addresses, printed_in, visible

FACEBOOK = "https://facebook.com/pangad"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ดู http://a.th/b และ www.c.th.", ("http://a.th/b", "www.c.th")),
        ("(http://a.th/b), HTTPS://c.th;", ("http://a.th/b", "HTTPS://c.th")),
        ("http://a.th/b_(c) (ดู http://a.th/d_(e))", ("http://a.th/b_(c)", "http://a.th/d_(e)")),
        ("http://a.th/b?c=1&d=ก", ("http://a.th/b?c=1&d=ก",)),
        ('<http://a.th>"http://b.th"', ("http://a.th", "http://b.th")),
        ("[http://a.th/b] “http://c.th”", ("http://a.th/b", "http://c.th")),
        ("a.th ftp://b.th mailto:c@d.th", ()),
    ],
)
def test_addresses_are_found_without_the_punctuation_around_them(text: str, expected: tuple[str, ...]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ที่เว็บไซต์www.pangad.go.thและเฟซบุ๊ก{FACEBOOK}ครับ", ("www.pangad.go.th", FACEBOOK)),
        ("http://a.go.th:8080และ", ("http://a.go.th:8080",)),
        (
            "http://a.go.th/1.pdfhttp://b.go.th/2.pdf,www.c.go.th",
            ("http://a.go.th/1.pdf", "http://b.go.th/2.pdf", "www.c.go.th"),
        ),
        ("https://a.go.th/news.php?id=5ครับ", ("https://a.go.th/news.php?id=5",)),
        ("https://a.go.th/x.pdfและ/หรือ", ("https://a.go.th/x.pdf",)),
        ("https://a.go.th/และเฟซบุ๊ก", ("https://a.go.th/",)),
        ("(ดูhttp://a.go.th/b)และ", ("http://a.go.th/b",)),
        ("https://a.go.th/b\u200bและ", ("https://a.go.th/b",)),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, expected: tuple[str, ...]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(
    "address",
    [
        "http://www.pangad.go.th/ไฟล์/รายงาน",
        "https://a.go.th/ita2567รายงาน.pdf",
        "https://a.go.th/งบประมาณ๒๕๖๘.pdf",
        "https://www.สำนัก.go.th/x",
        "https://รัฐบาล.ไทย/x",
        "https://a.go.th/index.php?q=มีนาคม",
        "https://web.archive.org/web/2020/https://a.go.th/x",
        "https://www.google.com/url?q=https://b.go.th&sa=1",
    ],
)
def test_a_path_in_thai_and_an_address_within_an_address_stay_whole(address: str) -> None:
    assert addresses(f"ดู {address} ต่อ") == (address,)


def test_what_the_eye_does_not_see_is_printed_but_not_read() -> None:
    (address,) = addresses("ดู\ufeffhttps:\u200b//a.go.th/do\u00adwn\u200b ต่อ")
    assert address == "https:\u200b//a.go.th/do\u00adwn"
    assert visible(address) == "https://a.go.th/down"


def test_an_address_can_be_read_with_what_was_cut_off() -> None:
    (address,) = printed_in(f"{FACEBOOK}ครับ")
    assert address.readings == (FACEBOOK, f"{FACEBOOK}ครับ")


@pytest.mark.parametrize("part", ["aก", ")", "www.", "https://", "ก", "\u200b", "a("])
def test_long_nonsense_is_read_in_time(part: str) -> None:
    began = time.process_time()
    list(printed_in("http://a.go.th/" + part * 50_000))
    assert time.process_time() - began < 5
