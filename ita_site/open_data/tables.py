"""A report as typed tables: CSV, data package, JSON and spreadsheet are all made from these.

Keys are unique over all reports and years, so tables of several reports can be put one below the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from ita_site.catalogue.catalogue import Catalogue, Citation, MeasureView, ReportView, citations, responsible_units
from ita_site.catalogue.evidence.ladder import Ladder, ladder_of
from ita_site.catalogue.leave_out_todos import NOT_SETTLED
from ita_site.links.memory.findings import LinkStatus
from ita_site.model.agency import YearScores
from ita_site.model.framework import Framework
from ita_site.model.measure import Claim
from ita_site.model.report import Headings
from ita_site.open_data import shapes
from ita_site.open_data.table import Shape, Table, Value
from ita_site.text.thai import ERA_OFFSET, Month, fiscal_period

Record = Mapping[str, Value]


def tables(catalogue: Catalogue, report: ReportView) -> tuple[Table, ...]:
    """Return every table of one report of the catalogue, in the order of `shapes.SHAPES`."""

    def each(records: Callable[[ReportView, MeasureView], Iterable[Record]]) -> Iterator[Record]:
        return chain.from_iterable(records(report, measure) for measure in report.measures)

    rows: Sequence[Iterable[Record]] = (
        [_report(catalogue, report)],
        (_measure(report, measure) for measure in report.measures),
        each(partial(_activities, ladder_of(catalogue, report))),
        each(_results),
        each(_outcomes),
        each(_answers),
        _evidence(catalogue, report),
        _indicators(report.framework),
        _items(report.framework),
        each(_measure_items),
        ({"unit_id": unit.id, "name": unit.name} for unit in catalogue.agency.units),
        each(partial(_measure_units, catalogue)),
        chain.from_iterable(map(_scores, catalogue.agency.scores)),
    )
    agency: Record = {"agency_id": catalogue.agency.id}
    return tuple(
        _table(shape, ({**record, **agency} for record in records))
        for shape, records in zip(shapes.SHAPES, rows, strict=True)
    )


def measure_key(report: ReportView, measure: MeasureView) -> str:
    """Return a measure's key, which no other report has: `2567-12m/service-quality`."""
    return f"{report.entry.id}/{measure.entry.id}"


def framework_key(framework: Framework) -> str:
    """Return a framework's key, `nacc-2566`: codes and numbers mean something only together with it."""
    return f"{framework.family}-{framework.year}"


def _table(shape: Shape, records: Iterable[Record]) -> Table:
    row_of = itemgetter(*(column.name for column in shape.columns))
    return Table(shape, tuple(_marked(row_of(record)) for record in records))


