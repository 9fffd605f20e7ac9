"""Builds that are shared among the workers of a cluster of real processes."""

import time
from pathlib import Path

import pytest

from ita_site.links.national.executors import SchedulerLostError
from ita_site.nation.build import workers
from ita_site.nation.build.site_work import SiteOrder, SiteResult
from ita_site.nation.build.table import Outcome
from ita_site.nation.build.workers import built
from ita_site.nation.cluster.dask_cluster import DaskExecutors
from tests.builders.clusters import Cluster

pytestmark = pytest.mark.slow


def _build_slowly(order: SiteOrder) -> SiteResult:
    time.sleep(0.2)
    return SiteResult(order.id, Outcome.BUILT)


def test_a_scheduler_that_dies_in_a_night_of_builds_is_lost_and_no_agency_has_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "build_site", _build_slowly)
    orders = [SiteOrder(f"agency-{number}", Path(), Path(), Path(), "") for number in range(200)]
    results: list[SiteResult] = []

    def build_until_the_scheduler_dies(cluster: Cluster, executors: DaskExecutors) -> None:
        for result in built(orders, executors):
            if not results:
                cluster.kill_scheduler()
            results.append(result)

    with (
        Cluster(workers=1) as cluster,
        DaskExecutors(cluster.address) as executors,
        pytest.raises(SchedulerLostError),
    ):
        build_until_the_scheduler_dies(cluster, executors)
    assert {result.outcome for result in results} == {Outcome.BUILT}
