"""The tile map of the provinces: every province once, none over another, neighbours near."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ita_site.model.closed_lists.provinces import PROVINCES
from ita_site.nation.portal.database.tile_places import TILE_PLACES
from ita_site.nation.portal.pages.tile_words import tile_words

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
FROM_WEST_TO_EAST = ["TH-71", "TH-17", "TH-30", "TH-32", "TH-34"]


def test_every_province_has_a_tile_and_words_for_it() -> None:
    assert set(TILE_PLACES) == set(PROVINCES) == set(tile_words())
    assert all(len(words.letters) == 2 and words.lines for words in tile_words().values())


def test_no_tile_lies_over_another_and_no_letters_are_those_of_another() -> None:
    assert len(set(TILE_PLACES.values())) == len(PROVINCES)
    assert len({words.letters for words in tile_words().values()}) == len(PROVINCES)


@pytest.mark.parametrize(("first", "second"), NEIGHBOURS)
def test_neighbours_touch_on_the_map(first: str, second: str) -> None:
    here, there = TILE_PLACES[first], TILE_PLACES[second]
    assert abs(here.row - there.row) <= 1
    assert abs(here.column - there.column) <= 1


def test_north_is_at_the_top_and_east_on_the_right() -> None:
    assert all(TILE_PLACES[above].row < TILE_PLACES[below].row for above, below in pairwise(FROM_NORTH_TO_SOUTH))
    assert all(TILE_PLACES[left].column < TILE_PLACES[right].column for left, right in pairwise(FROM_WEST_TO_EAST))
