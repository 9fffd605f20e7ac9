"""Catalogue → every outside address with the file and line that names it, for the link job."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from ita_site.catalogue.catalogue import Catalogue, Citation, MeasureView, ReportView, Text, citations
from ita_site.catalogue.free_text import is_internal, links
from ita_site.links.link_use import Expect, LinkUse
from ita_site.links.memory.findings import LinkStatus
from ita_site.model.measure import Evidence
from ita_site.source.line_table import Loc

_LIST_MARK: Final = re.compile(r"^\s*(?:[-–•]|\d+[.)])\s*")


def link_uses(catalogue: Catalogue) -> tuple[LinkUse, ...]:
    """Return every address of evidence, agency and free text, by file and line; paths are below the content folder."""
    uses = chain(_of_agency(catalogue), _of_evidence(catalogue), _of_prose(catalogue))
    named = (replace(use, agency=catalogue.agency.names) for use in uses)
    return tuple(sorted(named, key=lambda use: (use.path, use.line, use.url)))


def _of_agency(catalogue: Catalogue) -> Iterator[LinkUse]:
    agency = catalogue.agency
    addresses: list[tuple[Loc, str | None]] = [(("website",), agency.website), (("contact",), agency.contact)]
    addresses += [(("complaints", at, "url"), channel.url) for at, channel in enumerate(agency.complaints)]
    for place, url in addresses:
        if url:
            line = catalogue.agency_lines.get(place, 1)
            yield LinkUse(url, _inside(catalogue.agency_path), line, f"{agency.name}: {place[0]}")


def _of_evidence(catalogue: Catalogue) -> Iterator[LinkUse]:
    for report in catalogue.reports:
        for measure in report.measures:
            for citation in citations(measure):
                claim = _LIST_MARK.sub("", citation.claim.text)
                yield LinkUse(
                    citation.evidence.url, _inside(measure.path), citation.line, claim, _expected(citation.evidence)
                )


def _of_prose(catalogue: Catalogue) -> Iterator[LinkUse]:
    bodies = chain.from_iterable(_bodies(report) for report in catalogue.reports)
    texts: Iterator[Text | ReportView | MeasureView] = chain(catalogue.texts, bodies)
    for text in texts:
        for line, address in links(text.body, text.body_line):
            if not is_internal(address) and not address.startswith("#"):
                yield LinkUse(address, _inside(text.path), line)


def _bodies(report: ReportView) -> Iterator[ReportView | MeasureView]:
    yield report
    yield from report.measures


def _expected(evidence: Evidence) -> Expect | None:
    expect = evidence.expect
    return Expect(expect.kind, expect.text) if expect else None


def _inside(path: str) -> str:
    return path.split("/", 1)[1]


def cited_links(catalogue: Catalogue) -> dict[str, list[tuple[str, Citation]]]:
    """Return every address with (report, citation) of each of its claims, in the order of the reports."""
    cited: defaultdict[str, list[tuple[str, Citation]]] = defaultdict(list)
    for report in catalogue.reports:
        for link in report.links:
            cited[link.url] += [(report.entry.id, citation) for citation in link.citations]
    return cited


def changed_links(catalogue: Catalogue) -> list[LinkStatus]:
    """Return cited links that have changed their state, the latest change first."""
    entries = (catalogue.health.of(url) for url in cited_links(catalogue))
    known = [entry for entry in entries if entry.link.since is not None]
    return sorted(known, key=lambda status: (status.link.since, status.link.url), reverse=True)
