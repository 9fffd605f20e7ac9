"""Complete a framework whose items nobody knows with the indicators and items that a report itself names and words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, TypeVar

from pydantic import BaseModel

from ita_site.model.framework import Framework, Indicator
from ita_site.model.validation import validate
from ita_site.source.front_matter_writer import Field, Fields, write_plain
from ita_site.source.yaml_tree import Tree, parse
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt, remark
from ita_site.word_import.draft.framework import fields_of, framework_fields, item_fields

E = TypeVar("E", bound=BaseModel)

_NO_ITEMS: Final = re.compile(r"^items:[ \t]*(?:\[\][ \t]*)?$", re.MULTILINE)
_INDENT: Final = "  "
"""What `write_plain` puts before the dash of an item."""

_SOURCE = attrgetter("source")


def lacks_items(framework: Framework) -> bool:
    """Return whether no item is in a framework: its words are not known, as in those that ship for some years."""
    return not framework.items


def completed(framework: Framework, drafted: Framework) -> Framework:
    """Return the framework with what a draft from a report adds to it; as it is where that is nothing."""
    numbers = {indicator.number for indicator in framework.indicators}
    added = tuple(indicator for indicator in drafted.indicators if indicator.number not in numbers)
    if not added and not drafted.items:
        return framework
    named = {*map(_SOURCE, added), *map(_SOURCE, drafted.items)}
    known = {source.id for source in framework.sources}
    sources = tuple(source for source in drafted.sources if source.id in named - known)
    return framework.model_copy(
        update={
            "sources": (*framework.sources, *sources),
            "indicators": tuple(sorted((*framework.indicators, *added), key=attrgetter("number"))),
            "items": drafted.items,
        }
    )


def completed_file(text: str, before: Framework, framework: Framework) -> str:
    """Return the file of a framework with what a report added to it, and a remark on that.

    `text` is the file as it was, of the framework `before`. What it says stays to the letter, with its comments. Where
    it is laid out so that nothing can be put in between, it is written anew, with all its comments at the top.
    """
    note = f"# TODO {_note(before, framework)}\n"
    put_in = _put_in(_NO_ITEMS.sub("", text), before, framework)
    tree = parse(put_in, "")
    if validate(Framework, tree, "")[0] == framework:
        return note + put_in
    comments = "".join(f"{line.strip()}\n" for line in text.splitlines() if line.lstrip().startswith("#"))
    return note + comments + write_plain(framework_fields(framework))


def _note(before: Framework, framework: Framework) -> str:
    """Return what was added, for a person to compare with the documents of that year."""
    numbers = [str(indicator.number) for indicator in _added(before.indicators, framework.indicators)]
    return remark(doubt(DoubtKind.FRAMEWORK_COMPLETED, ", ".join(numbers) or "-", len(framework.items)))


def _added(before: Sequence[E], now: Sequence[E]) -> list[E]:
    return [entry for entry in now if entry not in before]


@dataclass(frozen=True, slots=True)
class _File:
    """A content file: its lines, and where each value of it is."""

    lines: tuple[str, ...]
    tree: Tree

    def start(self, *loc: str | int) -> int:
        """Return the place of a value among the lines, from 0, with the comments above it. Raises KeyError."""
        at = self.tree.lines[loc] - 1
        while at and self.lines[at - 1].lstrip().startswith("#"):
            at -= 1
        return at

    def end(self, name: str) -> int:
        """Return the place behind the last line of a list. Raises KeyError."""
        here = self.tree.lines[name,]
        behind = [loc for loc, line in self.tree.lines.items() if len(loc) == 1 and line > here]
        at = min((self.start(*loc) for loc in behind), default=len(self.lines))
        while not self.lines[at - 1].strip():
            at -= 1
        return at

    def entry(self, name: str, fields: Fields) -> list[str]:
        """Return the lines of one more entry of a list, with the indent of its others. Raises KeyError."""
        first = self.lines[self.tree.lines[name, 0] - 1]
        indent = first[: len(first) - len(first.lstrip())]
        return [f"{indent}{line.removeprefix(_INDENT)}" for line in _entries(name, [fields])[1:]]


def _put_in(text: str, before: Framework, framework: Framework) -> str:
    """Return the text with the new entries in their lists; unchanged where a list is not written line by line."""
    file = _File(tuple(text.rstrip().split("\n")), parse(text, ""))
    try:
        new = sorted(_places(file, before, framework), key=lambda place: place[0])
    except KeyError:
        return text
    lines, last = list[str](), 0
    for at, added in new:
        lines += [*file.lines[last:at], *added]
        last = at
    items = _entries("items", list(map(item_fields, framework.items))) if framework.items else []
    return "\n".join([*lines, *file.lines[last:], *items, ""])


def _places(file: _File, before: Framework, framework: Framework) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each new source and indicator, and the place that they go to. Raises KeyError."""
    for source in _added(before.sources, framework.sources):
        yield file.end("sources"), file.entry("sources", fields_of(source))
    for indicator in _added(before.indicators, framework.indicators):
        yield _place(file, before, indicator), file.entry("indicators", fields_of(indicator))


def _place(file: _File, before: Framework, indicator: Indicator) -> int:
    """Return the place before the first indicator with a greater number."""
    greater = (at for at, other in enumerate(before.indicators) if other.number > indicator.number)
    at = next(greater, None)
    return file.end("indicators") if at is None else file.start("indicators", at)


def _entries(name: str, entries: Sequence[Fields]) -> list[str]:
    return write_plain((Field(name, tuple(entries)),)).rstrip("\n").split("\n")
