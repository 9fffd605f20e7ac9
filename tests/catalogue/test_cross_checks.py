"""What one file cannot show alone: test_reading.py has each mistake; here are the borders between them."""

from __future__ import annotations

import pytest

from tests.builders.sites import AGENCY, FRAMEWORK, ONE, REPORT, TWO, Site
from tests.word_import.wordxml import Word, p


@pytest.mark.parametrize("day", ["2566-10-01", "2567-02-29", "2567-09-30"])
def test_a_day_within_the_fiscal_year_is_accepted(site: Site, day: str) -> None:
    site.change(ONE, "date: 2567-02-29", f"date: {day}")
    assert site.problems() == []


@pytest.mark.parametrize("day", ["2566-09-30", "2567-10-01"])
def test_a_day_just_outside_the_fiscal_year_is_refused(site: Site, day: str) -> None:
    site.change(ONE, "date: 2567-02-29", f"date: {day}")
    (problem,) = site.problems()
    assert problem == f"{ONE}:22 outside-fiscal-year results[1].date '{day}'"


def test_what_is_allowed_is_said_in_words(site: Site) -> None:
    site.change(ONE, "period: 2566-10/2567-09", "period: 2565-10/2567-09")
    (problem,) = site.read().problems
    assert problem.allowed == "ตุลาคม 2566 – กันยายน 2567"


def test_two_entries_on_one_line_with_one_number_are_told(site: Site) -> None:
    site.change(
        TWO,
        "activities:\n  - number: 1\n    text: 1.จัดให้มี E-Service",
        "activities: [{number: 1, text: ก}, {number: 1, text: ข}]",
    )
    assert site.problems() == [f"{TWO}:7 duplicate-id activities[2].number '1'"]


def test_a_value_taken_twice_is_told_at_both_files_and_within_a_file_at_the_second(site: Site) -> None:
    site.change(AGENCY, "id: works", "id: office")
    site.change(TWO, "id: two", "id: one")
    assert [(problem.path, problem.line, problem.hint.split(" ")[1]) for problem in site.read().problems] == [
        ("content/agency.yml", 9, "content/agency.yml:7"),
        (f"content/{ONE}", 2, f"content/{TWO}:2"),
        (f"content/{TWO}", 2, f"content/{ONE}:2"),
    ]


def test_a_value_taken_three_times_is_told_twice(site: Site) -> None:
    site.change(AGENCY, "id: works", "id: office\n    name: ก\n  - id: office")
    assert [problem.split(" ")[0] for problem in site.problems()] == ["agency.yml:9", "agency.yml:11"]


def test_a_long_list_of_what_is_allowed_is_cut_short(site: Site) -> None:
    more = "".join(f"  - number: {n}\n    text: ก\n" for n in range(3, 50))
    site.change(ONE, "responsible:\n", f"{more}responsible:\n")
    site.change(ONE, "answers: [1]", "answers: [50]")
    (problem,) = site.read().problems
    assert problem.allowed == ", ".join(str(n) for n in range(1, 31)) + ", …"
    assert problem.nearest == "49"


def test_an_activity_number_may_be_written_in_thai_digits(site: Site) -> None:
    site.change(ONE, "number: 2", "number: ๒")
    site.change(ONE, "answers: [1]", "answers: [๑, ๒]")
    assert site.problems() == []


def test_all_is_no_name_of_one_unit_but_may_be_named_by_a_measure(site: Site) -> None:
    site.change(ONE, "units: [office]", "units: [all]")
    assert site.problems() == []


def test_every_source_instrument_and_indicator_of_a_framework_must_be_in_it(site: Site) -> None:
    for part in (
        "ดำเนินงาน\n    instrument: EIT\n    source: report",
        "indicator: 8\n    text: เจ้าหน้าที่ปรับปรุงคุณภาพเพียงใด\n    source: report",
    ):
        site.change(FRAMEWORK, part, part.replace("source: report", "source: web"))
    assert [problem.split(" ")[1:3] for problem in site.problems()] == [
        ["unknown-source", "indicators[1].source"],
        ["unknown-source", "items[2].source"],
    ]


