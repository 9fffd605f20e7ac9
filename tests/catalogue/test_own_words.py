"""Words of copied pages: plain, safe to show, bounded, and without numbers of identity cards."""

from __future__ import annotations

import pytest

from ita_site.catalogue.own_words import MOST_CHARACTERS, shown_words

CARD = "1101700230708"
"""Its check digit is right; that of the number with any other last digit is not."""


def html(*paragraphs: str) -> bytes:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs).encode()


def blocks(body: bytes, media_type: str = "text/html") -> tuple[str, ...]:
    return shown_words(body, media_type).blocks


def test_the_words_of_a_page_come_paragraph_by_paragraph() -> None:
    source = "<head><title>ก</title></head><nav><a>เมนู</a></nav><h1>ประกาศ</h1><p>ข้อ&nbsp;1 &lt;b&gt;</p><script>x"
    assert blocks(source.encode()) == ("ประกาศ", "ข้อ 1 <b>")


def test_a_plain_text_comes_line_by_line() -> None:
    assert blocks("บรรทัดหนึ่ง\r\n\r\n1 < 2".encode(), "text/plain") == ("บรรทัดหนึ่ง", "1 < 2")


@pytest.mark.parametrize("body", [b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n", b"\x00\x01", b""])
def test_what_is_no_text_has_no_words(body: bytes) -> None:
    assert blocks(body, "application/octet-stream") == ()


def test_marks_that_no_eye_sees_are_left_out() -> None:
    assert blocks("ก\u202eข\u2066ค\u00adง\x1b[31m".encode(), "text/plain") == ("กขคง [31m",)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (CARD, "x" * 13),
        ("1-1017-00230-70-8", "x-xxxx-xxxxx-xx-x"),
        ("1 1017 00230 70 8", "x xxxx xxxxx xx x"),
        ("๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘", "x-xxxx-xxxxx-xx-x"),
        ("๑๑๐๑7002๓๐๗0๘", "x" * 13),
        ("１１０１７００２３０７０８", "x" * 13),
        ("1.1017.00230.70.8", "x.xxxx.xxxxx.xx.x"),
        ("1–1017–00230–70–8", "x–xxxx–xxxxx–xx–x"),
        ("1\u00a01017\u00a000230\u00a070\u00a08", "x xxxx xxxxx xx x"),
        ("1\u00ad1017\u00ad00230\u00ad70\u00ad8", "x" * 13),
        ("1 1 0 1 7 0 0 2 3 0 7 0 8", " ".join("x" * 13)),
        (f"https://www.example.go.th/?id={CARD}", f"https://www.example.go.th/?id={'x' * 13}"),
    ],
)
def test_numbers_of_identity_cards_are_masked_however_they_are_written(written: str, shown: str) -> None:
    words = shown_words(html(f"เลข {written} ครับ"), "text/html")
    assert words.blocks == (f"เลข {shown} ครับ",)
    assert words.is_masked


def test_a_number_in_a_form_with_a_box_for_each_digit_is_masked() -> None:
    form = "<table><tr><td>เลข</td>" + "".join(f"<td>{digit}</td>" for digit in CARD) + "<td>ชื่อ</td></tr></table>"
    assert blocks(form.encode()) == ("เลข", *"x" * 13, "ชื่อ")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<table><tr><td>1<td>1017<td>00230<td>70<td>8</table>", ("x", "xxxx", "xxxxx", "xx", "x")),
        ("<p>เลข 1-1017-<br>00230-70-8 ครับ</p>", ("เลข x-xxxx-", "xxxxx-xx-x ครับ")),
        ("<div>1-1017-</div><div>00230-70-8</div>", ("x-xxxx-", "xxxxx-xx-x")),
        ("<p>110170</p><p>0230708</p>", ("xxxxxx", "xxxxxxx")),
        ("<p>เลข 11017<a href=/>00230</a>708</p>", ("เลข xxxxx", "xxxxx", "xxx")),
        ("<p>110170<img src=a.png>0230708</p>", ("xxxxxx", "xxxxxxx")),
        (f"<p>ID{CARD} _{CARD}</p>", (f"ID{'x' * 13} _{'x' * 13}",)),
    ],
)
def test_a_number_that_markup_splits_or_words_touch_is_masked(source: str, shown: tuple[str, ...]) -> None:
    words = shown_words(source.encode(), "text/html; charset=utf-8")
    assert words.blocks == shown
    assert words.is_masked


@pytest.mark.parametrize("number", ["1101700230709", "0101700230708", "11017002307081", "081-234-5678", "2567"])
def test_other_numbers_stay(number: str) -> None:
    words = shown_words(html(f"เลข {number}"), "text/html")
    assert words.blocks == (f"เลข {number}",)
    assert not words.is_masked


@pytest.mark.parametrize(
    ("repeated", "times", "end"),
    [
        ("ก", 10_000_000, ""),
        ("<p>แผนการดำเนินงาน</p>", 700_000, ""),
        ("<p>", 3_000_000, ""),
        ("<div>", 900, "ก" * 50_000),
    ],
)
def test_a_page_without_end_is_cut_where_it_is_said(repeated: str, times: int, end: str) -> None:
    words = shown_words((repeated * times + end).encode(), "text/html")
    assert sum(map(len, words.blocks)) <= MOST_CHARACTERS + 1
    assert words.is_cut


def test_words_within_more_elements_than_any_page_has_are_not_shown() -> None:
    assert shown_words(("<p>ก<div>" + "<div>" * 100_000 + "ข").encode(), "text/html").blocks == ("ก",)


def test_a_page_that_fits_is_not_cut() -> None:
    words = shown_words(html("ก" * 9_000, "ข" * 11_000), "text/html")
    assert sum(map(len, words.blocks)) == MOST_CHARACTERS
    assert not words.is_cut
