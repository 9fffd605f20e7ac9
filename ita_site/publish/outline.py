"""A page's Markdown as its headings and the HTML between them.

An engine must read the headings, for they make its table of contents. The HTML it would only read, twice over, to hand
it on unchanged: that took more than a third of a build. So it gets the headings with a mark for each stretch of HTML,
and the HTML is put in place of the marks afterwards.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

_HEADING: Final = "#"


def outline(text: str) -> str:
    """Return the headings of a page, with a mark in place of each stretch of HTML."""
    return "\n\n".join(part if heading else _mark(at) for at, (heading, part) in enumerate(_parts(text)))


def fill(html: str, text: str) -> str:
    """Return what an engine made of the outline of `text`, with the page's HTML in place of the marks.

    Raises ValueError where a mark is missing: a page must not lose its text in silence.
    """
    made: list[str] = []
    for at, (heading, part) in enumerate(_parts(text)):
        if not heading:
            before, mark, html = html.partition(_mark(at))
            if not mark:
                raise ValueError(_mark(at))
            made += [before, part]
    return "".join((*made, html))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield headings and the HTML between them; `pages/render` sees that no other line starts with `#`."""
    for heading, lines in groupby(text.split("\n"), key=lambda line: line.startswith(_HEADING)):
        part = "\n".join(lines).strip("\n")
        if part:
            yield heading, part


def _mark(at: int) -> str:
    # a comment is HTML that Markdown hands on; no comment is ever among the page's own HTML
    return f"<!--ita-{at}-->"
