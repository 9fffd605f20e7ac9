"""What search knows beside the texts of the pages: shortcuts of editors and of every site, examples, whom to ask."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ita_site import urls
from ita_site.publish.search_guide.destinations import NAMES
from ita_site.publish.search_guide.guide import guide_of, shared_shortcuts
from ita_site.search.guide import Contact, Destination
from ita_site.urls import Addresses
from tests.builders.sites import AGENCY, GOLDEN, SITES, TWO, Site, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.search.guide import Guide

WORDS = "search-aliases.yml"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(shutil.copytree(GOLDEN, tmp_path / "content"))


def made(site: Site) -> Guide:
    return guide_of(site.catalogue(), Addresses())


@pytest.mark.parametrize(
    ("page", "destination"),
    [
        ("contact", Destination("", "complain")),
        ("report", Destination("reports/2567-12m/")),
        ("not-mentioned", Destination("reports/2567-12m/coverage/", "?state=not-mentioned", "รายงานไม่ได้บอกผล")),
        ("links", Destination("link-health/")),
        ("about", Destination("about/")),
        ("about.md", Destination("about/")),
        (f"{TWO}#issue", Destination("reports/2567-12m/measures/two/", "issue")),
        ("reports/2567-12m/coverage.md#activities", Destination("reports/2567-12m/coverage/", "activities")),
    ],
)
def test_an_editor_names_a_page_by_its_name_or_its_file(page: str, destination: Destination, site: Site) -> None:
    site.write(WORDS, f"go:\n  - words: [งบ]\n    page: {page}\n")
    assert made(site).shortcuts["งบ"] == destination


def test_a_measure_is_named_by_its_file_whatever_its_id(site: Site) -> None:
    site.rename(TWO, f"{TWO.removesuffix('two.md')}2-second.md")
    site.write(WORDS, "go:\n  - words: [งบ]\n    page: reports/2567-12m/measures/2-second.md\n")
    assert made(site).shortcuts["งบ"] == Destination("reports/2567-12m/measures/two/")


@pytest.mark.parametrize("page", ["contct", "reports/2567-12m/measures/gone.md#a1", "gone.md"])
def test_a_shortcut_to_a_page_that_is_gone_is_not_used(page: str, site: Site) -> None:
    site.write(WORDS, f"go:\n  - words: [งบ]\n    page: {page}\n")
    assert "งบ" not in made(site).shortcuts


def test_an_agencys_own_shortcut_goes_before_that_of_every_site(site: Site) -> None:
    assert made(site).shortcuts["ลิงก์เสีย"] == Destination("link-health/")
    site.write(WORDS, "go:\n  - words: [ลิงก์ เสีย]\n    page: evidence\n")
    shortcuts = made(site).shortcuts
    assert shortcuts["ลิงก์ เสีย"] == Destination("reports/2567-12m/evidence/")
    assert "ลิงก์เสีย" not in shortcuts


def test_a_shortcut_of_every_site_needs_its_page(site: Site) -> None:
    assert made(site).shortcuts["ITA"] == Destination("about-ita/")
    assert "เทียบปี" not in made(site).shortcuts


def test_words_with_a_year_lead_to_the_report_of_that_year() -> None:
    shortcuts = guide_of(catalogue_of(SITES / "two-years"), Addresses()).shortcuts
    assert shortcuts["โหลดรายงาน"] == shortcuts["โหลดรายงาน 2568"] == Destination("reports/2568-12m/")
    assert shortcuts["โหลดรายงาน 2567"] == Destination("reports/2567-12m/")
    assert shortcuts["เทียบปี"] == Destination("years/")


def test_a_page_of_one_report_has_its_year_already(site: Site) -> None:
    site.write(WORDS, f"go:\n  - words: [งบ]\n    page: {TWO}\n")
    assert "งบ 2567" not in made(site).shortcuts


def test_a_site_without_a_report_has_the_shortcuts_that_need_none(site: Site) -> None:
    shutil.rmtree(site.root / "reports")
    (site.root / "reports").mkdir()
    site.write("about.md", "---\ntitle: ก\ndescription: ข\n---\n")
    shortcuts = made(site).shortcuts
    assert "เบอร์โทร" in shortcuts
    assert "โหลดรายงาน" not in shortcuts


def test_whom_to_ask_is_what_the_agency_says(site: Site) -> None:
    site.change(AGENCY, "0 4400 0000", "๐๔๔-๑๒๓ ๔๕๖ ต่อ ๑๒")
    assert made(site).contacts == (
        Contact("หน้าติดต่อของหน่วยงาน", "http://www.example.go.th/contact"),
        Contact("โทร ๐๔๔-๑๒๓ ๔๕๖ ต่อ ๑๒", "tel:044123456"),
        Contact("ช่องทางทั้งหมด", "#complain"),
    )


def test_pages_that_every_site_has_are_named_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {row.page for row in shared_shortcuts()} <= {
        *NAMES,
        urls.ITA,
        f"{urls.ITA}#scores",
        f"{urls.ITA}#instruments",
    }
