"""A TODO belongs to the next field below it, also to one that is only suggested in a comment."""

from __future__ import annotations

import time

import pytest

from ita_site.source.yaml_tree import parse

CLAIMS = """\
results:
  # TODO words
  - text: "x # TODO none"
    # TODO pair
    # answers: [1]
    # TODO day
    date: 2567-01-01
    evidence:
      - url: http://x.invalid
    # TODO people
    # people: 3
  # TODO second
  # TODO third
  - text: |-
      y
      # TODO no remark
    # a note between
    # TODO list
    answers: [1, 2]
"""


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a: b\n", {}),
        ("# TODO one\na: b\n# TODO two\nc: d\n", {("a",): ("one",), ("c",): ("two",)}),
        ("a:\n  b: c\n  # TODO one\n  # d: [e]\nf: g\n", {("a", "d"): ("one",)}),
        ("a: b\n# TODO: last\n", {(): ("last",)}),
        (
            CLAIMS,
            {
                ("results", 0, "text"): ("words",),
                ("results", 0, "answers"): ("pair",),
                ("results", 0, "date"): ("day",),
                ("results", 0, "people"): ("people",),
                ("results", 1, "text"): ("second", "third"),
                ("results", 1, "answers"): ("list",),
            },
        ),
    ],
)
def test_marks_are_known_by_the_field_that_they_stand_at(text: str, marks: object) -> None:
    assert parse(text, "x.md", 2).marks == marks


def test_a_file_of_nothing_but_marks_takes_no_longer_than_others() -> None:
    start = time.process_time()
    parse("a: b\n" + "# TODO x\n    # b: c\n" * 20_000, "x.md")
    assert time.process_time() - start < 10
