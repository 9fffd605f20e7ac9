"""The words that the tiles of the map have room for: `tile_words.csv`. Where each tile is, the database says."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TileWords:
    """The name of a province as its tile has it: on a phone its letters, on a wide window its lines."""

    letters: str
    """The two letters that official lists shorten its name to, such as นม."""
    lines: tuple[str, ...]
    """Its name on one line or two."""


@cache
def tile_words() -> Mapping[str, TileWords]:
    """Return the words of every province by its code in ISO 3166-2, such as `TH-30`, in the order of codes."""
    text = (files(__package__ or "") / "tile_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: TileWords(row["letters"], tuple(row["name"].split("/"))) for row in rows}
