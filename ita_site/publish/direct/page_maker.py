"""Make the finished pages of a site, each once for what it is made from: a page that did not change is a look-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from ita_site.catalogue.catalogue import Catalogue
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.pages.output import Output
from ita_site.pages.recipe import Recipe
from ita_site.publish.built_links import PageLinks, page_links
from ita_site.publish.direct.remembered import keep, recall
from ita_site.publish.frame.frame import Frame
from ita_site.publish.page_facts import read_page
from ita_site.search.index import Entry, index_entry
from ita_site.settings import Settings
from ita_site.web.cards import Card, card

_KIND: Final = "pages"


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page as it is published, and what search and the check of links need to know of it."""

    head: Output
    """The page without its text and files."""
    card: Card
    document: bytes
    links: PageLinks
    entry: Entry | None
    """What search knows of the page; None where search leaves it out."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files that only this page shows, by path."""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes the pages of one site. `frame` is the site's own, of the same catalogue and settings."""

    catalogue: Catalogue
    settings: Settings
    site_name: str
    frame: Frame
    cache: Cache

    def finished(self, recipe: Recipe) -> FinishedPage:
        """Return a finished page: as remembered, or made."""
        if not recipe.key:
            return self._made(recipe)
        key = key_of(program_digest(), self.frame.digest, recipe.key)
        page = recall(self.cache, _KIND, key, FinishedPage)
        # a card is made of the whole catalogue, and quickly
        if page is None or page.card != self._card(page.head):
            page = self._made(recipe)
            keep(self.cache, _KIND, key, page)
        return page

    def _made(self, recipe: Recipe) -> FinishedPage:
        output = recipe.make()
        head = replace(output, text="", files={})
        page_card = self._card(head)
        document = self.frame.page(output, page_card).encode()
        facts = read_page(document)
        address, file = self.settings.addresses.of(head.path), self.settings.addresses.file(head.path)
        return FinishedPage(
            head=head,
            card=page_card,
            document=document,
            links=page_links(file, facts, urlsplit(self.settings.site_url).path),
            entry=index_entry(address, head.title, head.weight, facts.sections) if head.weight else None,
            files=output.files,
        )

    def _card(self, head: Output) -> Card:
        return card(head, self.catalogue, self.settings, self.site_name)
