"""The menu: short, of the report that is read, and with a way to the same kind of page of every other report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from ita_site.pages.all_pages import all_pages, navigation, report_navigation
from ita_site.pages.report.editions import report_labels
from ita_site.settings import Settings
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.pages.output import Output
    from tests.builders.sites import Site

MANUAL, QUEUE, TRAINING = map(ActivitySketch, ("จัดทำคู่มือการปฏิบัติงาน", "จัดให้มีบัตรคิว", "อบรมบุคลากรทุกคน"))
MOST_ENTRIES = 6

Rounds = list[tuple[int, int]]
"""Fiscal year and months of reports."""


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    return site_without_reports(tmp_path)


@pytest.fixture
def three(empty: Site) -> Site:
    """A site of three years: the measure of the queue is in all, that of training in the first alone."""
    add_report(empty, 2566, 12, MeasureSketch("queue", [QUEUE]), MeasureSketch("training", [TRAINING]), assessed=2566)
    add_report(empty, 2567, 12, MeasureSketch("cards", [QUEUE]), MeasureSketch("manual", [MANUAL]))
    add_report(empty, 2568, 12, MeasureSketch("book", [MANUAL]), MeasureSketch("tickets", [QUEUE]))
    return empty


def pages(site: Site) -> dict[str, Output]:
    return {page.path: page for page in all_pages(site.catalogue(), Settings())}


def titles(menu: list[dict[str, object]]) -> list[str]:
    return [title for entry in menu for title in entry]


def like(page: Output) -> list[str]:
    """The pages of other reports that a page leads to."""
    return list(page.like_pages.values())


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([(2567, 12)], ["หน้าแรก", "รายงานปี 2567", "ทำแล้วหรือยัง", "หลักฐาน", "เกี่ยวกับ"]),
        (
            [(2566, 12), (2567, 6), (2567, 12), (2568, 12)],
            ["หน้าแรก", "รายงานปี 2568", "ทำแล้วหรือยัง", "หลักฐาน", "เทียบหลักฐานกับปีก่อน", "เกี่ยวกับ"],
        ),
    ],
)
def test_the_menu_has_the_newest_report_and_at_most_six_entries(
    reports: Rounds, expected: list[str], empty: Site
) -> None:
    for year, months in reports:
        add_report(empty, year, months, MeasureSketch("queue", [QUEUE]), assessed=2566)
    for at in range(9):
        empty.write(f"text-{at}.md", f"---\ntitle: หน้า {at}\ndescription: หน้าของหน่วยงาน\n---\n\nข้อความ\n")
    menu = navigation(empty.catalogue())
    assert titles(menu) == expected
    assert len(menu) <= MOST_ENTRIES
    assert "text-8.md" in str(menu[-1])


def test_a_reports_own_menu_names_its_pages_and_the_other_years(three: Site) -> None:
    catalogue = three.catalogue()
    menu = report_navigation(catalogue, catalogue.reports[1])
    assert menu[1] == {
        "รายงานปี 2567": [
            {"รายงานฉบับเต็ม": "reports/2567-12m/index.md"},
            {"ตัวชี้วัด": "reports/2567-12m/indicators/index.md"},
            {"ส่วนราชการ": "reports/2567-12m/units/index.md"},
            {"ดูปีอื่น": [{"ปี 2568": "reports/2568-12m/index.md"}, {"ปี 2566": "reports/2566-12m/index.md"}]},
        ]
    }
    assert {"ทำแล้วหรือยัง": "reports/2567-12m/coverage.md"} in menu
    assert {"หลักฐาน": "reports/2567-12m/evidence.md"} in menu


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([(2567, 12)], {"2567-12m": "2567"}),
        ([(2567, 6), (2568, 12)], {"2567-6m": "2567", "2568-12m": "2568"}),
        (
            [(2567, 6), (2567, 12), (2568, 12)],
            {"2567-6m": "2567 รอบ 6 เดือน", "2567-12m": "2567 รอบ 12 เดือน", "2568-12m": "2568"},
        ),
    ],
)
def test_a_report_is_called_by_its_year_and_by_its_round_where_it_must(
    reports: Rounds, expected: dict[str, str], empty: Site
) -> None:
    for year, months in reports:
        add_report(empty, year, months, MeasureSketch("queue", [QUEUE]))
    assert report_labels(empty.catalogue()) == expected


def test_two_reports_of_one_round_are_told_apart(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("queue", [QUEUE]))
    add_report(empty, 2567, 12, MeasureSketch("queue", [QUEUE]), family="school")
    assert set(report_labels(empty.catalogue()).values()) == {
        "2567 รอบ 12 เดือน (2567-12m)",
        "2567 รอบ 12 เดือน (school-2567-12m)",
    }


@pytest.mark.parametrize(
    "path", ["index.md", "coverage.md", "evidence.md", "indicators/index.md", "units/index.md", "units/office.md"]
)
def test_another_year_is_shown_by_the_same_kind_of_page(path: str, three: Site) -> None:
    page = pages(three)[f"reports/2567-12m/{path}"]
    assert page.report == "2567-12m"
    assert like(page) == [f"reports/2568-12m/{path}", f"reports/2566-12m/{path}"]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("2567-12m/measures/cards", ["2568-12m/measures/tickets", "2566-12m/measures/queue"]),
        ("2567-12m/measures/manual", ["2568-12m/measures/book", "2566-12m/coverage"]),
        # over the report between them
        ("2566-12m/measures/queue", ["2568-12m/measures/tickets", "2567-12m/measures/cards"]),
        ("2566-12m/measures/training", ["2568-12m/coverage", "2567-12m/coverage"]),
    ],
)
def test_a_measure_leads_to_itself_of_another_year_or_else_to_what_was_done_in_that_year(
    measure: str, expected: list[str], three: Site
) -> None:
    assert like(pages(three)[f"reports/{measure}.md"]) == [f"reports/{path}.md" for path in expected]


def test_of_several_like_measures_the_one_with_most_in_common_is_the_same(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("all", [QUEUE, MANUAL, TRAINING]))
    add_report(empty, 2568, 12, MeasureSketch("first", [QUEUE]), MeasureSketch("second", [MANUAL, TRAINING]))
    assert like(pages(empty)["reports/2567-12m/measures/all.md"]) == ["reports/2568-12m/measures/second.md"]


def test_of_measures_with_as_much_in_common_the_one_of_the_same_id_is_the_same(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [QUEUE, MANUAL]))
    add_report(empty, 2568, 12, MeasureSketch("a", [QUEUE]), MeasureSketch("one", [MANUAL]))
    assert like(pages(empty)["reports/2567-12m/measures/one.md"]) == ["reports/2568-12m/measures/one.md"]


def test_an_indicator_of_another_name_is_not_the_same(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("queue", [QUEUE]))
    add_report(empty, 2568, 12, MeasureSketch("queue", [QUEUE]))
    catalogue = empty.catalogue()
    then, now = (report.framework for report in reversed(catalogue.reports))
    names = {indicator.number: indicator.name for indicator in now.indicators}
    made = pages(empty)
    for indicator in then.indicators:
        same = names.get(indicator.number) == indicator.name
        expected = f"indicators/{indicator.number}" if same else "indicators/index"
        page = made[f"reports/2567-12m/indicators/{indicator.number}.md"]
        assert like(page) == [f"reports/2568-12m/{expected}.md"]


def test_no_way_to_another_year_leads_nowhere(three: Site) -> None:
    add_report(three, 2567, 6, MeasureSketch("half", [QUEUE, TRAINING]), assessed=2566)
    made = pages(three)
    for page in made.values():
        assert bool(page.like_pages) is page.path.startswith("reports/"), page.path
        assert set(page.like_pages.values()) <= made.keys(), page.path


def notice(page: Output) -> html.HtmlElement | None:
    regions: list[html.HtmlElement] = html.fromstring(f"<div>{page.text}</div>").find_class("ita-older")
    return regions[0] if regions else None


def test_a_page_of_an_old_report_says_so_before_all_else_and_leads_to_the_newest(three: Site) -> None:
    page = pages(three)["reports/2567-12m/measures/cards.md"]
    region = notice(page)
    assert region is not None
    assert page.text.lstrip().startswith('<section class="ita-older')
    assert (region.tag, region.get("aria-label")) == ("section", "รายงานปีเก่า")
    assert " ".join(region.text_content().split()) == "ท่านกำลังดูรายงานปีเก่า (ปี 2567) · ดูปีล่าสุด 2568"
    assert region.xpath(".//a/@href") == ["../../../2568-12m/measures/tickets/"]


def test_only_pages_of_old_reports_say_that_they_are_old(three: Site) -> None:
    for page in pages(three).values():
        is_old = page.report not in {"", "2568-12m"}
        assert (notice(page) is not None) is is_old, page.path


def test_the_first_half_of_a_year_is_an_old_report_and_not_of_an_old_year(empty: Site) -> None:
    add_report(empty, 2567, 6, MeasureSketch("queue", [QUEUE]))
    add_report(empty, 2567, 12, MeasureSketch("queue", [QUEUE]))
    region = notice(pages(empty)["reports/2567-6m/coverage.md"])
    assert region is not None
    words = "ท่านกำลังดูรายงานฉบับเก่า (ปี 2567 รอบ 6 เดือน) · ดูฉบับล่าสุด 2567 รอบ 12 เดือน"
    assert " ".join(region.text_content().split()) == words


def test_the_newest_report_of_a_family_is_not_old_beside_a_newer_one_of_another(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("queue", [QUEUE]), family="school")
    add_report(empty, 2568, 12, MeasureSketch("queue", [QUEUE]))
    assert notice(pages(empty)["reports/school-2567-12m/coverage.md"]) is None


def test_a_measure_is_named_with_its_year_among_the_links_of_several_years(three: Site) -> None:
    three.change(
        "reports/2567-12m/measures/cards.md",
        "period_text:",
        "outcomes:\n  - {text: ดู, evidence: [{url: 'http://www.example.go.th/a'}]}\nperiod_text:",
    )
    text = pages(three)["link-health.md"].text
    assert "ผลลัพธ์ลำดับที่ 1 (ปี 2567)" in html.fromstring(text).text_content()
