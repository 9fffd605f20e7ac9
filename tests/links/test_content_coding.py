"""A body is decoded whatever pieces it comes in, and never further than it is read."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard

from ita_site.links.request.wire.content_coding import PIECE, Decoder
from tests.links.answers import STORY

TEXT = STORY.encode() * 40


def _twice(data: bytes) -> bytes:
    return gzip.compress(gzip.compress(data))


CODINGS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("", bytes),
    ("identity", bytes),
    ("gzip", gzip.compress),
    ("X-GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ("br", brotli.compress),
    ("zstd", zstandard.compress),
    ("zstd", lambda data: zstandard.compress(data[:500]) + zstandard.compress(data[500:])),
    ("gzip, gzip", _twice),
    ("gzip", _twice),
    ("br, gzip", lambda data: gzip.compress(brotli.compress(data))),
    ("gzip", bytes),
    ("deflate", bytes),
    ("br", bytes),
    ("zstd", bytes),
    ("compress", bytes),
    ("br", gzip.compress),
    ("", gzip.compress),
)


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 7, 1000, 1_000_000])
@pytest.mark.parametrize(("header", "pack"), CODINGS)
def test_a_page_is_read_in_any_coding_and_pieces(header: str, pack: Callable[[bytes], bytes], size: int) -> None:
    decoder = Decoder(header, expects_text=True)
    assert b"".join(decoder.decode(_pieces(pack(TEXT), size))) == TEXT
    assert not decoder.unreadable


def test_an_archive_that_is_sent_in_gzip_stays_an_archive() -> None:
    archive = gzip.compress(TEXT)
    assert b"".join(Decoder("gzip", expects_text=False).decode(_pieces(gzip.compress(archive), 1000))) == archive
    assert b"".join(Decoder("", expects_text=False).decode(_pieces(archive, 1000))) == archive


@pytest.mark.parametrize("header", ["br", "compress", "lzma"])
def test_bytes_in_no_known_coding_are_unreadable(header: str) -> None:
    decoder = Decoder(header, expects_text=True)
    assert b"".join(decoder.decode(iter([b"\x00\x1f\x9d" * 50]))) == b"\x00\x1f\x9d" * 50
    assert decoder.unreadable


@pytest.mark.parametrize(
    ("header", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstandard.compress)],
)
def test_no_piece_of_a_bomb_is_large(header: str, pack: Callable[[bytes], bytes]) -> None:
    pieces = Decoder(header, expects_text=True).decode(iter([pack(b"0" * 20_000_000)]))
    assert max(map(len, pieces)) <= 2 * PIECE


@pytest.mark.parametrize(
    ("header", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_what_came_of_a_stream_before_its_end_is_read(header: str, pack: Callable[[bytes], bytes]) -> None:
    data = random.Random(1).randbytes(600_000)
    packed = pack(data)
    read = b"".join(Decoder(header, expects_text=True).decode(_pieces(packed[: len(packed) * 3 // 4], 5000)))
    assert data.startswith(read)
    assert len(read) > 1000
