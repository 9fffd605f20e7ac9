"""Free text of editors: Markdown in, safe HTML out. HTML written in it is shown as text, never run."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

from ita_site.model.field_types import MAX_URL
from ita_site.source.decoding import MAX_WORD, endless_word
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.unsettled_prose import in_prose, settled_prose

Resolve = Callable[[str], str]
"""An address as written in the text → the address to put on the page."""

_SOURCE: Final = "src"
ADDRESSES: Final = ("href", _SOURCE)
"""Attributes that hold addresses, of links and of pictures."""

_PICTURE: Final = "!["

MAX_PROSE: Final = 30_000
"""The longest free text, in characters: Markdown's own time grows with the square of it."""

MAX_BRACKETS: Final = 1000
"""The most square brackets, and so links, in a free text, for the same reason."""

MAX_NESTING: Final = 24
"""The deepest list or quotation within others: Python's stack ends at about a hundred."""

_LONGEST_NAME: Final = 255
"""Of a file or folder, in bytes: no system takes a longer one."""

_EXTENSIONS: Final = ("tables", "sane_lists")
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_TAGS: Final = nh3.ALLOWED_TAGS - {"area", "map", "math", "style", "script"}
_LINK: Final = re.compile(r"\]\(\s*<?([^\s)>]+)|<(https?://[^\s<>]+)>|\]:\s*<?([^\s>]+)", re.IGNORECASE)
"""What may be a link; within code it is none."""

_BEFORE: Final = r"(?:\]\(\s*<?|<|\]:\s*<?)"
"""What stands right before the address of a link."""

_ENCODED: Final = "\x02"
"""How Markdown begins an address of e-mail that it hides from robots: nothing to resolve."""

_NESTED: Final = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*")
_MARK: Final = re.compile(r">|[-*+](?=[ \t])|\d[.)](?=[ \t])")
_STEP: Final = re.compile(" {4}")

_HEADING: Final = re.compile(r"h[1-6]")
_DEEPEST: Final = 6


def to_html(text: str, resolve: Resolve, *, top: int, resolved: Collection[str] = ADDRESSES) -> str:
    """Return `text` as HTML whose highest heading is `<h{top}>`; empty for blank text.

    `resolved` are the attributes whose addresses are resolved.
    """
    if not text.strip():
        return ""
    converter = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(_Rewriter(converter, resolve, top, resolved), "ita", 0)
    return nh3.clean(converter.convert(text), tags=_TAGS, url_schemes=_SCHEMES)


class _Rewriter(Treeprocessor):
    """Resolves addresses, and moves headings so that the highest follows those of the page."""

    def __init__(self, converter: markdown.Markdown, resolve: Resolve, top: int, resolved: Collection[str]) -> None:
        super().__init__(converter)
        self.resolved = resolved
        self.resolve = resolve
        self.top = top

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.fullmatch(element.tag)]
        lower = self.top - min((int(heading.tag[1]) for heading in headings), default=self.top)
        for heading in headings:
            heading.tag = f"h{min(int(heading.tag[1]) + lower, _DEEPEST)}"
        for element in root.iter():
            for name in self.resolved:
                if name in element.attrib and not element.attrib[name].startswith(_ENCODED):
                    element.set(name, self.resolve(element.attrib[name]))


