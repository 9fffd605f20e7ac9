"""Mask numbers of identity cards in what strangers wrote: in one piece, or split over cells and lines."""

import re
from itertools import accumulate
from typing import Final

from ita_site.text.personal_data import folded, has_check_digit, is_id_card

_GAP: Final = r"[ ._/|\r\n-]{0,8}"
_NUMBER: Final = re.compile(rf"(?<![0-9])(?=([0-9](?:{_GAP}[0-9]){{12}})(?![0-9]))")
_DIGIT_BEFORE: Final = re.compile(rf"[0-9]{_GAP}\Z")
_DIGIT_AFTER: Final = re.compile(rf"{_GAP}[0-9]")
_REACH: Final = 9
"""Characters of the longest gap and the digit before it."""
_DIGITS: Final = re.compile(r"[0-9]+")
_PRINTED_ENDS: Final = frozenset({1, 5, 10, 12, 13})
"""How many digits there are up to the end of each group on an identity card."""
_FEW_GROUPS: Final = 3
_MOST_GROUPS: Final = 8


def masked_id_cards(text: str) -> str:
    """Return the text with an `x` for each digit of every number of an identity card, also within addresses and words.

    A line feed is the border of two blocks, such as cells of a table: a number may go over it, and it is kept.

    >>> masked_id_cards("เลข 1-1017-00230-70-8")
    'เลข x-xxxx-xxxxx-xx-x'
    """
    searched = folded(text)
    masked = list(text)
    for match in _NUMBER.finditer(searched):
        start, end = match.span(1)
        if has_check_digit(match[1]) and _is_likely(searched, start, end):
            masked[start:end] = ("x" if searched[at].isdigit() else text[at] for at in range(start, end))
    return "".join(masked)


def _is_likely(text: str, start: int, end: int) -> bool:
    """Return whether digits are grouped as people write a card's number; over several blocks, any few groups are."""
    number = text[start:end]
    if "\n" not in number:
        return is_id_card(number)
    lengths = [len(digits) for digits in _DIGITS.findall(number)]
    if len(lengths) > _MOST_GROUPS:
        return _is_digit_by_digit(number, lengths)
    is_split_plainly = len(lengths) <= _FEW_GROUPS or _PRINTED_ENDS.issuperset(accumulate(lengths))
    return is_split_plainly or _is_alone(text, start, end)


def _is_digit_by_digit(number: str, lengths: list[int]) -> bool:
    """Return whether a number has a box for each digit, and the same between all of them."""
    gaps = {"".join(gap.split()) for gap in _DIGITS.split(number)[1:-1]}
    return set(lengths) == {1} and len(gaps) == 1


def _is_alone(text: str, start: int, end: int) -> bool:
    """Return whether no other digits are beside a number, as there are in a table of figures."""
    before = text[max(0, start - _REACH) : start]
    return not _DIGIT_BEFORE.search(before) and not _DIGIT_AFTER.match(text, end)
