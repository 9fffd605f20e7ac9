"""The typed tables hold what the catalogue holds, and say whose words each column is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ita_site.model.entry import Voice
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import Kind, Shape, Table, Value
from ita_site.open_data.tables import tables
from tests.builders.sites import GOLDEN, PHANGAT, SITES, catalogue_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OF_AGENCY = {"units", "scores"}
"""Tables that are the same beside every report."""

TYPES = {Kind.TEXT: str, Kind.MONTH: str, Kind.WHOLE: int, Kind.DECIMAL: Decimal, Kind.YES_NO: bool, Kind.DAY: date}


def tables_of(content: Path, report: int = 0) -> dict[str, Table]:
    catalogue = catalogue_of(content)
    return {table.name: table for table in tables(catalogue, catalogue.reports[report])}


@pytest.fixture(scope="module")
def real() -> dict[str, Table]:
    return tables_of(PHANGAT)


def found(table: Table, **wanted: Value) -> list[Mapping[str, Value]]:
    return [record for record in table.records() if wanted.items() <= record.items()]


def test_the_real_report_has_a_row_for_each_thing_that_it_holds(real: dict[str, Table]) -> None:
    assert {name: len(table.rows) for name, table in real.items()} == {
        "report": 1,
        "measures": 5,
        "activities": 31,
        "results": 23,
        "outcomes": 13,
        "answers": 23,
        "evidence": 12,
        "indicators": 10,
        "items": 11,
        "measure_items": 12,
        "units": 5,
        "measure_units": 25,
        "scores": 0,
    }


@pytest.mark.parametrize(("content", "agency"), [(GOLDEN, "tua-yang"), (PHANGAT, None)])
def test_the_last_column_of_every_table_is_the_agency_and_empty_where_it_says_no_id(
    content: Path, agency: str | None
) -> None:
    for table in tables_of(content).values():
        assert table.columns[-1].name == "agency_id"
        assert {row[-1] for row in table.rows} <= {agency}


def test_every_value_of_a_column_is_of_its_type(real: dict[str, Table]) -> None:
    for table in (*real.values(), tables_of(GOLDEN)["scores"]):
        for row in table.rows:
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or type(value) is TYPES[column.kind], (table.name, column.name)
                assert value is not None or not column.required, (table.name, column.name)
                assert not column.allowed or value in {*column.allowed, None}


def test_keys_are_unique_over_reports_and_years() -> None:
    catalogue = catalogue_of(SITES / "two-years")
    made = [table for report in catalogue.reports for table in tables(catalogue, report)]
    for shape in SHAPES:
        if shape.name in OF_AGENCY:
            continue
        records = [record for table in made if table.shape is shape for record in table.records()]
        keys = [tuple(record[name] for name in shape.key) for record in records]
        assert len(set(keys)) == len(keys), shape.name


def test_an_item_code_of_another_year_is_another_item() -> None:
    new, old = (tables_of(SITES / "two-years", at)["measure_items"] for at in (0, 1))
    assert [record["item_id"] for record in new.records()] == ["nacc-2567/e1"]
    assert [record["item_id"] for record in old.records()] == ["nacc-2566/e1"]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_reference_leads_to_the_key_of_a_table(shape: Shape) -> None:
    keys = {other.name: other.key for other in SHAPES}
    names = {column.name for column in shape.columns}
    assert set(shape.key) <= names
    for reference in shape.references:
        assert reference.column in names
        assert keys[reference.table] == (reference.column,)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_column_is_explained_in_thai_and_english(shape: Shape) -> None:
    for column in shape.columns:
        assert column.name.isascii()
        assert column.name == column.name.lower()
        assert any("ก" <= char <= "๛" for char in column.says.th), column.name
        assert column.says.en
        assert column.title


def test_dates_are_common_era_and_years_are_buddhist() -> None:
    table = tables_of(GOLDEN)
    (result,) = found(table["results"], result_id="2567-12m/one/r1")
    assert (result["date"], result["date_year_be"], result["people"]) == (date(2024, 2, 29), 2567, 28)
    (measure,) = found(table["measures"], measure_id="2567-12m/one")
    assert (measure["period_start"], measure["period_start_year_be"]) == ("2023-10", 2566)
    (report,) = table["report"].records()
    assert (report["covers_from"], report["covers_to"], report["fiscal_year_be"]) == ("2023-10", "2024-09", 2567)


def test_the_words_of_the_report_are_to_the_letter() -> None:
    table = tables_of(GOLDEN)
    (measure,) = found(table["measures"], measure_id="2567-12m/one")
    assert measure["issue_text"] == "ตัวชี้วัดที่ 6\n- e1 ข้อคำถามหนึ่ง?"
    (bare,) = found(table["evidence"], printed="www.example.go.th")
    assert bare["url"] == "http://www.example.go.th"
    assert bare["result_id"] == "2567-12m/one/r3"


def test_our_reading_is_marked_as_such(real: dict[str, Table]) -> None:
    read = {
        f"{table.name}.{column.name}"
        for table in real.values()
        for column in table.columns
        if column.says.voice is Voice.READING
    }
    assert read >= {
        "activities.coverage",
        "answers.result_id",
        "answers.activity_id",
        "evidence.reach",
        "measures.title",
        "measure_items.relation",
        "measure_units.unit_id",
        "results.date",
        "results.people",
    }
    wording = {
        f"{table.name}.{c.name}" for table in real.values() for c in table.columns if c.says.voice is Voice.VERBATIM
    }
    assert wording >= {"activities.text", "results.text", "outcomes.text", "measures.issue_text", "evidence.printed"}
    assert read.isdisjoint(wording)


def test_a_link_that_no_check_has_seen_is_unchecked(real: dict[str, Table]) -> None:
    assert {record["link_state"] for record in real["evidence"].records()} == {"unchecked"}
