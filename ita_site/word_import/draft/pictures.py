"""Take pictures out of a Word file as a site can show them: checked, freed of what cameras add, not too large."""

import warnings
from collections.abc import Iterable
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from ita_site.visitor_files.picture import FAULTS, MAX_PIXELS, colour_profile
from ita_site.word_import.docx.package import MIB, Package
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.reading.values import Picture, Pictures

MAX_BYTES: Final = 30 * MIB
"""The largest picture in the file, in bytes."""

MAX_SIDE: Final = 1600
"""The longest side of a picture on the site, in pixels."""

MAX_WRITTEN: Final = 1 * MIB
"""The largest picture on the site, in bytes."""

MAX_PICTURES: Final = 300
"""The most pictures of one file; those after it are told of and left out."""

_READ: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_DRAWN: Final = (".emf", ".wmf", ".svg", ".emz", ".wmz")
_LEAST_SIDE: Final = 8
"""A picture that is smaller is a line or a dot of the layout."""


def take_pictures(package: Package, parts: Iterable[str]) -> Pictures:
    """Return the pictures of a package by the names of their parts, or in Thai why one cannot be shown."""
    pictures: dict[str, Picture | str] = {}
    for part in dict.fromkeys(parts):
        reason = "" if len(pictures) < MAX_PICTURES else f"มีภาพเกิน {MAX_PICTURES} ภาพ"
        pictures[part] = reason or _take(package, part)
    return pictures


def _take(package: Package, part: str) -> Picture | str:
    if not part or not package.has(part):
        return "ภาพไม่ได้อยู่ในไฟล์ (เป็นลิงก์ไปที่อื่น)"
    if part.lower().endswith(_DRAWN):
        return f"ภาพเป็นชนิด {part.rpartition('.')[2].upper()} ซึ่งเว็บแสดงไม่ได้ บันทึกใหม่เป็น PNG แล้วใส่เอง"
    try:
        return _safe(package.read(part, MAX_BYTES))
    except Refusal:
        return "ภาพใหญ่เกินไปหรือเสียหาย"


def _safe(data: bytes) -> Picture | str:
    try:
        with warnings.catch_warnings():
            # a picture of many pixels is judged below, a broken one by what is raised
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_READ) as image:
                if image.width * image.height > MAX_PIXELS:
                    return "ภาพใหญ่เกินไป"
                if min(image.size) < _LEAST_SIDE:
                    return ""
                return _encoded(image, lossy=image.format == "JPEG")
    except FAULTS:
        return "อ่านภาพไม่ได้"


def _encoded(image: Image.Image, *, lossy: bool) -> Picture:
    """Return the picture written anew: only what can be seen remains, no place, no comment, no name of a camera."""
    upright = ImageOps.exif_transpose(image)
    profile = colour_profile(upright)
    # Pillow writes again whatever it has read
    upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    if not lossy and len((drawn := _drawn(upright, profile)).data) <= MAX_WRITTEN:
        return drawn
    opaque = _opaque(upright)
    while len((taken := _photographed(opaque, profile)).data) > MAX_WRITTEN:
        opaque = opaque.reduce(2)
    return taken


def _opaque(image: Image.Image) -> Image.Image:
    """In full colours; where nothing was drawn it is white, as on paper."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    opaque = Image.new("RGB", image.size, "white")
    opaque.paste(clear, mask=clear.getchannel("A"))
    return opaque


def _photographed(image: Image.Image, profile: bytes | None) -> Picture:
    """As photographs are kept, near enough for the eye."""
    stream = BytesIO()
    image.save(stream, "JPEG", quality=85, icc_profile=profile)
    return Picture(stream.getvalue(), "jpg")


def _drawn(upright: Image.Image, profile: bytes | None) -> Picture:
    """As drawings and screens are kept, to the point."""
    stream = BytesIO()
    bare = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
    bare.info.clear()
    bare.save(stream, "PNG", icc_profile=profile)
    return Picture(stream.getvalue(), "png")
