"""Read records and copies out of WARC files."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from ita_site.links.archive.warc.members import Member, TornMemberError, member_at, readable_members
from ita_site.links.archive.warc.recorded import read_response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ita_site.links.archive.index import Copy
    from ita_site.links.archive.warc.recorded import Recorded


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a WARC file."""

    kind: str
    """`warcinfo`, `response`, `request` or `metadata`."""
    headers: Mapping[str, str]
    """By name in lower case."""
    block: bytes

    @property
    def target(self) -> str:
        """Return the address that was asked; empty for a warcinfo record."""
        return self.headers.get("warc-target-uri", "")


def body(archive: Path, copy: Copy) -> bytes:
    """Return the decoded body of a copy: the file that a browser would have saved.

    Raises `LookupError` for a withdrawn copy, OSError, and `TornMemberError` for a damaged file.
    """
    if copy.withdrawn:
        raise LookupError(copy.url)
    with (archive / copy.file).open("rb") as file:
        return response_at(file, copy.offset).body


def response_at(file: IO[bytes], offset: int) -> Recorded:
    """Return the response whose record begins at an offset. Raises `TornMemberError`."""
    with member_at(file, offset) as member:
        return read_response(io.BytesIO(record_of(member).block))


def readable_records(file: IO[bytes], start: int = 0) -> Iterator[tuple[Member, Record] | TornMemberError]:
    """Yield the records of a file from `start` on, each with its member; where one is damaged, the error instead."""
    for member in readable_members(file, start):
        if isinstance(member, TornMemberError):
            yield member
            continue
        try:
            yield member, record_of(member)
        except TornMemberError as torn:
            yield torn


def record_of(member: Member) -> Record:
    """Return the record of a member. Raises `TornMemberError` where it holds none."""
    loader = ArcWarcRecordLoader(verify_http=False)
    try:
        loaded = loader.parse_record_stream(member.data, no_record_parse=True)
    except (ArchiveLoadFailed, EOFError) as error:
        raise TornMemberError(member.offset) from error
    headers = {name.lower(): value for name, value in loaded.rec_headers.headers}
    return Record(loaded.rec_type, headers, member.data.read(loaded.length))


def fields_of(record: Record) -> dict[str, str]:
    """Return the fields of a warcinfo or metadata record, by name."""
    lines = record.block.decode("utf-8", "replace").split("\r\n")
    return {name: value for name, colon, value in (line.partition(": ") for line in lines) if colon}
