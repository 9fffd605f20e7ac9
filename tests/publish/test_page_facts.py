"""A finished page, parsed once → its sections, anchors and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.publish.page_facts import PageFacts, read_lines, read_page
from ita_site.search.sections import Section, sections
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = sorted((ROOT / "tests" / "golden" / "pages").rglob("*.*"))
CONTENT = '<h1>ชื่อ</h1><h2 id="a">หนึ่ง</h2><p>ก <a href="x/">ข</a></p>'


def page(content: str, frame: str = "") -> str:
    return (
        f'<!doctype html>\n<html lang="th"><head><title>ก</title></head>\n<body>{frame}<main>'
        f'<article class="md-content__inner md-typeset">{content}</article></main></body></html>'
    )


def test_sections_are_those_of_the_content_without_its_frame() -> None:
    facts = read_page(page(CONTENT, '<header><p>กรอบ</p><h2 id="f">กรอบ</h2></header>'))
    assert facts.sections == (Section("", "", ("ชื่อ",)), Section("a", "หนึ่ง", ("ก ข",)))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.name)
def test_a_frame_changes_nothing_in_what_search_reads_of_a_page(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    assert sections(content)
    assert read_page(page(content, '<nav><a href="../">กรอบ</a></nav>')).sections == sections(content)


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href=" x/ ">ก</a><a href="x/">ข</a>', ("x/",)),
        ('<img src="a.png" srcset="b.png 1x, c.png 2x" alt="">', ("a.png", "b.png", "c.png")),
        ('<svg><use xlink:href="#i"></use></svg>', ("#i",)),
        ("<video poster=a.jpg></video><object data=b.pdf></object>", ("a.jpg", "b.pdf")),
        ("<a href>ก</a>", ("",)),
        ("<template><script src=a.js></script></template>", ("a.js",)),
        ('<!-- <a href="x/">ก</a> --><script>"<a href=y/>"</script>', ()),
    ],
)
def test_links_are_all_addresses_of_a_document_each_once(html: str, links: tuple[str, ...]) -> None:
    assert read_page(page(CONTENT.replace("<a href", "<b title"), html)).links == links


def test_anchors_are_ids_and_names_of_a() -> None:
    facts = read_page('<p id="ก">ก</p><a name="old">ข</a><p name="none">ค</p><template><p id=t></p></template>')
    assert facts.anchors == {"ก", "old"}


def test_an_id_of_several_elements_is_known_from_the_second_on() -> None:
    assert read_page("<p id=a>ก</p><p id=b>ข</p><p id=a>ค</p><p id=a>ง</p>").twice == ("a", "a")


def test_a_document_in_bytes_has_the_same_facts() -> None:
    assert read_page(page(CONTENT).encode()) == read_page(page(CONTENT))


@pytest.mark.parametrize("html", ["", " ", "<", "<!-- -->", "\x00", "ไม่ใช่ HTML"])
def test_what_is_hardly_a_document_has_no_facts(html: str) -> None:
    assert read_page(html) == PageFacts()


def test_lines_are_those_of_the_first_link_and_of_all_elements_but_the_first() -> None:
    lines = read_lines('<p id="a">ก</p>\n<a href="x/">ข</a>\n<a href="x/" id="a">ค</a>\n<img srcset="a.png 1x" id="a">')
    assert lines.links == {"x/": 2, "a.png": 4}
    assert lines.twice == {"a": [3, 4]}
