"""XML of a Word file → a tree, with nothing expanded, fetched or guessed; and the names that Word uses."""

from typing import Final

from lxml import etree

from ita_site.word_import.docx.refusal import Refusal, damaged

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the class of its elements

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
)
"""Word's "Strict Open XML" names the same things otherwise."""


def parse(data: bytes) -> Element:
    """The root of ``data``. Raises Refusal for XML that is broken or declares a DTD."""
    for strict, name in _STRICT:
        data = data.replace(strict, name.strip("{}").encode())
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.doctype:
        raise Refusal(
            "ไฟล์นี้ประกาศ DTD ซึ่งไฟล์ Word ปกติไม่มี จึงไม่อ่านเพื่อความปลอดภัย",
            "The file declares a DTD, which no Word file needs; it is not read, for safety",
        )
    return root


def value(element: Element | None, name: str = "val") -> str:
    """Word's attribute ``name``, or nothing."""
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def number(element: Element | None, name: str = "val", default: int = 0) -> int:
    """A small number in an attribute; ``default`` where there is none that Word could have written."""
    text = value(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default  # noqa: PLR2004 - no count is longer


def is_on(element: Element | None) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}
