"""A published report keeps every line of its source, in its cell and order; none is altered and none is added.

Checked twice: for the frozen report, which belongs to the tests, and for `content/` of this repository, as long as that
is the content of the same agency. This is the one test that reads `content/`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml

from ita_site.publish.check import load
from ita_site.text.addresses import addresses
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT
from tests.builders.source_text import LOST_PICTURE, SOURCE, source_cells, source_head, stripped

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.catalogue.catalogue import Catalogue, MeasureView, ReportView
    from ita_site.model.framework import Framework
    from ita_site.model.measure import Claim

CONTENT = ROOT / "content"
REPORT = "2567-12m"
COLUMNS = ("issue", "activities", "responsible", "period", "results", "outcomes")


def is_of_the_frozen_agency(content: Path) -> bool:
    """Return whether a content folder has the report, and names the agency that published it."""
    agency, frozen = (
        yaml.safe_load((folder / "agency.yml").read_text(encoding="utf-8")) for folder in (content, PHANGAT)
    )
    return bool(agency["name"] == frozen["name"]) and (content / "reports" / REPORT).is_dir()


@pytest.fixture(scope="module", params=[PHANGAT, CONTENT], ids=["frozen", "content"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    content: Path = request.param
    if not is_of_the_frozen_agency(content):
        pytest.skip("content/ is of another agency, whose report has no source text here to be compared with")
    reading = load(content)
    assert reading.problems == ()
    assert reading.catalogue is not None
    return reading.catalogue


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> ReportView:
    return next(report for report in catalogue.reports if report.entry.id == REPORT)


@pytest.fixture(scope="module")
def framework(catalogue: Catalogue) -> Framework:
    return catalogue.frameworks["nacc", 2566]


def claim_lines(claim: Claim) -> list[str]:
    """A claim's words, then its addresses that do not stand in them."""
    inside = addresses(claim.text)
    return [claim.text, *(evidence.as_printed for evidence in claim.evidence if evidence.as_printed not in inside)]


def value_cells(measure: MeasureView) -> list[str]:
    """The texts of the six value cells."""
    entry = measure.entry
    claims = {
        name: [line for claim in getattr(entry, name) for line in claim_lines(claim)]
        for name in ("results", "outcomes")
    }
    cells = {
        "issue": [entry.issue.text],
        "activities": [entry.lead or "", *(activity.text for activity in entry.activities)],
        "responsible": [entry.responsible.text],
        "period": [entry.period_text],
        "results": [entry.status or "", *claims["results"]],
        "outcomes": claims["outcomes"],
    }
    return ["\n".join(cells[name]) for name in COLUMNS]


def heading_cells(report: ReportView, measure: MeasureView) -> list[str]:
    return [getattr(measure.entry.headings, name) or getattr(report.entry.headings, name) for name in COLUMNS]


def test_the_source_has_five_tables_of_six_headings_and_six_values() -> None:
    assert len(source_cells()) == 60


def test_the_copy_of_the_source_is_the_one_that_the_facts_were_taken_from() -> None:
    assert hashlib.sha256(SOURCE.encode()).hexdigest() == (
        "9f1db3990beb3ad6d560d90641a1553997fce98896287c319791eaf5d5143046"
    )
    assert SOURCE.count("[image: ") == 2


@pytest.mark.parametrize("table", range(5))
def test_each_cell_holds_its_lines_in_order_none_altered_none_added(report: ReportView, table: int) -> None:
    measure = report.measures[table]
    published = [stripped(cell.split("\n")) for cell in heading_cells(report, measure) + value_cells(measure)]
    assert published == source_cells()[table * 12 : table * 12 + 12]


def test_the_title_lines_and_the_introduction_stand_before_the_tables(report: ReportView) -> None:
    entry = report.entry
    assert [*entry.title_lines.split("\n"), *entry.introduction.split("\n")] == source_head()


