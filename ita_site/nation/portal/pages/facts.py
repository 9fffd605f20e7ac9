"""What the pages know: rows of portal.db as typed values. Moments are texts as the database has them, in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.links.memory.history import State
from ita_site.nation.portal.database.events.event_kinds import EventKind


@dataclass(frozen=True, slots=True)
class Province:
    """A province, its place on the tile map counted from 1, and how many agencies of it publish here."""

    code: str
    name: str
    row: int
    column: int
    agencies: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report in numbers: its activities by rung, and its links, each address once, by state."""

    report_id: str
    fiscal_year_be: int
    round_months: int
    measures: int
    activities: int
    rungs: Mapping[Rung, int]
    """Every rung; the sum is `activities`."""
    links: int
    link_states: Mapping[State, int]
    """Every state; the sum is `links`."""
    last_checked: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, with its reports, the newest first."""

    id: str
    name: str
    kind: str
    short_name: str
    district: str
    province: str
    province_code: str
    website: str
    contact: str
    phone: str
    site_url: str
    updated: str
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What changed, once for its scope; counts are those within the scope."""

    id: str
    at: str
    kind: EventKind
    province_code: str
    agency_id: str
    """The agency, where it is a single one."""
    agency: str
    report_id: str
    host: str
    urls: int
    host_urls: int
    agencies: int


@dataclass(frozen=True, slots=True)
class LostLink:
    """The links of an agency to a host that is gone."""

    agency_id: str
    agency: str
    urls: int


@dataclass(frozen=True, slots=True)
class DeadHost:
    """A host that is gone as a whole, or has become something else, and whose links lead there."""

    host: str
    urls: int
    since: str
    last_ok: str | None
    hijacked: bool
    """Whether an address of it answers with something else."""
    agencies: tuple[LostLink, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of an assessment, and how much there is for it."""

    id: str
    framework_id: str
    number: int
    name: str
    measures: int
    agencies: int


@dataclass(frozen=True, slots=True)
class IndicatorMeasure:
    """A measure for an indicator: whose it is, and how far the evidence of its activities can be followed."""

    agency_id: str
    measure_id: str
    report_id: str
    title: str
    activities: int
    rungs: Mapping[Rung, int] = field(default_factory=dict)
    """Every rung; the sum is `activities`."""
