"""Find where content says TODO, and leave those parts out of what is published.

A TODO is a remark on a line of its own, a line of a value that starts so, or a line of free text that starts so. The
importer writes one at everything that it could not settle; an editor may write one as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ita_site.source.problems import Code, Problem

Span: TypeAlias = tuple[int, int, bool]
"""First and last line of a value, from 0, and whether it is a block."""

_REMARK: Final = re.compile(r"\s*#+\s*TODO\b:?(.*)", re.IGNORECASE)
_VALUE: Final = re.compile(r"\s*\(?TODO\b:?(.*)")
# four spaces make a line a quotation, whose words are not the editor's
_PROSE: Final = re.compile(r" {0,3}(?:<!--\s*|[#>*+-] ?|\d+\. |!?\[)*+TODO\b:?(.*)")


def in_remarks(lines: Sequence[str], texts: Iterable[Span], path: str, first: int) -> Iterator[Problem]:
    """Yield a problem for each TODO in remarks of YAML.

    `texts` are the values of several lines, within which `#` is no remark; `first` is the number of line 0.
    """
    quoted = {number for span in texts for number in _text_lines(lines, *span)}
    for number, line in enumerate(lines):
        if number not in quoted and (match := _REMARK.fullmatch(line)):
            yield _problem(path, number + first, match[1])


def in_value(value: str, path: str, line: int) -> Iterator[Problem]:
    """Yield a problem for a value of which a line starts with TODO: what belongs there is not known yet."""
    if match := next(filter(None, map(_VALUE.match, value.split("\n"))), None):
        yield _problem(path, line, match[1])


def settled(value: str) -> str | None:
    """Return a value, or None where it starts with TODO."""
    return None if _VALUE.match(value) else value


def in_prose(text: str, path: str, first: int) -> Iterator[Problem]:
    """Yield a problem for each line of free text that starts with TODO, also behind the mark of a heading or list."""
    for number, line in enumerate(text.split("\n"), first):
        if match := _PROSE.match(line):
            yield _problem(path, number, match[1])


def settled_value(value: str) -> str:
    """Return the lines of a value that do not start with TODO; nothing where the first one does."""
    lines = value.split("\n")
    if _VALUE.match(lines[0]):
        return ""
    return "\n".join(line for line in lines if not _VALUE.match(line))


def settled_prose(text: str) -> str:
    """Return free text without the parts that its TODOs are about, each line left out as an empty one.

    A heading takes its whole section along, a line the rest of its paragraph or list item. A heading whose section is
    left with nothing goes as well.
    """
    if not any(map(_PROSE.match, text.split("\n"))):
        return text
    lines = text.split("\n")
    keep = [True] * len(lines)
    for first, last in _todo_spans(lines):
        keep[first:last] = [False] * (last - first)
    for first, last in reversed(list(_sections(lines))):
        if not all(keep[first:last]) and not any(keep[at] and lines[at].strip() for at in range(first + 1, last)):
            keep[first] = False
    return "\n".join(line if kept else "" for line, kept in zip(lines, keep, strict=True))


_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?: |$)")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)\s*")
_BEGINS: Final = re.compile(r" {0,3}(?:#{1,6} |[>*+-] |\d+\. )")
"""A line that begins a block of its own, so that it is no part of the paragraph above it."""


def _todo_spans(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) of the lines that each TODO of a free text takes along."""
    sections = dict(_sections(lines))
    for at, line in enumerate(lines):
        if _PROSE.match(line):
            yield at, sections.get(at) or _end_of_block(lines, at)


def _sections(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (line of the heading, last line + 1) of each section, those within it included."""
    headings = [(at, level) for at in range(len(lines)) if (level := _level(lines, at))]
    for place, (at, level) in enumerate(headings):
        yield at, next((other for other, height in headings[place + 1 :] if height <= level), len(lines))


def _level(lines: Sequence[str], at: int) -> int:
    """Return the level of the heading at a line, 0 for none: `## a` is 2, and so is a line above `---`."""
    if match := _HEADING.match(lines[at]):
        return len(match[1])
    below = lines[at + 1] if at + 1 < len(lines) else ""
    underlined = bool(lines[at].strip()) and bool(_UNDERLINE.fullmatch(below)) and not _BEGINS.match(lines[at])
    return (1 if "=" in below else 2) if underlined else 0


def _end_of_block(lines: Sequence[str], at: int) -> int:
    """Return the line behind the paragraph or list item that begins at a line."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _BEGINS.match(lines[end]):
        end += 1
    return end


def _problem(path: str, line: int, words: str) -> Problem:
    return Problem(path, line, Code.TODO, found=words.partition("](")[0].removesuffix("-->").strip(" :*"))


def _text_lines(lines: Sequence[str], first: int, last: int, block: bool) -> Iterator[int]:  # noqa: FBT001 - a span's own
    """Yield the lines that belong to a value: of a block, those that are indented as its first is."""
    rows = [number for number in range(first, min(last + 1, len(lines))) if lines[number].strip()]
    indent = _indent(lines[rows[0]]) if rows and block else 0
    for number in rows:
        if _indent(lines[number]) >= indent:
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
