"""The page of open data explains every file and every column, and says what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from ita_site.labels import VOICES
from ita_site.model.closed_lists.data_go_th import GDC_NAMES
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import KINDS
from ita_site.open_data.version import HISTORY, SCHEMA_VERSION
from ita_site.pages.all_pages import all_pages
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from ita_site.text.file_sizes import size_words
from ita_site.urls import Addresses
from tests.builders.git import moment
from tests.builders.sites import GOLDEN, PHANGAT, SITES, catalogue_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.builders.sites import Site


def data_page(content: Path, settings: Settings | None = None, sizes: Mapping[str, int] | None = None) -> BeautifulSoup:
    pages = all_pages(catalogue_of(content), replace(settings or Settings(), sizes=sizes or {}))
    return BeautifulSoup(next(page.text for page in pages if page.path == "data.md"), "lxml")


def words(page: BeautifulSoup) -> str:
    for name in page.select(".ita-place"):
        name.unwrap()
    page.smooth()
    return " ".join(page.get_text(" ").split())


def test_every_file_of_a_report_is_named_with_its_size() -> None:
    files = dict(attachments(catalogue_of(PHANGAT), Settings(), PHANGAT))
    page = data_page(PHANGAT, sizes={path: len(data) for path, data in files.items()})
    linked = {str(link["href"]).removeprefix("../") for link in page.select("a[download]")}
    twins = {path for path in files if "/measures/" in path or "/indicators/" in path}
    assert linked == {path for path in files if path.startswith("reports/")} - twins
    for item in page.select(".ita-files li"):
        assert item.get_text().count("(") == len(item.select("a")), item.get_text()
    elsewhere = {urljoin("https://x/data/", str(link["href"])).removeprefix("https://x/") for link in page.select("a")}
    assert elsewhere >= {path for path in files if path.startswith("data/") or path == "feed.xml"}


def test_every_column_stands_in_the_dictionary_with_its_type_and_whose_words_it_is() -> None:
    page = data_page(GOLDEN)
    for shape in SHAPES:
        listed = page.select(f"#columns-{shape.name} dt")
        assert [name.get_text() for name in listed] == [column.name for column in shape.columns]
        for meaning, column in zip(page.select(f"#columns-{shape.name} dd"), shape.columns, strict=True):
            empty = "" if column.required else " หรือว่าง"
            expected = f"{column.says.th} {KINDS[column.kind]}{empty} · {VOICES[column.says.voice]}"
            assert meaning.get_text() == expected


def test_what_the_agency_has_not_said_is_said_to_be_unknown() -> None:
    page = data_page(GOLDEN)
    assert "หน่วยงานยังไม่ได้ระบุสัญญาอนุญาตของข้อมูลนี้" in words(page)
    names = [name.get_text() for name in page.select("#fields-2567-12m dt code")]
    rows = dict(zip(names, [value.get_text() for value in page.select("#fields-2567-12m dd")], strict=True))
    unknown = [name.get_text() for name in page.select("#unknown-2567-12m li code")]
    assert set(unknown) == {
        "objective",
        "update_frequency_unit",
        "update_frequency_interval",
        "geo_coverage",
        "data_category",
        "license_id",
        "maintainer",
        "maintainer_email",
    }
    assert rows["data_source"] == rows["owner_org"] == "หน่วยงานตัวอย่าง"
    assert (rows["data_type"], rows["data_format"]) == ("ข้อมูลระเบียน", "CSV,JSON,XLS")
    assert sorted([*names, *unknown]) == sorted(name for name in GDC_NAMES if not name.endswith("_other"))


def test_a_licence_that_the_agency_states_is_named_and_linked(site: Site) -> None:
    with (site.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("\nopen_data: {license: CC-BY-4.0}\n")
    page = data_page(site.root)
    link = page.select_one('a[href="https://creativecommons.org/licenses/by/4.0/"]')
    assert link is not None
    assert link.get_text() == "Creative Commons Attribution 4.0"
    assert "ยังไม่ได้ระบุสัญญาอนุญาต" not in words(page)


def test_words_that_the_form_of_data_go_th_does_not_offer_stand_beside_its_word_for_them(site: Site) -> None:
    with (site.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("\nopen_data: {license: CC0-1.0, objective: เพื่อให้ประชาชนตรวจสอบได้, geo_coverage: ตำบล}\n")
    shown = data_page(site.root).select("#fields-2567-12m dt code, #fields-2567-12m dd")
    shapes = [element.get_text() for element in shown]
    at = shapes.index("objective")
    assert shapes[at : at + 4] == ["objective", "อื่นๆ", "objective_other", "เพื่อให้ประชาชนตรวจสอบได้"]
    at = shapes.index("license_id")
    assert shapes[at : at + 4] == ["license_id", "อื่นๆ", "license_id_other", "CC0-1.0"]
    assert "geo_coverage_other" not in shapes


def test_the_versions_of_the_data_are_listed() -> None:
    text = words(data_page(GOLDEN))
    assert f"รุ่นปัจจุบัน {SCHEMA_VERSION}" in text
    for change in HISTORY:
        assert f"{change.version} {change.th}" in text


def test_how_to_cite_names_the_day_and_the_address_where_they_are_known() -> None:
    assert "หน่วยงานตัวอย่าง. รายงานปีงบประมาณ 2567 รอบ 12 เดือน (ชุดข้อมูล โครงสร้างรุ่น" in words(data_page(GOLDEN))
    paths = ("index.md", "measures/one.md", "measures/two.md")
    days = {f"{GOLDEN.name}/reports/2567-12m/{path}": moment(2024, 2, 29) for path in paths}
    page = data_page(GOLDEN, Settings(changes=days, site_url="https://example.go.th/ita/"))
    assert "แก้ไขล่าสุด 29 กุมภาพันธ์ 2567. https://example.go.th/ita/data/" in words(page)


def test_every_report_has_its_files() -> None:
    page = data_page(SITES / "two-years")
    for report_id in ("2567-12m", "2568-12m"):
        assert page.select_one(f'a[href="../reports/{report_id}/measures-excel.csv"]')
        assert page.select_one(f"#fields-{report_id}")


def test_a_word_or_excel_file_is_named_once_it_is_there() -> None:
    assert data_page(GOLDEN).select_one('a[href$=".docx"]') is None
    page = data_page(GOLDEN, sizes={"reports/2567-12m/report.docx": 2048})
    link = page.select_one('a[href="../reports/2567-12m/report.docx"]')
    assert link is not None
    assert "(2 KB)" in link.find_parent("li").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, ""), (1, "1 ไบต์"), (1023, "1023 ไบต์"), (1024, "1 KB"), (92704, "91 KB"), (5 << 20, "5.0 MB")],
)
def test_sizes_are_told_as_people_compare_them(size: int, shown: str) -> None:
    assert size_words(size) == shown


@pytest.mark.parametrize("name", ["data", "years", "link-health", "site-index"])
def test_no_text_can_take_the_name_of_a_page_of_the_sites_own(name: str, site: Site) -> None:
    site.write(f"{name}.md", "---\ntitle: ก\ndescription: ข\n---\n")
    assert site.problems() == [f"{name}.md:0 duplicate-id '{name}'"]


@pytest.mark.parametrize(
    "path", ["reports/2567-12m/measures.csv", "data/catalog.jsonld", "feed.xml", "data.md#licence"]
)
def test_a_text_can_lead_to_the_open_data(path: str, site: Site) -> None:
    site.write("about.md", f"---\ntitle: ก\ndescription: ข\n---\n\n[ไป]({path})\n")
    assert site.problems() == []


def test_the_example_of_a_twin_is_one_of_the_site_without_directories_too() -> None:
    text = words(data_page(GOLDEN, Settings(addresses=Addresses(directories=False))))
    assert "เปลี่ยน .html ท้ายที่อยู่เป็น .json เช่น reports/2567-12m/measures/one.json" in text


def test_a_file_in_the_place_of_open_data_is_told_of(site: Site) -> None:
    site.write("reports/2567-12m/measures.csv", "a,b")
    assert site.problems() == ["reports/2567-12m/measures.csv:0 stray-file"]
