"""Names are looked up a little ahead of what is asked; what is known of earlier look-ups holds for a run."""

from __future__ import annotations

import ipaddress
import json
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ita_site.links.memory.file.look_up_record import look_up_data, look_up_from
from ita_site.links.memory.file.record import FieldError
from ita_site.links.request.look_up import LookUp
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolved, Resolver, parse_mapping
from ita_site.links.run.asking.host_queues import KNOWN_AHEAD, LOOK_UPS
from ita_site.links.run.asking.runner import AHEAD
from tests.links.answers import answer, html, real, redirect, slow
from tests.links.conftest import LOOPBACK, NOW, no_names
from tests.links.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.links.conftest import Checker

NAMES = 1600
PACE = Pace(8, 2, 0.5)
EVERYWHERE = "0.0.0.0"
DOCUMENT = answer(b"%PDF-1.4 " + bytes(range(256)), kind="application/pdf")


class Names:
    """A resolver that knows every name, and notes when it was asked for each."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self.looked: dict[str, float] = {}

    def __call__(self, host: str) -> Sequence[str]:
        time.sleep(self._seconds)
        self.looked[host] = time.monotonic()
        number = int(host[1:].partition(".")[0])
        return [str(ipaddress.IPv4Address("127.1.0.0") + number)]


def test_of_1600_names_few_are_looked_up_before_the_first_request_and_before_their_own(check: Checker) -> None:
    names = Names()
    with FaultServer({"/*": slow(0.02, DOCUMENT)}, EVERYWHERE) as server:
        check([f"http://h{number}.example:{server.port}/x.pdf" for number in range(NAMES)], lookup=names, pace=PACE)
        asked = {hit.host.partition(":")[0]: hit.start for hit in server.log}
    assert len(asked) == len(names.looked) == NAMES
    first = min(asked.values())
    assert sum(at < first for at in names.looked.values()) <= 4 * LOOK_UPS
    ahead = [sum(names.looked[host] < at < asked[host] for host in asked) for at in sorted(asked.values())[::20]]
    # those that are known, those that are just being looked up, and those that wait for a thread
    assert max(ahead) <= KNOWN_AHEAD + LOOK_UPS + PACE.concurrency + AHEAD


def test_names_that_share_a_machine_hold_no_others_back(check: Checker) -> None:
    last = threading.Event()

    def lookup(host: str) -> Sequence[str]:
        if host == "last.example":
            last.set()
            return ["127.0.0.3"]
        return ["127.0.0.2"]

    with (
        FaultServer({"/*": real(html())}, "127.0.0.2") as shared,
        FaultServer({"/*": real(html())}, "127.0.0.3", port=shared.port) as alone,
    ):
        crowd = [f"http://h{number}.example:{shared.port}/" for number in range(2 * KNOWN_AHEAD)]
        check([*crowd, f"http://last.example:{shared.port}/"], lookup=lookup, pace=Pace(8, 1, 0.02))
        assert sum(hit.start < alone.log[0].start for hit in shared.log) < KNOWN_AHEAD


def test_a_redirect_to_an_unknown_name_is_looked_up_before_what_nobody_has_begun(check: Checker) -> None:
    names = Names()
    with FaultServer({"/*": slow(0.02, DOCUMENT)}, EVERYWHERE) as server:
        server.routes["/go"] = redirect(f"http://h999.example:{server.port}/x.pdf")
        urls = [f"http://h{number}.example:{server.port}/x.pdf" for number in range(400)]
        check([f"http://h998.example:{server.port}/go", *urls], lookup=names, pace=PACE)
    assert sorted(names.looked, key=names.looked.__getitem__).index("h999.example") < 300


def test_what_is_known_is_not_looked_up_again_whether_it_answers_or_not() -> None:
    looked: list[str] = []

    def lookup(host: str) -> Sequence[str]:
        looked.append(host)
        return ["127.0.0.1"]

    known = (LookUp("a.go.th", NOW, ("127.0.0.2", "127.0.0.3")), LookUp("b.go.th", NOW, (), "nxdomain"))
    resolver = Resolver((), LOOPBACK, lookup, known=known)
    assert resolver.find("a.go.th") == resolver.pinned("a.go.th") == Resolved(("127.0.0.2", "127.0.0.3"))
    assert resolver.find("b.go.th", again=True) == Resolved(fault="nxdomain")
    assert (looked, resolver.pinned("c.go.th")) == ([], None)


def test_what_is_known_is_vetted_like_any_other_answer() -> None:
    known = [LookUp("a.go.th", NOW, ("10.0.0.1", "127.0.0.2")), LookUp("b.go.th", NOW, ("169.254.169.254",))]
    resolver = Resolver((), LOOPBACK, no_names, known=known)
    assert resolver.find("a.go.th").addresses == ("127.0.0.2",)
    assert resolver.find("b.go.th").fault == "unsafe"


def test_an_address_that_was_chosen_for_a_host_goes_before_what_is_known_of_it() -> None:
    mappings = [parse_mapping("a.go.th:80:127.0.0.9:8080")]
    resolver = Resolver(mappings, LOOPBACK, no_names, known=[LookUp("a.go.th", NOW, ("127.0.0.2",))])
    assert resolver.find("a.go.th") == Resolved(("127.0.0.9",), ports={80: 8080})


def test_a_look_up_is_believed_for_as_long_as_was_chosen() -> None:
    clock, looked = [0.0], []

    def lookup(host: str) -> Sequence[str]:
        looked.append(host)
        return ["127.0.0.1"]

    resolver = Resolver((), LOOPBACK, lookup, lambda: clock[0], keep=3600)
    for seconds in (0.0, 3599.0, 3601.0):
        clock[0] = seconds
        resolver.find("a.go.th")
    assert looked == ["a.go.th"] * 2


def test_the_look_ups_of_a_run_can_be_given_to_the_next() -> None:
    clock = [100.0]

    def lookup(host: str) -> Sequence[str]:
        return no_names(host) if host == "dead.go.th" else ["127.0.0.1", "127.0.0.2"]

    resolver = Resolver((), LOOPBACK, lookup, lambda: clock[0], known=[LookUp("old.go.th", NOW, ("127.0.0.5",))])
    for host in ("a.go.th", "dead.go.th", "old.go.th"):
        resolver.find(host)
    clock[0] = 160.0
    then = NOW - timedelta(seconds=60)
    made = resolver.look_ups(NOW)
    assert made == (
        LookUp("a.go.th", then, ("127.0.0.1", "127.0.0.2")),
        LookUp("dead.go.th", then, (), "nxdomain"),
    )
    again = tuple(look_up_from(json.loads(json.dumps(look_up_data(look_up)))) for look_up in made)
    assert again == made
    assert Resolver((), LOOPBACK, no_names, known=again).find("a.go.th").addresses == ("127.0.0.1", "127.0.0.2")


@pytest.mark.parametrize(
    "field",
    [
        {"host": "a b"},
        {"addresses": ["a.go.th"]},
        {"addresses": ["1.2.3"]},
        {"at": "yesterday"},
        {"fault": "No Such Thing"},
        {"more": 1},
    ],
)
def test_a_look_up_that_cannot_be_is_refused(field: dict[str, object]) -> None:
    with pytest.raises(FieldError):
        look_up_from({**look_up_data(LookUp("a.go.th", NOW, ("127.0.0.1",))), **field})