def test_an_address_in_a_text_is_expected_in_its_evidence(site: Site) -> None:
    site.change(ONE, "29 กุมภาพันธ์ 2567", "29 กุมภาพันธ์ 2567 (http://www.example.go.th/news.php?id=1)")
    assert site.problems() == []


def test_the_folder_of_a_report_gives_its_id(site: Site) -> None:
    site.rename("reports/2567-12m", "reports/2567")
    (problem,) = site.read().problems
    assert (problem.path, problem.found, problem.allowed) == ("content/reports/2567/index.md", "2567-12m", "2567")


def test_a_measure_beside_an_unreadable_report_is_still_checked(site: Site) -> None:
    site.change(REPORT, "round: 12", "round: 13")
    site.change(ONE, "units: [office]", "units: [ofice]")
    assert [problem.split(" ")[1] for problem in site.problems()] == ["bad-choice", "unknown-unit"]


@pytest.mark.parametrize(
    "title",
    [
        "องค์การบริหารส่วน\n  ตำบลตัวอย่าง",
        "อบต. ตัวอย่าง",
        "อบตตัวอย่าง",
        "ขององค์การบริหารส่วนตำบล ตัวอย่าง อำเภอ",
    ],
)
def test_an_agency_may_be_named_short_spaced_and_over_lines(title: str, site: Site) -> None:
    site.change(REPORT, "องค์การบริหารส่วนตำบลตัวอย่าง", title)
    assert site.problems() == []


def test_of_a_title_that_waits_for_a_person_no_agency_is_asked(site: Site) -> None:
    site.change(REPORT, "  รายงานผลการดำเนินการ องค์การบริหารส่วนตำบลตัวอย่าง", "  TODO ชื่อเรื่อง")
    assert [problem.split(" ")[1] for problem in site.problems()] == ["todo"]


@pytest.mark.parametrize(("order", "missing"), [("2", ""), ("3", "2"), ("๕", "2, 3, 4"), ("99", "2, 3, 4, 5, 6 …")])
def test_places_that_are_skipped_are_named(order: str, missing: str, site: Site) -> None:
    site.change(TWO, "order: 2", f"order: {order}")
    hints = [problem.hint for problem in site.read().problems]
    assert hints == ([f"ไม่มีมาตรการลำดับที่ {missing} | no measure has the place {missing}"] if missing else [])


def test_a_gap_proves_nothing_while_a_measure_cannot_be_read(site: Site) -> None:
    site.write(ONE, "no front matter")
    assert not any("order-gap" in problem for problem in site.problems())
    site.write(ONE, "")
    site.change(TWO, "order: 2", "order: second")
    assert not any("order-gap" in problem for problem in site.problems())


@pytest.mark.parametrize(
    ("name", "text", "reported"),
    [
        ("1-แผน.txt", "x", True),
        ("3_measure.DOCX", "x", True),
        ("๓.txt", "\ufeff---\nid: x\n", True),
        ("plan.docx", "x", False),
        ("notes.txt", "-- ข้อความ", False),
        ("three.docx", "---\nid: x\n", True),
        ("three.text", "---\nid: x\n", True),
        ("three", "---\nid: x\n", True),
        ("1-photo.png", "x", False),
        ("1-report.pdf", "x", False),
    ],
)
def test_a_file_that_looks_like_a_measure_is_told_of(name: str, text: str, reported: bool, site: Site) -> None:  # noqa: FBT001
    site.write(f"reports/2567-12m/measures/{name}", text)
    assert [problem.split(" ")[1] for problem in site.problems()] == (["unread-measure"] if reported else [])


def test_a_document_that_a_measure_links_to_is_for_visitors(site: Site) -> None:
    site.write("reports/2567-12m/measures/1-plan.docx", "x")
    site.change(ONE, "ข้อความอิสระ", "[แผน](1-plan.docx)")
    assert site.problems() == []


