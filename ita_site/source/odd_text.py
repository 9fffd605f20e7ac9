"""Find characters in the lines of a content file that its writer does not see or did not mean."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ita_site.source.characters import ZERO_WIDTH
from ita_site.source.problems import Code, Problem

_AROUND: Final = 25
"""Letters before an odd character that a message shows."""

_HIDDEN: Final = re.compile(f"[{ZERO_WIDTH}]")
_ODD: Final = re.compile(f"[{ZERO_WIDTH}\t]")
"""Most files have none of these, and are looked at no further."""
_BEFORE_TEXT: Final = re.compile(r"\s*(?:- +)*(?:[A-Za-z_]+:)?\s*")
"""What is before the text of a line: the indentation, the marks of a list, the name of a field."""

_CURLY: Final = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
_ANY_CURLY: Final = re.compile(f"[{_CURLY}]")
_QUOTED: Final = re.compile(rf"[{_CURLY}]([^{_CURLY}]+)[{_CURLY}\"']")


def odd_lines(lines: Iterable[str], path: str, first: int, *, remarks: bool) -> Iterator[Problem]:
    """Yield a problem for each line with a character without a width, and for each with a tab between words.

    `first` is the number of the first line. With `remarks`, lines that begin with `#` are remarks, which nobody reads.
    """
    known = list(lines)
    if not _ODD.search("\n".join(known)):
        return
    for number, line in enumerate(known, first):
        if remarks and line.lstrip().startswith("#"):
            continue
        if match := _HIDDEN.search(line):
            yield Problem(path, number, Code.ZERO_WIDTH, found=_around(line.strip(), match[0]))
        text = line[_end_of(_BEFORE_TEXT.match(line)) :].strip()
        if "\t" in text:
            yield Problem(path, number, Code.TAB_IN_TEXT, found=_around(text, "\t").replace("\t", " → "))


def in_curly_quotes(value: str) -> str:
    """Return what is inside the curly quotation marks around a value, or nothing.

    `“ก”` gives `ก`; `“ก” และ “ข”` is a text that begins and ends with a quotation, and gives nothing.
    """
    match = _QUOTED.fullmatch(value)
    return match[1] if match else ""


def may_be_in_curly_quotes(text: str) -> bool:
    """Return whether any value of a document can be in curly quotation marks."""
    return bool(_ANY_CURLY.search(text))


def _around(text: str, char: str) -> str:
    at = text.index(char)
    return ("…" if at > _AROUND else "") + text[max(0, at - _AROUND) :]


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
