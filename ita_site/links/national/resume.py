"""Begin where a stopped night ended: merge what its slices had finished, and leave alone what may still be asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ita_site.links.national.memory import run_table
from ita_site.links.national.slices.live_slice import Live
from ita_site.links.national.slices.spool import Work

if TYPE_CHECKING:
    from ita_site.links.national.driver import Driver


def take_over(driver: Driver) -> None:
    """Deal all questions to the lanes, but those on which workers of an earlier driver may still be at work."""
    open_questions = set(driver.orders.plan.questions)
    for given in run_table.live_slices(driver.orders.memory):
        left = Live(given.id, -given.id, given.questions, given.lease)
        if driver.spool.work(given.id) is Work.AT_WORK or _may_begin(driver, left):
            numbers = tuple(number for number in given.questions if number in open_questions)
            # a process that holds its lock is believed for some time from now on
            driver.live.append(Live(given.id, -given.id, numbers, max(given.lease, time.time())))
            open_questions.difference_update(numbers)
        else:
            open_questions.difference_update(_merge_left(driver, left))
    driver.lanes.deal(driver.turns.by_group(sorted(open_questions)))
    for live in driver.live:
        for group in driver.turns.by_group(live.numbers):
            driver.lanes.rest(group, live.lane)


def _may_begin(driver: Driver, live: Live) -> bool:
    """Return whether a worker elsewhere may have a slice, of which nothing is seen on this disk."""
    return driver.spool.work(live.id) is Work.UNKNOWN and time.time() < live.lease


def _merge_left(driver: Driver, live: Live) -> set[int]:
    """Merge what a slice had finished whose process has ended; return those of its questions."""
    left = driver.spool.left(live.id)
    driver.merging.take_in(left)
    run_table.end_slice(driver.orders.memory, live.id, "lost")
    driver.spool.remove(live.id)
    done = {entry.url for entry in left.entries}
    questions = driver.orders.plan.questions
    return {number for number in live.numbers if number in questions and questions[number].urls[0] in done}
