"""Read every record of an archive and compare it with its digests, and the index with the records."""

from __future__ import annotations

import hashlib
import io
from itertools import zip_longest
from typing import TYPE_CHECKING

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.places import warc_files
from ita_site.links.archive.proof.finding import Fault, Finding
from ita_site.links.archive.warc.members import TornMemberError
from ita_site.links.archive.warc.read import Record, fields_of, readable_records
from ita_site.links.archive.warc.recorded import read_response
from ita_site.links.archive.warc.records import digests_of
from ita_site.links.request.fault import Fault as NoAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_site.links.archive.index import Capture


def verify_warcs(archive: Path) -> Iterator[Finding]:
    """Yield what is wrong with the records of all WARC files. Raises OSError."""
    for file in warc_files(archive):
        yield from _verify_file(archive, file)


def verify_index(archive: Path, held: Sequence[Capture]) -> Iterator[Finding]:
    """Yield the first place at which the index says something else than the WARC files hold."""
    with ArchiveIndex(archive) as index:
        listed = [capture for capture in index.captures() if not capture.removal]
    pairs = zip_longest(listed, sorted(held, key=_place))
    differing = next((pair for pair in pairs if pair[0] != pair[1]), None)
    capture = differing and (differing[0] or differing[1])
    if capture:
        yield Finding(Fault.INDEX, capture.copy.file, capture.copy.offset, capture.copy.url)


def _place(capture: Capture) -> tuple[str, int]:
    return capture.copy.file, capture.copy.offset


def _verify_file(archive: Path, file: str) -> Iterator[Finding]:
    response = 0, ""
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
            elif record.kind == "metadata" and fields_of(record).get("content-sha256") != response[1]:
                yield Finding(Fault.CONTENT, file, response[0], name)


def _digest_faults(record: Record) -> Iterator[Fault]:
    """Yield which digests in the head of a record are not those of its block."""
    digests = digests_of(io.BytesIO(record.block), len(record.block))
    if record.headers.get("warc-block-digest") != digests.block:
        yield Fault.BLOCK
    if record.kind in {"response", "request"} and record.headers.get("warc-payload-digest") != digests.payload:
        yield Fault.PAYLOAD


def _content_digest(record: Record) -> str:
    """Return the SHA-256 of a response's decoded body; empty where it cannot be read."""
    try:
        return hashlib.sha256(read_response(io.BytesIO(record.block)).body).hexdigest()
    except NoAnswer:
        return ""
