"""Thai digits, Buddhist-era years, fiscal years and dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.text.thai import (
    Month,
    Period,
    fiscal_period,
    fold,
    fold_digits,
    format_clock,
    format_date,
    format_month,
    format_period,
    format_short_moment,
    initial,
    parse_date,
    parse_month,
    parse_period,
    parse_whole,
    parse_year,
    sort_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ARABIC_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (parse_whole, "28", 28),
        (parse_whole, "๒8", 28),
        (parse_whole, " ๐๑๐ ", 10),
        (parse_year, "2567", 2567),
        (parse_year, "๒๕๖๗", 2567),
        (parse_year, "๒๕๖7", 2567),
        (parse_month, "2566-10", Month(2566, 10)),
        (parse_month, "๒๕๖6-๑0", Month(2566, 10)),
        (parse_period, "2566-10/2567-09", Period(Month(2566, 10), Month(2567, 9))),
        (parse_period, "2566-10 / 2567-09", Period(Month(2566, 10), Month(2567, 9))),
        (parse_period, "2566-10/2566-10", Period(Month(2566, 10), Month(2566, 10))),
        (parse_date, "2567-03-06", date(2024, 3, 6)),
        (parse_date, "2567-02-29", date(2024, 2, 29)),
        (parse_date, "๒๕๖7-๐๒-29", date(2024, 2, 29)),
    ],
)
def test_values_are_read_in_thai_arabic_and_mixed_digits(
    parse: Callable[[str], object], text: str, value: object
) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *[(parse_whole, text) for text in ("", "-1", "1.0", "1,000", "1 2", "1e3", "0x1", "²", "①", "٣", "1234567890")],
        *[(parse_year, text) for text in ("2024", "67", "2499", "2700", "256", "25677", "พ.ศ. 2567")],
        *[(parse_month, text) for text in ("2567-13", "2567-00", "2567-1", "2567/10", "2024-10", "2567-10-01")],
        *[(parse_period, text) for text in ("2566-10", "2567-09/2566-10", "2566-10/", "2566-10/2567-09/2568-01")],
        *[(parse_date, text) for text in ("2566-02-29", "2567-02-30", "2567-2-29", "2024-02-29", "29/02/2567", "")],
    ],
)
def test_values_that_would_have_to_be_guessed_are_refused(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_value_error(text: str) -> None:
    for parse in (parse_whole, parse_year, parse_month, parse_period, parse_date):
        try:
            value = parse(text)
        except ValueError:
            continue
        assert value is not None


@given(st.dates(date(1957, 1, 1), date(2156, 12, 31)), st.booleans())
def test_a_written_date_is_read_back(day: date, thai: bool) -> None:  # noqa: FBT001 - hypothesis hands it over
    text = f"{day.year + 543}-{day.month:02}-{day.day:02}"
    assert parse_date(text.translate(ARABIC_TO_THAI) if thai else text) == day


@given(st.integers(2501, 2699), st.sampled_from([6, 12]))
def test_a_fiscal_year_starts_on_1_october_of_the_year_before_and_has_no_gap(year: int, months: int) -> None:
    period = fiscal_period(year, months)
    assert period.first.first_day() == date(year - 544, 10, 1)
    assert period.last.last_day() == date(year - 543, 3 if months == 6 else 9, 31 if months == 6 else 30)
    following = fiscal_period(year + 1).first.first_day()
    assert fiscal_period(year).last.last_day() + timedelta(days=1) == following


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("๒๕๖7", "2567"),
        ("น\u0e4d\u0e32", "นำ"),
        ("เเบบ", "แบบ"),
        ("คุณ\u200bภาพ", "คุณภาพ"),
        (" OIT ", "oit"),
    ],
)
def test_folding_makes_two_spellings_of_one_thing_alike(text: str, spelling: str) -> None:
    assert fold(text) == fold(spelling)


def test_folding_digits_leaves_everything_else_as_it_is() -> None:
    assert fold_digits("ข้อ ๑๐. น้ำ ำ A") == "ข้อ 10. น้ำ ำ A"


def test_dates_months_and_periods_are_written_in_thai() -> None:
    assert format_date(date(2024, 3, 6)) == "6 มีนาคม 2567"
    # a day begins seven hours earlier in Thailand
    assert format_clock(datetime(2024, 3, 31, 20, 5, tzinfo=UTC)) == "03.05 น."
    assert format_short_moment(datetime(2024, 3, 31, 20, tzinfo=UTC)) == "1 เม.ย. 2567"
    assert format_month(Month(2566, 12)) == "ธันวาคม 2566"
    assert format_period(fiscal_period(2567)) == "ตุลาคม 2566 – กันยายน 2567"
    assert str(fiscal_period(2567, 6)) == "2566-10/2567-03"


def test_names_stand_in_the_order_of_a_thai_dictionary() -> None:
    names = ["แก้ว", "กา", "เกาะ", "ข้าว", "ข่าว", "ขาว", "โครงการ", "คน", "ตัวชี้วัดที่ 10", "ตัวชี้วัดที่ 2", "ITA", "ไก่"]
    assert sorted(names, key=sort_key) == [
        *("ITA", "กา", "เกาะ", "แก้ว", "ไก่", "ขาว", "ข่าว", "ข้าว", "คน", "โครงการ", "ตัวชี้วัดที่ 2", "ตัวชี้วัดที่ 10"),
    ]


@pytest.mark.parametrize(("name", "letter"), [("เอกสาร", "อ"), ("แผน", "ผ"), ("คุณภาพ", "ค"), ("ita", "I"), ("42", "")])
def test_a_name_stands_under_its_consonant(name: str, letter: str) -> None:
    assert initial(name) == letter
