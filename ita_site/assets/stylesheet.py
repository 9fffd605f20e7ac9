"""One stylesheet for the whole site, without what only its readers need: comments, indents, spaces.

A phone waits for every stylesheet before it shows anything.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]

_RULES: Final = frozenset({"media", "supports", "container"})
"""At-rules that hold rules; others hold declarations."""

_SPACE: Final = " "


def bundle(sheets: Mapping[str, str]) -> str:
    """Return the sheets, in the order of their paths, as one of the same meaning.

    Raises ValueError, with path, line and column, where a sheet is no CSS.
    """
    rules = (rule for path, sheet in sheets.items() for rule in _rules_of(path, sheet))
    return "\n".join(('@charset "UTF-8";', *rules, ""))


def name_of(text: str) -> str:
    """Return the file name of a bundle, which changes with its text, so that a browser may keep the file for ever."""
    return f"assets/stylesheets/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"


def _rules_of(path: str, sheet: str) -> Iterator[str]:
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            raise ValueError(f"{path}:{rule.source_line}:{rule.source_column}: {rule.message}")
        yield _rule(rule)


def _rule(rule: Any) -> str:
    """Return a rule as text, with all that is in it."""
    if rule.type == "qualified-rule":
        return f"{_text(rule.prelude, ',>~+')}{{{_declarations(rule.content)}}}"
    name = f"@{rule.at_keyword}{_SPACE}{_text(rule.prelude, ':')}".strip()
    if rule.content is None:
        return f"{name};"
    inside = _rules(rule.content) if rule.lower_at_keyword in _RULES else _declarations(rule.content)
    return f"{name}{{{inside}}}"


def _rules(tokens: Any) -> str:
    return "".join(map(_rule, tinycss2.parse_rule_list(tokens, skip_comments=True, skip_whitespace=True)))


def _declarations(tokens: Any) -> str:
    """Return declarations, and rules that are nested in them, as text."""
    parsed = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    return ";".join(_declaration(part) if part.type == "declaration" else _rule(part) for part in parsed)


def _declaration(declaration: Any) -> str:
    important = "!important" if declaration.important else ""
    return f"{declaration.name}:{_text(declaration.value, ',')}{important}"


def _text(tokens: Iterable[Any], tight: str) -> str:
    """Return tokens as text, with one space where there are any, and none around the marks `tight`."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "comment":
            continue
        part = _SPACE if token.type == "whitespace" else str(tinycss2.serialize([token]))
        is_mark = token.type == "literal" and part in tight
        if is_mark and parts and parts[-1] == _SPACE:
            parts.pop()
        if part == _SPACE and (not parts or parts[-1] == _SPACE or parts[-1] in tight):
            continue
        parts.append(part)
    return "".join(parts).strip()
