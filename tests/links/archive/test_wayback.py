"""The Wayback Machine is asked for chosen links alone, slowly, and its answer is remembered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.service import ServiceError
from ita_site.links.archive.store import Store
from ita_site.links.archive.wayback import Manners, save_links
from tests.links.archive.exchanges import AT
from tests.links.archive.services import SavePageNow, service, serving

URLS = [f"https://www.example.go.th/{name}" for name in ("a", "ข", "c")]


def test_a_chosen_link_is_kept_once_a_year_and_its_address_remembered(tmp_path: Path) -> None:
    machine = SavePageNow()
    with serving(machine.answer) as base, Store(tmp_path) as store:
        manners = Manners(base, pause=0.01)
        assert save_links(store, URLS, service(), AT, manners) == 3
        assert save_links(store, URLS, service(), AT + timedelta(days=364), manners) == 0
        assert machine.jobs == URLS
        assert save_links(store, URLS[:1], service(), AT + timedelta(days=365), manners) == 1
    with ArchiveIndex(tmp_path) as index:
        assert index.wayback(URLS[1]) == f"{base}/web/20261129103000/{URLS[1]}"
        assert index.wayback("https://www.example.go.th/other") == ""


def test_no_more_links_are_asked_than_a_run_may_and_none_sooner_than_the_pause(tmp_path: Path) -> None:
    machine = SavePageNow()
    with serving(machine.answer) as base, Store(tmp_path) as store:
        assert save_links(store, URLS, service(), AT, Manners(base, most=2, pause=0.3)) == 2
    assert machine.jobs == URLS[:2]
    assert machine.times[1] - machine.times[0] >= 0.3


@pytest.mark.parametrize("state", ["error", "pending"])
def test_a_link_that_was_not_kept_is_asked_again_and_those_before_it_stay(tmp_path: Path, state: str) -> None:
    machine = SavePageNow({URLS[1]: state})
    with serving(machine.answer) as base, Store(tmp_path) as store:
        manners = Manners(base, pause=0.01, patience=0.5)
        with pytest.raises(ServiceError):
            save_links(store, URLS, service(), AT, manners)
        assert store.wayback(URLS[0])
        machine.states.clear()
        assert save_links(store, URLS, service(), AT, manners) == 2


def test_a_service_that_refuses_ends_the_asking(tmp_path: Path) -> None:
    with serving(lambda *_: (429, b"{}")) as base, Store(tmp_path) as store:
        with pytest.raises(ServiceError, match="429"):
            save_links(store, URLS, service(), AT, Manners(base, pause=0.01))
        assert store.wayback(URLS[0]) == ""
