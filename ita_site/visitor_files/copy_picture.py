"""Draw a stranger's document or picture anew, small: no byte of the original is kept, and nothing that is not seen.

The libraries read bytes of strangers, so this runs in a process of its own (`picture_process.py`).
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from ita_site.text.masking import masked_id_cards
from ita_site.visitor_files.picture import MAX_PIXELS

MAX_WIDTH: Final = 1000
MAX_HEIGHT: Final = 1500
"""Of a picture, in pixels: a page of A4 can be read on a phone."""

MAX_BYTES: Final = 300_000
"""Of a picture; one that is larger is made coarser."""

_QUALITIES: Final = (80, 55, 30)
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_SMALLEST: Final = 1.0
"""The shortest side of a page that is drawn, in points."""


@dataclass(frozen=True, slots=True)
class CopyPicture:
    """A picture in WebP, its size in pixels."""

    data: bytes
    width: int
    height: int


class PersonalPictureError(Exception):
    """The page holds a number of an identity card, which a picture would show."""


def draw(body: bytes, kind: str) -> CopyPicture:
    """Return a small picture of a body: of a document its first page. `kind` is `pdf` or `image`.

    Raises PersonalPictureError, and any error of the libraries at a body that is broken, locked or too large.
    """
    return _encoded(_first_page(body) if kind == "pdf" else _image(body))


def _first_page(body: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(body) as document:
        sheet = document[0]
        text = sheet.get_textpage().get_text_range()
        if masked_id_cards(text) != text:
            raise PersonalPictureError
        width, height = sheet.get_size()
        if min(width, height) < _SMALLEST:
            raise ValueError("a page without a size")
        scale = min(MAX_WIDTH / width, MAX_HEIGHT / height)
        image: Image.Image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
        return image.convert("RGB")


def _image(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body), formats=_FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise ValueError("too large a picture")
        image.draft("RGB", (MAX_WIDTH, MAX_HEIGHT))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((MAX_WIDTH, MAX_HEIGHT))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    return paper


def _encoded(image: Image.Image) -> CopyPicture:
    """Return the picture in the best quality in which it is not too large; smaller by half where none is."""
    for quality in _QUALITIES:
        made = BytesIO()
        image.save(made, "WEBP", quality=quality, method=4)
        if len(made.getvalue()) <= MAX_BYTES:
            return CopyPicture(made.getvalue(), image.width, image.height)
    return _encoded(image.reduce(2))
