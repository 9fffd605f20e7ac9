"""Shortcuts of the editors' table of search words: does each lead to a page of the site, and to a part of it?"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.reading import SEARCH_WORDS
from ita_site.model.field_places import thai_place
from ita_site.model.nearest import nearest
from ita_site.model.search_words import SearchWords
from ita_site.pages.page_table import page_table
from ita_site.pages.recipe import Recipe
from ita_site.publish.frame.headings import read_content
from ita_site.publish.page_facts import read_page
from ita_site.publish.search_guide.destinations import NAMES, pages_of_files, target_of
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem

_ALLOWED: Final = ", ".join((*NAMES, "about.md", "reports/2567-12m/coverage.md#activities"))
"""Pages as an editor may name them: all the names, and how a file is written."""


def check_shortcuts(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Yield a problem for each shortcut of the content folder `root` that leads to no page, or to no part of it."""
    rows = [(at, row.page) for at, row in enumerate(catalogue.search_words.go) if row.page not in NAMES]
    table = page_table(catalogue, Settings()) if rows else {}
    for at, page in rows:
        known = _known(page, catalogue, table)
        if page not in known:
            field = f"go[{at + 1}].page"
            yield Problem(
                f"{root.name}/{SEARCH_WORDS}",
                catalogue.search_lines.get(("go", at, "page"), 1),
                Code.LOST_SHORTCUT,
                field,
                page,
                _ALLOWED,
                nearest(page, known),
                place=thai_place(SearchWords, field),
            )


def _known(page: str, catalogue: Catalogue, table: Mapping[str, Recipe]) -> Collection[str]:
    """Return what an editor may have meant by a page's name: the parts of the page if there is one, else all pages."""
    path, _, anchor = page.partition("#")
    target = target_of(path, catalogue, None)
    if target.path not in table:
        return (*NAMES, *table, *pages_of_files(catalogue))
    if not anchor:
        return (page,)
    content = read_content(table[target.path].make().text)
    return sorted(f"{path}#{known}" for known in read_page(content.html).anchors)
