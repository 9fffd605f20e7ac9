"""An HTML page as verdicts need it: title, headings, visible blocks, what it shows besides, where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from ita_site.links.judge.reading import visible
from ita_site.links.judge.reading.depth import without_depth
from ita_site.links.judge.reading.folding import fold, number
from ita_site.links.judge.reading.visible import one_line
from ita_site.links.request.body import text as body_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

MAX_HEADINGS: Final = 6
MAX_LINE: Final = 300
"""Characters of a title or heading that are kept."""
MAX_LINKS: Final = 2000
SHELL: Final = 16
"""Characters of text below which a page with a script may be one that the script has yet to fill."""
SENDER: Final = 200
"""Characters of text below which a page may be there only to send its reader on."""

_SHOWN: Final = "img, iframe, frame, object, embed, video, audio, canvas, svg, applet, input, textarea, select"
_FRAMES: Final = frozenset({"iframe", "frame", "frameset"})
_FIELDS: Final = frozenset({"input", "textarea", "select"})
_NO_FIELD: Final = frozenset({"hidden", "submit", "button", "image", "reset"})
_FILES: Final = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar", ".jpg", ".jpeg", ".png")
_ROOMS: Final = "div, main, section"
"""Elements that a script may fill."""
_APPS: Final = "#root, #app, #__next, #__nuxt, [data-reactroot], [ng-app], [ng-version], [data-v-app], app-root"
"""Elements that a script does fill, by the names that the makers of such scripts give them."""


@dataclass(frozen=True, slots=True)
class Block:
    """A visible piece of text: a paragraph, a cell, an item of a list."""

    text: str
    is_link: bool
    """All of it is within links or menus."""
    is_margin: bool
    """The page itself calls it navigation, a footer or an aside."""
    number: int
    """What frames and fingerprints know it by: of its folded text, 0 where nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows besides text: a picture, a frame, a field to fill in, a file to fetch."""

    kind: str
    """`field`, `password`, `file`, `frame` or `picture`."""
    name: str
    """Its address or name."""
    number: int


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link with the name of a host, as the page writes it, and its text."""

    address: str
    text: str


