"""Take the comments out of Markdown: they are an editor's notes, and no reader is to see them.

A comment is all between `<!--` and `-->`, or a definition of a link that leads nowhere: `[//]: # (words)`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

Comment: TypeAlias = tuple[int, str]
"""The line at which a comment begins, from 0, and its words."""

_OPEN: Final = "<!--"
_CLOSE: Final = "-->"

_DEFINITION: Final = re.compile(r" {0,3}\[[^\[\]]*\]: *(?:#|<>)(?: (.*)|$)")
_MARKS: Final = ("(", '"', "'")
_END_MARKS: Final = (")", '"', "'")


def without_comments(text: str) -> tuple[str, tuple[Comment, ...]]:
    """Return a text of as many lines without its comments, and the comments."""
    rest, noted = _without_html(text)
    lines = rest.split("\n")
    for first, last in _definitions(lines):
        noted.append((first, " ".join(lines[first:last]).partition(":")[2].strip(" #<>()\"'")))
        lines[first:last] = [""] * (last - first)
    return "\n".join(lines), tuple(sorted(noted))


def _without_html(text: str) -> tuple[str, list[Comment]]:
    """Return a text with a space in place of each HTML comment; one that is not closed ends with the text."""
    parts: list[str] = []
    noted: list[Comment] = []
    at = line = 0
    while (start := text.find(_OPEN, at)) >= 0:
        close = text.find(_CLOSE, start + len(_OPEN))
        words = text[start + len(_OPEN) : close if close >= 0 else len(text)]
        line += text.count("\n", at, start)
        noted.append((line, " ".join(words.split())))
        parts += (text[at:start], " ", "\n" * words.count("\n"))
        line += words.count("\n")
        at = close + len(_CLOSE) if close >= 0 else len(text)
    return "".join((*parts, text[at:])), noted


def _definitions(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) of the lines of each definition that leads nowhere."""
    end = 0
    for at, line in enumerate(lines):
        if at >= end and (match := _DEFINITION.match(line)):
            end = _end_of_title(lines, at, (match[1] or "").strip())
            yield at, end


def _end_of_title(lines: Sequence[str], at: int, title: str) -> int:
    """Return the line behind the title of a definition, which may begin on the next line, and end below."""
    if not title and at + 1 < len(lines) and lines[at + 1].strip().startswith(_MARKS):
        at += 1
        title = lines[at].strip()
    if not title.startswith(_MARKS) or (len(title) > 1 and title.endswith(_END_MARKS)):
        return at + 1
    at += 1
    while at < len(lines) and lines[at].strip():
        at += 1
        if lines[at - 1].rstrip().endswith(_END_MARKS):
            break
    return at