@pytest.mark.parametrize(
    "words", ["ต.ค. 66 - ก.ย. 67", "06/11/2566", "ปีงบประมาณ ๖๗", "Oct 2023 - Sep 2024", "1/10/66 - 30/9/67"]
)
def test_months_of_the_fiscal_year_speak_of_it_in_any_form(site: Site, words: str) -> None:
    site.change(ONE, "period_text: ตุลาคม 2566-กันยายน 2567", f'period_text: "{words}"')
    assert site.problems() == []


@pytest.mark.parametrize(
    "words", ["ทุกเดือน", "TODO ไฟล์ไม่มีข้อความ", "ม.ค. - มี.ค.", "เดือนละ 2 ครั้ง", "ปีงบ 67", "ไตรมาส 3/67"]
)
def test_words_without_a_year_are_copied_from_none(site: Site, words: str) -> None:
    site.change(ONE, "period_text: ตุลาคม 2566-กันยายน 2567", f'period_text: "{words}"')
    assert not any("other-year" in problem for problem in site.problems())


@pytest.mark.parametrize("words", ["ต.ค. 65 - ก.ย. 66", "06/11/2565", "ปีงบประมาณ 66", "ไตรมาส 2 ปี 66"])
def test_months_of_another_year_were_copied_from_it(site: Site, words: str) -> None:
    site.change(ONE, "period_text: ตุลาคม 2566-กันยายน 2567", f'period_text: "{words}"')
    (problem,) = site.problems()
    assert "other-year period_text" in problem


@pytest.mark.parametrize("address", ["http://a.go.th/x", "http://a.go.th/xครับ"])
def test_an_address_with_words_right_behind_it_is_listed_either_way(site: Site, address: str) -> None:
    site.change(
        ONE, "outcomes:\n", f"outcomes:\n  - text: ดูhttp://a.go.th/xครับ\n    evidence:\n      - url: {address}\n"
    )
    assert site.problems() == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("เมื่อวันที่ 29 กันยายน 2566", "29 กันยายน 2566"),
        ("เมื่อวันที่ ๑ ต.ค. ๖๗", "1 ตุลาคม 2567"),
        ("ระหว่างวันที่ 30 กันยายน - 2 ตุลาคม 2566", "30 กันยายน 2566"),
        ("ระหว่างวันที่ 29 กันยายน 2567 - 2 ตุลาคม 2567", "2 ตุลาคม 2567"),
        ("วันที่ 15/01/2568", "15 มกราคม 2568"),
        ("ในเดือนพฤศจิกายน 2567", "พฤศจิกายน 2567"),
        ("ประชุม 5 มกราคม 2567 และ 6 มกราคม 2568", "6 มกราคม 2568"),
        ("เมื่อวันที่ 1 ตุลาคม 2566", ""),
        ("เมื่อวันที่ 30 กันยายน 2567", ""),
        ("ไตรมาส 2/2568", ""),
        ("คำสั่งที่ 12/2565", ""),
        ("จำนวน 2,568 คน", ""),
        ("ทุกเดือน", ""),
    ],
)
def test_a_date_in_the_words_of_a_result_is_held_against_the_fiscal_year(words: str, found: str, site: Site) -> None:
    site.change(ONE, "จัดทำคู่มือแล้วเมื่อวันที่ 29 กุมภาพันธ์ 2567", words)
    said = [f"{ONE}:20 date-outside-year results[1].text {found!r}"] if found else []
    assert site.problems() == said


def test_a_date_in_an_address_is_none_of_the_words(site: Site) -> None:
    site.change(ONE, "29 กุมภาพันธ์ 2567", "29 กุมภาพันธ์ 2567 http://www.example.go.th/2565-01-02/a")
    site.change(ONE, "url: http://www.example.go.th/news.php?id=1", "url: http://www.example.go.th/2565-01-02/a")
    assert site.problems() == []


def test_a_measure_that_word_saved_is_told_of_by_its_words(site: Site) -> None:
    paragraphs = (site.root / TWO).read_text(encoding="utf-8").split("\n")
    (site.root / TWO).unlink()
    site.write("reports/2567-12m/measures/two.docx", Word("".join(map(p, paragraphs))).data())
    assert site.problems() == ["reports/2567-12m/measures/two.docx:0 unread-measure"]
