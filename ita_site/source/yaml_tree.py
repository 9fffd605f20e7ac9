"""Read YAML into plain values with the line of each, strictly: text stays text, and what YAML would guess is refused.

PyYAML's parser gives the events; its constructors, which turn `010` into 8 and `yes` into true, are never called.
Only mappings, lists and text exist here, so nothing is expanded, imported or coerced.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final, TypeAlias

import yaml

from ita_site.source.decoding import MAX_LINES, cleaned, unfit
from ita_site.source.line_table import LineTable, Loc
from ita_site.source.odd_text import in_curly_quotes
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todo_places import NO_MARKS, Marks, standing
from ita_site.source.unsettled.todos import in_remarks, in_value, may_say_todo
from ita_site.source.yaml_repair import Repair

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_DEPTH: Final = 12
"""The deepest nesting; the model needs five."""

MAX_VALUES: Final = 10_000
"""The most values in one file. A real measure has about 100."""

_MAX_REPAIRS: Final = 50
_REMARK: Final = re.compile(r"[ \t]+#.*")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed document: its value, the line of each value by location, and what was wrong."""

    value: Value
    lines: Mapping[Loc, int]
    problems: tuple[Problem, ...]
    marks: Marks = field(default_factory=lambda: NO_MARKS)
    """What TODO remarks say, by the place of the value that they stand at."""


def field_name(loc: Loc) -> str:
    """Return the name of a place in a file: `results[1].text` for `("results", 0, "text")`."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def parse(text: str, path: str, first_line: int = 1) -> Tree:
    """Return the document in `text`, whose first line is line `first_line` of the file `path`.

    Mistakes that can be mended with certainty (an unquoted colon, a tab) are reported and mended, so that the rest of
    the document is read and all its problems come at once.
    """
    repair = Repair(text.split("\n"), path, first_line)
    repair.tabs()
    for repairs in count():
        builder = _Builder(path, first_line)
        error = builder.try_read("\n".join(repair.lines))
        if repairs == _MAX_REPAIRS or not repair.mend(error, builder.odd):
            break
    if error is not None:
        repair.give_up(error)
    remarks = tuple(in_remarks(repair.lines, builder.texts, path, first_line))
    marks = standing(repair.lines, remarks, builder.lines, first_line)
    return Tree(builder.root, LineTable(builder.lines), (*repair.problems, *builder.problems, *remarks), marks)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open; `key` is the key that waits for its value."""

    node: dict[str, Value] | list[Value]
    loc: Loc
    kept: bool
    key: str | None = None
    duplicate: bool = False


