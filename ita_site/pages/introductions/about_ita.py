"""The page that says in plain words what ITA is, and what the agency scored in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from ita_site.catalogue.catalogue import Catalogue
from ita_site.labels import report_name, ways
from ita_site.model.agency import IndicatorScore, YearScores
from ita_site.model.framework import Framework, Indicator, Instrument
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Recipe, narrow_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import main_pages
from ita_site.pages.site_context import ITA_PLACE, SiteContext

NACC: Final = "nacc"
"""The family of the assessment that the National Anti-Corruption Commission runs."""


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument with its indicators. `way` says in plain words what it does, empty where that is not known."""

    instrument: Instrument
    way: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class ScoredYear:
    """The scores of a year. `indicators` has each score with the indicator's name, empty where that is not known."""

    scores: YearScores
    indicators: tuple[tuple[IndicatorScore, str], ...]


@dataclass(frozen=True, slots=True)
class AnsweringReport:
    """The newest report, and the assessment that it answers."""

    id: str
    name: str
    place: Place
    assessed_year: int
    fiscal_year: int


@dataclass(frozen=True, slots=True)
class AboutItaData(PageData):
    """The values of the page on ITA."""

    template: ClassVar[str] = "about-ita.md.jinja"

    agency: str
    framework: Framework | None
    """That of the newest report, or else the latest; None where the content has none."""
    is_nacc: bool
    instruments: tuple[InstrumentRow, ...]
    report: AnsweringReport | None
    years: tuple[ScoredYear, ...]
    """The newest first."""


def ita_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the page on ITA."""
    catalogue = context.catalogue
    framework = _framework(catalogue)
    sources = (catalogue.agency_path, *([catalogue.framework_paths[framework.key]] if framework else []))
    head = PageHead(
        place=ITA_PLACE,
        description=_description(catalogue),
        source=catalogue.agency_path,
        above=(context.home,),
        changed=context.changed(*sources),
    )
    is_nacc = framework is not None and framework.family == NACC
    data = AboutItaData(
        agency=catalogue.agency.name,
        framework=framework,
        is_nacc=is_nacc,
        instruments=tuple(_instruments(framework)) if framework else (),
        report=_report(catalogue),
        years=tuple(_years(catalogue)),
    )
    return narrow_recipe(Ingredients(head, data, context.facts))


def _description(catalogue: Catalogue) -> str:
    """Return what the page says of itself, with the newest total where there is one."""
    newest = max(catalogue.agency.scores, key=lambda scores: scores.year, default=None)
    scored = f"ปี {newest.year} ได้ {newest.total}" if newest else "เว็บไซต์นี้ยังไม่มี"
    return f"ITA, IIT, EIT และ OIT คืออะไร คะแนน ITA ของ{catalogue.agency.name}: {scored}"


def _framework(catalogue: Catalogue) -> Framework | None:
    if catalogue.reports:
        return catalogue.reports[0].framework
    return max(catalogue.frameworks.values(), key=lambda framework: framework.year, default=None)


def _instruments(framework: Framework) -> Iterator[InstrumentRow]:
    own_ways = ways(framework)
    for instrument in framework.instruments:
        measured = (indicator for indicator in framework.indicators if indicator.instrument == instrument.code)
        yield InstrumentRow(instrument, own_ways[instrument.code], tuple(measured))


def _report(catalogue: Catalogue) -> AnsweringReport | None:
    if not catalogue.reports:
        return None
    report = catalogue.reports[0]
    entry = report.entry
    place = main_pages(report).report
    return AnsweringReport(entry.id, report_name(entry), place, entry.assessed_year, entry.fiscal_year)


def _years(catalogue: Catalogue) -> Iterator[ScoredYear]:
    for scores in sorted(catalogue.agency.scores, key=lambda scores: -scores.year):
        names = {
            indicator.number: indicator.name
            for framework in catalogue.frameworks.values()
            for indicator in framework.indicators
            if framework.year == scores.year
        }
        yield ScoredYear(scores, tuple((entry, names.get(entry.indicator, "")) for entry in scores.indicators))
