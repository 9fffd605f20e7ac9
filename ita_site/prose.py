"""Free text of editors: Markdown in, safe HTML out. HTML written in it is shown as text, never run."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

from ita_site.decoding import MAX_WORD, endless_word
from ita_site.problems import Code, Problem

Resolve = Callable[[str], str]
"""An address as written in the text → the address to put on the page."""

_EXTENSIONS: Final = ("tables", "sane_lists")
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_TAGS: Final = nh3.ALLOWED_TAGS - {"area", "map", "math", "style", "script"}
_LINK: Final = re.compile(r"\]\(\s*<?([^\s)>]+)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_HEADING: Final = re.compile(r"h[1-6]")
_DEEPEST: Final = 6


def to_html(text: str, resolve: Resolve, *, top: int) -> str:
    """``text`` as HTML whose highest heading is ``<h{top}>``; empty for blank text."""
    if not text.strip():
        return ""
    converter = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(_Rewriter(converter, resolve, top), "ita", 0)
    return nh3.clean(converter.convert(text), tags=_TAGS, url_schemes=_SCHEMES)


class _Rewriter(Treeprocessor):
    """Resolves addresses, and moves headings so that the highest follows those of the page."""

    def __init__(self, converter: markdown.Markdown, resolve: Resolve, top: int) -> None:
        super().__init__(converter)
        self.resolve = resolve
        self.top = top

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.fullmatch(element.tag)]
        lower = self.top - min((int(heading.tag[1]) for heading in headings), default=self.top)
        for heading in headings:
            heading.tag = f"h{min(int(heading.tag[1]) + lower, _DEEPEST)}"
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib:
                    element.set(name, self.resolve(element.attrib[name]))


def links(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """(line, address) of every Markdown link and picture in ``text``."""
    for found in _LINK.finditer(text):
        yield first_line + text.count("\n", 0, found.start(1 if found[1] else 2)), found[1] or found[2]


def is_internal(address: str) -> bool:
    """Whether an address leads to a file or page of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path)


def target(address: str, source: str) -> str:
    """The path, within the content folder, that ``address`` means in a text standing in ``source``."""
    path = urlsplit(address).path
    parts: list[str] = []
    for part in (
        (*PurePosixPath(source).parent.parts, *path.split("/")) if not path.startswith("/") else path.split("/")
    ):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def check_prose(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Links of a kind that the site refuses, and words without end."""
    for line, words in enumerate(text.split("\n"), first_line):
        if word := endless_word(words):
            yield Problem(path, line, Code.TOO_LONG, found=word, allowed=f"≤ {MAX_WORD:,}")
    for line, address in links(text, first_line):
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", address)
        if scheme and scheme[0].lower() not in _SCHEMES:
            yield Problem(path, line, Code.UNSAFE_URL, found=address)
