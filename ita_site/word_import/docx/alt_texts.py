"""What a Word file says of its pictures: the alternative text, by the part that holds the picture."""

from collections.abc import Mapping
from typing import Final

from ita_site.word_import.docx.package import Relation
from ita_site.word_import.docx.xml import VML, A, Element, R

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def descriptions(root: Element, relations: Mapping[str, Relation]) -> dict[str, str]:
    """The text of each picture that has one; the first of several."""
    told: dict[str, str] = {}
    for element in root.iter(f"{A}blip", f"{VML}imagedata"):
        relation = relations.get(str(element.get(f"{R}embed") or element.get(f"{R}id") or ""))
        words = _described(element)
        if relation is not None and words:
            told.setdefault(relation.target, words)
    return told


def _described(element: Element) -> str:
    above = next(element.iterancestors(f"{_DRAWING}inline", f"{_DRAWING}anchor", f"{VML}shape"), None)
    if above is None:
        return ""
    properties = above.find(f"{_DRAWING}docPr")
    words = above.get("alt") if properties is None else properties.get("descr")
    return " ".join(str(words or "").split())
