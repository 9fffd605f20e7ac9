"""Open the zip that a .docx is: its parts and what they refer to, read within bounds."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from ita_site.word_import.docx.refusal import (
    DAMAGED,
    ENCRYPTED,
    HAS_MACROS,
    OLD_FORMAT,
    UNPACKS_TOO_LARGE,
    Refusal,
    other_kind,
)
from ita_site.word_import.docx.xml import CONTENT_TYPES, RELATIONSHIP, Element, every, parse

MIB: Final = 1024 * 1024

MAX_FILE: Final = 100 * MIB
"""The largest file, in bytes. A report with photographs has about 10 MB."""

MAX_XML: Final = 64 * MIB
"""The largest XML part, in bytes. A report of 100 measures has about 1 MB."""

MAX_UNPACKED: Final = 300 * MIB
"""All parts together, in bytes."""

MAX_PARTS: Final = 5000

_SUSPECT: Final = 4 * MIB
_MAX_RATIO: Final = 400
"""Parts over `_SUSPECT` bytes that shrink more than this were made to; equal rows shrink about 150 times."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
)
"""What Python's zip reader raises for a zip that lies."""

_KINDS: Final = (
    ("xl/workbook", "Excel (.xlsx)"),
    ("ppt/presentation", "PowerPoint (.pptx)"),
    ("META-INF/manifest.xml", "OpenDocument (.odt)"),
    ("content.xml", "OpenDocument (.odt)"),
)
_BEGINNINGS: Final = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"<", "HTML/XML"), (b"MIME-Version", "MHTML"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: a part's name, or an address outside where `external`."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """A .docx, opened; parts are unpacked when asked for."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]
    """Each part's name as `_key` writes it → as the zip has it."""
    left: int = MAX_UNPACKED
    cache: dict[str, Mapping[str, Relation]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return _key(name) in self.names

    def read(self, name: str, most: int = MAX_XML) -> bytes:
        """Return the bytes of a part, empty where it is missing. Raises Refusal where it is larger than `most`."""
        data = self.beginning(name, most + 1)
        if len(data) > most or self.left < 0:
            raise Refusal(*UNPACKS_TOO_LARGE)
        return data

    def beginning(self, name: str, most: int) -> bytes:
        """Return at most so many bytes of a part. Raises Refusal where it is damaged."""
        if not self.has(name):
            return b""
        try:
            with self.archive.open(self.names[_key(name)]) as stream:
                data = stream.read(max(0, min(most, self.left + 1)))
        except _BROKEN as error:
            raise Refusal(*DAMAGED) from error
        self.left -= len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """Return the XML of a part, None where it is missing."""
        data = self.read(name)
        return parse(data) if data else None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return what the part `name` refers to, by id."""
        if name not in self.cache:
            folder, base = posixpath.split(name)
            tree = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
            self.cache[name] = {
                str(element.get("Id")): _relation(element, folder) for element in every(tree, RELATIONSHIP)
            }
        return self.cache[name]

    def related(self, name: str, kind: str) -> str:
        """Return the part of this kind that the part `name` refers to, or an empty name."""
        relations = self.relations(name).values()
        return next((other.target for other in relations if other.kind == kind and not other.external), "")


def _key(name: str) -> str:
    """Return a part's name as it is compared: a URI in any case, with any slashes and percent signs."""
    return unquote(name).replace("\\", "/").lower()


def _relation(element: Element, folder: str) -> Relation:
    kind = str(element.get("Type") or "").rpartition("/")[2]
    target = str(element.get("Target") or "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    # a path from the root begins with a slash, and takes the place of the folder
    path = posixpath.join(f"/{folder}", unquote(target).replace("\\", "/"))
    return Relation(kind, posixpath.normpath(path).lstrip("/"), external=False)


def read_file(file: Path) -> bytes:
    """Return the bytes of `file`. Raises Refusal where there is no such file, or one that cannot be a report."""
    try:
        if file.is_dir():
            raise Refusal(f"{file} เป็นโฟลเดอร์ ไม่ใช่ไฟล์ Word", f"{file} is a folder, not a Word file")
        if file.exists() and not file.is_file():
            raise Refusal(f"{file} เป็นท่อหรืออุปกรณ์ ไม่ใช่ไฟล์ Word", f"{file} is a pipe or device, not a Word file")
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise Refusal(f"ไม่พบไฟล์ {file}", f"There is no file {file}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Refusal(f"เปิดอ่าน {file} ไม่ได้ ({reason})", f"{file} cannot be read ({reason})") from error
    if len(data) > MAX_FILE:
        raise Refusal(
            f"ไฟล์ใหญ่กว่า {MAX_FILE // MIB} MB ให้ลดขนาดรูปภาพใน Word ก่อน",
            f"The file is larger than {MAX_FILE // MIB} MB; compress its pictures in Word first",
        )
    return data


def open_package(data: bytes, name: str = "") -> Package:
    """Return the .docx in `data`; `name` is the file's. Raises Refusal for everything that is none."""
    if not data.startswith(_ZIP):
        raise _no_zip(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except _BROKEN as error:
        raise Refusal(*DAMAGED) from error
    _check_bounds(infos)
    package = Package(archive, {_key(info.filename): info.filename for info in infos})
    _check_kind(package, name)
    return package


def _check_bounds(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise Refusal(*ENCRYPTED)
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise Refusal(*UNPACKS_TOO_LARGE)
    if any(_shrinks_too_much(info) for info in infos):
        raise Refusal(*UNPACKS_TOO_LARGE)


def _shrinks_too_much(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SUSPECT and info.file_size > _MAX_RATIO * max(info.compress_size, 1)


def _check_kind(package: Package, name: str) -> None:
    if name.lower().endswith((".docm", ".dotm")) or any("vbaproject" in part for part in package.names):
        raise Refusal(*HAS_MACROS)
    for part, kind in _KINDS:
        if any(known.startswith(part.lower()) for known in package.names):
            raise other_kind(kind)
    if not package.has("[Content_Types].xml"):
        raise other_kind("zip")
    if any(map(_is_macro_document, _content_types(package))):
        raise Refusal(*HAS_MACROS)


def _is_macro_document(content_type: str) -> bool:
    """Return whether a content type is one of Word's for macros; a chart's workbook may have one of Excel's."""
    return "ms-word" in content_type.lower() and "macroenabled" in content_type.lower()


def _content_types(package: Package) -> Iterator[str]:
    tree = package.tree("[Content_Types].xml")
    for element in every(tree, f"{CONTENT_TYPES}*"):
        yield str(element.get("ContentType") or "")


def _no_zip(data: bytes) -> Refusal:
    if data.startswith(_OLE):
        # an encrypted .docx is wrapped in the old container, in a stream of this name
        return Refusal(*ENCRYPTED) if "EncryptedPackage".encode("utf-16-le") in data else Refusal(*OLD_FORMAT)
    if not data.strip():
        return Refusal("ไฟล์ว่างเปล่า", "The file is empty")
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    return other_kind(next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning)), ""))
