"""The text of the Word document that the report of `tests/sites/phangat/` was published in, cell by cell.

A cell starts at a line whose first character, after an optional space, is a tab; later lines of the cell have none, and
blank lines separate nothing.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE = (SITES / "phangat.txt").read_text(encoding="utf-8")
LOST_PICTURE = re.compile(r"\[image: [^\]]+\](?:x N\+ \(ol __\})?")
"""Matches the mark in the text where the document has a picture."""


def begins_cell(line: str) -> bool:
    """Return whether a line is the first of a cell."""
    return line.removeprefix(" ").startswith("\t")


def stripped(lines: Iterable[str]) -> list[str]:
    """Return the lines that have words, without space around them and without the marks of lost pictures."""
    bare = (LOST_PICTURE.sub("", line).strip(" \t") for line in lines)
    return [line for line in bare if line]


def source_cells() -> list[list[str]]:
    """Return the lines of each cell, in order."""
    cells: list[list[str]] = []
    for line in SOURCE.split("\n"):
        if begins_cell(line):
            cells.append([])
        if cells:
            cells[-1].append(line)
    return [stripped(cell) for cell in cells]


def source_head() -> list[str]:
    """Return the lines before the first cell."""
    return stripped(takewhile(lambda line: not begins_cell(line), SOURCE.split("\n")))
