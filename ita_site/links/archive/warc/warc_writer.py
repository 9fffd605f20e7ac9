"""Append the records of copies to the WARC files of their months, whole copies only."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from ita_site.links.archive import places
from ita_site.links.archive.warc.members import digest_of_bytes
from ita_site.links.archive.warc.records import Exchange, Facts, Written, write_copy, write_info
from ita_site.links.request.tape import SPOOL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ita_site.links.archive.origin import Origin


@dataclass(frozen=True, slots=True)
class Appended:
    """Where a copy lies."""

    file: str
    """Path of the WARC file below the archive's folder."""
    offset: int
    """Of the response record."""
    end: int
    """Of the copy, which is the end of the file for now."""
    records: str
    """SHA-256 of all records of the copy, compressed."""
    written: Written


class WarcWriter:
    """Writes the copies of one run. Not for several threads at once."""

    def __init__(self, archive: Path, origin: Origin, limit: int, clock: Callable[[], datetime]) -> None:
        self._archive = archive
        self._origin = origin
        self._limit = limit
        self._clock = clock
        self._infos: dict[str, str] = {}
        """Id of the warcinfo record of this run, by file."""
        self._newest: dict[str, str] = {}
        """The file to append to, by the folder of its month."""
        self._ends: dict[str, int] = {}
        """How long each of these is."""

    def append(self, exchange: Exchange, facts: Facts) -> Appended:
        """Write the records of a copy to the end of its file. Raises OSError; the file is then as it was."""
        file = self._file(exchange.at)
        with tempfile.SpooledTemporaryFile(SPOOL) as records:
            info = self._infos.get(file) or write_info(records, self._origin.fields(), file, self._clock())
            start = records.tell()
            written = write_copy(records, exchange, facts, info)
            size = records.tell() - start
            digest = digest_of_bytes(records, start, size)
            end = _append(self._archive / file, records)
        self._infos[file], self._ends[file] = info, end
        return Appended(file, end - size, end, digest, written)

    def _file(self, at: datetime) -> str:
        """Return the file that takes a copy of this time: the newest of the month, or the next where that is full."""
        folder = places.month_folder(self._origin.agency, at)
        newest = self._newest.get(folder)
        if newest is None or self._ends[newest] >= self._limit:
            newest = self._newest[folder] = self._next(folder)
            self._ends[newest] = 0
        return newest

    def _next(self, folder: str) -> str:
        """Return the newest file of a folder that is not full, as it lies on the disk."""
        number = places.newest_number(self._archive / folder)
        path = self._archive / places.warc_file(folder, number)
        is_full = path.exists() and path.stat().st_size >= self._limit
        return places.warc_file(folder, number + is_full)


def _append(path: Path, records: IO[bytes]) -> int:
    """Append all of a file to another; return the end. Raises OSError, after cutting off what was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    records.seek(0)
    with path.open("ab") as warc:
        before = warc.tell()
        try:
            shutil.copyfileobj(records, warc)
            warc.flush()
        except OSError:
            os.truncate(path, before)
            raise
        return warc.tell()
