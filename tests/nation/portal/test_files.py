"""The portal's database as files for others: what is in them, and when they are written again."""

import csv
import io
import json
import sqlite3
import warnings
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import frictionless
import jsonschema
import pyarrow.parquet
import pytest
import rdflib
import zstandard

from ita_site.links.judge.observation import Kind
from ita_site.nation.portal.database.tables import NATIONAL_SHAPES, TABLES
from ita_site.nation.portal.files import parquet_table
from ita_site.nation.portal.files.write_files import write_files
from ita_site.open_data.csv_files import csv_bytes
from ita_site.open_data.tables import tables
from tests.builders.portals import FIRST_NIGHT, NIGHT, MadeUpNation, asked
from tests.builders.sites import catalogue_of


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> MadeUpNation:
    """Three agencies with links in several states, and their files."""
    nation = MadeUpNation(tmp_path_factory.mktemp("nation"))
    urls = nation.add("ka")
    nation.add("kha", province="จังหวัดน่าน")
    nation.change("kha", "- text: จัดทำคู่มือ", "- text: =จัดทำคู่มือ")
    nation.see("ka", Kind.OK, urls, FIRST_NIGHT - NIGHT)
    nation.fill()
    nation.see("ka", Kind.MOVED, urls[:2], FIRST_NIGHT)
    nation.fill(FIRST_NIGHT + NIGHT)
    write_files(nation.database, nation.folder / "data")
    return nation


def _data(nation: MadeUpNation) -> Path:
    return nation.folder / "data"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.mark.parametrize("place", range(len(NATIONAL_SHAPES)), ids=[shape.name for shape in NATIONAL_SHAPES])
def test_the_cells_of_a_table_are_those_of_the_agencys_own_file(nation: MadeUpNation, place: int) -> None:
    name = NATIONAL_SHAPES[place].name
    text = (_data(nation) / f"{name}.csv").read_bytes().decode()
    for agency_id in ("ka", "kha"):
        catalogue = catalogue_of(nation.content(agency_id))
        own = [csv_bytes(tables(catalogue, report)[place]).decode() for report in catalogue.reports]
        expected = {_cells(row) for file in own for row in csv.DictReader(io.StringIO(file, newline=""))}
        kept = [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["agency_id"] == agency_id]
        assert {_cells(row) for row in kept} == expected


def _cells(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in row.items() if name != "agency_id"))


def test_frictionless_finds_the_package_valid(nation: MadeUpNation) -> None:
    report = frictionless.validate(str(_data(nation) / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert len(report.tasks) == len(TABLES)


def test_every_row_is_what_its_json_schema_says(nation: MadeUpNation) -> None:
    for shape in TABLES:
        schema = json.loads((_data(nation) / f"{shape.name}.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        rows = pyarrow.parquet.read_table(_data(nation) / f"{shape.name}.parquet").to_pylist()
        for row in rows:
            jsonschema.validate({name: _json(value) for name, value in row.items()}, schema)


def _json(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def test_parquet_has_real_types(nation: MadeUpNation) -> None:
    scores = pyarrow.parquet.read_table(_data(nation) / "scores.parquet").to_pylist()
    assert (scores[0]["score_id"], scores[0]["score"], scores[0]["source_date"]) == (
        "2566/6",
        Decimal("80.25"),
        date(2023, 8, 1),
    )
    links = pyarrow.parquet.read_table(_data(nation) / "links.parquet").to_pylist()
    assert links[0]["checked"] == datetime(2026, 11, 1, 1, tzinfo=UTC)
    results = pyarrow.parquet.read_table(_data(nation) / "results.parquet").to_pylist()
    assert results[0]["lost_picture"] is False


def test_the_catalogue_is_linked_data_and_its_files_are_there(nation: MadeUpNation) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph", DeprecationWarning)
        graph = rdflib.Graph().parse(
            _data(nation) / "catalog.jsonld", publicID="http://portal.example/data/catalog.jsonld"
        )
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    named = {str(address) for address in graph.objects(None, dcat.downloadURL)}
    assert named == {
        f"http://portal.example/data/{name}"
        for name in _bytes(_data(nation))
        if name.endswith((".csv", ".parquet", ".db", ".zst"))
    }
    for file in graph.subjects(rdflib.RDF.type, dcat.Distribution):
        name = str(graph.value(file, dcat.downloadURL)).rpartition("/")[2]
        assert int(str(graph.value(file, dcat.byteSize))) == (_data(nation) / name).stat().st_size


def test_the_copy_of_the_database_answers_and_unpacks(nation: MadeUpNation) -> None:
    copy = _data(nation) / "portal.db"
    assert asked(copy, "SELECT agency_id FROM found WHERE found MATCH 'น่าน'") == [("kha",)]
    assert asked(copy, "PRAGMA journal_mode") == [("delete",)]
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    packed = (_data(nation) / "portal.db.zst").read_bytes()
    assert zstandard.ZstdDecompressor().decompress(packed) == copy.read_bytes()


def test_the_same_rows_give_the_same_bytes_wherever_they_are_written(nation: MadeUpNation, tmp_path: Path) -> None:
    write_files(nation.database, tmp_path / "data")
    assert _bytes(tmp_path / "data") == _bytes(_data(nation))


def test_files_are_written_again_only_where_their_rows_changed(tmp_path: Path) -> None:
    nation = MadeUpNation(tmp_path)
    urls = nation.add("ka")
    nation.fill()
    write_files(nation.database, _data(nation))
    assert write_files(nation.database, _data(nation)).tables == ()
    before = {file.name: file.stat().st_ino for file in _data(nation).iterdir()}
    nation.see("ka", Kind.OK, urls, FIRST_NIGHT)
    nation.fill(FIRST_NIGHT + NIGHT)
    assert write_files(nation.database, _data(nation)).tables == (
        "agencies",
        "agency_reports",
        "links",
        "run",
        "evidence",
    )
    after = {file.name: file.stat().st_ino for file in _data(nation).iterdir()}
    assert {name for name in before if before[name] == after[name]} >= {
        "measures.csv",
        "measures.parquet",
        "events.csv",
    }


def test_a_file_that_was_lost_or_cut_is_written_again(tmp_path: Path) -> None:
    nation = MadeUpNation(tmp_path)
    nation.add("ka")
    nation.fill()
    write_files(nation.database, _data(nation))
    whole = _bytes(_data(nation))
    (_data(nation) / "links.csv").write_bytes(b"agency")
    (_data(nation) / "units.parquet").unlink()
    (_data(nation) / "portal.db.zst").unlink()
    assert write_files(nation.database, _data(nation)).tables == ("links", "units")
    assert _bytes(_data(nation)) == whole


def test_without_pyarrow_all_but_parquet_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nation = MadeUpNation(tmp_path)
    nation.add("ka")
    nation.fill()
    write_files(nation.database, _data(nation))
    monkeypatch.setattr(parquet_table, "find_spec", lambda _: None)
    (_data(nation) / "datapackage.json").unlink()
    written = write_files(nation.database, _data(nation))
    assert not written.has_parquet
    names = set(_bytes(_data(nation)))
    assert not [name for name in names if name.endswith(".parquet")]
    assert {"portal.db", "portal.db.zst", "links.csv", "datapackage.json", "catalog.jsonld"} <= names
