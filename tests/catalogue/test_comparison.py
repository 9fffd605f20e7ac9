"""Reports side by side: what returns, what has a result now, and what must not be taken for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from ita_site.catalogue import comparison as years
from ita_site.catalogue.comparison import Likeness, Years, compare
from ita_site.pages.all_pages import all_pages, navigation
from ita_site.pages.output import Output
from ita_site.pages.page_table import page_table
from ita_site.pages.years import MOST_LISTED, Movement, PairView, pair_views
from ita_site.publish.built_links import check_site
from ita_site.settings import Settings
from ita_site.text.compared import words
from tests.builders.projects import build_project
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.sites import PHANGAT, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.sites import Site

MANUAL, MANUAL_DONE = ActivitySketch("1.จัดทำคู่มือการปฏิบัติงาน"), ActivitySketch("๒. จัดทำคู่มือ การปฏิบัติงาน", done=True)
QUEUE, QUEUE_DONE = ActivitySketch("จัดให้มีบัตรคิว"), ActivitySketch("จัดให้มีบัตรคิว", done=True)


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    return site_without_reports(tmp_path)


def compared(site: Site) -> Years:
    years_compared = compare(site.catalogue())
    assert years_compared is not None
    return years_compared


def returns(site: Site) -> list[tuple[str, Likeness]]:
    """Every return of the newest pair: the activity's words now, and how alike the words are."""
    return [(comeback.now.activity.entry.text, comeback.likeness) for comeback in compared(site).pairs[0].returns]


def newest(site: Site) -> PairView:
    return pair_views(site.catalogue())[0]


def moved(view: PairView) -> list[tuple[str, Movement]]:
    """Every promise that returns: its words now, and where it went."""
    return [(row.returned.now.activity.entry.text, movement) for movement, rows in view.rows.items() for row in rows]


def pages(site: Site) -> dict[str, Output]:
    return {page.path: page for page in all_pages(site.catalogue(), Settings())}


def soup(page: Output) -> BeautifulSoup:
    return BeautifulSoup(page.text, "lxml")


def test_one_report_alone_has_no_such_page_and_nothing_speaks_of_one() -> None:
    catalogue = catalogue_of(PHANGAT)
    assert compare(catalogue) is None
    made = list(all_pages(catalogue, Settings()))
    assert "years.md" not in {page.path for page in made}
    assert "years.md" not in page_table(catalogue, Settings())
    assert "years" not in str(navigation(catalogue))
    for page in made:
        assert "years/" not in page.text
        assert "ita-elsewhere" not in page.text
        assert "ฉบับอื่น" not in page.text


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (MANUAL, MANUAL_DONE, Movement.BETTER),
        (MANUAL, MANUAL, Movement.SAME),
        (MANUAL_DONE, MANUAL, Movement.WORSE),
        (MANUAL_DONE, MANUAL_DONE, Movement.SAME),
    ],
)
def test_where_a_promise_went_follows_from_its_rung_in_both_reports(
    then: ActivitySketch, now: ActivitySketch, expected: Movement, empty: Site
) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [then]))
    add_report(empty, 2568, 12, MeasureSketch("other", [now]))
    assert moved(newest(empty)) == [(now.text, expected)]


def test_the_round_of_six_months_comes_before_that_of_twelve(empty: Site) -> None:
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL, QUEUE]))
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL_DONE, QUEUE]))
    (pair,) = compared(empty).pairs
    assert (pair.then.entry.id, pair.now.entry.id) == ("2567-6m", "2567-12m")
    assert moved(newest(empty)) == [(MANUAL_DONE.text, Movement.BETTER), (QUEUE.text, Movement.SAME)]


def test_each_report_is_compared_with_the_one_before_it_and_with_that_of_its_own_round(empty: Site) -> None:
    for year, months in ((2568, 6), (2567, 12), (2567, 6)):
        add_report(empty, year, months, MeasureSketch("one", [MANUAL]))
    ids = [(pair.then.entry.id, pair.now.entry.id) for pair in compared(empty).pairs]
    assert ids == [("2567-12m", "2568-6m"), ("2567-6m", "2568-6m"), ("2567-6m", "2567-12m")]


def test_a_report_in_between_hides_nothing_of_the_year_before(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL]))
    add_report(empty, 2568, 6, MeasureSketch("one", [QUEUE]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL_DONE]))
    views = {(view.pair.now.entry.id, view.pair.then.entry.id): view for view in pair_views(empty.catalogue())}
    assert moved(views["2568-12m", "2567-12m"]) == [(MANUAL_DONE.text, Movement.BETTER)]


def test_equal_activities_return_one_to_one(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL, MANUAL_DONE]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL, MANUAL_DONE, MANUAL]))
    assert [movement for _, movement in moved(newest(empty))] == [Movement.SAME, Movement.SAME]


