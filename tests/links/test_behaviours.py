"""Every behaviour of the fault server gets the verdict that it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.links.cases import CASES, Case, routes
from tests.links.conftest import Checker
from tests.links.server import FaultServer


class Results:
    def __init__(self, server: FaultServer, seen: dict[str, dict[str, Any]]) -> None:
        self.server = server
        self.seen = seen

    def of(self, case: Case) -> dict[str, Any]:
        return self.seen[self.server.url + case.path]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Results]:
    with FaultServer(routes()) as server:
        check = Checker(tmp_path_factory.mktemp("health"))
        yield Results(server, check([server.url + case.path for case in CASES]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_every_behaviour_of_a_server_gets_its_observation(results: Results, case: Case) -> None:
    seen = results.of(case)
    assert (seen["observation"], seen["reason"]) == (case.expected, seen["reason"]), seen
    if case.reason:
        assert seen["reason"].partition(":")[0] == case.reason, seen
    if case.note.startswith("-"):
        assert case.note[1:] not in seen["notes"], seen
    elif case.note:
        assert case.note in seen["notes"], seen


def test_no_two_behaviours_share_a_path() -> None:
    assert [path for path, count in Counter(case.path for case in CASES).items() if count > 1] == []


def test_no_two_behaviours_are_described_alike() -> None:
    assert [says for says, count in Counter(case.says for case in CASES).items() if count > 1] == []


def test_fragments_of_one_page_cost_one_request(results: Results) -> None:
    assert [hit.target for hit in results.server.log].count("/frag") == 1


def test_no_request_names_a_fragment(results: Results) -> None:
    assert [hit.target for hit in results.server.log if "#" in hit.target] == []
