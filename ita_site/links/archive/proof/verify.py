"""Verify a whole archive: every byte of its WARC files, its index, its manifests and their time stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.links.archive.places import warc_files
from ita_site.links.archive.proof.timestamp import verify_stamps
from ita_site.links.archive.proof.verify_manifests import verify_manifests
from ita_site.links.archive.proof.verify_warcs import verify_index, verify_warcs
from ita_site.links.archive.warc.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_site.links.archive.proof.finding import Finding


def verify(archive: Path, authority: bytes | None = None) -> Iterator[Finding]:
    """Yield what is wrong with an archive, the WARC files first; nothing is changed.

    Time stamps are verified where the certificates (PEM) of their authority are given. Raises OSError,
    `AuthorityError` where these are none, and `BadIndexError` where the index cannot be read.
    """
    yield from verify_warcs(archive)
    held = [capture for file in warc_files(archive) for capture in scan(archive, file).captures]
    yield from verify_index(archive, held)
    yield from verify_manifests(archive, held)
    if authority is not None:
        yield from verify_stamps(archive, authority)