@pytest.mark.parametrize(
    ("then", "now", "likeness"),
    [
        ("1.จัดทำคู่มือ", "จัดทำคู่มือ", Likeness.SAME),
        ("- จัดทำคู่มือ", "๑๐) จัดทำ  คู่มือ", Likeness.SAME),
        ("เเผนงานประชาสํานวน", "แผนงานประชาสำนวน", Likeness.SAME),
        ("จัดประชุมประชาคมปีงบประมาณ 2567", "จัดประชุมประชาคมปีงบประมาณ 2568", Likeness.SIMILAR),
        ("จัดให้มีช่องทาง Q&A บนเวปไซต์หลัก", "จัดให้มีช่องทาง Q&A บนเว็บไซต์หลัก", Likeness.SIMILAR),
        ("จัดทำคู่มือการปฏิบัติงาน", "จัดอบรมพนักงาน", None),
        ("จัดทำแผนการดำเนินงาน", "จัดทำแผนผังขั้นตอนการให้บริการประชาชน", None),
    ],
)
def test_an_activity_returns_when_its_words_do(then: str, now: str, likeness: Likeness | None, empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [ActivitySketch(then)]))
    add_report(empty, 2568, 12, MeasureSketch("one", [ActivitySketch(now)]))
    assert [alike for _, alike in returns(empty)] == ([likeness] if likeness else [])


def test_of_several_equal_activities_that_of_the_same_indicator_is_meant(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("a", [QUEUE], indicator=6), MeasureSketch("b", [QUEUE_DONE], indicator=8))
    add_report(empty, 2568, 12, MeasureSketch("b", [QUEUE], indicator=6), assessed=2566)
    (comeback,) = compared(empty).pairs[0].returns
    assert comeback.then.measure.entry.id == "a"


def test_beyond_a_bound_only_equal_words_are_found(empty: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "MOST_COMPARED", 0)
    near = ActivitySketch("จัดประชุมประชาคมปีงบประมาณ 2567"), ActivitySketch("จัดประชุมประชาคมปีงบประมาณ 2568")
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL, near[0]]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL, near[1]]))
    assert [text for text, _ in returns(empty)] == [MANUAL.text]
    assert "ไม่ได้หาถ้อยคำที่คล้ายกัน" in soup(pages(empty)["years.md"]).get_text()


def test_codes_are_compared_within_one_year_of_a_framework_alone(empty: Site) -> None:
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL], items=["e1", "e11"]))
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL], items=["e1"]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL], items=["e1"]))
    new, old = compared(empty).pairs
    assert (new.shares_framework, [item.code for item in new.items]) == (False, [])
    assert (old.shares_framework, [item.code for item in old.items]) == (True, ["e1"])
    page = soup(pages(empty)["years.md"])
    text = page.get_text()
    assert "ข้อคำถามที่ทั้งสองฉบับระบุ: e1 (" in text
    assert text.count("รหัสข้อคำถามเดียวกันอาจเป็นคนละข้อ") == 1


def test_an_indicator_is_the_same_where_number_and_name_agree(empty: Site) -> None:
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL], indicator=6))
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL], indicator=6))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL], indicator=6))
    (family,) = compared(empty).families
    lines = [(line.number, line.name, sorted(line.reports), line.renamed) for line in family.lines]
    assert lines == [
        (6, "ตัวชี้วัดหกใหม่", ["2568-12m"], True),
        (6, "คุณภาพการดำเนินงาน", ["2567-12m", "2567-6m"], True),
        (7, "ตัวชี้วัดเจ็ดใหม่", ["2568-12m"], False),
        (8, "การปรับปรุงการทำงาน", ["2567-12m", "2567-6m"], False),
    ]


def test_an_indicators_page_leads_to_its_like_and_warns_of_another_name(empty: Site) -> None:
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL], indicator=6))
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL], indicator=6))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL], indicator=6))
    page = soup(pages(empty)["reports/2567-12m/indicators/6.md"])
    elsewhere = {str(item.a["href"]): item.get_text() for item in page.select(".ita-elsewhere li") if item.a}
    assert elsewhere == {
        "../../../2568-12m/indicators/6/": "ปี 2568 รอบ 12 เดือน เลขเดียวกัน แต่ชื่อต่างกัน อาจเป็นคนละตัวชี้วัด",
        "../../../2567-6m/indicators/6/": "ปี 2567 รอบ 6 เดือน",
    }
    assert soup(pages(empty)["reports/2568-12m/indicators/7.md"]).select_one(".ita-elsewhere") is None


