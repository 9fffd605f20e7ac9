"""Indicators of the assessments that reports answer to, and the measures of all agencies for each."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.nation.portal.pages.facts import Indicator, IndicatorMeasure
from ita_site.nation.portal.pages.queries.database import Row, rows

_NAMES: Final = """
SELECT indicator_id, framework_id, number, name FROM indicators
GROUP BY indicator_id, name ORDER BY framework_id DESC, number, count(*), name DESC
"""
_COUNTS: Final = """
SELECT indicator_id, count(*) AS measures, count(DISTINCT agency_id) AS agencies FROM measures
WHERE indicator_id IS NOT NULL GROUP BY indicator_id
"""
_MEASURES: Final = """
SELECT measures.agency_id, measures.measure_id, measures.report_id, measures.title, activities.rung,
  count(activities.rung) AS activities
FROM measures LEFT JOIN activities USING (agency_id, measure_id)
WHERE measures.indicator_id = ?
GROUP BY measures.agency_id, measures.measure_id, activities.rung
ORDER BY measures.agency_id, measures.report_id DESC, measures.measure_id
"""


def indicators(database: sqlite3.Connection) -> tuple[Indicator, ...]:
    """Return every indicator, of the newest assessment first, then by number.

    Agencies may write its name in other ways: the name is that which most of them have.
    """
    counts = {row["indicator_id"]: row for row in rows(database, _COUNTS)}
    # the last name of each is the one that most have
    names = {row["indicator_id"]: row for row in rows(database, _NAMES)}
    return tuple(_indicator(row, counts.get(indicator_id)) for indicator_id, row in names.items())


def measures_for(database: sqlite3.Connection, indicator_id: str) -> tuple[IndicatorMeasure, ...]:
    """Return the measures of all agencies for an indicator, those of an agency together, its newest report first."""
    read: Iterable[Row] = rows(database, _MEASURES, (indicator_id,))
    grouped = groupby(read, key=lambda row: (row["agency_id"], row["measure_id"]))
    return tuple(_measure(tuple(of_measure)) for _, of_measure in grouped)


def _indicator(row: Row, counts: Row | None) -> Indicator:
    return Indicator(
        id=row["indicator_id"],
        framework_id=row["framework_id"],
        number=row["number"],
        name=row["name"],
        measures=counts["measures"] if counts else 0,
        agencies=counts["agencies"] if counts else 0,
    )


def _measure(of_measure: tuple[Row, ...]) -> IndicatorMeasure:
    first = of_measure[0]
    rungs = dict.fromkeys(Rung, 0) | dict(_rungs(of_measure))
    return IndicatorMeasure(
        agency_id=first["agency_id"],
        measure_id=first["measure_id"],
        report_id=first["report_id"],
        title=first["title"],
        activities=sum(rungs.values()),
        rungs=rungs,
    )


def _rungs(of_measure: tuple[Row, ...]) -> Iterator[tuple[Rung, int]]:
    for row in of_measure:
        if row["rung"] is not None:
            yield Rung(row["rung"]), row["activities"]
