"""Write the copies of an agency and a year as WACZ 1.1.1: one file that replay tools open, without cookies.

The records are those of the archive but for the lines of `Cookie` and `Set-Cookie`; so block digests are computed anew,
and payload digests stay.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tempfile
import zipfile
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from ita_site.disk.whole_file import writing
from ita_site.links.archive.origin import software
from ita_site.links.archive.warc import cdxj
from ita_site.links.archive.warc.cookies import without_cookies
from ita_site.links.archive.warc.members import TornMemberError, member_at
from ita_site.links.archive.warc.read import Record, fields_of, record_of
from ita_site.links.archive.warc.records import Exchange, Facts, write_copy, write_info
from ita_site.links.memory.file.moments import moment, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.index import ArchiveIndex, Capture

WACZ_VERSION: Final = "1.1.1"
WARC: Final = "evidence.warc.gz"

_LINES: Final = 300
"""Lines of the index in one block, as replay tools ask for them."""
_PIECE: Final = 1_000_000


class DamagedCopyError(Exception):
    """A copy cannot be read from its WARC file."""

    def __init__(self, file: str, offset: int) -> None:
        super().__init__(f"{file}@{offset}")
        self.file = file
        """Path below the archive's folder."""
        self.offset = offset
        """Of the record at fault."""


@dataclass(frozen=True, slots=True)
class Part:
    """The copies that one WACZ file holds."""

    agency: str
    """Name of the agency's folder."""
    year: int
    captures: tuple[Capture, ...]

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"{self.agency}-{self.year}.wacz"


def parts(index: ArchiveIndex, year: int | None = None) -> list[Part]:
    """Return what there is to export, by agency and year; of one year where it is named."""
    grouped: dict[tuple[str, int], list[Capture]] = {}
    for capture in index.captures():
        copy = capture.copy
        if not capture.removal and year in {None, copy.at.year}:
            grouped.setdefault((copy.file.partition("/")[0], copy.at.year), []).append(capture)
    return [Part(agency, of_year, tuple(captures)) for (agency, of_year), captures in sorted(grouped.items())]


def write_wacz(archive: Path, part: Part, path: Path, created: datetime) -> None:
    """Write a WACZ file, whole or not at all. Raises OSError, and `DamagedCopyError` where the archive is damaged."""
    with tempfile.TemporaryFile() as warc, writing(path) as file:
        captures = _write_warc(archive, part, warc, created)
        index, blocks = _index(captures)
        with zipfile.ZipFile(file, "w") as package:
            zipped = _Package(package, created)
            zipped.add(f"archive/{WARC}", warc)
            zipped.add("indexes/index.cdx.gz", io.BytesIO(index))
            zipped.add("indexes/index.idx", io.BytesIO(blocks))
            zipped.add("pages/pages.jsonl", io.BytesIO(_pages(captures)))
            zipped.finish(f"{part.agency} {part.year}")


def _write_warc(archive: Path, part: Part, out: IO[bytes], created: datetime) -> list[Capture]:
    """Write the records of the copies; return the captures as they lie in what was written."""
    about = {"software": software(), "format": "WARC File Format 1.1", "isPartOf": part.agency}
    info = write_info(out, {**about, "description": "evidence copies, exported without cookies"}, WARC, created)
    written: list[Capture] = []
    for capture in part.captures:
        offset = out.tell()
        exchange, facts = _read(archive, capture)
        response = write_copy(out, exchange, facts, info)
        copy = replace(capture.copy, file=WARC, offset=offset, length=response.length)
        written.append(replace(capture, copy=copy, payload=response.payload))
    return written


def _read(archive: Path, capture: Capture) -> tuple[Exchange, Facts]:
    """Return the records of a copy, without cookies. Raises OSError and `DamagedCopyError`."""
    copy = capture.copy
    try:
        with (archive / copy.file).open("rb") as warc:
            return _without_cookies(*_records(warc, copy.offset))
    except TornMemberError as torn:
        raise DamagedCopyError(copy.file, torn.offset) from torn
    except (LookupError, ValueError) as error:
        raise DamagedCopyError(copy.file, copy.offset) from error


def _without_cookies(response: Record, request: Record, metadata: Record) -> tuple[Exchange, Facts]:
    """Return what the records of a copy say. Raises LookupError and ValueError where they are others."""
    block, fields, headers = without_cookies(response.block), fields_of(metadata), response.headers
    exchange = Exchange(
        target=response.target,
        at=moment(headers["warc-date"]),
        ip=headers.get("warc-ip-address", ""),
        protocol=headers.get("warc-protocol", ""),
        request=without_cookies(request.block),
        response=io.BytesIO(block),
        size=len(block),
        truncated="warc-truncated" in headers,
    )
    return exchange, Facts.of(fields)


def _records(warc: IO[bytes], offset: int) -> tuple[Record, Record, Record]:
    """Return the three records of a copy: response, request, metadata."""
    records: list[Record] = []
    for _ in range(3):
        with member_at(warc, offset) as member:
            records.append(record_of(member))
            offset = member.end
    return records[0], records[1], records[2]


def _index(captures: Sequence[Capture]) -> tuple[bytes, bytes]:
    """Return the compressed CDXJ index, and the index of its blocks."""
    lines = cdxj.lines(captures)
    index, heads = b"", ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}']
    for start in range(0, len(lines), _LINES):
        text = "".join(f"{line}\n" for line in lines[start : start + _LINES])
        block = gzip.compress(text.encode(), mtime=0)
        place = {"offset": len(index), "length": len(block), "digest": f"sha256:{hashlib.sha256(block).hexdigest()}"}
        heads.append(f"{lines[start].partition(' {')[0]} {json.dumps(place)}")
        index += block
    return index, "".join(f"{head}\n" for head in heads).encode()


def _pages(captures: Sequence[Capture]) -> bytes:
    """Return the list of pages, the oldest first."""
    ordered = sorted(captures, key=lambda capture: (capture.copy.at, capture.copy.url))
    entries: list[dict[str, str | None]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Evidence"}]
    for capture in ordered:
        copy = capture.copy
        page = {"id": capture.records[:32], "url": capture.target, "ts": stamp(copy.at), "title": copy.title}
        entries.append(page)
    return "".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries).encode()


class _Package:
    """A WACZ file as it is written: its files uncompressed, as replay tools read within it, and listed with digests."""

    def __init__(self, package: zipfile.ZipFile, created: datetime) -> None:
        self._package = package
        self._created = created
        self._resources: list[dict[str, str | int]] = []

    def add(self, path: str, file: IO[bytes]) -> None:
        """Add a file."""
        digest, size = hashlib.sha256(), 0
        with self._package.open(self._entry(path), "w", force_zip64=True) as out:
            for piece in _pieces(file):
                out.write(piece)
                digest.update(piece)
                size += len(piece)
        name = path.rpartition("/")[2]
        self._resources.append({"name": name, "path": path, "hash": f"sha256:{digest.hexdigest()}", "bytes": size})

    def finish(self, title: str) -> None:
        """Add the list of all files, and the digest of that list."""
        about = {
            "profile": "data-package",
            "title": title,
            "resources": self._resources,
            "created": stamp(self._created),
            "wacz_version": WACZ_VERSION,
            "software": software(),
        }
        text = json.dumps(about, ensure_ascii=False, indent=2).encode()
        self._package.writestr(self._entry("datapackage.json"), text)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(text).hexdigest()}"}
        self._package.writestr(self._entry("datapackage-digest.json"), json.dumps(digest, indent=2))

    def _entry(self, path: str) -> zipfile.ZipInfo:
        at = self._created
        return zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
