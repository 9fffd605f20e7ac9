"""Bytes of a content file → text, and what is wrong about the bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.decoding import MAX_BYTES, MAX_LINES, MAX_WORD, decode, endless_word, read_bytes, unfit
from ita_site.source.problems import Code
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


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 ไม่มี BOM (without BOM)"),
        ("utf-16-be", "UTF-16 ไม่มี BOM (without BOM)"),
        ("utf-32", "UTF-32"),
    ],
)
def test_notepads_unicode_is_called_so_and_read(encoding: str, found: str) -> None:
    words = "---\nid: one\ntitle: มาตรการ “หนึ่ง” – สอง\n---\nข้อความอิสระของเจ้าหน้าที่\n"
    text, problems = decode(words.encode(encoding), "f")
    assert text == words
    assert [shown(problem) for problem in problems if problem.code != "byte-order-mark"] == [f"f:1 not-utf8 {found!r}"]
    assert "Windows-874" not in str(problems[0])


@pytest.mark.parametrize(
    ("data", "guessed"), [("ก: ข".encode("cp874"), True), ("résumé".encode("latin-1"), False), (b"\xff\x00\x01", False)]
)
def test_windows_874_is_named_only_where_the_bytes_read_as_thai(data: bytes, guessed: bool) -> None:  # noqa: FBT001
    problem = next(one for one in decode(data, "f")[1] if one.code is Code.NOT_UTF8)
    assert ("Windows-874" in problem.th) is guessed


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "Word (.docx)"),
        (zipped("[Content_Types].xml", "word/document.xml")[:60], "ZIP"),
        (zipped("xl/workbook.xml"), "Excel (.xlsx)"),
        (zipped("mimetype", "content.xml"), "OpenDocument (.odt .ods)"),
        (zipped("a.txt"), "ZIP"),
        (zipped("word/document.xml", "x") + b"x" * MAX_BYTES, "Word (.docx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word หรือ Excel รุ่นเก่า (old Word or Excel, .doc .xls)"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "ภาพ PNG (picture)"),
        (b"\xff\xd8\xff\xe0", "ภาพ JPEG (picture)"),
        (b"BM\x00\x01\x00\x00", "ภาพ BMP (picture)"),
    ],
    ids=["docx", "cut off", "xlsx", "odt", "zip", "large docx", "doc", "pdf", "rtf", "png", "jpeg", "bmp"],
)
def test_a_file_of_another_kind_is_called_what_it_is(data: bytes, found: str, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(data)
    read, (problem,) = read_bytes(tmp_path / "one.md", "one.md")
    assert (read, shown(problem)) == (None, f"one.md:0 not-text {found!r}")
    assert problem.hint.partition(" | ")[2].isascii()


def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"BMA: x")
    assert read_bytes(tmp_path / "f", "f") == (b"BMA: x", ())


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
