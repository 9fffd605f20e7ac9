"""Find what makes browsers read the bytes of an XML file otherwise than the parser that checks it.

Only UTF-8 is read the same by all (in UTF-7, ISO-2022 or HZ a word can hide a tag), and a document type brings names of
entities with it: Chromium knows those of XHTML by its public id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

_DECLARATION: Final = re.compile(
    r"<\?xml\s+version\s*=\s*(['\"])1\.0\1(?:\s+encoding\s*=\s*(['\"])(?P<encoding>utf-8|us-ascii)\2)?"
    r"(?:\s+standalone\s*=\s*(['\"])(?:yes|no)\4)?\s*\?>",
    re.IGNORECASE,
)
_OPENED: Final = re.compile(r"<\?xml\s[^>]*", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[^\s#&;<]+;")
_ESCAPES: Final = re.compile("[\0\x0e\x0f\x1b]")
"""Characters that no XML may hold, and that switch between alphabets in other encodings."""

_PLAIN_TYPES: Final = frozenset(
    f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG {version}//EN" "{address}">'
    for version, address in (
        ("1.0", "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd"),
        ("1.1", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"),
    )
)
"""Document types that programs for drawing write; they are left out of what is published."""

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Danger:
    """What makes a file unfit, and where: line from 1, words as they are in the file."""

    line: int
    words: str


def is_drawing(root: etree._Element) -> bool:
    """Return whether the root of an XML file is that of a drawing, of the namespace of SVG or of none."""
    return etree.QName(root).localname == "svg"


def encoding_danger(data: bytes) -> Danger | None:
    """Return why bytes are not XML in UTF-8: a byte, a character or a declaration; None where they are."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Danger(_line(data, error.start), f"byte 0x{error.object[error.start]:02X}: not UTF-8")
    escape = _ESCAPES.search(text)
    if escape:
        return Danger(_line(text.encode(), escape.start()), f"character U+{ord(escape[0]):04X}")
    return _declaration_danger(text)


def _declaration_danger(text: str) -> Danger | None:
    opened = _OPENED.match(text)
    declaration = _DECLARATION.match(text)
    if opened is None:
        return None
    ascii_broken = declaration and (declaration["encoding"] or "").lower() == "us-ascii" and not text.isascii()
    return Danger(1, opened[0][:_SHOWN]) if declaration is None or ascii_broken else None


def document_type_dangers(tree: etree._ElementTree, data: bytes) -> Iterator[Danger]:
    """Yield the document type of a tree read from `data`, unless it is a plain one of SVG, and entities beside it."""
    if not tree.docinfo.doctype:
        return
    plain = tree.docinfo.doctype in _PLAIN_TYPES and not _has_declarations(tree)
    if not plain or not is_drawing(tree.getroot()):
        yield Danger(_line(data, data.find(b"<!DOCTYPE")), tree.docinfo.doctype[:_SHOWN])
    for entity in _ENTITY.finditer(data.decode("utf-8-sig")):
        yield Danger(entity.string.count("\n", 0, entity.start()) + 1, entity[0][:_SHOWN])


def _has_declarations(tree: etree._ElementTree) -> bool:
    """Return whether a plain document type has a part in brackets, which may hide an attribute that runs."""
    return not any(plain in etree.tostring(tree, encoding="unicode") for plain in _PLAIN_TYPES)


def _line(data: bytes, start: int) -> int:
    return data.count(b"\n", 0, max(start, 0)) + 1
