"""Which parts of a text wait for a person: they are named at their lines, and left out of what is published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.todos import in_prose, in_value, settled_prose, settled_value


@pytest.mark.parametrize(
    ("value", "settled"),
    [
        ("จัดประชุม", "จัดประชุม"),
        ("TODO ชื่อเรื่อง", ""),
        ("(TODO) ชื่อเรื่อง", ""),
        ("TODO: ชื่อเรื่อง\nพ.ศ. 2567", ""),
        ("รายงาน\nTODO ชื่อหน่วยงาน\nพ.ศ. 2567", "รายงาน\nพ.ศ. 2567"),
        ("ระบบ TODO ของกองช่าง", "ระบบ TODO ของกองช่าง"),
        ("TODOS", "TODOS"),
        ("", ""),
    ],
)
def test_a_value_keeps_the_lines_that_are_settled(value: str, settled: str) -> None:
    assert settled_value(value) == settled
    assert bool(list(in_value(value, "f", 1))) is (settled != value)


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("ก\n\nข", "ก\n\nข"),
        ("TODO ตรวจ\nต่อ\n\nข", "\n\n\nข"),
        ("- ก\n- TODO ข\n  ต่อ\n- ค", "- ก\n\n\n- ค"),
        ("1. ก\n2. TODO ข\n3. ค", "1. ก\n\n3. ค"),
        ("> TODO ก\n> ข", "\n> ข"),
        ("![TODO คำบรรยาย](a.png)\n\nก", "\n\nก"),
        ("<!-- TODO ก -->\nข", "\n"),
        ("## TODO ก\n\nข\n\n### ค\n\n    TODO ง\n\n## จ\n\nฉ", "\n\n\n\n\n\n\n\n## จ\n\nฉ"),
        ("# ก\n\n## TODO ข\n\nค", "\n\n\n\n"),
        ("# ก\n\nข\n\n## ค\n\nTODO ง", "# ก\n\nข\n\n\n\n"),
        ("TODO ก\n===\nข\n\nค\n===\nง", "\n\n\n\nค\n===\nง"),
        ("TODO ก\n---\nข\n\nค\n---\nง", "\n\n\n\nค\n---\nง"),
        ("## ก\n\n## ข", "## ก\n\n## ข"),
        ("    TODO คำของต้นฉบับ", "    TODO คำของต้นฉบับ"),
        ("เรื่อง TODO ที่พูดถึง", "เรื่อง TODO ที่พูดถึง"),
    ],
)
def test_free_text_loses_what_a_todo_stands_at_and_keeps_its_lines(text: str, settled: str) -> None:
    assert settled_prose(text) == settled


@given(st.text(st.sampled_from("TODO ก\n#-=>*1. ![]")))
def test_settled_free_text_has_as_many_lines_and_no_todo(text: str) -> None:
    settled = settled_prose(text)
    assert settled.count("\n") == text.count("\n")
    assert not list(in_prose(settled, "f", 1))
