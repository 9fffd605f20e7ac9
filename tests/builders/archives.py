"""Archives of evidence: real WARC files with an index, as the link job makes them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_site.links.archive.index import WITHDRAWN, Copy
from ita_site.links.archive.records import Exchange, Facts, write_copy
from ita_site.links.archive.store import Capture, Removal, Store

if TYPE_CHECKING:
    from pathlib import Path

SEEN = datetime(2024, 11, 3, 5, tzinfo=UTC)
_FILE = "www.example.go.th/2024-11/evidence-1.warc.gz"


def keep(  # noqa: PLR0913 - what a copy is made of
    archive: Path,
    url: str,
    body: bytes,
    content_type: str = "text/html; charset=utf-8",
    *,
    at: datetime = SEEN,
    title: str = "",
    truncated: bool = False,
) -> Copy:
    """Keep an answer in the archive's folder; return the copy."""
    file = archive / _FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    digest = hashlib.sha256(body).hexdigest()
    request = f"GET {url} HTTP/1.1\r\n\r\n".encode()
    exchange = Exchange(url, at, "127.0.0.1", "http/1.1", request, io.BytesIO(answer), len(answer), truncated)
    with file.open("ab") as out:
        offset = out.tell()
        written = write_copy(out, exchange, Facts(url, title, len(body), digest, "words"), "<urn:uuid:info>")
        length = out.tell() - offset
    media_type = content_type.partition(";")[0]
    copy = Copy(
        url, at, 200, media_type, len(body), digest, title, _FILE, offset, written.length, truncated
    )  # fmt: skip
    with Store(archive) as store:
        store.add(Capture(copy, url, content_type, "words", written.payload, length))
    return copy


def withdraw(archive: Path, copy: Copy, at: datetime, reason: str) -> None:
    """Take a copy out of the index as a withdrawal does; its records stay in the file."""
    with Store(archive) as store:
        kept = [
            replace(capture, removal=Removal(WITHDRAWN, at, reason)) if capture.copy == copy else capture
            for capture in store.captures_of(copy.file)
        ]
        store.replace(copy.file, kept)
