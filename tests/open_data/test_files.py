"""The files of open data: valid by the tools that others use, and equal to the catalogue when opened again."""

from __future__ import annotations

import json
import re
import shutil
import warnings
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCAT, DCTERMS, Graph, URIRef

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.link_health import LinkHealth
from ita_site.links.judge.observation import Seen
from ita_site.links.memory.history import Link, State
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.open_data import records
from ita_site.open_data.csv_files import BOM, GUARD, csv_bytes, guarded
from ita_site.open_data.files import csv_name, excel_name, export_file, export_files, file_paths
from ita_site.open_data.table import Table
from ita_site.open_data.tables import tables
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from tests.builders.git import moment
from tests.builders.sites import GOLDEN, PHANGAT, SITES, catalogue_of
from tests.open_data.opened import cells, opened, write

if TYPE_CHECKING:
    from tests.builders.sites import Site

pytestmark = pytest.mark.slow

SITE = "https://example.go.th/ita/"
DANGEROUS = ["=", "+", "-", "@", "|", "%", "\t", "＝", "＋", "－", "＠", "｜", "％", "'"]
FORMULAS = ["1+1", "cmd|' /C calc'!A0", "SUM(1,2)", 'HYPERLINK("http://x.invalid","ก")', "จัดทำ", ""]


