"""Small PDF files, byte by byte: good ones, and what strangers put on the web."""

from __future__ import annotations

import zlib

A4 = (595, 842)


def pdf(*lines: str, size: tuple[float, float] = A4, drawing: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return a PDF of one page with lines of Latin text; `drawing` is put behind them as it is."""
    texts = "".join(f"BT /F1 24 Tf 60 {750 - 40 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines))
    content = zlib.compress(texts.encode("latin-1") + drawing)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents 4 0 R" % size
        + b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    return _file(objects, trailer)


def locked() -> bytes:
    """Return a PDF that asks for a password."""
    guard = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return pdf("secret", trailer=guard)


def endless() -> bytes:
    """Return a PDF of a few kilobytes that draws many million shapes over each other."""
    shape = b"q 0 0 m 595 842 400 100 10 800 c 595 0 l h f* Q\n"
    return pdf(drawing=shape * 3_000_000)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(made))
    return made + head + table + end
