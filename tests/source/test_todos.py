"""Which values wait for a person: they are named at their lines, and left out of what is published."""

from __future__ import annotations

import time

import pytest

from ita_site.source.unsettled.todos import in_value, settled_value, todo_words


@pytest.mark.parametrize(
    ("value", "settled"),
    [
        ("จัดประชุม", "จัดประชุม"),
        ("TODO ชื่อเรื่อง", ""),
        ("(TODO) ชื่อเรื่อง", ""),
        ("TODO: ชื่อเรื่อง\nพ.ศ. 2567", ""),
        ("รายงาน\nTODO ชื่อหน่วยงาน\nพ.ศ. 2567", ""),
        ("จัดอบรม\n- TODO: ถามจำนวนคน", ""),
        ("จัดอบรม\n# TODO: ถามจำนวนคน", ""),
        ("จัดอบรม\ntodo ถามจำนวนคน", ""),
        ("TODOS", "TODOS"),
        ("", ""),
    ],
)
def test_a_value_is_left_out_whole_where_a_line_of_it_is_not_settled(value: str, settled: str) -> None:
    assert settled_value(value) == settled
    assert bool(list(in_value(value, "f", 1))) is (settled != value)


@pytest.mark.parametrize(
    "line",
    [
        "“TODO ก",
        "คำ TODO: ก",
        "ตรวจTODOก่อน",
        "todo: ก",
        "Todo ก",
        "ก todo: ข",
        "ก **Todo**: ข",
        "ก todo： ข",
        "1) TODO",
        "๑. todo",
        "- [ ] TODO",
        "- [x] todo",
        "_TODO_",
        "~~TODO~~",
        "`TODO`",
        "\N{NO-BREAK SPACE}TODO",
        "<b>TODO",
        "<b>todo",
        "| TODO: ก |",
        "| ก | todo ข |",
        "### หัวข้อ TODO: ก",
        "**ก** TODO",
        "![TODO ก](a.png)",
        "https://example.go.th/a TODO",
    ],
)
def test_the_word_todo_counts_in_every_form(line: str) -> None:
    assert todo_words(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "TODOS",
        "MYTODO",
        "todo-list",
        "todo.pdf",
        "todo/a.pdf",
        "ดู /todo/ และ /TODO/",
        "https://example.go.th/TODO?a=TODO:b",
        "[ก](HTTPS://example.go.th/TODO)",
        "เรื่อง todo ที่พูดถึง",
    ],
)
def test_a_part_of_a_name_or_an_address_is_no_todo(line: str) -> None:
    assert todo_words(line) is None


@pytest.mark.parametrize("mark", ["-", "*", "1", "> ", "http://", "/TODO/", "todo ", "_"])
def test_a_long_line_of_marks_is_read_at_once(mark: str) -> None:
    start = time.process_time()
    todo_words(mark * 100_000 + "x todo")
    assert time.process_time() - start < 2
