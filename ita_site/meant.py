"""What the writer of a wrong value most likely meant: a value that is read, or nothing where that is not certain."""

import difflib
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from ita_site.thai import (
    ERA_OFFSET,
    FIRST_YEAR,
    MONTHS,
    Month,
    Period,
    fiscal_period,
    fold_digits,
    parse_date,
    parse_month,
    parse_period,
    parse_year,
)

_SHORT: Final = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_NUMBERS: Final = {re.sub(r"[.\s]", "", name): at for names in (MONTHS, _SHORT) for at, name in enumerate(names, 1)}
_NAME: Final = "|".join([*MONTHS, *(name.replace(".", r"\.?\s?") for name in _SHORT)])
_ERA: Final = r"(?:\s*(?:พ\.?\s?ศ\.?|ปี))?\s*"
_YEAR: Final = r"(\d{4}|\d{2})(?!\d)"
_WORDED_DAY: Final = re.compile(rf"(?<!\d)(\d{{1,2}})\s*(?:เดือน\s*)?({_NAME}),?{_ERA}{_YEAR}")
_NUMBERED_DAY: Final = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})\s*")
_YEAR_FIRST: Final = re.compile(r"\s*(\d{4})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*")
_WORDED_MONTH: Final = re.compile(rf"(?<![ก-๙.])({_NAME})(?:{_ERA}{_YEAR})?")
_NUMBERED_MONTHS: Final = re.compile(r"\s*(\d{1,2})\s*/\s*(\d{4})\s*(?:-|–|ถึง)\s*(\d{1,2})\s*/\s*(\d{4})\s*")
_YEARS_FIRST: Final = re.compile(r"\s*(\d{4})[-/](\d{1,2})\s*(?:-|–|/|ถึง)\s*(\d{4})[-/](\d{1,2})\s*")
_FISCAL: Final = re.compile(r"\s*(?:ปี)?\s*งบประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*(\d{4})\s*")
_CENTURY: Final = 2500
_TWO_DIGITS: Final = 100
_LONGEST: Final = 200
_ENDS: Final = 2

_LIKE_SCHEME: Final = re.compile(r"([A-Za-z]{3,6})\s*[:;]?\s*/{1,3}")
_HOST: Final = re.compile(
    r"(?:[\w\u0e00-\u0e7f-]+\.)+[\w\u0e00-\u0e7f-]*[^\W\d][\w\u0e00-\u0e7f-]*|\d{1,3}(?:\.\d{1,3}){3}"
)
_ALIKE: Final = 0.7


def near_date(text: str) -> str:
    """A day as content writes it: ``15 ม.ค. 68``, ``15/01/2568`` and ``2025-01-15`` are ``2568-01-15``."""
    folded = fold_digits(text[:_LONGEST])
    if found := _YEAR_FIRST.fullmatch(folded):
        return _day(found[3], int(found[2]), found[1])
    if found := _NUMBERED_DAY.fullmatch(folded):
        return _day(found[1], int(found[2]), found[3])
    worded = list(_WORDED_DAY.finditer(folded))
    # of two days it is not certain which is meant
    return _day(worded[0][1], _number(worded[0][2]), worded[0][3]) if len(worded) == 1 else ""


def near_period(text: str) -> str:
    """Months as content writes them: ``ต.ค. 2567 - ก.ย. 2568`` is ``2567-10/2568-09``."""
    folded = fold_digits(text[:_LONGEST])
    if found := _FISCAL.fullmatch(folded):
        return _read_year(found[1]) and str(fiscal_period(_year(found[1])))
    if found := _YEARS_FIRST.fullmatch(folded):
        return _months(found[1], int(found[2]), found[3], int(found[4]))
    if found := _NUMBERED_MONTHS.fullmatch(folded):
        return _months(found[2], int(found[1]), found[4], int(found[3]))
    worded = [(_number(one[1]), one[2]) for one in _WORDED_MONTH.finditer(folded)]
    if not worded or len(worded) > _ENDS or not worded[-1][1]:
        return ""
    (first, first_year), (last, last_year) = worded[0], worded[-1]
    # ตุลาคม - กันยายน 2568 begins in the year before
    return _months(first_year or str(_year(last_year) - (first > last)), first, last_year, last)


def near_year(text: str) -> str:
    """A Buddhist year for one of the common era."""
    return _read_year("".join(re.findall(r"\d+", fold_digits(text[:_LONGEST]))))


def near_url(text: str) -> str:
    """An address with its scheme set right and its blanks gone; nothing where no host would be left."""
    inside = re.sub(r"[\u200b-\u200d\u2060<>\"]", "", text).strip().rstrip(" ,")
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
    """The scheme that is meant, and the address behind it: ``htps://a`` is ``("https", "a")``."""
    found = _LIKE_SCHEME.match(text)
    if not found:
        return "http", text.lstrip("/")
    close = difflib.get_close_matches(found[1].lower(), ("http", "https"), n=1, cutoff=_ALIKE)
    return (close[0], text[found.end() :]) if close else ("", "")


def _number(month: str) -> int:
    return _NUMBERS[re.sub(r"[.\s]", "", month)]


def _year(digits: str) -> int:
    year = int(digits)
    if year < _TWO_DIGITS:
        return _CENTURY + year
    return year + ERA_OFFSET if year < FIRST_YEAR - _TWO_DIGITS else year


def _read_year(digits: str) -> str:
    # two digits alone may be any number
    made = str(_year(digits)) if len(digits) == len("2567") else ""
    return made if made and _is(parse_year, made) else ""


def _day(day: str, month: int, year: str) -> str:
    made = f"{Month(_year(year), month)}-{int(day):02}"
    return made if _is(parse_date, made) else ""


def _months(first_year: str, first: int, last_year: str, last: int) -> str:
    ends = Month(_year(first_year), first), Month(_year(last_year), last)
    made = str(Period(*ends))
    return made if all(_is(parse_month, str(end)) for end in ends) and _is(parse_period, made) else ""


def _is(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
