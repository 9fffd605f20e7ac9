"""The page of reports side by side: which promises came further, and which fell back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.comparison import Likeness, Pair, Place, Return, Years, compare
from ita_site.catalogue.evidence.ladder import Ladder, Standing, ladder_of
from ita_site.labels import report_name, short_name
from ita_site.model.report import Report
from ita_site.pages.output import PageData, PageHead
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import page_sources
from ita_site.pages.site_context import YEARS_PLACE, SiteContext

MOST_LISTED: Final = 100
"""Promises in one list of the page."""


class Movement(StrEnum):
    """Where a promise went on the evidence ladder, from the earlier report to the later."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


MOVEMENTS: Final[Mapping[Movement, str]] = {
    Movement.BETTER: "หลักฐานมากขึ้น",
    Movement.WORSE: "หลักฐานน้อยลง",
    Movement.SAME: "เท่าเดิม",
}

LIKENESS: Final[Mapping[Likeness, str]] = {
    Likeness.SAME: "ถ้อยคำเดียวกัน",
    Likeness.SIMILAR: "ถ้อยคำคล้ายกัน",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A promise that is in two reports, with its rung in each."""

    returned: Return
    then: Standing
    now: Standing

    @property
    def movement(self) -> Movement:
        """Return where it went."""
        before, after = self.then.rung.height, self.now.rung.height
        if before == after:
            return Movement.SAME
        return Movement.BETTER if after > before else Movement.WORSE


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports compared, and the promises that are in both, by where they went."""

    pair: Pair
    rows: Mapping[Movement, tuple[Row, ...]]
    new: int
    """Promises of the later report that the earlier has not."""
    dropped: int
    """Promises of the earlier report that the later has not."""


@dataclass(frozen=True, slots=True)
class YearsData(PageData):
    """The values of the page of reports side by side."""

    template: ClassVar[str] = "years.md.jinja"

    years: Years
    pairs: tuple[PairView, ...]
    ladders: tuple[tuple[ReportView, Ladder], ...]
    """Each report with its ladder, the newest first."""
    short_name: Callable[[ReportView], str] = short_name
    report_name: Callable[[Report], str] = report_name
    movements: Mapping[Movement, str] = field(default_factory=lambda: MOVEMENTS)
    likeness: Mapping[Likeness, str] = field(default_factory=lambda: LIKENESS)
    most: int = MOST_LISTED
    """Promises in one list."""


def years_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the page of all reports side by side."""
    return wide_recipe(
        urls.YEARS,
        lambda: _ingredients(context),
        context.catalogue.digest(),
        context.changed(*_sources(context.catalogue)),
        context.around(YEARS_PLACE),
        context.facts,
    )


def _ingredients(context: SiteContext) -> Ingredients:
    catalogue, years = context.catalogue, context.years
    assert years is not None  # noqa: S101 - the page is there where there are reports to compare
    pairs = pair_views(catalogue)
    head = PageHead(
        place=YEARS_PLACE,
        description=_description(catalogue, pairs),
        source=catalogue.agency_path,
        above=(context.home,),
        neighbours=context.around(YEARS_PLACE),
        changed=context.changed(*_sources(catalogue)),
        # it repeats what the pages of measures say
        weight=0.5,
    )
    ladders = tuple((report, ladder_of(catalogue, report)) for report in catalogue.reports)
    return Ingredients(head, YearsData(years=years, pairs=pairs, ladders=ladders), context.facts)


def _description(catalogue: Catalogue, pairs: tuple[PairView, ...]) -> str:
    """Return what the page says of itself: of the newest pair, how many promises went where."""
    about = f"รายงาน ITA {len(catalogue.reports)} ฉบับของ{catalogue.agency.name} เทียบกัน"
    return f"{about}: {finding(pairs[0])}" if pairs else about


def finding(view: PairView) -> str:
    """Return how many promises of two reports went where: `หลักฐานมากขึ้น 4 หลักฐานน้อยลง 1 เท่าเดิม 26`."""
    return " ".join(f"{words} {len(view.rows[movement])}" for movement, words in MOVEMENTS.items())


def pair_views(catalogue: Catalogue) -> tuple[PairView, ...]:
    """Return the reports that are compared, two by two, the newest first; nothing where there is but one."""
    years = catalogue.once(compare)
    return tuple(_pair_view(catalogue, pair) for pair in years.pairs) if years else ()


def _pair_view(catalogue: Catalogue, pair: Pair) -> PairView:
    rows = [Row(each, _standing(catalogue, each.then), _standing(catalogue, each.now)) for each in pair.returns]
    by_movement = {movement: tuple(row for row in rows if row.movement is movement) for movement in Movement}
    kept = len(rows)
    return PairView(pair, by_movement, pair.now.counts.activities - kept, pair.then.counts.activities - kept)


def _standing(catalogue: Catalogue, place: Place) -> Standing:
    """Return the rung of an activity in its report."""
    standings = ladder_of(catalogue, place.report).standings[place.measure.entry.id]
    return standings[place.measure.activities.index(place.activity)]


def _sources(catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.agency_path
    for report in catalogue.reports:
        yield from page_sources(report)
    yield from catalogue.framework_paths.values()
