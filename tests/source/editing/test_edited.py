"""An edit of a content file changes its place alone; every other byte stays."""

from __future__ import annotations

import pytest

from ita_site.source.editing.edited import EditError, edited
from ita_site.source.editing.edits import Edit, Insert, Move, Remove, SetBody, Settle, SetValue

CASES: dict[str, tuple[str, Edit, str]] = {
    "a plain text": ("a: b\nc: d\n", SetValue(("a",), "x y"), "a: x y\nc: d\n"),
    "quotation marks stay": ("a: \"b\"\nc: 'd'\n", SetValue(("c",), "it's"), "a: \"b\"\nc: 'it''s'\n"),
    "double ones as well": ('a: "b"\n', SetValue(("a",), "x"), 'a: "x"\n'),
    "what YAML would read otherwise is quoted": ("a: b\n", SetValue(("a",), "x: y # z"), 'a: "x: y # z"\n'),
    "several lines are a block": ("a: b\nc: d\n", SetValue(("a",), "x\ny"), "a: |-\n  x\n  y\nc: d\n"),
    "a block becomes a line": ("a: |-\n  x\n  y\n\n# z\nc: d\n", SetValue(("a",), "b"), "a: b\n\n# z\nc: d\n"),
    "an end of line at its end": ("a: |\n  x\nc: d\n", SetValue(("a",), "x\ny\n"), "a: |\n  x\n  y\nc: d\n"),
    "beside a remark a text stays on its line": ("a: b # c\n", SetValue(("a",), "x\ny"), 'a: "x\\ny" # c\n'),
    "a field without a value": ("a:\nc: d\n", SetValue(("a",), "x"), "a: x\nc: d\n"),
    "an empty text": ("a: b\n", SetValue(("a",), ""), 'a: ""\n'),
    "within braces": ("a: {b: c, d: e}\n", SetValue(("a", "b"), "x, y"), 'a: {b: "x, y", d: e}\n'),
    "an item": ("a:\n  - b\n  - c\n", SetValue(("a", 1), "x"), "a:\n  - b\n  - x\n"),
    "a list in brackets": ("a: [1, 2] # z\n", SetValue(("a",), ["1", "3"]), "a: [1, 3] # z\n"),
    "a list on lines, shorter": ("a:\n  - b # 1\n  - c\nd: e\n", SetValue(("a",), ["b"]), "a:\n  - b # 1\nd: e\n"),
    "a list on lines, longer": ("a:\n- b\nd: e\n", SetValue(("a",), ["b", "c d"]), "a:\n- b\n- c d\nd: e\n"),
    "a text becomes a list": ("a: 1\n", SetValue(("a",), ["1"]), "a: [1]\n"),
    "a list becomes a text": ("a:\n  - b\n  - c\nd: e\n", SetValue(("a",), "b"), "a: b\nd: e\n"),
    "a new field, in its order": ("a: 1\nc: 3\n", SetValue(("b",), "2"), "a: 1\nb: 2\nc: 3\n"),
    "a new first field": ("# z\nb: 2\n", SetValue(("a",), "1"), "a: 1\n# z\nb: 2\n"),
    "a new last field without an end of line": ("a: 1", SetValue(("b",), "2"), "a: 1\nb: 2"),
    "a field of an entry that is not there": ("a: 1\n", SetValue(("b", "c"), "2"), "a: 1\nb:\n  c: 2\n"),
    "a field of an empty entry": ("a:\nd: 1\n", SetValue(("a", "c"), "2"), "a:\n  c: 2\nd: 1\n"),
    "a field within braces": ("a: {b: 1}\n", SetValue(("a", "c"), "x\ny"), 'a: {b: 1, c: "x\\ny"}\n'),
    "a field of an item": ("a:\n  - b: 1\nd: e\n", SetValue(("a", 0, "c"), "2"), "a:\n  - b: 1\n    c: 2\nd: e\n"),
    "a new field before an item's first": ("x:\n  - b: 1\n", SetValue(("x", 0, "a"), "2"), "x:\n  - b: 1\n    a: 2\n"),
    "in the place of its suggestion": (
        "a: 1\n# TODO see\n# b: [1]\nc: 2\n",
        SetValue(("b",), ["1", "2"]),
        "a: 1\n# TODO see\nb: [1, 2]\nc: 2\n",
    ),
    "the first field of a file": ("", SetValue(("a",), "1"), "a: 1\n"),
    "a field goes": ("a: 1\n# z\nb: 2\nc: 3\n", Remove(("b",)), "a: 1\n# z\nc: 3\n"),
    "a block goes": ("a: |-\n  x\n\n  y\nb: 1\n", Remove(("a",)), "b: 1\n"),
    "a field goes with its TODO": ("a: 1\n# TODO x\nb: 2\n", Remove(("b",)), "a: 1\n"),
    "an entry left empty goes": ("a: 1\nb:\n  c: 2\n", Remove(("b", "c")), "a: 1\n"),
    "the first field of an item": ("a:\n  - b: 1\n    c: 2\n", Remove(("a", 0, "b")), "a:\n  - c: 2\n"),
    "… with a remark behind it": ("a:\n- b: 1\n  # z\n  c: 2\n", Remove(("a", 0, "b")), "a:\n  # z\n- c: 2\n"),
    "a field within braces goes": ("a: {b: 1, c: 2}\n", Remove(("a", "c")), "a: {b: 1}\n"),
    "an item goes": ("a:\n  - b: 1\n    c: 2\n  # z\n  - b: 3\n", Remove(("a", 0)), "a:\n  # z\n  - b: 3\n"),
    "an item goes with what is open about it": (
        "a:\n  - t: 1\n    # TODO pair\n    # n: [1]\n  # TODO y\n  - t: 2\n    # TODO p\n    # n: [2]\nb: c\n",
        Remove(("a", 1)),
        "a:\n  - t: 1\n    # TODO pair\n    # n: [1]\nb: c\n",
    ),
    "the only item": ("a:\n  - b: 1\nc: 2\n", Remove(("a", 0)), "a: []\nc: 2\n"),
    "an item in brackets": ("a: [1, 2, 3]\n", Remove(("a", 1)), "a: [1, 3]\n"),
    "a new last item": ("a:\n- b: 1\nc: 2\n", Insert(("a", 1), {"b": "x: y"}), 'a:\n- b: 1\n- b: "x: y"\nc: 2\n'),
    "a new first item": ("a:\n  # z\n  - b\n", Insert(("a", 0), "x"), "a:\n  - x\n  # z\n  - b\n"),
    "behind what is open about the one before": (
        "a:\n  - t: 1\n    # TODO pair\n    # n: [1]\nb: c\n",
        Insert(("a", 1), {"t": "2"}),
        "a:\n  - t: 1\n    # TODO pair\n    # n: [1]\n  - t: 2\nb: c\n",
    ),
    "the first item of an empty list": ("a: []\nb: c\n", Insert(("a", 0), {"t": "1"}), "a:\n  - t: 1\nb: c\n"),
    "the first item of a list that is not there": ("b: c\n", Insert(("d", 0), {"t": "1"}), "b: c\nd:\n  - t: 1\n"),
    "an item between those in brackets": ("a: [1, 3]\n", Insert(("a", 1), "2"), "a: [1, 2, 3]\n"),
    "an entry between those in brackets": ("a: [{b: 1}]\n", Insert(("a", 1), {"b": "2"}), "a: [{b: 1}, {b: 2}]\n"),
    "an item moves down with its remarks": (
        "a:\n  # y\n  - b: 1\n    # TODO z\n    # c: d\n  - b: 2\nf: g\n",
        Move(("a", 0), 1),
        "a:\n  - b: 2\n  # y\n  - b: 1\n    # TODO z\n    # c: d\nf: g\n",
    ),
    "an item moves up in brackets": ("a: ['1', 2, 3]\n", Move(("a", 2), 0), "a: [3, '1', 2]\n"),
    "the last item of a file without an end of line": ("a:\n- b\n- c", Move(("a", 1), 0), "a:\n- c\n- b"),
    "a remark is settled": ("a: 1\n# TODO x\n# y\nb: 2\n", Settle(("b",)), "a: 1\n# y\nb: 2\n"),
    "a suggestion is refused": ("a: 1\n# TODO x\n# b: [1]\nc: 2\n", Settle(("b",)), "a: 1\nc: 2\n"),
}


