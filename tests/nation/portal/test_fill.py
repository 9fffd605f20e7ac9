"""The database is filled by workers that may be lost, and no agency's fault stops the others."""

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from ita_site.catalogue.catalogue import Catalogue
from ita_site.links.national.executors import SchedulerLostError
from ita_site.nation.portal.database.fill import Filled, fill
from ita_site.nation.portal.database.rows import read_agency
from ita_site.nation.portal.database.rows.agency_rows import AgencyRows, AgencySource, Digests
from ita_site.nation.portal.database.rows.read_agency import rows_of
from ita_site.nation.portal.database.store import PortalStore
from ita_site.publish.frame.options import SiteOptions
from tests.builders.portals import FIRST_NIGHT, AtOnce, MadeUpNation, ThisProcess, asked


class _Losing(Executor):
    """An executor whose worker is lost where it reads certain agencies, so many times."""

    def __init__(self, lost: dict[str, int]) -> None:
        self.lost = lost

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do the work, or lose it."""
        ends = [request.source.id for request in args[0] if self.lost.get(request.source.id, 0)]
        for agency_id in ends:
            self.lost[agency_id] -= 1
        if not ends:
            return AtOnce().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool())
        return future


class _LosingProcesses(ThisProcess):
    def __init__(self, lost: dict[str, int]) -> None:
        self.executor = _Losing(lost)

    def open(self) -> Executor:
        return self.executor

    def is_lost(self, error: BaseException) -> bool:
        return isinstance(error, BrokenProcessPool)


@pytest.fixture
def nation(tmp_path: Path) -> MadeUpNation:
    nation = MadeUpNation(tmp_path)
    for agency_id in ("ka", "kha", "nga"):
        nation.add(agency_id)
    return nation


def _filled(nation: MadeUpNation, lost: dict[str, int]) -> Filled:
    with PortalStore.opened(nation.database) as store:
        return fill(store, nation.sources(), _LosingProcesses(lost), FIRST_NIGHT)


def test_a_lost_worker_is_made_good_and_every_agency_is_read_once(nation: MadeUpNation) -> None:
    filled = _filled(nation, {"kha": 1})
    assert (filled.changed, filled.failed) == (("ka", "kha", "nga"), ())
    assert filled.events == 3


def test_an_agency_that_ends_every_worker_is_named_and_the_others_are_read(nation: MadeUpNation) -> None:
    filled = _filled(nation, {"kha": 100})
    assert filled.changed == ("ka", "nga")
    assert [failure.agency_id for failure in filled.failed] == ["kha"]
    assert asked(nation.database, "SELECT id FROM agencies") == [("ka",), ("nga",)]


class _LostScheduler(_LosingProcesses):
    def check(self) -> None:
        raise SchedulerLostError("tcp://127.0.0.1:8786")


def test_a_lost_scheduler_ends_the_run_and_is_no_agencys_fault(nation: MadeUpNation) -> None:
    with PortalStore.opened(nation.database) as store, pytest.raises(SchedulerLostError):
        fill(store, nation.sources(), _LostScheduler({"kha": 100}), FIRST_NIGHT)


class _NoWorkerYet(ThisProcess):
    workers = 0  # type: ignore[misc]


def test_a_cluster_that_has_no_worker_at_the_moment_is_given_the_agencies_all_the_same(nation: MadeUpNation) -> None:
    with PortalStore.opened(nation.database) as store:
        assert fill(store, nation.sources(), _NoWorkerYet(), FIRST_NIGHT).changed == ("ka", "kha", "nga")


def test_what_a_worker_raises_for_an_agency_stops_no_other(nation: MadeUpNation) -> None:
    nation.content("kha").rename(nation.folder / "elsewhere")
    (nation.folder / "sites" / "kha" / "content").write_text("", encoding="utf-8")
    filled = _filled(nation, {})
    assert filled.changed == ("ka", "nga")
    assert [failure.agency_id for failure in filled.failed] == ["kha"]


def test_nobody_is_taken_to_be_gone_where_the_list_is_not_whole(nation: MadeUpNation) -> None:
    _filled(nation, {})
    with PortalStore.opened(nation.database) as store:
        filled = fill(store, nation.sources()[:1], ThisProcess(), FIRST_NIGHT, removes_others=False)
    assert filled.removed == ()
    assert len(asked(nation.database, "SELECT id FROM agencies")) == 3


def test_a_fault_of_the_program_is_that_of_a_single_agency(
    nation: MadeUpNation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(catalogue: Catalogue, source: AgencySource, options: SiteOptions, digests: Digests) -> AgencyRows:
        if source.id == "kha":
            raise KeyError(source.id)
        return rows_of(catalogue, source, options, digests)

    monkeypatch.setattr(read_agency, "rows_of", faulty)
    filled = _filled(nation, {})
    assert filled.changed == ("ka", "nga")
    assert [failure.errors[0].partition(": ")[2] for failure in filled.failed] == ["KeyError: 'kha'"]
