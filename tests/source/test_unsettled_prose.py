"""Which parts of a free text wait for a person, or are comments: all are named, and left out of what is published."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.unsettled.unsettled_prose import in_prose, settled_prose


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("ก\n\nข", "ก\n\nข"),
        ("TODO ตรวจ\nต่อ\n\nข", "\n\n\nข"),
        ("ก\nคำ TODO: ข\nค\n\nง", "\n\n\n\nง"),
        ("TODO: ก\n- ข\n\nค", "\n\n\nค"),
        ("TODO: ก\n\N{NO-BREAK SPACE}\nข", "\n\n"),
        ("- ก\n- TODO ข\n  ต่อ\n- ค", "- ก\n\n\n- ค"),
        ("- ก\n    - TODO: ข\n    - ค", "- ก\n\n    - ค"),
        ("- ก\n\t- TODO ข\n- ค", "- ก\n\n- ค"),
        ("- ก\n    ต่อ TODO\n    - ข\n- ค", "\n\n\n- ค"),
        ("- TODO: ก\n\n    ข\n    - ค\n\n    ง\n\nจ", "\n\n\n\n\n\n\nจ"),
        ("- ก\n\n    TODO: ข\n\n    ค", "- ก\n\n\n\n    ค"),
        ("\t- TODO ก\n\nข", "\n\nข"),
        ("1. ก\n2. TODO ข\n3. ค", "1. ก\n\n3. ค"),
        ("1) ก\n2) TODO ข\n3) ค", "1) ก\n\n3) ค"),
        ("- ก\n- [ ] TODO ข", "- ก\n"),
        ("> TODO ก\n> ข\n\nค", "\n\n\nค"),
        ("| ก |\n|---|\n| TODO: ข |\n\nค", "\n\n\n\nค"),
        ("![TODO คำบรรยาย](a.png)\n\nก", "\n\nก"),
        ("## TODO ก\n\nข\n\n### ค\n\n    TODO ง\n\n## จ\n\nฉ", "\n\n\n\n\n\n\n\n## จ\n\nฉ"),
        ("### ก TODO: ข\n\nค\n\n## ง", "\n\n\n\n## ง"),
        ("# ก\n\n## TODO ข\n\nค", "\n\n\n\n"),
        ("# ก\n\nข\n\n## ค\n\nTODO ง", "# ก\n\nข\n\n\n\n"),
        ("TODO ก\n===\nข\n\nค\n===\nง", "\n\n\n\nค\n===\nง"),
        ("TODO ก\n---\nข\n\nค\n---\nง", "\n\n\n\nค\n---\nง"),
        ("## ก\n\n## ข", "## ก\n\n## ข"),
        ("    TODO ก", ""),
        ("ดู https://example.go.th/TODO และ /todo/", "ดู https://example.go.th/TODO และ /todo/"),
    ],
)
def test_free_text_loses_what_a_todo_is_about_and_keeps_its_lines(text: str, settled: str) -> None:
    assert settled_prose(text) == settled
    assert bool(list(in_prose(text, "f", 1))) is (settled != text)


@pytest.mark.parametrize(
    ("text", "settled", "line", "words"),
    [
        ("ก\n\n<!-- ข -->\nค", "ก\n\n\nค", 3, "ข"),
        ("ก <!-- ข --> ค", "ก   ค", 1, "ข"),
        ("<!-- TODO ก -->\nข", "\nข", 1, "TODO ก"),
        ("<!--\nTODO: ก\n\nข -->\nค", "\n\n\n\nค", 1, "TODO: ก ข"),
        ("ก\n\n<!-- ข\n\nค", "ก\n\n\n\n", 3, "ข ค"),
        ("# ก\n\n<!-- ข -->", "\n\n", 3, "ข"),
        ("[//]: # (TODO: ก)\nข", "\nข", 1, "TODO: ก"),
        ("ก\n\n[//]: # (ข)", "ก\n\n", 3, "ข"),
        ("[ก]: <> 'ข'\nค", "\nค", 1, "ข"),
        ('[//]: #\n"ก"\nข', "\n\nข", 1, "ก"),
        ("[//]: # (ก\nข)\nค", "\n\nค", 1, "ก ข"),
        ("[//]: #\nก", "\nก", 1, ""),
    ],
)
def test_a_comment_is_left_out_and_named_at_its_line(text: str, settled: str, line: int, words: str) -> None:
    assert settled_prose(text) == settled
    assert [(problem.line, problem.found) for problem in in_prose(text, "f", 1)] == [(line, words)]


@pytest.mark.parametrize("text", ["[ก]: https://example.go.th 'ข'", "[ก]: #place", "[ก](#)"])
def test_a_link_is_no_comment(text: str) -> None:
    assert settled_prose(text) == text


@given(st.text(st.sampled_from("TODO todo:ก\n#-=>*1. ![]()<\t")))
def test_settled_free_text_has_as_many_lines_and_no_todo(text: str) -> None:
    settled = settled_prose(text)
    assert settled.count("\n") == text.count("\n")
    assert not list(in_prose(settled, "f", 1))


@given(st.lists(st.sampled_from(["<!--", "-->", "<!", "--", "\n", "[//]: # (", ")", "TODO", " ", "ก"])).map("".join))
def test_settled_free_text_has_as_many_lines_and_no_comment(text: str) -> None:
    settled = settled_prose(text)
    assert settled.count("\n") == text.count("\n")
    assert not list(in_prose(settled, "f", 1))


@pytest.mark.parametrize(
    "rows", ["- TODO\n", "#\nTODO\n", "- TODO\n\n    x\n", "<!-- -->\n", "<!--", "[//]: # (\n", "> "]
)
def test_a_free_text_of_nothing_but_todos_takes_no_longer_than_others(rows: str) -> None:
    start = time.process_time()
    settled_prose(rows * 20_000)
    assert time.process_time() - start < 10
