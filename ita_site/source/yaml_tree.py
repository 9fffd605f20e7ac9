"""Read YAML into plain values with the line of each, strictly: text stays text, and what YAML would guess is refused.

PyYAML's parser gives the events; its constructors, which turn `010` into 8 and `yes` into true, are never called.
Only mappings, lists and text exist here, so nothing is expanded, imported or coerced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final, NoReturn, TypeAlias

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from ita_site.source.decoding import MAX_LINES
from ita_site.source.line_table import LineTable, Loc, below
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todo_places import NO_REMARKS, Marks, Remarks, standing
from ita_site.source.unsettled.todos import in_remarks
from ita_site.source.yaml_repair import Repair
from ita_site.source.yaml_scalars import ScalarChecks, checks_for

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_DEPTH: Final = 12
"""The deepest nesting; the model needs five."""

MAX_VALUES: Final = 10_000
"""The most values in one file. A real measure has about 100."""

_MAX_REPAIRS: Final = 50

_NO_TEXT: Final = "[…]"
"""What a message shows of a mapping or list in the place of a text."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed document: its value, the line of each value by location, and what was wrong."""

    value: Value
    lines: Mapping[Loc, int]
    problems: tuple[Problem, ...]
    remarks: Remarks = NO_REMARKS
    """Its TODO remarks."""

    @property
    def marks(self) -> Marks:
        """Return what TODO remarks say, by the place of the value that they are at."""
        return self.remarks.marks


