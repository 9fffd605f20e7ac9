"""The page that tells readers of English what the site is; the words of reports stay Thai."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Counts, ReportView
from ita_site.catalogue.evidence.ladder import Rung, ladder_of
from ita_site.labels import ENGLISH_RUNGS
from ita_site.model.agency import Agency
from ita_site.model.closed_lists.licences import LICENCES, Licence
from ita_site.pages.introductions.about_ita import NACC
from ita_site.pages.output import PageData, PageHead
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import page_sources
from ita_site.pages.site_context import ENGLISH_PLACE, SiteContext
from ita_site.text.thai import ERA_OFFSET, Month, fiscal_period


@dataclass(frozen=True, slots=True)
class EnglishReport:
    """A report in figures. `fiscal_year` and `assessed_year` are of the Buddhist era, the months Gregorian."""

    id: str
    fiscal_year: int
    assessed_year: int
    months: int
    first_month: str
    last_month: str
    is_nacc: bool
    counts: Counts
    rungs: Mapping[Rung, int]


@dataclass(frozen=True, slots=True)
class EnglishData(PageData):
    """The values of the summary in English."""

    template: ClassVar[str] = "english.md.jinja"

    agency: Agency
    reports: tuple[EnglishReport, ...]
    """The newest first."""
    checked: datetime | None
    """When links were last checked."""
    licence: Licence | None
    era_offset: int = ERA_OFFSET
    english_rungs: Mapping[Rung, str] = field(default_factory=lambda: ENGLISH_RUNGS)


def english_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the summary in English."""
    catalogue = context.catalogue
    return wide_recipe(urls.ENGLISH, lambda: _ingredients(context), catalogue.digest(), _head(context), context.facts)


def _head(context: SiteContext) -> PageHead:
    catalogue = context.catalogue
    sources = (path for report in catalogue.reports for path in page_sources(report))
    return PageHead(
        place=ENGLISH_PLACE,
        description=f"In English: what this site of integrity reports is, of the Thai agency {catalogue.agency.name}",
        source=catalogue.agency_path,
        above=(context.home,),
        changed=context.changed(catalogue.agency_path, *sources),
        # it repeats the figures of other pages
        weight=0.3,
    )


def _ingredients(context: SiteContext) -> Ingredients:
    catalogue = context.catalogue
    stated = catalogue.agency.open_data.license
    data = EnglishData(
        agency=catalogue.agency,
        reports=tuple(_report(catalogue, report) for report in catalogue.reports),
        checked=catalogue.health.checked,
        licence=LICENCES[stated] if stated else None,
    )
    return Ingredients(_head(context), data, context.facts)


def _report(catalogue: Catalogue, report: ReportView) -> EnglishReport:
    entry = report.entry
    covered = fiscal_period(entry.fiscal_year, entry.round)
    return EnglishReport(
        id=entry.id,
        fiscal_year=entry.fiscal_year,
        assessed_year=entry.assessed_year,
        months=entry.round,
        first_month=_month(covered.first),
        last_month=_month(covered.last),
        is_nacc=entry.family == NACC,
        counts=report.counts,
        rungs=ladder_of(catalogue, report).totals,
    )


def _month(month: Month) -> str:
    """Return a month as ISO 8601 writes it: `2023-10`."""
    return month.first_day().isoformat()[:7]
