"""Check the texts of a YAML document for what YAML drops or takes otherwise than their writer meant."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from ita_site.source.decoding import MAX_LINES, cleaned, unfit
from ita_site.source.odd_text import in_curly_quotes, may_be_in_curly_quotes
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todos import Span, in_value, may_say_todo

_REMARK: Final = re.compile(r"[ \t]+#.*")
_PROPERTY: Final = re.compile(r"[&!](?<!\w.)")
"""What may begin an anchor or a tag: within a word, as in an address, it does not."""


@dataclass(slots=True)
class ScalarChecks:
    """What the values of a document must be looked at for, by what its whole text has: of most documents, nothing."""

    path: str
    first_line: int
    rows: Sequence[str]
    """The lines of the document."""
    may_be_unsettled: bool
    """Whether any value can say TODO."""
    may_be_unfit: bool
    """Whether any value can hold a character that no content may hold."""
    may_be_cut: bool
    """Whether a remark can begin behind a value."""
    may_be_quoted: bool
    """Whether any value can be in curly quotation marks."""
    may_be_marked: bool
    """Whether any value can have an anchor or a tag."""
    may_be_long: bool
    """Whether the values can have more line ends than a file may have."""
    spans: list[Span] = field(default_factory=list)
    """The values of several lines."""

    @property
    def are_needed(self) -> bool:
        """Return whether any value must be looked at."""
        return (
            self.may_be_unsettled
            or self.may_be_unfit
            or self.may_be_cut
            or self.may_be_quoted
            or self.may_be_marked
            or self.may_be_long
        )

    def problems(self, event: yaml.ScalarEvent, line: int) -> Iterator[Problem]:
        """Yield what is wrong with the value of a line; one of several lines is noted in `spans`."""
        if not event.style:
            yield from self._lost(event)
            yield from self._in_quotes(event.value, line)
        self._note_span(event)
        if self.may_be_unsettled:
            yield from in_value(event.value, self.path, line)
        # an escape in quotes can name a character that the file itself may not hold
        if self.may_be_unfit and (name := unfit(event.value)):
            yield Problem(self.path, line, Code.BAD_CHARACTER, found=name)

    def fit(self, value: str) -> str:
        """Return a value without the characters that no content may hold."""
        return cleaned(value) if self.may_be_unfit else value

    def _lost(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Yield that YAML drops the rest of a line from ` #` on, be it a remark or the end of the text."""
        end = event.end_mark
        if not self.may_be_cut or end is None or end.line >= len(self.rows):
            return
        if lost := _REMARK.match(self.rows[end.line], end.column):
            line, whole = end.line + self.first_line, f"{event.value}{lost[0]}".strip()
            nearest = json.dumps(whole, ensure_ascii=False)
            yield Problem(self.path, line, Code.UNQUOTED_HASH, found=lost[0].strip(), nearest=nearest)

    def _in_quotes(self, value: str, line: int) -> Iterator[Problem]:
        """Yield that there are curly quotation marks around a value: YAML takes them for letters of the text."""
        if self.may_be_quoted and (inside := in_curly_quotes(value)):
            nearest = json.dumps(inside, ensure_ascii=False)
            yield Problem(self.path, line, Code.SMART_QUOTES, found=value, nearest=nearest)

    def _note_span(self, event: yaml.ScalarEvent) -> None:
        if event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line:
            last = event.end_mark.line - (event.end_mark.column == 0)
            self.spans.append((event.start_mark.line + 1, last, event.style in {"|", ">"}))


def checks_for(text: str, path: str, first_line: int) -> ScalarChecks:
    """Return what the values of a document must be looked at for; its first line is `first_line` of the file `path`."""
    may_be_unfit = "\\" in text or bool(unfit(text))
    return ScalarChecks(
        path,
        first_line,
        rows=text.split("\n"),
        may_be_unsettled=may_say_todo(text),
        may_be_unfit=may_be_unfit,
        may_be_cut=" #" in text or "\t#" in text,
        may_be_quoted=may_be_in_curly_quotes(text),
        may_be_marked=bool(_PROPERTY.search(text)),
        may_be_long=may_be_unfit or text.count("\n") > MAX_LINES,
    )
