"""Drive a night: give each free lane a slice, take in what comes back, and ask again what was lost.

The driver is the only one that writes. A lane gets its next slice when nobody can still be at work on its last one: it
came back, or its process is known to have ended, or its lease is over.
"""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.journal import Entry
from ita_site.links.national.memory import run_table
from ita_site.links.national.progress import LaneState
from ita_site.links.national.slices.live_slice import Live, ended, put_off, rested
from ita_site.links.national.slices.losses import Losses
from ita_site.links.national.slices.seen import Seen
from ita_site.links.national.slices.slice_work import run_slice
from ita_site.links.national.slices.spool import Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ita_site.links.national.executors import Executors
    from ita_site.links.national.merging import Merging
    from ita_site.links.national.orders import Orders
    from ita_site.links.national.planning.turns import Turns
    from ita_site.links.national.progress import Progress
    from ita_site.links.national.slices.lanes import Lanes
    from ita_site.links.national.slices.slice_order import SliceResult
    from ita_site.links.national.slices.spool import Spool
    from ita_site.links.run.asking.part import HandOver

TICK: Final = 0.5
"""Seconds after which the driver looks at leases and at the scheduler again."""
LATE_IN_A_ROW: Final = 3
"""Late slices of each lane, with none between them that was begun in time, after which the night is ended."""


class TooLateError(Exception):
    """Workers begin nothing in time: their clocks are ahead of the driver's, or the cluster is too busy."""


