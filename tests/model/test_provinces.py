"""The closed list of provinces, and the codes of agency.yml."""

from __future__ import annotations

import pytest

from ita_site.model.closed_lists.provinces import PROVINCES, nearest_province, province_named
from tests.builders.sites import AGENCY, Site


def test_there_are_77_provinces_each_with_a_code_and_names_of_its_own() -> None:
    assert len(PROVINCES) == 77
    assert len({row.name for row in PROVINCES.values()}) == 77
    assert len({row.name_en for row in PROVINCES.values()}) == 77


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("จังหวัดเลย", "TH-42"),
        (" เลย ", "TH-42"),
        ("จ.เลย", "TH-42"),
        ("TH-42", "TH-42"),
        ("th42", "TH-42"),
        ("42", "TH-42"),
        ("กรุงเทพฯ", "TH-10"),
        ("กรุงเทพมหานคร", "TH-10"),
        ("TH-28", None),
        ("142", None),
        ("เมืองเลย", None),
        ("", None),
    ],
)
def test_a_province_is_known_by_its_name_or_its_code(text: str, code: str | None) -> None:
    known = province_named(text)
    assert (known.code if known else None) == code


def test_a_misspelt_name_has_a_near_province_and_nonsense_has_none() -> None:
    near = nearest_province("นครราชศรีมา")
    assert near is not None
    assert near.code == "TH-30"
    assert nearest_province("ดวงจันทร์อันไกล") is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("province_code: TH-30", None),
        ("province_code: TH-28", "bad-choice province_code 'TH-28'"),
        ("province_code: '30'", "bad-choice province_code '30' → TH-30"),
        ("province_code: นครราชสีมา", "bad-choice province_code 'นครราชสีมา' → TH-30"),
        ("province_code: TH-31", "bad-choice province_code 'TH-31' → TH-30"),
        ("code: '06300512'", None),
        ("code: DLA.63-a", None),
        ("code: ๐๖๓๐", "wrong-type code '๐๖๓๐' → 0630"),
        ("code: รหัส", "wrong-type code 'รหัส'"),
        ("id: pangad", None),
        ("id: Pangad", "bad-id id 'Pangad' → pangad"),
    ],
)
def test_codes_of_an_agency_are_held_to_their_lists(line: str, problem: str | None, site: Site) -> None:
    site.change(AGENCY, "province: จังหวัดตัวอย่าง", f"province: จังหวัดนครราชสีมา\n{line}")
    words = [problem_line.split(" ", 1)[1] for problem_line in site.problems()]
    assert words == ([problem] if problem else [])


def test_a_code_of_another_province_is_said_to_be_that(site: Site) -> None:
    site.change(AGENCY, "province: จังหวัดตัวอย่าง", "province: จังหวัดนครราชสีมา\nprovince_code: TH-31")
    (problem,) = site.read().problems
    assert "TH-30 (จังหวัดนครราชสีมา)" in problem.allowed
    assert "province" in problem.hint
