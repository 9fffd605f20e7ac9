"""The checker against a web of ordinary notices and of dead and hostile pages: each case has the verdict that it wants."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any, Final

import pytest

from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer
from tests.links.web.case import ACCEPT, Case, cases
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
    """The test web on a real server, and the checker that asks it."""

    def __init__(self, check: Checker, shown: tuple[Case, ...]) -> None:
        self.check = check
        self.web = Web(shown)

    def results(self) -> Results:
        """Return what the checker says of each case after the last day, by id."""
        seen: dict[str, dict[str, Any]] = {}
        with FaultServer({"/*": self.web.behave}) as server:
            resolve = [f"{host}:80:127.0.0.1:{server.port}" for host in sorted(self.web.hosts)]
            for day in range(max(len(case.days) for case in self.web.cases)):
                self.web.day = day
                urls = [case.url for case in self.web.cases]
                seen = self.check(
                    urls, now=NOW + timedelta(days=day), resolve=resolve, everything=True, timeout=20, retries=0
                )
        return {case.id: seen[case.url] for case in self.web.cases}


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Played(Checker(tmp_path_factory.mktemp("web")), AT_ONCE).results()


@pytest.fixture(scope="module")
def over_days(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Played(Checker(tmp_path_factory.mktemp("days")), HISTORY).results()


def ids(shown: tuple[Case, ...]) -> list[Any]:
    return [pytest.param(case, id=case.id) for case in shown]


def agrees(case: Case, seen: dict[str, Any]) -> bool:
    reason = seen["reason"].partition(":")[0]
    noted = case.note.removeprefix("-") in seen["notes"]
    return (
        seen["observation"] in ACCEPT[case.want]
        and (not case.reason or reason == case.reason)
        and (not case.note or noted != case.note.startswith("-"))
    )


@pytest.mark.parametrize("case", ids(NOTICES))
def test_an_ordinary_notice_raises_no_alarm(case: Case, at_once: Results) -> None:
    assert agrees(case, at_once[case.id]), at_once[case.id]


@pytest.mark.parametrize("case", ids(ALIVE))
def test_a_page_that_only_looks_dead_is_alive(case: Case, at_once: Results) -> None:
    assert agrees(case, at_once[case.id]), at_once[case.id]


@pytest.mark.parametrize("case", ids(DEAD))
def test_a_dead_or_taken_page_is_noticed(case: Case, at_once: Results) -> None:
    assert agrees(case, at_once[case.id]), at_once[case.id]


@pytest.mark.parametrize("case", ids(HISTORY))
def test_what_became_of_a_page_over_days_is_told_right(case: Case, over_days: Results) -> None:
    assert agrees(case, over_days[case.id]), over_days[case.id]


def test_of_all_notices_at_least_98_in_100_raise_no_alarm(at_once: Results) -> None:
    alarms = [case.id for case in NOTICES if not agrees(case, at_once[case.id])]
    assert len(alarms) <= 0.02 * len(NOTICES), alarms


def test_no_address_of_a_stranger_is_ever_said_to_be_the_new_one(at_once: Results) -> None:
    strangers = [case for case in DEAD if case.kind.startswith("dead/hijack")]
    assert [case.id for case in strangers if at_once[case.id]["observation"] == "moved"] == []


def test_there_are_twice_as_many_live_pages_as_dead_ones() -> None:
    assert len(NOTICES) >= 200
    assert len(NOTICES) + len(ALIVE) >= 2 * len(DEAD)


def test_no_two_cases_have_the_same_name_or_address() -> None:
    every = (*AT_ONCE, *HISTORY)
    counts = Counter([case.id for case in every]) + Counter([case.url for case in every])
    assert [name for name, count in counts.items() if count > 1] == []
