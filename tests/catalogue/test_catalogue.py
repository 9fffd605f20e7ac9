"""What follows from the content: reverse links, coverage, addresses, counts; and codes of two years kept apart."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.catalogue.catalogue import Catalogue, Coverage, MeasureView, ReportView, citations, responsible_units
from ita_site.catalogue.evidence.reach import Reach
from ita_site.pages.all_pages import all_pages
from ita_site.settings import Settings
from tests.builders.sites import AGENCY, FRAMEWORK, ONE, SITES, TWO, Site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RESULTS = """results:
  - text: ก http://www.example.go.th
    answers: [2, 1, 2]
    evidence:
      - url: http://www.example.go.th
      - url: https://www.example.go.th/a.pdf
  - text: ข
    answers: [2]
  - text: ค
    answers: []
    evidence:
      - url: HTTP://www.example.go.th:80/a.pdf#page=2
        printed: www.example.go.th/a.pdf
outcomes:
  - text: ง
    evidence:
      - url: http://www.example.go.th
"""


@pytest.fixture
def report(site: Site) -> ReportView:
    """The small site with more results, read."""
    text = (site.root / ONE).read_text(encoding="utf-8")
    site.write(ONE, text[: text.index("results:")] + RESULTS + "---\n\nข้อความอิสระ\n")
    site.change(TWO, "number: 1\n    text: 1.จัดให้มี E-Service", "number: 1\n    text: ก\n  - number: 3\n    text: ข")
    site.change(TWO, "---\nid: two", "---\nresults:\n  - text: ก\n    answers: [3]\nid: two")
    return site.catalogue().reports[0]


def ids(groups: Mapping[Any, tuple[MeasureView, ...]]) -> dict[object, list[str]]:
    return {key: [measure.entry.id for measure in measures] for key, measures in groups.items()}


def test_an_activity_is_evidenced_reported_or_silent(report: ReportView) -> None:
    states = [
        (activity.entry.number, activity.coverage) for measure in report.measures for activity in measure.activities
    ]
    assert states == [
        (1, Coverage.EVIDENCED),
        (2, Coverage.EVIDENCED),
        (1, Coverage.SILENT),
        (3, Coverage.REPORTED),
    ]


def test_a_result_is_joined_once_to_each_activity_that_it_answers_in_the_order_of_the_report(
    report: ReportView,
) -> None:
    assert [[result.text[0] for result in activity.results] for activity in report.measures[0].activities] == [
        ["ก"],
        ["ก", "ข"],
    ]


def test_a_result_that_answers_no_activity_is_stray(report: ReportView) -> None:
    assert [[result.text for result in measure.stray_results] for measure in report.measures] == [["ค"], []]
    assert report.unpaired == 0


def test_a_result_that_nobody_has_paired_yet_is_not_said_to_be_stray(site: Site) -> None:
    text = (site.root / ONE).read_text(encoding="utf-8")
    site.write(ONE, text[: text.index("results:")] + RESULTS.replace("    answers: []\n", "") + "---\n")
    report = site.catalogue().reports[0]
    assert [[result.text for result in measure.stray_results] for measure in report.measures] == [[], []]
    assert (report.unpaired, report.counts.stray_results) == (1, 0)


def test_a_measure_counts_its_activities_by_coverage(report: ReportView) -> None:
    assert [[measure.count(state) for state in Coverage] for measure in report.measures] == [[2, 0, 0], [0, 1, 1]]


def test_a_report_counts_everything_once(report: ReportView) -> None:
    counts = report.counts
    assert (counts.measures, counts.activities) == (2, 4)
    assert (counts.evidenced, counts.reported, counts.silent) == (2, 1, 1)
    assert (counts.results, counts.stray_results, counts.outcomes) == (4, 1, 1)
    assert (counts.links, counts.citations) == (3, 4)


def test_each_printed_address_is_one_link_in_the_order_of_its_first_claim(report: ReportView) -> None:
    assert [(link.printed, link.reach, link.claims, link.http_only) for link in report.links] == [
        ("http://www.example.go.th", Reach.HOST, 2, True),
        ("https://www.example.go.th/a.pdf", Reach.DEEP, 1, False),
        ("www.example.go.th/a.pdf", Reach.DEEP, 1, True),
    ]


def test_one_page_printed_in_two_ways_is_known_to_be_one(report: ReportView) -> None:
    assert [link.twins for link in report.links] == [
        (),
        ("www.example.go.th/a.pdf",),
        ("https://www.example.go.th/a.pdf",),
    ]


def test_a_link_knows_every_claim_that_it_stands_for_and_where_it_is_written(report: ReportView) -> None:
    cited = [
        (citation.column, citation.position, citation.claim.text[0], citation.line)
        for citation in report.links[0].citations
    ]
    assert cited == [("results", 1, "ก", 23), ("outcomes", 1, "ง", 35)]
    assert {citation.measure.path for citation in report.links[0].citations} == {f"content/{ONE}"}


def test_citations_follow_the_report(report: ReportView) -> None:
    assert [citation.evidence.url for citation in citations(report.measures[0])] == [
        "http://www.example.go.th",
        "https://www.example.go.th/a.pdf",
        "HTTP://www.example.go.th:80/a.pdf#page=2",
        "http://www.example.go.th",
    ]


def test_an_indicator_is_reached_by_its_number_and_by_its_items(site: Site) -> None:
    site.change(TWO, "ทำงาน\nactivities", "ทำงาน\n  items: [e11, e1, e11]\n  resembles: [e1]\nactivities")
    report = site.catalogue().reports[0]
    assert ids(report.by_indicator) == {6: ["one", "two"], 8: ["two"]}
    assert ids(report.by_item) == {"e1": ["one", "two"], "e11": ["two"]}
    assert ids(report.resembling) == {"e1": ["two"]}


def test_all_means_every_unit_and_a_unit_named_beside_it_is_not_counted_twice(site: Site) -> None:
    site.change(TWO, "units: [all]", "units: [works, all]")
    catalogue = site.catalogue()
    assert ids(catalogue.reports[0].by_unit) == {"office": ["one", "two"], "works": ["two"]}
    assert responsible_units(catalogue.reports[0].measures[1].entry, catalogue.agency) == ("office", "works")


def test_units_come_in_the_order_of_the_agency(site: Site) -> None:
    site.change(ONE, "units: [office]", "units: [works, office]")
    catalogue = site.catalogue()
    assert responsible_units(catalogue.reports[0].measures[0].entry, catalogue.agency) == ("office", "works")


def test_free_text_is_kept_with_its_place(site: Site) -> None:
    site.write("about.md", "---\ntitle: เกี่ยวกับ\ndescription: ก\n---\n\nข้อความ\n")
    catalogue = site.catalogue()
    text = catalogue.text("about")
    assert text is not None
    assert (text.path, text.body, text.body_line) == ("content/about.md", "\nข้อความ\n", 5)
    measure = catalogue.reports[0].measures[0]
    assert (measure.body, measure.body_line) == ("\nข้อความอิสระ\n", 28)
    assert catalogue.text("missing") is None


@pytest.fixture
def two_years(tmp_path: Path) -> Site:
    """Two reports whose frameworks use one code for two items, and a framework of another family."""
    return Site(shutil.copytree(SITES / "two-years", tmp_path / "content"))


def by_year(catalogue: Catalogue) -> dict[int, ReportView]:
    return {report.entry.assessed_year: report for report in catalogue.reports}


def test_each_report_reads_its_codes_in_its_own_framework(two_years: Site) -> None:
    reports = by_year(two_years.catalogue())
    wording = {
        year: next(item.text for item in report.framework.items if item.code == "e1")
        for year, report in reports.items()
    }
    assert wording == {2566: "เจ้าหน้าที่ให้บริการตามขั้นตอนเพียงใด", 2567: "ข้อเดียวกันแต่ถามเรื่องอื่น"}
    assert [ids(report.by_indicator) for _, report in sorted(reports.items())] == [{6: ["one"]}, {7: ["one"]}]


def test_frameworks_are_kept_by_family_and_year(two_years: Site) -> None:
    catalogue = two_years.catalogue()
    assert set(catalogue.frameworks) == {("nacc", 2566), ("nacc", 2567), ("school", 2566)}
    assert catalogue.framework_paths["school", 2566] == "content/framework/school-2566.yml"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("items: [e1]", "items: [e11]", "8 unknown-item issue.items[1] 'e11' → e12"),
        ("indicator: 7", "indicator: 8", "7 unknown-indicator issue.indicator '8' → 7"),
    ],
)
def test_a_code_of_another_year_is_refused(two_years: Site, old: str, new: str, problem: str) -> None:
    path = "reports/2568-12m/measures/one.md"
    two_years.change(path, old, new)
    assert two_years.problems() == [f"{path}:{problem}"]


def test_a_year_that_another_family_alone_has_is_refused(two_years: Site) -> None:
    two_years.change("reports/2568-12m/index.md", "family: nacc", "family: school")
    assert two_years.problems() == ["reports/2568-12m/index.md:4 unknown-framework assessed_year 'school-2567'"]


def test_one_measure_id_may_stand_in_two_reports(two_years: Site) -> None:
    assert [[measure.entry.id for measure in report.measures] for report in two_years.catalogue().reports] == [
        ["one", "two"]
    ] * 2


def test_pages_of_one_year_never_show_the_wording_of_another(two_years: Site) -> None:
    texts: dict[str, str] = {}
    for output in all_pages(two_years.catalogue(), Settings()):
        report = output.path.split("/")[1] if output.path.startswith("reports/") else ""
        texts[report] = texts.get(report, "") + output.text
    first, second = "เจ้าหน้าที่ให้บริการตามขั้นตอนเพียงใด", "ข้อเดียวกันแต่ถามเรื่องอื่น"
    assert (first in texts["2567-12m"], second in texts["2567-12m"]) == (True, False)
    assert (first in texts["2568-12m"], second in texts["2568-12m"]) == (False, True)
    assert "ข้อของสถานศึกษา" not in "".join(texts.values())


def test_a_site_without_a_framework_for_its_report_has_no_catalogue(site: Site) -> None:
    (site.root / FRAMEWORK).unlink()
    assert site.problems() == ["reports/2567-12m/index.md:4 unknown-framework assessed_year 'nacc-2566'"]


def test_the_agency_keeps_its_file(site: Site) -> None:
    assert site.catalogue().agency_path == f"content/{AGENCY}"
