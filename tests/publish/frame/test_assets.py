"""The files of the theme as visitors get them: all our own, all named by the pages, and small."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from ita_site.publish.frame.assets import site_assets
from ita_site.theme import FOLDER
from tests.builders.projects import contents
from tests.builders.sites import PHANGAT

if TYPE_CHECKING:
    from tests.builders.shared import SharedSites

MOST_OF_THE_FIRST_VIEW = 60_000
MOST_OF_THE_WORKER = 10_240
MOST_OF_THE_FONTS = 34_000
FONT = re.compile(r"\.\./fonts/([\w-]+\.woff2)")
CLASS = re.compile(r"\.(-?[a-z][\w-]*)")


@pytest.fixture(scope="module")
def site(shared: SharedSites) -> dict[str, bytes]:
    return contents(shared.site(PHANGAT))


@pytest.fixture(scope="module")
def home(site: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(site["index.html"].decode())


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def loaded(home: html.HtmlElement) -> set[str]:
    """What a browser fetches to show the home page."""
    addresses = home.xpath("//link[@rel='stylesheet' or @rel='preload']/@href | //script/@src")
    return {str(address).removeprefix("./") for address in addresses}


def test_the_site_has_them_and_none_of_another_theme(site: dict[str, bytes]) -> None:
    assert {path: data for path, data in site.items() if path.startswith("assets/")} == site_assets().files


def test_a_page_names_one_stylesheet_and_the_worker(home: html.HtmlElement) -> None:
    assert [path for path in loaded(home) if path.endswith(".css")] == [site_assets().stylesheet]
    assert home.xpath("//@data-worker")[0].removeprefix("./") == site_assets().worker


def test_the_first_view_of_the_home_page_is_small(site: dict[str, bytes], home: html.HtmlElement) -> None:
    paths = ["index.html", *loaded(home)]
    assert sum(packed(site[path]) for path in paths) <= MOST_OF_THE_FIRST_VIEW


def test_the_search_worker_is_small() -> None:
    assert packed(site_assets().files[site_assets().worker]) <= MOST_OF_THE_WORKER


def test_every_class_of_the_stylesheet_is_one_of_a_template_or_a_script() -> None:
    sheet = re.sub(r"url\([^)]*\)|\d\.\d", "", site_assets().files[site_assets().stylesheet].decode())
    folders = (FOLDER, *(FOLDER.parent / name for name in ("pages", "catalogue", "links/memory")))
    kinds = {".html", ".js", ".jinja", ".py"}
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in kinds]
    words = {word for file in files for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))}
    # that of a state is made of its name
    assert {name for name in CLASS.findall(sheet) if not words & {name, name.removeprefix("ita-")}} == set()


def test_every_font_of_the_stylesheet_is_there_with_its_licence(site: dict[str, bytes], home: html.HtmlElement) -> None:
    named = {f"assets/fonts/{name}" for name in FONT.findall(site[site_assets().stylesheet].decode())}
    assert len(named) == 4
    assert named == {name for name in site if name.endswith(".woff2")}
    # one that is asked for late moves what is already shown
    assert named <= loaded(home)
    assert sum(len(site[name]) for name in named) <= MOST_OF_THE_FONTS
    assert b"SIL OPEN FONT LICENSE" in site["assets/fonts/OFL.txt"]
    assert "font-display:optional" in site[site_assets().stylesheet].decode()


def test_scripts_have_no_comments_and_notes_for_editors_stay_here() -> None:
    assert not [path for path in site_assets().files if path.endswith(".md")]
    assert b"@ts-check" in (FOLDER / "assets/javascripts/site.js").read_bytes()
    assert not [path for path, data in site_assets().files.items() if path.endswith(".js") and b"@ts-check" in data]
