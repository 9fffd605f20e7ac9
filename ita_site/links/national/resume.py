"""Begin where a stopped night ended: merge what its slices had finished, and leave alone what may still be asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ita_site.links.national.memory import run_table
from ita_site.links.national.slices.live_slice import Live
from ita_site.links.national.slices.spool import Work

if TYPE_CHECKING:
    from ita_site.links.national.driver import Driver
    from ita_site.links.national.memory.run_table import LiveSlice


def take_over(driver: Driver) -> None:
    """Deal all questions to the lanes, but those on which workers of an earlier driver may still be at work."""
    open_questions = set(driver.orders.plan.questions)
    for given in run_table.live_slices(driver.orders.memory):
        if _may_be_at_work(driver, given):
            numbers = tuple(number for number in given.questions if number in open_questions)
            driver.live.append(_waited_for(given, numbers))
            open_questions.difference_update(numbers)
        else:
            open_questions.difference_update(_merge_left(driver, given))
    driver.lanes.deal(driver.turns.by_group(sorted(open_questions)))
    for live in driver.live:
        for group in driver.turns.by_group(live.numbers):
            driver.lanes.rest(group, live.lane)


def _may_be_at_work(driver: Driver, given: LiveSlice) -> bool:
    """Return whether a worker holds the lock of a slice, or may have it elsewhere, where this disk shows nothing."""
    work = driver.spool.work(given.id)
    return work is Work.AT_WORK or (work is Work.UNKNOWN and time.time() < given.lease)


def _waited_for(given: LiveSlice, numbers: tuple[int, ...]) -> Live:
    """Return a slice of an earlier driver: it is in no lane of ours, and the groups of its questions rest for it."""
    # a process that holds its lock is believed for some time from now on
    return Live(given.id, -given.id, numbers, max(given.lease, time.time()))


def _merge_left(driver: Driver, given: LiveSlice) -> set[int]:
    """Merge what a slice had finished whose process has ended; return those of its questions."""
    left = driver.spool.left(given.id)
    driver.merging.take_in(left)
    run_table.end_slice(driver.orders.memory, given.id, "lost")
    driver.spool.remove(given.id)
    done = {entry.url for entry in left.entries}
    questions = driver.orders.plan.questions
    return {number for number in given.questions if number in questions and questions[number].urls[0] in done}
