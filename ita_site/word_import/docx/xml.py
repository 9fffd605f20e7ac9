"""Parse the XML parts of a Word file, without expanding or fetching anything, and name what Word writes in them."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ita_site.word_import.docx.refusal import DAMAGED, DECLARES_DTD, Refusal

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the class of its elements

_OOXML: Final = "http://schemas.openxmlformats.org"
_WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010"

W: Final = f"{{{_OOXML}/wordprocessingml/2006/main}}"
R: Final = f"{{{_OOXML}/officeDocument/2006/relationships}}"
A: Final = f"{{{_OOXML}/drawingml/2006/main}}"
WP: Final = f"{{{_OOXML}/drawingml/2006/wordprocessingDrawing}}"
CHART: Final = f"{{{_OOXML}/drawingml/2006/chart}}"
DIAGRAM: Final = f"{{{_OOXML}/drawingml/2006/diagram}}"
M: Final = f"{{{_OOXML}/officeDocument/2006/math}}"
MC: Final = f"{{{_OOXML}/markup-compatibility/2006}}"
WPS: Final = f"{{{_WORD_2010}/wordprocessingShape}}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
RELATIONSHIP: Final = f"{{{_OOXML}/package/2006/relationships}}Relationship"
CONTENT_TYPES: Final = f"{{{_OOXML}/package/2006/content-types}}"

_UNDERSTOOD: Final = frozenset(
    (
        *(name.strip("{}") for name in (W, R, A, WP, M, WPS, VML, OFFICE)),
        f"{_OOXML}/drawingml/2006/picture",
        f"{_WORD_2010}/wordml",
        f"{_WORD_2010}/wordprocessingGroup",
        f"{_WORD_2010}/wordprocessingCanvas",
        f"{_WORD_2010}/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
    )
)
"""Namespaces whose words and pictures are read; charts, ink, models and what is newer have a picture as fallback."""

_STRICT: Final = re.compile(rb"([\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
"""How "Strict Open XML" (ISO 29500-1) begins its namespaces: the same names without a year."""


def parse(data: bytes) -> Element:
    """Return the root of `data`, its alternatives settled. Raises Refusal for broken XML and for a DTD."""
    data = _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Refusal(*DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise Refusal(*DECLARES_DTD)
    _settle_alternatives(root)
    return root


def _settle_alternatives(root: Element) -> None:
    """Replace each `mc:AlternateContent` by the children of its chosen branch (ECMA-376 part 3, 7.5)."""
    for alternative in list(root.iter(f"{MC}AlternateContent")):
        parent = alternative.getparent()
        if parent is not None:
            for child in list(_chosen(alternative)):
                alternative.addprevious(child)
            parent.remove(alternative)


def _chosen(alternative: Element) -> Element:
    """Return the first choice that is understood, else the fallback, else what there is: no text is dropped."""
    choices = alternative.findall(f"{MC}Choice")
    understood = next(filter(_is_understood, choices), None)
    if understood is not None:
        return understood
    fallback = alternative.find(f"{MC}Fallback")
    return fallback if fallback is not None else next(iter(choices), alternative)


def _is_understood(choice: Element) -> bool:
    required = str(choice.get("Requires") or "").split()
    return bool(required) and all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in required)


def value(element: Element | None, name: str = "val") -> str:
    """Return Word's attribute `name`, or an empty text."""
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def number(element: Element | None, name: str = "val", default: int = 0) -> int:
    """Return a small number in an attribute; `default` where there is none that Word could have written."""
    text = value(element, name)
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else default


def every(element: Element | None, path: str) -> list[Element]:
    """Return all elements at a path within one that may be missing."""
    return [] if element is None else element.findall(path)


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as `<w:vanish/>` is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}


def controlled(element: Element) -> Iterator[Element]:
    """Yield the content of a content control, unless it is Word's own: "click here to enter text"."""
    content = element.find(f"{W}sdtContent")
    if content is not None and not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
        yield content


PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Characters of the private use area: what they show is up to their font."""


def character(code: str) -> str:
    """Return the character of a hexadecimal code, as far as it can be shown."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return char if char.isprintable() or PRIVATE.match(char) else ""
