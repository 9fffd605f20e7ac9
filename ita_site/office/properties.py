"""Say in a Word file whose it is: the agency's. Nobody, and no machine, that had a hand in its template is named."""

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
from docx.oxml.ns import nsmap, qn
from lxml.etree import XPath, _Element

from ita_site.office.reproducible_zip import ANY_MOMENT
from ita_site.visitor_files.picture import BadPictureError, published

_LONGEST: Final = 255
_DROPPED: Final = (
    *("/thumbnail", "/custom-properties", "/attachedTemplate", "/printerSettings", "/people"),
    *("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible"),
)
"""How relations end that only tell where the template came from, a path of somebody's machine in one, or what people
remarked to each other.
"""

_ANCHORS: Final = frozenset(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))
"""What ties words to remarks."""

_EMPTIED: Final = ("category", "comments", "content_status", "identifier", "keywords", "subject", "version")
_PRINTED: Final = qn("cp:lastPrinted")
_AUTHOR: Final = qn("w:author")
_INITIALS: Final = qn("w:initials")
_SIGNED: Final = XPath("//*[@w:author or @w:initials]", namespaces={"w": nsmap["w"]})
_PROGRAM: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def name_agency(document: Any, agency: str, title: str) -> None:
    """Make the agency the one author of a document of python-docx, in its properties, remarks and changes."""
    properties = document.core_properties
    for name in _EMPTIED:
        if getattr(properties, name):
            setattr(properties, name, "")
    properties.title = title[:_LONGEST]
    properties.author = properties.last_modified_by = agency[:_LONGEST]
    properties.created = properties.modified = ANY_MOMENT
    for element in properties._element.findall(_PRINTED):  # noqa: SLF001 - python-docx has no other way
        properties._element.remove(element)  # noqa: SLF001 - likewise
    properties.language = "th-TH"
    package = document.part.package
    for holder in (package, *package.iter_parts()):
        _drop_relations(holder)
    for part in package.iter_parts():
        _clean_part(part, agency)


def _drop_relations(holder: Any) -> None:
    for name, relation in list(holder.rels.items()):
        elsewhere = relation.is_external and relation.reltype != KINDS.HYPERLINK
        if elsewhere or relation.reltype.endswith(_DROPPED):
            del holder.rels[name]


def _clean_part(part: Any, agency: str) -> None:
    if part.content_type.startswith("image/"):
        part._blob = _bare_picture(part.blob)  # noqa: SLF001 - python-docx has no other way
    elif part.partname == "/docProps/app.xml":
        part._blob = _PROGRAM  # noqa: SLF001 - likewise
    elif hasattr(part, "element"):
        name_one_author(part.element, agency)


def mentions_people(root: _Element) -> bool:
    """Return whether a part of a document has remarks, or changes that somebody made."""
    return bool(_SIGNED(root)) or next(root.iter(*_ANCHORS), None) is not None


def name_one_author(root: _Element, agency: str) -> None:
    """Make the agency the one author of the changes in a part of a document, and cut it from remarks."""
    for anchor in list(root.iter(*_ANCHORS)):
        parent = anchor.getparent()
        if parent is not None:
            parent.remove(anchor)
    for element in _SIGNED(root):
        for name, value in ((_AUTHOR, agency), (_INITIALS, "")):
            if element.get(name) is not None:
                element.set(name, value)


def _bare_picture(data: bytes) -> bytes:
    try:
        return published(data)
    except BadPictureError:
        # of another kind, such as a drawing of Word, which carries no place
        return data
