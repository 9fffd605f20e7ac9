"""What an answered page shows: title, headings, visible text, fields, frames, forwards, anchors.

Markup is scanned with regular expressions first, which costs a tenth of a parser; only what is doubtful (a fragment
that a scan does not find) is parsed, with lxml: `html.parser` corrupts `&copy=` in addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

from ita_site.links.request.body import text as body_text

_FLAGS: Final = re.IGNORECASE | re.DOTALL
_HIDDEN: Final = re.compile(
    r"<(?:!--.*?(?:-->|$)|(script|style|template|noscript|svg|head)\b[^>]*>.*?(?:</\1\s*>|$))", _FLAGS
)
_LINKED: Final = re.compile(r"<(a|nav|select|button)\b[^>]*>.*?</\1\s*>", _FLAGS)
_TAG: Final = re.compile(r"<[^>]*>?")
_BREAK: Final = re.compile(r"</?(?:p|div|td|th|tr|li|ul|ol|h\d|br|table|section|article|header|footer|main|hr|dd|dt|label|span|body|center|form|pre)\b[^>]*>", re.IGNORECASE)  # fmt: skip
_SEPARATOR: Final = "\x1e"
_TITLE: Final = re.compile(r"<title[^>]*>(.*?)(?:</title|<(?=/head|body|meta|link))", _FLAGS)
_HEADING: Final = re.compile(r"<h[12]\b[^>]*>(.*?)</h[12]", _FLAGS)
_PASSWORD: Final = re.compile(r"<input\b[^>]*type\s*=\s*[\"']?password", re.IGNORECASE)
_SEEN: Final = re.compile(
    r"<(?:img|i?frame|frameset|object|embed|video|audio|canvas|svg|input|applet)\b", re.IGNORECASE
)
_FRAMES: Final = re.compile(r"<(?:frameset|frame|iframe)\b", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script\b", re.IGNORECASE)
_LOADED_SCRIPT: Final = re.compile(r"<script\b[^>]*\bsrc\s*=", re.IGNORECASE)
_ROOM: Final = re.compile(r"<(?:div|main|section|[a-z]+-[a-z\-]+)\b[^>]*(?:\bid\s*=|>)", re.IGNORECASE)
_META: Final = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_CANONICAL: Final = re.compile(r"<link\b[^>]*rel\s*=\s*[\"']?canonical[^>]*>", re.IGNORECASE)
_HREF: Final = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_CONTENT: Final = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", _FLAGS)
_REFRESH: Final = re.compile(r"\s*(\d*(?:\.\d*)?)\s*(?:[;,\s]\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*)?$", _FLAGS)
_SCRIPTED: Final = re.compile(
    r"(?:(?:window|document|self|top|parent)\s*\.\s*)?location(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"']([^\"'\s]+)[\"']",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(rb"<(?:!doctype|html|head|body|title|meta|script|div|table|p|h1|frameset|a|br|center|font|b)\b|<!--", re.IGNORECASE)  # fmt: skip
_MARKS: Final = (
    (b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"), (b"\x89PNG", "image"), (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"RIFF", "media"), (b"{\\rtf", "word"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forward:
    """A page that sends its reader on by itself."""

    location: bytes
    delay: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page, reduced to what verdicts are made of. Text is unescaped data of a stranger."""

    source: str
    title: str
    headings: tuple[str, ...]
    text: str
    """All visible text, single spaces."""
    own: tuple[str, ...]
    """Visible pieces of text outside links: what is left of a page when the menus are gone."""
    password: bool
    """There is a field for a password."""
    shows_more: bool
    """Pictures, frames, fields or films, which no text tells of."""
    scripted: bool
    """The page is an empty room that a loaded script fills."""
    frames: bool

    @property
    def own_length(self) -> int:
        """Return the number of characters of text outside links."""
        return sum(map(len, self.own))


def kind(body: bytes, media_type: str, disposition: str = "") -> str:
    """Return what a body is, by its first bytes rather than by its label.

    One of `empty`, `html`, `pdf`, `zip`, `ole`, `image`, `archive`, `media`, `word`, `text`, `other`.
    """
    start = body.lstrip(b" \t\r\n\xef\xbb\xbf\x00")[:1024]
    if not start:
        return "empty"
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    return marked or _unmarked_kind(body, start, media_type, disposition)


