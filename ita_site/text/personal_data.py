"""Find in a text what belongs to a person: numbers of identity cards, mobile telephones, addresses of e-mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DIGIT: Final = "[0-9๐-๙]"
_GAP: Final = "[ \u00a0.\u2010-\u2015\u2212-]{0,2}"
"""What people put between groups of digits: spaces and dashes of any kind."""

_LIKELY: Final = re.compile(rf"@|(?:{_DIGIT}{_GAP}){{9}}")
"""Most texts have none of this, and are looked at no further."""

_ID_CARD: Final = re.compile(rf"(?<![0-9๐-๙A-Za-z_])(?=({_DIGIT}(?:{_GAP}{_DIGIT}){{12}})(?!{_DIGIT}))")
_MOBILE: Final = re.compile(
    rf"(?<![0-9๐-๙A-Za-z_])(?:\+?[6๖]{{2}}{_GAP}|[0๐])[689๖๘๙](?:{_GAP}{_DIGIT}){{8}}(?!{_DIGIT})"
)
"""A number of a mobile telephone: 06, 08 or 09 and eight digits, or +66 without the 0. Offices' own begin otherwise."""

_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s“”\"<>]+", re.IGNORECASE)
_GAPS: Final = re.compile(r"\D+")
_TO_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_MOST_GAPS: Final = 4
"""A number of an identity card is printed in up to five groups; more of them are a list of numbers."""


@dataclass(frozen=True, slots=True)
class PersonalValue:
    """A value that belongs to a person, as it is written, and where it begins in the text."""

    start: int
    text: str

    @property
    def key(self) -> str:
        """What is the same for the same value written otherwise: digits alone, small letters."""
        if "@" in self.text:
            return self.text.lower()
        digits = _digits(self.text)
        return f"0{digits[2:]}" if digits.startswith("66") else digits


def personal_values(text: str) -> Iterator[PersonalValue]:
    """Yield the personal values of a text; an address of the web, whose digits are no person's, has none."""
    if not _LIKELY.search(text):
        return
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    cards = [match for match in _ID_CARD.finditer(text) if is_id_card(match[1])]
    yield from (PersonalValue(match.start(), match[1]) for match in cards)
    for pattern in (_MOBILE, _EMAIL):
        yield from (PersonalValue(match.start(), match[0]) for match in pattern.finditer(text))


def is_id_card(number: str) -> bool:
    """Return whether 13 digits, with gaps, are a person's number by their check digit.

    The check digit is that of the Department of Provincial Administration; 0 begins the number of a company or office.
    """
    digits = _digits(number)
    if digits.startswith("0") or len(_GAPS.findall(number)) > _MOST_GAPS or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighed % 11) % 10 == int(digits[-1])


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text.translate(_TO_ARABIC)))
