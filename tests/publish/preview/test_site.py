"""Which answer a path of the site has, and what is seen when all pages are checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.disk.cache import Cache
from ita_site.publish.check import load
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.host_headers import FILES as HEADER_FILES
from ita_site.publish.outputs import files_beside
from ita_site.publish.preview.answers import FileAnswer, MovedAnswer, PageAnswer, StoredAnswer
from ita_site.publish.preview.full_check import Checked, check
from ita_site.publish.preview.panel import problem_list, with_preview
from ita_site.publish.preview.site import PreviewSite, make_site
from ita_site.publish.preview.snapshot import Snapshot
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem
from ita_site.urls import Addresses
from tests.builders.archives import with_copies
from tests.builders.sites import GOLDEN, PHANGAT

if TYPE_CHECKING:
    from typing import Any

OPTIONS = SiteOptions(config=Path("mkdocs.yml"), site_name="ตัวอย่าง", content=GOLDEN, site=Path("site"))
MEASURE = "reports/2567-12m/measures/one"


def site_of(content: Path = GOLDEN, **options: Any) -> PreviewSite:
    catalogue = load(content).catalogue
    assert catalogue is not None
    made = replace(OPTIONS, content=content, **options)
    return make_site(catalogue, made, Settings(Addresses(directories=made.directories), site_url=made.site_url))


@pytest.mark.parametrize(
    ("options", "address", "answer"),
    [
        ({}, "/", "page"),
        ({}, "/index.html", "page"),
        ({}, f"/{MEASURE}/", "page"),
        ({}, f"/{MEASURE}/index.html", "page"),
        ({}, f"/{MEASURE}", f"/{MEASURE}/"),
        ({}, f"/{MEASURE}.html", "none"),
        ({}, f"/{MEASURE}.json", "file"),
        ({}, "/reports/2567-12m/measures/", "none"),
        ({"directories": False}, "/", "page"),
        ({"directories": False}, f"/{MEASURE}.html", "page"),
        ({"directories": False}, "/reports/2567-12m/index.html", "page"),
        ({"directories": False}, "/reports/2567-12m/", "page"),
        ({"directories": False}, f"/{MEASURE}/", "none"),
        ({"site_url": "https://www.example.go.th/ita/"}, "/", "/ita/"),
        ({"site_url": "https://www.example.go.th/ita/"}, "/ita/", "page"),
        ({"site_url": "https://www.example.go.th/ita/"}, f"/ita/{MEASURE}", f"/ita/{MEASURE}/"),
        ({"site_url": "https://www.example.go.th/ita/"}, f"/{MEASURE}/", "none"),
        ({"site_url": "https://www.example.go.th/ita/"}, "/ita/share/site.png", "file"),
    ],
)
def test_an_address_leads_where_it_leads_on_the_published_site(
    options: dict[str, Any], address: str, answer: str
) -> None:
    assert kind_of(site_of(**options), address) == answer


def kind_of(site: PreviewSite, address: str) -> str:
    match site.answer(address):
        case PageAnswer(is_there=is_there):
            return "page" if is_there else "none"
        case MovedAnswer(address=there):
            return there
        case FileAnswer():
            return "file"
        case StoredAnswer():
            return "stored"


def test_the_files_beside_the_pages_are_those_of_a_build() -> None:
    site = site_of(site_url="https://www.example.go.th/")
    built = {path for path, _ in files_beside(site.catalogue, site.settings, GOLDEN, OPTIONS.site_name)}
    assert {*site.files.paths()} == built - {*HEADER_FILES}


@pytest.mark.slow
def test_the_picture_of_a_copy_of_evidence_is_made_with_its_page(tmp_path: Path) -> None:
    site = site_of(with_copies(PHANGAT, tmp_path / "content"))
    page = next(path for path in site.table if path.startswith("seen/") and site.table[path].make().files)
    assert kind_of(site, f"/{page.replace('.md', '.webp')}") == "file"


def test_a_full_check_sees_a_link_that_leads_nowhere_and_makes_the_index(tmp_path: Path) -> None:
    footer = tmp_path / "partials" / "footer.html"
    footer.parent.mkdir()
    footer.write_text('<footer id="ita-footer"><a href="nowhere/">ไม่มี</a></footer>', encoding="utf-8")
    checked = check(site_of(theme=tmp_path), Cache())
    assert {problem.found for problem in checked.broken_links} == {"nowhere/"}
    assert any("มาตรการหนึ่ง" in data.decode() for data in checked.index.values())
    assert Checked.from_bytes(checked.to_bytes()) == checked


def test_a_site_as_it_ships_has_no_link_that_leads_nowhere() -> None:
    assert check(site_of(), Cache()).broken_links == ()


def test_warnings_are_folded_and_errors_are_not() -> None:
    error = Problem("content/a.md", 3, Code.UNKNOWN_ITEM, found="<b>e99</b>")
    warning = Problem("content/b.txt", 0, Code.STRAY_FILE)
    shown = problem_list(Snapshot(problems=(error, warning)))
    open_part, folded = shown.split("<details>")
    assert "content/a.md:3" in open_part
    assert "&lt;b&gt;e99" in open_part
    assert "content/b.txt" in folded
    assert problem_list(Snapshot()).strip() == ""


def test_what_the_preview_adds_is_beside_the_page_and_changes_nothing_of_it() -> None:
    html = "<html><head><title>ก</title></head><body><article class='x'><h1>ข</h1></article></body></html>"
    whole = with_preview(
        html, problem_list(Snapshot(broken_links=(Problem("site/index.html", 7, Code.BROKEN_LINK),))), "v-1"
    )
    assert 'data-version="v-1"' in whole
    assert whole.index("<article class='x'>") < whole.index("site/index.html:7") < whole.index("<h1>ข</h1>")
