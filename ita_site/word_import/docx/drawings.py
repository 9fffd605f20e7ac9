"""Tell what the drawings of a paragraph are: pictures with a description, or shapes that hold nothing."""

from typing import Final

from ita_site.text.thai import from_old_fonts
from ita_site.word_import.docx.xml import VML, WP, WPS, A, Element, W

PICTURES: Final = (f"{A}blip", f"{VML}imagedata")
"""The elements that refer to the part of a picture."""

SHAPES: Final = (f"{WPS}wsp", *(f"{VML}{name}" for name in ("line", "shape", "rect", "roundrect", "polyline")))


def is_empty_shape(shape: Element) -> bool:
    """Return whether a shape holds neither words nor a picture: a line or an arrow."""
    return next(shape.iter(f"{W}txbxContent", *PICTURES), None) is None


def alt_text(picture: Element) -> str:
    """Return what the file says of a picture at this place, on one line."""
    place = next(picture.iterancestors(f"{WP}inline", f"{WP}anchor", f"{VML}shape"), None)
    if place is None:
        return ""
    properties = place.find(f"{WP}docPr")
    words = place.get("alt") if properties is None else properties.get("descr")
    return from_old_fonts(" ".join(str(words or "").split()))
