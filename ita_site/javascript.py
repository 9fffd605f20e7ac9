"""Scripts as visitors get them: without the comments and indents that only their readers need."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import chain, product
from string import ascii_letters
from typing import Final

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Name, String, Text, is_token_subtype

_LEXER: Final = JavascriptLexer(stripnl=False, ensurenl=False)

# no two of them, and none of them and a word, mean something else where they touch
_SIGNS: Final = frozenset(",;:?=&|<>(){}[]")
# what a line may end with, and the next go on
_OPEN: Final = frozenset(",;:?=&|({[")

_OPENING: Final = frozenset({"(", "[", "{", "${"})
_CLOSING: Final = frozenset({")", "]", "}"})
# what stands before the brace of an object or a pattern, and not before that of a block
_BEFORE_OBJECT: Final = frozenset({"(", "[", ",", "=", ":", "?", "&&", "||", "...", "return", "const", "let"})
_RESERVED: Final = frozenset({"as", "do", "if", "in", "is", "of"})


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


def renamed(script: str, kept: Collection[str] = ()) -> str:
    """A script with short names for what it declares itself, except those ``kept``.

    A name gets the same short one wherever it stands, and two never get one, so nothing means anything else. What may
    be the name of a property stays as it is.
    """
    tokens = [(text, is_token_subtype(kind, Name.Other)) for kind, text in _LEXER.get_tokens(script)]
    seen = [
        ("" if is_token_subtype(kind, String) and not is_token_subtype(kind, String.Interpol) else text, name)
        for (text, name), (kind, _) in zip(tokens, _LEXER.get_tokens(script), strict=True)
        if text.strip()
    ]
    counts = Counter(text for text, name in tokens if name)
    found = _declared(seen) - _properties(seen) - set(kept)
    free = (name for name in _short_names() if name not in counts and name not in _RESERVED)
    short = dict(zip(sorted(found, key=lambda name: (-counts[name], name)), free, strict=False))
    return "".join(short.get(text, text) if name else text for text, name in tokens)


def _short_names() -> Iterator[str]:
    return chain(ascii_letters, map("".join, product(ascii_letters, repeat=2)))


def _properties(seen: list[tuple[str, bool]]) -> set[str]:
    """Names behind a dot, and those at the place of a key in an object or a pattern."""
    found: set[str] = set()
    objects: list[bool] = []
    before = ""
    for text, name in seen:
        if text in _OPENING:
            objects.append(text == "{" and before in _BEFORE_OBJECT)
        elif text in _CLOSING:
            objects.pop()
        elif name and (before in {".", "?."} or (any(objects[-1:]) and before in {"{", ","})):
            found.add(text)
        before = text
    return found


def _declared(seen: list[tuple[str, bool]]) -> set[str]:
    """Names that a script gives: to its functions, constants, variables and parameters."""
    found: set[str] = set()
    groups: list[tuple[bool, set[str]]] = [(False, set())]
    texts = ["", "", *(text for text, _ in seen), ""]
    for at, (text, name) in enumerate(seen, 2):
        before, after = texts[at - 1], texts[at + 1]
        if text in _OPENING:
            pattern = text == "[" and before in {"const", "let"}
            groups.append((pattern or texts[at - 2] == "function", set()))
        elif text in _CLOSING:
            parameters, names = groups.pop()
            if parameters or after == "=>":
                found |= names
            elif text == "]":
                groups[-1][1].update(names)
        elif name:
            groups[-1][1].add(text)
            if before in {"const", "let", "function"} or after == "=>" or (before == "," and after == "="):
                found.add(text)
    return found
