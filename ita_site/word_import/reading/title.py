"""Make a short name of a measure out of the first words of its issue."""

import re
from itertools import filterfalse
from typing import Final

from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.codes import without_indicator
from ita_site.word_import.words.list_labels import bare

_LONGEST: Final = 60
"""The longest title that is made of an issue's words, in characters."""

_MARKS: Final = re.compile("[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]")
_ONLY_CODES: Final = re.compile(
    r"(?:[eio]\s?[.-]?\s?[0-9๐-๙]{1,2}|[ieo]it|ข้อคำถาม|ข้อ|รหัส|ที่|และ|ถึง|กับ|[0-9๐-๙]|[\W_])*+", re.IGNORECASE
)


def title_of(issue: str) -> str:
    """Return the first line that says more than numbers of indicators and items do, cut where it is long.

    An issue of numbers alone is named by what it begins with.
    """
    lines = [" ".join(line.split()) for line in issue.split("\n")]
    named = filterfalse(_ONLY_CODES.fullmatch, map(_words, map(without_indicator, lines)))
    choices = filterfalse(only_addresses, (*named, *map(_words, lines)))
    return _cut(next(filter(None, choices), ""))


def _words(line: str) -> str:
    return bare(line).strip()


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words.rfind(" ", _LONGEST // 2, _LONGEST)
    cut = cut if cut > 0 else _LONGEST
    while cut < len(words) and _MARKS.match(words[cut]):
        cut -= 1
    # a vowel that is written before its letter does not stay behind alone
    return words[:cut].rstrip(" เแโใไ(/-") + "…"