@dataclass(slots=True)
class _Builder:
    path: str
    first_line: int
    root: Value = ""
    lines: dict[Loc, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    documents: int = 0
    values: int = 0
    odd: list[int] = field(default_factory=list)
    """Lines of keys that start with a space that YAML takes for a letter."""
    text_lines: int = 0
    """Line ends within values."""
    may_be_unsettled: bool = True
    """Whether any value can say TODO."""
    may_be_unfit: bool = True
    """Whether any value can hold a character that no content may hold."""
    texts: list[tuple[int, int, bool]] = field(default_factory=list)
    """First and last line, from 0, of each value of several lines, and whether it is a block."""

    def try_read(self, text: str) -> yaml.YAMLError | None:
        """Build from `text`. Returns the error that ended it early, if any; what was built until then stays."""
        try:
            self._read(text)
        except yaml.YAMLError as error:
            return error
        return None

    def _read(self, text: str) -> None:
        rows = text.split("\n")
        self.may_be_unsettled, self.may_be_unfit = may_say_todo(text), "\\" in text or bool(unfit(text))
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            # what is missing at the end is reported at the last line
            line = min(event.start_mark.line if event.start_mark else 0, len(rows) - 1) + self.first_line
            if self._ends_reading(event, line):
                return
            if isinstance(event, yaml.ScalarEvent):
                self._take_scalar(event, line, rows)
            else:
                self._take(event, line)

    def _ends_reading(self, event: yaml.Event, line: int) -> bool:
        """Return whether nothing is read from this event on, after noting the problem: what comes is too much."""
        if not isinstance(event, yaml.NodeEvent):
            return isinstance(event, yaml.DocumentStartEvent) and self._is_second_document(line)
        if allowed := self._too_much(event):
            self._problem(line, Code.TOO_LARGE, allowed=allowed)
            return True
        if len(self.stack) >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self._check(event, line)
            self._problem(line, Code.TOO_DEEP, allowed=f"≤ {MAX_DEPTH}")
            return True
        return False

    def _is_second_document(self, line: int) -> bool:
        """Return whether another document begins, which is noted: a file has one."""
        self.documents += 1
        if self.documents > 1:
            self._problem(line, Code.YAML_SYNTAX, found="---")
        return self.documents > 1

    def _take(self, event: yaml.Event, line: int) -> None:
        """Build what an event says that is no text; events of the stream and its documents say nothing."""
        match event:
            case yaml.AliasEvent():
                self._problem(line, Code.YAML_ALIAS, found=f"*{event.anchor}")
                self._place("", line, "")
            case yaml.CollectionStartEvent():
                self._check(event, line)
                self._open(event, line)
            case yaml.CollectionEndEvent():
                self.stack.pop()

    def _too_much(self, event: yaml.NodeEvent) -> str:
        """Return the bound that the next value breaks; empty where it breaks none."""
        if self.values >= MAX_VALUES:
            return f"≤ {MAX_VALUES:,} ค่า (values)"
        # an escape ends a line as well
        self.text_lines += event.value.count("\n") if isinstance(event, yaml.ScalarEvent) else 0
        return f"≤ {MAX_LINES:,} บรรทัด (lines)" if self.text_lines > MAX_LINES else ""

    def _take_scalar(self, event: yaml.ScalarEvent, line: int, rows: Sequence[str]) -> None:
        self._check(event, line)
        if not event.style:
            self._check_remark(event, rows)
            self._check_quotes(event, line)
        self._note_span(event)
        if self.may_be_unsettled:
            self.problems += in_value(event.value, self.path, line)
        self._place(self._fit(event.value, line) if self.may_be_unfit else event.value, line, event.value)

    def _check(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            self._problem(line, Code.YAML_ALIAS, found=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(line, Code.YAML_TAG, found=str(tag))

    def _check_remark(self, event: yaml.ScalarEvent, rows: Sequence[str]) -> None:
        """Note that YAML drops the rest of a line from ` #` on, be it a remark or the end of the text."""
        end = event.end_mark
        if end is None or end.line >= len(rows):
            return
        if lost := _REMARK.match(rows[end.line], end.column):
            line, whole = end.line + self.first_line, f"{event.value}{lost[0]}".strip()
            nearest = json.dumps(whole, ensure_ascii=False)
            self.problems.append(Problem(self.path, line, Code.UNQUOTED_HASH, found=lost[0].strip(), nearest=nearest))

    def _check_quotes(self, event: yaml.ScalarEvent, line: int) -> None:
        """Note curly quotation marks around a value: YAML takes them for letters of the text."""
        if inside := in_curly_quotes(event.value):
            nearest = json.dumps(inside, ensure_ascii=False)
            self.problems.append(Problem(self.path, line, Code.SMART_QUOTES, found=event.value, nearest=nearest))

    def _note_span(self, event: yaml.ScalarEvent) -> None:
        if event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line:
            last = event.end_mark.line - (event.end_mark.column == 0)
            self.texts.append((event.start_mark.line + 1, last, event.style in {"|", ">"}))

    def _fit(self, value: str, line: int) -> str:
        # an escape in quotes can name a character that the file itself may not hold
        if name := unfit(value):
            self._problem(line, Code.BAD_CHARACTER, found=name)
            return cleaned(value)
        return value

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        node: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        loc, kept = self._place(node, line, "[…]")
        self.stack.append(_Frame(node, loc, kept))

    def _place(self, value: Value, line: int, shown: str) -> tuple[Loc, bool]:
        """Put a value where it belongs; its location, and whether it is part of the result."""
        self.values += 1
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return (), True
        frame = self.stack[-1]
        if isinstance(frame.node, list):
            frame.node.append(value)
            return self._note((*frame.loc, len(frame.node) - 1), line, kept=frame.kept)
        if frame.key is None:
            self._take_key(frame, value, line, shown)
            return frame.loc, False
        loc, kept = (*frame.loc, frame.key), frame.kept and not frame.duplicate
        if not frame.duplicate:
            frame.node[frame.key] = value
        frame.key, frame.duplicate = None, False
        return self._note(loc, line, kept=kept)

    def _note(self, loc: Loc, line: int, *, kept: bool) -> tuple[Loc, bool]:
        # a value of a field is looked for at the line of its key, which is noted already
        if kept:
            self.lines.setdefault(loc, line)
        return loc, kept

    def _take_key(self, frame: _Frame, value: Value, line: int, shown: str) -> None:
        frame.key = value if isinstance(value, str) else shown
        loc = (*frame.loc, frame.key)
        if frame.key[:1].isspace():
            self.odd.append(line)
        if not isinstance(value, str):
            self._problem(line, Code.WRONG_TYPE, field=field_name(frame.loc), found=shown)
            frame.duplicate = True
        elif frame.key in frame.node:
            first = f"บรรทัดที่ {self.lines.get(loc, 0)} (line)"
            self._problem(line, Code.DUPLICATE_KEY, field=field_name(loc), found=frame.key, allowed=first)
            frame.duplicate = True
        elif frame.kept:
            self.lines[loc] = line

    def _problem(self, line: int, code: Code, *, field: str = "", found: str = "", allowed: str = "") -> None:
        self.problems.append(Problem(self.path, line, code, field=field, found=found, allowed=allowed))
