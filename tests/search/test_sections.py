"""A page's HTML → sections with an address of their own."""

from __future__ import annotations

import pytest

from ita_site.search.sections import Section, sections

CASES = [
    ("text before any heading", "<h1>ชื่อ</h1><p>ก</p>", [("", "", ["ชื่อ", "ก"])]),
    ("a line that says what the page is one of", '<p class="ita-kicker">ข้อ 1</p><p>ก</p>', [("", "ข้อ 1", ["ก"])]),
    ("headings", '<h2 id="a">หนึ่ง</h2><p>ก</p><h2 id="b">สอง</h2><p>ข</p>', [("a", "หนึ่ง", ["ก"]), ("b", "สอง", ["ข"])]),
    (
        "items with addresses, and what stands after them",
        '<h2 id="a">หนึ่ง</h2><ul><li id="i">ก</li></ul><p>ข</p>',
        [("a", "หนึ่ง", ["ข"]), ("i", "หนึ่ง", ["ก"])],
    ),
    ("an item with a heading", '<section id="e1"><h3 id="n">e1</h3><p>ก</p></section>', [("e1", "e1", ["ก"])]),
    (
        "a table under its caption",
        '<table><caption id="t">ตาราง</caption><tr><td>ก</td><td>12</td></tr></table>',
        [("t", "ตาราง", ["ก"])],
    ),
    ("a heading without an address is a line", '<h2 id="a">หนึ่ง</h2><h3>สอง</h3>', [("a", "หนึ่ง", ["สอง"])]),
    ("words of one line stay one", "<p>ก<b>ข</b> <a href=x>ค</a><br>ง</p>", [("", "", ["กข ค ง"])]),
    (
        "what is not for reading",
        "<p>ก<i aria-hidden=true>x</i></p><nav data-search-exclude>x</nav><svg><text>x</text></svg><p hidden>x</p>",
        [("", "", ["ก"])],
    ),
    ("text behind something hidden", "<div><svg></svg>ก</div>", [("", "", ["ก"])]),
    ("escaped text", "<p>&lt;b&gt; &amp;amp;</p>", [("", "", ["<b> &amp;"])]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("html", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_page_is_cut_at_what_has_an_address(html: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert [(part.anchor, part.heading, list(part.blocks)) for part in sections(html)] == expected


def test_terms_are_known_from_what_explains_them() -> None:
    table = "<table><tr><th scope=col>คำ</th></tr><tr><th scope=row>ข</th><td>คือ</td></tr></table>"
    (section,) = sections(f"<dl><dt>ก</dt><dd>คือ</dd></dl>{table}")
    assert section.terms == ("ก", "ข")
    assert section.blocks == ("ก", "คือ", "คำ", "ข", "คือ")


def test_blocks_nest_to_any_depth() -> None:
    assert sections("<div>" * 500 + "ก" + "</div>" * 500) == (Section("", "", ("ก",)),)
