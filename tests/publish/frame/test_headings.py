"""Headings of a page's text become elements and a table of contents, as Python-Markdown makes them."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from ita_site.publish.frame.headings import TocItem, is_long, read_content

NESTED = """<p>ก</p>

## หนึ่ง {#one}

<p>ข</p>
### ข้อ <span lang="en">A</span> &amp; ข {#table-a_b}
### อีกข้อ {#again}
## สอง {#two}
<p>ค</p>
<p>ง</p>
"""


def markdown(text: str) -> Markdown:
    """Return Python-Markdown after it has read a text."""
    made = Markdown(extensions=["attr_list", "toc"])
    made.html = made.convert(text)  # type: ignore[attr-defined]
    return made


def tree(items: list[TocItem]) -> list[object]:
    return [[item.level, item.url.removeprefix("#"), item.title, tree(item.children)] for item in items]


def markdown_tree(tokens: list[dict[str, object]]) -> list[object]:
    return [[token["level"], token["id"], token["name"], markdown_tree(token["children"])] for token in tokens]  # type: ignore[arg-type]


def without_blank_lines(html: str) -> str:
    return re.sub(r"\n+", "\n", html).strip()


@pytest.mark.parametrize("text", [NESTED, "", "<p>ก</p>", "## ก {#a}", "### ก {#a}\n\n## ข {#b}\n\n### ค {#c}"])
def test_content_and_table_of_contents_are_those_that_markdown_makes(text: str) -> None:
    content, reference = read_content(text), markdown(text)
    assert without_blank_lines(content.html) == without_blank_lines(reference.html)  # type: ignore[attr-defined]
    assert tree(content.toc) == markdown_tree(reference.toc_tokens)  # type: ignore[attr-defined]


def test_words_of_a_heading_are_no_markdown() -> None:
    assert read_content("## *ก* _ข_ `ค` [ง](จ) {#a}").html == '<h2 id="a">*ก* _ข_ `ค` [ง](จ)</h2>'


def test_no_text_between_headings_is_lost() -> None:
    content = read_content(NESTED)
    assert re.findall(r"<p>(.)</p>", content.html) == ["ก", "ข", "ค", "ง"]


def test_a_heading_without_an_anchor_is_an_error_of_the_template() -> None:
    with pytest.raises(ValueError, match="## ก"):
        read_content("<p>ก</p>\n## ก")


SECTION = "## ก {#a}\n\n<p>ข</p>\n\n"


LONG = "<p>" + "ก" * 4_000 + "</p>"


def test_a_page_of_several_headings_and_many_words_is_long() -> None:
    assert is_long(SECTION * 3 + LONG)


@pytest.mark.parametrize("text", [SECTION * 2 + LONG, SECTION * 3, SECTION * 3 + f'<p class="{"x" * 4_000}">ก</p>'])
def test_a_page_of_few_headings_or_few_words_is_not_long(text: str) -> None:
    assert not is_long(text)
