"""Tell what the bytes of a file are by how they begin: a text in some encoding, or a Word file, PDF or picture."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

_BY_MAGIC: Final[Mapping[bytes, str]] = {
    b"%PDF-": "PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Word หรือ Excel รุ่นเก่า (old Word or Excel, .doc .xls)",
    b"{\\rtf": "RTF",
    b"\x89PNG\r\n\x1a\n": "ภาพ PNG (picture)",
    b"\xff\xd8\xff": "ภาพ JPEG (picture)",
    b"GIF87a": "ภาพ GIF (picture)",
    b"GIF89a": "ภาพ GIF (picture)",
    b"RIFF": "ภาพหรือเสียง RIFF (picture or sound)",
    b"BM": "ภาพ BMP (picture)",
    b"Rar!": "ไฟล์บีบอัด RAR (archive)",
    b"7z\xbc\xaf": "ไฟล์บีบอัด 7z (archive)",
    b"\x1f\x8b": "ไฟล์บีบอัด gzip (archive)",
}
"""How files begin that are no text."""

_ZIP: Final = b"PK\x03\x04"
_IN_ZIP: Final[Mapping[str, str]] = {
    "word/": "Word (.docx)",
    "xl/": "Excel (.xlsx)",
    "ppt/": "PowerPoint (.pptx)",
    "content.xml": "OpenDocument (.odt .ods)",
}
"""A name in the zip file that only one program writes."""

_NAME_IN_ZIP: Final = re.compile(rb"PK\x03\x04.{26}([A-Za-z0-9_./\[\]-]+)", re.DOTALL)

_TAG: Final = re.compile("<[^>]*>")
_MOST_XML: Final = 65_536
"""Bytes of a Word file's text that are looked at."""

_SAMPLE: Final = 4096
_MOSTLY: Final = 0.9
_FEW: Final = 0.05
_HIGH_BYTES: Final = frozenset((0x00, 0x0E, 0x20))
"""The first halves of UTF-16: of Latin letters, of Thai letters, and of “quotes” and dashes."""


def binary_kind(data: bytes) -> str:
    """Return what kind of file `data` is where it is no text, such as `Word (.docx)`; empty for a text."""
    if data.startswith(_ZIP):
        return _zip_kind(data)
    kind = next((kind for magic, kind in _BY_MAGIC.items() if data.startswith(magic)), "")
    # BM begins many a text: only a picture has bytes that none has
    return "" if "BMP" in kind and b"\x00" not in data[:_SAMPLE] else kind


def utf16_encoding(data: bytes) -> str:
    """Return the name of the UTF-16 or UTF-32 encoding that `data` is in, empty for any other."""
    for mark, encoding in ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    # without a mark: every second byte is one of few, and zeros, of which UTF-8 has none, are among them
    if 0 not in sample:
        return ""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[first::2]
        if half and sum(byte in _HIGH_BYTES for byte in half) >= _MOSTLY * len(half):
            return encoding
    return ""


def is_thai_text(data: bytes) -> bool:
    """Return whether bytes read as Windows-874 are Thai text: Thai consonants, and hardly a control character."""
    text = data[:_SAMPLE].decode("cp874", "replace")
    odd = sum((char < " " and char not in "\t\r\n") or char == "\ufffd" for char in text)
    return bool(re.search("[\u0e01-\u0e2e]", text)) and odd <= _FEW * len(text)


def word_text(data: bytes) -> str:
    """Return the first words of a Word file, its paragraphs as lines; nothing of any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
            xml = part.read(_MOST_XML).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError, zlib.error):
        return ""
    return _TAG.sub("", xml.replace("</w:p>", "\n")).lstrip()


def _zip_kind(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # cut off at the limit of size: the names of a zip file are at its end, and each before its part
        names = [name.decode() for name in _NAME_IN_ZIP.findall(data)]
    for begin, kind in _IN_ZIP.items():
        if any(name.startswith(begin) for name in names):
            return kind
    return "ZIP"
