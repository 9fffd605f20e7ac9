"""Open an archive so that files and index agree, and leave it so that index, manifests and CDXJ agree with the files.

A process that was killed leaves a torn end of a WARC file, copies that no index knows, or copies that were to be taken
out. The files are the truth: the index follows them.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ita_site.links.archive import removal
from ita_site.links.archive.index import Capture, Copy, Removal
from ita_site.links.archive.places import warc_files
from ita_site.links.archive.proof import manifest
from ita_site.links.archive.store import FileState, Store, Withdrawal
from ita_site.links.archive.warc import cdxj
from ita_site.links.archive.warc.scan import scan
from ita_site.links.memory.file.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.proof.manifest import Manifest


@contextmanager
def opened(archive: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    """Yield the index of an archive for writing, in agreement with the WARC files; settle the archive at the end.

    Raises OSError, `ManifestError`, `BadIndexError`, and `Busy` where another process writes to the archive.
    """
    with Store(archive) as store:
        recover(archive, store)
        try:
            yield store
        finally:
            store.commit()
            settle(archive, store, clock())


def recover(archive: Path, store: Store) -> None:
    """Let the index agree with the WARC files; cut off what was half written; take out what was to be taken out."""
    known = store.files()
    last = manifest.newest(archive)
    if last and not known:
        _restore(archive, store, last)
    listed = manifest.states(last)
    for file in warc_files(archive):
        begun = listed.get(file, FileState(0))
        _follow(archive, store, file, known.get(file) or replace(begun, length=0), begun.length)
    store.commit()
    removal.take_out(archive, store)


def settle(archive: Path, store: Store, now: datetime) -> None:
    """Write CDXJ of the months that changed since the last manifest, and a new manifest; nothing where none did."""
    last = manifest.newest(archive)
    files = manifest.changed_files(store, last)
    for file in files:
        _sync(archive / file)
    for folder in sorted({file.rpartition("/")[0] for file in files}):
        cdxj.write_index(archive, folder, store)
    if files or len(store.withdrawals()) > manifest.withheld(last):
        written = manifest.write(archive, store, last, now)
        store.set_manifest(written.path.name, written.sha256)


def _follow(archive: Path, store: Store, file: str, state: FileState, listed: int) -> None:
    """Let the index agree with one WARC file, of which a manifest lists the first bytes: those are never cut off."""
    size = (archive / file).stat().st_size
    if size == state.length:
        return
    if size < state.length:
        _index_anew(archive, store, file, state.generation + 1)
        return
    tail = scan(archive, file, state.length)
    for capture in tail.captures:
        store.add(capture)
    length = max(tail.whole, min(size, listed))
    _cut(archive / file, length)
    store.set_file(file, replace(state, length=length))


def _index_anew(archive: Path, store: Store, file: str, generation: int) -> None:
    """Index a file again that was rewritten by a process that was killed before it could say so."""
    removals = {capture.name: capture for capture in store.captures_of(file) if capture.removal}
    whole = scan(archive, file)
    still = [
        replace(each, removal=old.removal if (old := removals.pop(each.name, None)) else None)
        for each in whole.captures
    ]
    gone = [replace(each, bytes=0) for each in removals.values()]
    store.replace(file, [*gone, *still])
    store.set_file(file, FileState(whole.whole, generation))


def _sync(path: Path) -> None:
    """Wait until a file is on the disk: a manifest says nothing of bytes that a power cut can take."""
    with path.open("r+b") as warc:
        os.fsync(warc.fileno())


def _cut(path: Path, length: int) -> None:
    with path.open("r+b") as warc:
        warc.truncate(length)


def _restore(archive: Path, store: Store, last: Manifest) -> None:
    """Write into an empty index what only the manifests remember: tombstones, and what is kept out."""
    for path in manifest.paths(archive):
        store.set_manifest(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    for entry in last.data["removed"]:
        store.add(_tombstone(entry))
    for entry in last.data["withheld"]:
        store.add_withdrawal(Withdrawal(entry["url"], entry["sha256"], moment(entry["at"]), entry["reason"]))


def _tombstone(entry: Mapping[str, Any]) -> Capture:
    copy = Copy(
        entry["url"], moment(entry["at"]), entry["status"], entry["media_type"], entry["size"], entry["sha256"],
        "", entry["file"], 0, 0, truncated=False,
    )  # fmt: skip
    removed = Removal(entry["kind"], moment(entry["removed"]), entry["reason"])
    return Capture(copy, copy.url, copy.media_type, entry["words"], entry["payload"], 0, entry["records"], removed)
