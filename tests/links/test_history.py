"""Rule 10: one bad check is an observation, not a state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.file.link_record import link_data, link_from
from ita_site.links.memory.findings import sentence
from ita_site.links.memory.history import Link, Sighting, State, Thresholds, advance
from ita_site.links.memory.schedule import Rhythm, is_due, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
GOOD = {Kind.OK, Kind.MOVED}
REASON = {
    Kind.OK: "answers", Kind.MOVED: "permanent-redirect", Kind.SUSPECT: "soft-404", Kind.BLOCKED: "refused", Kind.INSECURE: "tls-expired",
    Kind.UNREACHABLE: "read-timeout", Kind.GONE: "not-found", Kind.UNSAFE: "unsafe", Kind.SKIPPED: "scheme", Kind.DEFERRED: "budget",
}  # fmt: skip


def seen(kind: Kind) -> Observation:
    return Observation(kind, REASON[kind], moved_to="https://new/" if kind is Kind.MOVED else None)


def walk(*steps: tuple[float, Kind]) -> list[State]:
    """The states after each step; a step is the day and what was seen."""
    link, states = Link("http://x/"), []
    for day, kind in steps:
        link = advance(link, seen(kind), START + timedelta(days=day))
        states.append(link.state)
    return states


OK, MOVED, GONE, NO = Kind.OK, Kind.MOVED, Kind.GONE, Kind.UNREACHABLE
A, B, F, S = State.ALIVE, State.BROKEN, State.FAILING, State.SUSPECT


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        pytest.param([(0, OK)], [A], id="the first good answer is alive"),
        pytest.param([(0, OK), (1, GONE)], [A, A], id="gone once changes nothing"),
        pytest.param([(0, OK), (1, GONE), (1.9, GONE)], [A, A, A], id="gone twice within a day changes nothing"),
        pytest.param([(0, OK), (1, GONE), (2, GONE)], [A, A, B], id="gone a day later is broken"),
        pytest.param([(0, OK), (1, GONE), (2, GONE), (3, OK)], [A, A, B, A], id="it comes back at once"),
        pytest.param([(0, OK), (1, GONE), (2, OK), (3, GONE)], [A, A, A, A], id="a good answer forgets"),
        pytest.param([(0, OK), (1, NO), (2, NO), (3, NO)], [A, A, A, A], id="silence for three days changes nothing"),
        pytest.param([(0, OK), (1, NO), (9, NO)], [A, A, A], id="silence in two checks changes nothing"),
        pytest.param([(0, OK), (1, NO), (4, NO), (8, NO)], [A, A, A, F], id="silence over a week is failing"),
        pytest.param([(0, OK), (1, NO), (4, NO), (8, NO), (8.1, OK)], [A, A, A, F, A], id="silence ends at once"),
        pytest.param([(0, OK), (1, GONE), (2, NO), (3, GONE)], [A, A, A, B], id="silence between does not forget"),
        pytest.param([(0, OK), (1, GONE), (2, GONE), (3, NO), (7, NO), (11, NO)], [A, A, B, B, B, B], id="broken stays broken when silent"),
        pytest.param([(0, GONE)], [F], id="a link never seen alive is failing at first"),
        pytest.param([(0, GONE), (1, GONE)], [F, B], id="and broken when confirmed"),
        pytest.param([(0, Kind.SUSPECT)], [S], id="a new link may be suspect at once"),
        pytest.param([(0, OK), (1, Kind.SUSPECT), (2, Kind.SUSPECT)], [A, A, S], id="an old one when confirmed"),
        pytest.param([(0, OK), (1, MOVED)], [A, State.MOVED], id="moved shows at once"),
        pytest.param([(0, OK), (1, Kind.BLOCKED), (2, Kind.BLOCKED), (3, OK)], [A, A, State.BLOCKED, A], id="blocked"),
        pytest.param([(0, OK), (1, Kind.INSECURE), (2, Kind.INSECURE)], [A, A, State.INSECURE], id="insecure"),
        pytest.param([(0, OK), (1, Kind.DEFERRED), (9, Kind.DEFERRED)], [A, A, A], id="not tried is nothing"),
        pytest.param([(0, Kind.SKIPPED)], [State.UNCHECKED], id="skipped stays unchecked"),
    ],
)  # fmt: skip
def test_a_link_changes_its_state_by_what_was_observed(steps: list[tuple[float, Kind]], states: list[State]) -> None:
    assert walk(*steps) == states


def test_a_host_that_is_down_for_a_week_fails_all_its_links() -> None:
    link = advance(Link("http://x/"), seen(OK), START)
    down = Observation(Kind.DEFERRED, "host-down")
    for day in (1, 4, 8):
        link = advance(link, down, START + timedelta(days=day))
    assert link.state is State.FAILING
    assert link.checked == START


@pytest.mark.parametrize(
    ("steps", "state", "silent_days", "was_gone"),
    [
        pytest.param([(0, OK), (1, NO), (9, NO), (200, NO)], F, 199, False, id="silence for half a year is failing"),
        pytest.param([(0, OK), (1, GONE), (2, GONE), (3, NO), (43, NO)], B, 40, True, id="gone, then silent for weeks"),
        pytest.param([(0, OK), (1, GONE), (2, GONE), (3, NO), (4, GONE)], B, 0, False, id="gone again"),
        pytest.param([(0, OK), (1, NO), (9, NO), (10, NO), (11, OK)], A, 0, False, id="answers again"),
    ],
)
def test_silence_is_counted_in_days_and_never_makes_a_link_broken(
    steps: list[tuple[float, Kind]],
    state: State,
    silent_days: int,
    was_gone: bool,  # noqa: FBT001
) -> None:
    link = Link("http://x/")
    for day, kind in steps:
        link = advance(link, seen(kind), START + timedelta(days=day))
    assert (link.state, link.silent_days, link.was_gone) == (state, silent_days, was_gone)
    assert ("no usable answer for" in sentence(link), "confirmed as not there" in sentence(link)) == (
        silent_days > 0,
        was_gone,
    )


def test_since_is_when_it_was_first_seen_and_last_ok_stays() -> None:
    link = Link("http://x/")
    for day, kind in ((0, OK), (3, GONE), (4, GONE)):
        link = advance(link, seen(kind), START + timedelta(days=day))
    assert (link.state, link.since, link.last_ok) == (B, START + timedelta(days=3), START)


LIMITS = Thresholds()
steps = some.lists(
    some.tuples(some.sampled_from(list(Kind)), some.integers(0, 72 * 60), some.booleans()), min_size=1, max_size=40
)


def _observed(kind: Kind, host_down: bool) -> Observation:  # noqa: FBT001
    return Observation(Kind.DEFERRED, "host-down") if kind is Kind.DEFERRED and host_down else seen(kind)


@dataclass(frozen=True)
class Step:
    """A link before and after one observation of it."""

    before: Link
    observation: Observation
    at: datetime
    after: Link

    @property
    def is_late(self) -> bool:
        """Whether something newer has been observed before."""
        return self.before.checked is not None and self.at <= self.before.checked


def history(walked: list[tuple[Kind, int, bool]]) -> Iterator[Step]:
    """Yield the steps of a link that is observed so: what, how many minutes later, and whether its host was down."""
    link, at = Link("http://x/"), START
    for kind, minutes, down in walked:
        at += timedelta(minutes=minutes)
        step = Step(link, _observed(kind, down), at, advance(link, _observed(kind, down), at, LIMITS))
        yield step
        link = step.after


@given(steps)
def test_an_observation_that_is_merged_twice_changes_nothing(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        if step.observation.kind is not Kind.SKIPPED:
            assert advance(step.after, step.observation, step.at, LIMITS) == step.after


@given(steps)
def test_an_observation_that_comes_late_changes_nothing(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        if step.is_late:
            assert step.after == step.before


@given(steps)
def test_a_good_answer_ends_every_doubt(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        if step.observation.kind in GOOD and not step.is_late:
            assert step.after.state.value == {"ok": "alive", "moved": "moved"}[step.observation.kind.value]
            assert (step.after.last_ok, step.after.sightings) == (step.at, {})


@settings(max_examples=400)
@given(steps)
def test_a_state_changes_only_after_as_many_sightings_as_it_needs(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        if step.observation.kind not in GOOD and step.after.state is not step.before.state:
            _changed_rightly(step.before, step.after, step.at)


@given(steps)
def test_a_state_began_no_later_than_it_was_observed(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        if step.after.state is not State.UNCHECKED:
            assert step.after.since is not None
            assert step.after.since <= step.at


@given(steps)
def test_a_link_is_read_as_it_was_written(walked: list[tuple[Kind, int, bool]]) -> None:
    for step in history(walked):
        assert link_from(link_data(step.after)) == step.after


def _changed_rightly(before: Link, link: Link, at: datetime) -> None:
    if before.state is State.UNCHECKED:
        assert link.state not in {State.BROKEN, State.ALIVE, State.MOVED}
        return
    of_state: dict[State, set[Kind]] = {
        State.BROKEN: {Kind.GONE}, State.FAILING: {Kind.UNREACHABLE}, State.SUSPECT: {Kind.SUSPECT, Kind.UNSAFE},
        State.BLOCKED: {Kind.BLOCKED}, State.INSECURE: {Kind.INSECURE},
    }  # fmt: skip
    sightings: list[Sighting] = [link.sightings[kind] for kind in of_state[link.state] if kind in link.sightings]
    long_enough = timedelta(days=7) if link.state is State.FAILING else timedelta(hours=LIMITS.confirm_hours)
    count = 3 if link.state is State.FAILING else 2
    assert any(sighting.count >= count and at - sighting.first >= long_enough for sighting in sightings)
    assert not (before.state is State.BROKEN and link.state in {State.FAILING, State.BLOCKED})


def test_a_link_that_answered_yesterday_is_not_due_today() -> None:
    link = advance(Link("http://x/"), seen(OK), START)
    link = planned(link, seen(OK), START)
    assert not is_due(link, START + timedelta(days=1))
    assert is_due(link, START + timedelta(days=7))


def test_failing_links_are_due_daily_and_stable_ones_weekly() -> None:
    link = planned(advance(Link("http://x/"), seen(OK), START), seen(OK), START)
    bad = START + timedelta(days=7)
    link = planned(advance(link, seen(GONE), bad), seen(GONE), bad)
    assert link.due == bad + timedelta(days=1)
    assert is_due(link, bad + timedelta(hours=23))
    good = bad + timedelta(days=1)
    link = advance(link, seen(OK), good)
    link = planned(link, seen(OK), good)
    assert link.due == good + timedelta(days=7)


def test_first_dates_are_spread_over_the_week() -> None:
    days = set()
    for number in range(200):
        link = advance(Link(f"http://x/{number}"), seen(OK), START)
        due = planned(link, seen(OK), START).due
        assert due is not None
        days.add((due - START).days)
    assert days == {2, 3, 4, 5, 6, 7}


def test_a_retry_after_of_ten_days_is_obeyed() -> None:
    asked_to_wait = replace(seen(Kind.BLOCKED), retry_after=864_000.0)
    link = planned(advance(Link("http://x/"), asked_to_wait, START), asked_to_wait, START, Rhythm())
    assert link.due == START + timedelta(days=10)
