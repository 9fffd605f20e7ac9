"""A content file → its fields, and its free text with the line where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.source.front_matter import read_document, split
from tests.builders.sites import shown

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "value", "body", "body_line"),
    [
        ("---\na: b\n---\n", {"a": "b"}, "", 4),
        ("---\na: b\n---\nข้อความ\n", {"a": "b"}, "ข้อความ\n", 4),
        ("---\na: b\n---", {"a": "b"}, "", 4),
        ("--- \na: b\n---  \nก\n---\nข", {"a": "b"}, "ก\n---\nข", 4),
        ("---\n---\nก", "", "ก", 3),
    ],
)
def test_fields_and_free_text_are_told_apart(text: str, value: object, body: str, body_line: int) -> None:
    document = split(text, "f")
    assert document.tree is not None
    assert (document.tree.value, document.body, document.body_line) == (value, body, body_line)
    assert document.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "f:1 no-front-matter → ---"),
        ("# หัวข้อ", "f:1 no-front-matter '# หัวข้อ' → ---"),
        ("\n---\na: b\n---\n", "f:1 no-front-matter → ---"),
        (" ---\na: b\n---\n", "f:1 no-front-matter ' ---' → ---"),
        ("----\na: b\n----\n", "f:1 no-front-matter '----' → ---"),
        ("---", "f:1 front-matter-open"),
        ("---\na: b: c\n...\n", "f:1 front-matter-open"),
        ("---\na: b\n ---\n", "f:1 front-matter-open"),
    ],
)
def test_without_both_fences_one_problem_is_told_and_nothing_guessed(text: str, expected: str) -> None:
    document = split(text, "f")
    assert ([shown(problem) for problem in document.problems], document.tree) == ([expected], None)


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    document = split("---\na: 1\nb: 2\nb: 3\n---\n", "f")
    assert document.tree is not None
    assert document.tree.lines[("b",)] == 3
    assert [shown(problem) for problem in document.problems] == ["f:4 duplicate-key b 'b'"]


def test_a_yaml_file_has_fields_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: b\n", encoding="utf-8")
    document = read_document(file, "a.yml")
    assert document.tree is not None
    assert (document.tree.value, document.body) == ({"a": "b"}, "")


def test_what_is_wrong_with_bytes_and_with_fields_is_told_together(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf---\r\na: 1\r\na: 2\r\n---\r\n")
    assert [shown(problem) for problem in read_document(file, "f").problems] == [
        "f:1 byte-order-mark",
        "f:1 windows-lines",
        "f:3 duplicate-key a 'a'",
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    document = read_document(tmp_path / "a.md", "f")
    assert [shown(problem) for problem in document.problems] == ["f:0 unreadable 'No such file or directory'"]
