"""What MkDocs' events need to know of one build, as one value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import escape

from ita_site.catalogue.catalogue import Catalogue
from ita_site.model.search_words import SearchWords
from ita_site.publish.host_headers import header_files
from ita_site.publish.outputs import Site, head, site
from ita_site.search.index import Entry, index_files
from ita_site.search.sections import sections
from ita_site.settings import Settings
from ita_site.source.problems import Problem
from ita_site.urls import Addresses
from ita_site.web.cards import Card, cards, share_files


@dataclass(frozen=True, slots=True)
class Build:
    """One build of a site by an engine."""

    site: Site
    cards: Mapping[str, Card] = field(default_factory=dict)
    """How others show each page, by its path."""
    addresses: Addresses = field(default_factory=Addresses)
    search_words: SearchWords = field(default_factory=SearchWords)
    problems: tuple[Problem, ...] = ()
    """Errors of the content, for which a preview shows an older site; empty where the site is of today's content."""
    index: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the search index, by path; empty until the engine has made the pages' content."""

    def with_index(self, index: Mapping[str, bytes]) -> "Build":
        """Return the same build with its search index."""
        return replace(self, index=index)


def make_build(catalogue: Catalogue, settings: Settings, root: Path, site_name: str) -> Build:
    """Return the build of a catalogue, with files for browsers and servers; `root` is the content folder."""
    made = site(catalogue, settings, root)
    more = header_files(settings.site_url) | share_files(catalogue, settings, site_name)
    whole = Site(made.pages, {**made.files, **more}, made.menu, made.frame)
    return Build(
        site=whole,
        cards=cards(catalogue, made.pages, settings, site_name),
        addresses=settings.addresses,
        search_words=catalogue.search_words,
    )


def page_meta(build: Build, path: str) -> dict[str, object]:
    """Return what the theme's templates read of a page as `page.meta`."""
    page, card = build.site.pages[path], build.cards.get(path)
    meta: dict[str, object] = {**head(page), "changed": page.changed.isoformat() if page.changed else ""}
    if card is not None:
        meta["card"] = {"structured": card.structured, "picture": escape(card.picture), "alt": escape(card.alt)}
    # the theme's plugin draws the search box; its index would be of no use
    return meta | {"search": {"exclude": True}}


def search_files(build: Build, html: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the search index, by path; `html` has each page's content as the engine made it."""
    return index_files(_entries(build, html), build.search_words, build.addresses)


def _entries(build: Build, html: Mapping[str, str]) -> Iterator[Entry]:
    for path, page in build.site.pages.items():
        if page.weight:
            yield Entry(build.addresses.of(path), page.title, page.weight, sections(html[path]))
