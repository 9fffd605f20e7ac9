"""What a run learned of how its hosts want to be asked outlives it: the servers' own logs show it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.file.host_state_record import host_state_data, host_state_from
from ita_site.links.memory.file.record import FieldError
from ita_site.links.memory.host_state import HostState
from ita_site.links.request.politeness import Pace
from tests.links.answers import answer, html, real
from tests.links.conftest import NOW
from tests.links.server import FaultServer
from tests.links.slices import Order, Slice, look_ups, run_slice

HOST = "a.go.th"
KNOWN = look_ups(a="127.0.0.2", b="127.0.0.2")
OURS = frozenset({HOST, "b.go.th"})
POLITE = Pace(8, 2, 0.5)


def urls_of(port: int, host: str = HOST, count: int = 10) -> list[str]:
    return [f"http://{host}:{port}/{number}" for number in range(count)]


def reasons(done: Slice) -> Counter[tuple[Kind, str]]:
    return Counter((entry.seen.kind, entry.seen.reason) for entry in done.log.entries)


def moment(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_a_host_that_does_not_answer_is_left_as_down() -> None:
    done = run_slice(Order(urls_of(9), OURS, KNOWN))
    (state,) = done.rest.states
    assert (state.host, state.port, state.failures >= 3, state.fault) == (HOST, 9, True, "refused")


def test_a_host_that_was_down_is_asked_once_and_then_let_alone() -> None:
    with FaultServer({}, "127.0.0.2", raw=lambda sock: sock.close()) as server:
        port = server.port
    state = HostState(HOST, port, 3, "refused")
    done = run_slice(Order(urls_of(port), OURS, KNOWN, states=(state,)))
    assert reasons(done) == {(Kind.UNREACHABLE, "refused-connection"): 1, (Kind.DEFERRED, "host-down"): 9}
    assert [state.failures >= 3 for state in done.rest.states] == [True]


def test_a_host_that_was_down_and_answers_again_is_asked_as_usual() -> None:
    with FaultServer({"/*": real(html())}, "127.0.0.2") as server:
        state = HostState(HOST, server.port, 3, "refused")
        done = run_slice(Order(urls_of(server.port), OURS, KNOWN, states=(state,)))
    assert reasons(done) == {(Kind.OK, "answers"): 10}
    assert [(state.failures, state.fault) for state in done.rest.states] == [(0, "")]


def test_a_host_that_asks_for_an_hour_is_asked_nothing_in_the_next_slice() -> None:
    with FaultServer({"/*": answer("x", "429 Slow", Retry_After="3600")}, "127.0.0.2") as server:
        urls = urls_of(server.port)
        first = run_slice(Order(urls[:2], OURS, KNOWN))
        (state,) = first.rest.states
        assert state.waits == 2
        assert state.wait_until is not None
        assert 3590 < (state.wait_until - datetime.now(UTC)).total_seconds() <= 3600
        server.forget()
        second = run_slice(Order(urls[2:], OURS, KNOWN, states=first.rest.states))
        assert server.log == []
    assert reasons(second) == {(Kind.DEFERRED, "host-asks-to-wait"): 8}
    assert second.rest.states == ()


def test_a_wait_that_is_over_is_forgotten() -> None:
    with FaultServer({"/*": real(html())}, "127.0.0.2") as server:
        state = HostState(HOST, server.port, waits=3, wait_until=moment(-1))
        done = run_slice(Order(urls_of(server.port), OURS, KNOWN, states=(state,)))
    assert reasons(done) == {(Kind.OK, "answers"): 10}
    assert [(state.waits, state.wait_until) for state in done.rest.states] == [(0, None)]


def test_a_redirect_leads_nowhere_while_its_host_asks_to_be_left_alone() -> None:
    with FaultServer({"/*": html()}, "127.0.0.2") as server:
        server.routes["/0"] = answer("", "302 F", Location=f"http://b.go.th:{server.port}/new")
        state = HostState("b.go.th", server.port, waits=1, wait_until=moment(600))
        done = run_slice(Order(urls_of(server.port, count=1), OURS, KNOWN, states=(state,)))
        assert Counter(hit.target for hit in server.log) == {"/0": 1}
    assert reasons(done) == {(Kind.DEFERRED, "host-asks-to-wait"): 1}


@pytest.mark.parametrize("second", [HOST, "b.go.th"])
def test_between_two_slices_a_machine_is_left_alone_as_between_two_requests(second: str) -> None:
    with FaultServer({"/*": answer(b"%PDF-1.4 x", kind="application/pdf")}, "127.0.0.2") as server:
        first = run_slice(Order(urls_of(server.port, count=1), OURS, KNOWN, pace=POLITE))
        run_slice(
            Order(urls_of(server.port, second, 2)[1:], OURS, KNOWN, first.log.frames, first.rest.states, pace=POLITE)
        )
        before, after = (hit.start for hit in server.log)
    assert after - before >= 0.49


def test_the_delay_that_a_host_asked_for_holds_between_two_slices() -> None:
    robots = answer("User-agent: *\nCrawl-delay: 2\n", kind="text/plain")
    page = answer(b"%PDF-1.4 x", kind="application/pdf")
    with FaultServer({"/robots.txt": robots, "/*": page}, "127.0.0.2") as server:
        urls = urls_of(server.port, count=3)
        first = run_slice(Order(urls[:2], OURS, KNOWN, pace=POLITE))
        run_slice(Order(urls[2:], OURS, KNOWN, first.log.frames, first.rest.states, pace=POLITE))
        starts = sorted(hit.start for hit in server.log if hit.target != "/robots.txt")
    assert starts[2] - starts[1] >= 1.95


STATE = HostState("::1", 8080, 4, "connect-timeout", 2, NOW, NOW + timedelta(milliseconds=1500))


def test_a_state_is_the_same_after_json() -> None:
    for state in (STATE, HostState("a_b.example", 80)):
        assert host_state_from(json.loads(json.dumps(host_state_data(state)))) == state


@pytest.mark.parametrize(
    "field", [{"host": "a b"}, {"port": 0}, {"failures": -1}, {"fault": "Not Found"}, {"free": 5}, {"more": 1}]
)
def test_a_state_that_cannot_be_is_refused(field: dict[str, object]) -> None:
    with pytest.raises(FieldError):
        host_state_from({**host_state_data(replace(STATE, host="a.go.th")), **field})
