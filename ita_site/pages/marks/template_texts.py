"""Mark English words, and where no line may end, in the texts of the page templates: a Jinja extension.

It works on the source of a template as Jinja loads it, and tells what is a text between two tags, what is within a tag,
and what is in a heading. Each text between two tags, with the values in it, becomes one call that escapes the values
and marks the whole (`pages/marks/typography.py`): `<td>มาตรการที่ {{ number }}</td>` becomes
`<td>{{ ("มาตรการที่ ", number, "") | marked_text }}</td>`. Attributes, headings, choices of a list and code stay as they
are.
So no finished page is ever searched for its texts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Final

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from markupsafe import Markup

from ita_site.pages.marks.template_code import TemplateCode, escaped, makes_html
from ita_site.pages.marks.typography import Marker, mark_link_text, marker, takes_marks

MARK: Final = "mark"
"""The variable of every template that holds what marks a text."""


class Kind(Enum):
    """What a piece of a template's source is to a browser."""

    TEXT = "marked_text"
    """Text between tags. The value is the function that marks a run of it."""
    LINK = "marked_link"
    """The text of a link to evidence, an address."""
    PLAIN = ""
    """Tags, headings, and text that takes no element."""


@makes_html
@pass_context
def marked_text(context: Context, parts: Sequence[object]) -> str:
    """Return a run of text as HTML; literals of the template and values take turns in `parts`, a literal first."""
    return _marked(context.parent[MARK], parts)


@makes_html
@pass_context
def marked_link(context: Context, parts: Sequence[object]) -> str:
    """Return the text of a link to evidence as HTML; `parts` are as in `marked_text`."""
    return _marked(partial(mark_link_text, mark=context.parent[MARK]), parts)


def _marked(mark: Marker, parts: Sequence[object]) -> str:
    """Return the parts as HTML: a value that is HTML already stays as it is, and ends a text."""
    html: list[str] = []
    text = str(parts[0])
    for value, literal in zip(parts[1::2], parts[2::2], strict=True):
        if isinstance(value, Markup):
            html += (mark(text), value)
            text = str(literal)
        else:
            text += f"{escaped(value)}{literal}"
    if not html:
        return mark(text)
    html.append(mark(text))
    return "".join(html)


class MarkTexts(Extension):
    """Puts a call of `marked_text` or `marked_link` in the place of each run of text, and brings what these need."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.code_generator_class = TemplateCode
        environment.filters |= {"escaped": escaped, Kind.TEXT.value: marked_text, Kind.LINK.value: marked_link}

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Return the tokens of a template with its texts in calls."""
        return _with_calls(stream)


@dataclass(slots=True)
class _Run:
    """A run of text: literals, and values as the tokens of their expressions."""

    kind: Kind = Kind.PLAIN
    parts: list[str | list[Token]] = field(default_factory=list)

    def tokens(self) -> Iterator[Token]:
        """Yield the run as tokens: literals alone are marked now, with values it becomes a call."""
        parts, self.parts = self.parts, []
        if not parts:
            return
        lines = [part[0].lineno for part in parts if isinstance(part, list)]
        if not lines:
            text = "".join(part for part in parts if isinstance(part, str))
            yield Token(0, "data", mark_link_text(text, marker()) if self.kind is Kind.LINK else marker()(text))
            return
        yield from _call(self.kind.value, parts, lines[0])


def _call(function: str, parts: list[str | list[Token]], line: int) -> Iterator[Token]:
    """Yield the tokens of `{{ ("literal", value, "literal", …) | function }}`: Jinja calls a filter at less cost."""
    run: list[Token] = []
    literal = ""
    for part in parts:
        if isinstance(part, str):
            literal += part
            continue
        run += (Token(line, "string", literal), Token(line, "comma", ","))
        run += (*_in_brackets(part), Token(line, "comma", ","))
        literal = ""
    run.append(Token(line, "string", literal))
    yield from _filtered(run, function)