def links(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield (line, address) of every link and picture in `text`, as Markdown reads it: in code there are none.

    Of a text that is too large to be read as Markdown, yield everything that looks like an address.
    """
    likely = _LINK.finditer(text)
    if any(_sizes(text)) or any(True for _ in _too_deep(text, 0)):
        places = [(hit.start(hit.lastindex or 0), hit[hit.lastindex or 0]) for hit in likely]
    else:
        places = sorted(_placed(text, _addresses(text, ADDRESSES))) if next(likely, None) else []
    yield from _with_lines(text, first_line, places)


def remote_pictures(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield (line, address) of every picture that is published of `text` and that a browser loads from another host."""
    if _PICTURE not in text or list(_sizes(text)):
        return
    text = settled_prose(text)
    addresses = [address for address in _addresses(text, (_SOURCE,)) if _is_elsewhere(address)]
    yield from _with_lines(text, first_line, sorted(_placed(text, addresses)))


def _is_elsewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return parts.scheme in _SCHEMES or (not parts.scheme and bool(parts.netloc))


def _with_lines(text: str, first_line: int, places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield (line, address) for (place in the text, address), in order."""
    line, at = first_line, 0
    for start, address in places:
        line, at = line + text.count("\n", at, start), start
        yield line, address


def _addresses(text: str, attributes: Collection[str]) -> list[str]:
    """Return the addresses in these attributes of links and pictures, in the order in which they are shown."""
    addresses: list[str] = []

    def take(address: str) -> str:
        addresses.append(address)
        return address

    to_html(text, take, top=1, resolved=attributes)
    return addresses


def _placed(text: str, addresses: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield (place, address): equal addresses one behind the other, 0 for one that is nowhere in the text."""
    behind: dict[str, int] = {}
    for address in addresses:
        written = "".join(rf"\\?{re.escape(char)}" for char in address)
        hit = re.compile(f"{_BEFORE}({written})").search(text, behind.get(address, 0))
        if hit:
            behind[address] = hit.end()
        yield (hit.start(1) if hit else behind.get(address, 0)), address


def is_internal(address: str) -> bool:
    """Return whether an address leads to a file or page of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path)


def target(address: str, source: str) -> str:
    """Return the path within the content folder that `address` means in a text of the file `source`."""
    path = unquote(urlsplit(address).path)
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
    """Yield problems of a free text: too long a text or word, and links of a kind that the site refuses."""
    for size, allowed in _sizes(text):
        yield Problem(path, first_line, Code.TOO_LONG, found=f"{size:,}", allowed=allowed)
    for line in _too_deep(text, first_line):
        yield Problem(path, line, Code.TOO_DEEP, allowed=f"≤ {MAX_NESTING}")
    for line, words in enumerate(text.split("\n"), first_line):
        if word := endless_word(words):
            yield Problem(path, line, Code.TOO_LONG, found=word, allowed=f"≤ {MAX_WORD:,}")
    yield from in_prose(text, path, first_line)
    for line, address in links(text, first_line):
        yield from _check_link(address, path, line)
    for line, address in remote_pictures(text, first_line):
        yield Problem(path, line, Code.REMOTE_PICTURE, found=address)


def _too_deep(text: str, first_line: int) -> Iterator[int]:
    """Yield the first line, if any, of a list or quotation that is nested too deeply: `- - - x`, `> > x`, indented."""
    for line, words in enumerate(text.split("\n"), first_line):
        if _nesting(words) > MAX_NESTING:
            yield line
            return


def _nesting(line: str) -> int:
    """Return how many lists, quotations and steps of indentation a line is inside of, at most."""
    begin = _NESTED.match(line)
    marks = begin[0] if begin else ""
    return len(_MARK.findall(marks)) + len(_STEP.findall(marks.expandtabs(4)))


def _sizes(text: str) -> Iterator[tuple[int, str]]:
    """Yield (size, what is allowed) of everything that a free text has too much of."""
    for size, most, what in (
        (len(text), MAX_PROSE, "ตัวอักษร (characters)"),
        (max(text.count("["), text.count("](")), MAX_BRACKETS, "วงเล็บเหลี่ยม (square brackets)"),
    ):
        if size > most:
            yield size, f"≤ {most:,} {what}"


def _check_link(address: str, path: str, line: int) -> Iterator[Problem]:
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", address)
    if scheme and scheme[0].lower() not in _SCHEMES:
        yield Problem(path, line, Code.UNSAFE_URL, found=address)
    if len(address) > MAX_URL:
        yield Problem(path, line, Code.TOO_LONG, found=address, allowed=f"≤ {MAX_URL:,}")
    if any(len(name.encode()) > _LONGEST_NAME for name in address.split("/")) and is_internal(address):
        yield Problem(path, line, Code.BROKEN_LINK, found=address)
