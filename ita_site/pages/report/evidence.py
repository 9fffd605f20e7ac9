"""The page of a report's evidence: every address with the claims that name it, and what was seen of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ita_site.catalogue.catalogue import ReportView
from ita_site.labels import HEALTH, REACH, report_name
from ita_site.pages.known_links import KnownLink, known_link
from ita_site.pages.output import PageData
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.context import ReportContext
from ita_site.pages.report.results import Choices, ResultPlace, results


@dataclass(frozen=True, slots=True)
class EvidenceData(PageData):
    """The values of the page of evidence."""

    template: ClassVar[str] = "evidence.md.jinja"

    report: ReportView
    known: Mapping[str, KnownLink]
    """What is known of each address, by the address as it is opened."""
    ask: str
    """Where to ask the agency for a copy."""
    choices: Choices
    unproven: list[ResultPlace]
    """Results without evidence."""


def evidence_recipe(context: ReportContext) -> Recipe:
    """Return the recipe of the page of evidence."""
    place, catalogue = context.main.evidence, context.catalogue
    reads = (*context.reads(place), catalogue.health, catalogue.copies)
    return wide_recipe(place.path, lambda: _ingredients(context), *reads)


def _ingredients(context: ReportContext) -> Ingredients:
    report, counts, catalogue = context.report, context.report.counts, context.catalogue
    description = f"{report_name(report.entry)}: {counts.links} ลิงก์ที่ใช้เป็นหลักฐาน และข้อความที่อ้าง"
    data = EvidenceData(
        report=report,
        known={link.url: known_link(link.url, catalogue.health, catalogue.copies) for link in report.links},
        ask=catalogue.copies.ask,
        choices=_choices(context),
        unproven=[place for place in results(report) if not place[2].evidence],
    )
    return Ingredients(context.head(context.main.evidence, description), data, context.site.facts)


def _choices(context: ReportContext) -> Choices:
    links = context.report.links
    states = context.catalogue.health.count(link.url for link in links)
    reaches = {link.reach for link in links}
    return [
        ("reach", "ชนิด", [(reach.value, label.words) for reach, label in REACH.items() if reach in reaches]),
        ("health", "ผลตรวจลิงก์", [(state.value, HEALTH[state].words) for state in states]),
    ]
