"""The page on ITA, the scores on other pages, and the summary in English."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from ita_site import urls
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import ENGLISH_RUNGS
from ita_site.pages.page_table import page_at
from ita_site.settings import Settings
from tests.builders.sites import AGENCY, FRAMEWORK, PHANGAT, REPORT, Site, catalogue_of

INDICATOR = "reports/2567-12m/indicators/6.md"
MEASURE = "reports/2567-12m/measures/one.md"
SCORES = """scores:
  - year: {0}
    total: 81.50
    level: ผ่าน
    indicators: [{{indicator: 6, score: {1}}}]
    source: {{text: ประกาศผล <{0}>, url: "https://www.example.go.th/ita?y={0}&b=1", date: {0}-08-01}}
units:"""


def words_of(content: Site, path: str) -> str:
    """The words of a page, in one line."""
    output = page_at(content.catalogue(), Settings(), path)
    assert output is not None
    return " ".join(BeautifulSoup(output.text, "lxml").get_text().replace("\u2060", "").split())


def score(content: Site, year: int, points: str) -> None:
    content.change(AGENCY, "units:", SCORES.format(year, points))


@pytest.mark.parametrize("path", [INDICATOR, MEASURE])
@pytest.mark.parametrize(
    ("year", "words"),
    [(2566, "ก่อนแก้ ปี 2566 80.20 คะแนน ที่มา: ประกาศผล <2566> อ่านเมื่อ 1 สิงหาคม 2566"), (2567, "ปีที่แก้ ปี 2567 80.20 คะแนน")],
)
def test_a_score_of_the_year_before_or_of_the_year_itself_is_shown_with_its_source(
    path: str, year: int, words: str, site: Site
) -> None:
    score(site, year, "๘๐.๒๐")
    assert words in words_of(site, path)


@pytest.mark.parametrize("path", [INDICATOR, MEASURE])
def test_a_score_of_another_year_or_none_is_not_shown(path: str, site: Site) -> None:
    assert "คะแนน ITA" not in words_of(site, path)
    score(site, 2568, "80.20")
    assert "คะแนน ITA" not in words_of(site, path)


@pytest.mark.parametrize(("name", "times"), [("คุณภาพการดำเนินงาน", 1), ("การเปิดเผยข้อมูล", 0)])
def test_a_score_of_another_indicator_under_the_same_number_is_not_shown(name: str, times: int, site: Site) -> None:
    text = (site.root / FRAMEWORK).read_text(encoding="utf-8")
    later = text.replace("year: 2566", "year: 2567").replace("คุณภาพการดำเนินงาน", name)
    site.write("framework/nacc-2567.yml", later)
    score(site, 2567, "80.20")
    assert words_of(site, INDICATOR).count("80.20") == times


def test_the_page_on_ita_has_every_year_with_total_level_and_source(site: Site) -> None:
    score(site, 2565, "80.20")
    words = words_of(site, urls.ITA)
    assert "ปี 2565 ได้ 81.50 คะแนน" in words
    assert "ระดับ ผ่าน" in words
    assert "ประกาศผล <2565> อ่านเมื่อ 1 สิงหาคม 2565" in words


def test_a_site_without_scores_says_so_and_names_no_figure() -> None:
    output = page_at(catalogue_of(PHANGAT), Settings(), urls.ITA)
    assert output is not None
    assert "ยังไม่มีคะแนน" in output.text
    assert not re.search("[0-9] คะแนน", output.text)


def test_a_source_of_the_framework_is_shown_with_its_address_and_day(site: Site) -> None:
    site.change(
        FRAMEWORK, "text: คัดจากรายงาน", "text: คัดจากรายงาน\n    url: https://www.example.go.th/a\n    date: 2566-08-01"
    )
    assert "https://www.example.go.th/a อ่านเมื่อ 1 สิงหาคม 2566" in words_of(site, urls.ITA)


def test_of_another_family_nothing_is_said_that_is_known_of_nacc_alone(site: Site) -> None:
    assert "ถามประชาชน" in words_of(site, urls.ITA)
    site.rename(FRAMEWORK, "framework/school-2566.yml")
    site.change("framework/school-2566.yml", "family: nacc", "family: school")
    site.change(REPORT, "family: nacc", "family: school")
    words = words_of(site, urls.ITA)
    assert "ถามประชาชน" not in words
    assert "ป.ป.ช." not in words
    assert "NACC" not in words_of(site, urls.ENGLISH)


def test_the_english_page_has_the_figures_and_every_rung_in_english(site: Site) -> None:
    words = words_of(site, urls.ENGLISH)
    assert "Measures: 2 · Activities promised: 3 · Links given as evidence: 1" in words
    assert f"2 {ENGLISH_RUNGS[Rung.NOT_MENTIONED]}" in words
    assert set(ENGLISH_RUNGS) == set(Rung)


def test_all_words_of_the_english_page_are_marked_as_english_or_as_thai(site: Site) -> None:
    output = page_at(site.catalogue(), Settings(), urls.ENGLISH)
    assert output is not None
    page = BeautifulSoup(output.text, "lxml")
    (content,) = page.select("div[lang=en]")
    for thai in content.select("[lang=th]"):
        thai.decompose()
    assert not re.search("[ก-๙]", content.get_text())
