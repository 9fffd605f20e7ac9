"""How many rows of squares a sheet has room for, and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.poster.picture import picture
from tests.builders.sites import PHANGAT, Site
from tests.poster.sites import news_of, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.poster.announcement import Announcement
    from ita_site.poster.picture import Picture


def drawn(news: Announcement) -> Picture:
    return picture(news.report, news.ladder)


def test_a_few_measures_are_drawn_as_large_as_can_be() -> None:
    made = drawn(news_of(Site(PHANGAT)))
    assert (made.layout.columns, made.layout.pitch, made.left_out) == (1, 11, 0)


@pytest.mark.parametrize("activities", [(360,), (9,) * 40, (1,) * 150], ids=["360", "40", "150"])
def test_every_measure_is_drawn_or_counted_as_left_out(activities: tuple[int, ...], tmp_path: Path) -> None:
    news = news_of(site_of(tmp_path, *activities))
    made = drawn(news)
    rows = [row for column in made.columns for row in column]
    assert len(rows) + made.left_out == len(activities)
    assert [row.label for row in rows] == [f"{at}. m{at}" for at in range(1, len(rows) + 1)]
    assert [len(row.standings) for row in rows] == list(activities[: len(rows)])


def test_a_measure_with_very_many_activities_is_drawn_whole(tmp_path: Path) -> None:
    made = drawn(news_of(site_of(tmp_path, 360)))
    assert made.left_out == 0
