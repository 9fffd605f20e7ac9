"""The journal beside the health file: one line for each finished check, appended as it ends, and for each host's frame.

Ctrl-C or `kill -9` at any moment costs the checks in flight: the next run reads the journal, merges it and goes
on. A last line that was cut off is passed over. The lock that keeps two runs apart lives and dies with the process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self

from ita_site.disk.lock import try_lock
from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.file.health_form import first_text
from ita_site.links.memory.file.host_record import host_data, host_from
from ita_site.links.memory.file.line_index import LineIndex
from ita_site.links.memory.file.link_record import MAX_COUNT
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.file.observed_record import (
    MAX_STATUS,
    copy_data,
    copy_from,
    fingerprint_data,
    fingerprint_from,
    sibling_data,
    sibling_from,
    signs_from,
)
from ita_site.links.memory.file.record import MAX_LINE, FieldError, Record, parse
from ita_site.links.request.retry_after import MAX_RETRY_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.judge.frame import Frame
    from ita_site.links.judge.sibling import Sibling

_FIELDS: Final = (
    "url", "at", "kind", "reason", "detail", "http_status", "final_url", "moved_to", "notes", "attempts",
    "retry_after", "fingerprint", "copy", "signs", "shown", "sibling",
)  # fmt: skip

_FRAME: Final = "frame"
"""The field of a line that tells of a host instead of a check."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished check."""

    url: str
    at: datetime
    seen: Observation
    sibling: Sibling | None = None
    """Where the check asked for one."""


class Busy(Exception):  # noqa: N818
    """Another run holds the health file."""


class Lock:
    """Held for a whole run; freed by the system when the process ends, however it ends."""

    def __init__(self, health: Path) -> None:
        self._path = health.with_name(f".{health.name}.lock")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a+b")

    def __enter__(self) -> Self:
        if not try_lock(self._file):
            self._file.close()
            raise Busy(str(self._path))
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class JournalError(MemoryFileError):
    """The journal is there and a whole line of it is no entry."""


class Journal:
    """Appends entries, and finds them again by URL. Raises `JournalError`, and OSError where the disk refuses."""

    def __init__(self, health: Path) -> None:
        self.path = health.with_name(f".{health.name}.journal")
        self._lines = LineIndex()
        self._frames: dict[str, Frame] = {}
        # unbuffered: what is written is in the system's hands at once, and a killed process leaves it behind
        self._out = self.path.open("ab", buffering=0)
        self._in = self.path.open("rb")
        try:
            self._end = self._read()
        except JournalError:
            self.close()
            raise

    def __len__(self) -> int:
        return len(self._lines)

    def get(self, url: str) -> Entry | None:
        """Return the last entry of a URL."""
        entries = (self._entry_at(position) for position in reversed(list(self._lines.positions(url))))
        return next((entry for entry in entries if entry.url == url), None)

    def urls(self) -> Iterator[str]:
        """Yield the URL of every entry, in the order in which they were written."""
        for position in range(len(self._lines)):
            yield self._url_at(position)

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, in the order in which they were written."""
        return map(self._entry_at, range(len(self._lines)))

    def _entry_at(self, position: int) -> Entry:
        return entry_from(parse(self._line_at(position)))

    def _url_at(self, position: int) -> str:
        """Return the URL of an entry; a line of another's making may have it anywhere."""
        try:
            return first_text(self._line_at(position).decode(), "url")
        except ValueError:
            return self._entry_at(position).url

    def _line_at(self, position: int) -> bytes:
        self._in.seek(self._lines.offset(position))
        return self._in.readline(MAX_LINE)

    def append(self, entry: Entry) -> None:
        """Write an entry through to the system. Raises OSError where the disk is full; the entries before stay."""
        self._lines.add(entry.url, self._write(entry_data(entry)))

    def keep(self, frame: Frame) -> None:
        """Write what is known of a host through to the system. Raises OSError as `append` does."""
        self._write({_FRAME: host_data(frame)})
        self._frames[frame.host] = frame

    def frames(self) -> dict[str, Frame]:
        """Return the frames by host: of each what was written last."""
        return dict(self._frames)

    def _write(self, data: dict[str, Any]) -> int:
        """Append one line whole or not at all; return where it begins."""
        line = ENCODER.encode(data).encode() + b"\n"
        written = 0
        try:
            while written < len(line):
                written += self._out.write(line[written:]) or 0
        except OSError:
            # half a line would spoil the one that is written next
            self._out.truncate(self._end)
            raise
        self._end += len(line)
        return self._end - len(line)

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
        for number, line in enumerate(iter(partial(self._in.readline, MAX_LINE), b""), start=1):
            if not line.endswith(b"\n"):
                if len(line) == MAX_LINE:
                    raise JournalError(self.path, number, f"≥ {MAX_LINE:,} ไบต์ (bytes)", f"< {MAX_LINE:,}")
                break
            try:
                self._note(parse(line), good)
            except FieldError as error:
                raise JournalError.at(self.path, number, error) from None
            good += len(line)
        self._out.truncate(good)
        return good

    def _note(self, data: object, offset: int) -> None:
        """Remember where a line begins by what it tells of. Raises FieldError."""
        if isinstance(data, dict) and _FRAME in data:
            frame = _frame_from(data)
            self._frames[frame.host] = frame
        else:
            self._lines.add(entry_from(data).url, offset)


def _frame_from(data: dict[str, object]) -> Frame:
    """Return the frame of a line of the journal. Raises FieldError."""
    Record(data, (_FRAME,))
    return host_from(data[_FRAME])


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON data, in the order of `_FIELDS`."""
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
        "fingerprint": fingerprint_data(seen.fingerprint),
        "copy": copy_data(seen.copy),
        "signs": list(seen.signs),
        "shown": seen.shown,
        "sibling": sibling_data(entry.sibling),
    }


def entry_from(data: object) -> Entry:
    """Return an entry from JSON data. Raises FieldError when it is none."""
    record = Record(data, _FIELDS).without_nulls()
    seen = Observation(
        kind=record.choice("kind", Kind),
        reason=record.code("reason"),
        detail=record.text("detail"),
        http_status=record.whole("http_status", MAX_STATUS) or None,
        final_url=record.address("final_url"),
        moved_to=record.address("moved_to"),
        notes=record.codes("notes"),
        attempts=record.whole("attempts", MAX_COUNT),
        fingerprint=fingerprint_from(record),
        retry_after=record.number("retry_after", MAX_RETRY_AFTER),
        copy=copy_from(record),
        signs=signs_from(record),
        shown=record.text("shown"),
    )
    return Entry(record.written("url"), record.needed("at"), seen, sibling_from(record))
