"""Where content says TODO: a remark of its own line, a value that starts so, or a line of free text.

The importer writes them at whatever it guessed; an editor may write them as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ita_site.source.problems import Code, Problem

Span: TypeAlias = tuple[int, int, bool]
"""First and last line of a value, from 0, and whether it is a block."""

_REMARK: Final = re.compile(r"\s*#+\s*TODO\b:?(.*)", re.IGNORECASE)
_VALUE: Final = re.compile(r"\(?TODO\b:?(.*)", re.DOTALL)
# four spaces make a line a quotation, whose words are not the editor's
_PROSE: Final = re.compile(r" {0,3}(?:[#>*+-] ?|\d+\. |!?\[)*TODO\b:?(.*)")


def in_remarks(
    lines: Sequence[str], texts: Iterable[tuple[int, int, bool]], path: str, first: int
) -> Iterator[Problem]:
    """TODO in remarks of YAML; ``texts`` are the values of several lines, within which ``#`` is no remark."""
    quoted = {number for span in texts for number in _text_lines(lines, *span)}
    for number, line in enumerate(lines):
        if number not in quoted and (found := _REMARK.fullmatch(line)):
            yield _problem(path, number + first, found[1])


def in_value(value: str, path: str, line: int) -> Iterator[Problem]:
    """A value that starts with TODO: nothing is known that could stand there."""
    if found := _VALUE.match(value):
        yield _problem(path, line, found[1].partition("\n")[0])


def settled(value: str) -> str | None:
    """Return a value, or None where it starts with TODO."""
    return None if _VALUE.match(value) else value


def in_prose(text: str, path: str, first: int) -> Iterator[Problem]:
    """Lines of free text that start with TODO, behind whatever makes them headings, pictures or lists."""
    for number, line in enumerate(text.split("\n"), first):
        if found := _PROSE.match(line):
            yield _problem(path, number, found[1])


def _problem(path: str, line: int, words: str) -> Problem:
    return Problem(path, line, Code.TODO, found=words.partition("](")[0].strip(" :*"))


def _text_lines(lines: Sequence[str], first: int, last: int, block: bool) -> Iterator[int]:  # noqa: FBT001 - a span's own
    """Lines that belong to the value: of a block, those that are indented as its first is."""
    rows = [number for number in range(first, min(last + 1, len(lines))) if lines[number].strip()]
    indent = _indent(lines[rows[0]]) if rows and block else 0
    for number in rows:
        if _indent(lines[number]) >= indent:
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
