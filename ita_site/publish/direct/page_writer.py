"""Write the pages of a site one by one, and keep of each what search and the check of links need."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ita_site.catalogue.catalogue import Catalogue
from ita_site.pages.output import Output
from ita_site.pages.recipe import Recipe
from ita_site.publish.direct.page_memory import PageMemory
from ita_site.publish.frame.frame import Frame
from ita_site.publish.page_facts import PageFacts
from ita_site.settings import Settings
from ita_site.web.cards import card


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What is kept of a page once it is written."""

    head: Output
    """The page without its text and files."""
    facts: PageFacts
    files: tuple[str, ...] = ()
    """What was written for it: its own file first, then those that it alone shows."""


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Makes the pages of one build and writes them below `folder`."""

    catalogue: Catalogue
    settings: Settings
    site_name: str
    table: Mapping[str, Recipe]
    frame: Frame
    folder: Path
    memory: PageMemory

    def write(self, path: str) -> WrittenPage:
        """Make a page and the files that it alone shows, write them, and return what is kept of it. Raises OSError."""
        output = self.memory.output(self.table[path])
        document = self.frame.page(output, card(output, self.catalogue, self.settings, self.site_name)).encode()
        files = {self.settings.addresses.file(path): document, **output.files}
        for name, data in files.items():
            write_file(self.folder / name, data)
        return WrittenPage(replace(output, text="", files={}), self.memory.facts(document), tuple(files))


def write_file(file: Path, data: bytes) -> None:
    """Write a file of a new site, and the folders above it. Raises OSError."""
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
