"""Manifests: after every change, what the archive holds, chained to the manifest before by its SHA-256.

Whoever has the newest manifest, or a time stamp of it, can prove every earlier state: a changed byte of a WARC file,
and a changed, missing or exchanged manifest, all break the chain.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ita_site.disk.whole_file import write_whole
from ita_site.links.archive.places import MANIFEST_NAME, MANIFESTS, is_warc_file
from ita_site.links.archive.store import FileState
from ita_site.links.archive.warc.members import digest_of_bytes
from ita_site.links.memory.file.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.index import Capture
    from ita_site.links.archive.store import Store, Withdrawal


class ManifestError(Exception):
    """A manifest is no manifest: its text is damaged."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest, as it lies on the disk."""

    path: Path
    text: bytes
    data: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """Return the digest by which the next manifest names this one."""
        return hashlib.sha256(self.text).hexdigest()

    @property
    def warcs(self) -> dict[str, Mapping[str, Any]]:
        """Return what it says of each WARC file, by path: `length`, `generation`, `sha256` of that many bytes."""
        return {entry["file"]: entry for entry in self.data["warcs"]}


def paths(archive: Path) -> list[Path]:
    """Return the manifests of an archive, the oldest first."""
    named = [path for path in (archive / MANIFESTS).glob("*.json") if MANIFEST_NAME.fullmatch(path.name)]
    return sorted(named, key=_order)


def read(path: Path) -> Manifest:
    """Return a manifest. Raises OSError, and `ManifestError` where it is none."""
    text = path.read_bytes()
    try:
        data = json.loads(text)
        manifest = Manifest(path, text, data)
        _ = data["copies"], data["removed"], data["previous"], data["withheld"]
        is_confined = all(map(is_warc_file, states(manifest)))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ManifestError(path.name) from error
    if not is_confined:
        raise ManifestError(path.name)
    return manifest


def newest(archive: Path) -> Manifest | None:
    """Return the newest manifest; None where there is none yet. Raises OSError and `ManifestError`."""
    known = paths(archive)
    return read(known[-1]) if known else None


def states(manifest: Manifest | None) -> dict[str, FileState]:
    """Return the length and generation that a manifest lists for each WARC file; none where there is no manifest."""
    warcs = manifest.warcs if manifest else {}
    return {file: FileState(entry["length"], entry["generation"]) for file, entry in warcs.items()}


def withheld(manifest: Manifest | None) -> int:
    """Return how many withdrawals a manifest lists."""
    return len(manifest.data["withheld"]) if manifest else 0


def changed_files(store: Store, before: Manifest | None) -> list[str]:
    """Return the WARC files that are not as a manifest says."""
    listed = states(before)
    return [file for file, state in store.files().items() if state != listed.get(file)]


def write(archive: Path, store: Store, before: Manifest | None, made: datetime) -> Manifest:
    """Write the manifest of what the archive holds now; return it. Raises OSError."""
    path = archive / MANIFESTS / _next_name(before, made)
    captures = list(store.captures())
    data = {
        "version": 1,
        "made": stamp(made),
        "previous": {"name": before.path.name, "sha256": before.sha256} if before else None,
        "warcs": [_warc(archive, file, state, before) for file, state in store.files().items()],
        "copies": _sorted(_digests(capture) for capture in captures if not capture.removal),
        "removed": _sorted(_tombstone(capture) for capture in captures if capture.removal),
        "withheld": _sorted(_withheld(entry) for entry in store.withdrawals()),
    }
    text = f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
    write_whole(path, text)
    return Manifest(path, text, data)


def _order(path: Path) -> tuple[str, int]:
    match = MANIFEST_NAME.fullmatch(path.name)
    return (match[1], int(match[2])) if match else ("", 0)


def _next_name(before: Manifest | None, made: datetime) -> str:
    """Return the name of the next manifest: by day and number, never before the one that it follows."""
    last_day, number = _order(before.path) if before else ("", 0)
    day = max(last_day, f"{made:%Y-%m-%d}")
    return f"{day}-{number + 1 if day == last_day else 1}.json"


def _warc(archive: Path, file: str, state: FileState, before: Manifest | None) -> Mapping[str, Any]:
    """Return what a manifest says of a WARC file; of one that did not change, what the manifest before says."""
    if before and states(before).get(file) == state:
        return before.warcs[file]
    with (archive / file).open("rb") as warc:
        digest = digest_of_bytes(warc, 0, state.length)
    return {"file": file, "length": state.length, "generation": state.generation, "sha256": digest}


def _digests(capture: Capture) -> dict[str, str | None]:
    copy = capture.copy
    return {
        "url": copy.url,
        "at": stamp(copy.at),
        "sha256": copy.sha256,
        "payload": capture.payload,
        "records": capture.records,
    }


def _tombstone(capture: Capture) -> dict[str, Any]:
    removal = capture.removal
    assert removal  # noqa: S101 - called for these alone
    copy = capture.copy
    return {
        **_digests(capture),
        "file": copy.file,
        "status": copy.status,
        "media_type": copy.media_type,
        "size": copy.size,
        "words": capture.words,
        "kind": removal.kind,
        "removed": stamp(removal.at),
        "reason": removal.reason,
    }


def _withheld(entry: Withdrawal) -> dict[str, str | None]:
    return {"url": entry.url, "sha256": entry.sha256, "at": stamp(entry.at), "reason": entry.reason}


def _sorted(entries: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(entries, key=lambda entry: json.dumps(entry, sort_keys=True, ensure_ascii=False))
