"""The headings of a page, which its Markdown has as lines `## words {#anchor}`, as HTML and as a table of contents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_START: Final = "\n#"
_HEADING: Final = re.compile(r"(?P<marks>#{1,6}) +(?P<words>\S.*?) *\{ *#(?P<anchor>[^\s{}]+) *\}")
_TAG: Final = re.compile(r"<[^>]*>")

_SEVERAL: Final = 3
_LONG: Final = 4_000
"""Characters without elements: about seven screens of a phone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page. `words` is HTML."""

    level: int
    anchor: str
    words: str

    @property
    def html(self) -> str:
        """Return the heading as an element of the page."""
        return f'<h{self.level} id="{self.anchor}">{self.words}</h{self.level}>'


@dataclass(frozen=True, slots=True)
class TocItem:
    """A line of the table of contents, with the headings below it; the names are those of MkDocs' templates."""

    title: str
    """The words as HTML without elements."""
    url: str
    level: int
    children: list["TocItem"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Content:
    """A page's content: its HTML and its headings, in order."""

    html: str
    headings: tuple[Heading, ...]

    @property
    def toc(self) -> list[TocItem]:
        """Return the table of contents."""
        return table_of_contents(self.headings)


def is_long(text: str) -> bool:
    """Return whether the page of an `Output.text` has several headings, and so many words that few find them all."""
    return f"\n{text}".count("\n## ") >= _SEVERAL and len(_TAG.sub("", text)) >= _LONG


def read_content(text: str) -> Content:
    """Return the content of a page from its `Output.text`. Raises ValueError of a heading without an anchor."""
    parts = list(_parts(text))
    html = "\n".join(part.html if isinstance(part, Heading) else part for part in parts)
    return Content(html, tuple(part for part in parts if isinstance(part, Heading)))


def table_of_contents(headings: Iterable[Heading]) -> list[TocItem]:
    """Return headings as a tree: each below the nearest one before it that is of a higher level."""
    top: list[TocItem] = []
    open_items: list[TocItem] = []
    for heading in headings:
        item = TocItem(_TAG.sub("", heading.words), f"#{heading.anchor}", heading.level)
        while open_items and open_items[-1].level >= item.level:
            open_items.pop()
        (open_items[-1].children if open_items else top).append(item)
        open_items.append(item)
    return top


def _parts(text: str) -> Iterator[Heading | str]:
    """Yield headings and the HTML between them; `pages/render` sees that no other line starts with `#`."""
    before, *sections = f"\n{text}".split(_START)
    if html := before.strip("\n"):
        yield html
    for section in sections:
        line, _, after = section.partition("\n")
        yield _heading(f"#{line}")
        if html := after.strip("\n"):
            yield html


def _heading(line: str) -> Heading:
    match = _HEADING.fullmatch(line.rstrip())
    if not match:
        raise ValueError(line)
    return Heading(len(match["marks"]), match["anchor"], match["words"])
