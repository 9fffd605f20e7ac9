"""Find the TODOs and comments of free text, and leave out the parts of the text that they are about.

A TODO takes along its paragraph, table, quotation or list item, and what is indented below it; one in a heading takes
the whole section.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.comments import without_comments
from ita_site.source.unsettled.todos import todo_problem, todo_words

_HEADING: Final = re.compile(r"#{1,6}")
_UNDERLINE: Final = re.compile(r"(?:=+|-+) *")
_ITEM: Final = re.compile(r"\s*(?:[*+-]|\d+[.)])\s")
_TAB: Final = 4


def in_prose(text: str, path: str, first: int) -> Iterator[Problem]:
    """Yield a problem for each comment of a free text, and for each line that says TODO outside of one."""
    rest, comments = without_comments(text)
    for at, words in comments:
        yield Problem(path, first + at, Code.TODO, found=words)
    for number, line in enumerate(rest.split("\n"), first):
        if (words_behind := todo_words(line)) is not None:
            yield todo_problem(path, number, words_behind)


def settled_prose(text: str) -> str:
    """Return free text without its comments and the parts that its TODOs are about, each line left out as an empty one.

    A heading whose section is left with nothing goes as well.
    """
    rest, comments = without_comments(text)
    lines = rest.split("\n")
    todos = [at for at, line in enumerate(lines) if todo_words(line) is not None]
    if not todos and not comments:
        return text
    # a line of which a comment was all is left out
    keep = [bool(line.strip()) or not old.strip() for line, old in zip(lines, text.split("\n"), strict=True)]
    sections = _sections(lines)
    for first, last in _todo_spans(lines, todos, sections):
        keep[first:last] = [False] * (last - first)
    for first, last in sorted(sections.items(), reverse=True):
        if not all(keep[first:last]) and not any(keep[at] and lines[at].strip() for at in range(first + 1, last)):
            keep[first] = False
    return "\n".join(line if kept else "" for line, kept in zip(lines, keep, strict=True))


def _todo_spans(lines: Sequence[str], todos: Sequence[int], sections: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) of the lines that each TODO of a free text takes along."""
    blocks = _blocks(lines)
    end = 0
    for at in todos:
        if at >= end:
            first = at if at in sections else blocks[at]
            end = sections.get(at) or _end_of_block(lines, blocks, first)
            yield first, end


def _sections(lines: Sequence[str]) -> dict[int, int]:
    """Return the last line + 1 of each section by the line of its heading; the sections within it are included."""
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for at in range(len(lines)):
        level = _level(lines, at)
        while level and opened and opened[-1][1] >= level:
            ends[opened.pop()[0]] = at
        if level:
            opened.append((at, level))
    return ends | {at: len(lines) for at, _ in opened}


def _level(lines: Sequence[str], at: int) -> int:
    """Return the level of the heading at a line, 0 for none: `## a` is 2, and so is a line above `---`."""
    if match := _HEADING.match(lines[at]):
        return len(match[0])
    below = lines[at + 1] if at + 1 < len(lines) else ""
    underlined = bool(_UNDERLINE.fullmatch(below)) and not _is_blank(lines[at]) and not _ITEM.match(lines[at])
    return (1 if "=" in below else 2) if underlined and _is_first(lines, at) else 0


def _is_first(lines: Sequence[str], at: int) -> bool:
    """Return whether a paragraph may begin at a line: the line above it is empty, or of a heading."""
    above = lines[at - 1] if at else ""
    return _is_blank(above) or bool(_HEADING.match(above) or _UNDERLINE.fullmatch(above))


def _blocks(lines: Sequence[str]) -> list[int]:
    """Return for each line the first line of its paragraph, table, quotation or list item.

    A line that begins as an item does is one only in a list: within a paragraph it is a part of that.
    """
    blocks: list[int] = []
    run = 0
    for at, line in enumerate(lines):
        run = at if _is_first(lines, at) or _level(lines, at) else run
        begins = at == run or (_ITEM.match(lines[run]) and _ITEM.match(line))
        blocks.append(at if begins else blocks[-1])
    return blocks


def _end_of_block(lines: Sequence[str], blocks: Sequence[int], first: int) -> int:
    """Return the line behind a block and all that is indented deeper below it."""
    end = first + 1
    for at in range(first + 1, len(lines)):
        if not _is_blank(lines[at]):
            if blocks[at] != first and _indent(lines[at]) <= _indent(lines[first]):
                break
            end = at + 1
    return end


def _indent(line: str) -> int:
    wide = line.expandtabs(_TAB)
    return len(wide) - len(wide.lstrip())


def _is_blank(line: str) -> bool:
    """Return whether Markdown ends a paragraph at a line; other spaces than these do not."""
    return not line.strip(" \t")
