"""What the writer of a wrong value most likely meant: a value that is read, or nothing where that is not certain."""

import difflib
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from ita_site.text.dates import days_named, full_year, period
from ita_site.text.thai import ERA_OFFSET, Month, Period, fold_digits, parse_month, parse_score, parse_year

_YEARS_FIRST: Final = re.compile(r"\s*(\d{4})[-/](\d{1,2})\s*(?:-|–|/|ถึง)\s*(\d{4})[-/](\d{1,2})\s*")
_YEAR_DIGITS: Final = 4
_AROUND_SCORE: Final = " %คะแนนร้อยละ"
_LONGEST: Final = 200

_LIKE_SCHEME: Final = re.compile(r"([A-Za-z]{3,6})\s*[:;]?\s*/{1,3}")
_HOST: Final = re.compile(
    r"(?:[\w\u0e00-\u0e7f-]+\.)+[\w\u0e00-\u0e7f-]*[^\W\d][\w\u0e00-\u0e7f-]*|\d{1,3}(?:\.\d{1,3}){3}"
)
_ALIKE: Final = 0.7


def near_date(text: str) -> str:
    """Return the day that a text means: `2568-01-15` for `15 ม.ค. 68`, `15/01/2568` and `2025-01-15`."""
    days = days_named(text[:_LONGEST])
    # of two days it is not certain which is meant
    if len(days) != 1 or days[0].is_range:
        return ""
    year, day = str(days[0].first.year + ERA_OFFSET), days[0].first
    return f"{year}-{day.month:02}-{day.day:02}" if _is(parse_year, year) else ""


def near_period(text: str) -> str:
    """Return the months that a text means: `2567-10/2568-09` for `ต.ค. 2567 - ก.ย. 2568`."""
    if months := _YEARS_FIRST.fullmatch(fold_digits(text[:_LONGEST])):
        first, last = (Month(full_year(months[at]), int(months[at + 1])) for at in (1, 3))
        return (
            str(Period(first, last))
            if first <= last and all(_is(parse_month, str(month)) for month in (first, last))
            else ""
        )
    reading = period(text[:_LONGEST])
    return str(reading.period) if reading else ""


def near_year(text: str) -> str:
    """Return a Buddhist year for one of the common era."""
    digits = "".join(re.findall(r"\d+", fold_digits(text[:_LONGEST])))
    # two digits alone may be any number
    year = str(full_year(digits)) if len(digits) == _YEAR_DIGITS else ""
    return year if _is(parse_year, year) else ""


def near_score(text: str) -> str:
    """Return the score that a text means: `85.2` for `85,2`, `85.2 %` and `85.2 คะแนน`."""
    score = fold_digits(text[:_LONGEST]).strip(_AROUND_SCORE).replace(",", ".")
    return score if _is(parse_score, score) else ""


def near_url(text: str) -> str:
    """Return an address with its scheme set right and its blanks gone; nothing where no host would be left."""
    inside = re.sub(r"[\u00ad\u200b-\u200d\u2060\ufeff<>\"]", "", text).strip().rstrip(" ,")
    if re.search(r"[^\S ]", inside):
        return ""
    scheme, rest = _scheme(inside)
    host, slash, path = rest.partition("/")
    made = f"{scheme}://{host.replace(' ', '')}{slash}{path.replace(' ', '%20')}"
    try:
        parts = urlsplit(made)
        named = bool(_HOST.fullmatch(parts.hostname or "")) and parts.port != 0 and parts.username is None
    except ValueError:
        return ""
    return made if named else ""


def _scheme(text: str) -> tuple[str, str]:
    """Return the scheme that is meant, and the address behind it: `htps://a` is `("https", "a")`."""
    match = _LIKE_SCHEME.match(text)
    if not match:
        return "http", text.lstrip("/")
    close = difflib.get_close_matches(match[1].lower(), ("http", "https"), n=1, cutoff=_ALIKE)
    return (close[0], text[match.end() :]) if close else ("", "")


def _is(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
