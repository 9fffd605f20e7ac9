"""YAML → text, lists and mappings with the line of each; what YAML would guess, expand or drop is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.yaml_tree import MAX_DEPTH, MAX_VALUES, Value, field_name, parse
from tests.builders.sites import shown


def said(text: str) -> list[str]:
    return [shown(problem) for problem in parse(text, "f").problems]


@pytest.mark.parametrize(
    "text", ["010", "0x1F", "1e3", "13:00", "yes", "no", "null", "~", "2567-03-06", "1_000", ".inf"]
)
def test_text_stays_text_where_yaml_would_guess(text: str) -> None:
    tree = parse(f"a: {text}", "f")
    assert (tree.value, tree.problems) == ({"a": text}, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", ""),
        ("a: 1\nb:\n  - ก\n  - c: ๒\n", {"a": "1", "b": ["ก", {"c": "๒"}]}),
        ("a: |-\n  ก\n  ข\n", {"a": "ก\nข"}),
        ("a: 'ก: ข # ค'", {"a": "ก: ข # ค"}),
        ('a: "ก\\nข"', {"a": "ก\nข"}),
        ("a: [x, y]\nb: {c: d}\n", {"a": ["x", "y"], "b": {"c": "d"}}),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("# remark\na: http://www.example.go.th:80/#b\n", {"a": "http://www.example.go.th:80/#b"}),
    ],
)
def test_mappings_lists_and_text_are_read(text: str, value: Value) -> None:
    tree = parse(text, "f")
    assert (tree.value, tree.problems) == (value, ())


def test_each_value_knows_its_line_and_a_field_the_line_of_its_name() -> None:
    tree = parse("a: 1\nb:\n  - c: |\n      ก\n      ข\n    d:\n      - x\n      - y\n", "f", first_line=2)
    lines = {field_name(loc): line for loc, line in tree.lines.items()}
    assert lines == {"": 2, "a": 2, "b": 3, "b[1]": 4, "b[1].c": 4, "b[1].d": 7, "b[1].d[1]": 8, "b[1].d[2]": 9}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\na: 2\n", ["f:2 duplicate-key a 'a'"]),
        ("{a: 1, a: 2}", ["f:1 duplicate-key a 'a'"]),
        ("b:\n  - a: 1\n    a: 2\n", ["f:3 duplicate-key b[1].a 'a'"]),
        ("a: &x 1\nb: *x\n", ["f:1 yaml-alias '&x'", "f:2 yaml-alias '*x'"]),
        ("a: &x [*x]\n", ["f:1 yaml-alias '&x'", "f:1 yaml-alias '*x'"]),
        ("<<: *x\n", ["f:1 yaml-alias '*x'"]),
        ("a: !!int 1\n", ["f:1 yaml-tag 'tag:yaml.org,2002:int'"]),
        ("a: !!python/object/apply:os.system [ls]", ["f:1 yaml-tag 'tag:yaml.org,2002:python/object/apply:os.system'"]),
        ("? [a]\n: b\n", ["f:1 wrong-type '[…]'"]),
        ("? {a: b}\n: c\n", ["f:1 wrong-type '[…]'"]),
        ("a: 1\n---\nb: 2\n", ["f:2 yaml-syntax '---'"]),
        ("%YAML 9.9\n---\na: 1\n", ["f:1 yaml-syntax '%YAML 9.9'"]),
        ("a: 'b\nc: d\n", ['f:1 yaml-syntax "a: \'b"']),
        ("a: [b\nc: d\n", ["f:2 yaml-syntax 'c: d'"]),
        ("id: one\nชื่อ ไม่มีเครื่องหมาย\nx: y\n", ["f:2 yaml-syntax 'ชื่อ ไม่มีเครื่องหมาย'"]),
        ("a: b\n c: d\n", ["f:2 yaml-syntax 'c: d'"]),
        ("a: @b\n", ["f:1 yaml-syntax 'a: @b'"]),
        ('a: "\\x07"', ["f:1 bad-character 'U+0007'"]),
        ('"\\u202e": b', ["f:1 bad-character 'U+202E'"]),
    ],
)
def test_what_yaml_would_expand_overwrite_or_guess_is_refused(text: str, problems: list[str]) -> None:
    assert said(text) == problems


def test_the_first_of_two_values_is_kept_and_the_second_told_of() -> None:
    tree = parse("a: 1\nb: 2\na:\n  - 3\n", "f")
    assert (tree.value, tree.lines[("a",)]) == ({"a": "1", "b": "2"}, 1)
    assert tree.problems[0].allowed == "บรรทัดที่ 1 (line)"


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("title: ก: ข", 'title: "ก: ข"'),
        ("  - text: เวลา: 13.00 น.", '  - text: "เวลา: 13.00 น."'),
        ("title: ก:", 'title: "ก:"'),
        ('title: ก "ข": ค', 'title: "ก \\"ข\\": ค"'),
        ("url: http://a: b", 'url: "http://a: b"'),
    ],
)
def test_an_unquoted_colon_is_told_with_the_line_in_quotes_and_read_so(text: str, nearest: str) -> None:
    tree = parse(f"a:\n{text}" if text.startswith(" ") else text, "f")
    (problem,) = tree.problems
    assert (problem.code, problem.nearest) == ("unquoted-colon", nearest.strip())
    assert parse(nearest, "f").problems == ()


def test_after_a_mended_line_the_rest_is_read_and_all_is_told_at_once() -> None:
    tree = parse("a: b: c\nd: e: f\n\tg: h\nd: i\n", "f")
    assert tree.value == {"a": "b: c", "d": "e: f"}
    assert said("a: b: c\n\td: e\nf: g: h\n")[-1].startswith("f:2 yaml-syntax")
    assert said("a: b: c\nd: e: f\nd: i\n") == [
        "f:1 unquoted-colon 'a: b: c' → a: \"b: c\"",
        "f:2 unquoted-colon 'd: e: f' → d: \"e: f\"",
        "f:3 duplicate-key d 'd'",
    ]


def test_more_colons_than_are_mended_end_in_a_problem_not_in_silence() -> None:
    problems = said("".join(f"a{n}: b: c\n" for n in range(60)))
    assert len(problems) == 51
    assert problems[-1] == "f:51 yaml-syntax 'a50: b: c'"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: มาตรการ #1", ["f:1 unquoted-hash '#1' → \"มาตรการ #1\""]),
        ("a:\n  - ก\n  - ข\t# ค\n", ["f:3 unquoted-hash '# ค' → \"ข\\t# ค\""]),
        ("a: ก\n  ข # ค", ["f:2 unquoted-hash '# ค' → \"ก ข # ค\""]),
        ("a: # ก", ["f:1 unquoted-hash '# ก' → \"# ก\""]),
        ("a: [b, c # d\n  ]", ["f:1 unquoted-hash '# d' → \"c # d\""]),
        ("a: ก#1", []),
        ("# ก\na: b\n# ข\n", []),
        ("a: 'b' # ก", []),
        ("a: |\n  ก # ข\n", []),
        ("a: # ก\n  - b\n", []),
    ],
)
def test_text_that_yaml_takes_for_a_remark_is_told(text: str, problems: list[str]) -> None:
    assert said(text) == problems


@pytest.mark.parametrize(
    ("text", "problems", "value"),
    [
        ("a:\n\tb: c\n", ["f:2 tab '→b: c'"], {"a": {"b": "c"}}),
        ("a:\n \t - c\n", ["f:2 tab '→ - c'"], {"a": ["c"]}),
        ("a: b\tc\n", [], {"a": "b\tc"}),
        ("a: b\n\t\n", [], {"a": "b"}),
    ],
)
def test_tabs_are_told_where_they_indent_and_kept_within_text(text: str, problems: list[str], value: Value) -> None:
    tree = parse(text, "f")
    assert [shown(problem) for problem in tree.problems] == problems
    assert tree.value == value


def test_nesting_ends_at_the_limit() -> None:
    assert said("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert said("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["f:1 too-deep"]


def test_values_end_at_the_limit() -> None:
    assert said(f"[{'a,' * (MAX_VALUES - 1)}]") == []  # the list itself is one
    assert said(f"[{'a,' * MAX_VALUES}]") == ["f:1 too-large"]


@given(st.text(st.sampled_from("ab: -[]{}\n\t#'\"&*!|>?%@`,\\ก๑~")))
def test_any_text_gives_a_tree(text: str) -> None:
    tree = parse(text, "f")
    assert all(1 <= line <= text.count("\n") + 1 for line in tree.lines.values())
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in tree.problems)


@pytest.mark.parametrize(
    ("loc", "name"), [((), ""), (("a",), "a"), (("a", 0, "b"), "a[1].b"), ((2,), "[3]"), (("a", 0, 1), "a[1][2]")]
)
def test_a_place_is_named_with_list_positions_from_one(loc: tuple[str | int, ...], name: str) -> None:
    assert field_name(loc) == name
