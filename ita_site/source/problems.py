"""Say what is wrong with content at one place, and print it in Thai and English."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ita_site.source.characters import INVISIBLE, invisible_in
from ita_site.source.problem_codes import MEANINGS, Code, Severity

__all__ = ["MEANINGS", "Code", "Problem", "Severity", "has_errors", "in_order", "printable", "quote", "shorten"]


_SHOWN: Final = 80
_COPIED: Final = 300
"""The nearest value is there to be copied, so it is shown longer: as long as a line of content may be."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one place, and what would be right.

    `path` is relative to the project, with the content folder's own name; `line` counts from 1, and is 0
    where a whole file or folder is meant. `field` is dotted, with list positions from 1: `results[2].text`.
    """

    path: str
    line: int
    code: Code
    field: str = ""
    found: str = ""
    allowed: str = ""
    nearest: str = ""
    hint: str = ""
    """The likely cause: Thai, a bar, English."""
    place: str = ""
    """What the field is called in Thai: `ผลที่ 1 หลักฐานที่ 1 ที่อยู่ (url)`."""

    @property
    def severity(self) -> Severity:
        """Return how grave the problem is: an error stops the build."""
        return MEANINGS[self.code].severity

    @property
    def th(self) -> str:
        """Return the message in Thai, with what is known of the place."""
        parts = [MEANINGS[self.code].th]
        parts += [f"ช่อง {shorten(self.place or self.field)}"] if self.field else []
        parts += [f"พบ {quote(self.found)}"] if self.found else []
        parts += [f"[{char.tag}] คือ {char.th} ลบแล้วพิมพ์ใหม่" for char in invisible_in(self.found[:_SHOWN])]
        parts += [f"ที่รับได้: {printable(self.allowed)}"] if self.allowed else []
        parts += [f"หมายถึง {shorten(self.nearest, _COPIED)} หรือไม่"] if self.nearest else []
        parts += [self.hint.partition(" | ")[0]] if self.hint else []
        return " · ".join(parts)

    @property
    def en(self) -> str:
        """Return the message in English."""
        parts = [MEANINGS[self.code].en]
        parts += [f"field {shorten(self.field)}"] if self.field else []
        parts += [f"found {quote(self.found)}"] if self.found else []
        parts += [f"[{char.tag}] is {char.en}; type it anew" for char in invisible_in(self.found[:_SHOWN])]
        parts += [f"allowed: {printable(self.allowed)}"] if self.allowed else []
        parts += [f"nearest: {shorten(self.nearest, _COPIED)}"] if self.nearest else []
        parts += [self.hint.partition(" | ")[2]] if self.hint else []
        return "; ".join(parts)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{printable(place)}: {self.code} {self.th}\n    {self.en}"


def printable(text: str) -> str:
    """Return `text` safe for a terminal: special spaces and the like as `[NBSP]`, control characters as escapes."""
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char == " " or unicodedata.category(char)[0] not in "CZ":
        return char
    return f"[{INVISIBLE[char].tag}]" if char in INVISIBLE else char.encode("unicode_escape").decode()


def shorten(text: str, most: int = _SHOWN) -> str:
    """Return the first `most` characters of `text`, printable, on one line."""
    head = printable(text[:most])
    return f"{head}…" if len(text) > most else head


def quote(text: str) -> str:
    """Return `text` shortened, in quotation marks."""
    return f'"{shorten(text)}"'


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by file and line; within a line in the order in which they were found."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