@pytest.fixture(scope="module", params=[PHANGAT, GOLDEN, SITES / "two-years"], ids=["real", "golden", "two years"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return catalogue_of(request.param)


@pytest.fixture(scope="module")
def real() -> dict[str, bytes]:
    return dict(export_files(catalogue_of(PHANGAT), Settings()))


def faults(folder: Path) -> list[str]:
    """What the library finds wrong: the file, the kind of error, and its message."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    errors = [(task.name, error) for task in report.tasks for error in task.errors]
    errors += [("package", error) for error in report.errors]
    return [f"{name} {error.type}: {error.message}" for name, error in errors]


def test_each_data_package_is_valid_by_the_frictionless_library(catalogue: Catalogue, tmp_path: Path) -> None:
    write(tmp_path, dict(export_files(catalogue, Settings())))
    for report in catalogue.reports:
        assert faults(tmp_path / "reports" / report.entry.id) == []


SPOILT = {
    "results primary-key": ("results.csv", '2567-12m/service-quality/r1","2567', '2567-12m/no-gift-policy/r1","2567'),
    "results foreign-key": ("results.csv", '2567-12m/service-quality",1,', '2567-12m/none",1,'),
    "answers foreign-key": ("answers.csv", '2567-12m/service-quality/a1",\r', '2567-12m/service-quality/a99",\r'),
    "activities constraint-error": ("activities.csv", ',"evidenced', ',"perhaps'),
    "results type-error": ("results.csv", "2024-03-06", "6 มีนาคม 2567"),
    "evidence constraint-error": ("evidence.csv", 'index.php","http://www', 'index.php","ftp://www'),
    "measures hash-count": ("measures.csv", "ทุกส่วนราชการ", "ทุกสวนราชการ"),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_the_package_tells_what_is_broken(kind: str, real: dict[str, bytes], tmp_path: Path) -> None:
    name, old, new = SPOILT[kind]
    folder = write(tmp_path, real) / "reports" / "2567-12m"
    text = (folder / name).read_bytes()
    assert old.encode() in text
    (folder / name).write_bytes(text.replace(old.encode(), new.encode(), 1))
    assert any(fault.startswith(kind) for fault in faults(folder)), faults(folder)


def test_csv_opened_again_is_the_catalogue(catalogue: Catalogue) -> None:
    files = dict(export_files(catalogue, Settings()))
    for report in catalogue.reports:
        for table in tables(catalogue, report):
            data = files[f"reports/{report.entry.id}/{csv_name(table.name)}"]
            assert opened(data, table) == table.rows, table.name


def test_paths_are_known_without_making_the_files(catalogue: Catalogue) -> None:
    assert sorted(file_paths(catalogue)) == sorted(dict(export_files(catalogue, Settings())))


def test_each_file_can_be_made_alone() -> None:
    catalogue = catalogue_of(GOLDEN)
    files = dict(export_files(catalogue, Settings()))
    assert {path: export_file(catalogue, Settings(), path) for path in files} == files
    assert export_file(catalogue, Settings(), "reports/2567-12m/unknown.csv") is None


def test_the_twin_for_excel_differs_by_a_byte_order_mark_alone(real: dict[str, bytes]) -> None:
    names = [path for path in real if path.endswith(".csv") and not path.endswith("-excel.csv")]
    assert len(names) == 13
    for path in names:
        twin = path.removesuffix(".csv") + "-excel.csv"
        assert real[twin] == BOM + real[path]
        assert not real[path].startswith(BOM)
    assert excel_name("measures") == "measures-excel.csv"


def test_csv_is_written_by_the_letter_of_its_standard(real: dict[str, bytes]) -> None:
    data = real["reports/2567-12m/measures.csv"]
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 6
    assert len({len(row) for row in cells(data)}) == 1
    # a line end within a cell is one character, as in the report
    assert "ตุลาคม 2566-กันยายน\n2567" in cells(data)[1]


def spoilt_everywhere(table: Table, word: str) -> Table:
    return Table(table.shape, tuple(tuple(word if type(v) is str else v for v in row) for row in table.rows))


@pytest.mark.parametrize("first", [*DANGEROUS, "\r", "\n"])
@pytest.mark.parametrize("rest", FORMULAS)
def test_no_cell_begins_with_what_a_spreadsheet_runs_and_reading_back_is_exact(first: str, rest: str) -> None:
    catalogue = catalogue_of(GOLDEN)
    for table in tables(catalogue, catalogue.reports[0]):
        evil = spoilt_everywhere(table, first + rest)
        data = csv_bytes(evil)
        for row in cells(data):
            assert not any(cell.startswith(tuple(set(DANGEROUS) - {GUARD} | {"\r", "\n"})) for cell in row)
        assert opened(data, evil) == evil.rows


def test_every_text_is_quoted_so_that_no_other_sign_splits_it() -> None:
    catalogue = catalogue_of(GOLDEN)
    for table in tables(catalogue, catalogue.reports[0]):
        text = csv_bytes(spoilt_everywhere(table, "ก;=1+1\t=1+1|=1+1")).decode()
        assert not set(re.sub(r'"(?:[^"]|"")*"', "", text)) & set(';\t|="ก'), table.name


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_the_guard(text: str) -> None:
    assert guarded(text).removeprefix(GUARD) == text
    assert guarded(text)[0] not in "=+-@|%\t\r\n＝＋－＠｜％"


@pytest.mark.parametrize("first", DANGEROUS)
def test_dangerous_words_of_a_report_are_safe_in_its_files(first: str, site: Site) -> None:
    site.change("reports/2567-12m/measures/one.md", "1.จัดทำคู่มือ", f'"{first.replace(chr(9), chr(92) + "t")}1+1"')
    catalogue = site.catalogue()
    files = dict(export_files(catalogue, Settings()))
    activity = cells(files["reports/2567-12m/activities.csv"])[1]
    assert activity[4] == f"'{first}1+1"
    twin = json.loads(files["reports/2567-12m/measures/one.json"])
    assert twin["measure"]["activities"][0]["text"] == f"{first}1+1"


def validated(data: bytes, schema: Any) -> Any:
    document = json.loads(data)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    checker.check_schema(schema)
    checker.validate(document)
    return document


def test_every_json_twin_is_valid_by_its_schema_and_names_it(catalogue: Catalogue) -> None:
    files = dict(export_files(catalogue, Settings(site_url=SITE)))
    checked = 0
    for path, data in files.items():
        if path.startswith("reports/") and path.endswith(".json") and not path.endswith("datapackage.json"):
            schema = json.loads(data)["$schema"].removeprefix(SITE)
            validated(data, json.loads(files[schema]))
            checked += 1
    assert checked == sum(
        1 + len(view.measures) + view.counts.activities + len(view.framework.indicators) for view in catalogue.reports
    )


def test_the_schema_refuses_what_is_not_published() -> None:
    schema = records.schema("measure")
    files = dict(export_files(catalogue_of(GOLDEN), Settings()))
    document = json.loads(files["reports/2567-12m/measures/one.json"])
    for spoilt in (
        {**document, "extra": 1},
        {**document, "schema_version": "0.0.1"},
        {**document, "measure": {**document["measure"], "number": "one"}},
        {**document, "measure": {key: value for key, value in document["measure"].items() if key != "title"}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(spoilt)


def test_json_twins_hold_what_csv_holds(real: dict[str, bytes]) -> None:
    whole = json.loads(real["reports/2567-12m/report.json"])["report"]
    catalogue = catalogue_of(PHANGAT)
    by_name = {table.name: table for table in tables(catalogue, catalogue.reports[0])}
    results = [result for measure in whole["measures"] for result in measure["results"]]
    assert [result["text"] for result in results] == [record["text"] for record in by_name["results"].records()]
    claims = [*results, *(outcome for measure in whole["measures"] for outcome in measure["outcomes"])]
    evidence = {item["evidence_id"] for claim in claims for item in claim["evidence"]}
    assert evidence == {record["evidence_id"] for record in by_name["evidence"].records()}
    twin = json.loads(real["reports/2567-12m/measures/communication.json"])["measure"]
    assert twin in whole["measures"]
    indicator = json.loads(real["reports/2567-12m/indicators/7.json"])["indicator"]
    assert [measure["measure_id"] for measure in indicator["measures"]] == ["2567-12m/communication"]
    assert [item["code"] for item in indicator["items"]] == ["e6", "e7", "e9"]


@pytest.mark.parametrize("site_url", ["", SITE])
def test_an_address_in_a_file_leads_to_a_file(site_url: str) -> None:
    files = dict(export_files(catalogue_of(PHANGAT), Settings(site_url=site_url)))
    twin = json.loads(files["reports/2567-12m/measures/communication.json"])
    expected = f"{SITE}data/schema/measure.schema.json" if site_url else "../../../data/schema/measure.schema.json"
    assert twin["$schema"] == expected


def test_what_the_link_check_found_stands_beside_the_evidence() -> None:
    url = "https://www.example.go.th/a.php?id=1&b=2"
    when = datetime(2024, 3, 1, 5, tzinfo=UTC)
    seen = Seen(datetime(2024, 2, 1, 5, tzinfo=UTC), 12_345, "0a" * 32)
    link = Link(url, State.BROKEN, reason="status-404", http_status=404, checked=when, since=when, copy=seen)
    catalogue = replace(catalogue_of(GOLDEN), health=LinkHealth({url: link}))
    files = dict(export_files(catalogue, Settings()))
    known, unknown = cells(files["reports/2567-12m/evidence.csv"])[1:]
    assert known[-9:-3] == ["broken", "status-404", "404", "", "2024-03-01T05:00:00Z", ""]
    assert known[-3:] == ["2024-02-01T05:00:00Z", "0a" * 32, "tua-yang"]
    assert unknown[-9:] == ["unchecked", "", "", "", "", "", "", "", "tua-yang"]
    twin = json.loads(files["reports/2567-12m/measures/one.json"])
    assert twin["measure"]["results"][0]["evidence"][0]["link_checked"] == "2024-03-01T05:00:00Z"
    validated(files["reports/2567-12m/measures/one.json"], records.schema("measure"))


def stated(folder: Path, words: str) -> Catalogue:
    content = Path(shutil.copytree(GOLDEN, folder / "content"))
    with (content / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(words)
    return catalogue_of(content)


STATED = """
open_data:
  license: {}
  objective: เพื่อการให้บริการประชาชน
  update_frequency_unit: ปี
  update_frequency_interval: ๒
  data_category: ข้อมูลสาธารณะ
  geo_coverage: ตำบล
  maintainer: งานธุรการ
  maintainer_email: data@example.go.th
"""


REQUIRED = {
    *("data_type", "title", "owner_org", "maintainer", "maintainer_email", "tag_string", "notes", "objective"),
    *("update_frequency_unit", "geo_coverage", "data_source", "data_format", "data_category", "license_id"),
}
"""What the form of data.go.th calls `required`: ckan_dataset.json of its own extension, ckanext-thai_gdc."""


PORTAL = {
    "DGA Open Government License": ("อื่นๆ", "DGA Open Government License"),
    "CC0-1.0": ("อื่นๆ", "CC0-1.0"),
    "CC-BY-4.0": ("Creative Commons Attributions", None),
    "CC-BY-SA-4.0": ("Creative Commons Attribution Share-Alike", None),
    "ODC-BY-1.0": ("Open Data Common", None),
    "ODbL-1.0": ("Open Data Common", None),
    "PDDL-1.0": ("Open Data Common", None),
}
"""Each licence as that form knows it: its choice, and the words that go with อื่นๆ."""


def graph(data: bytes) -> Graph:
    with warnings.catch_warnings():
        # the library's own use of its own old class
        warnings.filterwarnings("ignore", "ConjunctiveGraph", DeprecationWarning)
        return Graph().parse(data=data, format="json-ld", publicID=SITE + "data/catalog.jsonld")


@pytest.mark.parametrize("site_url", ["", SITE])
def test_the_catalogue_is_dcat_with_addresses_that_lead_to_the_files(site_url: str) -> None:
    files = dict(attachments(catalogue_of(PHANGAT), Settings(site_url=site_url), PHANGAT))
    made = graph(files["data/catalog.jsonld"])
    (dataset,) = made.objects(None, DCAT.dataset)
    assert made.value(dataset, DCAT.landingPage) == URIRef(f"{SITE}reports/2567-12m/")
    downloads = {str(url).removeprefix(SITE) for url in made.objects(None, DCAT.downloadURL)}
    assert len(downloads) == 16
    assert downloads <= files.keys()
    period = made.value(dataset, DCTERMS.temporal)
    assert [str(made.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)] == ["2023-10", "2024-09"]


def test_what_the_agency_has_not_said_is_left_out() -> None:
    files = dict(export_files(catalogue_of(PHANGAT), Settings()))
    made = graph(files["data/catalog.jsonld"])
    assert list(made.objects(None, DCTERMS.license)) == []
    assert list(made.objects(None, DCAT.contactPoint)) == []
    assert {str(p) for p in made.predicates() if str(p).startswith("urn:x-data-go-th:")} == {
        f"urn:x-data-go-th:{name}" for name in ("data_source", "data_type", "data_format", "owner_org", "tag_string")
    }
    assert "licenses" not in json.loads(files["reports/2567-12m/datapackage.json"])


@pytest.mark.parametrize("licence", LICENCES)
def test_what_the_agency_says_stands_in_catalogue_and_package(licence: str, tmp_path: Path) -> None:
    files = dict(export_files(stated(tmp_path, STATED.format(licence)), Settings()))
    made = graph(files["data/catalog.jsonld"])
    assert set(made.objects(None, DCTERMS.license)) == {URIRef(LICENCES[licence].url)}
    (dataset,) = made.objects(None, DCAT.dataset)
    own = {str(p).removeprefix("urn:x-data-go-th:"): str(o) for p, o in made.predicate_objects(dataset)}
    assert (own["license_id"], own.get("license_id_other")) == PORTAL[licence]
    assert own["objective"] == "เพื่อการให้บริการประชาชน"
    assert own["maintainer_email"] == "data@example.go.th"
    assert own.keys() | {"title", "notes"} >= REQUIRED
    assert (own["update_frequency_interval"], own["data_category"]) == ("2", "ข้อมูลสาธารณะ")
    assert {str(word) for word in made.objects(dataset, DCAT.keyword)} == set(own["tag_string"].split(","))
    package = json.loads(files["reports/2567-12m/datapackage.json"])
    assert package["licenses"][0]["path"] == LICENCES[licence].url
    assert faults(write(tmp_path / "out", files) / "reports" / "2567-12m") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("objective", "เพื่อให้ตรวจสอบได้"), ("update_frequency_unit", "สองปี"), ("geo_coverage", "ลุ่มน้ำ")],
)
def test_own_words_stand_beside_the_form_s_word_for_others(field: str, value: str, tmp_path: Path) -> None:
    files = dict(export_files(stated(tmp_path, f"\nopen_data:\n  {field}: {value}\n"), Settings()))
    (dataset,) = json.loads(files["data/catalog.jsonld"])["dcat:dataset"]
    assert (dataset[f"gdc:{field}"], dataset[f"gdc:{field}_other"]) == ("อื่นๆ", value)


def test_a_package_keeps_the_id_that_the_whole_world_uses(tmp_path: Path) -> None:
    files = dict(export_files(stated(tmp_path, STATED.format("CC-BY-4.0")), Settings()))
    package = json.loads(files["reports/2567-12m/datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("license", "CC-BY", "bad-choice"), ("license", "free", "bad-choice"), ("maintainer_email", "โทร", "wrong-type")],
)
def test_a_licence_out_of_the_list_and_a_bad_address_are_problems(
    field: str, value: str, code: str, site: Site
) -> None:
    with (site.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nopen_data:\n  {field}: {value}\n")
    (problem,) = site.problems()
    assert f"{code} open_data.{field}" in problem


def test_the_day_of_the_last_change_is_that_of_all_files_of_the_report() -> None:
    catalogue = catalogue_of(GOLDEN)
    folder = f"{GOLDEN.name}/reports/2567-12m"
    days = {f"{folder}/index.md": moment(2024, 1, 1), f"{folder}/measures/one.md": moment(2024, 2, 29)}
    unknown = dict(export_files(catalogue, Settings(changes=days)))
    assert b"dct:modified" not in unknown["data/catalog.jsonld"]
    known = dict(export_files(catalogue, Settings(changes={**days, f"{folder}/measures/two.md": moment(2024, 1, 2)})))
    assert json.loads(known["data/catalog.jsonld"])["dcat:dataset"][0]["dct:modified"]["@value"] == "2024-02-29"
