"""Links of the finished HTML: which lead somewhere, which do not, and how much work it is to know."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ita_site.publish.built_links import check_pages, check_site
from ita_site.publish.page_facts import read_page
from ita_site.source.problems import Code, Problem

if TYPE_CHECKING:
    from pathlib import Path

HERE = "reports/2567/index.html"
FILES = {
    "index.html": "<h1 id=top-of-all>ก</h1>",
    "404.html": "<h1>ไม่พบ</h1>",
    "about/index.html": '<h2 id="ที่มา">ก</h2><a name="old">ข</a><p name="no-anchor">ค</p>',
    "reports/2567/other.html": "<p id=e1>ก</p>",
    "reports/2567/ภาพ หนึ่ง.svg": "<svg/>",
    "reports/empty/report.pdf": "%PDF",
    "assets/a.css": "",
    "assets/a.js": "",
    "assets/a.png": "",
    "assets/b.png": "",
}
SOUND = [
    '<a href="">ก</a>',
    '<a href="#">ก</a>',
    '<a href="#top">ก</a>',
    '<a href="?page=2">ก</a>',
    '<a href="./">ก</a>',
    '<a href=".">ก</a>',
    '<a href="../..">ก</a>',
    '<a href="../../">ก</a>',
    '<a href="../../index.html">ก</a>',
    '<a href="../../#top-of-all">ก</a>',
    '<a href=" other.html#e1 ">ก</a>',
    '<a href="other.html?x=1&amp;y=#e1">ก</a>',
    '<a href="../../about/#old">ก</a>',
    '<a href="../../about/#ที่มา">ก</a>',
    '<a href="../../about/#%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%A1%E0%B8%B2">ก</a>',
    '<a href="other.html#e1:~:text=x">ก</a>',
    '<a href="ภาพ หนึ่ง.svg">ก</a>',
    '<a href="%E0%B8%A0%E0%B8%B2%E0%B8%9E%20%E0%B8%AB%E0%B8%99%E0%B8%B6%E0%B9%88%E0%B8%87.svg#part">ก</a>',
    '<a href="../empty/report.pdf#page=2">ก</a>',
    '<a href="https://example.go.th/missing">ก</a>',
    '<a href="HTTP://example.go.th">ก</a>',
    '<a href="//example.go.th/missing">ก</a>',
    '<a href="mailto:a@example.go.th">ก</a>',
    '<a href="tel:044-000000">ก</a>',
    '<a href="javascript:void(0)">ก</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<link rel="icon" href="../../assets/a.png">',
    '<link rel="stylesheet" href="../../assets/a.css">',
    '<script src="../../assets/a.js"></script>',
    '<script>"<a href=\\"missing/\\">"</script>',
    '<!-- <a href="missing/">ก</a> -->',
    '<img srcset="../../assets/a.png 1x, ../../assets/b.png 2x" alt="">',
    '<img srcset="data:image/png;base64,AA,BB 1x" alt="">',
    "<p>href=missing</p>",
]
BROKEN = [
    ('<a href="missing.html">ก</a>', "missing.html"),
    ('<a href="missing/">ก</a>', "missing/"),
    ('<a href="../empty/">ก</a>', "../empty/"),
    ('<a href="../2567">ก</a>', "../2567"),
    ('<a href="../../../">ก</a>', "../../../"),
    ('<a href="#missing">ก</a>', "#missing"),
    ('<a href="?page=2#missing">ก</a>', "?page=2#missing"),
    ('<a href="other.html#e2">ก</a>', "other.html#e2"),
    ('<a href="other.html#E1">ก</a>', "other.html#E1"),
    ('<a href="../../about/#no-anchor">ก</a>', "../../about/#no-anchor"),
    ('<a href="../../about/#ไม่มี">ก</a>', "../../about/#ไม่มี"),
    ('<a href="http://[">ก</a>', "http://["),
    ('<link rel="icon" href="../../favicon.ico">', "../../favicon.ico"),
    ('<link rel="stylesheet" href="../../assets/b.css">', "../../assets/b.css"),
    ('<script src="assets/a.js"></script>', "assets/a.js"),
    ('<img srcset="../../assets/a.png 1x, ../../assets/c.png 2x" alt="">', "../../assets/c.png"),
    ('<svg><use xlink:href="#missing"></use></svg>', "#missing"),
    ('<video poster="a.jpg"></video>', "a.jpg"),
]


def write(site: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def page(body: str) -> str:
    head = "<!doctype html>\n<html lang=th><head><meta charset=utf-8><title>ก</title></head>\n<body>\n"
    return f"{head}{body}\n</body></html>"


def findings_of(site: Path, base: str = "/") -> list[tuple[str, str]]:
    return [(str(problem.code), problem.found) for problem in check_site(site, base)]


@pytest.mark.parametrize("element", SOUND)
def test_an_address_that_leads_somewhere_is_no_finding(element: str, tmp_path: Path) -> None:
    assert findings_of(write(tmp_path, FILES | {HERE: page(element)})) == []


@pytest.mark.parametrize(("element", "link"), BROKEN)
def test_an_address_that_leads_nowhere_is_a_finding(element: str, link: str, tmp_path: Path) -> None:
    assert findings_of(write(tmp_path, FILES | {HERE: page(element)})) == [("broken-link", link)]


def test_findings_name_file_and_line_and_come_in_order_each_once(tmp_path: Path) -> None:
    two = page('<a href="x/">ก</a>\n<p>ข</p>\n<a href="#y">ค</a> <a href="x/">ง</a>')
    site = write(tmp_path / "site", {"b.html": two, "a.html": two})
    assert check_site(site) == tuple(
        Problem(f"site/{name}", line, Code.BROKEN_LINK, found=link)
        for name in ("a.html", "b.html")
        for line, link in ((4, "x/"), (6, "#y"))
    )
    assert "site/a.html:4: broken-link" in str(check_site(site)[0])


@pytest.mark.parametrize(
    ("base", "link", "findings"),
    [
        ("/", "/about/", []),
        ("/", "/", []),
        ("/", "/missing/", [("broken-link", "/missing/")]),
        ("/a/b/", "/a/b/about/#old", []),
        ("/a/b", "/a/b/", []),
        ("/a/b/", "/a/b/missing/", [("broken-link", "/a/b/missing/")]),
        ("/a/b/", "/about/", [("broken-link", "/about/")]),
        ("/a/b/", "/a/bb/about/", [("broken-link", "/a/bb/about/")]),
    ],
)
def test_the_page_for_lost_visitors_links_from_the_base_path(
    base: str, link: str, findings: list[tuple[str, str]], tmp_path: Path
) -> None:
    site = write(tmp_path, FILES | {"404.html": page(f'<a href="{link}">ก</a>')})
    assert findings_of(site, base) == findings


def test_any_other_page_must_not_depend_on_the_base_path(tmp_path: Path) -> None:
    (problem,) = check_site(write(tmp_path, FILES | {HERE: page('<a href="/about/">ก</a>')}))
    assert problem.found == "/about/"
    assert "a relative address" in problem.en


def test_an_id_that_stands_twice_is_a_finding(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"index.html": page("<p id=e1>ก</p>\n<p id=e2>ข</p>\n<p id=e1>ค</p>")})
    assert check_site(site) == (Problem("site/index.html", 6, Code.DUPLICATE_ID, "id", "e1"),)


def test_an_id_that_an_older_name_has_is_a_finding(tmp_path: Path) -> None:
    site = write(tmp_path, {"index.html": page("<a name=e1>ก</a><p id=e1>ข</p>")})
    assert findings_of(site) == [("duplicate-id", "e1")]


def test_the_text_of_a_page_is_read_only_if_it_has_a_problem() -> None:
    files = {
        "a.html": page('<a href="b.html#x">ก</a>'),
        "b.html": page("<p id=x>ข</p>"),
        "c.html": page('<a href="d">ค</a>'),
    }
    asked: list[str] = []

    def source(name: str) -> str:
        asked.append(name)
        return files[name]

    pages = [(name, read_page(text)) for name, text in files.items()]
    problems = check_pages(pages, files.keys(), "/", "site", source)
    assert problems == (Problem("site/c.html", 4, Code.BROKEN_LINK, found="d"),)
    assert asked == ["c.html"]


def test_a_page_that_many_others_link_to_is_checked_anchor_by_anchor(tmp_path: Path) -> None:
    anchors = "".join(f"<p id=i{number}>ก</p>" for number in range(200))
    links = "".join(f'<a href="../#i{number}">ข</a>' for number in range(190, 203))
    site = write(tmp_path, {"index.html": page(anchors), "a/index.html": page(links)})
    assert [found for _, found in findings_of(site)] == ["../#i200", "../#i201", "../#i202"]


@pytest.mark.parametrize("text", ["", " ", "<!-- -->", "<", "ไม่ใช่ HTML", "<a href='", "\x00<p id=a>", "<p" * 5000])
def test_a_page_that_is_hardly_html_is_no_accident(text: str, tmp_path: Path) -> None:
    assert findings_of(write(tmp_path, {"index.html": text})) == []


def test_an_empty_folder_has_no_findings(tmp_path: Path) -> None:
    assert check_site(tmp_path) == ()


def test_twice_as_many_pages_are_twice_the_work(tmp_path: Path) -> None:
    sites = [linked_pages(tmp_path / str(count), count) for count in (40, 80)]
    fewer, more = (calls_of_check(site) for site in sites)
    assert more < 2.1 * fewer


def linked_pages(site: Path, count: int) -> Path:
    """A site of pages with 20 links each, and all of these to the first page."""
    links = "".join(f'<a href="../page-0/#i{n}"><span id=i{n}>ลิงก์</span></a>' for n in range(20))
    return write(site, {f"page-{n}/index.html": page(links) for n in range(count)})


def calls_of_check(site: Path) -> int:
    """Count the calls of functions while a site is checked."""
    calls: Counter[str] = Counter()
    sys.setprofile(lambda _, event, __: calls.update((event,)) if event in {"call", "c_call"} else None)
    try:
        check_site(site)
    finally:
        sys.setprofile(None)
    return calls.total()
