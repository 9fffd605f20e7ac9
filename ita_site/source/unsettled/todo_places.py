"""Which value each TODO remark of a YAML file is about: what is not settled, by its place and not its words alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from ita_site.source.problems import Problem

Loc: TypeAlias = tuple[str | int, ...]

Marks: TypeAlias = Mapping[Loc, tuple[str, ...]]
"""Words of the TODO remarks at each place; a field that is itself only a remark is such a place as well."""

NO_MARKS: Final[Marks] = {}


@dataclass(frozen=True, slots=True)
class Remarks:
    """The TODO remarks of a file: what they say, and where they are written."""

    marks: Marks = field(default_factory=lambda: NO_MARKS)
    places: Mapping[int, Loc] = field(default_factory=dict)
    """The place that the remark of a line is about."""
    suggestions: Mapping[Loc, int] = field(default_factory=dict)
    """The line of each field that is itself only a remark: `# answers: [1, 2]`."""


NO_REMARKS: Final = Remarks()

_FIELD: Final = re.compile(r"(?P<indent> *)(?P<dash>- )?(?P<suggested># ?)?(?P<name>[a-z_]+):(?: |$)")


def standing(lines: Sequence[str], todos: Iterable[Problem], places: Mapping[Loc, int], first: int) -> Remarks:
    """Return the remarks by place: `todos` are the remarks, `places` the lines of values, `first` the number of line 0.

    A remark is about the next field below it, be that a value or only a suggestion, and about `()` where none follows.
    """
    remarks = {todo.line: " ".join(todo.found.split()) for todo in todos}
    if not remarks:
        return NO_REMARKS
    settled = _fields(places)
    fields = dict(_with_suggested(lines, settled, remarks, first))
    marks: dict[Loc, list[str]] = {}
    about: dict[int, Loc] = {}
    place: Loc = ()
    for line in reversed(range(first, first + len(lines))):
        place = fields.get(line, place)
        if line in remarks:
            marks.setdefault(place, []).append(remarks[line])
            about[line] = place
    ordered = {loc: tuple(reversed(words)) for loc, words in reversed(marks.items())}
    return Remarks(ordered, about, {loc: line for line, loc in fields.items() if line not in settled})


def _fields(places: Mapping[Loc, int]) -> dict[int, Loc]:
    """Return the innermost field that begins at each line."""
    fields: dict[int, Loc] = {}
    for loc, line in places.items():
        if loc and isinstance(loc[-1], str) and len(loc) >= len(fields.get(line, ())):
            fields[line] = loc
    return fields


def _with_suggested(
    lines: Sequence[str], fields: Mapping[int, Loc], remarks: Mapping[int, str], first: int
) -> Iterator[tuple[int, Loc]]:
    """Yield fields by their lines; a suggested one belongs to the entry of the last field above it which is as deep."""
    entries: dict[int, Loc] = {}
    for line, text in enumerate(lines, first):
        field = None if line in remarks else _FIELD.match(text)
        indent = len(field["indent"]) + len(field["dash"] or "") if field else 0
        if line in fields:
            yield line, fields[line]
            entries[indent] = fields[line][:-1]
        elif field and field["suggested"] and indent in entries:
            yield line, (*entries[indent], field["name"])
