"""Remember what was made, by the digest of what it was made from, in a folder that may be deleted at any time.

An entry is compressed and carries a check sum: one that is damaged counts as missing. A disk that cannot be written
makes a build slower, never wrong.
"""

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import zstandard

VARIABLE: Final = "ITA_SITE_CACHE"
"""The environment variable that names the folder; `none` for no cache at all."""

KEPT_DAYS: Final = 30
"""An entry that no build used for so long is deleted."""

_NONE: Final = "none"
_DAY: Final = 86_400
_LEVEL: Final = 1
_MOST_BYTES: Final = 1 << 30


def key_of(*parts: str | bytes) -> str:
    """Return the SHA-256 of the parts, each with its length before it, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; with no folder it remembers nothing."""

    folder: Path | None = None
    _compressor: zstandard.ZstdCompressor = field(
        default_factory=lambda: zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True), repr=False
    )
    _decompressor: zstandard.ZstdDecompressor = field(default_factory=zstandard.ZstdDecompressor, repr=False)

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what is remembered under a key; None where that is nothing, or damaged."""
        if self.folder is None:
            return None
        file = _place(self.folder, kind, key)
        try:
            data = self._decompressor.decompress(file.read_bytes(), max_output_size=_MOST_BYTES)
        except (OSError, zstandard.ZstdError, MemoryError):
            return None
        with suppress(OSError):
            os.utime(file)
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Remember data under a key; a disk that is full or cannot be written is no error."""
        if self.folder is None:
            return
        file = _place(self.folder, kind, key)
        part = file.with_name(f".{key}-{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(self._compressor.compress(data))
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete the entries that no build used for `KEPT_DAYS` days."""
        if self.folder is None:
            return
        oldest = time.time() - KEPT_DAYS * _DAY
        for place, _, names in os.walk(self.folder):
            for name in names:
                file = Path(place, name)
                with suppress(OSError):
                    if file.stat().st_mtime < oldest:
                        file.unlink()


def users_cache() -> Cache:
    """Return the cache of whoever runs the program: below `XDG_CACHE_HOME`, or where `ITA_SITE_CACHE` says.

    It is not in the project's folder, or a stranger's change to the project could bring pages along that no source has.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Cache() if named == _NONE else Cache(Path(named))
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return Cache((Path(base) if base else Path.home() / ".cache") / "ita-site")
    except RuntimeError:
        # nobody's home is known
        return Cache()


def _place(folder: Path, kind: str, key: str) -> Path:
    return folder / kind / key[:2] / key
