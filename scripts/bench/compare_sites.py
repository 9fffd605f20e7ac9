"""Compare two built sites: what a change of the program changes for readers, page by page, and in the exports.

    python scripts/bench/compare_sites.py OLD NEW

Pages are compared by title, description, text, links, tables, headings and ids; every other file of the content's, such
as an export, byte by byte. Styles, scripts and the search index are the program's own and are not compared.
Ends with 0 where nothing differs, 1 where something does, 2 where a folder is no built site.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from lxml import html
from lxml.html import defs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

SITE: Final = "https://site/"
"""Stands for the address of the site in the links of a page."""
PROGRAM: Final = ("assets/", "search/")
"""Folders of a built site that hold the program's files."""
ARTICLE: Final = ("title", "description", "text", "links", "tables", "headings", "ids")
"""The parts of a page that do not depend on the theme around its article."""
FRAME: Final = ("frame", "frame_links")
BLOCKS: Final = defs.block_tags | {"article", "br", "details", "footer", "header", "main", "nav", "section", "summary"}
SILENT: Final = frozenset({"script", "style", "template"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a finished page says."""

    title: str
    description: str
    text: str
    """The words of the article, with single spaces between them."""
    links: tuple[str, ...]
    """The addresses that the article links to, in order; those within the site begin with `SITE`."""
    tables: tuple[str, ...]
    """The rows of all tables, such as `1 | กองคลัง | 3`."""
    headings: tuple[str, ...]
    """The headings with their level and id, such as `h2 #tables ตาราง`."""
    ids: tuple[str, ...]
    """The ids of the article, those of the theme left out."""
    frame: str
    """The words around the article: header, menu and footer."""
    frame_links: tuple[str, ...]


def read_pages(site: Path) -> dict[str, Page]:
    """Return the pages of a built site by their paths in it."""
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    return {name: read_page(name, file.read_text(encoding="utf-8")) for name, file in files.items()}


def read_page(name: str, text: str) -> Page:
    """Return what the HTML of a page says; `name` is its path in the site."""
    document = html.document_fromstring(text)
    (article,) = document.iter("article")
    return Page(
        title=words(document.find(".//title")),
        description=str(document.xpath("string(//meta[@name='description']/@content)")),
        text=words(article),
        links=tuple(_links(name, article.xpath(".//@href"))),
        tables=tuple(" | ".join(words(cell) for cell in row) for row in article.xpath(".//tr")),
        headings=tuple(_heading(heading) for heading in article.iter("h1", "h2", "h3", "h4", "h5", "h6")),
        # the theme's own begin with two underscores
        ids=tuple(str(id_) for id_ in article.xpath("./descendant-or-self::*/@id") if not id_.startswith("__")),
        frame=words(document.body, {*SILENT, "article"}),
        frame_links=tuple(_links(name, document.xpath("//body//@href[not(ancestor::article)]"))),
    )


def words(element: html.HtmlElement | None, without: Collection[str] = SILENT) -> str:
    """Return the words of an element with single spaces between them, elements of some names left out; "" for None."""
    return " ".join("".join(_texts(element, without)).split()) if element is not None else ""


def _texts(element: html.HtmlElement, without: Collection[str]) -> Iterator[str]:
    # blocks are apart, however their HTML is spaced
    yield " " if element.tag in BLOCKS else ""
    yield element.text or ""
    for child in element:
        # a comment's name is no text
        if isinstance(child.tag, str) and child.tag not in without:
            yield from _texts(child, without)
        yield child.tail or ""
    yield " " if element.tag in BLOCKS else ""


def _links(name: str, addresses: Sequence[str]) -> Iterator[str]:
    for address in addresses:
        yield urljoin(f"{SITE}{name}", address)


def _heading(heading: html.HtmlElement) -> str:
    return f"{heading.tag!s} #{heading.get('id', '')} {words(heading)}"


def page_differences(old: Mapping[str, Page], new: Mapping[str, Page], parts: Sequence[str] = ARTICLE) -> list[str]:
    """Return a line for each thing that only one of two sites has: a page, or a piece of a part of a page.

    A line reads `index.html: links: - https://site/about/`: `-` is what the old site has, `+` what the new one has.
    """
    return _only_in_one(old, new) + [
        f"{name}: {part}: {difference}"
        for name in sorted(old.keys() & new.keys())
        for part in parts
        for difference in _changes(_pieces(getattr(old[name], part)), _pieces(getattr(new[name], part)))
    ]


def _only_in_one(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [f"{name}: {'-' if name in old else '+'}" for name in sorted(old.keys() ^ new.keys())]


def _pieces(part: str | tuple[str, ...]) -> list[str]:
    return part.split() if isinstance(part, str) else list(part)


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if old == new:
        return
    for change, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change != "equal":
            yield from (f"- {piece}" for piece in old[start:end])
            yield from (f"+ {piece}" for piece in new[new_start:new_end])


def exports(site: Path) -> dict[str, bytes]:
    """Return the files of a built site that are neither pages nor the program's, by their paths in it."""
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.is_file()}
    return {
        name: file.read_bytes()
        for name, file in files.items()
        if not name.endswith(".html") and not name.startswith(PROGRAM)
    }


def export_differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[str]:
    """Return a line for each export that only one of two sites has, or of which they have different bytes."""
    return _only_in_one(old, new) + [
        f"{name}: {len(old[name])} → {len(new[name])} bytes"
        for name in sorted(old.keys() & new.keys())
        if old[name] != new[name]
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs between two built sites; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path, help="เว็บไซต์ก่อนแก้ | the site as it was")
    parser.add_argument("new", type=Path, help="เว็บไซต์หลังแก้ | the site as it is now")
    asked = parser.parse_args(arguments)
    for site in (asked.old, asked.new):
        if not (site / "index.html").is_file():
            parser.error(f"ไม่ใช่โฟลเดอร์เว็บไซต์ที่สร้างแล้ว\nno built site: {site}")
    old, new = read_pages(asked.old), read_pages(asked.new)
    differences = page_differences(old, new, (*ARTICLE, *FRAME))
    files = exports(asked.new)
    differences += export_differences(exports(asked.old), files)
    print(*differences, sep="\n", end="\n" if differences else "")
    print(f"ต่างกัน {len(differences)} จุด ใน {len(new)} หน้า และ {len(files)} ไฟล์ส่งออก")
    print(f"{len(differences)} differences in {len(new)} pages and {len(files)} exported files")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
