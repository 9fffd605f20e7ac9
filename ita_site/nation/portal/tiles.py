"""Where each of the 77 provinces is on the tile map: `tiles.csv`, a grid that is roughly Thailand, north at its top.

The map is a drawing of ours, no survey: neighbours are near each other, and every province is as large as any other.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of a province on the map, counted from 0 at the top left, and the words that its tile has room for."""

    code: str
    """Its code in ISO 3166-2, such as `TH-30`."""
    row: int
    column: int
    letters: str
    """The two letters that official lists shorten its name to, such as นม."""
    lines: tuple[str, ...]
    """Its name on one line or two."""


@cache
def tiles() -> Mapping[str, Tile]:
    """Return the tile of every province by its code, in the order of codes."""
    text = (files(__package__ or "") / "tiles.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: _tile(row) for row in rows}


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(row["code"], int(row["row"]), int(row["column"]), row["letters"], tuple(row["name"].split("/")))
