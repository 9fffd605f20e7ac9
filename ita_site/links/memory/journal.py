"""The journal beside the health file: one line for each finished check, appended as it ends.

Ctrl-C or `kill -9` at any moment costs the checks in flight: the next run reads the journal, merges it and goes
on. A last line that was cut off is passed over. The lock that keeps two runs apart lives and dies with the process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.health_file import ENCODER, moment, print_data, print_from, stamp

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished check."""

    url: str
    at: datetime
    seen: Observation


class Busy(Exception):  # noqa: N818
    """Another run holds the health file."""


class Lock:
    """Held for a whole run; freed by the system when the process ends, however it ends."""

    def __init__(self, health: Path) -> None:
        self._path = health.with_name(f".{health.name}.lock")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a+b")

    def __enter__(self) -> Self:
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise Busy(str(self._path)) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Journal:
    """Appends entries, and finds them again by URL."""

    def __init__(self, health: Path) -> None:
        self.path = health.with_name(f".{health.name}.journal")
        self._offsets: dict[str, int] = {}
        # unbuffered: the system has at once what is written, so a killed process leaves it behind
        self._out = self.path.open("ab", buffering=0)
        self._in = self.path.open("rb")
        self._end = self._read()

    def __contains__(self, url: str) -> bool:
        return url in self._offsets

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, url: str) -> Entry:
        self._in.seek(self._offsets[url])
        return entry_from(json.loads(self._in.readline()))

    def urls(self) -> list[str]:
        """Return every URL with an entry."""
        return list(self._offsets)

    def append(self, entry: Entry) -> None:
        """Write an entry through to the system."""
        line = ENCODER.encode(entry_data(entry)).encode() + b"\n"
        self._out.write(line)
        self._offsets[entry.url] = self._end
        self._end += len(line)

    def close(self) -> None:
        """Close the file, which stays on the disk."""
        self._out.close()
        self._in.close()

    def remove(self) -> None:
        """Delete the journal: it is merged, or to be forgotten."""
        self.close()
        self.path.unlink(missing_ok=True)

    def _read(self) -> int:
        """Find the entries, cut off a torn end, and return the length."""
        good = 0
        for line in self._in:
            if not line.endswith(b"\n"):
                break
            try:
                url = entry_from(json.loads(line)).url
            except (ValueError, KeyError, TypeError):
                break
            self._offsets[url] = good
            good += len(line)
        self._out.truncate(good)
        return good


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON data."""
    seen = entry.seen
    return {
        "url": entry.url,
        "at": stamp(entry.at),
        "kind": seen.kind.value,
        "reason": seen.reason,
        "detail": seen.detail,
        "http_status": seen.http_status,
        "final_url": seen.final_url,
        "moved_to": seen.moved_to,
        "notes": list(seen.notes),
        "attempts": seen.attempts,
        "retry_after": seen.retry_after,
        "fingerprint": print_data(seen.fingerprint) if seen.fingerprint else None,
    }


def entry_from(data: dict[str, Any]) -> Entry:
    """Return an entry from JSON data. Raises `ValueError`, `KeyError` or `TypeError`."""
    at = moment(data["at"])
    if at is None:
        raise ValueError("an entry without a date")
    seen = Observation(
        Kind(data["kind"]), data["reason"], data["detail"], data["http_status"], data["final_url"], data["moved_to"],
        tuple(data["notes"]), data["attempts"],
        print_from(data["fingerprint"]) if data["fingerprint"] else None, data["retry_after"],
    )  # fmt: skip
    return Entry(str(data["url"]), at, seen)
