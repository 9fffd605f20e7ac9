"""Write the pages of a site one by one, and keep of each what search and the check of links need."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from ita_site.catalogue.catalogue import Catalogue
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.pages.output import Output, Place
from ita_site.pages.recipe import Recipe
from ita_site.publish.frame.frame import Frame
from ita_site.publish.page_facts import PageFacts, facts_as_json, facts_from_json, read_page
from ita_site.settings import Settings
from ita_site.web.cards import card

_OUTPUTS: Final = "outputs"
_FACTS: Final = "facts"
"""Kinds of what is remembered: pages without their frame, and what was read in finished pages."""


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
    cache: Cache

    def write(self, path: str) -> WrittenPage:
        """Make a page and the files that it alone shows, write them, and return what is kept of it. Raises OSError."""
        output = self._output(self.table[path])
        document = self.frame.page(output, card(output, self.catalogue, self.settings, self.site_name)).encode()
        files = {self.settings.addresses.file(path): document, **output.files}
        for name, data in files.items():
            write_file(self.folder / name, data)
        return WrittenPage(replace(output, text="", files={}), self._facts(document), tuple(files))

    def _output(self, recipe: Recipe) -> Output:
        """Return a page without its frame: as remembered, or made."""
        if not recipe.key:
            return recipe.make()
        key = key_of(program_digest(), recipe.key)
        remembered = self.cache.get(_OUTPUTS, key)
        if remembered is not None:
            return output_from_bytes(remembered)
        output = recipe.make()
        if not output.files:
            self.cache.put(_OUTPUTS, key, output_as_bytes(output))
        return output

    def _facts(self, document: bytes) -> PageFacts:
        """Return what is in a finished page: as remembered, or read."""
        key = key_of(program_digest(), document)
        remembered = self.cache.get(_FACTS, key)
        if remembered is not None:
            return facts_from_json(remembered)
        facts = read_page(document)
        self.cache.put(_FACTS, key, facts_as_json(facts))
        return facts


def write_file(file: Path, data: bytes) -> None:
    """Write a file of a new site, and the folders above it. Raises OSError."""
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def output_as_bytes(output: Output) -> bytes:
    """Return a page without files as bytes: a line of JSON, then its text."""
    head = {
        "path": output.path,
        "title": output.title,
        "description": output.description,
        "source": output.source,
        "above": [(place.path, place.title) for place in output.above],
        "previous": output.previous,
        "next": output.next,
        "changed": output.changed.isoformat() if output.changed else None,
        "weight": output.weight,
        "is_copy": output.is_copy,
    }
    return f"{json.dumps(head, ensure_ascii=False)}\n{output.text}".encode()


def output_from_bytes(data: bytes) -> Output:
    """Return the page that `output_as_bytes` wrote."""
    line, _, text = data.partition(b"\n")
    head = json.loads(line)
    above = tuple(Place(path, title) for path, title in head.pop("above"))
    changed = head.pop("changed")
    return Output(**head, above=above, changed=date.fromisoformat(changed) if changed else None, text=text.decode())
