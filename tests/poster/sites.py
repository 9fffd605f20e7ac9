"""Sites whose announcement is hard to make: many measures, long names, hostile words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ita_site.poster.announcement import Announcement, announcement
from ita_site.settings import Settings
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.sites import PHANGAT, Site

if TYPE_CHECKING:
    from pathlib import Path

SITE_URL = "https://ita.example.go.th/"
REPORT_ID = "2567-12m"


def site_of(folder: Path, *activities: int) -> Site:
    """Write a site with a report whose measures have these numbers of activities, a third of them done."""
    site = site_without_reports(folder)
    add_report(site, 2567, 12, *(_measure(order, number) for order, number in enumerate(activities, 1)))
    return site


def with_much_to_say(site: Site) -> Site:
    """Give the agency the longest name, five channels with long names, and return its site."""
    name = ("องค์การบริหารส่วนตำบลหนองบัวโคกใหญ่" * 9)[:300]
    channels = "".join(
        f"  - {{name: ช่องทางที่ {at} {'ยาว' * 60}, url: 'http://www.example.go.th/{at}?a={'b' * 80}', source: ก}}\n"
        for at in range(5)
    )
    site.change("agency.yml", "name: องค์การบริหารส่วนตำบลตัวอย่าง\n", f"name: {name}\ncomplaints:\n{channels}")
    return site


@cache
def real_news() -> Announcement:
    """Return the announcement of the frozen report, read once."""
    return news_of(Site(PHANGAT))


def news_of(site: Site, site_url: str = SITE_URL) -> Announcement:
    """Return the announcement of the newest report of a site."""
    catalogue = site.catalogue()
    return announcement(catalogue, catalogue.reports[0], Settings(site_url=site_url))


def _measure(order: int, number: int) -> MeasureSketch:
    activities = [ActivitySketch(f"เรื่องที่ {order * 104729} {at * 7919}", done=at % 3 == 0) for at in range(number)]
    return MeasureSketch(f"m{order}", activities)
