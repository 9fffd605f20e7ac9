"""Check that a measure speaks of the fiscal year of its report: in fields, in words, and in its results."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ita_site.catalogue.read_entry import Read
from ita_site.model.measure import Measure, Result
from ita_site.model.report import Report
from ita_site.source.problems import Code, Problem
from ita_site.text.addresses import printed_in
from ita_site.text.dates import days_named, fiscal_years, months_named
from ita_site.text.thai import (
    ERA_OFFSET,
    Month,
    Period,
    fiscal_period,
    fold_digits,
    format_date,
    format_month,
    format_period,
)

_FOUR_DIGITS: Final = re.compile(r"(?<![\d,])\d{4}(?![\d,])")
_TWO_DIGITS: Final = re.compile(r"(?:ปี[ก-ฮ]*|/)\s*([4-9]\d)(?!\d)")
"""A year in two digits: `ปีงบ 68`, `ไตรมาส 3/68`."""


def check_dates(read: Read[Measure], report: Report) -> Iterator[Problem]:
    """Yield a problem for each date in the words of a result that is outside the report's year."""
    year = fiscal_period(report.fiscal_year)
    allowed = format_period(year)
    period = read.entry.period
    if not _speaks_of(read.entry.period_text, period.last.year, year):
        words, year_named = read.entry.period_text, str(period.last.year)
        yield read.problem(Code.OTHER_YEAR, ("period_text",), found=words, allowed=year_named)
    if not (_is_within(period.first, year) and _is_within(period.last, year)):
        yield read.problem(Code.OUTSIDE_FISCAL_YEAR, ("period",), found=period, allowed=allowed)
    for at, result in enumerate(read.entry.results):
        if result.date is not None and not _is_within(month := _month_of(result.date), year):
            day = f"{month}-{result.date.day:02}"
            yield read.problem(Code.OUTSIDE_FISCAL_YEAR, ("results", at, "date"), found=day, allowed=allowed)
        for words in _dates_outside(result, year):
            yield read.problem(Code.DATE_OUTSIDE_YEAR, ("results", at, "text"), found=words, allowed=allowed)


def _dates_outside(result: Result, year: Period) -> Iterator[str]:
    """Yield each date outside a year that the words of a result name: whole days, and months with their year."""
    text = result.text
    for address in printed_in(text):
        text = text.replace(address.text, " ")
    named_months: set[Month] = set()
    for days in days_named(text):
        months = {_month_of(days.first), _month_of(days.last)}
        named_months |= months
        if not all(_is_within(month, year) for month in months):
            yield format_date(days.last if _is_within(_month_of(days.first), year) else days.first)
    # the date of the field has a problem of its own where it is outside
    named_months |= {_month_of(result.date)} if result.date else set()
    for month in dict.fromkeys(months_named(text)):
        if month not in named_months and not _is_within(month, year):
            yield format_month(month)


def _month_of(day: date) -> Month:
    return Month(day.year + ERA_OFFSET, day.month)


def _is_within(month: Month, year: Period) -> bool:
    return year.first <= month <= year.last


def names_year(text: str, year: int) -> bool:
    """Return whether words name a year in four digits, or a fiscal year in two."""
    return str(year) in fold_digits(text) or year in fiscal_years(text)


def _speaks_of(text: str, named: int, year: Period) -> bool:
    """Return whether words name the year `named`, or any month of the fiscal year `year`; or no year at all."""
    short = {2500 + int(digits) for digits in _TWO_DIGITS.findall(fold_digits(text))}
    if (
        names_year(text, named)
        or named in short
        or any(year.first <= month <= year.last for month in months_named(text))
    ):
        return True
    # "ทุกเดือน" is copied from no year
    return not (short or _FOUR_DIGITS.search(fold_digits(text)) or fiscal_years(text) or any(months_named(text)))
