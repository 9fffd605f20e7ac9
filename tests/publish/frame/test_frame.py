"""A page's whole document is the frame's: the same whichever engine writes it, and none is imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from ita_site.pages.all_pages import all_pages
from ita_site.pages.page_table import page_at
from ita_site.publish.frame.frame import Frame, frame_of
from ita_site.publish.frame.mistakes import Mistake
from ita_site.publish.frame.option_reader import Script
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.publish.outputs import files_beside, site
from ita_site.web.cards import card
from tests.builders.projects import ROOT
from tests.builders.sites import GOLDEN, SITES, catalogue_of

if TYPE_CHECKING:
    from ita_site.pages.output import Output
    from tests.builders.shared import SharedSites

pytestmark = pytest.mark.slow
"""The settings of a site ask Git for the days of its last changes."""

OPTIONS = SiteOptions(config=Path("mkdocs.yml"), site_name="ก & <ข>", content=GOLDEN, site=Path("site"))
PATH = "reports/2567-12m/measures/one.md"


def frame(**changes: object) -> Frame:
    """Return the frame of the golden site, or of the site of `content`, with options changed."""
    options = replace(OPTIONS, **changes)  # type: ignore[arg-type]
    return frame_of(catalogue_of(options.content), options, str)


def page_of(made: Frame, content: Path, path: str) -> html.HtmlElement:
    """Return the whole document of a page of the site of a content folder."""
    page = page_at(catalogue_of(content), OPTIONS.settings, path)
    assert page is not None
    document: html.HtmlElement = html.document_fromstring(made.page(page, None))
    return document


def menu_links(page: html.HtmlElement) -> dict[str, str]:
    """Return the address of each entry of a page's menu, as written from the site's root."""
    links = page.get_element_by_id("ita-menu").iter("a")
    return {link.text_content().strip(): str(link.get("href")).replace("../", "") for link in links}


@pytest.fixture(scope="module")
def outputs() -> dict[str, Output]:
    """The pages of the golden site."""
    return {output.path: output for output in all_pages(catalogue_of(GOLDEN), OPTIONS.settings)}


@pytest.mark.parametrize(
    "changes",
    [
        {"site_name": "อื่น"},
        {"site_url": "https://www.example.go.th/"},
        {"copyright": "ค"},
        {"directories": False},
        {"stylesheets": ("own.css",)},
        {"scripts": (Script("own.js", defer=True),)},
        {"nav": ("index.md",)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_option_that_changes_pages_changes_the_digest_of_the_frame(
    changes: dict[str, object], outputs: dict[str, Output]
) -> None:
    before, after = frame(), frame(**changes)
    assert before.page(outputs[PATH], None) != after.page(outputs[PATH], None)
    assert before.digest != after.digest


def test_a_preview_and_own_templates_change_the_digest_of_the_frame(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("ก", encoding="utf-8")
    preview = frame_of(catalogue_of(GOLDEN), OPTIONS, str, is_preview=True)
    assert len({frame().digest, preview.digest, frame(theme=tmp_path).digest}) == 3


def test_the_same_site_elsewhere_has_a_frame_of_the_same_digest(tmp_path: Path) -> None:
    assert frame().digest == frame(config=tmp_path / "mkdocs.yml", site=tmp_path).digest


@pytest.mark.parametrize("content", ["golden", "two-years"])
def test_mkdocs_writes_the_pages_of_the_frame_to_the_byte(content: str, shared: SharedSites) -> None:
    built = shared.site(SITES / content)
    options = read_options(built.parent / "mkdocs.yml")
    assert isinstance(options, SiteOptions)
    catalogue, settings = catalogue_of(options.content), options.settings
    pages = site(catalogue, settings, files_beside(catalogue, settings, options.content, "")).pages
    made = frame_of(catalogue, options, str)
    for path, page in pages.items():
        document = made.page(page, card(page, catalogue, settings, options.site_name))
        assert (built / settings.addresses.file(path)).read_text(encoding="utf-8") == document, path
    assert (built / "404.html").read_text(encoding="utf-8") == made.not_found()


def test_no_engine_and_no_theme_is_imported_for_a_page() -> None:
    program = (
        "import sys; from ita_site.publish.frame import frame, options; "
        "print(sorted({'mkdocs', 'material', 'properdocs', 'zensical'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=os.environ, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


def test_what_a_mkdocs_yml_adds_is_on_every_page(outputs: dict[str, Output]) -> None:
    made = frame(
        stylesheets=("own.css", "https://a.example/b.css"), scripts=(Script("a.mjs", "module", is_async=True),)
    )
    page = html.document_fromstring(made.page(outputs[PATH], None))
    assert page.xpath("//link[@rel='stylesheet']/@href")[1:] == ["../../../../own.css", "https://a.example/b.css"]
    (element,) = page.xpath("//script[@type='module']")
    assert dict(element.attrib) == {"src": "../../../../a.mjs", "type": "module", "async": ""}


def test_the_name_of_the_site_is_text(outputs: dict[str, Output]) -> None:
    page = html.document_fromstring(frame().page(outputs[PATH], None))
    assert page.findtext(".//title") == f"{outputs[PATH].title} - ก & <ข>"
    assert page.xpath("string(//meta[@property='og:site_name']/@content)") == "ก & <ข>"
    assert page.xpath("normalize-space(//*[@class='ita-brand__name'])") == "ก & <ข>"


def test_the_page_itself_or_what_it_is_below_is_marked_in_the_menu(outputs: dict[str, Output]) -> None:
    made = frame()

    def marked(path: str) -> list[tuple[str, str]]:
        page = html.document_fromstring(made.page(outputs[path], None))
        links = page.xpath("//*[@id='ita-menu']//a[@aria-current]")
        return [(link.get("href"), link.get("aria-current")) for link in links]

    assert marked("index.md") == [("./", "page")]
    assert marked("about.md") == [("../about/", "page")]
    assert marked(PATH) == [("../../../../reports/2567-12m/", "true")]
    assert marked("editors/fields.md") == []


TWO_YEARS = SITES / "two-years"


def test_the_menu_of_a_reports_page_leads_to_that_report_and_to_the_same_page_of_another_year() -> None:
    page = page_of(frame(content=TWO_YEARS), TWO_YEARS, "reports/2567-12m/measures/one.md")
    links = menu_links(page)
    assert links["ทำแล้วหรือยัง"] == "reports/2567-12m/coverage/"
    assert links["หลักฐาน"] == "reports/2567-12m/evidence/"
    assert links["ปี 2568"] == "reports/2568-12m/measures/one/"
    groups = [(entry.text_content(), entry.get("aria-current")) for entry in page.iter("summary")]
    assert groups[:2] == [("รายงานปี 2567", "true"), ("เกี่ยวกับ", None)]


def test_the_menu_of_pages_of_the_whole_site_leads_to_the_newest_report() -> None:
    links = menu_links(page_of(frame(content=TWO_YEARS), TWO_YEARS, "link-health.md"))
    assert links["ทำแล้วหรือยัง"] == "reports/2568-12m/coverage/"
    assert links["ปี 2567"] == "reports/2567-12m/"


@pytest.mark.parametrize("path", ["link-health.md", "reports/2567-12m/measures/one.md"])
def test_a_menu_that_mkdocs_yml_writes_is_the_same_on_every_page(path: str) -> None:
    nav = ({"หน้าแรก": "index.md"}, {"ทั้งสองปี": [{"ใหม่": "reports/2568-12m/index.md"}, {"เก่า": ["about.md"]}]})
    page = page_of(frame(content=TWO_YEARS, nav=nav), TWO_YEARS, path)
    links = menu_links(page)
    assert links["ใหม่"] == "reports/2568-12m/"
    assert links["about.md"] == "about/"
    assert len(links) == 3
    assert page.xpath("//*[@id='ita-menu']//*[self::summary or parent::li/ul][text()]/text()") == ["ทั้งสองปี", "เก่า"]


def test_the_menu_in_the_footer_names_its_groups() -> None:
    page = page_of(frame(content=TWO_YEARS), TWO_YEARS, "reports/2567-12m/measures/one.md")
    groups = [item.text for item in page.xpath("//*[@class='ita-footer__pages']//li[ul]")]
    assert groups == ["รายงานปี 2567", "ดูปีอื่น", "เกี่ยวกับ"]


def test_the_page_for_wrong_addresses_says_whom_to_ask_and_repeats_no_menu() -> None:
    article = html.document_fromstring(frame().not_found()).find(".//article")
    assert article is not None
    assert "โทร 0 4400 0000" in " ".join(article.text_content().split())
    assert article.xpath(".//a/@href") == [
        "/",
        "/site-index/",
        "tel:044000000",
        "http://www.example.go.th/contact",
        "http://www.example.go.th",
    ]


def test_links_of_the_page_for_wrong_addresses_work_from_any_depth() -> None:
    page = html.document_fromstring(frame(site_url="https://a.example/sub/").not_found())
    addresses = page.xpath("//*[@id='ita-menu']//a/@href | //link/@href | //script/@src")
    assert [address for address in addresses if not address.startswith("/sub/")] == []


def test_mistakes_of_the_content_are_told_on_the_page(outputs: dict[str, Output]) -> None:
    mistakes = [Mistake(f"content/{number}.md:1", "yaml-syntax", "<ผิด>", "wrong") for number in range(60)]
    page = html.document_fromstring(frame().page(outputs[PATH], None, mistakes))
    (section,) = page.find_class("ita-mistakes")
    assert "60 แห่ง" in section.text_content()
    assert "<ผิด>" in section.text_content()
    assert len(section.findall(".//li")) == 50


def test_a_sitemap_needs_the_address_of_the_site(outputs: dict[str, Output]) -> None:
    assert frame().sitemap(outputs.values()) is None
    sitemap = frame(site_url="https://a.example/").sitemap(outputs.values()) or b""
    assert sitemap.count(b"<loc>") == len(outputs)
    assert b"<loc>https://a.example/reports/2567-12m/measures/one/</loc>" in sitemap


def test_a_template_of_the_site_goes_before_ours(outputs: dict[str, Output], tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "footer.html").write_text("<footer>{{ config.site_name | e }}</footer>", encoding="utf-8")
    page = html.document_fromstring(frame(theme=tmp_path).page(outputs[PATH], None))
    assert [footer.text for footer in page.iter("footer")][-1] == "ก & <ข>"
