"""Pages of copies, made from a real archive: what is shown of each kind of answer, and that nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from ita_site import urls
from ita_site.publish.frame.frame import page_meta
from ita_site.publish.outputs import Site as Made
from ita_site.publish.outputs import files_beside
from ita_site.publish.outputs import site as whole_site
from ita_site.settings import Settings
from tests.builders.archives import GONE, NEWS, SEEN, keep, withdraw
from tests.builders.pdfs import locked, pdf
from tests.builders.sites import AGENCY, Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_site.links.archive.index import Copy

pytestmark = pytest.mark.slow

HOSTILE = """<html><head><title>{{ 7*7 }} &lt;b&gt;ก&lt;/b&gt; \u202e</title>
<meta http-equiv=refresh content="0;url=http://outside.example/"><base href="http://outside.example/"></head><body>
<h1 onclick="alert(1)">ประกาศ</h1><p>{% raw %} **b** # h {#x}</p>
<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href="javascript:alert(1)">กด</a> <!-- c --></p>
<iframe srcdoc="x"></iframe><object data=x></object><svg onload="alert(1)"></svg><form action="http://outside.example/">
<p>## หัวข้อปลอม</p><pre>

## ปลอมในกล่อง {#content}

</pre></body></html>""".encode()


@pytest.fixture
def archive(site: Site) -> Path:
    """The folder of the archive beside the content of `site`, whose copies everybody may see."""
    site.change(AGENCY, "source:", "evidence_copies: public\nsource:")
    return site.root.parent / "archive"


@pytest.fixture
def url(site: Site) -> str:
    return site.catalogue().reports[0].links[0].url


def shown(site: Site, copy: Copy) -> BeautifulSoup:
    """The page of a copy."""
    return BeautifulSoup(made(site).pages[urls.seen(copy.sha256)].text, "lxml")


def made(site: Site) -> Made:
    catalogue = site.catalogue()
    return whole_site(catalogue, Settings(), files_beside(catalogue, Settings(), site.root, ""))


def words(page: BeautifulSoup) -> str:
    return page.get_text(" ", strip=True)


def test_a_copy_of_a_page_shows_its_words_and_says_what_it_is(site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, NEWS)
    page = shown(site, copy)
    assert page.h1 is not None
    assert page.h1.get_text() == "สำเนา: ประกาศใช้คู่มือการปฏิบัติงาน - อบต.พะงาด"
    text = words(page)
    assert "นี่คือสำเนา ไม่ใช่หน้าปัจจุบันของเว็บไซต์ต้นทาง" in text
    assert "3 พฤศจิกายน 2567 เวลา 12.00 น." in text
    assert copy.sha256 in text
    assert f"({len(NEWS):,} ไบต์)" in text
    assert "text/html" in text
    assert [paragraph.get_text() for paragraph in page.select(".ita-copied p")][2:4] == [
        "ผู้ยื่นคำขอ เลขประจำตัวประชาชน x-xxxx-xxxxx-xx-x ได้รับบริการแล้ว",
        "คู่มือสำหรับประชาชน 12 งานบริการ",
    ]
    assert "เลขประจำตัวประชาชนถูกปิดด้วยตัว x" in text


def test_a_copy_leads_to_the_address_and_to_what_it_is_evidence_for(site: Site, archive: Path, url: str) -> None:
    page = shown(site, keep(archive, url, NEWS))
    links = {str(link["href"]) for link in page.select("a[href]")}
    assert url in links
    assert "../../reports/2567-12m/measures/one/#r1" in links


def test_nothing_of_a_hostile_page_but_words_reaches_the_site(site: Site, archive: Path, url: str) -> None:
    page = shown(site, keep(archive, url, HOSTILE))
    assert page.select("script, iframe, object, svg, form, base, meta, b, h2, img, [onclick], [onload], [srcdoc]") == []
    assert [link["href"] for link in page.select("a[href*='outside.example'], a[href^='javascript']")] == []
    assert "<script>alert(1)</script>" in words(page)
    assert "{{ 7*7 }} <b>ก</b>" in words(page)
    assert "\u202e" not in words(page)


def test_a_copy_of_a_document_shows_its_first_page_as_a_picture(site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, pdf("Manual"), "application/pdf")
    image = shown(site, copy).select_one("img")
    assert image is not None
    assert image["src"] == f"../{copy.sha256[:32]}.webp"
    assert (image["width"], image["height"]) == ("1000", "1416")
    assert image["alt"] == "ภาพหน้าแรกของเอกสารที่เห็นเมื่อ 3 พฤศจิกายน 2567"
    assert made(site).files[urls.seen_picture(copy.sha256)][8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((locked(), "application/pdf"), "ทำภาพของไฟล์นี้ไม่ได้"),
        ((b"%PDF-1.4 cut", "application/pdf"), "ทำภาพของไฟล์นี้ไม่ได้"),
        ((pdf("1-1017-00230-70-8"), "application/pdf"), "มีเลขประจำตัวประชาชน จึงไม่แสดงภาพ"),
        ((b"\xd0\xcf\x11\xe0 a document of Word", "application/msword"), "แสดงภาพของไฟล์ชนิดนี้ไม่ได้"),
        ((b"<html><body><img src=x></body></html>", "text/html"), "ไม่มีคำที่อ่านได้"),
    ],
)
def test_where_nothing_can_be_shown_the_page_says_why(
    answer: tuple[bytes, str], reason: str, site: Site, archive: Path, url: str
) -> None:
    copy = keep(archive, url, *answer)
    page = shown(site, copy)
    assert reason in words(page)
    assert copy.sha256 in words(page)
    assert page.select("img, .ita-copied") == []


def spoil(archive: Path) -> None:
    """Change the bytes of every WARC file."""
    for file in archive.rglob("*.warc.gz"):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)


def lose(archive: Path) -> None:
    """Delete every WARC file."""
    for file in archive.rglob("*.warc.gz"):
        file.unlink()


@pytest.mark.parametrize("harm", [spoil, lose])
def test_a_copy_whose_bytes_are_not_those_of_its_digest_is_not_shown(
    harm: Callable[[Path], None], site: Site, archive: Path, url: str
) -> None:
    copy = keep(archive, url, NEWS)
    harm(archive)
    page = shown(site, copy)
    assert "ไม่ตรงกับค่า SHA-256 จึงไม่แสดง" in words(page)
    assert page.select(".ita-copied") == []


def test_a_withdrawn_copy_leaves_its_day_its_digest_and_the_reason(site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, NEWS)
    withdraw(archive, copy, GONE, "มีชื่อผู้ร้องเรียน <b>")
    page = shown(site, copy)
    assert "สำเนานี้ถูกถอนแล้วเมื่อ 1 มีนาคม 2568" in words(page)
    assert "เหตุผล: มีชื่อผู้ร้องเรียน <b>" in words(page)
    assert copy.sha256 in words(page)
    assert "ประกาศใช้" not in words(page)


def test_a_copy_that_was_cut_says_so(site: Site, archive: Path, url: str) -> None:
    assert "เก็บไว้เพียงส่วนต้น" in words(shown(site, keep(archive, url, NEWS, truncated=True)))


def test_a_page_in_an_old_character_set_is_read_by_its_header(site: Site, archive: Path, url: str) -> None:
    page = shown(site, keep(archive, url, "<p>ประกาศ</p>".encode("cp874"), "text/html; charset=tis-620"))
    assert [paragraph.get_text() for paragraph in page.select(".ita-copied p")] == ["ประกาศ"]


def test_search_engines_and_the_sites_own_search_leave_copies_out(site: Site, archive: Path, url: str) -> None:
    path = urls.seen(keep(archive, url, NEWS).sha256)
    pages = made(site).pages
    assert page_meta(pages[path], None)["robots"] == "noindex"
    assert pages[path].weight == 0
    assert "robots" not in page_meta(pages["index.md"], None)


def test_the_same_archive_gives_the_same_pages(site: Site, archive: Path, url: str) -> None:
    path = urls.seen(keep(archive, url, pdf("x"), "application/pdf", at=SEEN).sha256)
    first, second = (made(site) for _ in range(2))
    assert first.pages[path] == second.pages[path]
