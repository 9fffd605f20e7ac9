"""Take copies out of the archive: a WARC file is written anew without their records, whole or not at all.

A copy is marked first and taken out then: what a killed process marked, the next one takes out. Of what was taken out,
the index and the manifests keep digest, date and reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final

from ita_site.disk.whole_file import writing
from ita_site.links.archive.index import PRUNED, WITHDRAWN, Removal
from ita_site.links.archive.store import FileState
from ita_site.links.archive.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.index import Capture
    from ita_site.links.archive.places import Limits
    from ita_site.links.archive.store import Store, Withdrawal

_PIECE: Final = 1_000_000


def withdraw(archive: Path, store: Store, entry: Withdrawal) -> list[Capture]:
    """Take out every copy of a URL, or with a digest, and keep it out from now on; return what was taken out.

    The same content is taken out wherever it was kept, under other addresses too.
    """
    store.add_withdrawal(entry)
    kept = [capture for capture in store.captures() if not capture.removal]
    digests = {entry.sha256} | {each.copy.sha256 for each in kept if each.copy.url == entry.url}
    chosen = [each for each in kept if each.copy.sha256 in digests]
    mark(store, chosen, Removal(WITHDRAWN, entry.at, entry.reason))
    take_out(archive, store)
    return chosen


def prune(archive: Path, store: Store, limits: Limits, at: datetime) -> list[Capture]:
    """Take out older copies, the oldest first, of hosts and years beyond their limits; return what was taken out.

    The newest copy of a URL stays, so that a page which is gone by now never loses its only copy.
    """
    kept = [capture for capture in store.captures() if not capture.removal]
    totals = Totals(kept, limits)
    newest = {each.copy.url: each.name for each in sorted(kept, key=_age)}
    chosen: list[Capture] = []
    for capture in sorted(kept, key=_age):
        if newest[capture.copy.url] != capture.name and totals.full(capture.host, capture.copy.at.year):
            totals.remove(capture)
            chosen.append(capture)
    mark(store, chosen, Removal(PRUNED, at))
    take_out(archive, store)
    return chosen


def mark(store: Store, captures: Collection[Capture], removal: Removal) -> None:
    """Mark captures as to be taken out, for `take_out`."""
    names = {capture.name for capture in captures}
    for file in sorted({capture.copy.file for capture in captures}):
        store.replace(file, [_marked(each, removal, names) for each in store.captures_of(file)])
    store.commit()


def take_out(archive: Path, store: Store) -> None:
    """Write each WARC file that has marked records anew, without these. Raises OSError."""
    files = {capture.copy.file for capture in store.captures() if capture.removal and capture.bytes}
    for file in sorted(files):
        _rewrite(archive, store, file)


def _age(capture: Capture) -> tuple[datetime, str]:
    return capture.copy.at, capture.copy.url


def _marked(capture: Capture, removal: Removal, names: Collection[object]) -> Capture:
    return replace(capture, removal=removal) if capture.name in names and not capture.removal else capture


def _rewrite(archive: Path, store: Store, file: str) -> None:
    before = store.files()[file]
    captures = store.captures_of(file)
    with (archive / file).open("rb") as old, writing(archive / file) as new:
        moved = _copy_kept(old, new, captures, before.length)
        length = new.tell()
    store.replace(file, moved)
    store.set_file(file, FileState(length, before.generation + 1))
    store.commit()


def _copy_kept(old: IO[bytes], new: IO[bytes], captures: list[Capture], end: int) -> list[Capture]:
    """Copy a WARC file without the records of marked captures; return all captures as they are in the copy."""
    place = shift = 0
    moved: list[Capture] = []
    for capture in captures:
        if not capture.removal:
            at = capture.copy.offset - shift
            moved.append(replace(capture, copy=replace(capture.copy, offset=at)))
            continue
        moved.append(replace(capture, copy=replace(capture.copy, offset=0, length=0), bytes=0))
        if capture.bytes:
            _copy_bytes(old, new, place, capture.copy.offset)
            place = capture.copy.offset + capture.bytes
            shift += capture.bytes
    _copy_bytes(old, new, place, end)
    return moved


def _copy_bytes(old: IO[bytes], new: IO[bytes], start: int, end: int) -> None:
    old.seek(start)
    left = end - start
    while piece := old.read(min(_PIECE, left)):
        new.write(piece)
        left -= len(piece)