@dataclass(slots=True)
class Driver:
    """One night, from its first slice to its last."""

    lanes: Lanes
    turns: Turns
    orders: Orders
    merging: Merging
    executors: Executors
    spool: Spool
    progress: Progress
    live: list[Live] = field(default_factory=list)
    given_up: int = 0
    """URLs with which a worker died each time."""
    _losses: Losses = field(default_factory=Losses)
    _late: int = 0
    """Slices in a row that came too late."""

    def run(self) -> None:
        """Drive until nothing is left to ask; what was seen is merged.

        Raises `SchedulerLostError`, `TooLateError` and OSError.
        """
        while True:
            self._give()
            if not self.live:
                return
            self._wait()
            self.live = [live for given in self.live for live in self._look_at(given)]
            self.executors.check()
            self._check_clocks()
            self._show()

    def _check_clocks(self) -> None:
        """Raise `TooLateError` where too many slices in a row came too late, and nobody is at work on another."""
        is_anybody_at_work = any(live.future for live in self.live)
        if self._late >= LATE_IN_A_ROW * self.lanes.count and not is_anybody_at_work:
            raise TooLateError

    def _give(self) -> None:
        """Give a slice to every free lane that has something to ask."""
        for lane in self.lanes.free():
            numbers = self.lanes.take(lane)
            if numbers:
                self.live.append(self._submit(lane, tuple(numbers)))

    def _submit(self, lane: int, numbers: tuple[int, ...]) -> Live:
        lease = self.orders.lease()
        # processes of this machine end with the driver: who resumes the night need not wait for them
        written = lease if self.executors.outlives_driver else 0.0
        number = run_table.begin_slice(self.orders.memory, self.orders.plan.run, lane, written, numbers)
        order = self.orders.make(self.spool.place(number), numbers, self.turns.hosts(self.lanes.groups(lane)))
        return Live(number, lane, numbers, lease, self.executors.open().submit(run_slice, order))

    def _wait(self) -> None:
        futures = [live.future for live in self.live if live.future]
        if futures:
            wait(futures, TICK, FIRST_COMPLETED)
        else:
            time.sleep(TICK)

    def _look_at(self, live: Live) -> list[Live]:
        """Take in a slice if it has ended; return what is still to be waited for of it: one or none."""
        if live.future is None or not live.future.done():
            return self._wait_for(live)
        try:
            result = live.future.result(0)
        except CancelledError:
            return self._lose(live, is_dead=False)
        except Exception as error:  # noqa: BLE001 - of a worker's death there are as many kinds as executors
            # an error that is no loss is a mistake of ours, and ended the slice
            return self._lose(live, is_dead=not self.executors.is_lost(error) or self.executors.is_dead(error))
        if result.is_late:
            return [self._put_off(live)]
        self._late = 0
        self._merge(live, result)
        return []

    def _put_off(self, live: Live) -> Live:
        """Queue the questions of a slice that came too late to be begun; return what its lane waits for."""
        self.progress.lost += 1
        self._late += 1
        run_table.end_slice(self.orders.memory, live.id, "lost")
        self._give_back(live.numbers)
        return put_off(live)

    def _wait_for(self, live: Live) -> list[Live]:
        """Return a slice on which somebody may still be at work; none after asking again what was lost with it."""
        if not ended(live, self.spool):
            return [live]
        if live.future is not None:
            live.future.cancel()
            self.progress.lost += 1
        self._ask_again(live)
        return []

    def _lose(self, live: Live, *, is_dead: bool) -> list[Live]:
        """Return a slice that was lost, and is asked again when nobody can be at work on it any more."""
        self.progress.lost += 1
        return [rested(live, is_dead=is_dead or self.spool.work(live.id) is Work.ENDED)]

    def _ask_again(self, live: Live) -> None:
        """Merge what a lost slice had finished, and put the rest back into the queues."""
        left = self.spool.left(live.id)
        self.merging.take_in(left)
        self._end(live, "lost")
        lost = self._losses.note(self._unfinished(live, left.entries))
        self._give_back(lost.again)
        for group, numbers in self.turns.by_group(lost.apart).items():
            self.lanes.set_apart(group, numbers)
        self._give_up(live, lost.given_up)

    def _give_up(self, live: Live, questions: Sequence[int]) -> None:
        """Settle questions with which a worker died each time."""
        fault = Observation(Kind.DEFERRED, "checker-fault", "worker lost")
        now = self.orders.asking.now
        urls = [url for question in questions for url in self.orders.plan.questions[question].urls]
        self.given_up += len(urls)
        self.merging.settle(Seen(live.id, tuple(Entry(url, now, fault) for url in urls)))

    def _merge(self, live: Live, result: SliceResult) -> None:
        """Merge a slice that came back, and queue what it left."""
        handed = {self._number(live, url): left for url, left in result.handed.items()}
        run_table.keep_hand_overs(self.orders.memory, self.orders.plan.run, handed)
        self.merging.take_in(Seen(live.id, result.entries, result.frames, result.states, result.machine))
        self._end(live, "merged")
        self._give_back(number for number in self._unfinished(live, result.entries) if number not in handed)
        self._hand_over(handed)

    def _end(self, live: Live, state: str) -> None:
        """Free the lane of a slice that was taken in."""
        run_table.end_slice(self.orders.memory, live.id, state)
        self.spool.remove(live.id)
        self.progress.done = self.merging.merged
        self.lanes.end(live.lane)

    def _hand_over(self, handed: Mapping[int, HandOver]) -> None:
        """Queue questions with the host whose turn it is, which may make one of two groups."""
        for joined in self.turns.hand_over(handed):
            self.lanes.join(joined.merged, joined.group)
        self._give_back(handed)

    def _give_back(self, numbers: Iterable[int]) -> None:
        for group, questions in self.turns.by_group(numbers).items():
            self.lanes.give_back(group, questions)

    def _unfinished(self, live: Live, entries: Iterable[Entry]) -> list[int]:
        """Return the questions of a slice of which no entry tells."""
        done = {entry.url for entry in entries}
        return [number for number in live.numbers if self._first_url(number) not in done]

    def _number(self, live: Live, url: str) -> int:
        """Return the question of a slice that begins with a URL."""
        return next(number for number in live.numbers if self._first_url(number) == url)

    def _first_url(self, number: int) -> str:
        return self.orders.plan.questions[number].urls[0]

    def _show(self) -> None:
        asked = {live.lane: len(live.numbers) for live in self.live}
        lanes = [LaneState(lane, asked.get(lane, 0), self.lanes.of_lane(lane)) for lane in range(self.lanes.count)]
        self.progress.step(lanes, self.lanes.longest() * self.orders.asking.pace.delay)
