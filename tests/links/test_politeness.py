"""A polite run is polite: the server's own log shows the limits and the pauses."""

from __future__ import annotations

import itertools
import threading

from ita_site.links.request.politeness import Pace, Slots
from tests.links.answers import answer, html, in_turn, real, redirect, slow
from tests.links.conftest import Checker
from tests.links.server import FaultServer, most_at_once


def test_never_more_than_the_limit_at_once_to_a_host(check: Checker) -> None:
    routes = {f"/{n}": slow(0.05, html()) for n in range(30)}
    with FaultServer(dict(routes)) as server:
        check([f"{server.url}/{n}" for n in range(30)], pace=Pace(16, 2, 0.0))
        assert most_at_once(server.log) == 2


def test_requests_to_a_host_are_as_far_apart_as_was_said(check: Checker) -> None:
    with FaultServer({"/r*": redirect("/x"), "/x": html(), "/n*": html(), "/e*": answer("x", "500 Oops")}) as server:
        urls = [f"{server.url}/{name}{n}" for name in "rne" for n in range(4)]
        check(urls, pace=Pace(16, 2, 0.1))
        assert len(server.log) >= 4 * 2 + 4 + 4 * 3
        starts = sorted(hit.start for hit in server.log)
        # a busy machine takes any of them late; one out of turn brings all behind it forward by 0.1 s
        due = [start - at * 0.1 for at, start in enumerate(starts)]
        assert [at for at in range(2, len(due)) if min(due[at:]) < min(due[:at]) - 0.05] == []


def test_names_of_one_machine_share_one_slot(check: Checker) -> None:
    with FaultServer({"/*": real(slow(0.05, html()))}) as server:
        names = ("agency.go.th", "www.agency.go.th", "other.go.th")
        urls = [f"http://{name}:{server.port}/{n}" for name in names for n in range(4)]
        check(urls, lookup=lambda _: ["127.0.0.1"], pace=Pace(16, 1, 0.0))
        assert most_at_once(server.log) == 1


def test_www_shares_the_slot_even_on_another_address(check: Checker) -> None:
    with FaultServer({"/*": real(slow(0.05, html()))}, "127.0.0.1") as first:
        with FaultServer({"/*": real(slow(0.05, html()))}, "127.0.0.2", port=first.port) as two:
            urls = [f"http://{name}:{first.port}/{n}" for name in ("a.go.th", "www.a.go.th") for n in range(4)]
            check(urls, resolve=["a.go.th:127.0.0.1", "www.a.go.th:127.0.0.2"], pace=Pace(16, 1, 0.0))
            assert most_at_once([*first.log, *two.log]) == 1


def test_hosts_are_asked_in_parallel(check: Checker) -> None:
    with (
        FaultServer({"/*": real(slow(0.2, html()))}, "127.0.0.1") as first,
        FaultServer({"/*": real(slow(0.2, html()))}, "127.0.0.2") as two,
    ):
        check([f"{server.url}/{n}" for server in (first, two) for n in range(3)], pace=Pace(8, 1, 0.0))
        assert most_at_once([*first.log, *two.log]) == 2


def test_a_redirect_to_another_host_waits_in_that_hosts_queue(check: Checker) -> None:
    with FaultServer({"/*": real(slow(0.05, html()))}, "127.0.0.9") as aim:
        sources = [FaultServer({"/": redirect(f"{aim.url}/{n}")}, f"127.0.0.{n}") for n in range(2, 8)]
        for source in sources:
            source.__enter__()
        try:
            check([f"{source.url}/" for source in sources], pace=Pace(16, 1, 0.0))
        finally:
            for source in sources:
                source.__exit__()
        assert len(aim.asked) == 6
        assert most_at_once(aim.log) == 1


def test_429_pauses_the_whole_host(check: Checker) -> None:
    with FaultServer(
        {"/busy": in_turn(answer("x", "429 Slow", Retry_After="1"), html()), "/n*": slow(0.1, html())}
    ) as server:
        check([f"{server.url}/busy", *(f"{server.url}/n{n}" for n in range(20))], pace=Pace(8, 1, 0.0))
        starts = sorted(hit.start for hit in server.log)
        assert max(later - sooner for sooner, later in itertools.pairwise(starts)) > 0.9


def test_a_slow_host_holds_nobody_up(check: Checker) -> None:
    with (
        FaultServer({"/*": real(slow(1.5, answer(b"%PDF-1.4 x", kind="application/pdf")))}, "127.0.0.2") as tired,
        FaultServer({"/*": real(html())}) as quick,
    ):
        urls = [f"{tired.url}/{n}" for n in range(6)] + [f"{quick.url}/{n}" for n in range(20)]
        check(urls, pace=Pace(4, 2, 0.0), timeout=20)
        assert max(hit.end for hit in quick.log) < sorted(hit.end for hit in tired.log)[2]


def test_after_three_failures_to_connect_the_rest_of_a_host_is_not_tried(check: Checker) -> None:
    with FaultServer({"/": html()}) as alive:
        dead = [f"http://down.test:9/{n}" for n in range(40)]
        seen = check([alive.url + "/", *dead], resolve=["down.test:127.0.0.1"], pace=Pace(8, 2, 0.0))
        assert check.result is not None
        assert not check.result.offline
        kinds = [seen[url]["observation"] for url in dead]
        assert set(kinds) == {"unreachable", "deferred"}
        assert kinds.count("unreachable") <= 3
        assert {seen[url]["reason"] for url in dead if seen[url]["observation"] == "deferred"} == {"host-down"}


def test_a_host_that_asks_for_a_day_three_times_is_left_alone(check: Checker) -> None:
    with FaultServer({"/*": answer("x", "429 Go away", Retry_After="86400")}) as server:
        seen = check([f"{server.url}/{n}" for n in range(20)], pace=Pace(8, 1, 0.0))
        assert len(server.log) == 3
        assert sum(link["reason"] == "host-asks-to-wait" for link in seen.values()) == 17


def test_the_budget_ends_a_run_in_time(check: Checker) -> None:
    with FaultServer({"/*": real(slow(0.2, html()))}) as server:
        seen = check([f"{server.url}/{n}" for n in range(50)], pace=Pace(8, 1, 0.0, budget=1.0))
        reasons = [link["reason"] for link in seen.values()]
        # one after the other, all would take ten seconds
        assert reasons.count("answers") <= 6
        assert reasons.count("budget") == 50 - reasons.count("answers")


def test_begun_work_goes_before_fresh_work() -> None:
    slots: Slots[str] = Slots(1, 0.0)
    slot = slots.assign("a", ())
    slots.add(slot, ["fresh"])
    slots.resume(slot, "begun", 0.0)
    taken = slots.take(1.0)
    assert taken == (slot, "begun")
    assert slots.take(1.0) is None
    slots.release(slot)
    assert slots.take(1.0) == (slot, "fresh")


def test_no_worker_outlives_the_run(check: Checker) -> None:
    with FaultServer({"/*": real(html())}) as server:
        before = set(threading.enumerate())
        check([f"{server.url}/{n}" for n in range(20)])
        workers = [
            thread for thread in threading.enumerate() if thread not in before and "worker" in thread.name.lower()
        ]
        for worker in workers:
            worker.join(timeout=20)
        assert not [worker for worker in workers if worker.is_alive()]