@dataclass(frozen=True)
class Page:
    """An HTML page. All text is unescaped data of a stranger."""

    title: str
    headings: tuple[str, ...]
    """Visible texts of h1, h2 and h3, at most `MAX_HEADINGS`."""
    blocks: tuple[Block, ...]
    shown: tuple[Shown, ...]
    hyperlinks: tuple[Hyperlink, ...]
    scripts: tuple[str, ...]
    """Texts of its scripts."""
    script_files: tuple[str, ...]
    """Addresses of the scripts that it loads."""
    loads: tuple[str, ...]
    """Addresses of the styles that it loads, and the names of its scripts."""
    frames: tuple[str, ...]
    """Addresses of the pages that it shows within itself."""
    refreshes: tuple[str, ...]
    """Contents of its `refresh` metas."""
    canonical: str
    """The address that it calls its own; empty where it names none."""
    has_room: bool
    """It has an element that a script may fill."""
    has_app: bool
    """It has an element that a script does fill."""
    has_frames: bool

    @cached_property
    def text(self) -> str:
        """Return all visible text, with single spaces."""
        return " ".join(block.text for block in self.blocks)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of everything that it shows."""
        blocks = {block.number for block in self.blocks}
        return frozenset(blocks | {thing.number for thing in self.shown}) - {0}

    @property
    def has_script(self) -> bool:
        """Return whether it carries any script."""
        return bool(self.scripts or self.script_files)

    @property
    def is_shell(self) -> bool:
        """Return whether it is an empty room that a loaded script fills: its words cannot be read here."""
        return self.has_room and bool(self.script_files) and len(self.text) < SHELL


def read(body: bytes, content_type: str) -> Page:
    """Return the page that a body is; a body of plain text is a page of one block."""
    tree = LexborHTMLParser(without_depth(visible.without_marks(body_text(body, content_type))))
    title = tree.css_first("title")
    scripts = tuple(_scripts(tree))
    visible.take_out_unseen(tree)
    return Page(
        title=one_line(title.text(deep=True)[: 4 * MAX_LINE])[:MAX_LINE] if title else "",
        headings=_headings(tree),
        shown=tuple(_shown(tree)),
        hyperlinks=tuple(_hyperlinks(tree)),
        scripts=scripts,
        script_files=_values(tree, "script[src]", "src"),
        loads=_values(tree, "link[href]", "href") + _values(tree, "script[id]", "id"),
        frames=_values(tree, "iframe[src], frame[src]", "src"),
        refreshes=_values(tree, 'meta[http-equiv="refresh" i][content]', "content"),
        canonical=next(iter(_values(tree, 'link[rel~="canonical" i][href]', "href")), ""),
        has_room=tree.css_matches(_ROOMS) or any("-" in (node.tag or "") for node in tree.css("body > *")),
        has_app=tree.css_matches(_APPS),
        has_frames=tree.css_matches("frameset, frame, iframe"),
        # reading the text uses the tree up
        blocks=tuple(
            Block(text, is_link, is_margin, _number(text, is_link=is_link))
            for text, is_link, is_margin in visible.texts(tree)
        ),
    )


def anchors(body: bytes, content_type: str) -> frozenset[str]:
    """Return the places of a page that a fragment can name: its ids, and the names of its elements."""
    tree = LexborHTMLParser(without_depth(body_text(body, content_type)))
    named = (node for node in tree.css("[name]") if node.tag not in {"meta", "param"})
    names = {node.attributes.get("name") for node in named} | {node.attributes.get("id") for node in tree.css("[id]")}
    return frozenset(name.strip() for name in names if name)


@lru_cache(maxsize=8192)
def _number(text: str, *, is_link: bool) -> int:
    """Return a block's number; a menu's entry has another one than the heading with the same words.

    The pages of a site share most of their blocks, so most numbers are known.
    """
    folded = fold(text)
    return number(f"link:{folded}" if is_link else folded) if folded else 0


def _headings(tree: LexborHTMLParser) -> tuple[str, ...]:
    texts = (
        one_line(node.text(deep=True)[: 4 * MAX_LINE])[:MAX_LINE] for node in islice(tree.css("h1, h2, h3"), MAX_LINKS)
    )
    return tuple(islice(filter(None, texts), MAX_HEADINGS))


def _shown(tree: LexborHTMLParser) -> Iterator[Shown]:
    """Yield the pictures, frames and fields of a page, and the files that it links to."""
    for node in tree.css(_SHOWN):
        if kind := _kind_shown(node):
            attributes = node.attributes
            name = attributes.get("src") or attributes.get("data") or attributes.get("name") or node.tag or ""
            yield Shown(kind, name, number(f"{kind}:{name}"))
    for address in _values(tree, "a[href]", "href"):
        if address.lower().partition("?")[0].endswith(_FILES):
            yield Shown("file", address, number(f"file:{address}"))


def _kind_shown(node: LexborNode) -> str:
    """Return what an element shows; empty for a field that nobody sees or fills in."""
    tag, kind = node.tag or "", (node.attributes.get("type") or "").lower()
    if tag not in _FIELDS:
        return "frame" if tag in _FRAMES else "picture"
    if kind in _NO_FIELD:
        return ""
    return "password" if kind == "password" else "field"


def _hyperlinks(tree: LexborHTMLParser) -> Iterator[Hyperlink]:
    for node in islice(tree.css('a[href*="//"]'), MAX_LINKS):
        yield Hyperlink((node.attributes.get("href") or "").strip(), one_line(node.text(deep=True)))


def _scripts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the texts of scripts, and what the page does as soon as it is there."""
    for node in tree.css("script"):
        if text := node.text(deep=True).strip():
            yield text
    yield from _values(tree, "body[onload]", "onload")


def _values(tree: LexborHTMLParser, selector: str, attribute: str) -> tuple[str, ...]:
    values = (node.attributes.get(attribute) for node in tree.css(selector))
    return tuple(value.strip() for value in values if value)
