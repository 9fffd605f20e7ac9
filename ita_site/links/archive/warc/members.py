"""A WARC file as a row of gzip members, one for each record: written with one fixed head, read with every check.

The head of a member has bytes that no checksum covers. Ours is always the same (RFC 1952: no name, time 0, system
unknown), so that a change of any byte of a file shows at its member.
"""

from __future__ import annotations

import gzip
import hashlib
import tempfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from ita_site.links.request.tape import SPOOL

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD: Final = bytes.fromhex("1f8b0800000000000" + "0ff")
"""The first bytes of every member."""

_LEVEL: Final = 6
_SAMPLE: Final = 16_384
"""Bytes of a record that are compressed to see whether that is worth it; they begin at as many."""
_WORTH: Final = 0.9
"""Compressed to less than this, a sample is worth it."""
_PIECE: Final = 262_144


class TornMemberError(Exception):
    """A member ends before its checksum, is damaged, or does not begin as ours do."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"@{offset}")
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a file, decompressed."""

    offset: int
    length: int
    """Bytes of the compressed member."""
    data: IO[bytes]
    """The record, read from its start; closed when the next member is read."""

    @property
    def end(self) -> int:
        """Return the offset of the next member."""
        return self.offset + self.length


@contextmanager
def writing_member(out: IO[bytes], level: int) -> Iterator[IO[bytes]]:
    """Yield a file whose bytes become one member at the end of `out`, compressed at a level of zlib."""
    with gzip.GzipFile(filename="", mode="wb", compresslevel=level, fileobj=out, mtime=0) as member:
        yield member  # type: ignore[misc]  # it writes bytes as any file does


def level_for(block: IO[bytes]) -> int:
    """Return the level at which to compress a block: 0 for documents and pictures, which are compressed already."""
    block.seek(_SAMPLE)
    sample = block.read(_SAMPLE)
    block.seek(0)
    is_worth_it = len(zlib.compress(sample, 1)) <= _WORTH * len(sample) if sample else True
    return _LEVEL if is_worth_it else 0


def members(file: IO[bytes], start: int = 0) -> Iterator[Member]:
    """Yield the members of a file from `start` to its end. Raises `TornMemberError` at one that is not whole."""
    offset = start
    file.seek(start)
    while file.read(1):
        with member_at(file, offset) as member:
            yield member
            offset = member.end
        file.seek(offset)


def readable_members(file: IO[bytes], start: int = 0) -> Iterator[Member | TornMemberError]:
    """Yield the members of a file from `start` on; where one is damaged, the error, then what follows it."""
    place: int | None = start
    while place is not None:
        try:
            yield from members(file, place)
        except TornMemberError as torn:
            yield torn
            place = _next_head(file, torn.offset + 1)
        else:
            return


@contextmanager
def member_at(file: IO[bytes], offset: int) -> Iterator[Member]:
    """Yield the member at an offset. Raises `TornMemberError`."""
    with tempfile.SpooledTemporaryFile(SPOOL) as data:
        length = _inflate(file, offset, data)
        data.seek(0)
        yield Member(offset, length, data)


def _inflate(file: IO[bytes], offset: int, data: IO[bytes]) -> int:
    """Decompress the member at an offset into `data`; return its compressed length."""
    file.seek(offset)
    if file.read(len(HEAD)) != HEAD:
        raise TornMemberError(offset)
    file.seek(offset)
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    length = 0
    while not engine.eof:
        piece = file.read(_PIECE)
        if not piece:
            raise TornMemberError(offset)
        try:
            data.write(engine.decompress(piece))
        except zlib.error as error:
            raise TornMemberError(offset) from error
        length += len(piece)
    return length - len(engine.unused_data)


def digest_of_bytes(file: IO[bytes], start: int, size: int) -> str:
    """Return the SHA-256 of a part of a file."""
    state = hashlib.sha256()
    file.seek(start)
    left = size
    while piece := file.read(min(_PIECE, left)):
        state.update(piece)
        left -= len(piece)
    return state.hexdigest()


def _next_head(file: IO[bytes], start: int) -> int | None:
    """Return where the next member seems to begin; None where none does."""
    place = start
    file.seek(place)
    before = b""
    while piece := file.read(_PIECE):
        at = (before + piece).find(HEAD)
        if at >= 0:
            return place - len(before) + at
        place += len(piece)
        before = piece[-len(HEAD) + 1 :]
    return None
