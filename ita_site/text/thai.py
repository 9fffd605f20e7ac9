"""Thai digits, Buddhist-era years, fiscal years and dates.

An `int` for a year is of the Buddhist era (CE + 543) everywhere; a `date` is always Gregorian.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Final

ERA_OFFSET: Final = 543
"""Buddhist era minus common era, in years."""

FIRST_YEAR: Final = 2500
LAST_YEAR: Final = 2699

THAILAND: Final = timezone(timedelta(hours=7))
"""The one time zone of Thailand; it has no summer time."""

MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)

SHORT_MONTHS: Final = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
"""Without their dots, in the order of the year."""

_FONT_VARIANTS: Final = {
    0xF700 + at: ord(letter)
    for at, letter in enumerate(
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
    )
}
"""U+F700 to U+F71A, by which old Thai fonts draw a mark lower or further left, or a letter without its lower part."""

_VARIANT: Final = re.compile("[\uf700-\uf71a]")
_TONE_BEFORE_VOWEL: Final = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e4d])")
_SPLIT_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT: Final = re.compile("[๐-๙]")
_LONGEST: Final = 9
_NUMBER: Final = re.compile("[0-9]+")
_SCORE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_FULL_SCORE: Final = 100
_LEADING: Final = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
# marks of tone, shortness and silence; a dictionary looks at them only where all else is the same
_UNMARKED: Final = dict.fromkeys(range(0x0E47, 0x0E4D))
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def fold_digits(text: str) -> str:
    """Return `text` with Thai digits as 0-9; everything else as it is."""
    return text.translate(_DIGITS) if _THAI_DIGIT.search(text) else text


def sort_key(text: str) -> tuple[str, str]:
    """Return the key that sorts text as a Thai dictionary does: leading vowels behind consonants, numbers by value."""
    counted = _NUMBER.sub(lambda match: match[0].zfill(_LONGEST), fold(text))
    sounded = _LEADING.sub(r"\2\1", counted)
    return sounded.translate(_UNMARKED), sounded


def initial(text: str) -> str:
    """Return the letter under which a Thai dictionary lists `text`; an empty text where there is none."""
    return next((char.upper() for char in sort_key(text)[0] if char.isalpha()), "")


def fold(text: str) -> str:
    """Return `text` for comparing: digits, case, ํา and เเ folded, zero-width spaces gone. Never for showing."""
    folded = fold_digits(text).replace("\u200b", "").replace("\u0e4d\u0e32", "\u0e33")
    return folded.replace("\u0e40\u0e40", "\u0e41").casefold().strip()


def letters(text: str) -> str:
    """Return `text` folded, its letters, digits and marks alone: `E-Service` and `e service` are `eservice`."""
    return "".join(char for char in fold(text) if char.isalnum() or "\u0e31" <= char <= "\u0e4e")


def from_old_fonts(text: str) -> str:
    """Return `text` with Thai marks in place of the private ones of old fonts, in the order in which they are typed.

    Words copied out of a PDF hold them: `ไม\uf70a` is ไม่. A text without any is returned as it is.
    """
    if not _VARIANT.search(text):
        return text
    typed = _TONE_BEFORE_VOWEL.sub(r"\2\1", text.translate(_FONT_VARIANTS))
    return _SPLIT_SARA_AM.sub("\\1\u0e33", typed)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a Buddhist-era year; `month` is 1 to 12."""

    year: int
    month: int

    def first_day(self) -> date:
        """Return the first day, Gregorian."""
        return date(self.year - ERA_OFFSET, self.month, 1)

    def last_day(self) -> date:
        """Return the last day, Gregorian."""
        year = self.year - ERA_OFFSET
        return date(year, self.month, calendar.monthrange(year, self.month)[1])

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months from `first` to `last`, both included."""

    first: Month
    last: Month

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


def parse_whole(text: str) -> int:
    """Read a whole number in Thai, Arabic or mixed digits. Raises ValueError."""
    folded = fold_digits(text.strip())
    if not (folded.isascii() and folded.isdigit() and len(folded) <= _LONGEST):
        raise ValueError(text)
    return int(folded)


def parse_score(text: str) -> Decimal:
    """Read a score out of 100 with at most two decimals, such as `85.20` or `๘๕.๒๐`. Raises ValueError."""
    folded = fold_digits(text.strip())
    if not _SCORE.fullmatch(folded) or Decimal(folded) > _FULL_SCORE:
        raise ValueError(text)
    return Decimal(folded)


def parse_year(text: str) -> int:
    """Read a Buddhist-era year such as `2567` or `๒๕๖7`. Raises ValueError."""
    year = parse_whole(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return year


def parse_month(text: str) -> Month:
    """Read a month such as `2566-10`. Raises ValueError."""
    match = _MONTH.fullmatch(fold_digits(text.strip()))
    if not match:
        raise ValueError(text)
    month = Month(parse_year(match[1]), int(match[2]))
    if not 1 <= month.month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError(text)
    return month


def parse_period(text: str) -> Period:
    """Read months such as `2566-10/2567-09`. Raises ValueError."""
    first, slash, last = text.partition("/")
    if not slash:
        raise ValueError(text)
    period = Period(parse_month(first), parse_month(last))
    if period.last < period.first:
        raise ValueError(text)
    return period


def parse_date(text: str) -> date:
    """Read a Buddhist-era date such as `2567-02-29`; return it as a Gregorian date. Raises ValueError."""
    match = _DATE.fullmatch(fold_digits(text.strip()))
    if not match:
        raise ValueError(text)
    return date(parse_year(match[1]) - ERA_OFFSET, int(match[2]), int(match[3]))


def fiscal_period(fiscal_year: int, months: int = 12) -> Period:
    """Return the first `months` months of a fiscal year, which starts in October of the year before it."""
    last = 9 + months - 1
    return Period(Month(fiscal_year - 1, 10), Month(fiscal_year - 1 + last // 12, last % 12 + 1))


def format_date(day: date) -> str:
    """Return a day in words: `6 มีนาคม 2567`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + ERA_OFFSET}"


def format_moment(moment: datetime) -> str:
    """Return the day of `moment` in Thailand, as `format_date` writes it."""
    return format_date(moment.astimezone(THAILAND).date())


def format_clock(moment: datetime) -> str:
    """Return the time of `moment` in Thailand: `13.05 น.`."""
    return f"{moment.astimezone(THAILAND):%H.%M} น."


def format_short_moment(moment: datetime) -> str:
    """Return the day of `moment` in Thailand with the month's short name: `6 มี.ค. 2567`."""
    day = moment.astimezone(THAILAND).date()
    name = SHORT_MONTHS[day.month - 1]
    return f"{day.day} {name[:-1]}.{name[-1]}. {day.year + ERA_OFFSET}"


def format_month(month: Month) -> str:
    """Return a month in words: `ตุลาคม 2566`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def format_period(period: Period) -> str:
    """Return months in words: `ตุลาคม 2566 - กันยายน 2567` with an en dash."""
    return f"{format_month(period.first)} – {format_month(period.last)}"
