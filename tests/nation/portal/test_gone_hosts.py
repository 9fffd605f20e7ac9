"""Which reasons of a lost link say that its whole host is gone, and which say it of a page alone."""

import pytest

from ita_site.links.judge.reasons import REASONS
from ita_site.links.memory.history import Link, State
from ita_site.nation.portal.database.rows.gone_hosts import is_host_gone

PAGE = "http://www.x.example/news.php?id=1"
FRONT_PAGE = "http://www.x.example"


def gone_by(url: str) -> set[tuple[State, str]]:
    return {
        (state, reason)
        for state in State
        for reason in REASONS
        if is_host_gone(Link(url, state, reason=reason, final_url=url))
    }


def test_a_lost_page_shows_that_its_host_is_gone_for_reasons_that_are_the_hosts_own_alone() -> None:
    assert gone_by(PAGE) == {(State.BROKEN, "nxdomain"), (State.SUSPECT, "parked"), (State.SUSPECT, "suspended")}


def test_a_front_page_that_became_something_else_shows_that_its_host_was_taken_over() -> None:
    taken_over = {(State.SUSPECT, reason) for reason in ("gambling", "shop-spam", "other-site")}
    assert gone_by(FRONT_PAGE) - gone_by(PAGE) == taken_over


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/oldpost",
        "https://bit.ly/x",
        "https://sites.google.com/",
        "https://x.s3.amazonaws.com/plan.pdf",
        "mailto:office@x.example",
    ],
)
def test_a_page_of_a_service_of_many_says_nothing_of_the_service(url: str) -> None:
    assert gone_by(url) == set()


@pytest.mark.parametrize("reason", ["nxdomain", "parked", "suspended", "gambling"])
@pytest.mark.parametrize("url", [PAGE, FRONT_PAGE])
def test_a_page_that_leads_to_another_host_which_is_gone_says_nothing_of_its_own(url: str, reason: str) -> None:
    links = [Link(url, state, reason=reason, final_url="http://gone.example/") for state in State]
    assert not any(map(is_host_gone, links))
