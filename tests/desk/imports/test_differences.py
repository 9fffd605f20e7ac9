"""Of a newer file, only what was accepted comes into the report, and no other byte changes."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from ita_site.desk.imports.differences import accepted, differences_of, key_of
from ita_site.source.front_matter import document_of
from ita_site.word_import.review.compare import Change, compare
from ita_site.word_import.review.picture import Picture
from ita_site.word_import.review.read import Reading

PATH = "measures/1-one.md"
OLD = b"""---
# a remark that stays
id: one
title: "\xe0\xb8\x81"  # quoted
status: open
results:
  - text: first
    evidence:
      - url: http://a.example/
  - text: second
  - text: third
---

below
"""
NEW = b"""---
id: one
title: \xe0\xb8\x82
results:
  - text: new one
  - text: first
    evidence:
      - url: http://a.example/
      - url: http://b.example/
  - text: third
    date: 2567-01-02
---

below and more
"""


def reading(old: dict[str, bytes], new: dict[str, bytes]) -> Reading:
    return Reading(Picture(), new, {}, compare(old, new))


def value(data: bytes) -> object:
    tree = document_of(data, PATH, ".md").tree
    return tree.value if tree else None


def test_all_differences_together_make_the_new_values() -> None:
    both = reading({PATH: OLD}, {PATH: NEW})
    files = accepted({PATH: OLD}, both, {key_of(each) for each in both.differences})
    assert value(files[PATH]) == value(NEW)
    assert b"# a remark that stays" in files[PATH]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_any_few_of_them_leave_the_others(count: int) -> None:
    both = reading({PATH: OLD}, {PATH: NEW})
    keys = [key_of(each) for each in both.differences]
    for chosen in combinations(keys, count):
        files = accepted({PATH: OLD}, both, set(chosen))
        left = {key_of(each) for each in compare(files, {PATH: NEW})}
        assert len(left) == len(keys) - count
        assert (files[PATH] == OLD) == (count == 0)


def test_a_measure_is_added_or_taken_away_whole_with_its_pictures() -> None:
    picture, other = "images/1.png", "measures/2-two.md"
    new = {other: NEW.replace(b"below", b"![](../images/1.png)"), picture: b"PNG", "images/2.png": b"not shown"}
    both = reading({PATH: OLD}, new)
    keys = {key_of(each) for each in both.differences if each.path.endswith(".md")}
    assert accepted({PATH: OLD}, both, keys) == {other: new[other], picture: b"PNG"}


def test_new_words_are_ticked_and_what_may_be_settled_is_not() -> None:
    views = chain.from_iterable(views for _, views in differences_of(reading({PATH: OLD}, {PATH: NEW})))
    assert {view.shown.change for view in views if view.is_ticked} == {Change.NEW}


def test_differences_are_told_in_thai_without_names_of_fields() -> None:
    titles, groups = zip(*differences_of(reading({PATH: OLD}, {PATH: NEW})), strict=True)
    labels = [view.label for view in groups[0]]
    assert titles == ("ข",)
    assert labels
    assert not any(letter.isascii() and letter.isalpha() for letter in "".join(labels))


def test_other_digits_and_texts_that_the_file_lacks_are_no_difference_to_look_at() -> None:
    old = {PATH: "---\ntitle: ก\norder: ๒\nlead: คำนำ\n---\n".encode()}
    new = {PATH: "---\ntitle: ข\norder: 2\nlead: TODO ไฟล์ไม่มีคำนำ\n---\n".encode()}
    views = list(chain.from_iterable(views for _, views in differences_of(reading(old, new))))
    assert [(view.old, view.new) for view in views] == [("ก", "ข")]
