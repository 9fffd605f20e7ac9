"""The QR code of an address, drawn by the library segno (ISO/IEC 18004)."""

from typing import Final

import segno
from markupsafe import Markup

from ita_site.links.request.targets import Target, parse

_ERRORS: Final = "m"
"""Up to 15 % of the code may be soiled or torn."""
_QUIET: Final = 4
"""Modules of white around the code, which the standard asks for."""


def qr_code(address: str) -> Markup:
    """Return the QR code of a web address as an SVG element that takes the size of its place."""
    code = segno.make_qr(ascii_address(address), error=_ERRORS)
    drawing: str = code.svg_inline(border=_QUIET, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - figures of a path alone


def ascii_address(address: str) -> str:
    """Return an address in the letters that every telephone opens: Thai ones by IDNA and by % signs.

    >>> ascii_address("https://ตัวอย่าง.ไทย/ก/")
    'https://xn--72c1a1bt4awk9o.xn--o3cw4h/%E0%B8%81/'
    """
    target = parse(address)
    return target.url if isinstance(target, Target) else address
