"""What is dialled for a telephone number as an office writes it."""

import pytest

from ita_site.text.telephone import dialled


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("044-325000", "044325000"),
        ("โทร. 0 4432 5000 ต่อ 12", "044325000"),
        ("(044) 325-000, 081 234 5678", "044325000"),
        ("+66 44 325000", "+6644325000"),
        ("สายด่วน 1205", "1205"),
        ("๐๔๔-๓๒๕๐๐๐", "044325000"),
        ("ห้อง 12", ""),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_first_number(phone: str, expected: str) -> None:
    assert dialled(phone) == expected
