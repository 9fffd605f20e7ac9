"""Scripts as visitors get them: without the comments and indents that only their readers need."""

from collections.abc import Callable
from typing import Final

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Text, is_token_subtype

_LEXER: Final = JavascriptLexer(stripnl=False, ensurenl=False)

# no two of them, and none of them and a word, mean something else where they touch
_SIGNS: Final = frozenset(",;:?=&|<>(){}[]")
# what a line may end with, and the next go on
_OPEN: Final = frozenset(",;:?=&|({[")


def stripped(script: str) -> str:
    """A script without comments, indents and empty lines.

    Lines stay apart, for a line's end may end a statement; texts, patterns and templates stay as they are.
    """
    return _joined(script, _gap)


def squeezed(script: str) -> str:
    """A script without these, and without the spaces and ends of lines beside signs: what is no longer read at all."""
    return _joined(script, _least)


def _joined(script: str, gap: Callable[[str, str, str], str]) -> str:
    made: list[str] = []
    space = ""
    for kind, text in _LEXER.get_tokens(script):
        if is_token_subtype(kind, Text):
            space += text
            continue
        if is_token_subtype(kind, Comment):
            # it may be all that keeps two words apart
            space += "\n" if "\n" in text else " "
            continue
        made += (gap(space, made[-1], text) if made else "", text)
        space = ""
    return "".join((*made, "\n")) if made else ""


def _gap(space: str, _before: str, _after: str) -> str:
    return "\n" if "\n" in space else space[:1]


def _least(space: str, before: str, after: str) -> str:
    kept = _gap(space, before, after)
    ends = _OPEN if kept == "\n" else _SIGNS
    free = (bool(token) and ends.issuperset(token) for token in ((before,) if kept == "\n" else (before, after)))
    return "" if any(free) else kept
