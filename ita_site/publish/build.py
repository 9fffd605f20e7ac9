"""A whole site in memory: what an engine only has to write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ita_site.catalogue.catalogue import Catalogue
from ita_site.model.search_words import SearchWords
from ita_site.pages.output import Output
from ita_site.publish.frame.assets import SiteAssets, site_assets
from ita_site.publish.frame.frame import NOT_FOUND, SITEMAP, Frame, frame_of
from ita_site.publish.frame.headings import read_content
from ita_site.publish.frame.mistakes import Mistake
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.host_headers import header_files
from ita_site.publish.outputs import Site, site
from ita_site.search.index import Entry, index_files
from ita_site.search.sections import sections
from ita_site.urls import Addresses
from ita_site.web.cards import Card, cards, share_files


@dataclass(frozen=True, slots=True)
class Build:
    """One build of a site."""

    site: Site
    frame: Frame
    assets: SiteAssets
    cards: Mapping[str, Card] = field(default_factory=dict)
    """How others show each page, by its path."""
    addresses: Addresses = field(default_factory=Addresses)
    search_words: SearchWords = field(default_factory=SearchWords)
    mistakes: tuple[Mistake, ...] = ()
    """Errors of the content, for which a preview shows an older site; empty where the site is of today's content."""


def make_build(catalogue: Catalogue, options: SiteOptions, *, is_preview: bool = False) -> Build:
    """Return the build of a catalogue, with files for browsers and servers."""
    settings = options.settings
    made = site(catalogue, settings, options.content)
    more = header_files(settings.site_url) | share_files(catalogue, settings, options.site_name)
    return Build(
        site=Site(made.pages, {**made.files, **more}, made.menu, made.frame),
        frame=frame_of(catalogue, options, lambda path: made.pages[path].title, is_preview=is_preview),
        assets=site_assets(),
        cards=cards(catalogue, made.pages, settings, options.site_name),
        addresses=settings.addresses,
        search_words=catalogue.search_words,
    )


def files_of(build: Build) -> dict[str, bytes]:
    """Return every file of the site, by its path within it."""
    files = {**build.assets.files, **build.site.files, NOT_FOUND: build.frame.not_found().encode()}
    for path, page in build.site.pages.items():
        document = build.frame.page(page, build.cards.get(path), build.mistakes)
        files[page_file(build.addresses, path)] = document.encode()
    if sitemap := build.frame.sitemap(build.site.pages.values()):
        files[SITEMAP] = sitemap
    return files | search_files(build.site.pages.values(), build.search_words, build.addresses)


def page_file(addresses: Addresses, path: str) -> str:
    """Return the file within the site that holds a page."""
    address = addresses.of(path)
    return f"{address}index.html" if address.endswith("/") or not address else address


def search_files(pages: Iterable[Output], words: SearchWords, addresses: Addresses) -> dict[str, bytes]:
    """Return the files of the search index, by path."""
    return index_files(_entries(pages, addresses), words, addresses)


def _entries(pages: Iterable[Output], addresses: Addresses) -> Iterator[Entry]:
    for page in pages:
        if page.weight:
            yield Entry(addresses.of(page.path), page.title, page.weight, sections(read_content(page.text).html))
