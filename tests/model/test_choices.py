"""Choices from closed lists: taken to the letter, refused with what was most likely meant."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from ita_site.model.choices import DataCategory, GeoCoverage, LicenceId, Objective, RenewalUnit
from ita_site.model.closed_lists.data_go_th import CATEGORIES, OPEN_LISTS, answered, folded
from ita_site.model.closed_lists.licences import LICENCES

FIELDS = {
    "objective": TypeAdapter(Objective),
    "update_frequency_unit": TypeAdapter(RenewalUnit),
    "geo_coverage": TypeAdapter(GeoCoverage),
    "data_category": TypeAdapter(DataCategory),
    "license": TypeAdapter(LicenceId),
}


def fault_of(field: str, value: str) -> dict[str, str]:
    with pytest.raises(ValidationError) as refused:
        FIELDS[field].validate_python(value)
    (detail,) = refused.value.errors()
    return detail["ctx"]


@pytest.mark.parametrize("field", [field for field in OPEN_LISTS if field in FIELDS])
def test_every_choice_of_the_form_is_taken_and_stands_alone(field: str) -> None:
    for choice in OPEN_LISTS[field]:
        assert FIELDS[field].validate_python(choice) == choice
        assert answered(field, choice) == {field: choice}
    assert len({folded(choice) for choice in OPEN_LISTS[field]}) == len(OPEN_LISTS[field])


@pytest.mark.parametrize("field", [field for field in OPEN_LISTS if field in FIELDS])
def test_own_words_are_taken_where_the_form_has_a_place_for_them(field: str) -> None:
    assert FIELDS[field].validate_python(" ตามที่หน่วยงานเห็นควร ") == "ตามที่หน่วยงานเห็นควร"
    assert answered(field, "ตามที่หน่วยงานเห็นควร") == {field: "อื่นๆ", f"{field}_other": "ตามที่หน่วยงานเห็นควร"}
    assert answered(field, None) == {}


@pytest.mark.parametrize(
    ("field", "value", "nearest"),
    [
        ("update_frequency_unit", "รายปี", "ปี"),
        ("update_frequency_unit", "ทุกเดือน", "เดือน"),
        ("geo_coverage", "ตําบล", "ตำบล"),
        ("geo_coverage", "เทศบาล / อบต.", "เทศบาล/อบต."),
        ("objective", "อื่น ๆ", ""),
        ("geo_coverage", "อื่นๆ", ""),
        ("data_category", "ข้อมูลสาธารณ", "ข้อมูลสาธารณะ"),
        ("data_category", "เปิดเผยได้", ""),
        ("license", "CC-BY", "CC-BY-4.0"),
    ],
)
def test_another_spelling_of_a_choice_and_no_choice_at_all_are_refused(field: str, value: str, nearest: str) -> None:
    fault = fault_of(field, value)
    assert (fault["code"], fault["nearest"]) == ("bad-choice", nearest)
    assert fault["allowed"].startswith((*OPEN_LISTS.get(field, CATEGORIES), *LICENCES))


def test_every_licence_is_a_choice_of_the_form_or_is_named_beside_it() -> None:
    for id_, licence in LICENCES.items():
        assert licence.portal in {"", *OPEN_LISTS["license_id"]}, id_
