"""The records of one copy as WARC 1.1 has them: response, request, and metadata that say whose evidence it is.

Request and response are the bytes of the wire, unchanged. The metadata record has what cannot be read off these: the
address as the content writes it, and the digests by which a copy is compared. With it, an index can be made again
from the WARC file alone.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, Self

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser
from warcio.warcwriter import WARCWriter

from ita_site.links.archive.warc.members import level_for, writing_member
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

VERSION: Final = "WARC/1.1"
FIELDS: Final = "application/warc-fields"
"""Media type of a record that is a list of fields."""
RESPONSE: Final = "application/http; msgtype=response"
REQUEST: Final = "application/http; msgtype=request"

_PIECE: Final = 65_536
_NAMESPACE: Final = uuid.UUID("5f1f7a52-5c4e-5d0a-9b1e-6a1f3f0d2c11")
"""Of the names of records, which are made of what is in them: the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response."""

    target: str
    at: datetime
    ip: str
    protocol: str
    request: bytes
    response: IO[bytes]
    """Read from its start."""
    size: int
    """Bytes of the response that are kept."""
    truncated: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the metadata record says of a copy."""

    url: str
    title: str
    size: int
    sha256: str
    words: str

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Self:
        """Return what a metadata record says. Raises LookupError and ValueError where it is none of a copy."""
        title, size = fields.get("title", ""), int(fields["content-size"])
        return cls(fields["evidence-url"], title, size, fields["content-sha256"], fields["words-digest"])

    def fields(self) -> dict[str, str]:
        """Return the fields of the record, by name."""
        return {
            "evidence-url": self.url,
            "title": self.title,
            "content-size": str(self.size),
            "content-sha256": self.sha256,
            "words-digest": self.words,
        }


@dataclass(frozen=True, slots=True)
class Digests:
    """Of the block of a record and of the body within it, as WARC writes them: `sha256:…`."""

    block: str
    payload: str


@dataclass(frozen=True, slots=True)
class Written:
    """Where the response record lies in what was written, and the digest of its payload."""

    length: int
    """Bytes of the compressed response record, which is the first."""
    payload: str


def write_copy(out: IO[bytes], exchange: Exchange, facts: Facts, info: str) -> Written:
    """Write the records of a copy, a gzip member each; `info` is the id of the warcinfo record they belong to."""
    start = out.tell()
    digests = digests_of(exchange.response, exchange.size)
    name = record_id("response", facts.url, stamp(exchange.at), digests.block)
    common = {"WARC-Target-URI": exchange.target, "WARC-Date": stamp(exchange.at) or "", "WARC-Warcinfo-ID": info}
    headers = {
        "WARC-Type": "response",
        "WARC-Record-ID": name,
        **common,
        "WARC-IP-Address": exchange.ip,
        "WARC-Protocol": exchange.protocol,
        "WARC-Truncated": "length" if exchange.truncated else "",
        "WARC-Payload-Digest": digests.payload,
        "WARC-Block-Digest": digests.block,
    }
    write_record(out, headers, RESPONSE, exchange.response, exchange.size)
    length = out.tell() - start
    _write_beside(out, "request", {**common, "WARC-Concurrent-To": name}, REQUEST, exchange.request)
    _write_beside(out, "metadata", {**common, "WARC-Concurrent-To": name}, FIELDS, warc_fields(facts.fields()))
    return Written(length, digests.payload)


def write_info(out: IO[bytes], fields: Mapping[str, str], file: str, at: datetime) -> str:
    """Write the record that says who recorded what follows in a file; return its id."""
    block = warc_fields(fields)
    digest = _digest(hashlib.sha256(block))
    name = record_id("warcinfo", file, stamp(at), digest)
    headers = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": name,
        "WARC-Date": stamp(at) or "",
        "WARC-Filename": file.rpartition("/")[2],
        "WARC-Block-Digest": digest,
    }
    write_record(out, headers, FIELDS, io.BytesIO(block), len(block))
    return name


def write_record(out: IO[bytes], headers: Mapping[str, str], content_type: str, block: IO[bytes], size: int) -> None:
    """Write a record as one gzip member, the block from its start; headers without a value are left out."""
    level = level_for(block)
    fields = [(name, value) for name, value in headers.items() if value]
    named = StatusAndHeaders("", fields, protocol=VERSION)
    # without parsed HTTP headers warcio writes the block as it is
    record = ArcWarcRecord("warc", headers["WARC-Type"], named, _Prefix(block, size), None, content_type, size)
    with writing_member(out, level) as member:
        WARCWriter(member, gzip=False).write_record(record)


def digests_of(block: IO[bytes], size: int) -> Digests:
    """Return the digests of the first `size` bytes of an HTTP message."""
    block.seek(0)
    StatusAndHeadersParser([], verify=False).parse(block)
    head = min(block.tell(), size)
    block.seek(0)
    whole = hashlib.sha256(block.read(head))
    payload = hashlib.sha256()
    left = size - head
    while piece := block.read(min(_PIECE, left)):
        whole.update(piece)
        payload.update(piece)
        left -= len(piece)
    return Digests(_digest(whole), _digest(payload))


def record_id(*parts: str | None) -> str:
    """Return the id of a record, made of what tells it from others."""
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, ' '.join(map(str, parts)))}>"


def warc_fields(fields: Mapping[str, str]) -> bytes:
    """Return fields as the block of a record; those without a value are left out."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value).encode()


def _write_beside(out: IO[bytes], kind: str, headers: Mapping[str, str], content_type: str, block: bytes) -> None:
    digest = _digest(hashlib.sha256(block))
    payload = digests_of(io.BytesIO(block), len(block)).payload if content_type == REQUEST else digest
    name = record_id(kind, headers["WARC-Concurrent-To"], digest)
    named = {"WARC-Type": kind, "WARC-Record-ID": name, **headers}
    # warcio adds a digest of its own where one is missing
    full = {**named, "WARC-Payload-Digest": payload, "WARC-Block-Digest": digest}
    write_record(out, full, content_type, io.BytesIO(block), len(block))


def _digest(state: hashlib._Hash) -> str:
    return f"{state.name}:{state.hexdigest()}"


class _Prefix:
    """The first bytes of a file, as a file."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size

    def read(self, size: int) -> bytes:
        piece = self._file.read(min(size, self._left))
        self._left -= len(piece)
        return piece
