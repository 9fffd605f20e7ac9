"""The rows of an agency's reports: the tables of open data, and each report in numbers."""

import hashlib
import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.evidence.ladder import Rung, ladder_of
from ita_site.links.memory.history import State
from ita_site.nation.portal.database.portal_columns import AGENCY_ID
from ita_site.nation.portal.database.rows.agency_rows import Row, moment, stored
from ita_site.nation.portal.database.tables import NATIONAL_SHAPES
from ita_site.open_data.table import Shape, Table
from ita_site.open_data.tables import tables

_NO_WORDS: Final = ("link_", "rung", AGENCY_ID.name)
"""How the names of columns begin that hold no word of the report: links and their checks change them."""


def report_rows(catalogue: Catalogue, agency_id: str) -> dict[str, Sequence[Row]]:
    """Return the rows of all reports by table, with the agency in front; what reports share is there once."""
    made = [tables(catalogue, report) for report in catalogue.reports]
    rows = {
        shape.name: _joined(shape, agency_id, [of_report[at] for of_report in made])
        for at, shape in enumerate(NATIONAL_SHAPES)
    }
    numbers = [
        _in_numbers(catalogue, report, agency_id, _words_digest(of_report))
        for report, of_report in zip(catalogue.reports, made, strict=True)
    ]
    return {**rows, "agency_reports": numbers}


def _joined(shape: Shape, agency_id: str, made: Iterable[Table]) -> list[Row]:
    """Return the rows of one table of all reports, each key once."""
    names = [column.name for column in shape.columns[1:]]
    places = [names.index(name) + 1 for name in shape.key[1:]]
    rows = ((agency_id, *(stored(record[name]) for name in names)) for table in made for record in table.records())
    by_key = {tuple(row[place] for place in places): row for row in rows}
    return list(by_key.values())


def _in_numbers(catalogue: Catalogue, report: ReportView, agency_id: str, digest: str) -> Row:
    """Return the row of a report in `agency_reports`."""
    entry, counts = report.entry, report.counts
    statuses = [catalogue.health.of(url) for url in dict.fromkeys(link.url for link in report.links)]
    states = Counter(status.state for status in statuses)
    totals: Mapping[Rung, int] = ladder_of(catalogue, report).totals
    return (
        agency_id,
        entry.id,
        entry.fiscal_year,
        entry.assessed_year,
        entry.evidence_for_year,
        entry.round,
        counts.measures,
        counts.activities,
        *(totals[rung] for rung in Rung),
        len(statuses),
        *(states[state] for state in State),
        moment(max((status.link.checked for status in statuses if status.link.checked), default=None)),
        digest,
    )


def _words_digest(made: Sequence[Table]) -> str:
    """Return the SHA-256 of all that a report says, without what is known of its links."""
    return hashlib.sha256(marshal.dumps([list(_words(table)) for table in made], 2)).hexdigest()


def _words(table: Table) -> Iterator[Row]:
    kept = [at for at, column in enumerate(table.columns) if not column.name.startswith(_NO_WORDS)]
    for row in table.rows:
        yield tuple(stored(row[at]) for at in kept)
