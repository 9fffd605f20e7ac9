"""Read one agency's content into rows: what a worker's process does. Nothing that an editor writes raises."""

from collections.abc import Sequence
from dataclasses import dataclass

from ita_site.catalogue.catalogue import Catalogue
from ita_site.model.agency import SHORT_KINDS, Agency
from ita_site.model.closed_lists.provinces import province_named
from ita_site.nation.portal.database.digests import agency_file_digests
from ita_site.nation.portal.database.rows.agency_rows import AgencyRows, AgencySource, Digests, Stored
from ita_site.nation.portal.database.rows.link_rows import link_rows
from ita_site.nation.portal.database.rows.report_rows import report_rows
from ita_site.publish.check import load
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.problem_codes import Severity
from ita_site.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An agency whose files are as they were."""

    agency_id: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An agency whose content has errors, with a line for each."""

    agency_id: str
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadAgency:
    """An agency whose files changed."""

    agency_id: str
    rows: AgencyRows


Outcome = Unchanged | Unreadable | ReadAgency


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """An agency that is to be read, with the digest of what the database has of it."""

    source: AgencySource
    known: str


def read_agencies(requests: Sequence[ReadRequest]) -> list[Outcome]:
    """Return what became of each agency."""
    return [_read_safely(request) for request in requests]


def _read_safely(request: ReadRequest) -> Outcome:
    source = request.source
    try:
        return read_agency(source, request.known)
    except Exception as error:  # noqa: BLE001 - a fault of this program's own must not stop the others
        return Unreadable(source.id, (f"{source.config}: {type(error).__name__}: {error}",))


def read_agency(source: AgencySource, known: str) -> Outcome:
    """Return the rows of an agency, unless its files have the digest `known`."""
    try:
        options = read_options(source.config)
        if isinstance(options, tuple):
            return _unreadable(source, options)
        digests = agency_file_digests(source, options.content)
        if digests.whole == known:
            return Unchanged(source.id)
        reading = load(options.content)
    except OSError as error:
        return Unreadable(source.id, (f"{error.filename or source.config}: {error.strerror or type(error).__name__}",))
    if reading.catalogue is None:
        return _unreadable(source, reading.problems)
    return ReadAgency(source.id, rows_of(reading.catalogue, source, options, digests))


def rows_of(catalogue: Catalogue, source: AgencySource, options: SiteOptions, digests: Digests) -> AgencyRows:
    """Return all rows of an agency."""
    rows = report_rows(catalogue, source.id)
    return AgencyRows(
        _agency(catalogue, source, options, digests), {**rows, "links": [*link_rows(catalogue, source.id)]}
    )


def _agency(catalogue: Catalogue, source: AgencySource, options: SiteOptions, digests: Digests) -> dict[str, Stored]:
    agency = catalogue.agency
    return {
        "id": source.id,
        "code": source.code or None,
        "name": agency.name,
        "kind": next((kind for kind in SHORT_KINDS if agency.name.startswith(kind)), None),
        "short_name": agency.names[-1],
        "district": agency.district,
        "province": agency.province,
        "province_code": source.province_code or _province_code(agency),
        "website": agency.website,
        "contact": agency.contact,
        "phone": next((channel.phone for channel in agency.complaints if channel.phone), None),
        "site_url": options.site_url or None,
        "reports": len(catalogue.reports),
        "measures": sum(report.counts.measures for report in catalogue.reports),
        "content_digest": digests.content,
        "digest": digests.whole,
    }


def _province_code(agency: Agency) -> str | None:
    province = province_named(agency.province)
    return province.code if province else None


def _unreadable(source: AgencySource, problems: Sequence[Problem]) -> Unreadable:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return Unreadable(source.id, tuple(map(str, errors)))
