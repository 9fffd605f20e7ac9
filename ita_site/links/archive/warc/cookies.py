"""Take cookies out of an HTTP message: what a visitor was known by is not published."""

from __future__ import annotations

import io
from typing import Final

from warcio.statusandheaders import StatusAndHeadersParser

_NAMES: Final = frozenset({b"cookie", b"cookie2", b"set-cookie", b"set-cookie2"})


def without_cookies(message: bytes) -> bytes:
    """Return a request or response without the lines of its cookies; its body is not touched."""
    file = io.BytesIO(message)
    StatusAndHeadersParser([], verify=False).parse(file)
    end = file.tell()
    kept: list[bytes] = []
    is_cookie = False
    for line in message[:end].splitlines(keepends=True):
        # a line that begins with a space belongs to the one before
        if not line.startswith((b" ", b"\t")):
            is_cookie = line.partition(b":")[0].strip().lower() in _NAMES
        if not is_cookie:
            kept.append(line)
    return b"".join(kept) + message[end:]
