"""What the pages of a report say of their like in other reports."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, MeasureView, ReportView
from ita_site.catalogue.comparison import Likeness, Years
from ita_site.catalogue.comparison import Place as InReport
from ita_site.catalogue.evidence.ladder import Rung, ladder_of
from ita_site.catalogue.evidence.same_promises import Key
from ita_site.labels import short_name
from ita_site.model.framework import Indicator
from ita_site.pages.output import Elsewhere, Place
from ita_site.pages.report.places import main_pages, promise_place
from ita_site.pages.site_context import YEARS_PLACE


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of one report say of their like in others: of the report, by measure id, by indicator number."""

    report: tuple[Elsewhere, ...] = ()
    measures: Mapping[str, tuple[Elsewhere, ...]] = field(default_factory=dict)
    indicators: Mapping[int, tuple[Elsewhere, ...]] = field(default_factory=dict)
    same_indicators: frozenset[tuple[int, str]] = frozenset()
    """(number, other report's id) of each indicator that has the same number and name there."""


@dataclass(frozen=True, slots=True)
class OtherYear:
    """The same promise in another report."""

    report_id: str
    place: Place
    rung: Rung
    is_similar: bool
    """Whether its words are only similar."""


def beside(years: Years | None, report: ReportView) -> Beside:
    """Return what the pages of `report` say of other reports; nothing where there is none."""
    if years is None:
        return Beside()
    others = [other for family in years.families for other in family.reports if other is not report]
    reports = (Elsewhere(main_pages(other).report) for other in others)
    indicators = [(entry, years.like_indicators(report, entry)) for entry in report.framework.indicators]
    return Beside(
        report=(Elsewhere(YEARS_PLACE), *reports),
        measures={
            measure: tuple(_measure(other, measure) for other, measure in similar)
            for measure, similar in years.like_measures(report).items()
        },
        indicators={
            indicator.number: tuple(_indicator(other, indicator, same=same) for other, same in similar)
            for indicator, similar in indicators
        },
        same_indicators=frozenset(
            (indicator.number, other.entry.id) for indicator, similar in indicators for other, same in similar if same
        ),
    )


def _measure(report: ReportView, measure: MeasureView) -> Elsewhere:
    title = f"{short_name(report)}: มาตรการที่ {measure.entry.order} {measure.entry.title}"
    place = Place(urls.measure(report.entry.id, measure.entry.id), title)
    return Elsewhere(place, "มีกิจกรรมที่ถ้อยคำเดียวกันหรือคล้ายกัน", reading=True)


def _indicator(report: ReportView, indicator: Indicator, *, same: bool) -> Elsewhere:
    place = Place(urls.indicator(report.entry.id, indicator.number), short_name(report))
    return Elsewhere(place, "" if same else "เลขเดียวกัน แต่ชื่อต่างกัน อาจเป็นคนละตัวชี้วัด")


def like_promises(catalogue: Catalogue, years: Years | None, report: ReportView) -> Mapping[Key, tuple[OtherYear, ...]]:
    """Return, by measure id and number, the promises of compared reports that are the same as one of `report`."""
    like: defaultdict[Key, list[OtherYear]] = defaultdict(list)
    for pair in years.pairs if years else ():
        for returned in pair.returns if report is pair.now or report is pair.then else ():
            here, there = (returned.now, returned.then) if pair.now is report else (returned.then, returned.now)
            key = here.measure.entry.id, here.activity.entry.number
            like[key].append(_other_year(catalogue, there, is_similar=returned.likeness is Likeness.SIMILAR))
    return {key: tuple(others) for key, others in like.items()}


def _other_year(catalogue: Catalogue, there: InReport, *, is_similar: bool) -> OtherYear:
    report_id, measure = there.report.entry.id, there.measure
    at = measure.activities.index(there.activity)
    name = f"{short_name(there.report)}: มาตรการที่ {measure.entry.order} ข้อ {there.activity.entry.number}"
    place = Place(promise_place(report_id, measure, at).path, name)
    return OtherYear(
        report_id, place, ladder_of(catalogue, there.report).standings[measure.entry.id][at].rung, is_similar
    )