def in_order(_: object) -> tuple[str, ...]:
    return ("a", "b", "c")


@pytest.mark.parametrize("name", CASES)
def test_an_edit_changes_its_place_alone(name: str) -> None:
    before, edit, after = CASES[name]
    assert edited(before.encode(), [edit], ".yml", in_order).decode() == after


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name][0]])
def test_the_same_holds_with_windows_line_ends_a_mark_at_the_beginning_and_a_free_text(name: str) -> None:
    before, edit, after = CASES[name]
    before, after = (f"\ufeff---\n{text.removesuffix(chr(10))}\n---\n\nก\r\n" for text in (before, after))
    windows = before.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    assert edited(windows, [edit], ".md", in_order).decode() == after.replace("\r\n", "\n").replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: b: c\nd: [\n", SetValue(("a",), "x")),
        ("a: &x 1\nb: *x\n", SetValue(("a",), "x")),
        ("a:\n  - - b\n    - c\n", Remove(("a", 0, 0))),
        ("a: 1\n", Remove(("b",))),
        ("a: 1\n", Remove(())),
        ("a: 1\n", Insert(("a", 0), "x")),
        ("a: [1]\n", Move(("a", 1), 0)),
        ("a: [1]\n", Move(("a", 0), 1)),
        ("a:\n  - b: 1\n", SetValue(("a", 1, "b"), "x")),
        ("a: 1\na: 2\n", Remove(("a",))),
    ],
)
def test_what_cannot_be_changed_with_certainty_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(EditError):
        edited(text.encode(), [edit], ".yml")


@pytest.mark.parametrize("data", ["a: ก".encode("cp874"), "a: b".encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(EditError):
        edited(data, [SetValue(("a",), "x")], ".yml")


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("---\na: 1\n---\n", "ก\n", "---\na: 1\n---\n\nก\n"),
        ("---\na: 1\n---\n\nข\n", "\n\nก", "---\na: 1\n---\n\nก\n"),
        ("---\r\na: 1\r\n---\r\n\r\nข\r\n", "ก\nค", "---\r\na: 1\r\n---\r\n\r\nก\r\nค\r\n"),
        ("---\na: 1\n---\n\nข\n", " ", "---\na: 1\n---\n"),
        ("---\na: 1\n---", "ก", "---\na: 1\n---\n\nก\n"),
    ],
)
def test_the_free_text_is_exchanged_below_the_front_matter(before: str, words: str, after: str) -> None:
    assert edited(before.encode(), [SetBody(words)], ".md").decode() == after
