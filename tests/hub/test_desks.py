"""Desks are open while they are used: few at once, and none with a thread that nobody needs."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.jobs.job import JobState
from ita_site.hub import desks as module
from ita_site.hub.desks import Desks
from ita_site.hub.hub import open_hub
from tests.builders.previews import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    desks = Desks(open_hub(tmp_path / "hub").folder, most=2)
    yield desks
    desks.close_all()


def test_a_desk_is_opened_once(desks: Desks) -> None:
    assert desks.of("a") is desks.of("a")


def test_the_desk_that_was_used_least_makes_room(desks: Desks) -> None:
    before = threading.active_count()
    desks.of("a")
    desks.of("b")
    desks.of("a")
    desks.of("c")
    assert [agency for agency in "abc" if desks.is_open(agency)] == ["a", "c"]
    until(lambda: threading.active_count() <= before + 2)


def test_a_desk_that_nobody_uses_is_closed(desks: Desks) -> None:
    desks.of("a").used -= module.IDLE_SECONDS + 1
    desks.of("b")
    assert not desks.is_open("a")


def test_a_desk_is_closed_also_when_nobody_asks_for_another(desks: Desks) -> None:
    desks.of("a").used -= module.IDLE_SECONDS + 1
    desks.start(0.05)
    until(lambda: not desks.is_open("a"))


def test_a_desk_that_publishes_stays_open(desks: Desks) -> None:
    over = threading.Event()
    desk = desks.of("a")
    desk.desk.link_jobs.start(lambda _: str(over.wait(60)))
    desk.used -= module.IDLE_SECONDS + 1
    desks.of("b")
    desks.of("c")
    assert desks.is_open("a")
    over.set()
    until(lambda: (report := desk.desk.link_jobs.report) is not None and report.state is JobState.DONE)
    desks.of("b")
    assert not desks.is_open("a")
