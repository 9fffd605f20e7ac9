"""What looks like a unit and is none that the agency names."""

from __future__ import annotations

import pytest

from ita_site.model.agency import Agency
from ita_site.source.front_matter_writer import Codes
from ita_site.word_import.draft.unit_field import units_field, unknown_units
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
    assert units_field("ทุกส่วนราชการ (งานพัสดุ เป็นหลัก)", agency).todos == ()


def test_a_unit_misspelt_beside_one_that_is_not_is_told(agency: Agency) -> None:
    (todo,) = units_field("กองช่าง กองคลง", agency).todos
    assert "กองคลง" in todo.words


@pytest.mark.parametrize(
    ("text", "ids", "said"),
    [
        ("ทุกส่วนราชการ", ("all",), ""),
        ("ทุกส่วนราชการ โดยมีสำนักปลัดเป็นผู้รวบรวม", ("all",), "เอ่ยชื่อบางแห่ง"),
        ("ผู้รับผิดชอบหลัก : กองคลัง\nผู้สนับสนุน : ทุกกอง", ("all",), "เอ่ยชื่อบางแห่ง"),
        ("ทุกกอง\nกองคลัง", ("all",), "เอ่ยชื่อบางแห่ง"),
        ("ทุกส่วนราชการ ยกเว้นกองช่าง", ("office", "finance", "education", "welfare"), "ยกเว้นบางส่วนราชการ"),
        (
            "ทุกกอง (ยกเว้นกองช่าง กองคลัง) โดยสำนักปลัดเป็นหลัก",
            ("office", "education", "welfare"),
            "ยกเว้นบางส่วนราชการ",
        ),
        (
            "ทุกส่วนราชการ\n(สำนักปลัด กองคลัง\nกองช่าง กองการศึกษาฯ กองสวัสดิการฯ)",
            ("office", "finance", "works", "education", "welfare"),
            "",
        ),
        ("ทุกกอง (กองคลัง กองช่าง)", ("finance", "works"), "ในวงเล็บมีเพียงบางแห่ง"),
        ("ทุกส่วนราชการ (กองคลังเป็นผู้รวบรวม)", ("all",), "เอ่ยชื่อบางแห่ง"),
        ("ทุกส่วนราชการ ยกเว้นหน่วยตรวจสอบภายใน", ("all",), "ยกเว้นบางแห่งที่ไม่มีใน agency.yml"),
        ("กองคลัง ให้ทุกส่วนมีส่วนร่วม ทุกกองทุน", ("finance",), ""),
        ("☑ สำนักปลัด ☐ กองคลัง ☐ กองช่าง", ("office",), "ทำเครื่องหมายในช่องไว้"),
        ("( ) สำนักปลัด\n(/) กองคลัง", ("finance",), "ทำเครื่องหมายในช่องไว้"),
        ("☐ สำนักปลัด ☐ กองคลัง", ("office", "finance"), "ไม่มีช่องใดทำเครื่องหมาย"),
        ("✓ สำนักปลัด\n✓ กองคลัง", ("office", "finance"), ""),
        ("กองคลงั", ("finance",), "ไม่ตรงกับ agency.yml"),
    ],
)
def test_who_is_meant_by_all_or_by_a_box_is_read_and_marked(
    text: str, ids: tuple[str, ...], said: str, agency: Agency
) -> None:
    field = units_field(text, agency)
    assert field.value == Codes(ids)
    told = [one.words for one in field.todos if "ซึ่งไม่มีใน" not in one.words]
    assert len(told) == bool(said)
    assert all(said in one for one in told)
