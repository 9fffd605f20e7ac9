"""Pictures with secrets in every place where programs put them."""

from __future__ import annotations

import io
import zlib
from typing import Any

from PIL import Image, ImageCms

SECRET = b"Somchai-081-234-5678"
"""Must be in no published byte."""
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>' + SECRET + b"</creator></x:xmpmeta>"


def two_colours(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, (250, 10, 10))
    image.paste((10, 10, 250), (size[0] // 2, 0, *size))
    return image


def exif(orientation: int = 1) -> bytes:
    """Return Exif data with an author, a camera, a place, and a secret in each."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    for tag in (0x010E, 0x010F, 0x0131, 0x013B, 0x8298):
        tags[tag] = SECRET.decode()
    tags.get_ifd(0x8825)[0x001B] = SECRET
    tags.get_ifd(0x8769)[0x9286] = SECRET
    return tags.tobytes()


def photo(kind: str, orientation: int = 1, **options: Any) -> bytes:
    """Return a picture (`JPEG`, `PNG`, `WEBP`, `GIF`, `AVIF`) with secrets before, within and behind what is seen."""
    made = io.BytesIO()
    if kind == "GIF":
        two_colours().quantize().save(made, kind, comment=SECRET)
        return made.getvalue() + SECRET
    given = {"exif": exif(orientation), "icc_profile": SRGB, "xmp": _XMP} | options
    if kind == "JPEG":
        given["comment"] = SECRET
    two_colours().save(made, kind, **given)
    data = made.getvalue()
    if kind == "PNG":
        data = data[:33] + b"".join(_chunk(name) for name in (b"tEXt", b"iTXt", b"prVt")) + data[33:]
    if kind == "JPEG":
        photoshop = b"Photoshop 3.0\0" + SECRET
        data = data[:2] + b"\xff\xed" + (len(photoshop) + 2).to_bytes(2) + photoshop + data[2:]
    return data + SECRET


def _chunk(kind: bytes) -> bytes:
    content = b"Author\0" + SECRET
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)
