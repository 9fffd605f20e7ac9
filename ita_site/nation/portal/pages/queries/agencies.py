"""Agencies with their reports in numbers, and the provinces that they are in."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.links.memory.history import State
from ita_site.nation.portal.pages.facts import Agency, Province, Report
from ita_site.nation.portal.pages.queries.database import Row, rows
from ita_site.text.thai import sort_key

_AGENCIES: Final = "SELECT * FROM agencies"
_REPORTS: Final = """
SELECT * FROM agency_reports ORDER BY agency_id, fiscal_year_be DESC, round_months DESC, report_id DESC
"""
_PROVINCES: Final = """
SELECT provinces.*, count(agencies.id) AS agencies
FROM provinces LEFT JOIN agencies ON agencies.province_code = provinces.code
GROUP BY provinces.code
"""


def agencies(database: sqlite3.Connection) -> tuple[Agency, ...]:
    """Return every agency in the order of their names, as a Thai dictionary has them."""
    reports = dict(_reports(database))
    read = (_agency(row, reports.get(row["id"], ())) for row in rows(database, _AGENCIES))
    return tuple(sorted(read, key=_by_name))


def provinces(database: sqlite3.Connection) -> tuple[Province, ...]:
    """Return all 77 provinces in the order of their names; Bangkok first, as lists of provinces have it."""
    read = (
        Province(row["code"], row["name"], row["row"], row["column"], row["agencies"])
        for row in rows(database, _PROVINCES)
    )
    return tuple(sorted(read, key=lambda province: (province.name.startswith("จังหวัด"), sort_key(province.name))))


def rungs_of(row: Row) -> dict[Rung, int]:
    """Return how many activities are on each rung, of a row with a column for each."""
    return {rung: row[f"rung_{rung.value.replace('-', '_')}"] for rung in Rung}


def states_of(row: Row) -> dict[State, int]:
    """Return how many links are in each state, of a row with a column for each."""
    return {state: row[f"links_{state.value}"] for state in State}


def _reports(database: sqlite3.Connection) -> Iterator[tuple[str, tuple[Report, ...]]]:
    """Yield the reports of each agency by its id, the newest first."""
    every: Iterable[Row] = rows(database, _REPORTS)
    for agency_id, of_agency in groupby(every, key=itemgetter("agency_id")):
        yield agency_id, tuple(map(_report, of_agency))


def _report(row: Row) -> Report:
    return Report(
        report_id=row["report_id"],
        fiscal_year_be=row["fiscal_year_be"],
        round_months=row["round_months"],
        measures=row["measures"],
        activities=row["activities"],
        rungs=rungs_of(row),
        links=row["links"],
        link_states=states_of(row),
        last_checked=row["last_checked"],
    )


def _agency(row: Row, reports: tuple[Report, ...]) -> Agency:
    return Agency(
        id=row["id"],
        name=row["name"],
        kind=row["kind"] or "",
        short_name=row["short_name"],
        district=row["district"],
        province=row["province"],
        province_code=row["province_code"] or "",
        website=row["website"],
        contact=row["contact"] or "",
        phone=row["phone"] or "",
        site_url=row["site_url"] or "",
        updated=row["updated"] or "",
        reports=reports,
    )


def _by_name(agency: Agency) -> tuple[tuple[str, str], str]:
    """Return the key of an agency's place in every list: its name, and never a figure."""
    return sort_key(agency.name), agency.id
