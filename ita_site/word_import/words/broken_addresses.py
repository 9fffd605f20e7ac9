"""Addresses that a line's end or a blank cuts in two."""

import re
from typing import Final

from ita_site.text.addresses import Printed, addresses, printed_in, visible

_FILE: Final = r"[\w.%~()-]+\.(?:php|html?|aspx?|pdf|docx?|xlsx?|jsp)(?![a-z0-9])"
_BROKEN_END: Final = re.compile(r"(?:https?:/{0,2}|www\.|[/?&=_.%#~-])$", re.IGNORECASE)
_BROKEN_START: Final = re.compile(
    rf"[/?&=._%#~][^\s]*|[a-z0-9._%~-]*[/?&=%#][^\s\u0e00-\u0e7f]*|{_FILE}\S*", re.IGNORECASE
)
_HOST: Final = re.compile(
    r"(?:[a-z0-9][a-z0-9-]*\.)+(?:(?:go|ac|or|co|in|mi|net)\.th|com|org|net|ly|gl|gle|me|be)(?:/|$)", re.IGNORECASE
)
"""An address of its own, typed without a scheme."""

_ASCII: Final = re.compile(r"[!-~]+")
_SCHEME: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_NEXT_LINE: Final = re.compile(r"[^\S\n]*\n[^\S\n]*([!-~]+)(?=\s|$)(?P<more>[^\S\n]*\S)?")
_COUNTED: Final = re.compile(r"[\d/.:()-]+|\d{1,2}[.)].*|[-*(]+.*")
_SURE: Final = re.compile(rf"\S*[?=&]\S*|(?:\S*/)?{_FILE}", re.IGNORECASE)
_BEHIND_BLANK: Final = re.compile(rf"[^\S\n]+((?:[/?&=][!-~]+|{_FILE}\S*))", re.IGNORECASE)
_MOST_LINES: Final = 5


def goes_on(line: str, following: str) -> bool:
    """Whether ``line`` ends in an address that the next line goes on with."""
    last = visible((line.rsplit(maxsplit=1)[-1:] or [""])[0])
    following = visible(following.strip())
    if not _SCHEME.match(last) or not _ASCII.fullmatch(following) or addresses(following):
        return False
    if _BROKEN_END.search(last):
        return True
    return bool(_BROKEN_START.fullmatch(following)) and not _HOST.match(following)


def joined(text: str, one: Printed) -> str:
    """The address with what the next lines go on with; nothing where its line is its end."""
    whole = _word(text, one.start)
    if not whole.isascii():
        return ""
    address, at = whole, one.start + len(whole)
    for _ in range(_MOST_LINES):
        following = _NEXT_LINE.match(text, at)
        if not following or not _continues(address, following):
            break
        address, at = address + following[1], following.end(1)
    return address if address != whole else ""


def _word(text: str, start: int) -> str:
    return visible(text[start:].split(maxsplit=1)[0])


def _continues(address: str, following: re.Match[str]) -> bool:
    word = following[1]
    if _COUNTED.fullmatch(word) or (following["more"] and not _SURE.fullmatch(word)):
        return False
    return goes_on(address, word)


def carries_on(text: str, following: str) -> bool:
    """Whether a paragraph of its own goes on with the address that ``text`` ends in."""
    if not goes_on(text.rsplit("\n", 1)[-1], following):
        return False
    last = list(printed_in(text))[-1:]
    return any(joined(f"{text}\n{following}", one) != joined(text, one) for one in last)


def rest_of(text: str, one: Printed) -> str:
    """What may belong to the address behind a blank or a line's end, though nothing proves it."""
    blank = _BEHIND_BLANK.match(text, one.end)
    if blank:
        return blank[1]
    following = _NEXT_LINE.match(text, one.end)
    if not following or following["more"] or _COUNTED.fullmatch(following[1]) or addresses(following[1]):
        return ""
    return "" if "@" in following[1] else following[1]
