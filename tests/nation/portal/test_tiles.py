"""The tile map of the provinces: every province once, none over another, neighbours near."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ita_site.nation.portal.tiles import tiles

NEIGHBOURS = [
    ("TH-57", "TH-56"),
    ("TH-50", "TH-58"),
    ("TH-30", "TH-31"),
    ("TH-34", "TH-33"),
    ("TH-10", "TH-12"),
    ("TH-10", "TH-11"),
    ("TH-20", "TH-21"),
    ("TH-76", "TH-77"),
    ("TH-77", "TH-86"),
    ("TH-84", "TH-80"),
    ("TH-95", "TH-96"),
]
FROM_NORTH_TO_SOUTH = ["TH-57", "TH-53", "TH-60", "TH-10", "TH-77", "TH-84", "TH-90", "TH-96"]
FROM_WEST_TO_EAST = ["TH-71", "TH-19", "TH-30", "TH-32", "TH-34"]


def test_every_province_has_a_tile() -> None:
    assert len(tiles()) == 77
    assert all(len(tile.letters) == 2 and tile.lines for tile in tiles().values())


def test_no_tile_lies_over_another_and_no_letters_are_those_of_another() -> None:
    assert len({(tile.row, tile.column) for tile in tiles().values()}) == 77
    assert len({tile.letters for tile in tiles().values()}) == 77


@pytest.mark.parametrize(("first", "second"), NEIGHBOURS)
def test_neighbours_touch_on_the_map(first: str, second: str) -> None:
    here, there = tiles()[first], tiles()[second]
    assert abs(here.row - there.row) <= 1
    assert abs(here.column - there.column) <= 1


def test_north_is_at_the_top_and_east_on_the_right() -> None:
    assert all(tiles()[above].row < tiles()[below].row for above, below in pairwise(FROM_NORTH_TO_SOUTH))
    assert all(tiles()[left].column < tiles()[right].column for left, right in pairwise(FROM_WEST_TO_EAST))