def _filtered(value: list[Token], function: str) -> Iterator[Token]:
    """Yield the tokens of `{{ (value) | function }}`."""
    line = value[0].lineno
    yield Token(line, "variable_begin", "")
    yield from _in_brackets(value)
    yield Token(line, "pipe", "|")
    yield Token(line, "name", function)
    yield Token(line, "variable_end", "")


def _in_brackets(value: list[Token]) -> tuple[Token, ...]:
    line = value[0].lineno
    return Token(line, "lparen", "("), *value, Token(line, "rparen", ")")


def _with_calls(stream: TokenStream) -> Iterator[Token]:
    source, run = _Source(), _Run()
    for token in stream:
        if token.type == "data":
            for kind, text in source.pieces(token.value):
                if kind is not run.kind:
                    yield from run.tokens()
                    run.kind = kind
                if kind is Kind.PLAIN:
                    yield Token(token.lineno, "data", text)
                else:
                    run.parts.append(text)
        elif token.type == "variable_begin":
            value = list(_until(stream, "variable_end"))
            source.value()
            if source.kind is not run.kind:
                yield from run.tokens()
                run.kind = source.kind
            if run.kind is Kind.PLAIN:
                yield from _filtered(value, "escaped")
            else:
                run.parts.append(value)
        else:
            yield from run.tokens()
            yield token
    yield from run.tokens()


def _until(stream: TokenStream, end: str) -> Iterator[Token]:
    """Yield the tokens of an expression, without the token that ends it."""
    for token in stream:
        if token.type == end:
            return
        yield token


_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_NAME: Final = re.compile(r"<([a-zA-Z0-9]+)")
_LINKS: Final = ('<a class="ita-url"', '<span class="ita-url"')
_HEADING: Final = "#"


class _Source:
    """Follows the source of a template, and knows what a browser takes the next character for."""

    def __init__(self) -> None:
        self.text_kind = Kind.TEXT
        self.tag = ""
        """The tag that is open so far; a value may stand in one of its attributes."""
        self.in_quotes = False
        self.in_heading = False
        self.at_line_start = True

    @property
    def kind(self) -> Kind:
        """Return the kind of place that a value has here."""
        return Kind.PLAIN if self.tag or self.in_heading else self.text_kind

    def value(self) -> None:
        """Note that a value comes here."""
        self.at_line_start = False

    def pieces(self, literal: str) -> Iterator[tuple[Kind, str]]:
        """Yield the pieces of a literal in order, each with its kind; together they are the literal."""
        start = 0
        while start < len(literal):
            if not self.tag and _TAG.match(literal, start):
                self.tag = literal[start]
                start_of_tag, start = start, self._end_of_tag(literal, start + 1)
                yield Kind.PLAIN, literal[start_of_tag:start]
            elif self.tag:
                yield Kind.PLAIN, literal[start : (start := self._end_of_tag(literal, start))]
            else:
                end = self._end_of_text(literal, start)
                yield self.kind, literal[start:end]
                start = end
                self.at_line_start = literal[end - 1] == "\n"
                self.in_heading = self.in_heading and not self.at_line_start

    def _end_of_text(self, literal: str, start: int) -> int:
        """Return where a text ends: behind its line, or before the next tag."""
        self.in_heading = self.in_heading or (self.at_line_start and literal[start] == _HEADING)
        line_end = literal.find("\n", start) + 1 or len(literal)
        tag = _TAG.search(literal, start, line_end)
        return tag.start() if tag else line_end

    def _end_of_tag(self, literal: str, start: int) -> int:
        """Return where the open tag ends, or the end of the literal where it ends behind a value."""
        for at in range(start, len(literal)):
            char = literal[at]
            if char == '"':
                self.in_quotes = not self.in_quotes
            elif char == ">" and not self.in_quotes:
                self._close_tag(self.tag + literal[start : at + 1])
                return at + 1
        self.tag += literal[start:]
        return len(literal)

    def _close_tag(self, tag: str) -> None:
        name = _NAME.match(tag)
        if name and not takes_marks(name[1]):
            self.text_kind = Kind.PLAIN
        else:
            self.text_kind = Kind.LINK if tag.startswith(_LINKS) else Kind.TEXT
        self.tag = ""
        self.at_line_start = False