def test_a_line_of_several_words_is_altered_by_no_space(report: ReportView) -> None:
    published = [
        line for measure in report.measures for cell in value_cells(measure) for line in cell.split("\n") if line
    ]
    source = {line.strip(" \t") for line in LOST_PICTURE.sub("", SOURCE).split("\n")}
    assert [line for line in published if line not in source] == []


SPELLINGS = {
    "๒๕๖7": 3,
    "๒๕๖6": 1,
    "ส่งเสริมส่งเสริม": 1,
    "บราหาร": 1,
    "ประชาน": 1,
    "แก่ทาน": 1,
    "ข้อมซักถาม": 1,
    "เวปไซต์": 3,
    "เว็ปไซต์": 3,
    "เว็บไซต์": 2,
    "ตัวขี้วัด": 1,
    "สรุปผลการดำเนินการตามมาตรการ/กิจกรรม": 1,
}


def test_the_reports_own_spelling_is_kept(report: ReportView) -> None:
    cells = [cell for measure in report.measures for cell in (*heading_cells(report, measure), *value_cells(measure))]
    everything = "\n".join([report.entry.title_lines, report.entry.introduction, *cells])
    assert {spelling: everything.count(spelling) for spelling in SPELLINGS} == SPELLINGS


def test_every_url_stands_as_often_and_exactly_as_in_the_source(report: ReportView) -> None:
    written = re.findall(r"(?:https?://|www\.)\S+", SOURCE)
    printed = [citation.evidence.as_printed for link in report.links for citation in link.citations]
    assert Counter(printed) == Counter(written)
    assert len(printed) == 12
    assert [link.printed for link in report.links] == list(dict.fromkeys(written))
    assert len(report.links) == 9


def test_an_address_differs_from_the_printed_one_only_by_a_scheme(report: ReportView) -> None:
    assert [(link.printed, link.url) for link in report.links if link.printed != link.url] == [
        ("www.pangad.go.th", "http://www.pangad.go.th")
    ]


def test_two_pictures_are_said_to_be_lost_where_the_source_had_them(report: ReportView) -> None:
    lost = [
        (measure.entry.id, at)
        for measure in report.measures
        for at, claim in enumerate([*measure.entry.results, *measure.entry.outcomes], 1)
        if claim.lost_picture
    ]
    assert lost == [("no-gift-policy", 1), ("improvement", 7)]


ANSWERS = {
    "public-documents": [[1]],
    "no-gift-policy": [[1]],
    "service-quality": [[1, 3], [2], [5], [4], [7], [8]],
    "communication": [[2], [2], [3], [1], [], [8], [6]],
    "improvement": [[1], [2], [3], [], [4], [5, 7], [9], [8]],
}


def test_each_result_answers_the_activities_that_we_read_it_to_answer(report: ReportView) -> None:
    assert {
        measure.entry.id: [list(result.answers) for result in measure.entry.results] for measure in report.measures
    } == ANSWERS


@pytest.mark.parametrize(
    ("measure", "silent", "stray"), [(0, [], 0), (1, [], 0), (2, [6, 9, 10], 0), (3, [4, 5, 7, 9], 1), (4, [6, 10], 1)]
)
def test_activities_without_a_result_and_results_without_an_activity_are_known(
    report: ReportView, measure: int, silent: list[int], stray: int
) -> None:
    activities = report.measures[measure].activities
    assert [activity.entry.number for activity in activities if not activity.results] == silent
    assert len(report.measures[measure].stray_results) == stray


def test_the_report_promises_31_activities_and_is_counted_right(report: ReportView) -> None:
    counts = report.counts
    assert [len(measure.activities) for measure in report.measures] == [1, 1, 10, 9, 10]
    assert (counts.measures, counts.activities, counts.silent) == (5, 31, 9)
    assert (counts.evidenced, counts.reported) == (9, 13)
    assert (counts.results, counts.stray_results, counts.outcomes) == (23, 2, 13)
    assert (counts.links, counts.citations) == (9, 12)