def test_a_measures_page_leads_to_measures_that_hold_an_activity_of_its_own(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL]), MeasureSketch("two", [QUEUE]))
    add_report(empty, 2568, 12, MeasureSketch("new", [MANUAL_DONE]), MeasureSketch("one", [ActivitySketch("อบรม")]))
    made = pages(empty)
    new = soup(made["reports/2568-12m/measures/new.md"]).select(".ita-elsewhere li")
    assert [item.get_text() for item in new] == [
        "ปี 2567 รอบ 12 เดือน: มาตรการที่ 1 one มีกิจกรรมที่ถ้อยคำเดียวกันหรือคล้ายกัน เว็บไซต์นี้ตีความเอง"
    ]
    back = soup(made["reports/2567-12m/measures/one.md"]).select_one(".ita-elsewhere a")
    assert back is not None
    assert back["href"] == "../../../2568-12m/measures/new/"
    # an equal id says nothing
    assert soup(made["reports/2568-12m/measures/one.md"]).select_one(".ita-elsewhere") is None


def test_reports_of_another_family_are_not_compared(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL]))
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL]), family="school", assessed=2566)
    comparison = compared(empty)
    assert comparison.pairs == ()
    assert [family.name for family in comparison.families] == ["nacc", "school"]
    page = soup(pages(empty)["years.md"])
    assert len(page.select(".ita-picture")) == 2
    assert page.select_one(".ita-matrix") is None


def test_the_page_tells_figures_as_text_and_marks_our_reading(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL, QUEUE, ActivitySketch("อบรม", done=True)]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL_DONE, QUEUE]))
    text = pages(empty)["years.md"].text
    page = soup(pages(empty)["years.md"])
    assert page.select("h1")[0].get_text() == "หลักฐานมากขึ้น 1 หลักฐานน้อยลง 0 เท่าเดิม 1"
    rungs = [[number.get_text() for number in key.select("strong")] for key in page.select(".ita-picture .ita-key")]
    assert rungs == [["1", "1", "0", "0", "0"], ["2", "1", "0", "0", "0"]]
    assert "### หลักฐานมากขึ้น 1 กิจกรรม {#2568-12m-after-2567-12m-better}" in text
    assert "### หลักฐานน้อยลง 0 กิจกรรม {#2568-12m-after-2567-12m-worse}" in text
    assert "มีในปี 2567 รอบ 12 เดือน แต่ไม่มีในปี 2568 รอบ 12 เดือน: 1 กิจกรรม" in page.get_text()
    assert 'class="ita-reading"' in text


def test_promises_that_stayed_as_they_were_are_folded(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL, QUEUE]))
    add_report(empty, 2568, 12, MeasureSketch("one", [MANUAL_DONE, QUEUE]))
    page = soup(pages(empty)["years.md"])
    assert [link.get_text() for link in page.select("details tbody th > a")] == [QUEUE.text]
    assert [link.get_text() for link in page.select(".ita-matrix tbody th > a")] == [MANUAL_DONE.text, QUEUE.text]


def test_two_reports_with_nothing_in_common_say_so(empty: Site) -> None:
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL]))
    add_report(empty, 2568, 12, MeasureSketch("one", [QUEUE]))
    assert "ไม่พบกิจกรรมที่ถ้อยคำเดียวกันหรือคล้ายกันในสองฉบับนี้" in pages(empty)["years.md"].text


def test_a_list_does_not_grow_without_end(empty: Site) -> None:
    many = [ActivitySketch(f"กิจกรรม {chr(0x0E01 + at % 40)} {'ก' * (at // 40)}") for at in range(MOST_LISTED + 1)]
    add_report(empty, 2567, 12, MeasureSketch("one", many))
    add_report(empty, 2568, 12, MeasureSketch("one", many))
    page = soup(pages(empty)["years.md"])
    assert len(page.select(".ita-matrix tbody tr")) == MOST_LISTED
    assert f"แสดง {MOST_LISTED} จาก {MOST_LISTED + 1} กิจกรรม" in page.get_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.ก ข", "กข"),
        ("๑๒) ก", "ก"),
        ("- 2.1. ก", "ก"),
        ("2.1 ก", "ก"),
        ("2567 ก", "2567ก"),
        ("Q&A", "q&a"),
        ("-", ""),
        ("(3) ก", "ก"),
    ],
)
def test_numbers_bullets_and_spaces_do_not_tell_activities_apart(text: str, expected: str) -> None:
    assert words(text) == expected


def test_all_links_of_a_built_site_with_three_reports_lead_somewhere(empty: Site, tmp_path: Path) -> None:
    add_report(empty, 2567, 6, MeasureSketch("one", [MANUAL, QUEUE], indicator=6, items=["e1"]))
    add_report(empty, 2567, 12, MeasureSketch("one", [MANUAL_DONE, QUEUE], indicator=6, items=["e1"]))
    add_report(empty, 2568, 12, MeasureSketch("new", [MANUAL_DONE, QUEUE_DONE], indicator=7, items=["e1"]))
    site = build_project(tmp_path / "project", empty.root)
    assert check_site(site) == ()
    assert (site / "years/index.html").is_file()
    for name in ("2568-12m/measures/new.json", "2568-12m/indicators/7.json", "2567-6m/measures-excel.csv"):
        assert (site / "reports" / name).is_file()
