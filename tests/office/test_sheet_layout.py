"""Widths, heights and pages of a sheet: nothing is printed smaller than can be read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ita_site.model.entry import Says
from ita_site.office.spreadsheet.layout import A3, A4, SMALLEST, fitted, lines, printed, row_height, width
from ita_site.open_data.table import Column, Kind

TEXT = Column("text", Kind.TEXT, "ข้อความ", Says("", ""))
PER_CHARACTER = 8.2


def test_few_columns_are_printed_on_a4_as_they_are() -> None:
    plan = printed([10, 20, 30])
    assert (plan.paper, plan.fit, plan.scale, plan.breaks) == (A4, False, 100, ())


def test_more_columns_are_made_smaller_or_take_larger_paper() -> None:
    assert (printed([30] * 5).paper, printed([30] * 5).fit) == (A4, True)
    assert printed([30] * 6).paper is A3
    assert printed([30] * 6).breaks == ()


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40))
def test_on_no_page_do_columns_need_less_than_the_smallest_scale(widths: list[int]) -> None:
    widths[0] = max(1, widths[0])
    plan = printed(widths)
    starts = [0, *plan.breaks, len(widths)]
    for at, (first, last) in enumerate(pairwise(starts)):
        page = ([widths[0]] if at else []) + widths[first:last]
        assert sum(PER_CHARACTER * width + 5 for width in page if width) <= plan.paper.room * 100 / SMALLEST + 1e-6
    assert not plan.breaks or (plan.scale, plan.fit) == (SMALLEST, False)


def test_long_texts_become_narrower_where_a4_then_holds_the_table() -> None:
    assert fitted(lambda most: [60, 40, most]) == [60, 40, 50]
    assert fitted(lambda most: [60, 120, most]) == [60, 120, 60]


def test_a_column_is_as_wide_as_its_words_and_wider_where_a_row_would_be_cut_off() -> None:
    assert width(TEXT, "ก", ["สั้น"]) == 12
    assert width(TEXT, "ก", ["ก" * 500]) == 60
    tall = ["ก" * 1200]
    assert width(TEXT, "ก", tall) > 60
    assert row_height(tall, [width(TEXT, "ก", tall)]) < 409


def test_lines_are_counted_as_they_are_seen() -> None:
    assert lines("2567-12m/service-quality/a10", 40) == 1
    assert lines("ก\nข\nค", 40) == 3
    assert lines("กำ้" * 10, 40) == 1
    assert row_height(["ก", "ข" * 500], [12, 0]) == 23
