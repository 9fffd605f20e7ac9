"""The checker against a web of ordinary notices and of dead and hostile pages: each case has the verdict that it wants."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import pytest

from tests.builders.shared import SharedSites
from tests.links.web.case import Case
from tests.links.web.play import Played, played
from tests.links.web.tables import cases

NOTICES: Final = cases("notices")
"""Pages of ordinary notices; none may raise an alarm."""
ALIVE: Final = cases("alive")
"""Other pages that only look dead or taken."""
DEAD: Final = cases("dead", "dead")
HISTORY: Final = cases("history", "suspect")
AT_ONCE: Final = (*NOTICES, *ALIVE, *DEAD)


@pytest.fixture(scope="module")
def at_once(shared: SharedSites) -> Played:
    return played(shared.folder, "web-at-once", AT_ONCE)


@pytest.fixture(scope="module")
def over_days(shared: SharedSites) -> Played:
    return played(shared.folder, "web-over-days", HISTORY)


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
def test_what_became_of_a_page_over_days_is_noticed(case: Case, over_days: Played) -> None:
    assert case.agrees(over_days.results[case.id]), over_days.results[case.id]


def test_of_all_notices_at_least_98_in_100_raise_no_alarm(at_once: Played) -> None:
    alarms = [case.id for case in NOTICES if not case.agrees(at_once.results[case.id])]
    assert len(alarms) <= 0.02 * len(NOTICES), alarms


def test_no_address_of_a_stranger_is_ever_the_new_one(at_once: Played, over_days: Played) -> None:
    seen = at_once.results | over_days.results
    strangers = [case.id for case in (*DEAD, *HISTORY) if case.want == "suspect"]
    assert [case for case in strangers if seen[case]["observation"] == "moved"] == []


def test_every_suspicion_says_by_which_signs(at_once: Played) -> None:
    suspects = [case.id for case in DEAD if at_once.results[case.id]["observation"] == "suspect"]
    assert [case for case in suspects if not at_once.signs.get(case)] == []


def test_signs_are_few_and_short(at_once: Played) -> None:
    assert [case for case, signs in at_once.signs.items() if len(signs) > 8 or max(map(len, signs)) > 160] == []


def test_a_notice_costs_a_sibling_and_its_host_a_home_page(at_once: Played) -> None:
    pages = Counter(case.host for case in NOTICES)
    asked = of_hosts(at_once)
    assert {host: asked[host] for host, count in pages.items() if asked[host] > 2 * count + 1} == {}
    assert [host for host in pages if at_once.log.count(f"{host}/") > 1] == []


def test_a_page_that_stays_as_it_is_costs_a_sibling_in_days(over_days: Played) -> None:
    pages = Counter(case.host for case in HISTORY)
    staying = [case for case in HISTORY if pages[case.host] == 1 and all(page == case.days[0] for page in case.days)]
    asked = of_hosts(over_days)
    assert {case.id: asked[case.host] for case in staying if asked[case.host] > len(case.days) + 2} == {}


def of_hosts(seen: Played) -> Counter[str]:
    """Return how often each host was asked for its pages; a redirected sibling counts once, as it is asked once."""
    beside = ("/robots.txt", "/Error.aspx")
    return Counter(address.partition("/")[0] for address in seen.log if not any(path in address for path in beside))


def test_there_are_twice_as_many_live_pages_as_dead_ones() -> None:
    assert len(NOTICES) >= 200
    assert len(NOTICES) + len(ALIVE) >= 2 * len(DEAD)


def test_no_two_cases_have_the_same_name_or_address() -> None:
    every = (*AT_ONCE, *HISTORY)
    counts = Counter([case.id for case in every]) + Counter([case.url for case in every])
    assert [name for name, count in counts.items() if count > 1] == []
