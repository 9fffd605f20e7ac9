"""Read every record of an archive and compare it with its digests, and the index with the records."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_site.links.archive.finding import Fault, Finding
from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.members import TornMemberError
from ita_site.links.archive.places import warc_files
from ita_site.links.archive.read import Record, fields_of, readable_records
from ita_site.links.archive.recorded import read_response
from ita_site.links.archive.records import digests_of
from ita_site.links.request.fault import Fault as NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Contents:
    """What the WARC files of an archive hold."""

    copies: dict[tuple[str, int], str] = field(default_factory=dict)
    """SHA-256 of the content of each copy, by file and offset of its response record."""

    @property
    def digests(self) -> frozenset[str]:
        """Return the SHA-256 of every content."""
        return frozenset(self.copies.values())


def verify_warcs(archive: Path, contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong with the records of all WARC files; fill `contents` with what they hold. Raises OSError."""
    for file in warc_files(archive):
        yield from _verify_file(archive, file, contents)


def verify_index(archive: Path, contents: Contents) -> Iterator[Finding]:
    """Yield the copies of the index that the WARC files do not hold at their place."""
    with ArchiveIndex(archive) as index:
        for copy in index.copies():
            if not copy.withdrawn and contents.copies.get((copy.file, copy.offset)) != copy.sha256:
                yield Finding(Fault.LOST_COPY, copy.file, copy.offset, copy.url)


def _verify_file(archive: Path, file: str, contents: Contents) -> Iterator[Finding]:
    response: tuple[int, str] | None = None
    with (archive / file).open("rb") as warc:
        for entry in readable_records(warc):
            if isinstance(entry, TornMemberError):
                yield Finding(Fault.DAMAGED, file, entry.offset)
                continue
            member, record = entry
            name = f"{record.kind} {record.target}".strip()
            yield from (Finding(fault, file, member.offset, name) for fault in _digest_faults(record))
            if record.kind == "response":
                response = member.offset, _content_digest(record)
            elif record.kind == "metadata" and response:
                contents.copies[file, response[0]] = response[1]
                if fields_of(record).get("content-sha256") != response[1]:
                    yield Finding(Fault.CONTENT, file, response[0], name)


def _digest_faults(record: Record) -> Iterator[Fault]:
    """Yield which digests in the head of a record are not those of its block."""
    digests = digests_of(io.BytesIO(record.block), len(record.block))
    if record.headers.get("warc-block-digest") != digests.block:
        yield Fault.BLOCK
    if record.kind == "response" and record.headers.get("warc-payload-digest") != digests.payload:
        yield Fault.PAYLOAD


def _content_digest(record: Record) -> str:
    """Return the SHA-256 of a response's decoded body; empty where it cannot be read."""
    try:
        return hashlib.sha256(read_response(io.BytesIO(record.block)).body).hexdigest()
    except NoAnswer:
        return ""
