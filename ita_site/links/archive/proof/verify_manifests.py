"""Compare an archive with its manifests, and each manifest with the one before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.places import MANIFESTS, warc_files
from ita_site.links.archive.proof import manifest
from ita_site.links.archive.proof.finding import Fault, Finding
from ita_site.links.archive.proof.manifest import Manifest, ManifestError
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ita_site.links.archive.index import Capture

_PIECE: Final = 1_000_000


def verify_manifests(archive: Path, held: Sequence[Capture]) -> Iterator[Finding]:
    """Yield what is wrong with the manifests, and what of the archive is not as they list it. Raises OSError."""
    readable: list[Manifest] = []
    for path in manifest.paths(archive):
        try:
            readable.append(manifest.read(path))
        except ManifestError:
            yield Finding(Fault.BAD_MANIFEST, f"{MANIFESTS}/{path.name}")
    yield from _known(archive)
    yield from _chain(readable)
    yield from _warcs(archive, readable)
    yield from _copies(readable, held)


def _known(archive: Path) -> Iterator[Finding]:
    """Yield each manifest that is not as the index remembers it, or is gone."""
    with ArchiveIndex(archive) as index:
        written = index.manifests()
    for name, digest in written.items():
        path = archive / MANIFESTS / name
        if not path.exists():
            yield Finding(Fault.MISSING_FILE, f"{MANIFESTS}/{name}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield Finding(Fault.CHANGED_MANIFEST, f"{MANIFESTS}/{name}")


def _chain(manifests: Sequence[Manifest]) -> Iterator[Finding]:
    """Yield each manifest whose link to the one before does not hold."""
    before: Manifest | None = None
    for each in manifests:
        expected = {"name": before.path.name, "sha256": before.sha256} if before else None
        if each.data["previous"] != expected:
            named = (each.data["previous"] or {}).get("name", "")
            yield Finding(Fault.BROKEN_CHAIN, f"{MANIFESTS}/{each.path.name}", record=named)
        before = each


def _warcs(archive: Path, manifests: Sequence[Manifest]) -> Iterator[Finding]:
    """Yield each WARC file that is not as the manifests since its last rewriting list it, or is longer than listed."""
    listed: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    generations: dict[str, int] = {}
    for each in manifests:
        for file, entry in each.warcs.items():
            if entry["generation"] > generations.get(file, -1):
                listed[file].clear()
            generations[file] = entry["generation"]
            listed[file].setdefault(entry["length"], (entry["sha256"], each.path.name))
    for file in sorted({*listed, *warc_files(archive)}):
        yield from _prefixes(archive, file, listed[file])


def _prefixes(archive: Path, file: str, listed: dict[int, tuple[str, str]]) -> Iterator[Finding]:
    path = archive / file
    if not path.exists():
        yield Finding(Fault.MISSING_FILE, file)
        return
    for length, digest in _digests(path, listed):
        expected, name = listed[length]
        if digest != expected:
            yield Finding(Fault.CHANGED_FILE, file, record=f"0–{length} ({name})")
            break
    longest = max(listed, default=0)
    if path.stat().st_size > longest:
        yield Finding(Fault.UNLISTED, file, longest)


def _digests(path: Path, lengths: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the SHA-256 of the first bytes of a file, for each length, the shortest first; the file is read once."""
    state = hashlib.sha256()
    with path.open("rb") as file:
        for length in sorted(lengths):
            while piece := file.read(min(_PIECE, length - file.tell())):
                state.update(piece)
            yield length, state.hexdigest()


def _copies(manifests: Sequence[Manifest], held: Sequence[Capture]) -> Iterator[Finding]:
    """Yield each copy that some manifest lists, and that is neither in a WARC file nor among those taken out."""
    places = {capture.records: capture for capture in held}
    names = {(capture.copy.url, stamp(capture.copy.at)): capture for capture in held}
    removed = {entry["records"] for each in manifests[-1:] for entry in each.data["removed"]}
    listed = {entry["records"]: (entry, each) for each in reversed(manifests) for entry in each.data["copies"]}
    for records in sorted(listed.keys() - places.keys() - removed):
        entry, each = listed[records]
        changed = names.get((entry["url"], entry["at"]))
        if changed:
            yield Finding(Fault.CHANGED_RECORDS, changed.copy.file, changed.copy.offset, changed.copy.url)
        else:
            yield Finding(Fault.MISSING_COPY, f"{MANIFESTS}/{each.path.name}", record=f"{entry['url']} {entry['at']}")
