"""How many rows of squares a sheet has room for, and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.poster.picture import picture
from tests.poster.sites import news_of, real_news, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.poster.announcement import Announcement
    from ita_site.poster.picture import Picture


def drawn(news: Announcement) -> Picture:
    return picture(news.report, news.ladder)


def test_a_few_measures_are_drawn_as_large_as_can_be() -> None:
    made = drawn(real_news())
    assert (made.layout.columns, made.layout.pitch, made.left_out) == (1, 11, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("activities", "left_out"), [((360,), 0), ((9,) * 40, 10), ((1,) * 150, 120)], ids=["360", "40", "150"]
)
def test_every_measure_is_drawn_or_counted_as_left_out(
    activities: tuple[int, ...], left_out: int, tmp_path: Path
) -> None:
    news = news_of(site_of(tmp_path, *activities))
    made = drawn(news)
    rows = [row for column in made.columns for row in column]
    assert (made.left_out, len(rows)) == (left_out, len(activities) - left_out)
    assert [row.label for row in rows] == [f"{at}. m{at}" for at in range(1, len(rows) + 1)]
    assert [len(row.standings) for row in rows] == list(activities[: len(rows)])