def _marked(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return a row with a sign for words that are not settled yet, of which the catalogue has none."""
    return tuple(NOT_SETTLED if value == "" else value for value in row) if "" in row else row


def _month(month: Month) -> str:
    return month.first_day().isoformat()[:7]


def _headings(headings: Headings) -> Record:
    return {f"heading_{name}": text for name, text in headings}


def _report(catalogue: Catalogue, report: ReportView) -> Record:
    entry = report.entry
    covered = fiscal_period(entry.fiscal_year, entry.round)
    return {
        "report_id": entry.id,
        "agency": catalogue.agency.name,
        "framework_id": framework_key(report.framework),
        "assessed_year_be": entry.assessed_year,
        "fiscal_year_be": entry.fiscal_year,
        "evidence_for_year_be": entry.evidence_for_year,
        "round_months": entry.round,
        "covers_from": _month(covered.first),
        "covers_to": _month(covered.last),
        "title_lines": entry.title_lines,
        "introduction": entry.introduction,
        **_headings(entry.headings),
        "note": report.body.strip() or None,
    }


def _measure(report: ReportView, measure: MeasureView) -> Record:
    entry, period = measure.entry, measure.entry.period
    indicator = entry.issue.indicator
    return {
        "measure_id": measure_key(report, measure),
        "report_id": report.entry.id,
        "number": entry.order,
        "title": entry.title,
        "issue_text": entry.issue.text,
        "indicator_id": None if indicator is None else f"{framework_key(report.framework)}/{indicator}",
        "lead": entry.lead,
        "responsible_text": entry.responsible.text,
        "period_text": entry.period_text,
        "period_start": _month(period.first),
        "period_end": _month(period.last),
        "period_start_year_be": period.first.year,
        "period_end_year_be": period.last.year,
        "status": entry.status,
        **_headings(entry.headings),
        "note": measure.body.strip() or None,
    }


def _within(report: ReportView, measure: MeasureView) -> Record:
    return {"report_id": report.entry.id, "measure_id": measure_key(report, measure)}


def _activities(ladder: Ladder, report: ReportView, measure: MeasureView) -> Iterator[Record]:
    for activity, standing in zip(measure.activities, ladder.standings[measure.entry.id], strict=True):
        same = standing.same
        yield {
            "activity_id": f"{measure_key(report, measure)}/a{activity.entry.number}",
            **_within(report, measure),
            "number": activity.entry.number,
            "text": activity.entry.text,
            "coverage": activity.coverage.value,
            "rung": standing.rung.value,
            "rung_fallen_since": standing.fallen,
            "same_as_activity_id": f"{report.entry.id}/{same.measure_id}/a{same.number}" if same else None,
        }


def _claim(at: int, claim: Claim) -> Record:
    return {"number": at, "text": claim.text, "lost_picture": claim.lost_picture}


def _results(report: ReportView, measure: MeasureView) -> Iterator[Record]:
    for at, result in enumerate(measure.entry.results, 1):
        yield {
            "result_id": f"{measure_key(report, measure)}/r{at}",
            **_within(report, measure),
            **_claim(at, result),
            "date": result.date,
            "date_year_be": result.date.year + ERA_OFFSET if result.date else None,
            "people": result.people,
        }


def _outcomes(report: ReportView, measure: MeasureView) -> Iterator[Record]:
    for at, outcome in enumerate(measure.entry.outcomes, 1):
        yield {"outcome_id": f"{measure_key(report, measure)}/o{at}", **_within(report, measure), **_claim(at, outcome)}


def _answers(report: ReportView, measure: MeasureView) -> Iterator[Record]:
    key = measure_key(report, measure)
    for at, result in enumerate(measure.entry.results, 1):
        for number in dict.fromkeys(result.answers):
            yield {"report_id": report.entry.id, "result_id": f"{key}/r{at}", "activity_id": f"{key}/a{number}"}


def _evidence(catalogue: Catalogue, report: ReportView) -> Iterator[Record]:
    links = {link.printed: link for link in report.links}
    for measure in report.measures:
        places: dict[str, int] = {}
        for cited in citations(measure):
            claim = _cited(report, cited)
            places[claim] = places.get(claim, 0) + 1
            link, expected = links[cited.evidence.as_printed], cited.evidence.expect
            yield {
                "evidence_id": f"{claim}/{places[claim]}",
                **_within(report, measure),
                "result_id": claim if cited.column == "results" else None,
                "outcome_id": claim if cited.column == "outcomes" else None,
                "number": places[claim],
                "printed": cited.evidence.as_printed,
                "url": cited.evidence.url,
                "reach": link.reach.value,
                "shared_by": link.claims,
                "expected_kind": expected.kind if expected else None,
                "expected_text": expected.text if expected else None,
                **_health(catalogue.health.of(cited.evidence.url)),
            }


def _cited(report: ReportView, cited: Citation) -> str:
    letter = "r" if cited.column == "results" else "o"
    return f"{measure_key(report, cited.measure)}/{letter}{cited.position}"


def _health(known: LinkStatus) -> Record:
    link = known.link
    return {
        "link_state": known.state.value,
        "link_reason": link.reason or None,
        "link_http_status": link.http_status,
        "link_moved_to": link.moved_to,
        "link_checked": link.checked,
        "link_last_ok": link.last_ok,
        "link_seen_at": link.copy.at if link.copy else None,
        "link_sha256": link.copy.sha256 if link.copy else None,
    }


def _indicators(framework: Framework) -> Iterator[Record]:
    instruments = {instrument.code: instrument for instrument in framework.instruments}
    sources = {source.id: source.text for source in framework.sources}
    for indicator in framework.indicators:
        instrument = instruments[indicator.instrument]
        yield {
            "indicator_id": f"{framework_key(framework)}/{indicator.number}",
            "framework_id": framework_key(framework),
            "number": indicator.number,
            "name": indicator.name,
            "instrument_code": instrument.code,
            "instrument_name": instrument.name,
            "instrument_weight": instrument.weight,
            "source": sources[indicator.source],
        }


def _items(framework: Framework) -> Iterator[Record]:
    key = framework_key(framework)
    sources = {source.id: source.text for source in framework.sources}
    for item in framework.items:
        yield {
            "item_id": f"{key}/{item.code}",
            "framework_id": key,
            "indicator_id": f"{key}/{item.indicator}",
            "code": item.code,
            "text": item.text,
            "source": sources[item.source],
        }


def _measure_items(report: ReportView, measure: MeasureView) -> Iterator[Record]:
    issue = measure.entry.issue
    for relation, codes in zip(shapes.RELATIONS, (issue.items, issue.resembles), strict=True):
        for code in dict.fromkeys(codes):
            item = f"{framework_key(report.framework)}/{code}"
            yield {**_within(report, measure), "item_id": item, "relation": relation}


def _measure_units(catalogue: Catalogue, report: ReportView, measure: MeasureView) -> Iterator[Record]:
    for unit in responsible_units(measure.entry, catalogue.agency):
        yield {**_within(report, measure), "unit_id": unit}


def _scores(year: YearScores) -> Iterator[Record]:
    """Yield the total of a year, then its indicators."""
    source: Record = {
        "source_text": year.source.text,
        "source_url": year.source.url,
        "source_date": year.source.date,
    }
    yield {
        "score_id": f"{year.year}/total",
        "year_be": year.year,
        "indicator": None,
        "score": year.total,
        "level": year.level,
        **source,
    }
    for entry in year.indicators:
        yield {
            "score_id": f"{year.year}/{entry.indicator}",
            "year_be": year.year,
            "indicator": entry.indicator,
            "score": entry.score,
            "level": None,
            **source,
        }
