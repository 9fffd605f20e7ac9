"""A whole site in memory: what an engine only has to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_site.catalogue.catalogue import Catalogue
from ita_site.pages.output import Output
from ita_site.publish.frame.frame import NOT_FOUND, SITEMAP, Frame, frame_of
from ita_site.publish.frame.menu import check_menu
from ita_site.publish.frame.mistakes import Mistake
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.frame.shared_files import own_theme_files
from ita_site.publish.outputs import Site, files_beside, site
from ita_site.publish.page_facts import PageFacts, read_page
from ita_site.publish.search_guide.guide import guide_of
from ita_site.search.guide import Guide
from ita_site.search.index import Entry, index_entry, index_files
from ita_site.search.sections import Section
from ita_site.source.problems import Problem
from ita_site.urls import Addresses
from ita_site.web.cards import Card, cards


@dataclass(frozen=True, slots=True)
class Build:
    """One build of a site."""

    site: Site
    frame: Frame
    theme_files: Mapping[str, bytes]
    """The files of the theme that the site itself has."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    """How others show each page, by its path."""
    addresses: Addresses = field(default_factory=Addresses)
    guide: Guide = field(default_factory=Guide)
    """What search knows beside the texts of the pages."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the menu that a site's mkdocs.yml writes."""
    mistakes: tuple[Mistake, ...] = ()
    """Errors of the content, for which a preview shows an older site; empty where the site is of today's content."""


def make_build(catalogue: Catalogue, options: SiteOptions, *, is_preview: bool = False) -> Build:
    """Return the build of a catalogue, with files for browsers and servers."""
    settings = options.settings
    made = site(catalogue, settings, files_beside(catalogue, settings, options.content, options.site_name))
    titles = {path: page.title for path, page in made.pages.items()}
    return Build(
        site=made,
        frame=frame_of(catalogue, options, lambda path: titles.get(path, path), is_preview=is_preview),
        problems=check_menu(options.nav or (), titles, options.config.name),
        theme_files=own_theme_files(options.shared_files),
        cards=cards(catalogue, made.pages, settings, options.site_name),
        addresses=settings.addresses,
        guide=guide_of(catalogue, settings.addresses),
    )


@dataclass(frozen=True, slots=True)
class FinishedSite:
    """Every file of a site, and the facts of its pages, both by path within the site."""

    files: Mapping[str, bytes]
    facts: Mapping[str, PageFacts]


def finish(build: Build) -> FinishedSite:
    """Return the finished site of a build."""
    files = {**build.theme_files, **build.site.files, NOT_FOUND: build.frame.not_found().encode()}
    facts = {NOT_FOUND: read_page(files[NOT_FOUND])}
    entries: list[Entry] = []
    for path, page in build.site.pages.items():
        name = build.addresses.file(path)
        files[name] = build.frame.page(page, build.cards.get(path), build.mistakes).encode()
        facts[name] = read_page(files[name])
        entries += search_entries(page, facts[name].sections, build.addresses)
    if sitemap := build.frame.sitemap(build.site.pages.values()):
        files[SITEMAP] = sitemap
    return FinishedSite(files | index_files(entries, build.guide), facts)


def search_entries(page: Output, sections: tuple[Section, ...], addresses: Addresses) -> list[Entry]:
    """Return the page as search sees it; nothing for a page that search leaves out."""
    return [index_entry(addresses.of(page.path), page.title, page.weight, sections)] if page.weight else []
