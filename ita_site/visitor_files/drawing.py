"""Find what would run or load when a visitor opens a drawing (SVG) or another XML file by itself.

A host need not send headers, so a file must be safe without any. What an SVG may hold is a closed list: the shapes,
texts and colours of SVG 2. A file that is not well formed is refused: a browser runs what comes before the fault.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ita_site.visitor_files.picture import BadPictureError, published

ENDINGS: Final = (".svg", ".xml")

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS: Final = frozenset(
    (
        *("a", "altGlyph", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs"),
        *("desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite"),
        *("feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow"),
        *("feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge"),
        *("feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight"),
        *("feTile", "feTurbulence", "filter", "g", "hatch", "hatchpath", "image", "line", "linearGradient"),
        *("marker", "mask", "metadata", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient"),
        *("rect", "set", "solidcolor", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title"),
        *("tspan", "use", "view"),
    )
)
_RUN_BY_BROWSERS: Final = frozenset(
    (
        *(_SVG, "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"),
        *("http://www.w3.org/1999/XSL/Transform", "http://www.w3.org/2001/xml-events"),
    )
)
"""Namespaces that a browser does more with than show their words."""

_LINKED: Final = frozenset(("href", f"{{{_XLINK}}}href", "src"))
_DATA: Final = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_URL: Final = re.compile(r"url\s*\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_LOADS: Final = re.compile(r"@import|image-set|\bsrc\s*\(|expression\s*\(|\\|javascript:", re.IGNORECASE)
_CALL: Final = re.compile(r"url\s*\(", re.IGNORECASE)

_DECLARATIONS: Final = re.compile(r"<!DOCTYPE[^\[>]*\[")

_SHOWN: Final = 60


_KEPT_SPACES: Final = (f"{{{_SVG}}}", f"{{{_XLINK}}}", f"{{{_XML}}}")


@dataclass(frozen=True, slots=True)
class Danger:
    """What makes a file unfit, and where: line from 1, words as they are in the file."""

    line: int
    words: str


def dangers(data: bytes) -> Iterator[Danger]:
    """Yield what is dangerous in an SVG or XML file, at least one for a file that is not well formed."""
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Danger(getattr(error, "lineno", None) or 1, str(error)[:_SHOWN])
        return
    tree = root.getroottree()
    # declarations may hide an attribute that runs, or words that are put together later
    if tree.docinfo.doctype and _DECLARATIONS.search(etree.tostring(tree, encoding="unicode")):
        yield Danger(1, "<!DOCTYPE [")
    for node in tree.xpath("//processing-instruction()"):
        yield Danger(node.sourceline or 1, f"<?{node.target}")
    for element in root.iter(etree.Element):
        yield from (Danger(element.sourceline or 1, words) for words in _in_element(element))


def bare(data: bytes) -> bytes:
    """Return an SVG without danger as it is published: no comments, no notes of programs, pictures in it bare."""
    root = etree.fromstring(data, _parser())
    foreign = [element for element in root.iter(etree.Element) if not _is_drawn(element)]
    notes = [*root.iter(etree.Comment), *foreign]
    for node in notes:
        _remove(node)
    changed = [_clean_attributes(element) for element in root.iter(etree.Element)]
    if not notes and not any(changed):
        return data
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _is_drawn(element: etree._Element) -> bool:
    """Return whether an element is of SVG, and no note of a program or a person."""
    name = etree.QName(element)
    return name.namespace == _SVG and name.localname != "metadata"


def _remove(node: etree._Element) -> None:
    """Take an element out, and leave the text behind it."""
    above = node.getparent()
    if above is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        above.text = (above.text or "") + (node.tail or "")
    above.remove(node)


def _clean_attributes(element: etree._Element) -> bool:
    """Take the attributes of programs away, and free a picture in the drawing of metadata. Returns whether any was."""
    foreign = [name for name in element.attrib if str(name).startswith("{") and not str(name).startswith(_KEPT_SPACES)]
    for name in foreign:
        del element.attrib[name]
    pictures = [name for name, value in element.attrib.items() if str(value).strip().lower().startswith("data:image/")]
    for name in pictures:
        kind, _, content = str(element.attrib[name]).partition(",")
        element.attrib[name] = f"{kind},{base64.b64encode(published(base64.b64decode(content))).decode()}"
    return bool(foreign or pictures)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _in_element(element: etree._Element) -> Iterator[str]:
    """Yield what is dangerous in one element, without those within it."""
    name = etree.QName(element)
    if name.namespace not in _RUN_BY_BROWSERS:
        return
    if name.namespace != _SVG or name.localname not in _ELEMENTS:
        yield f"<{name.localname}>"
        return
    for attribute, value in element.attrib.items():
        if _is_dangerous(name.localname, str(attribute), str(value)):
            yield f'{etree.QName(attribute).localname}="{value}"'[:_SHOWN]
    if name.localname == "style" and _styles_load("".join(element.itertext())):
        yield "<style>"


def _is_dangerous(element: str, attribute: str, value: str) -> bool:
    if attribute.lower().startswith("on") or attribute == f"{{{_XML}}}base":
        return True
    if attribute in _LINKED:
        return not _may_refer(element, value.strip())
    if attribute == "attributeName":
        # an animation would change what was checked
        return value.strip().lower().rpartition(":")[2] in {"href", "src"} or value.strip().lower().startswith("on")
    return not attribute.startswith("{") and _styles_load(value)


def _may_refer(element: str, address: str) -> bool:
    """Return whether an element may have an address: of a part of the same file, a picture within it, a link's page."""
    if address.startswith("#") or not address:
        return True
    return bool(_WEB.fullmatch(address)) if element == "a" else element == "image" and _is_picture(address)


def _is_picture(address: str) -> bool:
    """Return whether an address is itself a picture that can be freed of metadata."""
    if not _DATA.fullmatch(address):
        return False
    try:
        published(base64.b64decode(address.partition(",")[2]))
    except (ValueError, BadPictureError):
        return False
    return True


def _styles_load(style: str) -> bool:
    """Return whether a style, or an attribute of style, refers to anything but parts of the same file."""
    urls = _URL.findall(style)
    whole = len(urls) == len(_CALL.findall(style))
    return bool(_LOADS.search(style)) or not whole or any(not url.strip().startswith("#") for _, url in urls)
