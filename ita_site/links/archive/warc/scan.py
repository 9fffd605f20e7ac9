"""Find the copies in a WARC file, from the file alone: what an index is made of, and made again of."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.archive.index import Capture, Copy
from ita_site.links.archive.warc.members import Member, TornMemberError, digest_of_bytes
from ita_site.links.archive.warc.read import Record, fields_of, readable_records
from ita_site.links.archive.warc.recorded import Recorded, read_response
from ita_site.links.archive.warc.records import Facts
from ita_site.links.memory.file.moments import moment
from ita_site.links.request.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scan:
    """What a WARC file holds from some place on."""

    captures: tuple[Capture, ...]
    whole: int
    """Where the last whole copy ends: what follows was being written when its process was killed."""


@dataclass(frozen=True, slots=True)
class _Response:
    """A response record, before its metadata is read."""

    record: Record
    recorded: Recorded
    offset: int
    length: int


def scan(archive: Path, file: str, start: int = 0) -> Scan:
    """Return the copies in a WARC file from an offset on. A damaged member is passed over. Raises OSError."""
    captures: list[Capture] = []
    whole = start
    response: _Response | None = None
    with (archive / file).open("rb") as warc:
        for entry in readable_records(warc, start):
            if isinstance(entry, TornMemberError):
                continue
            member, record = entry
            if record.kind == "response":
                response = _response(record, member)
            elif record.kind == "warcinfo":
                whole = member.end
            elif record.kind == "metadata" and response:
                digest = digest_of_bytes(warc, response.offset, member.end - response.offset)
                captures.append(_capture(file, response, record, member.end, digest))
                response, whole = None, member.end
    return Scan(tuple(captures), whole)


def _response(record: Record, member: Member) -> _Response | None:
    try:
        recorded = read_response(io.BytesIO(record.block))
    except Fault:
        return None
    return _Response(record, recorded, member.offset, member.length)


def _capture(file: str, response: _Response, metadata: Record, end: int, records: str) -> Capture:
    facts = Facts.of(fields_of(metadata))
    headers, recorded = response.record.headers, response.recorded
    copy = Copy(
        url=facts.url,
        at=moment(headers["warc-date"]),
        status=recorded.head.status,
        media_type=recorded.media_type,
        size=facts.size,
        sha256=facts.sha256,
        title=facts.title,
        file=file,
        offset=response.offset,
        length=response.length,
        truncated="warc-truncated" in headers,
    )
    payload = headers["warc-payload-digest"]
    size = end - response.offset
    return Capture(
        copy, response.record.target, recorded.content_type, facts.words, payload, size, records
    )  # fmt: skip
