"""What officers can mend today: the promises of the newest report, by what would lift them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from ita_site import urls
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.pages.lifts import MOST, newest_lifts
from ita_site.pages.page_table import page_at
from ita_site.settings import Settings
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.sites import PHANGAT, Site, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path


def guide(site: Site) -> BeautifulSoup:
    output = page_at(site.catalogue(), Settings(), urls.EDITORS)
    assert output is not None
    return BeautifulSoup(output.text, "lxml")


def test_every_promise_of_the_report_is_under_the_rung_that_it_is_on() -> None:
    lifts = newest_lifts(catalogue_of(PHANGAT))
    assert lifts is not None
    totals = {lift.rung: lift.total for lift in lifts.rungs}
    assert totals == {Rung.STATED: 13, Rung.GENERAL_LINK: 5, Rung.PAGE_LINK: 4, Rung.NOT_MENTIONED: 9}
    assert all(len(lift.promises) == lift.total for lift in lifts.rungs)
    assert lifts.by_links() == 18


def test_the_guide_names_each_with_the_links_that_the_report_gives(site: Site) -> None:
    (fold,) = [each for each in guide(site).select("details") if "หน้าเฉพาะ" in each.summary.get_text()]  # type: ignore[union-attr]
    assert "expect.text" in fold.get_text()
    assert fold.select_one("li a")["href"] == "../reports/2567-12m/measures/one/activities/1/"  # type: ignore[index]
    assert "example" in fold.select_one(".ita-url").get_text()  # type: ignore[union-attr]


def test_without_pages_of_promises_it_leads_to_the_measure(site: Site) -> None:
    site.change("agency.yml", "units:", "promise_pages: no\nunits:")
    assert guide(site).select_one("details li a")["href"].startswith("../reports/2567-12m/measures/one/#a")  # type: ignore[index,union-attr]


def test_a_long_list_ends_with_a_link_to_all(tmp_path: Path) -> None:
    empty = site_without_reports(tmp_path)
    many = [ActivitySketch(f"จัดทำคู่มือเล่มที่ {number}") for number in range(MOST + 1)]
    add_report(empty, 2567, 12, MeasureSketch("many", many))
    text = guide(empty).get_text()
    assert f"ดูทั้งหมด {MOST + 1} กิจกรรม" in text
    assert text.count("จัดทำคู่มือเล่มที่") == MOST
