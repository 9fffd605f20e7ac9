"""The feed of reports and measures that were changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ita_site.settings import Settings
from ita_site.urls import Addresses
from ita_site.web.feeds import MOST, news_feed
from tests.builders.git import moment
from tests.builders.sites import GOLDEN, catalogue_of

if TYPE_CHECKING:
    from tests.builders.sites import Site

ATOM = "{http://www.w3.org/2005/Atom}"
REPORT = f"{GOLDEN.name}/reports/2567-12m"
DAYS = {
    f"{REPORT}/index.md": moment(2024, 1, 1),
    f"{REPORT}/measures/one.md": moment(2024, 2, 29),
    f"{REPORT}/measures/two.md": moment(2024, 1, 2),
}
SITE = "https://example.go.th/ita/"


def entries(settings: Settings) -> list[dict[str, str]]:
    feed = ET.fromstring(news_feed(catalogue_of(GOLDEN), settings))
    return [_entry(entry) for entry in feed.iter(f"{ATOM}entry")]


def _entry(entry: ET.Element) -> dict[str, str]:
    link = entry.find(f"{ATOM}link")
    assert link is not None
    texts = {name: entry.findtext(f"{ATOM}{name}", "") for name in ("title", "id", "updated", "summary")}
    return texts | {"address": link.get("href", "")}


def test_the_latest_change_stands_first_and_leads_to_its_page() -> None:
    changes = entries(Settings(changes=DAYS, site_url=SITE))
    assert [(entry["address"].removeprefix(SITE), entry["updated"]) for entry in changes] == [
        ("reports/2567-12m/measures/one/", "2024-02-29T12:00:00+07:00"),
        ("reports/2567-12m/", "2024-02-29T12:00:00+07:00"),
        ("reports/2567-12m/measures/two/", "2024-01-02T12:00:00+07:00"),
    ]
    assert changes[0]["title"] == 'มาตรการที่ 1 มาตรการหนึ่ง & "คำพูด" (ปี 2567 รอบ 12 เดือน)'
    assert changes[0]["summary"] == "3 กิจกรรม: รายงานไม่ได้บอกผล 1 รายงานว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้ 1 มีลิงก์ของหน้าเฉพาะ 1"


def test_an_entry_keeps_its_id_when_it_is_changed_again() -> None:
    before = entries(Settings(changes=DAYS, site_url=SITE))
    later = {**DAYS, f"{REPORT}/measures/two.md": moment(2025, 5, 5)}
    after = entries(Settings(changes=later, site_url=SITE))
    assert {entry["id"] for entry in before} == {entry["id"] for entry in after}
    assert len({entry["id"] for entry in after}) == 3
    assert {entry["address"]: entry["updated"] for entry in after}[f"{SITE}reports/2567-12m/measures/two/"].startswith(
        "2025"
    )


def test_a_second_change_on_the_same_day_is_told_as_well() -> None:
    later = {**DAYS, f"{REPORT}/measures/two.md": moment(2024, 1, 2, 16, 30)}
    after = {entry["address"]: entry["updated"] for entry in entries(Settings(changes=later))}
    assert after["reports/2567-12m/measures/two/"] == "2024-01-02T16:30:00+07:00"


def test_ids_stay_when_the_site_gets_its_address_or_moves() -> None:
    feeds = [
        ET.fromstring(news_feed(catalogue_of(GOLDEN), Settings(changes=DAYS, site_url=address)))
        for address in ("", SITE, "https://elsewhere.example/")
    ]
    ids = [[element.text for element in feed.iter(f"{ATOM}id")] for feed in feeds]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == 4


def test_agencies_of_one_name_in_two_provinces_have_ids_of_their_own() -> None:
    catalogue = catalogue_of(GOLDEN)
    twin = replace(catalogue, agency=catalogue.agency.model_copy(update={"province": "จังหวัดอื่น"}))
    ids, twin_ids = (
        {each.text for each in ET.fromstring(news_feed(of, Settings(changes=DAYS))).iter(f"{ATOM}id")}
        for of in (catalogue, twin)
    )
    assert ids.isdisjoint(twin_ids)


def test_what_has_no_known_day_is_left_out_rather_than_dated_wrongly() -> None:
    known = {f"{REPORT}/measures/two.md": moment(2024, 1, 2)}
    # the report as a whole may have been changed later than its one dated file
    assert [entry["address"] for entry in entries(Settings(changes=known))] == ["reports/2567-12m/measures/two/"]


def test_without_history_the_feed_is_empty_and_says_why() -> None:
    feed = ET.fromstring(news_feed(catalogue_of(GOLDEN), Settings()))
    assert feed.find(f"{ATOM}entry") is None
    assert feed.findtext(f"{ATOM}subtitle") == "ยังไม่ทราบวันที่แก้ไข จึงยังไม่มีรายการ"
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("settings", [Settings(changes=DAYS), Settings(changes=DAYS, site_url=SITE), Settings()])
def test_the_feed_has_all_that_its_standard_asks_for(settings: Settings) -> None:
    feed = ET.fromstring(news_feed(catalogue_of(GOLDEN), settings))
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "หน่วยงานตัวอย่าง"
    links = [(link.get("rel"), link.get("href")) for link in feed.findall(f"{ATOM}link")]
    assert links == [(None, settings.site_url or "./"), ("self", f"{settings.site_url}feed.xml")]


def test_addresses_are_those_of_the_site_without_directories() -> None:
    changes = entries(Settings(changes=DAYS, addresses=Addresses(directories=False)))
    assert changes[-1]["address"] == "reports/2567-12m/measures/two.html"


def test_a_feed_does_not_grow_without_end(site: Site) -> None:
    text = (site.root / "reports/2567-12m/measures/two.md").read_text(encoding="utf-8")
    for at in range(3, MOST + 5):
        again = text.replace("id: two", f"id: m{at}").replace("order: 2", f"order: {at}")
        site.write(f"reports/2567-12m/measures/m{at}.md", again)
    catalogue = site.catalogue()
    days = {measure.path: moment(2024, 1, 1) for measure in catalogue.reports[0].measures}
    feed = ET.fromstring(news_feed(catalogue, Settings(changes=days)))
    assert len(feed.findall(f"{ATOM}entry")) == MOST
