"""Put into a finished page what the preview alone shows: its script, and what is wrong with the content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from ita_site.publish.frame.mistakes import Mistake, as_mistake
from ita_site.publish.preview.snapshot import Snapshot
from ita_site.source.problems import Problem, Severity

SCRIPT: Final = "/_preview/reload.js"
STYLESHEET: Final = "/_preview/preview.css"

_MOST: Final = 50
"""Problems of one kind that are listed; all are counted."""
_HEAD_END: Final = "</head>"
_HEAD: Final = '<link rel="stylesheet" href="{0}"><script src="{1}" data-version="{2}" defer></script>'
_ARTICLE: Final = "<article"


@dataclass(frozen=True, slots=True)
class _Listed:
    """Problems of one kind: how many there are, and the first of them as they are shown."""

    count: int
    mistakes: tuple[Mistake, ...]

    def __bool__(self) -> bool:
        return self.count > 0


def with_preview(html: str, problems: str, version: str, mount: str = "") -> str:
    """Return a finished page with the preview's script and stylesheet, and `problems` as HTML above its text.

    `mount` is the address below which a server has put the preview, without a slash at its end.
    """
    head = _HEAD.format(f"{mount}{STYLESHEET}", f"{mount}{SCRIPT}", version)
    whole = html.replace(_HEAD_END, head + _HEAD_END, 1)
    return _above_text(whole, problems)


def problem_list(snapshot: Snapshot) -> str:
    """Return what is wrong as HTML; empty where nothing is."""
    errors = [problem for problem in snapshot.problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in snapshot.problems if problem.severity is not Severity.ERROR]
    values: Mapping[str, object] = {
        "errors": _listed(errors),
        "broken_links": _listed(snapshot.broken_links),
        "warnings": _listed(warnings),
        "is_old": snapshot.site is not None,
    }
    return _templates().get_template("problems.html.jinja").render(values)


def page_without_site(title: str, words: str, stylesheet: str) -> str:
    """Return a page of a title and a sentence, for when there is no site that could be shown."""
    values = {"title": title, "words": words, "stylesheet": stylesheet}
    return _templates().get_template("no_site.html.jinja").render(values)


def _above_text(html: str, problems: str) -> str:
    before, article, after = html.partition(_ARTICLE)
    tag, end, text = after.partition(">")
    return f"{before}{article}{tag}{end}{problems}{text}"


def _listed(problems: Iterable[Problem]) -> _Listed:
    every = tuple(problems)
    return _Listed(len(every), tuple(map(as_mistake, every[:_MOST])))


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("ita_site.publish.preview"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
