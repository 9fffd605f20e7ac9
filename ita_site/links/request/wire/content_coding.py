"""Decode the content codings of a body (RFC 9110 §8.4) as it arrives: they lie, they are cut, and they explode.

A body is a chain of iterators of pieces; nothing is decoded before it is asked for, and no piece is much larger
than `PIECE`. So whoever reads decides how much a bomb may unpack.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Final, cast

PIECE: Final = 65_536
"""Bytes of a decoded piece, at most; brotli may give a little more."""
MAX_CODINGS: Final = 4
"""Most codings, one inside another, that are taken off."""
ACCEPT_ENCODING: Final = "gzip, deflate, br, zstd"
"""What can be decoded, as browsers write it."""

_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_UNMARKED: Final = frozenset({"br", "deflate"})
"""Codings whose bytes begin with no mark of their own."""
_MARK: Final = 4
"""Bytes of the longest mark."""
_ZSTD_WINDOW: Final = 2**23
"""Most memory of a zstd window, in bytes (RFC 9659)."""
_READABLE: Final = re.compile(rb"\s*(?:<|%PDF|\{\s*\"|\xef\xbb\xbf)")
"""The beginning of a body that is in no coding."""


class _UndecodableError(ValueError):
    """The bytes are not in this coding."""


class Decoder:
    """Decodes one body, and believes its bytes rather than its header."""

    def __init__(self, content_encoding: str, *, expects_text: bool) -> None:
        """`expects_text` is for pages: gzip that nobody declared is then taken off, as no page begins like that."""
        names = [name.strip().lower().removeprefix("x-") for name in content_encoding.split(",")]
        self._codings = [name for name in names if name and name != "identity"][-MAX_CODINGS:]
        self._expects_text = expects_text
        self.unreadable = False
        """True when the body is in a coding that is not known, or that it breaks from the start."""

    def decode(self, body: Iterator[bytes]) -> Iterator[bytes]:
        """Return the decoded body in pieces; errors of `body` pass through."""
        for name in reversed(self._codings):
            body = self._without(name, body)
        return self._without("", body) if self._expects_text else body

    def _without(self, name: str, body: Iterator[bytes]) -> Iterator[bytes]:
        """Yield a body without its outermost coding; unchanged where it is in none."""
        first = _start(body)
        decoder = _decoder(name, first)
        if decoder is not None:
            yield from self._decoded(decoder, itertools.chain([first], body))
            return
        self.unreadable |= bool(name) and name not in _DECODERS and not _READABLE.match(first)
        yield first
        yield from body

    def _decoded(self, decoder: _Decoding, body: Iterator[bytes]) -> Iterator[bytes]:
        """Yield what a decoder makes of a body; the body itself where it fails before it made anything."""
        taken = _Taken(body)
        try:
            for piece in decoder(taken):
                taken.forget()
                yield piece
        except _UndecodableError:
            if taken.forgotten:
                return
            self.unreadable |= b"\0" in taken.data[:PIECE]
            yield taken.data
            yield from body


class _Taken:
    """An iterator that remembers what was taken from it, until `forget` is called."""

    def __init__(self, body: Iterator[bytes]) -> None:
        self._body = body
        self._pieces: list[bytes] = []
        self.forgotten = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = next(self._body)
        if not self.forgotten:
            self._pieces.append(piece)
        return piece

    @property
    def data(self) -> bytes:
        """Return all that was taken."""
        return b"".join(self._pieces)

    def forget(self) -> None:
        """Remember nothing more."""
        self.forgotten = True
        self._pieces.clear()


_Decoding = Callable[[Iterator[bytes]], Iterator[bytes]]
"""Pieces in a coding to pieces without it, none empty. Raises `_UndecodableError`."""


def _gunzip(body: Iterator[bytes]) -> Iterator[bytes]:
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for data in body:
        yield from _inflated(engine, data)


def _inflate(body: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what deflate holds, with its zlib head or without: some servers leave it out (RFC 9110 §8.4.1.2)."""
    first = next(body)
    engine = zlib.decompressobj(zlib.MAX_WBITS if _has_zlib_head(first) else -zlib.MAX_WBITS)
    for data in itertools.chain([first], body):
        yield from _inflated(engine, data)


def _has_zlib_head(data: bytes) -> bool:
    """Return whether data begin with a zlib head: its method is 8, and its check bits are right (RFC 1950 §2.2)."""
    return data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0  # noqa: PLR2004


def _inflated(engine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while data and not engine.eof:
            if piece := engine.decompress(data, PIECE):
                yield piece
            data = engine.unconsumed_tail
    except zlib.error as error:
        raise _UndecodableError from error


def _unbrotli(body: Iterator[bytes]) -> Iterator[bytes]:
    import brotli  # noqa: PLC0415 - not at the start of a run

    engine = brotli.Decompressor()
    try:
        for data in body:
            while piece := engine.process(data, output_buffer_limit=PIECE):
                yield piece
                data = b""  # noqa: PLW2901 - all of it was taken; the engine holds what is still to come
    except brotli.error as error:
        raise _UndecodableError from error


def _unzstd(body: Iterator[bytes]) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415 - as brotli

    engine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    reader = engine.stream_reader(cast("IO[bytes]", _File(body)), read_across_frames=True)
    try:
        while piece := reader.read1(PIECE):
            yield piece
    except zstandard.ZstdError as error:
        raise _UndecodableError from error


class _File:
    """As much of a file as a reader of zstandard asks for."""

    def __init__(self, body: Iterator[bytes]) -> None:
        self._body = body

    def read(self, _size: int) -> bytes:
        return next(self._body, b"")


_DECODERS: Final[dict[str, _Decoding]] = {
    "gzip": _gunzip, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd,
}  # fmt: skip


def _decoder(name: str, first: bytes) -> _Decoding | None:
    """Return what decodes a body that is said to be in a coding and begins like this; None where it is in none."""
    if first.startswith(_GZIP):
        return _gunzip
    if first.startswith(_ZSTD) and name:
        return _unzstd
    if name not in _UNMARKED or not first or _READABLE.match(first):
        return None
    return _DECODERS[name]


def _start(body: Iterator[bytes]) -> bytes:
    """Return the first bytes of a body, as many as tell its coding, if it has them."""
    data = b""
    for piece in body:
        data += piece
        if len(data) >= _MARK:
            break
    return data
