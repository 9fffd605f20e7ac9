"""Columns for parts of the year, and headings of which one is called what another only looks like."""

from __future__ import annotations

import pytest

from ita_site.word_import.words.month_columns import part_of, slot_of
from tests.word_import.office import BEFORE, CELLS, HEADINGS, Desk, form, told
from tests.word_import.wordxml import Word, tc, tr

RESULTS = "ผลการดำเนินการ"


@pytest.mark.parametrize(
    ("heading", "slot"),
    [
        ("ปีงบประมาณ 2567 ไตรมาส 1", (0, 2)),
        ("งบประมาณ พ.ศ. ๒๕๖๗ ไตรมาสที่ ๔", (9, 11)),
        ("ปีงบประมาณ 2567", None),
        ("ไตรมาส 2", (3, 5)),
    ],
)
def test_a_quarter_is_known_below_its_year(heading: str, slot: tuple[int, int] | None) -> None:
    assert slot_of(heading) == slot


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        (f"{RESULTS} (1 ต.ค. 66 - 31 มี.ค. 67)", (0, 5)),
        (f"{RESULTS} (1 เม.ย. - 30 ก.ย. 67)", (6, 11)),
        (f"{RESULTS} ตั้งแต่วันที่ 1 เมษายน ถึงวันที่ 30 กันยายน 2567", (6, 11)),
        (f"{RESULTS} 6 เดือนแรก", (0, 5)),
        (f"{RESULTS}รอบ ๖ เดือนหลัง", (6, 11)),
        (f"{RESULTS}ครึ่งปีแรก", (0, 5)),
        (f"{RESULTS} รอบ 6 เดือน", None),
        (RESULTS, None),
    ],
)
def test_a_heading_names_the_part_of_the_year_that_its_column_is_of(heading: str, part: tuple[int, int] | None) -> None:
    assert part_of(heading) == part


def table(*headings: str) -> bytes:
    """The form with such columns of results, each with its own words."""
    cells = [*(tc(*one) for one in CELLS[:4]), *(tc(f"ผลที่ {at}") for at in range(1, len(headings) + 1))]
    return Word(BEFORE + form(tr(*cells), headings=(*HEADINGS[:4], *headings))).data()


HALVES = (f"{RESULTS} 6 เดือนแรก", f"{RESULTS} 6 เดือนหลัง")


@pytest.mark.parametrize(
    ("headings", "results"),
    [
        (HALVES, ["ผลที่ 1", "ผลที่ 2"]),
        ((f"{RESULTS} (1 ต.ค. 66 - 31 มี.ค. 67)", f"{RESULTS} (1 เม.ย. - 30 ก.ย. 67)"), ["ผลที่ 1", "ผลที่ 2"]),
        ((f"{RESULTS} (ต.ค. - มี.ค.)", f"{RESULTS} (ต.ค. - ก.ย.)"), ["ผลที่ 1"]),
    ],
)
def test_halves_of_the_year_are_one_column_of_results(
    office: Desk, headings: tuple[str, ...], results: list[str]
) -> None:
    (stored,) = office.imported(table(*headings)).measures
    assert [text for text, _ in told(stored)["results"]] == results
    doubt = f"ไฟล์แบ่งผลเป็นหลายคอลัมน์ (“{headings[0]}” “{headings[1]}”)"
    assert any(doubt in todo for todo in office.todos()) is (len(results) > 1)
    assert "ผลที่ 2" in office.text()


@pytest.mark.parametrize(
    ("headings", "period", "results"),
    [
        (("เดือนที่ดำเนินการ", RESULTS), "ต.ค. 2566", "ทำแล้ว"),
        (("ระยะเวลา", "ผลการปรับปรุงแก้ไข"), "ต.ค. 2566", "ทำแล้ว"),
        (("ระยะเวลา", "ผลการแก้ไข/พัฒนา"), "ต.ค. 2566", "ทำแล้ว"),
        (("ระยะเวลา", "ผลการพัฒนา"), "ต.ค. 2566", "ทำแล้ว"),
        (("ระยะเวลา", "ผลที่ทำได้จริง"), "ต.ค. 2566", "ทำแล้ว"),
        (("ผลดำเนืนการ", RESULTS), "TODO ไฟล์ไม่มีข้อความในช่องระยะเวลา", "ทำแล้ว"),
    ],
)
def test_what_is_called_so_goes_before_what_looks_like_it(
    office: Desk, headings: tuple[str, str], period: str, results: str
) -> None:
    cells = (*(tc(*one) for one in CELLS[:3]), tc("ต.ค. 2566"), tc("ทำแล้ว"))
    data = Word(BEFORE + form(tr(*cells), headings=(*HEADINGS[:3], *headings))).data()
    (stored,) = office.imported(data).measures
    assert (told(stored)["period_text"], told(stored)["results"]) == (period, [(results, [])])
