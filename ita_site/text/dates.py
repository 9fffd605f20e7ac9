"""Days and months that Thai words name: Buddhist or Christian years, in two digits or four, Thai or English months."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, TypeAlias

from ita_site.text.quarters import quarters_named, without_quarters
from ita_site.text.thai import (
    ERA_OFFSET,
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    SHORT_MONTHS,
    Month,
    Period,
    fiscal_period,
    fold,
)

_ENGLISH: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBERS: Final[dict[str, int]] = {
    **{fold(name): at for at, name in enumerate(MONTHS, 1)},
    **{name: at for at, name in enumerate(SHORT_MONTHS, 1)},
    **{name: at for at, name in enumerate(_ENGLISH, 1)},
    **{name[:3]: at for at, name in enumerate(_ENGLISH, 1)},
    "sept": 9,
}
_FULL_WORD: Final = "|".join(re.escape(fold(name)) for name in MONTHS)
_SHORT_WORD: Final = "|".join(rf"{name[:-1]}(?:\.\s?)?{name[-1]}\.?" for name in SHORT_MONTHS)
_ENGLISH_WORD: Final = rf"(?:{'|'.join(_ENGLISH)}|{'|'.join(name[:3] for name in _ENGLISH)}|sept)(?![a-z])\.?"
_MONTH: Final = f"(?:{_FULL_WORD}|{_SHORT_WORD}|{_ENGLISH_WORD})"
_ERA: Final = r"(?:(?:พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|ปี)\s*)*['’]?"
_YEAR: Final = r"(\d{4}|\d{2})(?![\d,])"
_TO: Final = r"(?:-|–|—|−|~|ถึง|และ|,|&|to)"

_SOME: Final = rf"(?<![\d.:/])(\d{{1,2}})\s*(?:(?:เดือน\s*)?({_MONTH})\s*,?\s*(?:{_ERA}{_YEAR})?)?"
_DAY: Final = re.compile(
    rf"(?:{_SOME}\s*{_TO}\s*(?:\d{{1,2}}\s*{_TO}\s*){{0,9}}(?:วันที่\s*)?)?"
    rf"(?<!\d)(\d{{1,2}})\s*[-/.]?\s*(?:เดือน\s*)?({_MONTH})\s*[-/,.]?\s*{_ERA}{_YEAR}"
)
"""Perhaps a first day, with its month and year or without; then the day, its month and its year."""

_ENGLISH_DAY: Final = re.compile(rf"(?<![a-z])({_ENGLISH_WORD})\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*,\s*(\d{{4}})(?!\d)")
_NUMERIC: Final = r"(\d{1,2})([/.-])(\d{1,2})"
_NUMERIC_DAY: Final = re.compile(
    rf"(?:(?<![\d/.:])(\d{{1,2}})(?:/(\d{{1,2}})(?:/{_YEAR})?)?\s*{_TO}\s*(?:วันที่\s*)?)?"
    r"(?<![\d/])(\d{1,2})([/.-])(\d{1,2})\5(\d{4}|(?<=/)\d{2})(?![\d/]|[.-]\d)"
)
_ISO_DAY: Final = re.compile(r"(?<![\d/-])(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_MONTH_YEAR: Final = re.compile(
    rf"((?:{_FULL_WORD})|(?:(?<![ก-ฮะ-์])|(?<=เดือน)|(?<=ถึง))(?:{_SHORT_WORD})|(?<![a-z]){_ENGLISH_WORD})"
    rf"(?:\s?[/,]?\s?|-){_ERA}(\d{{4}}|[4-9]\d|\d{{2}}(?!\s?{_MONTH}))?(?!\d)"
)
_NUMERIC_MONTH: Final = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{4})(?![\d/])")
_NO_MONTH: Final = re.compile(r"ครั้ง|ที่\s*\d{1,3}/|คำสั่ง|ประกาศ|หนังสือ")
_ANY_MONTH: Final = re.compile("|".join((_FULL_WORD, _SHORT_WORD, *(name[:3] for name in _ENGLISH))))
_JOINED_NUMBERS: Final = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
"""What a day in words has, and one in numbers: most texts have neither, and are searched for none."""

_FISCAL: Final = re.compile(rf"(?:ปี\s*)?งบ\s?ประมาณ\s*(?:ปี\s*)?{_ERA}\s*{_YEAR}")

_OPEN: Final = re.compile("ภายใน|เป็นต้น|ตั้งแต่|ไม่เกิน|สิ้น|ก่อน|หลัง|เริ่ม")
"""Words that leave the first or the last month unsaid."""

_ONWARDS: Final = re.compile("ปัจจุบัน|ต่อเนื่อง|เป็นต้นไป|เป็นต้นมา")
"""Words that leave the last month unsaid, and say that it is later than the first."""

_RANGE: Final = re.compile(r"[-–—−~]|ถึง|จน|(?<![a-z])to(?![a-z])")
_LISTED: Final = re.compile(r"^\s*[-–—−•*]\s*", re.MULTILINE)

_GAP: Final = "ข้อความบอกเดือนที่ไม่ต่อเนื่องกัน จึงใส่ตั้งแต่เดือนแรกถึงเดือนสุดท้าย"
_CENTURY: Final = 2500
_LATEST_CHRISTIAN: Final = 43
"""Two digits beside an English month up to this are a Christian year: 43 is 2543 in the other count."""


@dataclass(frozen=True, slots=True)
class Days:
    """What a text names as one date: a day, or days from the first to the last."""

    first: date
    last: date

    @property
    def is_range(self) -> bool:
        """Return whether it is more than one day."""
        return self.first != self.last


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text))


def full_year(digits: str, month: str = "") -> int:
    """Return the Buddhist year that two or four digits mean; `month` is the word beside them."""
    year = int(digits)
    if year < 100:  # noqa: PLR2004 - two digits
        christian = month.isascii() and bool(month) and year <= _LATEST_CHRISTIAN
        return 2000 + year + ERA_OFFSET if christian else _CENTURY + year
    return year + ERA_OFFSET if year < FIRST_YEAR - 100 else year


def _month(word: str) -> int:
    return _NUMBERS[re.sub(r"[.\s]", "", word)] if word not in _NUMBERS else _NUMBERS[word]


_Form: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str]], "Days | None"]]
"""A form of days, and what reads one."""


def _date(day: str, month: int, year: int) -> date | None:
    try:
        return date(year - ERA_OFFSET, month, int(day))
    except ValueError:
        return None


def _days(first: date | None, last: date | None) -> Days | None:
    if last is None:
        return None
    return Days(first, last) if first is not None and first <= last else Days(last, last)


def _worded(match: re.Match[str]) -> Days | None:
    day, month, year, last_day, last_month, last_year = match.groups()
    end = full_year(last_year, last_month)
    first = _date(day, _month(month or last_month), full_year(year, month or "") if year else end) if day else None
    return _days(first, _date(last_day, _month(last_month), end))


def _numeric(match: re.Match[str]) -> Days | None:
    day, month, year, last_day, _, last_month, last_year = match.groups()
    end = full_year(last_year)
    first = _date(day, int(month or last_month), full_year(year) if year else end) if day else None
    return _days(first, _date(last_day, int(last_month), end))


def _english(match: re.Match[str]) -> Days | None:
    day = _date(match[2], _month(match[1]), full_year(match[3]))
    return _days(day, day)


def _iso(match: re.Match[str]) -> Days | None:
    day = _date(match[4], int(match[3]), full_year(match[1]))
    return _days(day, day)


def days_named(text: str) -> tuple[Days, ...]:
    """Return the dates that a text names, each once, in order; numbers that are no date are passed over."""
    folded = _folded(text)
    placed = [(match.start(), read(match)) for form, read in _forms(folded) for match in form.finditer(folded)]
    return tuple(dict.fromkeys(days for _, days in sorted(placed, key=lambda pair: pair[0]) if days))


def _forms(folded: str) -> Iterator[_Form]:
    """Yield the forms of days that a folded text can have."""
    if _ANY_MONTH.search(folded):
        yield from ((_DAY, _worded), (_ENGLISH_DAY, _english))
    yield from _numeric_forms(folded)


def _numeric_forms(folded: str) -> Iterator[_Form]:
    """Yield the forms of days in numbers that a folded text can have."""
    if _JOINED_NUMBERS.search(folded):
        yield from ((_NUMERIC_DAY, _numeric), (_ISO_DAY, _iso))


def _worded_months(folded: str) -> list[tuple[int, str, str]]:
    """Return (number of the month, its year's digits or nothing, its word) of each."""
    if not _ANY_MONTH.search(folded):
        return []
    return [(_month(match[1]), match[2] or "", match[1]) for match in _MONTH_YEAR.finditer(folded)]


def fiscal_years(text: str) -> frozenset[int]:
    """Return the fiscal years that a text names as such."""
    return frozenset(full_year(match[1]) for match in _FISCAL.finditer(_folded(text)))


def months_named(text: str) -> Iterator[Month]:
    """Yield every month that a text names together with its year, in words or in numbers."""
    folded = _folded(text)
    for month, year, word in _worded_months(folded):
        if year:
            yield Month(full_year(year, word), month)
    yield from _numeric_months(folded)


def _numeric_months(folded: str) -> Iterator[Month]:
    for form, read in _numeric_forms(folded):
        for match in form.finditer(folded):
            if days := read(match):
                yield from (Month(day.year + ERA_OFFSET, day.month) for day in (days.first, days.last))
    if "/" in folded and not _NO_MONTH.search(folded):
        for named in _NUMERIC_MONTH.finditer(without_quarters(folded)):
            if 1 <= int(named[1]) <= 12:  # noqa: PLR2004 - months of a year
                yield Month(full_year(named[2]), int(named[1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """The months that a text names, and in Thai what is not certain of them."""

    period: Period
    doubt: str = ""
    onwards: bool = False
    """Whether it goes on beyond the only month that the text names."""


def period(text: str, fiscal_year: int | None = None) -> Reading | None:
    """Return the months from a text's first to its last, None for a text that names none.

    A fiscal year alone is its twelve months, a quarter its three. `fiscal_year` is the report's, for quarters and
    months without a year of their own: ไตรมาส 2, ต.ค. - ธ.ค.
    """
    # in a list, the dash before each line leads from no month to another
    folded = _folded(_LISTED.sub(" , ", text) if _LISTED.match(text) else text)
    reading = _reading(folded, fiscal_year)
    if reading is None or reading.period.first.year < FIRST_YEAR or reading.period.last.year > LAST_YEAR:
        return None
    if reading.period.first == reading.period.last:
        return _single(reading, folded)
    if not reading.doubt and _has_gap(folded, reading.period):
        return Reading(reading.period, _GAP)
    return reading


def _reading(folded: str, fiscal_year: int | None) -> Reading | None:
    """Return the first reading that a folded text allows: what names its year goes before what is of `fiscal_year`."""
    words = _worded_months(folded)
    reading = _from_words(words) if words else _from_numbers(folded)
    years = fiscal_years(folded)
    year = fiscal_year if not years else min(years)
    if reading is not None or year is None or len(years) > 1:
        return reading
    reading = _from_quarters(folded, year)
    if reading is None and words:
        return _in_year(folded, year)
    return reading or _from_year(years)


def _single(reading: Reading, folded: str) -> Reading:
    """Return the reading of one month, widened where its words speak of the months before or behind it."""
    if _ONWARDS.search(folded):
        return Reading(reading.period, "ข้อความบอกเฉพาะเดือนแรก จึงใส่เฉพาะเดือนนั้น", onwards=True)
    if _OPEN.search(folded):
        return Reading(reading.period, "ข้อความบอกเดือนเดียว โดยมีคำว่าภายในหรือตั้งแต่ จึงใส่เฉพาะเดือนนั้น")
    return reading


def _has_gap(folded: str, whole: Period) -> bool:
    """Return whether months within `whole` are neither named nor between two that a dash or ถึง joins."""
    spans = list(_spans(folded))
    named = sorted((_month_of(first, whole), _month_of(last, whole)) for first, last in spans)
    reached = 0
    for first, last in named:
        if first > reached + 1:
            return True
        reached = max(reached, last)
    return False


def _month_of(month: int, whole: Period) -> int:
    """Return which month of a period, counted from 1, a calendar month is at first."""
    return (month - whole.first.month) % 12 + 1


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    """Yield (first, last) calendar months that words join; months in numbers count as one span."""
    matches = list(_MONTH_YEAR.finditer(folded))
    if not matches:
        numbers = [month.month for month in _numeric_months(folded)]
        joined = bool(numbers and _RANGE.search(folded))
        yield from [(numbers[0], numbers[-1])] if joined else [(number, number) for number in numbers]
        return
    start = _month(matches[0][1])
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        if following is None or not _RANGE.search(folded[match.end() : following.start()]):
            yield start, _month(match[1])
            start = _month(following[1]) if following is not None else 0


def _from_words(words: list[tuple[int, str, str]]) -> Reading | None:
    (month, year, word), (last_month, last_year, last_word) = words[0], words[-1]
    if year and not last_year:
        # "ตุลาคม 2566 - ธันวาคม": the next month of that name
        start = Month(full_year(year, word), month)
        end = Month(start.year + (last_month < month), last_month)
        return Reading(Period(start, end), "เดือนสุดท้ายไม่มีปี จึงถือว่าเป็นเดือนถัดจากเดือนแรก")
    if not last_year:
        return None
    end = Month(full_year(last_year, last_word), last_month)
    # "ตุลาคม - ธันวาคม 2566": the first month is of the year that the last one names
    start = Month(full_year(year, word) if year else end.year, month)
    if start > end and not year:
        return Reading(Period(Month(end.year - 1, month), end), "เดือนแรกไม่มีปี จึงถือว่าเป็นปีก่อนเดือนสุดท้าย")
    return Reading(Period(start, end)) if start <= end else None


def _from_numbers(folded: str) -> Reading | None:
    months = list(_numeric_months(folded))
    return Reading(Period(min(months), max(months))) if months else None


def _from_quarters(folded: str, fiscal_year: int) -> Reading | None:
    """Return the months of quarters; one without a year is of the year of the one before it, else of `fiscal_year`."""
    quarters: list[tuple[int, int]] = []
    year = fiscal_year
    for quarter in quarters_named(folded):
        year = full_year(quarter.year) if quarter.year else year
        quarters.append((year, quarter.number))
    if not quarters:
        return None
    years = " และ ".join(str(year) for year in sorted({year for year, _ in quarters}))
    order = sorted({4 * year + number for year, number in quarters})
    gap = order[-1] - order[0] >= len(order) and not _RANGE.search(folded)
    doubt = _GAP if gap else f"อ่านเป็นไตรมาสของปีงบประมาณ {years}"
    return Reading(Period(_quarter(*min(quarters)).first, _quarter(*max(quarters)).last), doubt)


def _quarter(fiscal_year: int, number: int) -> Period:
    if number == 1:
        return Period(Month(fiscal_year - 1, 10), Month(fiscal_year - 1, 12))
    return Period(Month(fiscal_year, 3 * number - 5), Month(fiscal_year, 3 * number - 3))


def _in_year(folded: str, fiscal_year: int) -> Reading | None:
    """Return months that words name without a year, where each span of them lies within the fiscal year."""
    if any(digits for _, digits, _ in _worded_months(folded)):
        return None
    whole = fiscal_period(fiscal_year)
    spans = [(_month_of(first, whole), _month_of(last, whole)) for first, last in _spans(folded)]
    if not spans or any(first > last for first, last in spans):
        return None
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    months = Period(fiscal_period(fiscal_year, first).last, fiscal_period(fiscal_year, last).last)
    return Reading(months, f"ไม่ได้บอกปี จึงอ่านเป็นเดือนของปีงบประมาณ {fiscal_year}")


def _from_year(years: frozenset[int]) -> Reading | None:
    return next((Reading(fiscal_period(year)) for year in years if FIRST_YEAR < year <= LAST_YEAR), None)
