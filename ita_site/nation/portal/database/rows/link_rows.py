"""The rows of an agency's links: every address that a report of it gives as evidence, with its state."""

from collections.abc import Iterator

from ita_site.catalogue.catalogue import Catalogue
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.request import targets
from ita_site.nation.portal.database.rows.agency_rows import Row, moment
from ita_site.nation.portal.database.rows.gone_hosts import is_host_gone


def link_rows(catalogue: Catalogue, agency_id: str) -> Iterator[Row]:
    """Yield a row for each address, in the order of the reports."""
    for url in dict.fromkeys(link.url for report in catalogue.reports for link in report.links):
        yield _row(agency_id, url, catalogue.health.of(url))


def _row(agency_id: str, url: str, status: LinkStatus) -> Row:
    link = status.link
    # a person's word gives another state: since when and why is then not the checker's to say
    is_checkers = status.state is link.state
    return (
        agency_id,
        url,
        _host(url),
        status.state.value,
        moment(link.since) if is_checkers else None,
        (link.reason or None) if is_checkers else None,
        moment(link.checked),
        moment(link.last_ok),
        int(is_checkers and is_host_gone(link)),
    )


def _host(url: str) -> str | None:
    target = targets.parse(url)
    return target.host if isinstance(target, targets.Target) else None
