"""The page of a report's activities, each with the results that answer it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from ita_site.catalogue.catalogue import MeasureView, ReportView
from ita_site.catalogue.evidence.ladder import Ladder, Rung
from ita_site.labels import RUNGS, report_name
from ita_site.links.memory.history import State
from ita_site.pages.output import PageData
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.context import ReportContext
from ita_site.pages.report.results import Choices, ResultPlace, results

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CoverageData(PageData):
    """The values of the page of activities and results."""

    template: ClassVar[str] = "coverage.md.jinja"

    report: ReportView
    ladder: Ladder
    states: Mapping[str, State]
    """What the last checks say of each address."""
    strays: list[ResultPlace]
    """Results that answer no activity."""
    choices: Choices
    units_of: Mapping[str, str]
    """Measure id → the ids of its units."""
    indicators_of: Mapping[str, str]
    """Measure id → the numbers of its indicators."""


def coverage_recipe(context: ReportContext) -> Recipe:
    """Return the recipe of the page of activities and results."""
    place = context.main.coverage
    return wide_recipe(place.path, lambda: _ingredients(context), *context.reads(place))


def _ingredients(context: ReportContext) -> Ingredients:
    report, ladder, health = context.report, context.ladder, context.catalogue.health
    silent = ladder.totals[Rung.NOT_MENTIONED]
    promised = f"บอกว่าจะทำ {report.counts.activities} กิจกรรม รายงานไม่ได้บอกผล {silent} กิจกรรม"
    description = f"{report_name(report.entry)}: {promised}"
    data = CoverageData(
        report=report,
        ladder=ladder,
        states={link.url: health.of(link.url).state for link in report.links},
        strays=[place for place in results(report) if place[2].is_paired and not place[2].answers],
        choices=_choices(context),
        units_of=_named_groups(report.by_unit),
        indicators_of=_named_groups(report.by_indicator),
    )
    return Ingredients(context.head(context.main.coverage, description), data, context.site.facts)


def _named_groups(groups: Mapping[K, Sequence[MeasureView]]) -> dict[str, str]:
    """Return measure id → the groups that the measure is in, a space between them."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, measures in groups.items():
        for measure in measures:
            named[measure.entry.id].append(str(name))
    return defaultdict(str, {measure: " ".join(names) for measure, names in named.items()})


def _choices(context: ReportContext) -> Choices:
    report = context.report
    named = [indicator for indicator in report.framework.indicators if indicator.number in report.by_indicator]
    return [
        ("state", "ระดับหลักฐาน", [(rung.value, label.words) for rung, label in RUNGS.items()]),
        (
            "unit",
            "ส่วนราชการ",
            [(unit.id, unit.name) for unit in context.catalogue.agency.units if unit.id in report.by_unit],
        ),
        ("indicator", "ตัวชี้วัด", [(str(entry.number), f"{entry.number}. {entry.name}") for entry in named]),
    ]
