"""What a site consists of, and what of it is at a target: every path with its SHA-256 and size.

A target's manifest comes from the outside: what is not one of ours counts as none.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.site_paths import is_site_path

_VERSION: Final = 1
_DIGEST: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's SHA-256, as 64 hexadecimal digits, and its size in bytes."""

    sha256: str
    size: int


Manifest = Mapping[str, FileFacts]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A delivery that is putting files into place: by its id, what is replaced and what is deleted."""

    delivery: str = ""
    placing: frozenset[str] = frozenset()
    obsolete: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TargetState:
    """What a target says of itself: the manifest of the last delivery, and what one that broke off left."""

    manifest: Manifest = field(default_factory=dict)
    unfinished: Unfinished = field(default_factory=Unfinished)

    @property
    def ours(self) -> frozenset[str]:
        """Return the paths that we delivered, whole or not."""
        return frozenset(self.manifest) | self.unfinished.placing | self.unfinished.obsolete

    @property
    def certain(self) -> Manifest:
        """Return the manifest without what may be of either delivery."""
        doubtful = self.unfinished.placing | self.unfinished.obsolete
        return {path: facts for path, facts in self.manifest.items() if path not in doubtful}


def read_site(site: Path) -> Manifest:
    """Return the manifest of a built site's folder, by path. Raises DeliveryError for a link or an unsafe name."""
    return {path: _facts(site / path) for path in sorted(_paths(site))}


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as JSON: the same manifest, the same bytes."""
    return _json({"version": _VERSION, "files": {path: asdict(manifest[path]) for path in sorted(manifest)}})


def parse_manifest(data: bytes | None) -> Manifest:
    """Return the manifest of its JSON; an empty one where the bytes are none of ours, or not there."""
    files = _parsed(data).get("files")
    return dict(_entries(files)) if isinstance(files, dict) else {}


def unfinished_bytes(unfinished: Unfinished) -> bytes:
    """Return as JSON what a delivery is about to change."""
    placing, obsolete = sorted(unfinished.placing), sorted(unfinished.obsolete)
    return _json({"version": _VERSION, "delivery": unfinished.delivery, "placing": placing, "obsolete": obsolete})


def parse_unfinished(data: bytes | None) -> Unfinished:
    """Return what a delivery that broke off was changing; nothing where the bytes are none of ours, or not there."""
    parsed = _parsed(data)
    delivery = parsed.get("delivery")
    if not isinstance(delivery, str):
        return Unfinished()
    return Unfinished(delivery, _path_set(parsed.get("placing")), _path_set(parsed.get("obsolete")))


def _paths(site: Path) -> Iterator[str]:
    for place, folders, names in os.walk(site):
        for name in (*folders, *names):
            file = Path(place, name)
            path = file.relative_to(site).as_posix()
            if file.is_symlink() or not is_site_path(path):
                raise DeliveryError(Failure.BAD_SITE, path)
        yield from (Path(place, name).relative_to(site).as_posix() for name in names)


def _facts(file: Path) -> FileFacts:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256")
        return FileFacts(digest.hexdigest(), opened.tell())


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=0, separators=(",", ":")).encode() + b"\n"


def _parsed(data: bytes | None) -> Mapping[str, Any]:
    try:
        value = json.loads(data or b"")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) and value.get("version") == _VERSION else {}


def _entries(files: Mapping[str, Any]) -> Iterator[tuple[str, FileFacts]]:
    for path, facts in files.items():
        if is_site_path(path) and isinstance(facts, dict):
            digest, size = facts.get("sha256"), facts.get("size")
            if isinstance(digest, str) and _DIGEST.fullmatch(digest) and isinstance(size, int):
                yield path, FileFacts(digest, size)


def _path_set(paths: object) -> frozenset[str]:
    listed = paths if isinstance(paths, list) else []
    return frozenset(path for path in listed if isinstance(path, str) and is_site_path(path))
