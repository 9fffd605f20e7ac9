"""Free text of editors: safe HTML, links with their lines, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from ita_site.catalogue.free_text import MAX_BRACKETS, MAX_PROSE, check_prose, is_internal, links, target, to_html
from tests.builders.sites import Site, shown

INPUTS = Path(__file__).parents[1] / "hostile"


def html(text: str, top: int = 2) -> str:
    return to_html(text, lambda address: f"/{address}", top=top)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        (" \n ", ""),
        ("ก\n\nข", "<p>ก</p>\n<p>ข</p>"),
        ("# ก\n\n### ข", "<h2>ก</h2>\n<h4>ข</h4>"),
        ("### ก\n\n#### ข", "<h2>ก</h2>\n<h3>ข</h3>"),
        ("- ก\n- ข", "<ul>\n<li>ก</li>\n<li>ข</li>\n</ul>"),
        ("**ก** `ข`", "<p><strong>ก</strong> <code>ข</code></p>"),
        ("<script>ก</script>", "<p>&lt;script&gt;ก&lt;/script&gt;</p>"),
        ("ก <b onclick=x>ข</b> & ค", "<p>ก &lt;b onclick=x&gt;ข&lt;/b&gt; &amp; ค</p>"),
        ("<div>\n\n# ก\n\n</div>", "<p>&lt;div&gt;</p>\n<h2>ก</h2>\n<p>&lt;/div&gt;</p>"),
        ("[ก](a.md)", '<p><a href="/a.md" rel="noopener noreferrer">ก</a></p>'),
        ("![ก](a.png)", '<p><img alt="ก" src="/a.png"></p>'),
    ],
)
def test_markdown_becomes_html_and_html_becomes_text(text: str, made: str) -> None:
    assert html(text) == made


@pytest.mark.parametrize("top", range(1, 7))
def test_headings_begin_below_those_of_the_page_and_end_at_six(top: int) -> None:
    made = parser.fromstring("<div>" + html("# a\n\n## b\n\n###### c", top) + "</div>")
    assert [element.tag for element in made] == [f"h{min(top + more, 6)}" for more in (0, 1, 5)]


HOSTILE = st.text(st.sampled_from("<>&\"'()[]!{}%:/\\`*_#|-= \nabc\u202ajavascriptonerror"), max_size=80)


@given(HOSTILE | st.text(max_size=60))
def test_no_text_makes_a_script_a_handler_or_a_script_address(text: str) -> None:
    made = to_html(text, lambda address: address, top=2)
    for element in parser.fromstring(f"<div>{made}</div>").iter():
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "form", "input", "svg", "math"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:"))


def test_each_link_is_given_with_its_line() -> None:
    text = "ก [ข](a.md) [ค](<b.md> 'ชื่อ')\n![ง](c.png)\n\n[จ]: d.md\n[จ] [ฉ]( e.md#x )\n[no]\n(f.md)"
    assert list(links(text, 10)) == [(10, "a.md"), (10, "b.md"), (11, "c.png"), (13, "d.md"), (14, "e.md#x")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("    [ก](a.md)", []),
        ("`[ก](a.md)`", []),
        ("ก](0", []),
        ("[ก](a.md", []),
        ("<http://a.th/b>", ["http://a.th/b"]),
        ("[ก](a(1).pdf)", ["a(1).pdf"]),
        ("[ก](<a b.pdf>)", ["a b.pdf"]),
        (r"[ก](a\_b.pdf)", ["a_b.pdf"]),
        ("[ก][ข]\n\n[ข]: a.md", ["a.md"]),
        ("[ก]\n\n> [ก]: a.md", ["a.md"]),
        ("- [ก]\n\n    [ก]: a.md", ["a.md"]),
        ("[ก]: a.md", []),
        ("[ก](<a b.md>) [ข](<a c.md>)", ["a b.md", "a c.md"]),
        ("`[ก](a)` [ข](abc.md)", ["abc.md"]),
        (r"[ก](a\)b.md)", ["a)b.md"]),
    ],
)
def test_a_link_is_what_markdown_takes_for_one(text: str, targets: list[str]) -> None:
    assert [address for _, address in links(text, 1)] == targets


def test_an_address_of_e_mail_is_left_as_it_is() -> None:
    assert html("<a@b.th>") == '<p><a href="mailto:a@b.th" rel="noopener noreferrer">a@b.th</a></p>'


@given(st.text(st.sampled_from("[]()<> :\nab")), st.integers(1, 99))
def test_lines_of_links_lie_within_the_text_and_never_go_back(text: str, first: int) -> None:
    lines = [line for line, _ in links(text, first)]
    assert lines == sorted(lines)
    assert all(first <= line <= first + text.count("\n") for line in lines)


@pytest.mark.parametrize(
    ("address", "internal"),
    [
        ("a.md", True),
        ("../a.md#b", True),
        ("/a.md", True),
        ("#b", False),
        ("", False),
        ("http://a.th", False),
        ("//a.th/b", False),
        ("mailto:a@b.th", False),
        ("http://[", False),
    ],
)
def test_a_link_is_internal_if_it_names_a_path_alone(address: str, internal: bool) -> None:  # noqa: FBT001
    assert is_internal(address) is internal


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("b.md", "reports/x/b.md"),
        ("./b.md?c#d", "reports/x/b.md"),
        ("../../about.md", "about.md"),
        ("../../../../etc/passwd", "etc/passwd"),
        ("/about.md", "about.md"),
        ("%E0%B8%81.pdf", "reports/x/ก.pdf"),
        ("..%2F..%2F..%2Fabout.md", "about.md"),
    ],
)
def test_a_link_means_a_path_within_the_content_folder(address: str, path: str) -> None:
    assert target(address, "reports/x/index.md") == path


@given(st.text(st.sampled_from("./%2Fea?#\\ก")))
def test_no_link_leads_out_of_the_content_folder(address: str) -> None:
    assert ".." not in target(address, "reports/x/index.md").split("/")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[ก](http://a.th) [ข](mailto:a@b.th) [ค](a.md)", []),
        ("ก\n\n[ก](javascript:alert%281%29)", ["f:12 unsafe-url 'javascript:alert%281%29'"]),
        ("[ก]: DATA:text/html,x\n[ก]", ["f:10 unsafe-url 'DATA:text/html,x'"]),
        ("![ก](file:///etc/passwd)", ["f:10 unsafe-url 'file:///etc/passwd'"]),
        ("ก\n\n![ก](https://other.example/a.png)", ["f:12 remote-picture 'https://other.example/a.png'"]),
        ("![ก](//other.example/a.png)", ["f:10 remote-picture '//other.example/a.png'"]),
        ("![ก](HTTP://other.example/a.png)", ["f:10 remote-picture 'HTTP://other.example/a.png'"]),
        ("![ก][a]\n\n[a]: https://other.example/a.png", ["f:12 remote-picture 'https://other.example/a.png'"]),
        ("[![ก](a.png)](https://other.example/)", []),
        ("[![ก](http://x.th/a.png)](https://x.th/)", ["f:10 remote-picture 'http://x.th/a.png'"]),
        ("`![ก](https://other.example/a.png)`", []),
        ("<img src=https://other.example/a.png>", []),
        ("ก\n" + "ข" * 5001, ["f:11 too-long 'ขขขขขข…'"]),
        (f"[ก](http://a.th/{'b' * 1990})", ["f:10 too-long 'http:/…'"]),
        (f"[ก]({'b' * 256}.md)", ["f:10 broken-link 'bbbbbb…'"]),
        ("ก " * (MAX_PROSE // 2), []),
        ("ก " * (MAX_PROSE // 2) + "ก", [f"f:10 too-long '{MAX_PROSE + 1:,}'"]),
        ("[ " * MAX_BRACKETS, []),
        ("[ " * (MAX_BRACKETS + 1), [f"f:10 too-long '{MAX_BRACKETS + 1:,}'"]),
    ],
)
def test_what_free_text_cannot_hold_is_told_with_its_line(text: str, problems: list[str]) -> None:
    assert [shown(problem) for problem in check_prose(text, "f", 10)] == problems


def test_a_page_with_a_picture_of_another_host_is_not_built(site: Site) -> None:
    site.write("about.md", (INPUTS / "body-remote-picture.md").read_bytes())
    assert site.problems() == ["about.md:5 remote-picture 'https://other.example/pixel.png'"]
    assert site.read().catalogue is None
