"""A personal value in any words raises a warning at its line, until the agency confirms it."""

from __future__ import annotations

import pytest

from tests.builders.sites import AGENCY, ONE, PHANGAT, REPORT, Site


def test_each_place_of_words_is_looked_at(site: Site) -> None:
    site.change(ONE, "text: 1.จัดทำคู่มือ", "text: |-\n      1.จัดทำคู่มือ\n      โทร 081-234-5678")
    site.change(ONE, "ข้อความอิสระ", "ข้อความอิสระ\n\nsomchai@example.com")
    site.change(REPORT, "introduction: ", "introduction: 0812345678 ")
    assert site.problems() == [
        f"{REPORT}:10 personal-data introduction '0812345678'",
        f"{ONE}:13 personal-data activities[1].text '081-234-5678'",
        f"{ONE}:33 personal-data 'somchai@example.com'",
    ]
    assert site.read().catalogue is not None


@pytest.mark.parametrize("confirmed", ["081 234 5678", "+66812345678", "๐๘๑๒๓๔๕๖๗๘"])
def test_a_value_that_the_agency_confirms_is_not_warned_of(site: Site, confirmed: str) -> None:
    site.change(ONE, "ข้อความอิสระ", "โทร 081-234-5678")
    assert len(site.problems()) == 1
    site.change(AGENCY, "units:", f'public_contacts: ["{confirmed}"]\nunits:')
    assert site.problems() == []


def test_a_channel_for_complaints_may_be_named_anywhere(site: Site) -> None:
    site.change(AGENCY, "units:", "complaints:\n  - {name: ก, phone: 081-234-5678, source: ข}\nunits:")
    site.change(ONE, "ข้อความอิสระ", "โทร 0812345678")
    assert site.problems() == []


def test_a_real_report_has_no_false_alarm() -> None:
    assert [problem for problem in Site(PHANGAT).problems() if "personal-data" in problem] == []
