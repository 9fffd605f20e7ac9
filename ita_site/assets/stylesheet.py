"""One stylesheet for the whole site: the theme's and ours, without the rules for what no page has.

A phone waits for every stylesheet before it shows anything, and half of the theme's is for parts that this site cannot
have: free text carries no classes (see prose.py), and the other classes are written in our own templates. Only whole
features go, named in `UNUSED`; a test holds the finished pages against that list.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final

import tinycss2  # type: ignore[import-untyped]

UNUSED: Final = frozenset(
    {
        *("abstract", "admonition", "admonition-title", "annotate", "arithmatex", "bug", "caution", "cards", "critic"),
        *("danger", "emojione", "example", "failure", "filename", "footnote", "footnote-backref", "gemoji", "grid"),
        *("headerlink", "highlight", "highlighttable", "inline", "keys", "linenodiv", "linenos", "lightbox", "mermaid"),
        *("question", "quote", "tabbed-block", "tabbed-button", "tabbed-content", "tabbed-control", "tabbed-labels"),
        *("tabbed-set", "task-list-control", "task-list-indicator", "task-list-item", "tip", "twemoji", "warning"),
        *("md-annotation", "md-annotation-list", "md-author", "md-banner", "md-clipboard", "md-code", "md-consent"),
        *("md-copyright", "md-feedback", "md-footer", "md-footer-meta", "md-logo", "md-meta", "md-nav__button"),
        *("md-nav__container", "md-nav__icon", "md-nav__source", "md-nav__title", "md-nav__toggle", "md-nav--lifted"),
        *("md-nav--primary", "md-nav--integrated", "md-pagination", "md-path", "md-pin", "md-post", "md-profile"),
        *("md-search__form", "md-search__icon", "md-search__inner", "md-search__input", "md-search__options"),
        *("md-search__output", "md-search__overlay", "md-search__scrollwrap", "md-search__suggest"),
        *("md-progress", "md-select", "md-sidebar--primary", "md-skip", "md-social", "md-source", "md-source-file"),
        *("md-status", "md-tabs", "md-tag", "md-tag-icon", "md-toggle--indeterminate", "md-tooltip", "md-tooltip2"),
        *("md-top", "md-version"),
    }
)
"""Classes that no page has, their parts (`name__part`) and kinds (`name--kind`) included."""

_COLOURS: Final = ("data-md-color-primary", "data-md-color-accent")
_NESTING: Final = frozenset({"media", "supports"})


def bundle(sheets: Mapping[str, str], colours: Iterable[str] = ()) -> str:
    """Return the sheets, in the order of their paths, as one; of the theme's palette only the `colours` in use.

    Raises ValueError, with path, line and column, where a sheet is no CSS.
    """
    kept = frozenset(colours)
    rules = [rule for path, sheet in sheets.items() for rule in _rules(path, sheet, kept)]
    return '@charset "UTF-8";\n' + "\n".join(_without_unread(rules)) + "\n"


def name_of(text: str) -> str:
    """Return the file name of a bundle, which changes with its text, so that a browser may keep the file for ever."""
    return f"assets/stylesheets/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"


@cache
def _rules(path: str, sheet: str, colours: frozenset[str]) -> tuple[str, ...]:
    parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for rule in parsed:
        if rule.type == "error":
            raise ValueError(f"{path}:{rule.source_line}:{rule.source_column}: {rule.message}")
    return tuple(_kept(parsed, colours))


def _kept(rules: Iterable[Any], colours: frozenset[str]) -> Iterator[str]:
    """Yield the rules as text, as far as a page can need them."""
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := _selectors(rule.prelude, colours):
                yield f"{','.join(selectors)}{{{_text(rule.content)}}}"
        elif rule.lower_at_keyword in _NESTING and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if below := "".join(_kept(inner, colours)):
                yield f"@{rule.at_keyword}{_text(rule.prelude, ' ')}{{{below}}}"
        elif rule.lower_at_keyword != "charset":
            yield _text([rule])


def _text(tokens: Iterable[Any], before: str = "") -> str:
    text: str = tinycss2.serialize([token for token in tokens if token.type != "comment"])
    return before + text.strip()


def _selectors(prelude: Sequence[Any], colours: frozenset[str]) -> list[str]:
    """Return the selectors of a rule that can match on a page."""
    groups: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return [_text(group) for group in groups if not _is_unused(group, colours)]


def _is_unused(selector: Sequence[Any], colours: frozenset[str]) -> bool:
    """Return whether a selector asks for a class or a colour that no page has; what is in `:not()` asks for nothing."""
    attributes = [token.content for token in selector if token.type == "[] block"]
    if any(_asks_for_colour(content, name, colours) for content in attributes for name in _COLOURS):
        return True
    return any(_is_unused_class(token.value) for dot, token in pairwise(selector) if _is_class(dot, token))


def _is_class(before: Any, token: Any) -> bool:
    """Return whether a token names a class: a name behind a dot."""
    return bool(token.type == "ident" and before.type == "literal" and before.value == ".")


def _is_unused_class(name: str) -> bool:
    """Return whether a class, or the one that it is a part or a kind of, is in `UNUSED`."""
    words = re.split(r"__|--", name)
    return not UNUSED.isdisjoint((words[0], name, "__".join(words[:2])))


def _asks_for_colour(tokens: Sequence[Any], name: str, colours: frozenset[str]) -> bool:
    values = [token.value for token in tokens if token.type in {"ident", "string"}]
    return values[:1] == [name] and len(values) > 1 and values[1] not in colours


_READ: Final = re.compile(r"var\(\s*(--[\w-]+)")
_SET: Final = re.compile(r"(?<=[{;\s])(--[\w-]+)\s*:")


def _without_unread(rules: list[str]) -> list[str]:
    """Return rules without the custom properties that no rule reads: most are pictures for features that are gone."""
    read = {name for rule in rules for name in _READ.findall(rule)}
    made = [_drop(rule, read) if _SET.search(rule) else rule for rule in rules]
    return made if made == rules else _without_unread([rule for rule in made if not rule.endswith("{}")])


def _drop(rule: str, read: set[str]) -> str:
    """Return a rule without declarations of properties outside `read`; rules that hold rules stay as they are."""
    head, _, body = rule.partition("{")
    if head.startswith("@"):
        return rule
    declared = tinycss2.parse_blocks_contents(body.removesuffix("}"), skip_comments=True, skip_whitespace=True)
    kept = [
        declaration
        for declaration in declared
        if not (
            declaration.type == "declaration" and declaration.name.startswith("--") and declaration.name not in read
        )
    ]
    return f"{head}{{{''.join(tinycss2.serialize([declaration]) for declaration in kept)}}}"
