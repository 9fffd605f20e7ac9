"""Scripts as visitors get them: without the comments and indents that only their readers need."""

from typing import Final

try:
    import minify
except ImportError:  # its author builds none for Apple's own processors
    minify = None
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Text, is_token_subtype

_LEXER: Final = JavascriptLexer(stripnl=False, ensurenl=False)


def minified(script: str) -> str:
    """Return a script with short names as well; only stripped where the minifier cannot be installed."""
    return stripped(script) if minify is None else minify.string("application/javascript", script)


def stripped(script: str) -> str:
    """Return a script without comments, indents and empty lines.

    Lines stay apart, for a line's end may end a statement; texts, patterns and templates stay as they are.
    """
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
        made += (_gap(space) if made else "", text)
        space = ""
    return "".join((*made, "\n")) if made else ""


def _gap(space: str) -> str:
    return "\n" if "\n" in space else space[:1]
