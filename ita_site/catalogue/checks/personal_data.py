"""Warn of what belongs to a person in the words of content, unless the agency says that it may be published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from ita_site.catalogue.read_entry import Read
from ita_site.model.agency import Agency
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todos import settled_value
from ita_site.source.unsettled.unsettled_prose import settled_prose
from ita_site.source.yaml_tree import Value, field_name
from ita_site.text.personal_data import PersonalValue, may_be_personal, personal_values

_FAR_APART: Final = "\n" * 9
"""What keeps two texts from being read as one value."""

CONFIRMED: Final = "public_contacts"
"""The field of the agency that lists what may be published."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A personal value in a file: the warning of it, and its key as in `PersonalValue`."""

    problem: Problem
    key: str


def personal_in(read: Read[Any]) -> Iterator[Personal]:
    """Yield each personal value in the fields and the free text of a file, at its line."""
    for problem, value in chain(_in_fields(read), _in_body(read)):
        yield Personal(problem, value.key)


def check_personal_data(values: Iterable[Personal], agency: Agency | None) -> Iterator[Problem]:
    """Yield the warning of each personal value that the agency does not confirm."""
    allowed = {value.key for text in _confirmed(agency) for value in personal_values(text)} if agency else set()
    return (value.problem for value in values if value.key not in allowed)


def _confirmed(agency: Agency) -> Iterator[str]:
    """Yield what the agency names as its own, to be published."""
    yield from agency.public_contacts
    yield from (channel.phone or "" for channel in agency.complaints)
    yield agency.open_data.maintainer_email or ""
    yield agency.security.contact if agency.security else ""
    yield agency.checker_contact or ""


def _in_fields(read: Read[Any]) -> Iterator[tuple[Problem, PersonalValue]]:
    if not may_be_personal(_FAR_APART.join(_words(read.tree.value))):
        return
    for loc, text in _texts(read.tree.value, ()):
        for value in personal_values(settled_value(text)):
            line = _line(read, loc, text.count("\n", 0, value.start))
            yield Problem(read.path, line, Code.PERSONAL_DATA, field_name(loc), found=value.text), value


def _in_body(read: Read[Any]) -> Iterator[tuple[Problem, PersonalValue]]:
    text = settled_prose(read.body)
    for value in personal_values(text):
        line = read.body_line + text.count("\n", 0, value.start)
        yield Problem(read.path, line, Code.PERSONAL_DATA, found=value.text), value


def _words(value: Value) -> Iterator[str]:
    """Yield the text of each value below one, in any order: that is quicker than with its place."""
    nodes = [value]
    while nodes:
        node = nodes.pop()
        if isinstance(node, str):
            yield node
        else:
            nodes += node.values() if isinstance(node, dict) else node


def _texts(value: Value, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield place and text of each value below one, but for what the agency confirms."""
    if isinstance(value, dict):
        for name, below in value.items():
            if name != CONFIRMED:
                yield from _texts(below, (*loc, name))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _texts(below, (*loc, at))
    elif isinstance(value, str):
        yield loc, value


def _line(read: Read[Any], loc: Loc, below: int) -> int:
    """Return the line of the text of a value that is `below` lines under its first; a block begins under its field."""
    first = read.tree.lines.get(loc, 0)
    line = first + below + 1
    following = min((other for other in read.tree.lines.values() if other > first), default=line + 1)
    return line if below and line < following else first
