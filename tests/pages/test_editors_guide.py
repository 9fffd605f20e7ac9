"""The editors' guide is held to the code: fields, problems, commands, files, pictures, links."""

from __future__ import annotations

import io
import re
from pathlib import Path

import click
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from ita_site import urls
from ita_site.catalogue.reference import FILES
from ita_site.commands import import_word
from ita_site.commands.program import ita
from ita_site.model.entry import entry_type
from ita_site.pages.all_pages import all_pages, navigation
from ita_site.pages.cures import CURES
from ita_site.pages.editors_guide import PICTURES, guide_files
from ita_site.pages.output import Output
from ita_site.publish.frame.frame import frame_of
from ita_site.publish.frame.options import SiteOptions
from ita_site.settings import Settings
from ita_site.source.problems import Code
from ita_site.urls import Addresses
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT, catalogue_of

ENTRIES = [entry for entry, _ in FILES.values()]
PAGES = [urls.EDITORS, urls.EDITORS_FIELDS, urls.EDITORS_PROBLEMS]


@pytest.fixture(scope="module")
def pages() -> dict[str, Output]:
    catalogue = catalogue_of(PHANGAT)
    return {output.path: output for output in all_pages(catalogue, Settings())}


@pytest.fixture(scope="module")
def guide(pages: dict[str, Output]) -> str:
    return "".join(pages[path].text for path in PAGES)


def fields(entry: type, above: str = "") -> list[str]:
    named: list[str] = []
    for name, field in entry.model_fields.items():  # type: ignore[attr-defined]
        named.append(f"{above}{name}")
        below = entry_type(field.annotation)
        named += fields(below, f"{above}{name}.") if below else []
    return named


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_every_field_of_every_file_is_explained(entry: type, pages: dict[str, Output]) -> None:
    page = BeautifulSoup(pages[urls.EDITORS_FIELDS].text, "lxml")
    explained = {row.th.get_text() for row in page.select("tbody tr") if row.th}
    assert [name for name in fields(entry) if name not in explained] == []
    for row in page.select("tbody tr"):
        assert all(cell.get_text(strip=True) for cell in row.find_all("td")), row.get_text(" ")


def test_every_problem_has_a_meaning_and_a_cure_and_a_place_to_link_to(pages: dict[str, Output]) -> None:
    assert set(CURES) == set(Code)
    page = BeautifulSoup(pages[urls.EDITORS_PROBLEMS].text, "lxml")
    assert sorted(str(row["id"]) for row in page.select("tbody tr[id]")) == sorted(Code)
    assert all(re.search("[ก-๙]{4}", cure) for cure in CURES.values())


def test_every_command_that_the_guide_names_exists(guide: str) -> None:
    text = BeautifulSoup(guide, "lxml").get_text()
    named = set(re.findall(r"\bita ([a-z]+)", text))
    assert named >= {"new", "import", "check", "serve", "build", "export", "measure"}
    assert named <= {*ita.list_commands(click.Context(ita))}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= targets


def test_every_option_that_the_guide_names_is_one_of_its_command(guide: str) -> None:
    options = set(re.findall(r"(--[a-z-]{3,})", BeautifulSoup(guide, "lxml").get_text()))
    known = {name for option in import_word.command.params for name in option.opts}
    assert options >= {"--fiscal-year", "--round", "--merge"}
    assert options <= known


def test_every_file_of_the_package_that_the_guide_names_exists(guide: str) -> None:
    named = set(re.findall(r"ita_site/[\w/.]+\.docx", guide))
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_picture_is_there_small_and_described(pages: dict[str, Output]) -> None:
    files = guide_files()
    shown = BeautifulSoup(pages[urls.EDITORS].text, "lxml").select("img")
    assert sorted(Path(str(image["src"])).stem for image in shown) == sorted(PICTURES)
    assert all(len(str(image["alt"])) > 30 for image in shown)
    for path, data in files.items():
        image = Image.open(io.BytesIO(data))
        assert image.format == "PNG"
        assert image.width >= 300, path
        assert len(data) < 100_000, path
    assert set(files) == {urls.guide_picture(name) for name in PICTURES}


def test_the_drawing_is_said_to_be_one(pages: dict[str, Output]) -> None:
    drawing = BeautifulSoup(pages[urls.EDITORS].text, "lxml").select_one("img[src*=browser]")
    assert drawing is not None
    assert str(drawing["alt"]).startswith("ภาพวาด")


@pytest.mark.parametrize("directories", [True, False])
def test_the_footer_of_every_page_leads_to_it_and_no_menu_does(directories: bool) -> None:  # noqa: FBT001
    catalogue = catalogue_of(PHANGAT)
    assert "editors" not in str(navigation(catalogue))
    options = SiteOptions(
        config=Path("mkdocs.yml"), site_name="ก", content=PHANGAT, site=Path("site"), directories=directories
    )
    footer = frame_of(catalogue, options, str).not_found().partition('<footer class="ita-footer"')[2]
    assert f'href="/{Addresses(directories=directories).of(urls.EDITORS)}">คู่มือเจ้าหน้าที่</a>' in footer


def test_it_offers_no_edit_of_content_for_what_is_not_content() -> None:
    catalogue = catalogue_of(PHANGAT)
    settings = Settings(edit_base="https://example.invalid/edit/")
    made = {output.path: output.text for output in all_pages(catalogue, settings)}
    assert "example.invalid" in made["about.md"]
    assert [path for path in PAGES if "example.invalid" in made[path]] == []
