"""A report among all content: what its pages share, each part made when a page first needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Link, ReportView
from ita_site.catalogue.evidence.ladder import Ladder, ladder_of
from ita_site.catalogue.evidence.same_promises import Key
from ita_site.labels import short_name
from ita_site.model.framework import Item
from ita_site.open_data.files import WHOLE
from ita_site.pages.output import Edition, PageHead, Place
from ita_site.pages.render import around
from ita_site.pages.report.beside import Beside, OtherYear, beside, like_promises
from ita_site.pages.report.cards import MeasureCard, card
from ita_site.pages.report.editions import LikePath, edition
from ita_site.pages.report.places import MainPages, main_pages, measure_place, page_sources
from ita_site.pages.site_context import SiteContext


@dataclass(frozen=True)
class ReportContext:
    """A report among all content; `path` are the pages that are read one after the other, its main pages among them."""

    site: SiteContext
    report: ReportView
    path: tuple[Place, ...]

    @property
    def catalogue(self) -> Catalogue:
        """Return the content that the report is part of."""
        return self.site.catalogue

    @cached_property
    def main(self) -> MainPages:
        """Return the report's main pages."""
        return main_pages(self.report)

    @cached_property
    def measure_places(self) -> tuple[Place, ...]:
        """Return the page of each measure."""
        return tuple(measure_place(self.report, measure) for measure in self.report.measures)

    @cached_property
    def cards(self) -> Mapping[str, MeasureCard]:
        """Return the card of each measure, by its id."""
        return {measure.entry.id: card(measure, self.ladder) for measure in self.report.measures}

    @property
    def ladder(self) -> Ladder:
        """Return the rung of each promise."""
        return ladder_of(self.catalogue, self.report)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Return the framework's items by code."""
        return {item.code: item for item in self.report.framework.items}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """Return the links of the report by address as printed."""
        return {link.printed: link for link in self.report.links}

    @cached_property
    def source_names(self) -> Mapping[str, str]:
        """Return the name of each of the framework's sources, by its id."""
        return {source.id: source.name for source in self.report.framework.sources}

    @cached_property
    def beside(self) -> Beside:
        """Return the report's like in other reports."""
        return beside(self.site.years, self.report)

    @cached_property
    def like_promises(self) -> Mapping[Key, tuple[OtherYear, ...]]:
        """Return the same promises in other reports, by measure id and number."""
        return like_promises(self.catalogue, self.site.years, self.report)

    @property
    def short_name(self) -> str:
        """Return what tells its pages from those of another report."""
        return short_name(self.report)

    def edition(self, like: LikePath) -> Edition:
        """Return which report a page is of; `like` returns the path of its like in another report."""
        return edition(self.catalogue, self.report, like)

    def head(self, place: Place, description: str, source: str = "") -> PageHead:
        """Return the head of one of the main pages; `source` is the file to edit, the report's own where empty."""
        is_report = place == self.main.report
        return PageHead(
            place=place,
            description=description,
            source=source or self.report.path,
            above=(self.site.home,) if is_report else (self.site.home, self.main.report),
            neighbours=around(self.path, self.path.index(place)),
            changed=self.site.changed(source or self.report.path, *page_sources(self.report)),
            # they repeat, in other order, what the pages of measures, indicators and units say
            weight=0.5,
            elsewhere=self.beside.report if is_report else (),
            twin=urls.report_file(self.report.entry.id, WHOLE) if is_report else "",
            unpaired=self.report.unpaired,
            edition=self.edition(self._like_main_page(place)),
        )

    def _like_main_page(self, place: Place) -> LikePath:
        """Return what finds the page of another report that is at the same place among its main pages."""
        at = self.main.in_order().index(place)
        return lambda other: main_pages(other).in_order()[at].path

    def reads(self, place: Place) -> Sequence[object]:
        """Return what every main page reads, as values that have a digest."""
        return (
            self.head(place, ""),
            self.report,
            self.ladder,
            self.site.facts,
        )
