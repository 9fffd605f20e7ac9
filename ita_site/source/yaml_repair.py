"""Mend the lines of a YAML text where it is certain what was meant, and note each mistake as a problem."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from ita_site.source.characters import name_of
from ita_site.source.merge_marks import is_merge_mark
from ita_site.source.odd_text import in_curly_quotes
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_hints import hint

_HEAD: Final = re.compile(r"\s*(?:-\s+)*(?:[A-Za-z_]+:\s+)?")
"""What is before the text of a line: the indentation, the marks of a list, the name of a field."""

_COLON_LINE: Final = re.compile(r"""(\s*(?:- +)*[^\s:'"#-][^\s:]*:\s+)([^\s"'|>\[{].*)""")
_COLON_ERROR: Final = "mapping values are not allowed"


@dataclass(slots=True)
class Repair:
    """The lines of a YAML text, mended in place; `first_line` is the number of the first one in the file `path`."""

    lines: list[str]
    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def tabs(self) -> None:
        """Put two spaces for each tab before the text of a line."""
        for number, line in enumerate(self.lines):
            indent = _indent(line)
            if "\t" in indent:
                self.lines[number] = indent.replace("\t", "  ") + line.lstrip()
                # a line of nothing else is a blank line to its writer
                if indent != line:
                    self._note(number, Code.TAB, line.replace("\t", "→").strip())

    def mend(self, error: yaml.YAMLError | None, odd: Iterable[int]) -> bool:
        """Mend what ended the reading, and keys that begin with a special space. Returns whether anything changed.

        `odd` are the lines of such keys, by their numbers in the file.
        """
        numbers = [line - self.first_line for line in odd]
        if error is None:
            return self._spaces(numbers)
        number = _line_of(error, self.lines)
        return self._spaces([*numbers, number]) or self._colon(error, number)

    def give_up(self, error: yaml.YAMLError) -> None:
        """Note the mistake that cannot be mended, with what most often leads to it."""
        marks = (number for number, line in enumerate(self.lines) if is_merge_mark(line))
        number = next(marks, _line_of(error, self.lines))
        words = str(getattr(error, "problem", "") or "unreadable")
        self._note(number, Code.YAML_SYNTAX, self.lines[number].strip(), cause=hint(words, self.lines[number]))

    def _spaces(self, numbers: Iterable[int]) -> bool:
        """Put plain spaces for special ones before the text of these lines."""
        mended = False
        for number in dict.fromkeys(numbers):
            line = self.lines[number]
            head = _HEAD.match(line)
            end = head.end() if head else 0
            special = next((char for char in line[:end] if char.isspace() and char != " "), "")
            if special:
                th, en = name_of(special)
                self.lines[number] = _plain(line[:end]) + line[end:]
                self._note(number, Code.SPECIAL_SPACE, _plain(line).strip(), cause=f"มี{th} ปนอยู่ | there is {en}")
                mended = True
        return mended

    def _colon(self, error: yaml.YAMLError, number: int) -> bool:
        """Put the value of a line into quotation marks, if the colon that offends is within the value."""
        line = self.lines[number]
        match, mark = _COLON_LINE.fullmatch(line), getattr(error, "problem_mark", None)
        if match is None or mark is None or mark.column < len(match[1]) or _COLON_ERROR not in _words(error):
            return False
        value = match[2].rstrip()
        self.lines[number] = f"{match[1]}{json.dumps(in_curly_quotes(value) or value, ensure_ascii=False)}"
        self._note(number, Code.UNQUOTED_COLON, line.strip(), nearest=self.lines[number].strip())
        return True

    def _note(self, number: int, code: Code, found: str, *, nearest: str = "", cause: str = "") -> None:
        line = number + self.first_line
        self.problems.append(Problem(self.path, line, code, found=found, nearest=nearest, hint=cause))


def _plain(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _words(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", ""))


def _line_of(error: yaml.YAMLError, lines: Sequence[str]) -> int:
    """Return the line, from 0, of the mistake: of a text that never ends its beginning, not the end of the file."""
    context, problem = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    unended = str(getattr(error, "context", "")).startswith("while scanning")
    mark = (context if unended else problem) or problem or context
    return min(mark.line, len(lines) - 1) if mark is not None else 0