def test_units_periods_and_dates_are_those_of_the_table(report: ReportView) -> None:
    five = ("office", "finance", "works", "education", "welfare")
    assert [measure.entry.responsible.units for measure in report.measures] == [("all",), ("all",), five, five, five]
    assert {str(measure.entry.period) for measure in report.measures} == {"2566-10/2567-09"}
    dated = [
        (str(result.date), result.people)
        for measure in report.measures
        for result in measure.entry.results
        if result.date
    ]
    assert dated == [("2024-03-06", 28), ("2024-01-17", 17)]
    assert [measure.entry.status for measure in report.measures] == [None, None, *["ดำเนินการแล้ว"] * 3]


def test_the_report_names_its_three_years_apart(report: ReportView) -> None:
    entry = report.entry
    assert (entry.assessed_year, entry.fiscal_year, entry.evidence_for_year, entry.round) == (2566, 2567, None, 12)


ITEMS = {6: ["e1", "e2", "e3", "e5"], 7: ["e6", "e7", "e9"], 8: ["e11", "e12", "e14", "e15"]}


def test_each_indicator_row_names_its_items(report: ReportView) -> None:
    named = {measure.entry.issue.indicator: list(measure.entry.issue.items) for measure in report.measures[2:]}
    assert named == ITEMS
    assert [measure.entry.issue.indicator for measure in report.measures[:2]] == [None, None]
    assert [measure.entry.issue.resembles for measure in report.measures] == [(), ("e15",), (), (), ()]


def test_the_eleven_items_are_worded_as_the_report_words_them(report: ReportView, framework: Framework) -> None:
    quoted = {
        match[1]: match[2]
        for measure in report.measures
        for match in re.finditer(r"^- ?(e\d+) (.+)$", measure.entry.issue.text, re.MULTILINE)
    }
    assert {item.code: item.text for item in framework.items} == quoted
    assert len(quoted) == 11
    assert {item.source for item in framework.items} == {"report"}


def test_items_that_the_report_does_not_quote_are_not_invented(framework: Framework) -> None:
    assert {"e4", "e8", "e10", "e13"}.isdisjoint(item.code for item in framework.items)
    by_indicator = {n: [item.code for item in framework.items if item.indicator == n] for n in (6, 7, 8)}
    assert by_indicator == ITEMS


def test_the_framework_has_three_instruments_and_ten_indicators(framework: Framework) -> None:
    assert {instrument.code: instrument.weight for instrument in framework.instruments} == {
        "IIT": 30,
        "EIT": 30,
        "OIT": 40,
    }
    assert [(indicator.number, indicator.name, indicator.instrument) for indicator in framework.indicators] == [
        (1, "การปฏิบัติหน้าที่", "IIT"),
        (2, "การใช้งบประมาณ", "IIT"),
        (3, "การใช้อำนาจ", "IIT"),
        (4, "การใช้ทรัพย์สินของราชการ", "IIT"),
        (5, "การแก้ไขปัญหาการทุจริต", "IIT"),
        (6, "คุณภาพการดำเนินงาน", "EIT"),
        (7, "ประสิทธิภาพในการสื่อสาร", "EIT"),
        (8, "การปรับปรุงการทำงาน", "EIT"),
        (9, "การเปิดเผยข้อมูล", "OIT"),
        (10, "การป้องกันการทุจริต", "OIT"),
    ]


def test_indicators_6_to_8_are_named_in_the_reports_words(report: ReportView, framework: Framework) -> None:
    names = {indicator.number: indicator.name for indicator in framework.indicators if indicator.source == "report"}
    assert list(names) == [6, 7, 8]
    for measure in report.measures[2:]:
        number = measure.entry.issue.indicator
        assert number is not None
        assert f"ที่ {number} {names[number]}" in measure.entry.issue.text


def test_the_agency_is_named_as_in_the_title(catalogue: Catalogue, report: ReportView) -> None:
    agency = catalogue.agency
    assert agency.name in report.entry.title_lines.split("\n")
    assert f"{agency.district}  {agency.province}" in report.entry.title_lines.split("\n")
    for unit in agency.units:
        assert unit.name in report.measures[2].entry.responsible.text
