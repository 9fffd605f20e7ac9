"""The checker against a web of ordinary notices and of dead and hostile pages: each case has the verdict that it wants."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.links.authority import issue
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer
from tests.links.web.case import Case
from tests.links.web.tables import cases
from tests.links.web.website import Web

NOTICES: Final = cases("notices")
"""Pages of ordinary notices; none may raise an alarm."""
ALIVE: Final = cases("alive")
"""Other pages that only look dead or taken."""
DEAD: Final = cases("dead", "dead")
HISTORY: Final = cases("history", "suspect")
AT_ONCE: Final = (*NOTICES, *ALIVE, *DEAD)

Results = dict[str, dict[str, Any]]


class Played:
    """The test web on a real server, and the checker that asks it on each day."""

    def __init__(self, folder: Path, shown: tuple[Case, ...]) -> None:
        self.web = Web(shown)
        root = issue("Test Root", ca=True)
        self._bundle = folder / "root.pem"
        self._bundle.write_bytes(root.pem)
        self._secured = self.web.secured(folder, root)
        self._check = Checker(folder)
        self.results = self._results()

    def _results(self) -> Results:
        """Return what the checker says of each case after the last day, by id."""
        seen: dict[str, dict[str, Any]] = {}
        with (
            FaultServer({"/*": self.web.http}) as http,
            FaultServer({"/*": self.web.https}, tls=self._secured) as https,
        ):
            ports = ((80, http.port), (443, https.port))
            resolve = [f"{host}:{asked}:127.0.0.1:{port}" for host in self.web.hosts for asked, port in ports]
            for day in range(max(len(case.days) for case in self.web.cases)):
                self.web.day = day
                seen = self._on_day(NOW + timedelta(days=day), resolve)
        return {case.id: seen[case.url] for case in self.web.cases}

    def _on_day(self, now: datetime, resolve: list[str]) -> dict[str, dict[str, Any]]:
        urls = [case.url for case in self.web.cases]
        return self._check(urls, now=now, resolve=resolve, bundle=self._bundle, everything=True, timeout=20, retries=0)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return Played(tmp_path_factory.mktemp("web"), AT_ONCE)


@pytest.fixture(scope="module")
def over_days(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return Played(tmp_path_factory.mktemp("days"), HISTORY)


def ids(shown: tuple[Case, ...]) -> list[Any]:
    return [pytest.param(case, id=case.id) for case in shown]


@pytest.mark.parametrize("case", ids(NOTICES))
def test_an_ordinary_notice_raises_no_alarm(case: Case, at_once: Played) -> None:
    assert case.agrees(at_once.results[case.id]), at_once.results[case.id]


@pytest.mark.parametrize("case", ids(ALIVE))
def test_a_page_that_only_looks_dead_is_alive(case: Case, at_once: Played) -> None:
    assert case.agrees(at_once.results[case.id]), at_once.results[case.id]


@pytest.mark.parametrize("case", ids(DEAD))
def test_a_dead_or_taken_page_is_noticed(case: Case, at_once: Played) -> None:
    assert case.agrees(at_once.results[case.id]), at_once.results[case.id]


@pytest.mark.parametrize("case", ids(HISTORY))
def test_what_became_of_a_page_over_days_is_told_right(case: Case, over_days: Played) -> None:
    assert case.agrees(over_days.results[case.id]), over_days.results[case.id]


def test_of_all_notices_at_least_98_in_100_raise_no_alarm(at_once: Played) -> None:
    alarms = [case.id for case in NOTICES if not case.agrees(at_once.results[case.id])]
    assert len(alarms) <= 0.02 * len(NOTICES), alarms


def test_no_address_of_a_stranger_is_ever_said_to_be_the_new_one(at_once: Played) -> None:
    strangers = [case for case in DEAD if case.kind.startswith("dead/hijack")]
    assert [case.id for case in strangers if at_once.results[case.id]["observation"] == "moved"] == []


def test_a_notice_costs_one_more_request_and_its_host_a_home_page(at_once: Played) -> None:
    """A sibling a year of each page, and the home page once a week of each host."""
    pages = Counter(case.host for case in NOTICES)
    asked = Counter(at_once.web.log)
    of_host = Counter(address.partition("/")[0] for address in asked.elements() if "/Error.aspx" not in address)
    assert {host: asked[f"{host}/"] for host in pages if asked[f"{host}/"] > 1} == {}
    assert {host: of_host[host] for host, count in pages.items() if of_host[host] > 2 * count + 1} == {}


def test_over_days_a_page_that_stays_costs_one_sibling(over_days: Played) -> None:
    stay = [
        case for case in HISTORY if case.id.startswith("history/same/counters-of") or case.id.endswith("who-is-online")
    ]
    asked = Counter(address.partition("/")[0] for address in over_days.web.log if "/Error.aspx" not in address)
    assert {case.id: asked[case.host] for case in stay if asked[case.host] > len(case.days) + 2} == {}


def test_there_are_twice_as_many_live_pages_as_dead_ones() -> None:
    assert len(NOTICES) >= 200
    assert len(NOTICES) + len(ALIVE) >= 2 * len(DEAD)


def test_no_two_cases_have_the_same_name_or_address() -> None:
    every = (*AT_ONCE, *HISTORY)
    counts = Counter([case.id for case in every]) + Counter([case.url for case in every])
    assert [name for name, count in counts.items() if count > 1] == []
