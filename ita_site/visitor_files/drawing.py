"""Find what would run or load when a visitor opens a drawing (SVG) or another XML file by itself.

A host need not send headers, so a file must be safe without any. What an SVG may hold is a closed list: the shapes,
texts and colours of SVG 2. A file that is not well formed is refused: a browser runs what comes before the fault.
"""

import base64
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ita_site.visitor_files.picture import BadPictureError, published
from ita_site.visitor_files.xml_source import Danger, document_type_dangers, encoding_danger, is_drawing

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
_STRING_OR_COMMENT: Final = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?(?:\*/|\Z)""", re.DOTALL)
_CALL: Final = re.compile(r"url\s*\(", re.IGNORECASE)

_STYLE_SHEET: Final = "xml-stylesheet"
"""The one instruction that browsers follow."""

_SHOWN: Final = 60


_KEPT_SPACES: Final = (f"{{{_SVG}}}", f"{{{_XLINK}}}", f"{{{_XML}}}")


def dangers(data: bytes) -> Iterator[Danger]:
    """Yield what is dangerous in an SVG or XML file, at least one for a file that is not well formed."""
    unreadable = encoding_danger(data)
    if unreadable:
        yield unreadable
        return
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Danger(getattr(error, "lineno", None) or 1, str(error)[:_SHOWN])
        return
    tree = root.getroottree()
    yield from document_type_dangers(tree, data)
    yield from _instructions(tree)
    for element in root.iter(etree.Element):
        yield from (Danger(element.sourceline or 1, words) for words in _in_element(element))


def _instructions(tree: etree._ElementTree) -> Iterator[Danger]:
    """Yield the instructions that stay in what is published: those of a drawing are left out, but for a style sheet."""
    for node in tree.xpath("//processing-instruction()"):
        if node.target == _STYLE_SHEET or not is_drawing(tree.getroot()):
            yield Danger(node.sourceline or 1, f"<?{node.target}")


def bare(data: bytes) -> bytes:
    """Return an SVG without danger as it is published: no comments, no notes of programs, pictures in it bare.

    An XML file of other data is returned as it is, and so is a drawing that has nothing to leave out.
    """
    root = etree.fromstring(data, _parser())
    if not is_drawing(root):
        return data
    before = etree.tostring(root)
    for node in [*root.iter(etree.Comment, etree.PI), *_foreign(root)]:
        _remove(node)
    for element in root.iter(etree.Element):
        _clean_attributes(element)
        _clean_styles(element)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    if etree.tostring(root) == before and not _has_surroundings(root):
        return data
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _has_surroundings(root: etree._Element) -> bool:
    """Return whether there is a document type, comment or instruction before or after the root."""
    neighbours = (root.getprevious(), root.getnext())
    return bool(root.getroottree().docinfo.doctype) or any(node is not None for node in neighbours)


def _foreign(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter(etree.Element) if not _is_drawn(element)]


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


def _clean_attributes(element: etree._Element) -> None:
    """Take the attributes of programs and people away, and free a picture in the drawing of metadata."""
    for name, value in element.attrib.items():
        if _is_note(str(name)):
            del element.attrib[name]
        elif str(value).strip().lower().startswith("data:image/"):
            kind, _, content = str(value).partition(",")
            element.attrib[name] = f"{kind},{base64.b64encode(published(base64.b64decode(content))).decode()}"


def _is_note(attribute: str) -> bool:
    """Return whether an attribute draws nothing: of a foreign namespace, of scripts, or a name of a person."""
    if attribute.startswith("{"):
        return not attribute.startswith(_KEPT_SPACES)
    return attribute == "author" or attribute.startswith("data-")


def _clean_styles(element: etree._Element) -> None:
    """Empty the comments of styles; an empty one stays, for it may part two words."""
    if etree.QName(element).localname == "style" and element.text:
        element.text = _without_comments(element.text)
    if element.get("style"):
        element.set("style", _without_comments(str(element.get("style"))))


def _without_comments(style: str) -> str:
    return _STRING_OR_COMMENT.sub(lambda match: match[1] or "/**/", style)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)


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
