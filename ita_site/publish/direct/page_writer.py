"""Write the pages of a site one by one, and keep of each what search and the check of links need."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ita_site.pages.output import Output
from ita_site.pages.recipe import Recipe
from ita_site.publish.built_links import PageLinks
from ita_site.publish.direct.page_maker import PageMaker
from ita_site.search.index import Entry


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What is kept of a page once it is written."""

    head: Output
    """The page without its text and files."""
    links: PageLinks
    entry: Entry | None
    """What search knows of the page; None where search leaves it out."""
    files: tuple[str, ...]
    """What was written for it: its own file first, then those that it alone shows."""


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Makes the pages of one build and writes them below `folder`."""

    table: Mapping[str, Recipe]
    maker: PageMaker
    folder: Path

    def write(self, path: str) -> WrittenPage:
        """Make a page and the files that it alone shows, write them, and return what is kept of it. Raises OSError."""
        page = self.maker.finished(self.table[path])
        files = {self.maker.settings.addresses.file(path): page.document, **page.files}
        for name, data in files.items():
            write_file(self.folder / name, data)
        return WrittenPage(page.head, page.links, page.entry, tuple(files))


def write_file(file: Path, data: bytes) -> None:
    """Write a file of a new site, and the folders above it. Raises OSError."""
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
