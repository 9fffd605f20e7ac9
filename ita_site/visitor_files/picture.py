"""Return a picture as it is published: upright, in its own colours, and without anything that is not seen."""

import struct
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError

from ita_site.visitor_files import avif, gif, ico, jpeg, png, webp

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
"""Endings of the names of pictures made of points."""

MAX_PIXELS: Final = 60_000_000
"""The largest picture that is turned: a good camera has 50 million."""

FAULTS: Final = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError),
    *(RuntimeError, ArithmeticError, LookupError, MemoryError, struct.error, zlib.error),
)
"""What Pillow raises at a picture that is broken or too large."""

_ORIENTATION: Final = 0x0112
_QUALITY: Final = 90
_BINARY: Final = b"\0"
_SAMPLE: Final = 4096


class BadPictureError(Exception):
    """The bytes are of no kind of picture whose metadata can be separated from the picture."""


def published(data: bytes) -> bytes:
    """Return the picture without metadata, turned as its camera noted. Raises BadPictureError.

    A text under a picture's name, which no browser shows, is returned as it is. No pixel changes unless a picture is
    turned; a JPEG is turned with its own tables, so that it stays as large and as sharp as it is.
    """
    if data.startswith(jpeg.MAGIC):
        return _upright(data, jpeg.bare, jpeg.exif(data), "JPEG")
    if data.startswith(png.MAGIC):
        return _upright(data, png.bare, png.exif(data), "PNG")
    if webp.is_webp(data):
        return _upright(data, webp.bare, webp.exif(data), "WEBP")
    if data.startswith(gif.MAGIC):
        return gif.bare(data)
    return _of_rare_kind(data)


def is_known(data: bytes) -> bool:
    """Return whether `published` takes the picture that begins so, without making it."""
    rare = data[4:12] in avif.BRANDS or data.startswith(ico.MAGIC) or _BINARY not in data[:_SAMPLE]
    return rare or webp.is_webp(data) or data.startswith((jpeg.MAGIC, png.MAGIC, *gif.MAGIC))


def colour_profile(image: Image.Image) -> bytes | None:
    """Return the profile that says what the red, green and blue of a picture are; None for one of other colours."""
    profile: bytes = image.info.get("icc_profile") or b""
    return profile if profile[16:20] == b"RGB " else None


def _upright(data: bytes, bare: Callable[[bytes], bytes], exif: bytes, kind: str) -> bytes:
    orientation = _orientation(exif) if exif else 1
    if orientation == 1:
        return bare(data)
    with suppress(*FAULTS):
        return bare(_turned(data, kind))
    # not to be turned here: of the metadata, only how to turn it is left
    return jpeg.with_orientation(bare(data), orientation) if kind == "JPEG" else bare(data)


def _orientation(exif: bytes) -> int:
    """Return how a picture is turned, 1 (upright) to 8, by its Exif data."""
    tags = Image.Exif()
    with suppress(Exception):  # Pillow raises what it meets in broken data
        tags.load(exif)
        value = tags.get(_ORIENTATION)
        return value if isinstance(value, int) and value in range(1, 9) else 1
    return 1


def _turned(data: bytes, kind: str) -> bytes:
    """Return a picture written anew, turned. Raises one of FAULTS."""
    made = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=(kind,)) as image:
            if image.width * image.height > MAX_PIXELS or getattr(image, "n_frames", 1) > 1:
                raise ValueError("too large to be turned, or moving")
            upright = ImageOps.exif_transpose(image)
            upright.save(made, kind, **_options(image, data, kind))
    return made.getvalue()


def _options(image: Image.Image, data: bytes, kind: str) -> dict[str, Any]:
    """Return how a picture is written: as it was."""
    kept = {"icc_profile": image.info.get("icc_profile"), "exif": b""}
    if kind == "JPEG" and isinstance(image, JpegImagePlugin.JpegImageFile):
        tables = {"qtables": image.quantization, "subsampling": max(JpegImagePlugin.get_sampling(image), 0)}
        return kept | tables | {"progressive": bool(image.info.get("progressive"))}
    return kept | ({"lossless": b"VP8L" in data[:64], "quality": _QUALITY} if kind == "WEBP" else {})


def _of_rare_kind(data: bytes) -> bytes:
    if data[4:12] in avif.BRANDS:
        return _avif(data)
    if data.startswith(ico.MAGIC):
        return ico.bare(data)
    if _BINARY not in data[:_SAMPLE]:
        return data
    raise BadPictureError


def _avif(data: bytes) -> bytes:
    """Return an AVIF picture; one that has metadata is written anew, for their places are all over the file."""
    picture = avif.without_spare_boxes(data)
    if not picture:
        raise BadPictureError
    if not any(mark in picture for mark in (b"Exif", b"rdf+xml", b"uuid", b"udta", b"xmpmeta")):
        return picture
    made = BytesIO()
    try:
        with Image.open(BytesIO(picture), formats=("AVIF",)) as image:
            profile = image.info.get("icc_profile")
            image.save(made, "AVIF", quality=_QUALITY, save_all=True, icc_profile=profile, exif=b"", xmp=b"")
    except FAULTS as error:
        raise BadPictureError from error
    return made.getvalue()
