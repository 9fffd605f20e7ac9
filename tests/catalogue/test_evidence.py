"""What an address can prove by itself, the form in which it is checked, and its place in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ita_site.catalogue.evidence.reach import Reach, normal_form, reach, segments
from ita_site.model.measure import Evidence


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.pangad.go.th", Reach.HOST),
        ("http://www.pangad.go.th#top", Reach.HOST),
        ("http://www.pangad.go.th/", Reach.HOME),
        ("http://www.pangad.go.th/index.php", Reach.HOME),
        ("http://www.pangad.go.th/Default.aspx", Reach.HOME),
        ("http://www.pangad.go.th/news.php?id_type=42", Reach.LIST),
        ("http://www.pangad.go.th/news.php?cat=3&page=2", Reach.LIST),
        ("https://www.pangad.go.th/phpBB3/", Reach.LIST),
        ("http://www.pangad.go.th/news/", Reach.LIST),
        ("http://www.pangad.go.th/contact.php?content_id=19", Reach.DEEP),
        ("http://www.pangad.go.th/index.php?id=19", Reach.DEEP),
        ("http://www.pangad.go.th/news.php?id_type=42&nid=7", Reach.DEEP),
        ("https://www.pangad.go.th/eservice1.php", Reach.DEEP),
        ("http://www.pangad.go.th/files/แผน.pdf", Reach.DEEP),
    ],
)
def test_an_address_reaches_a_page_a_list_a_front_page_or_a_bare_host(url: str, expected: Reach) -> None:
    assert reach(url) is expected


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("HTTP://WWW.Pangad.go.TH", "http://www.pangad.go.th/"),
        ("http://a.th:80/B?C=D#e", "http://a.th/B?C=D"),
        ("https://a.th:443", "https://a.th/"),
        ("https://a.th:80/", "https://a.th:80/"),
        ("http://a.th:8080/", "http://a.th:8080/"),
        ("http://a.th?b=/c", "http://a.th/?b=/c"),
        ("http://a.th/b/../c//d?e=%20&f=ก", "http://a.th/b/../c//d?e=%20&f=ก"),
        ("http://a.th/b?next=http://c.th/D", "http://a.th/b?next=http://c.th/D"),
    ],
)
def test_the_form_to_check_changes_scheme_host_and_fragment_alone(url: str, form: str) -> None:
    assert normal_form(url) == form


@given(st.from_regex(r"https?://[a-z0-9.]{1,8}(:\d{1,4})?[/?#a-zก=&%]{0,9}", fullmatch=True))
def test_the_form_to_check_is_its_own_form(url: str) -> None:
    try:
        Evidence(url=url)
    except ValidationError:
        return
    assert normal_form(normal_form(url)) == normal_form(url)
    assert reach(url) in Reach


def cut(text: str, *evidence: Evidence) -> list[tuple[str, bool]]:
    return [(segment.text, segment.evidence is not None) for segment in segments(text, evidence)]


@pytest.mark.parametrize(
    ("text", "urls", "pieces"),
    [
        ("ก", [], [("ก", False)]),
        ("ก http://a.th ข", ["http://a.th"], [("ก ", False), ("http://a.th", True), (" ข", False)]),
        ("ก", ["http://a.th"], [("ก", False), ("\n", False), ("http://a.th", True)]),
        (
            "ก http://a.th ข http://b.th",
            ["http://a.th", "http://b.th"],
            [("ก ", False), ("http://a.th", True), (" ข ", False), ("http://b.th", True)],
        ),
        ("http://a.th/b", ["http://a.th"], [("http://a.th/b", False), ("\n", False), ("http://a.th", True)]),
        ("(http://a.th).", ["http://a.th"], [("(", False), ("http://a.th", True), (").", False)]),
        ("", ["http://a.th"], [("\n", False), ("http://a.th", True)]),
        ("ที่http://a.thและ", ["http://a.th"], [("ที่", False), ("http://a.th", True), ("และ", False)]),
        ("http://a.th/bก", ["http://a.th/bก"], [("http://a.th/bก", True)]),
        ("http://a.th/ก http://a.th/", ["http://a.th/"], [("http://a.th/ก ", False), ("http://a.th/", True)]),
    ],
)
def test_a_text_is_cut_at_the_addresses_that_are_its_evidence(
    text: str, urls: list[str], pieces: list[tuple[str, bool]]
) -> None:
    assert cut(text, *(Evidence(url=url) for url in urls)) == pieces


def test_the_printed_form_is_what_is_looked_for_and_shown() -> None:
    assert cut("ดู www.a.th", Evidence(url="http://www.a.th", printed="www.a.th")) == [("ดู ", False), ("www.a.th", True)]


@given(
    st.text(st.sampled_from("กa. (),;\nhttp://w")),
    st.lists(st.sampled_from(["http://a.w", "http://a.w/w", "http://w.a"])),
)
def test_cutting_loses_no_word_and_links_every_evidence(text: str, urls: list[str]) -> None:
    pieces = segments(text, [Evidence(url=url) for url in urls])
    assert [piece.evidence.url for piece in pieces if piece.evidence] == urls
    shown = "".join(piece.text for piece in pieces)
    assert shown in {text + "".join(f"\n{url}" for url in urls[inline:]) for inline in range(len(urls) + 1)}
