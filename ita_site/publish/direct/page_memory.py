"""Remember pages without their frame, and what was read in finished pages, from one build or preview to the next."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.pages.output import Output, Place
from ita_site.pages.recipe import Recipe
from ita_site.publish.page_facts import PageFacts, facts_as_json, facts_from_json, read_page

_OUTPUTS: Final = "outputs"
_FACTS: Final = "facts"
"""Kinds of what is remembered."""


@dataclass(frozen=True, slots=True)
class PageMemory:
    """Makes pages and reads them, each once for what it is made from."""

    cache: Cache

    def output(self, recipe: Recipe) -> Output:
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

    def facts(self, document: bytes) -> PageFacts:
        """Return what is in a finished page: as remembered, or read."""
        key = key_of(program_digest(), document)
        remembered = self.cache.get(_FACTS, key)
        if remembered is not None:
            return facts_from_json(remembered)
        facts = read_page(document)
        self.cache.put(_FACTS, key, facts_as_json(facts))
        return facts


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
        "report": output.report,
        "like_pages": dict(output.like_pages),
    }
    return f"{json.dumps(head, ensure_ascii=False)}\n{output.text}".encode()


def output_from_bytes(data: bytes) -> Output:
    """Return the page that `output_as_bytes` wrote."""
    line, _, text = data.partition(b"\n")
    head = json.loads(line)
    above = tuple(Place(path, title) for path, title in head.pop("above"))
    changed = head.pop("changed")
    return Output(**head, above=above, changed=date.fromisoformat(changed) if changed else None, text=text.decode())
