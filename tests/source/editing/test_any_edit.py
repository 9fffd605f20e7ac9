"""Any edit of any value in the tests' content changes that value alone, and its undoing gives the same values back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_site.source.editing.edited import EditError, edited
from ita_site.source.editing.edits import Edit, Insert, Move, Remove, Settle, SetValue
from ita_site.source.editing.expected import expected, value_at
from ita_site.source.front_matter import document_of
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value
from tests.builders.projects import ROOT

FILES = sorted(
    path
    for site in ("phangat", "two-years", "small")
    for pattern in ("**/*.md", "**/*.yml")
    for path in (ROOT / "tests/sites" / site).glob(pattern)
)
MOST_PLACES = 40
ODD = (
    "",
    " ",
    "ก: ข # ค",
    "- a",
    "'quoted'",
    '"quoted"',
    "{a: b}",
    "[a]",
    "&a *b !c %d @e `f`",
    "---",
    "TODO ไม่แน่ใจ",
    "yes",
    "2567-03-06",
    "๒๕๖๗",
    "ก\nข",
    "ก\n\n  ข\n",
    " ก\nข",
    "ก \nข",
    "ก\tข\n",
    "\nก",
    "ก\n\n\n",
    "\\n",
    "ก\u200bข\u00a0ค",
    "𝐀 😀",
    "a" * 200,
    "|",
    "> ",
    "# ก",
    "null",
    "~",
)
TEXT = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=40),
    st.lists(st.sampled_from(("ก", " ", "  ", "-", ":", "#", "'", '"', "\n", "\t", "a")), max_size=12).map("".join),
)


def value_of(data: bytes, file: Path) -> Value:
    """Return the values of a file's front matter."""
    tree = document_of(data, file.name, file.suffix).tree
    assert tree is not None
    return tree.value


def some(value: Value) -> list[Loc]:
    """Return all places in a value; of a long file a part of them, from all over it."""
    every = list(places(value))
    return every[:: len(every) // MOST_PLACES + 1]


def places(value: Value, loc: Loc = ()) -> Iterator[Loc]:
    """Yield every place in a value."""
    yield loc
    if isinstance(value, dict):
        for name, below in value.items():
            yield from places(below, (*loc, name))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from places(below, (*loc, number))


def body(data: bytes, file: Path) -> str:
    return document_of(data, file.name, file.suffix).body


def edits_of(value: Value, loc: Loc, text: str) -> Iterator[Edit]:
    """Yield one edit of each kind that can be made at a place."""
    here = value_at(value, loc)
    if isinstance(here, str) and loc:
        yield SetValue(loc, text)
    if isinstance(here, dict):
        yield SetValue((*loc, "new_field"), text)
    if isinstance(here, list):
        item: Value = {"text": text} if here and isinstance(here[0], dict) else text
        yield from (Insert((*loc, number), item) for number in {0, len(here) // 2, len(here)})
        yield from (Move((*loc, 0), number) for number in {0, len(here) - 1} if here)
    if loc:
        yield Remove(loc)
        yield Settle(loc)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "tests/sites")))
def test_every_edit_at_every_place_changes_that_value_alone(file: Path) -> None:
    data, text = file.read_bytes(), "ก: ข\n# ค"
    value = value_of(data, file)
    for loc in some(value):
        for edit in edits_of(value, loc, text):
            after = edited(data, [edit], file.suffix)
            assert value_of(after, file) == expected(value, edit), edit
            assert body(after, file) == body(data, file), edit
            assert not isinstance(edit, Settle) or _lines(after) <= _lines(data), edit


def _lines(data: bytes) -> set[str]:
    return set(data.decode().split("\n"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "tests/sites")))
def test_a_value_set_to_itself_changes_no_byte(file: Path) -> None:
    data = file.read_bytes()
    value = value_of(data, file)
    for loc in some(value):
        here = value_at(value, loc)
        if isinstance(here, str) and loc:
            assert edited(data, [SetValue(loc, here)], file.suffix) == data, loc


def test_what_no_file_may_hold_is_refused() -> None:
    with pytest.raises(EditError):
        edited(b"a: b\n", [SetValue(("a",), "ก\u2028ข")], ".yml")


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), text=TEXT, choice=st.data())
def test_any_text_is_kept_to_the_letter(file: Path, text: str, choice: st.DataObject) -> None:
    data = file.read_bytes()
    value = value_of(data, file)
    texts = [loc for loc in places(value) if loc and isinstance(value_at(value, loc), str)]
    if texts:
        loc = choice.draw(st.sampled_from(texts))
        assert value_of(edited(data, [SetValue(loc, text)], file.suffix), file) == expected(value, SetValue(loc, text))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), texts=st.lists(TEXT, min_size=2, max_size=6), choice=st.data())
def test_edits_one_after_the_other_add_up(file: Path, texts: list[str], choice: st.DataObject) -> None:
    data = file.read_bytes()
    value = value_of(data, file)
    for text in texts:
        loc = choice.draw(st.sampled_from(list(places(value))))
        for edit in list(edits_of(value, loc, text))[:1]:
            data, value = edited(data, [edit], file.suffix), expected(value, edit)
            assert value_of(data, file) == value
