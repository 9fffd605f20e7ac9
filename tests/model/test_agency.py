"""What an agency's name alone says of it."""

from __future__ import annotations

import pytest

from ita_site.model.agency import HEADS, SHORT_KINDS
from tests.builders.sites import GOLDEN, catalogue_of


@pytest.mark.parametrize(
    ("name", "addressee"),
    [
        ("องค์การบริหารส่วนตำบลพะงาด", "นายกองค์การบริหารส่วนตำบลพะงาด"),
        ("องค์การบริหารส่วนจังหวัดนครราชสีมา", "นายกองค์การบริหารส่วนจังหวัดนครราชสีมา"),
        ("เทศบาลตำบลโนนไทย", "นายกเทศมนตรีตำบลโนนไทย"),
        ("เทศบาลเมืองปากช่อง", "นายกเทศมนตรีเมืองปากช่อง"),
        ("เทศบาลนครนครราชสีมา", "นายกเทศมนตรีนครนครราชสีมา"),
        ("โรงเรียนบ้านตัวอย่าง", "โรงเรียนบ้านตัวอย่าง"),
    ],
)
def test_a_letter_addresses_the_head_of_a_kind_that_is_known_and_else_the_agency(name: str, addressee: str) -> None:
    agency = catalogue_of(GOLDEN).agency.model_copy(update={"name": name})
    assert agency.addressee == addressee


def test_every_kind_that_offices_shorten_has_a_head() -> None:
    assert set(HEADS) == set(SHORT_KINDS)
