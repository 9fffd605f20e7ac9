"""Differences between two built sites are listed piece by piece; files of the program are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bench.compare_sites import main, page_differences, read_page, read_pages

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="th"><head><title>รายงาน</title><meta name="description" content="สรุป ผล"></head>
<body><header><a href="../">หน้าแรก</a></header>
<article id="top">
<h1 id="report">รายงาน</h1>
<p>ผล หนึ่ง <a href="../about/">เกี่ยวกับ</a> <a href="https://a.go.th/1">หลักฐาน</a></p>
<h2 id="tables">ตาราง</h2>
<table><tr><th>ที่</th><th>หน่วย</th></tr><tr><td>1</td><td>กองคลัง</td></tr></table>
</article>
<script>let hidden = 1;</script></body></html>
"""
NAME = "report/index.html"

CHANGES = {
    "a title": ("<title>รายงาน", "<title>แผน", ["title: - รายงาน", "title: + แผน"]),
    "a description": ('content="สรุป ผล"', 'content="สรุป"', ["description: - ผล"]),
    "a word": ("ผล หนึ่ง", "ผล สอง", ["text: - หนึ่ง", "text: + สอง"]),
    "an address": (
        "https://a.go.th/1",
        "https://a.go.th/2",
        ["links: - https://a.go.th/1", "links: + https://a.go.th/2"],
    ),
    "an address within the site": (
        "../about/",
        "./",
        ["links: - https://site/about/", "links: + https://site/report/"],
    ),
    "a cell": (
        "<td>1</td>",
        "<td>2</td>",
        ["text: - 1", "text: + 2", "tables: - 1 | กองคลัง", "tables: + 2 | กองคลัง"],
    ),
    "a level of a heading": (
        '<h2 id="tables">ตาราง</h2>',
        '<h3 id="tables">ตาราง</h3>',
        ["headings: - h2 #tables ตาราง", "headings: + h3 #tables ตาราง"],
    ),
    "an id": (
        '<h1 id="report">',
        "<h1>",
        ["headings: - h1 #report รายงาน", "headings: + h1 # รายงาน", "ids: - report"],
    ),
}
"""What is changed → its old text, its new one, and the lines that tell it."""


@pytest.mark.parametrize(("old", "new", "lines"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_page_is_told_with_what_was_there_and_what_is(old: str, new: str, lines: list[str]) -> None:
    assert old in PAGE
    differences = page_differences({NAME: read_page(NAME, PAGE)}, {NAME: read_page(NAME, PAGE.replace(old, new))})
    assert differences == [f"{NAME}: {line}" for line in lines]


def test_white_space_and_the_theme_around_the_article_make_no_difference() -> None:
    other = PAGE.replace("ผล หนึ่ง", "ผล\n   หนึ่ง").replace("หน้าแรก", "เมนู").replace("hidden", "other")
    assert page_differences({NAME: read_page(NAME, PAGE)}, {NAME: read_page(NAME, other)}) == []


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Two built sites of the same bytes."""
    old, new = tmp_path / "old", tmp_path / "new"
    for site in (old, new):
        (site / "data").mkdir(parents=True)
        (site / "assets").mkdir()
        (site / "index.html").write_text(PAGE, encoding="utf-8")
        (site / "data" / "links.csv").write_bytes(b"url\r\n")
        (site / "assets" / "site.css").write_bytes(b"a{}")
    return old, new


def test_sites_of_the_same_pages_and_exports_end_with_0(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(site) for site in sites]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ต่างกัน 0 จุด ใน 1 หน้า และ 1 ไฟล์ส่งออก",
        "0 differences in 1 pages and 1 exported files",
    ]


def test_styles_and_scripts_of_the_program_are_not_compared(sites: tuple[Path, Path]) -> None:
    (sites[1] / "assets" / "site.css").write_bytes(b"b{}")
    assert main([str(site) for site in sites]) == 0


@pytest.mark.parametrize(
    ("path", "data", "line"),
    [
        ("data/links.csv", b"url\n", "data/links.csv: 5 → 4 bytes"),
        ("data/new.csv", b"", "data/new.csv: +"),
        ("about/index.html", PAGE.encode(), "about/index.html: +"),
        ("index.html", PAGE.replace("หน้าแรก", "เมนู").encode(), "index.html: frame: - หน้าแรก"),
    ],
)
def test_a_difference_is_printed_and_ends_with_1(
    path: str, data: bytes, line: str, sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = sites[1] / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    assert main([str(site) for site in sites]) == 1
    assert line in capsys.readouterr().out.splitlines()


def test_a_folder_that_is_no_built_site_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), str(tmp_path)])
    assert "ไม่ใช่โฟลเดอร์เว็บไซต์ที่สร้างแล้ว" in capsys.readouterr().err


def test_every_page_of_a_site_is_read_by_its_path(sites: tuple[Path, Path]) -> None:
    assert read_pages(sites[0]).keys() == {"index.html"}
