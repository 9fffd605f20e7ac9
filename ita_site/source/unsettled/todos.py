"""Find where content says TODO, and leave those values out of what is published.

A TODO is a remark on a line of its own, or the word in a value or in free text (`unsettled_prose`). The importer
writes one at everything that it could not settle; an editor may write one as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from ita_site.source.problems import Code, Problem

Span: TypeAlias = tuple[int, int, bool]
"""First and last line of a value, from 0, and whether it is a block."""

_REMARK: Final = re.compile(r"\s*#+\s*TODO\b:?(.*)", re.IGNORECASE)
_VALUE: Final = re.compile(r"\s*\(?TODO\b:?(.*)")

_LETTER: Final = "[A-Za-z0-9]"
"""A letter that makes TODO a part of another word; Thai ones do not, as Thai has no spaces between words."""

_ANYWHERE: Final = re.compile(rf"(?<!{_LETTER})TODO(?!{_LETTER})(?!(?<=/TODO)/)")
"""TODO in capitals as a word; `/TODO/` is a part of a path."""

_WITH_COLON: Final = re.compile(rf"""(?<!{_LETTER})todo(?=[*_~`'"”’)\] ]{{0,4}}[:：])""", re.IGNORECASE)
_AT_FIRST: Final = re.compile(rf"(?:^[\W\d_]*|[>\]|] ?)todo(?!{_LETTER}|/|[-.@_]{_LETTER})", re.IGNORECASE)
"""Behind nothing but marks and numbers; `todo-1`, `todo.pdf` and `todo/` are names."""

_FORMS: Final = (_ANYWHERE, _WITH_COLON, _AT_FIRST)
_ADDRESS: Final = re.compile(r"""https?://[^\s<>()\[\]"'|]+""", re.IGNORECASE)


def todo_words(line: str) -> str | None:
    """Return what a line says behind its word TODO, or None where it has none: an address may hold the word.

    The word counts in capitals anywhere, and in any letters at the beginning of a line or in front of a colon.
    """
    if "todo" not in line.lower():
        return None
    words = _ADDRESS.sub(lambda address: "." * len(address[0]), line)
    ends = [match.end() for form in _FORMS if (match := form.search(words))]
    return line[min(ends) :] if ends else None


def may_say_todo(text: str) -> bool:
    """Return whether any value of a document can say TODO; an escape can write any letter."""
    return "\\" in text or "todo" in text.lower()


def in_remarks(lines: Sequence[str], texts: Iterable[Span], path: str, first: int) -> Iterator[Problem]:
    """Yield a problem for each TODO in remarks of YAML.

    `texts` are the values of several lines, within which `#` is no remark; `first` is the number of line 0.
    """
    quoted = {number for span in texts for number in _text_lines(lines, *span)}
    for number, line in enumerate(lines):
        if number not in quoted and (match := _REMARK.fullmatch(line)):
            yield todo_problem(path, number + first, match[1])


def in_value(value: str, path: str, line: int) -> Iterator[Problem]:
    """Yield a problem for a value that says TODO: what belongs there is not known yet."""
    words = next((words for row in value.split("\n") if (words := todo_words(row)) is not None), None)
    if words is not None:
        yield todo_problem(path, line, words)


def settled(value: str) -> str | None:
    """Return a value, or None where it starts with TODO."""
    return None if _VALUE.match(value) else value


def settled_value(value: str) -> str:
    """Return a value, or nothing where one of its lines says TODO."""
    return "" if any(todo_words(line) is not None for line in value.split("\n")) else value


def todo_problem(path: str, line: int, words: str) -> Problem:
    """Return the problem of a TODO at a line, which says these words."""
    return Problem(path, line, Code.TODO, found=words.partition("](")[0].strip(" :*"))


def _text_lines(lines: Sequence[str], first: int, last: int, block: bool) -> Iterator[int]:  # noqa: FBT001 - a span's own
    """Yield the lines that belong to a value: of a block, those that are indented as its first is."""
    rows = [number for number in range(first, min(last + 1, len(lines))) if lines[number].strip()]
    indent = _indent(lines[rows[0]]) if rows and block else 0
    for number in rows:
        if _indent(lines[number]) >= indent:
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
