"""What people say of links against the checker: content/link-overrules.yml, read strictly."""

from datetime import date
from pathlib import Path

import pytest

from ita_site.catalogue.overrules import read_overrules

RULE = "- {{url: 'http://a/', state: {state}, until: {until}, reason: {reason}}}\n"
GOOD = {"state": "alive", "until": "2570-01-31", "reason": "x"}


def read(folder: Path, text: str) -> list[str]:
    file = folder / "link-overrules.yml"
    file.write_text(text, encoding="utf-8")
    rules, problems = read_overrules(file, "content/link-overrules.yml")
    assert not (rules and problems)
    return [f"{problem.line} {problem.code} {problem.field}".strip() for problem in problems]


def test_a_rule_is_read_by_its_address_and_a_buddhist_year_is_one(tmp_path: Path) -> None:
    assert read(tmp_path, RULE.format(**GOOD)) == []
    rules, _ = read_overrules(tmp_path / "link-overrules.yml", "x")
    assert rules["http://a/"].until == date(2027, 1, 31)


def test_without_a_file_or_with_an_empty_one_there_are_no_rules(tmp_path: Path) -> None:
    assert read_overrules(tmp_path / "none.yml", "x") == ({}, ())
    assert read(tmp_path, "# ยังไม่มี\n") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("a: b", "1 bad-overrule", id="no list"),
        pytest.param("- 1", "1 bad-overrule [1]", id="no fields"),
        pytest.param("- [", "1 yaml-syntax", id="no YAML"),
        pytest.param("[" * 5000, "1 too-deep", id="nested deeply"),
        pytest.param(RULE.format(**GOOD | {"state": "dead"}), "1 bad-overrule [1].state", id="another state"),
        pytest.param(RULE.format(**GOOD | {"state": "[alive]"}), "1 bad-overrule [1].state", id="a list of states"),
        pytest.param(RULE.format(**GOOD | {"until": "soon"}), "1 bad-overrule [1].until", id="no day"),
        pytest.param(RULE.format(**GOOD | {"until": "0001-01-01"}), "1 bad-overrule [1].until", id="the year 1"),
        pytest.param(RULE.format(**GOOD | {"until": "9999-12-31"}), "1 bad-overrule [1].until", id="the year 9999"),
        pytest.param(RULE.format(**GOOD | {"until": "9" * 5000}), "1 bad-overrule [1].until", id="5,000 digits"),
        pytest.param(RULE.format(**GOOD | {"reason": r'"\u202ecba"'}), "1 bad-character", id="text turned round"),
        pytest.param(RULE.format(**GOOD | {"reason": r'"\x1b[31m"'}), "1 bad-character", id="a terminal's code"),
        pytest.param("\n" + RULE.format(**GOOD | {"reason": "''"}), "2 bad-overrule [1].reason", id="no reason"),
        pytest.param(RULE.format(**GOOD)[:-2] + ", z: 1}", "1 bad-overrule [1].z", id="an unknown field"),
        pytest.param(RULE.format(**GOOD)[:-2] + ", by: x, by: y}", "1 duplicate-key [1].by", id="a field twice"),
        pytest.param("<<<<<<< HEAD\n- 1\n=======\n- 2\n>>>>>>> x\n", "1 bad-overrule", id="marks of a conflict"),
    ],
)
def test_whatever_is_no_rule_is_a_problem_at_its_line(text: str, problem: str, tmp_path: Path) -> None:
    assert problem in read(tmp_path, text)