def field_name(loc: Loc) -> str:
    """Return the name of a place in a file: `results[1].text` for `("results", 0, "text")`."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def parse(text: str, path: str, first_line: int = 1) -> Tree:
    """Return the document in `text`, whose first line is line `first_line` of the file `path`.

    Mistakes that can be mended with certainty (an unquoted colon, a tab) are reported and mended, so that the rest of
    the document is read and all its problems come at once.
    """
    repair = Repair(text.split("\n"), path, first_line)
    if "\t" in text:
        repair.tabs()
    for repairs in count():
        builder = _Builder(path, first_line, "\n".join(repair.lines))
        error = builder.try_read()
        if repairs == _MAX_REPAIRS or not repair.mend(error, builder.odd):
            break
    if error is not None:
        repair.give_up(error)
    lines = LineTable(builder.places, builder.lines)
    if not builder.checks.may_be_unsettled:
        return Tree(builder.root, lines, (*repair.problems, *builder.problems))
    todos = tuple(in_remarks(repair.lines, builder.checks.spans, path, first_line))
    remarks = standing(repair.lines, todos, lines, first_line)
    return Tree(builder.root, lines, (*repair.problems, *builder.problems, *todos), remarks)


class _TooMuchError(Exception):
    """Nothing is read from here on."""


@dataclass(slots=True)
class _Builder:
    """Builds the value of a document; `first_line` is the number of its first line in the file `path`."""

    path: str
    first_line: int
    text: str
    root: Value = ""
    problems: list[Problem] = field(default_factory=list)
    places: list[Loc] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line of each of the places, a field's at its name."""
    odd: list[int] = field(default_factory=list)
    """Lines of keys that start with a space that YAML takes for a letter."""
    checks: ScalarChecks = field(init=False)
    _are_checked: bool = field(init=False)
    _last_line: int = field(init=False)
    _events: Iterator[yaml.Event] = field(init=False)
    _values: int = 0
    _line_ends: int = 0
    """Line ends within values."""

    def __post_init__(self) -> None:
        self.checks = checks_for(self.text, self.path, self.first_line)
        self._are_checked = self.checks.are_needed
        self._last_line = self.first_line + self.text.count("\n")

    def try_read(self) -> yaml.YAMLError | None:
        """Build the value. Returns the error that ended it early, if any; what was built until then stays."""
        try:
            self._events = iter(yaml.CSafeLoader(self.text).get_event, None)
            self._read()
        except yaml.YAMLError as error:
            return error
        except _TooMuchError:
            return None
        return None

    def _read(self) -> None:
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._end(event, Code.YAML_SYNTAX, found="---")
            elif isinstance(event, NodeEvent):
                self.root = self._begin(event, 0)
                self._note((), event)
                self._fill(self.root, (), kept=True, depth=1)

    def _begin(self, event: yaml.Event, depth: int) -> Value:
        """Return the text of a value; of a mapping or list an empty one. `depth` counts those around it."""
        self._values += 1
        if self._values > MAX_VALUES:
            self._end(event, Code.TOO_LARGE, allowed=f"≤ {MAX_VALUES:,} ค่า (values)")
        if not isinstance(event, ScalarEvent):
            return self._begin_collection(event, depth)
        return self._checked(event) if self._are_checked else event.value

    def _checked(self, event: yaml.ScalarEvent) -> str:
        """Return the text of a value, after noting what is wrong with it."""
        # an escape ends a line as well
        self._line_ends += event.value.count("\n")
        if self._line_ends > MAX_LINES:
            self._end(event, Code.TOO_LARGE, allowed=f"≤ {MAX_LINES:,} บรรทัด (lines)")
        self._check(event)
        self.problems += self.checks.problems(event, self._line(event))
        return self.checks.fit(event.value)

    def _begin_collection(self, event: yaml.Event, depth: int) -> Value:
        if isinstance(event, AliasEvent):
            self._problem(event, Code.YAML_ALIAS, found=f"*{event.anchor}")
            return ""
        self._check(event)
        if depth >= MAX_DEPTH:
            self._end(event, Code.TOO_DEEP, allowed=f"≤ {MAX_DEPTH}")
        return {} if isinstance(event, MappingStartEvent) else []

    def _check(self, event: yaml.Event) -> None:
        """Note an anchor or a tag."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            self._problem(event, Code.YAML_ALIAS, found=f"&{anchor}")
        if tag is not None:
            self._problem(event, Code.YAML_TAG, found=str(tag))

    def _fill(self, value: Value, loc: Loc, *, kept: bool, depth: int) -> None:
        """Read what is in a mapping or list; `kept` says whether it is part of the result."""
        if isinstance(value, dict):
            self._fill_mapping(value, loc, kept, depth)
        elif isinstance(value, list):
            self._fill_list(value, loc, kept, depth)

    def _fill_mapping(self, node: dict[str, Value], loc: Loc, kept: bool, depth: int) -> None:  # noqa: FBT001 - called for each
        places = below(loc)
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                return
            key = self._begin(event, depth)
            if isinstance(key, str):
                is_new = self._takes(key, event, node, places[key], kept)
            else:
                key, is_new = self._passed_over(key, event, loc, depth), False
            value = self._begin(next(self._events), depth)
            if is_new:
                node[key] = value
            if not isinstance(value, str):
                self._fill(value, places[key], kept=kept and is_new, depth=depth + 1)

    def _fill_list(self, node: list[Value], loc: Loc, kept: bool, depth: int) -> None:  # noqa: FBT001 - called for each
        places = below(loc)
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                return
            value = self._begin(event, depth)
            place = places[len(node)]
            node.append(value)
            if kept:
                self._note(place, event)
            if not isinstance(value, str):
                self._fill(value, place, kept=kept, depth=depth + 1)

    def _takes(self, key: str, event: yaml.Event, node: dict[str, Value], place: Loc, kept: bool) -> bool:  # noqa: FBT001 - called for each
        """Return whether `node` takes the value of a field, which it does not have yet."""
        if key[:1].isspace():
            self.odd.append(self._line(event))
        if key in node:
            first = self.lines[self.places.index(place)] if place in self.places else 0
            allowed = f"บรรทัดที่ {first} (line)"
            self._problem(event, Code.DUPLICATE_KEY, field=field_name(place), found=key, allowed=allowed)
            return False
        if kept:
            self._note(place, event)
        return True

    def _passed_over(self, key: Value, event: yaml.Event, loc: Loc, depth: int) -> str:
        """Read a mapping or list in the place of a field's name to its end; return what it is called."""
        self._problem(event, Code.WRONG_TYPE, field=field_name(loc), found=_NO_TEXT)
        self._fill(key, loc, kept=False, depth=depth + 1)
        return _NO_TEXT

    def _note(self, place: Loc, event: yaml.Event) -> None:
        self.places.append(place)
        self.lines.append(self._line(event))

    def _line(self, event: yaml.Event) -> int:
        # what is missing at the end is reported at the last line
        line = event.start_mark.line + self.first_line if event.start_mark else self.first_line
        return min(self._last_line, line)

    def _end(self, event: yaml.Event, code: Code, *, found: str = "", allowed: str = "") -> NoReturn:
        """Note why nothing is read from an event on. Raises `_TooMuchError`."""
        self._problem(event, code, found=found, allowed=allowed)
        raise _TooMuchError

    def _problem(self, event: yaml.Event, code: Code, *, field: str = "", found: str = "", allowed: str = "") -> None:
        self.problems.append(Problem(self.path, self._line(event), code, field=field, found=found, allowed=allowed))
