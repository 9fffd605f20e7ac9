"""A parsed tree → an entry, or problems at the lines of its values; and the value that was most likely meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.model.agency import Agency
from ita_site.model.entry import entry_type
from ita_site.model.measure import Measure, Result
from ita_site.model.nearest import nearest
from ita_site.model.report import Headings
from ita_site.model.validation import line_of, validate
from ita_site.source.yaml_tree import Tree, parse
from tests.builders.sites import shown

ITEMS = ("e1", "e2", "e3", "e5", "e6", "e7", "e9", "e11", "e12", "e14", "e15")
FIELDS = tuple(Measure.model_fields)


@pytest.mark.parametrize(
    ("value", "allowed", "meant"),
    [
        ("e10", ITEMS, "e11"),
        ("e๑๐", ITEMS, "e11"),
        ("E10", ITEMS, "e11"),
        ("e4", ITEMS, "e3"),
        ("e8", ITEMS, "e7"),
        ("e13", ITEMS, "e12"),
        ("e16", ITEMS, "e15"),
        ("o35", ITEMS, ""),
        ("11", [str(n) for n in range(1, 11)], "10"),
        ("nacc-2567", ["nacc-2566", "school-2567"], "nacc-2566"),
        ("offices", ["office", "works", "all"], "office"),
        ("สำนักปลัด", ["office", "works"], ""),
        ("titel", FIELDS, "title"),
        ("Title", FIELDS, "title"),
        ("result", FIELDS, "results"),
        ("x" * 1_000_000, FIELDS, ""),
        ("", FIELDS, ""),
        ("e1", [], ""),
    ],
)
def test_the_nearest_value_is_the_one_most_likely_meant(value: str, allowed: list[str], meant: str) -> None:
    assert nearest(value, allowed) == meant


@given(st.text(), st.lists(st.text(), max_size=5))
def test_the_nearest_value_is_one_of_those_allowed_or_none(value: str, allowed: list[str]) -> None:
    assert nearest(value, allowed) in {"", *allowed}


@given(st.sampled_from(ITEMS))
def test_an_allowed_value_is_nearest_to_itself(value: str) -> None:
    assert nearest(value, ITEMS) == value


def said(model: type[Agency | Measure], text: str) -> list[str]:
    entry, problems = validate(model, parse(text, "f"), "f")
    assert (entry is None) is bool(problems)
    return [shown(problem) for problem in problems]


AGENCY = """name: ก
district: ข
province: ค
website: http://a.th
source: ง
units:
  - id: a
    name: จ
"""


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (("", ""), []),
        (("name: ก\n", ""), ["f:1 missing-field name"]),
        (("name: ก", "name: [ก]"), ["f:1 wrong-type name '- …'"]),
        (("name: ก", "name: {ก: ข}"), ["f:1 wrong-type name '…: …'"]),
        (("  - id: a\n    name: จ\n", "  id: a\n"), ["f:6 wrong-type units '…: …'"]),
        (("  - id: a\n    name: จ\n", "  - a\n"), ["f:7 wrong-type units[1] 'a'"]),
        (
            ("    name: จ", "    nam: จ"),
            ["f:7 missing-field units[1].name", "f:8 unknown-field units[1].nam 'nam' → name"],
        ),
        (
            ("name: ก", "namee: ก\nNAME: ข"),
            [
                "f:1 missing-field name",
                "f:1 unknown-field namee 'namee' → name",
                "f:2 unknown-field NAME 'NAME' → name",
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_at_the_line_of_the_value(change: tuple[str, str], problems: list[str]) -> None:
    text = AGENCY.replace(*change, 1) if change[0] else AGENCY
    assert sorted(said(Agency, text)) == sorted(problems)


@pytest.mark.parametrize("text", ["", "a", "[]", "- a\n- b\n"])
def test_a_file_that_is_no_mapping_is_of_the_wrong_type(text: str) -> None:
    (problem,) = said(Agency, text)
    assert problem.startswith("f:1 wrong-type")


def test_the_kind_that_is_wanted_is_said() -> None:
    _, (problem,) = validate(Agency, parse(AGENCY.replace("units:\n  - id: a\n    name: จ", "units: a"), "f"), "f")
    assert problem.allowed == "รายการ เช่น [1, 2] หรือบรรทัดที่ขึ้นต้นด้วย - (a list)"


def test_the_fields_that_are_allowed_are_those_of_the_entry_around() -> None:
    text = AGENCY.replace("    name: จ", "    name: จ\n    phone: ฉ")
    _, (problem,) = validate(Agency, parse(text, "f"), "f")
    assert (problem.field, problem.allowed) == ("units[1].phone", "id, name")


def test_a_place_without_a_line_takes_that_of_what_is_around_it() -> None:
    tree = Tree({}, {(): 2, ("a",): 5}, ())
    assert [line_of(tree, loc) for loc in (("a", 0, "b"), ("a",), ("c",), ())] == [5, 5, 2, 2]
    assert line_of(Tree({}, {}, ()), ("a",)) == 1


def test_the_entry_inside_an_annotation_is_found() -> None:
    assert entry_type(Measure.model_fields["results"].annotation) is Result
    assert entry_type(Measure.model_fields["headings"].annotation) is Headings
    assert entry_type(Measure.model_fields["lead"].annotation) is None


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        ("99", [str(n) for n in range(1, 11)]),
        ("e99", list(ITEMS)),
        ("e18", list(ITEMS)),
        ("units", ["id", "order", "results", "status"]),
        ("nacc-2599", ["nacc-2566"]),
    ],
)
def test_where_nothing_is_near_nothing_is_suggested(value: str, allowed: list[str]) -> None:
    assert nearest(value, allowed) == ""
