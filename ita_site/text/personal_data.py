"""Find in a text what belongs to a person: numbers of identity cards, mobile telephones, addresses of e-mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import decimal

_SPACES: Final = "\t\u00a0\u00ad\u200b\u2060\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_FOLDED: Final = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | str.maketrans("๐๑๒๓๔๕๖๗๘๙﹫", "0123456789@")
    | str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-"))
)
"""What looks the same becomes one character of ASCII: Thai and full-width digits, spaces and dashes of any kind."""
_OTHER_DIGIT: Final = re.compile(r"(?![0-9])\d")
"""A decimal digit of any other script."""

_MONTHS: Final = r"\d{3}-\d\d/\d{4}-\d\d(?![\W_]{0,4}\d)"
"""Behind its first digit, what each measure has and is no person's: 2566-10/2567-09."""
_NINE_DIGITS: Final = rf"\d(?<!\d\d)(?!{_MONTHS})(?:[\W_]{{0,4}}\d){{8}}"
_LIKELY: Final = re.compile(rf"[@＠﹫]|[\[({{]\s?at\s?[\])}}]|{_NINE_DIGITS}", re.IGNORECASE)
"""Most texts have none of this, and are looked at no further."""

_BEFORE: Final = r"(?<![0-9A-Za-z_])"
_CARD_GAP: Final = r"[ ._/-]{0,4}"
_ID_CARD: Final = re.compile(rf"{_BEFORE}(?=([0-9](?:{_CARD_GAP}[0-9]){{12}})(?![0-9]))")
_PLAIN_GAPS: Final = re.compile(r"[0-9]+(?:[ .-]{1,2}[0-9]+){0,4}")
"""Up to five groups of digits of any length; more of them are a list of numbers."""
_PRINTED: Final = (1, 4, 5, 2, 1)
"""Lengths of the groups of digits on an identity card."""

_GAP: Final = r"(?: {0,2}[._-]? {0,2})"
_ABROAD: Final = rf"(?:\((?:\+|00)66\)|(?:\+|00)66){_GAP}(?:\(0\)|0)?{_GAP}"
"""How +66 is written, with or without the 0 that is dialled at home; 66 alone and a 0 begins a number of a contract."""
_MOBILE_FORMS: Final = (
    rf"(?:\(0[689][0-9]\){_GAP}|{_ABROAD}\([689][0-9]\){_GAP})[0-9](?:{_GAP}[0-9]){{6}}",
    r"0[689][0-9] ?/ ?[0-9]{3}(?: ?[/ -] ?)?[0-9]{4}",
    rf"0[ -][689][0-9]{{3}}(?:{_GAP}[0-9]){{5}}",
    r"0[ -][689][0-9][ -][0-9]{3}[ -][0-9]{4}",
    rf"(?:\(0[689]\)|{_ABROAD}[689]|66{_GAP}[689]|0[689])(?:{_GAP}[0-9]){{8}}",
)
_MOBILE: Final = re.compile(rf"{_BEFORE}(?:{'|'.join(_MOBILE_FORMS)})(?![0-9])")
"""A number of a mobile telephone: 06, 08 or 09 and eight digits, or +66 without the 0. Offices' own begin otherwise."""
_DATE_OR_HOURS: Final = re.compile(
    r"[0-9]{2}[ .-]+[0-9]{1,2}[ .-]+2[05][0-9]{2}(?![0-9])|[0-9]{2}\.[0-9]{2} ?- ?[0-9]{2}\.[0-9]{2}(?![0-9])"
)
"""What begins like a telephone number with gaps: 06.08.2567 12, 08.30 - 16.30 02."""

_AT: Final = r"(?:@| ?[\[({] ?at ?[\])}] ?)"
_DOT: Final = r"(?:\.| ?[\[({] ?dot ?[\])}] ?)"
_LABEL: Final = r"[\w\u0e00-\u0e7f-]+"
_EMAIL: Final = re.compile(
    rf"[A-Z0-9._%+-]{{1,64}}{_AT}"
    rf"(?:[A-Z0-9-]+(?:{_DOT}[A-Z0-9-]+)*{_DOT}[A-Z]{{2,}}|{_LABEL}(?:{_DOT}{_LABEL})*{_DOT}[^\W\d_]{_LABEL})",
    re.IGNORECASE,
)
"""A domain of Latin letters is tried first: words of Thai follow it without a space."""
_AT_SIGN: Final = re.compile(_AT, re.IGNORECASE)
_DOT_SIGN: Final = re.compile(_DOT, re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s“”\"<>]+", re.IGNORECASE)
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
_COUNTRY: Final = re.compile(r"(?:00)?660?(?=[689][0-9]{8}$)")


@dataclass(frozen=True, slots=True)
class PersonalValue:
    """A value that belongs to a person, as it is written, and where it begins in the text."""

    start: int
    text: str

    @property
    def key(self) -> str:
        """What is the same for the same value written otherwise: digits alone, small letters."""
        text = _AT_SIGN.sub("@", folded(self.text))
        if "@" in text:
            return _DOT_SIGN.sub(".", text).lower()
        return _COUNTRY.sub("0", _NOT_DIGITS.sub("", text))


def may_be_personal(text: str) -> bool:
    """Return whether a text can have a personal value; of most, nothing else is asked."""
    return bool(_LIKELY.search(text))


def personal_values(text: str) -> Iterator[PersonalValue]:
    """Yield the personal values of a text; an address of the web, whose digits are no person's, has none."""
    if not may_be_personal(text):
        return
    searched = _ADDRESS.sub(lambda match: " " * len(match[0]), folded(text))
    for start, end in _spans(searched):
        yield PersonalValue(start, text[start:end])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each personal value of a folded text begins and ends."""
    yield from (match.span(1) for match in _ID_CARD.finditer(text) if is_id_card(match[1]))
    mobiles = (match for match in _MOBILE.finditer(text) if not _DATE_OR_HOURS.match(match[0]))
    yield from (match.span() for match in mobiles)
    yield from (match.span() for match in _EMAIL.finditer(text))


def folded(text: str) -> str:
    """Return a text of the same length in which digits, spaces and dashes of any kind are those of ASCII."""
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), text.translate(_FOLDED))


def is_id_card(number: str) -> bool:
    """Return whether 13 digits, with gaps, are a person's number by their check digit and their groups."""
    plain = folded(number)
    return has_check_digit(plain) and _is_grouped_as_card(plain)


def has_check_digit(number: str) -> bool:
    """Return whether 13 digits of ASCII, with gaps, are a person's number by their check digit.

    The check digit is that of the Department of Provincial Administration; 0 begins the number of a company or office.
    """
    digits = _NOT_DIGITS.sub("", number)
    if digits.startswith("0") or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighed % 11) % 10 == int(digits[-1])


def _is_grouped_as_card(number: str) -> bool:
    """Return whether digits are grouped as a card's: as printed, each by itself, or in a few groups with small gaps."""
    if _PLAIN_GAPS.fullmatch(number):
        return True
    lengths = tuple(map(len, _NOT_DIGITS.split(number)))
    return lengths == _PRINTED or (set(lengths) == {1} and len(set(_NOT_DIGITS.findall(number))) == 1)
