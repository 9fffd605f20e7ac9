"""A greater run in parts: slices of two lanes ask together what a single run asks alone, each only its own hosts."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.file.health_file import load
from ita_site.links.memory.file.record import FieldError
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.request.politeness import Pace
from ita_site.links.request.targets import Target
from ita_site.links.run.asking.hand_over_record import hand_over_data, hand_over_from
from ita_site.links.run.asking.part import MAX_HAND_OVERS, MAX_REPLIES, HandOver
from ita_site.links.run.asking.replies import Replies, Reply
from tests.links.answers import answer, html, in_turn, real, redirect, slow
from tests.links.server import FaultServer
from tests.links.slices import PACE, Order, look_ups, over_the_wire, run_lanes, run_slice

if TYPE_CHECKING:
    from ita_site.links.judge.observation import Observation
    from tests.links.conftest import Checker

KNOWN = look_ups(**{"a": "127.0.0.2", "ita.a": "127.0.0.3"})
HERE, THERE = "a.go.th", "ita.a.go.th"
TARGET = Target("http", HERE, 80, "/page?id=1")


def what(seen: Observation) -> tuple[object, ...]:
    return seen.kind, seen.reason, seen.final_url, seen.moved_to, seen.attempts, seen.notes


def asked(*servers: FaultServer) -> Counter[tuple[str, str]]:
    return Counter((hit.host, hit.target) for server in servers for hit in server.log)


def test_two_lanes_see_together_what_one_run_sees_alone(check: Checker) -> None:
    with FaultServer({}, "127.0.0.2") as first, FaultServer({}, "127.0.0.3", port=first.port) as second:
        here, there = f"http://{HERE}:{first.port}", f"http://{THERE}:{first.port}"
        first.routes |= {
            "/a": html("หน้าหนึ่ง"),
            "/gone": answer("x", "404 Not Found"),
            "/old": redirect(f"{there}/new", "301 Moved"),
            "/far": redirect(f"{there}/missing", "302 Moved"),
            "/busy": in_turn(answer("x", "503 Busy"), redirect(f"{there}/new")),
            "/robots.txt": answer("User-agent: *\nDisallow: /\n", kind="text/plain"),
            "/*": real(html("ข่าว")),
        }
        second.routes |= {"/new": html("หน้าที่ย้ายมา"), "/back": redirect(f"{here}/a"), "/p*": real(html("อื่น"))}
        lanes = {
            HERE: [f"{here}/{path}" for path in ("a", "gone", "old", "far", "busy", "p?id=1")],
            THERE: [f"{there}/{path}" for path in ("new", "back", "p?id=2", "p?id=3")],
        }
        addresses = {look_up.host: look_up.addresses for look_up in KNOWN}
        check([url for urls in lanes.values() for url in urls], lookup=addresses.__getitem__, pace=PACE, timeout=20)
        alone, asked_alone = load(check.health), asked(first, second)
        first.forget()
        second.forget()

        entries, times = run_lanes(lanes, KNOWN)

        assert {url: what(entry.seen) for url, entry in entries.items()} == {
            url: (link.observation, link.reason, link.final_url, link.moved_to, link.attempts, link.notes)
            for url, link in alone.items()
        }
        assert times >= 4
        assert asked(first, second) == asked_alone


def test_a_slice_asks_no_host_that_is_not_its_own() -> None:
    with FaultServer({"/*": html()}, "127.0.0.3") as other:
        with FaultServer({"/*": redirect(f"http://{THERE}:{other.port}/new")}, "127.0.0.2") as server:
            url = f"http://{HERE}:{server.port}/old"
            done = run_slice(Order([url], frozenset({HERE}), KNOWN))
        assert other.log == []
    assert (list(done.handed), done.handed[url].host, done.handed[url].times) == ([url], THERE, 1)
    assert (done.log.entries, done.left) == ([], ())


LARGE = Answer(replace(TARGET, path="/large"), 200, (), bytes(MAX_REPLIES + 1))


@pytest.mark.parametrize(
    "handed",
    [HandOver(0, HERE, (), MAX_HAND_OVERS), HandOver(0, HERE, (Reply(Ask(LARGE.target), LARGE),), 1)],
    ids=["too often", "too much"],
)
def test_a_check_that_goes_from_lane_to_lane_without_end_is_put_off(handed: HandOver) -> None:
    with FaultServer({"/*": html()}, "127.0.0.3") as other:
        with FaultServer({"/*": redirect(f"http://{THERE}:{other.port}/new")}, "127.0.0.2") as server:
            url = f"http://{HERE}:{server.port}/old"
            done = run_slice(Order([url], frozenset({HERE}), KNOWN, handed={url: handed}))
    assert [(entry.seen.kind, entry.seen.reason) for entry in done.log.entries] == [(Kind.DEFERRED, "passed-around")]
    assert (done.handed, other.log) == ({}, [])


def test_what_there_was_no_time_for_is_left_and_not_answered() -> None:
    with FaultServer({"/*": real(slow(0.2, html()))}, "127.0.0.2") as server:
        urls = [f"http://{HERE}:{server.port}/{number}" for number in range(30)]
        done = run_slice(Order(urls, frozenset({HERE}), KNOWN, pace=Pace(8, 1, 0.0, budget=0.7)))
        answered = [entry.url for entry in done.log.entries]
        assert sorted([*answered, *done.left, *done.handed]) == sorted(urls)
        assert len(done.left) > 20
        rest = [url for url in urls if url not in answered]
        second = run_slice(Order(rest, frozenset({HERE}), KNOWN, done.log.frames, handed=done.handed))
        assert sorted([*answered, *(entry.url for entry in second.log.entries)]) == sorted(urls)
        # a check that was begun goes on where it was
        assert max(Counter(hit.target for hit in server.log).values()) == 1


def test_a_check_that_was_handed_over_and_not_begun_is_handed_on_with_its_replies() -> None:
    came = Answer(TARGET, 302, (("location", f"http://{THERE}/new"),), b"")
    with FaultServer({"/*": slow(0.3, html())}, "127.0.0.3") as server:
        urls = [f"http://{THERE}:{server.port}/{number}" for number in range(4)]
        handed = {TARGET.url: HandOver(4, THERE, (Reply(Ask(TARGET), came),), 3)}
        pace = Pace(8, 1, 0.0, budget=0.1)
        done = run_slice(Order([*urls, TARGET.url], frozenset({THERE}), KNOWN, handed=handed, pace=pace))
    assert done.handed[TARGET.url] == handed[TARGET.url]


def test_the_same_question_gets_one_reply_after_the_other_and_then_none() -> None:
    ask, again = Ask(TARGET, browser=True), Ask(replace(TARGET, fragment="x"), browser=True, after=2.0, host_delay=1.0)
    busy, fine = Answer(TARGET, 503, (), b""), Answer(TARGET, 200, (), b"x")
    replies = Replies([Reply(ask, busy), Reply(Ask(TARGET), fine), Reply(ask, fine)])
    first, second = replies.earlier(ask), replies.earlier(again)
    assert (first, second) == (busy, replace(fine, target=again.target))
    assert replies.earlier(ask) is None
    assert replies.earlier(Ask(TARGET, browser=True, limit=5)) is None


def test_replies_that_nobody_asked_for_are_kept_for_the_next_run() -> None:
    unasked = Reply(Ask(replace(TARGET, path="/home")), Answer(TARGET, 200, (), b"home"))
    replies = Replies([unasked])
    replies.note(Ask(TARGET, after=3.0), Answer(TARGET, 301, (("location", "/x"),), b"a long page"))
    assert replies.all() == (Reply(Ask(TARGET), Answer(TARGET, 301, (("location", "/x"),), b"")), unasked)


HANDED = HandOver(
    7,
    "xn--12c1fe0br.example",
    (
        Reply(
            Ask(replace(TARGET, path="/ก\x7f?x"), browser=True, cookies="a=\xe9", verify=False, limit=9, whole=True),
            Answer(replace(TARGET, path="/ก\x7f?x"), 200, (("x", "\x00\x1b[1m\xff"),), b"\xff\x00" * 1000, "limit",
                   unreadable=True, repaired=True, names=("*.go.th",), protocol="h2"),
        ),
    ),
    3,
)  # fmt: skip


def test_a_hand_over_is_the_same_after_json_and_after_pickle() -> None:
    assert over_the_wire(HANDED) == pickle.loads(pickle.dumps(HANDED)) == HANDED


def test_a_fault_is_the_same_after_json_and_after_pickle() -> None:
    fault = Fault("not-http", "\x15\x03 SSH")
    handed = replace(HANDED, replies=(Reply(Ask(TARGET), fault),))
    for copy in (over_the_wire(handed), pickle.loads(pickle.dumps(handed))):
        came = copy.replies[0].came
        assert isinstance(came, Fault)
        assert (came.code, came.detail, str(came)) == (fault.code, fault.detail, str(fault))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(times=MAX_HAND_OVERS + 1),
        lambda data: data.update(host="a b"),
        lambda data: data["replies"].append({}),
        lambda data: data["replies"][0].update(fault={"code": "dns"}),
        lambda data: data["replies"][0]["ask"].update(scheme="ftp"),
        lambda data: data["replies"][0]["ask"].update(path="%%%"),
        lambda data: data["replies"][0]["answer"].update(body="eJwDAAAAAAE"),
        lambda data: data["replies"][0]["answer"].update(headers=data["replies"][0]["answer"]["body"]),
        lambda data: data["replies"][0]["answer"].update(status="200"),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(spoil: object) -> None:
    data = hand_over_data(HANDED)
    assert callable(spoil)
    spoil(data)
    with pytest.raises(FieldError):
        hand_over_from(data)
