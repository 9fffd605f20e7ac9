"""The poster's HTML: what it says, and that it needs nothing beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from ita_site.labels import READING
from ita_site.poster.sheet import poster_html
from tests.poster.sites import news_of, real_news, site_of

if TYPE_CHECKING:
    from pathlib import Path


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def words(html: str) -> str:
    """The words of a page, however its elements part them."""
    return "".join(read(html).get_text().split())


def test_the_headline_and_the_figures_are_those_of_the_site() -> None:
    news = real_news()
    page = read(poster_html(news))
    heading = page.h1
    assert heading is not None
    assert " ".join(heading.get_text().split()) == "บอกว่าจะทำ 31 กิจกรรม รายงานบอกผล 22 มีลิงก์ของหน้าเฉพาะ 4"
    assert [int(number.get_text()) for number in page.select(".key li:not(.within) .number")] == [
        *news.ladder.totals.values()
    ]
    assert [len(row.select("svg")) for row in page.select(".squares")] == [1, 1, 10, 9, 10]


def test_a_promise_answered_elsewhere_is_counted_within_those_not_mentioned() -> None:
    page = read(poster_html(real_news()))
    within = page.select(".within .number")
    assert [number.get_text() for number in within] == ["4"]
    assert len(page.select(".squares use[href='#same']")) == 4
    assert "นับอยู่ใน9กิจกรรมข้างบนแล้ว" in words(str(page))


def test_it_runs_nothing_and_loads_nothing() -> None:
    html = poster_html(real_news())
    page = read(html)
    assert page.select("script, link, img, iframe, object, embed, [onload], [onclick]") == []
    assert [link["href"] for link in page.select("a")] == ["https://ita.example.go.th/"]
    assert {use["href"][0] for use in page.select("use")} == {"#"}
    assert {address.split(":")[0] for address in re.findall(r'url\("?([^)"]+)', html)} == {"data"}


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = (poster_html(real_news()) for _ in range(2))
    assert first == second


def test_our_reading_is_marked_as_ours() -> None:
    assert f"{READING}ผู้จัดทำเว็บไซต์อ่านและนับจากรายงานไม่ใช่คำของหน่วยงาน" in words(poster_html(real_news()))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    site = site_of(tmp_path, 2)
    site.change(
        "agency.yml", "name: องค์การบริหารส่วนตำบลตัวอย่าง\n", "name: '</title><script>alert(1)</script>{{ 7*7 }}'\n"
    )
    site.change("reports/2567-12m/measures/m1.md", "title: m1", "title: '<img src=x onerror=alert(1)>&amp;'")
    page = read(poster_html(news_of(site)))
    assert page.select("script, img") == []
    agency, title = page.select_one(".agency"), page.select_one(".title")
    assert agency is not None
    assert title is not None
    assert agency.get_text() == "</title><script>alert(1)</script>{{ 7*7 }}"
    assert title.get_text() == "1. <img src=x onerror=alert(1)>&amp;"


def test_an_address_that_is_known_to_lead_elsewhere_is_not_printed(tmp_path: Path) -> None:
    site = site_of(tmp_path, 2)
    site.write(
        "link-health.json",
        '{\n"version": 1,\n"links": [\n{"url": "http://www.example.go.th", "state": "suspect", '
        '"since": "2026-11-02T01:00:00Z", "checked": "2026-11-09T20:00:00Z"}\n]\n}\n',
    )
    assert news_of(site).contacts == ()
    assert "ตรวจลิงก์ล่าสุด10พฤศจิกายน2569" in words(poster_html(news_of(site)))
