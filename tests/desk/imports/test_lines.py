"""A line is split where Enter was pressed, and nowhere else."""

from __future__ import annotations

import pytest

from ita_site.desk.imports.lines import cuts

LINE = "1.อบรม 2.ประชุม 3.ติดป้าย"


@pytest.mark.parametrize(
    ("pieces", "at", "typed", "expected"),
    [
        ([LINE], (), LINE, ()),
        ([LINE], (), "1.อบรม \n2.ประชุม 3.ติดป้าย", (7,)),
        ([LINE], (), "\n1.อบรม\n\n 2.ประชุม\n3.ติดป้าย\n", (7, 16)),
        (["1.อบรม", "2.ประชุม 3.ติดป้าย"], (7,), "1.อบรม\n2.ประชุม\n3.ติดป้าย", (7, 16)),
        (["1.อบรม", "2.ประชุม", "3.ติดป้าย"], (7, 16), "1.อบรม 2.ประชุม\n3.ติดป้าย", (16,)),
        (["1.อบรม", "2.ประชุม 3.ติดป้าย"], (7,), LINE, ()),
    ],
    ids=["untouched", "one cut", "empty lines", "a part again", "joined in part", "joined"],
)
def test_cuts_are_places_in_the_whole_line(
    pieces: list[str], at: tuple[int, ...], typed: str, expected: tuple[int, ...]
) -> None:
    assert cuts(pieces, at, typed) == expected


@pytest.mark.parametrize("typed", ["", "1.อบรม", f"{LINE} และ", LINE.replace("อบรม", "ฝึก")])
def test_other_words_are_no_split(typed: str) -> None:
    assert cuts([LINE], (), typed) is None
