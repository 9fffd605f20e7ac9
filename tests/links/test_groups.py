"""Hosts that are one machine are one group, whichever of their names and addresses show it first."""

from __future__ import annotations

import ipaddress
import time
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from ita_site.links.request.groups import Groups, is_shared
from ita_site.links.request.politeness import Pace, Slots
from tests.links.answers import html, real, slow
from tests.links.server import FaultServer, most_at_once

if TYPE_CHECKING:
    from tests.links.conftest import Checker

HOSTS = {
    "a.go.th": ("192.0.2.1",),
    "b.go.th": ("192.0.2.2",),
    "c.go.th": ("192.0.2.1", "192.0.2.2"),
    "www.b.go.th": ("192.0.2.3",),
    "alone.go.th": ("192.0.2.9",),
}


def test_in_any_order_names_that_are_one_machine_become_one_group() -> None:
    for order in permutations(HOSTS):
        groups = Groups()
        for host in order:
            groups.add(host, HOSTS[host])
        assert len({groups.of(host) for host in HOSTS if host != "alone.go.th"}) == 1, order
        assert groups.of("alone.go.th") != groups.of("a.go.th"), order
        assert groups.of("nobody.go.th") is None


def test_who_joins_two_groups_is_told_which_became_the_same() -> None:
    groups = Groups()
    first, second = (groups.add(host, HOSTS[host]).group for host in ("a.go.th", "b.go.th"))
    joined = groups.add("c.go.th", HOSTS["c.go.th"])
    assert {joined.group, *joined.merged} == {first, second}
    assert groups.same_as(first) == groups.same_as(second) == joined.group


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("104.16.0.0", True),
        ("104.27.255.255", True),
        ("104.28.0.0", False),
        ("151.101.1.69", True),
        ("2606:4700::6810:1", True),
        ("2a06:98c7:ffff::1", True),
        ("2a06:98c8::1", False),
        ("203.150.1.1", False),
    ],
)
def test_networks_of_content_delivery_are_known(address: str, shared: bool) -> None:  # noqa: FBT001
    assert is_shared(address) is shared


def test_two_sites_behind_one_network_of_content_delivery_are_two_groups() -> None:
    groups = Groups()
    groups.add("a.go.th", ("104.16.1.1",))
    groups.add("b.go.th", ("104.16.1.1",))
    groups.add("www.a.go.th", ("104.16.9.9",))
    assert groups.of("a.go.th") == groups.of("www.a.go.th") != groups.of("b.go.th")


def seconds_to_group(count: int) -> float:
    """Chains of hosts, each with an address of its own and that of the host before: the worst that can be joined."""
    addresses = [str(ipaddress.IPv4Address(0x0B000000 + number)) for number in range(count + 1)]
    for address in addresses:
        is_shared(address)
    started = time.process_time()
    groups = Groups()
    for number in [*range(0, count, 2), *range(1, count, 2)]:
        groups.add(f"h{number}.example", addresses[number : number + 2])
    assert len({groups.of(f"h{number}.example") for number in range(count)}) == 1
    return time.process_time() - started


@pytest.mark.slow
def test_ten_times_the_hosts_take_ten_times_as_long() -> None:
    few, many = min(seconds_to_group(2_000) for _ in range(3)), seconds_to_group(20_000)
    assert many < 25 * few


def test_a_slot_that_is_merged_keeps_its_jobs_its_requests_and_its_pause() -> None:
    slots: Slots[str] = Slots(2, 0.0)
    left, right = slots.assign("a.go.th", HOSTS["a.go.th"]), slots.assign("b.go.th", HOSTS["b.go.th"])
    slots.add(left, ["a1", "a2"])
    slots.add(right, ["b1", "b2"])
    taken = [slots.take(1.0), slots.take(1.0)]
    slots.pause(right, 5.0)
    both = slots.assign("c.go.th", HOSTS["c.go.th"])
    slots.add(both, ["c1"])
    # the two that are under way are as many as one machine is asked
    assert slots.take(9.0) is None
    for number, _ in filter(None, taken):
        slots.release(number)
    assert slots.take(4.9) is None
    jobs = [slots.take(5.0), slots.take(5.0)]
    assert slots.take(5.0) is None
    for number, _ in filter(None, jobs):
        slots.release(number)
    jobs.append(slots.take(5.0))
    assert {job[1] for job in [*taken, *jobs] if job} == {"a1", "a2", "b1", "b2", "c1"}


def test_three_names_on_two_addresses_are_asked_as_one_machine(check: Checker) -> None:
    with (
        FaultServer({"/*": real(slow(0.05, html()))}, "127.0.0.2") as first,
        FaultServer({"/*": real(slow(0.05, html()))}, "127.0.0.3", port=first.port) as second,
    ):
        machines = {"a.example": "127.0.0.2", "b.example": "127.0.0.3", "c.example": "127.0.0.2 127.0.0.3"}

        joined: list[float] = []

        def lookup(host: str) -> list[str]:
            if host == "c.example":
                time.sleep(0.3)
                # when this is in use, the two that are under way have ended
                joined.append(time.monotonic() + 1.0)
            return machines[host].split()

        urls = [f"http://{name}:{first.port}/{number}" for name in machines for number in range(24)]
        check(urls, lookup=lookup, pace=Pace(16, 1, 0.0))
        log = [*first.log, *second.log]
        assert len(first.asked) + len(second.asked) == len(urls)
        before, after = (
            [hit for hit in log if (hit.start > joined[0]) is late and not hit.host.startswith("c.")]
            for late in (False, True)
        )
        assert (most_at_once(before), most_at_once(after)) == (2, 1)
