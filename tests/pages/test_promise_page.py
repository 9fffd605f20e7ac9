"""The page of a promise: everything about one promised activity in one place, and whom to ask about it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from ita_site import urls
from ita_site.pages.all_pages import all_pages
from ita_site.pages.output import Output
from ita_site.settings import Settings
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.sites import AGENCY, PHANGAT, Site, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.shared import SharedSites

MOST_BYTES = 14_000
"""Of a page as a server sends it: what comes with the first answer of a connection."""


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    return site_without_reports(tmp_path)


def pages(site: Site) -> dict[str, Output]:
    return {page.path: page for page in all_pages(site.catalogue(), Settings())}


def soup(page: Output) -> BeautifulSoup:
    return BeautifulSoup(page.text, "lxml")


def words(page: Output) -> str:
    return "".join(soup(page).get_text().split())


@pytest.fixture(scope="module")
def real() -> dict[str, Output]:
    return {page.path: page for page in all_pages(catalogue_of(PHANGAT), Settings())}


def promise(real: dict[str, Output], measure: str, number: int) -> Output:
    return real[urls.promise("2567-12m", measure, number)]


def test_every_promise_has_a_page(real: dict[str, Output]) -> None:
    assert len([path for path in real if "/activities/" in path]) == 31


def test_it_shows_what_was_promised_what_is_reported_and_one_button_to_the_evidence(real: dict[str, Output]) -> None:
    page = soup(promise(real, "service-quality", 4))
    assert page.select("h1")[0].get_text() == "4.จัดให้มีช่องทางการบริการแบบ E-Service"
    assert "มีลิงก์ของหน้าเฉพาะ" in page.select(".ita-standing")[0].get_text()
    assert "-จัดทำการให้บริการ แบบ E-service" in page.select(".ita-result")[0].get_text()
    assert [link["href"] for link in page.select(".ita-proof a.ita-open")] == ["https://www.pangad.go.th/eservice1.php"]


def test_a_promise_that_is_answered_elsewhere_leads_there(real: dict[str, Output]) -> None:
    same = soup(promise(real, "communication", 5)).select(".ita-same-as")[0]
    assert [link["href"] for link in same.select("a")] == [
        "../../../service-quality/#a8",
        "../../../../../../about/#readings",
    ]


@pytest.mark.parametrize(
    ("measure", "number", "missing"),
    [
        ("service-quality", 6, "ไม่พบว่ารายงานระบุผล"),
        ("service-quality", 2, "ไม่มีลิงก์หลักฐานที่ใช้ได้"),
        ("service-quality", 1, "หน้าแรกหรือหน้ารายการ"),
        ("service-quality", 4, "ประสงค์จะทราบรายละเอียดเพิ่มเติม"),
    ],
)
def test_its_letter_names_the_promise_what_is_missing_and_the_right_to_ask(
    measure: str, number: int, missing: str, real: dict[str, Output]
) -> None:
    page = soup(promise(real, measure, number))
    letter = page.select("#ask-letter")[0].get_text()
    assert " ".join(page.select("h1")[0].get_text().split()) in letter
    assert "รายงานปีงบประมาณ 2567 รอบ 12 เดือน" in letter
    assert missing in letter
    assert "เรียน นายกองค์การบริหารส่วนตำบลพะงาด\n" in letter
    assert "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540" in letter


def test_another_letter_says_that_the_site_is_wrong(real: dict[str, Output]) -> None:
    letter = soup(promise(real, "service-quality", 6)).select("#contest-letter")[0].get_text()
    assert "รายงานไม่ได้บอกผล" in letter
    assert "ที่ถูกต้องคือ" in letter


def test_the_agency_s_own_channels_are_links_also_by_telephone_and_mail(site: Site) -> None:
    channel = "complaints:\n  - {name: สายด่วน, phone: '0 4497 0000 ต่อ 11', email: a@example.go.th, source: ก}\n"
    site.change(AGENCY, "source:", f"{channel}source:")
    page = soup(pages(site)[urls.promise("2567-12m", "one", 1)])
    links = [str(link["href"]) for link in page.select("[href^='tel:'], [href^='mailto:']")]
    assert "tel:044970000" in links
    assert any(link.startswith("mailto:a@example.go.th?subject=") for link in links)


def test_the_same_promise_of_another_year_is_beside_it_with_its_rung(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("old", [ActivitySketch("จัดทำคู่มือประชาชน")]))
    add_report(empty, 2568, 12, MeasureSketch("new", [ActivitySketch("จัดทำคู่มือประชาชน", done=True)]))
    made = pages(empty)
    now, then = made[urls.promise("2568-12m", "new", 1)], made[urls.promise("2567-12m", "old", 1)]
    assert "ปี2567รอบ12เดือน:มาตรการที่1ข้อ1รายงานไม่ได้บอกผล" in words(now)
    assert "ปี2568รอบ12เดือน:มาตรการที่1ข้อ1รายงานว่าทำแล้ว" in words(then)


def test_an_agency_may_leave_these_pages_out(site: Site) -> None:
    site.change(AGENCY, "source:", "promise_pages: no\nsource:")
    made = pages(site)
    assert [path for path in made if "/activities/" in path] == []
    assert all("activities/" not in str(link["href"]) for page in made.values() for link in soup(page).select("[href]"))


def test_a_long_promise_has_a_title_that_ends(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [ActivitySketch("จัดทำคู่มือ " * 40)]))
    title = pages(empty)[urls.promise("2567-12m", "one", 1)].title
    assert title.partition(" · ")[0].endswith("…")
    assert len(title) < 150


@pytest.mark.slow
def test_it_comes_with_the_first_answer(shared: SharedSites) -> None:
    made = shared.site(PHANGAT).glob("reports/*/measures/*/activities/*/index.html")
    sizes = [len(gzip.compress(page.read_bytes(), 9)) for page in made]
    assert len(sizes) == 31
    assert max(sizes) <= MOST_BYTES
