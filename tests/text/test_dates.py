"""Days, months and years as Thai offices write them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from ita_site.text.dates import days_named, fiscal_years, months_named, period
from ita_site.text.thai import Month

SIXTH = date(2025, 3, 6)


@pytest.mark.parametrize(
    "text",
    [
        "6 มีนาคม 2568",
        "๖ มีนาคม พ.ศ. ๒๕๖๘",
        "วันที่ 6 เดือนมีนาคม พ.ศ.2568",
        "6 มีนาคม ปี 2568",
        "6 มีนาคม พุทธศักราช 2568",
        "6 มี.ค.68",
        "6 มี.ค. ๖๘ เวลา 13.00 น.",
        "6 มี. ค. 68",
        "6-มี.ค.-68",
        "6\u00a0มีนาคม\n2568",
        "เมื่อ 6/3/68",
        "06/03/2568",
        "6-3-2568",
        "6.3.2568",
        "6/3/2025",
        "2025-03-06",
        "2568/3/6",
        "6 มีนาคม ค.ศ. 2025",
        "6 March 2025",
        "6 Mar. 2025",
        "6 Mar 25",
        "March 6, 2025",
        "13.00-16.00 น. วันที่ 6 มีนาคม 2568",
    ],
)
def test_a_day_is_read_in_whatever_form(text: str) -> None:
    assert [(day.first, day.last) for day in days_named(text)] == [(SIXTH, SIXTH)]


@pytest.mark.parametrize(
    "text",
    [
        "31/02/68",
        "1.2.68",
        "02-3-68",
        "12/2568",
        "1/2/3/68",
        "192.168.1.2568",
        "6 มีนาคม",
        "โทร 044-123-2568",
        "6/13/2568",
    ],
)
def test_other_numbers_are_no_day(text: str) -> None:
    assert days_named(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6-7 พฤศจิกายน 2567", date(2024, 11, 6), date(2024, 11, 7)),
        ("6 – 7 พ.ย. 67", date(2024, 11, 6), date(2024, 11, 7)),
        ("6,7 พ.ย. 67", date(2024, 11, 6), date(2024, 11, 7)),
        ("10 และ 12 มกราคม 2568", date(2025, 1, 10), date(2025, 1, 12)),
        ("6, 7 และ 8 พ.ย. 2567", date(2024, 11, 6), date(2024, 11, 8)),
        ("ระหว่างวันที่ ๖ ถึงวันที่ ๗ พฤศจิกายน ๒๕๖๗", date(2024, 11, 6), date(2024, 11, 7)),
        ("30 ต.ค. - 2 พ.ย. 2567", date(2024, 10, 30), date(2024, 11, 2)),
        ("30 ธันวาคม 2567 ถึง 2 มกราคม 2568", date(2024, 12, 30), date(2025, 1, 2)),
        ("6-7/11/2567", date(2024, 11, 6), date(2024, 11, 7)),
        ("6/3/68-7/3/68", date(2025, 3, 6), date(2025, 3, 7)),
    ],
)
def test_days_from_one_to_another_are_one_range(text: str, first: date, last: date) -> None:
    (day,) = days_named(text)
    assert (day.first, day.last, day.is_range) == (first, last, True)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("ตุลาคม 2566-กันยายน 2567", "2566-10/2567-09"),
        ("เดือนตุลาคม 2566 - เดือนกันยายน 2567", "2566-10/2567-09"),
        ("ตุลาคม 2566ถึงกันยายน 2567", "2566-10/2567-09"),
        ("ต.ค. 67 - ก.ย. 68", "2567-10/2568-09"),
        ("ต.ค.67-ก.ย.68", "2567-10/2568-09"),
        ("ตค67-กย68", "2567-10/2568-09"),
        ("1 ต.ค.67 - 30 ก.ย.68", "2567-10/2568-09"),
        ("ต.ค. 67 ถึงเดือนก.ย. 68", "2567-10/2568-09"),
        ("1 ต.ค. - 31 มี.ค. 68", "2567-10/2568-03"),
        ("Oct 2024 - Sep 2025", "2567-10/2568-09"),
        ("มี.ค. ๖๘", "2568-03/2568-03"),
        ("06/11/2567", "2567-11/2567-11"),
        ("1/10/2567 - 30/9/2568", "2567-10/2568-09"),
        ("10/2567 - 09/2568", "2567-10/2568-09"),
        ("ปีงบประมาณ พ.ศ. 68", "2567-10/2568-09"),
        ("ไตรมาส 2", "2568-01/2568-03"),
        ("ไตรมาสที่ ๑ – ๒", "2567-10/2568-03"),
        ("ไตรมาสที่ 4/2567", "2567-07/2567-09"),
        ("ไตรมาส 3 ปีงบประมาณ 2567", "2567-04/2567-06"),
        ("ไตรมาส 2/2568", "2568-01/2568-03"),
        ("Q1-Q2/2568", "2567-10/2568-03"),
        ("Q3/68", "2568-04/2568-06"),
        ("Q4/2567 - Q1/2568", "2567-07/2567-12"),
        ("Quarter 2 2025", "2568-01/2568-03"),
        ("ไตรมาสแรก", "2567-10/2567-12"),
        ("ไตรมาส 1 พ.ศ. 2568", "2567-10/2567-12"),
        ("ไตรมาสที่ 1 ถึงไตรมาสที่ 3 ปี 2567", "2566-10/2567-06"),
        ("ไตรมาสที่ 2 (ม.ค.-มี.ค.)", "2568-01/2568-03"),
        ("เมษายน - มิถุนายน", "2568-04/2568-06"),
        ("ต.ค. ถึง ก.ย.", "2567-10/2568-09"),
        ("1 ต.ค. - 31 มี.ค.", "2567-10/2568-03"),
        ("พ.ย. และ ม.ค.", "2567-11/2568-01"),
        ("ต.ค. - ธ.ค. ปีงบประมาณ 2567", "2566-10/2566-12"),
        ("ตุลาคม 2567 - มีนาคม", "2567-10/2568-03"),
        ("ไตรมาสที่ 1/2568 - 2/2568", "2567-10/2568-03"),
        ("ธ.ค.67,มี.ค.68,มิ.ย.68", "2567-12/2568-06"),
    ],
)
def test_months_are_read_from_first_to_last(text: str, months: str) -> None:
    reading = period(text, 2568)
    assert reading is not None
    assert str(reading.period) == months


@pytest.mark.parametrize(
    "text",
    [
        *("ไตรมาส 2", "ต.ค. - ก.ย. 2568", "ต.ค. 2567 เป็นต้นไป", "ภายใน 30 ก.ย. 2568"),
        *("1 ต.ค. 67 – ปัจจุบัน", "ต.ค. 67 ต่อเนื่อง"),
        *("ต.ค. 2567 / เม.ย. 2568", "ธ.ค.67,มี.ค.68,มิ.ย.68", "5 ม.ค. 2568 และ 9 ก.ค. 2568"),
        *("Q1-Q2/2568", "ไตรมาส 1, 3", "ต.ค.-ธ.ค.", "ธันวาคม", "ตุลาคม 2567 - มีนาคม"),
        *("- ม.ค. 68\n- ก.ค. 68", "ม.ค.–มี.ค. 2568 และ ก.ค.–ก.ย. 2568", "10/2567 และ 3/2568"),
    ],
)
def test_what_is_concluded_of_months_is_said(text: str) -> None:
    reading = period(text, 2568)
    assert reading is not None
    assert reading.doubt


@pytest.mark.parametrize(
    "text",
    [
        *("ต.ค. 67 - ก.ย. 68 อย่างต่อเนื่อง", "ต.ค.67\nพ.ย.67\nธ.ค.67", "ม.ค. ก.พ. มี.ค. 2568", "ต.ค. 67\n- ก.ย. 68"),
        *("1 ต.ค. 2567 ถึงวันที่ 30 ก.ย. 2568", "1/10/2567 - 30/9/2568", "06/11/2567", "ก.พ. และ มี.ค. 2568"),
        *("ตลอดปีงบประมาณ พ.ศ. 2568", "OCT 2024 to SEP 2025", "ม.ค.–มี.ค. 2568 และ เม.ย.–ก.ย. 2568"),
    ],
)
def test_months_without_a_gap_need_no_word(text: str) -> None:
    reading = period(text, 2568)
    assert reading is not None
    assert not reading.doubt


@pytest.mark.parametrize(
    "text", ["2568", "ตลอดปี", "ครั้งที่ 3/2568", "สังคมครู 2568", "ก.ย. 2568 - ต.ค. 2567", "ไตรมาส 5", "ก.ย. - ต.ค.", "FAQ1"]
)
def test_months_that_are_not_said_are_not_made_up(text: str) -> None:
    assert period(text, 2568) is None


@pytest.mark.parametrize("text", ["ต.ค.-ธ.ค.", "ไตรมาส 2", "Q1-Q2"])
def test_months_without_a_year_are_none_where_no_year_is_given(text: str) -> None:
    assert period(text) is None


def test_years_are_named_in_two_digits_as_well() -> None:
    assert fiscal_years("ปีงบประมาณ พ.ศ. ๖๘ และงบประมาณปี 2567") == {2568, 2567}
    assert list(months_named("ก.ย. 68 ถึง 06/11/2567")) == [Month(2568, 9), Month(2567, 11), Month(2567, 11)]


@pytest.mark.parametrize("part", [" ", "1-", "1/", "พ.ศ.", "1 มี.ค. ", "ปีงบประมาณ "])
def test_long_nonsense_is_read_in_time(part: str) -> None:
    began = time.process_time()
    days_named("1 มีนาคม" + part * 20_000)
    period("ตุลาคม" + part * 20_000)
    assert time.process_time() - began < 5
