"""What looks like a unit and is none that the agency names."""

from __future__ import annotations

import pytest

from ita_site.model.agency import Agency
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.reading.units import read_units, unknown_units
from tests.builders.sites import PHANGAT, catalogue_of


@pytest.fixture(scope="module")
def agency() -> Agency:
    return catalogue_of(PHANGAT).agency


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองคลัง กองช่าง กองสาธารณสุขและสิ่งแวดล้อม", ("กองสาธารณสุขและสิ่งแวดล้อม",)),
        ("กองคลังกองช่างกองสาธารณสุข", ("กองสาธารณสุข",)),
        ("กองสวัสดิการสังคมและกองสาธารณสุข", ("กองสาธารณสุข",)),
        ("ผู้อำนวยการกองสาธารณสุข", ("กองสาธารณสุข",)),
        ("งานนิติการ สำนักปลัด", ("งานนิติการ",)),
        ("โรงเรียนบ้านพะงาด/ศูนย์พัฒนาเด็กเล็ก", ("โรงเรียนบ้านพะงาด", "ศูนย์พัฒนาเด็กเล็ก")),
        ("ส่วนโยธา, ฝ่ายทะเบียน, หน่วยตรวจสอบภายใน", ("ส่วนโยธา", "ฝ่ายทะเบียน", "หน่วยตรวจสอบภายใน")),
        ("กอง คลัง\nกองการศึกษา", ()),
        ("พนักงานส่วนตำบล สำนักปลัด", ()),
        ("หัวหน้าส่วนราชการ หน่วยงาน คณะทำงาน", ()),
    ],
)
def test_a_name_that_looks_like_a_unit_is_told(text: str, names: tuple[str, ...], agency: Agency) -> None:
    assert unknown_units(text, agency) == names


def test_every_unit_leaves_none_to_be_told(agency: Agency) -> None:
    assert read_units("ทุกส่วนราชการ (งานพัสดุ เป็นหลัก)", agency).doubts == ()


def test_a_unit_misspelt_beside_one_that_is_not_is_told(agency: Agency) -> None:
    (doubt,) = read_units("กองช่าง กองคลง", agency).doubts
    assert doubt.args == ("กองคลง",)


@pytest.mark.parametrize(
    ("text", "ids", "kind"),
    [
        ("ทุกส่วนราชการ", ("all",), None),
        ("ทุกส่วนราชการ โดยมีสำนักปลัดเป็นผู้รวบรวม", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("ผู้รับผิดชอบหลัก : กองคลัง\nผู้สนับสนุน : ทุกกอง", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("ทุกกอง\nกองคลัง", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("ทุกส่วนราชการ ยกเว้นกองช่าง", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("ทุกกอง (กองคลัง กองช่าง)", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("ทุกส่วนราชการ (กองคลังเป็นผู้รวบรวม)", ("all",), DoubtKind.UNITS_ALL_AND_SOME),
        ("กองคลัง ให้ทุกส่วนมีส่วนร่วม ทุกกองทุน", ("finance",), None),
        ("☑ สำนักปลัด ☐ กองคลัง ☐ กองช่าง", ("office",), DoubtKind.UNITS_TICKED),
        ("( ) สำนักปลัด\n(/) กองคลัง", ("finance",), DoubtKind.UNITS_TICKED),
        ("☐ สำนักปลัด ☐ กองคลัง", ("office", "finance"), DoubtKind.UNITS_UNTICKED),
        ("✓ สำนักปลัด\n✓ กองคลัง", ("office", "finance"), None),
        ("กองคลงั", (), DoubtKind.UNITS_NOT_NAMED),
    ],
)
def test_who_is_meant_by_all_or_by_a_box_is_read_and_marked(
    text: str, ids: tuple[str, ...], kind: DoubtKind | None, agency: Agency
) -> None:
    units = read_units(text, agency)
    assert units.value == ids
    assert [one.kind for one in units.doubts if one.kind is not DoubtKind.UNITS_UNKNOWN] == ([kind] if kind else [])
