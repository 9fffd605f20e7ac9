"""The same pages as somebody would write them by hand for stock Material: Markdown lists and tables, no HTML blocks.

Made from our own pages, so that words and links are the same under any change of our templates.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import markdown
from lxml import html

from ita_site.pages.all_pages import all_pages, navigation
from ita_site.publish.check import load
from ita_site.settings import Settings
from ita_site.urls import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SPECIAL: Final = re.compile(r"([\\`*_\[\]|{}<>])")
_LIST_SIGN: Final = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+#]))\s*)([.)+#-])")
_BLOCKS: Final = frozenset(
    {"p", "ul", "ol", "li", "div", "section", "table", "dl", "dt", "dd", "figure", "nav", "footer"}
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = ("- ", "1. ")
_SILENT: Final = frozenset({"svg", "colgroup"})


@dataclass(frozen=True, slots=True)
class SourceAddresses(Addresses):
    """Links between pages as they are written in Markdown: from file to file."""

    def relative(self, start: str, page: str, anchor: str = "") -> str:
        """Return the address of the file `page` as seen from the file `start`."""
        fragment = f"#{anchor}" if anchor else ""
        return fragment if start == page and fragment else posixpath.relpath(page, posixpath.dirname(start)) + fragment


def write_stock(content: Path, target: Path) -> list[dict[str, object]]:
    """Write the pages of the folder `content` to `target` by hand, as it were; return the same menu."""
    catalogue = load(content).catalogue
    if catalogue is None:
        raise ValueError(content)
    for output in all_pages(catalogue, Settings(addresses=SourceAddresses())):
        file = target / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: {output.title!r}\ndescription: {output.description!r}\n---\n\n"
        file.write_text(front + to_markdown(output.text), encoding="utf-8")
    return navigation(catalogue)


def to_markdown(text: str) -> str:
    """Return a page of ours, Markdown around HTML, as Markdown alone."""
    converted = markdown.markdown(text, extensions=["attr_list"], output_format="html")
    root = html.fragment_fromstring(converted, create_parent="div")
    return "\n\n".join(_blocks(root)) + "\n"


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    """Yield every block below `element`; text between blocks is a paragraph."""
    loose: list[str] = [_escaped(element.text)]
    for child in element:
        if child.tag in _BLOCKS or child.tag in _HEADINGS:
            yield from _paragraph("".join(loose))
            loose = []
            yield from _block(child)
        else:
            loose.append(_inline(child))
        loose.append(_escaped(child.tail))
    yield from _paragraph("".join(loose))


def _block(element: html.HtmlElement) -> Iterator[str]:
    tag = element.tag
    if tag in _HEADINGS:
        name = f" {{#{element.get('id')}}}" if element.get("id") else ""
        yield f"{'#' * _HEADINGS[tag]} {_words(element)}{name}"
    elif tag in {"ul", "ol"}:
        yield "\n".join(_items(element))
    elif tag == "dl":
        yield "\n".join(f"- {'**' * (item.tag == 'dt')}{_words(item)}{'**' * (item.tag == 'dt')}" for item in element)
    elif tag == "table":
        yield from _table(element)
    elif tag == "p":
        yield from _paragraph(_anchor(element) + _content(element), line_end="  \n")
    else:
        yield from _paragraph(_anchor(element))
        yield from _blocks(element)


def _items(element: html.HtmlElement) -> Iterator[str]:
    """Yield a list's items, a line break between the paragraphs of one, and its own lists indented below."""
    sign = "1." if element.tag == "ol" else "-"
    for item in element:
        # a heading has no sign within a list
        parts = [part.lstrip("#").lstrip() if part.startswith("#") else part for part in _blocks(item)]
        own = [part.replace("  \n", "<br>") for part in parts if not part.startswith(_LISTS)]
        lists = [part.replace("\n", "\n    ") for part in parts if part.startswith(_LISTS)]
        yield "\n    ".join((f"{sign} {_anchor(item)}{'<br>'.join(own)}", *lists))


def _table(element: html.HtmlElement) -> Iterator[str]:
    """Yield a table: its caption in bold above it, and a list within a cell as lines."""
    for caption in element.iterchildren("caption"):
        yield f"**{_anchor(caption)}{_words(caption)}**"
    rows = [[_cell(cell) for cell in row.iterchildren("th", "td")] for row in element.iter("tr")]
    for row, source in zip(rows, element.iter("tr"), strict=True):
        row[0] = _anchor(source) + row[0]
    width = max(map(len, rows))
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    yield "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))


def _cell(element: html.HtmlElement) -> str:
    lines = [
        line.strip().removeprefix("- ").removeprefix("1. ") for block in _blocks(element) for line in block.split("\n")
    ]
    return _anchor(element) + "<br>".join(line for line in lines if line)


def _words(element: html.HtmlElement) -> str:
    return " ".join(_content(element).split())


def _content(element: html.HtmlElement) -> str:
    parts = (_escaped(element.text), *(_inline(child) + _escaped(child.tail) for child in element))
    return "".join(parts)


def _inline(element: html.HtmlElement) -> str:
    if element.tag == "br":
        return "<br>"
    if element.tag in _SILENT or not isinstance(element.tag, str):
        return ""
    inner = _content(element)
    if element.tag == "a" and element.get("href"):
        return f"{_anchor(element)}[{inner.strip()}]({element.get('href')})"
    return f"{_anchor(element)}**{inner.strip()}**" if element.tag == "strong" else _anchor(element) + inner


def _anchor(element: html.HtmlElement) -> str:
    """Return a place that links can lead to, as Material's users write it."""
    return f"[](){{#{element.get('id')}}}" if element.get("id") else ""


def _paragraph(text: str, line_end: str = "<br>") -> Iterable[str]:
    lines = [" ".join(line.split()) for line in text.split("<br>")]
    joined = line_end.join(_LIST_SIGN.sub(r"\1\\\2", line) for line in lines)
    return (joined,) if joined.strip() else ()


def _escaped(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", text or "")
