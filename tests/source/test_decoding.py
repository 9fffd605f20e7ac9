"""Bytes of a content file → text, and what is wrong about the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.decoding import MAX_BYTES, MAX_LINES, MAX_WORD, decode, endless_word, read_bytes, unfit
from tests.builders.sites import shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "text", "expected"),
    [
        ("ก\nข\n".encode(), "ก\nข\n", []),
        (b"", "", []),
        (b"\xef\xbb\xbf" + "ก".encode(), "ก", ["f:1 byte-order-mark"]),
        (b"a\nb\r\nc\rd", "a\nb\nc\nd", ["f:2 windows-lines"]),
        ("a\nก\n".encode("cp874"), "a\nก\n", ["f:2 not-utf8 'ก'"]),
        (
            "a\nb\u202ec\u200e\nd\ufeff".encode(),
            "a\nb c \nd ",
            ["f:2 bad-character 'U+202E'", "f:3 bad-character 'U+FEFF'"],
        ),
        (b"a\x00\x85".replace(b"\x85", b"\xc2\x85"), "a  ", ["f:1 bad-character 'U+0000'"]),
        ("คุณ\u200bภาพ\tก\u00a0ข".encode(), "คุณ\u200bภาพ\tก\u00a0ข", []),
    ],
)
def test_bytes_become_text_and_what_is_wrong_with_them_is_told(data: bytes, text: str, expected: list[str]) -> None:
    decoded, problems = decode(data, "f")
    assert (decoded, [shown(problem) for problem in problems]) == (text, expected)


def test_notepads_unicode_is_told_to_be_no_utf8() -> None:
    _, problems = decode("---\nชื่อ".encode("utf-16"), "f")
    assert {problem.code.value for problem in problems} == {"not-utf8"}


@given(st.binary())
def test_any_bytes_become_text_without_unfit_characters(data: bytes) -> None:
    text, _ = decode(data, "f")
    assert not unfit(text)
    assert "\r" not in text


@given(st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])))
def test_fit_text_is_not_changed(text: str) -> None:
    assert decode(text.encode(), "f") == (text, ())


def test_a_file_at_the_limits_is_read_and_one_byte_or_line_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "f"
    for data, expected in (
        (b"x" * MAX_BYTES, []),
        (b"x" * (MAX_BYTES + 1), [f"f:0 too-large '{MAX_BYTES + 1:,} ไบต์ (bytes)'"]),
        (b"\n" * MAX_LINES, []),
        (b"\n" * (MAX_LINES + 1), [f"f:0 too-large '{MAX_LINES + 1:,} บรรทัด (lines)'"]),
    ):
        file.write_bytes(data)
        read, problems = read_bytes(file, "f")
        assert [shown(problem) for problem in problems] == expected
        assert (read is None) is bool(expected)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    read, (problem,) = read_bytes(tmp_path, "f")
    assert (read, shown(problem)) == (None, "f:0 unreadable 'Is a directory'")


def test_a_word_may_be_as_long_as_the_limit() -> None:
    assert endless_word("ก" * MAX_WORD + " ก") == ""
    assert endless_word("ข " + "ก" * (MAX_WORD + 1)) == "ก" * (MAX_WORD + 1)
