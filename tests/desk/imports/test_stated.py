"""The year and the round of a report are taken from the file where it names only one."""

from __future__ import annotations

from datetime import datetime

import pytest

from ita_site.desk.imports.reading import due_round
from ita_site.desk.imports.stated import stated_months, stated_year


@pytest.mark.parametrize(
    ("lines", "year", "months"),
    [
        (["รายงานผล ปีงบประมาณ พ.ศ. ๒๕๖7 รอบ 12 เดือน"], 2567, 12),
        (["รายงานผล ประจำปี ๒๕๖๘ (รอบ 6 เดือน)", "ตามผลการประเมิน ITA ประจำปี 2567"], 2568, 6),
        (["รายงานผล ประจำปีงบประมาณ 2568", "ตามผลการประเมิน ปี 2567"], 2568, None),
        (["รายงานผล ปี 2568"], 2568, None),
        (["ปีงบประมาณ 2567", "ปีงบประมาณ 2568"], None, None),
        (["รอบ 6 เดือน และรอบ 12 เดือน"], None, None),
        ([], None, None),
    ],
)
def test_only_what_is_named_alone_counts(lines: list[str], year: int | None, months: int | None) -> None:
    assert (stated_year(lines), stated_months(lines)) == (year, months)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2024-03-31T16:59:59+00:00", (2566, 12)),
        ("2024-03-31T17:00:00+00:00", (2567, 6)),
        ("2024-09-30T16:59:59+00:00", (2567, 6)),
        ("2024-09-30T17:00:00+00:00", (2567, 12)),
    ],
)
def test_the_round_that_is_due_begins_at_midnight_in_thailand(moment: str, due: tuple[int, int]) -> None:
    assert due_round(datetime.fromisoformat(moment)) == due