def _unmarked_kind(body: bytes, start: bytes, media_type: str, disposition: str) -> str:
    """Return what a body is that does not begin with the mark of a format."""
    if b"%PDF-" in start:
        return "pdf"
    family = media_type.partition("/")[0]
    if family in {"image", "audio", "video"} and b"<html" not in start.lower():
        return "image" if family == "image" else "media"
    is_page = _MARKUP.search(start) and "attachment" not in disposition and "xml" not in media_type
    return "html" if is_page or "html" in media_type else _text_kind(body, start)


def _text_kind(body: bytes, start: bytes) -> str:
    """Return what a body without markup is: text, unless it has a NUL. In UTF-16, markup shows only here."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "html" if b"<\x00" in body[:64] or b"\x00<" in body[:64] else "text"
    return "text" if b"\x00" not in start else "other"


def read(body: bytes, content_type: str) -> Page:
    """Read a page."""
    source = body_text(body, content_type)
    title = _TITLE.search(source)
    shown = _HIDDEN.sub(" ", source)
    # a page without an end to its head would otherwise be all hidden
    if not shown.strip() and source.strip():
        shown = re.sub(r"<(script|style)\b.*?(?:</\1\s*>|$)", " ", source, flags=_FLAGS)
    text = plain(shown)
    return Page(
        source=source,
        title=plain(title.group(1)) if title else "",
        headings=tuple(filter(None, (plain(heading) for heading in _HEADING.findall(shown)[:6]))),
        text=text,
        own=_pieces(_LINKED.sub(" ", shown)),
        password=bool(_PASSWORD.search(source)),
        shows_more=bool(_SEEN.search(source)),
        scripted=len(text) < 200 and bool(_LOADED_SCRIPT.search(source)) and bool(_ROOM.search(shown)),  # noqa: PLR2004
        frames=bool(_FRAMES.search(source)),
    )


def plain(markup: str) -> str:
    """Return the text of a piece of markup, on one line."""
    return " ".join(_words(markup).split())


def _pieces(markup: str) -> tuple[str, ...]:
    """Return the text of a page by paragraph, cell or item, each on one line."""
    lines = (" ".join(piece.split()) for piece in _words(_BREAK.sub(_SEPARATOR, markup)).split(_SEPARATOR))
    return tuple(line for line in lines if line)


def _words(markup: str) -> str:
    text = _TAG.sub(" ", markup) if "<" in markup else markup
    if "&" in text:
        text = unescape(text)
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", " ").replace("\ufeff", " ")
    return text


def has_script(page: Page) -> bool:
    """Return whether the page carries any script."""
    return bool(_SCRIPT.search(page.source))


def forward(page: Page, refresh_header: str) -> Forward | None:
    """Return where a page sends its reader: a `Refresh` header, a meta refresh, or a script that does nothing else."""
    candidates = [refresh_header] if refresh_header else []
    outside = re.sub(r"<!--.*?-->|<(noscript|script)\b.*?</\1\s*>", " ", page.source, flags=_FLAGS)
    for tag in _META.findall(outside):
        if re.search(r"http-equiv\s*=\s*[\"']?\s*refresh", tag, re.IGNORECASE):
            candidates.extend(_value(_CONTENT, tag))
    for candidate in candidates:
        match = _REFRESH.match(unescape(candidate))
        if match and match.group(2):
            delay = match.group(1).strip(".")
            return Forward(match.group(2).strip().encode("utf-8", "replace"), float(delay or 0))
    if len(page.text) < 200 and (script := _SCRIPTED.search(page.source)):  # noqa: PLR2004
        return Forward(script.group(1).encode("utf-8", "replace"), 0.0)
    return None


def canonical(page: Page) -> bytes | None:
    """Return the address that the page calls its own."""
    tag = _CANONICAL.search(page.source)
    values = _value(_HREF, tag.group()) if tag else []
    return unescape(values[0]).encode("utf-8", "replace") if values else None


def has_anchor(page: Page, names: frozenset[str]) -> bool:
    """Return whether any of `names` is an id, or the name of an element, of the page."""
    if not any(name in page.source or name.isalnum() is False for name in names):
        return False
    from bs4 import BeautifulSoup  # noqa: PLC0415 - costs a tenth of a second, and few runs need it

    soup = BeautifulSoup(page.source, "lxml")
    return any(
        str(tag.get(attribute, "")).strip() in names
        for tag in soup.find_all()
        for attribute in ("id", "name")
        if tag.get(attribute) and not (attribute == "name" and tag.name in {"meta", "param"})
    )


def _value(pattern: re.Pattern[str], tag: str) -> list[str]:
    match = pattern.search(tag)
    return [next(group for group in match.groups() if group is not None)] if match else []
