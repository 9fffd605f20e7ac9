"""What a site says to other sites and to search engines, with and without an address of its own."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml import etree, html

from ita_site.catalogue.evidence.ladder import ladder_of
from ita_site.disk.cache import Cache
from ita_site.pages.all_pages import all_pages
from ita_site.publish.outputs import settings
from ita_site.web.card_pictures import HEIGHT, WIDTH, png, report_drawing, site_drawing
from ita_site.web.cards import cards, share_files
from tests.builders.projects import build_project, contents, copy_project, run
from tests.builders.sites import GOLDEN, PHANGAT, catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ita_site.catalogue.catalogue import Catalogue
    from tests.builders.shared import SharedSites

pytestmark = pytest.mark.slow

SITE = "https://ita.example.go.th/x/"
MEASURE = "reports/2567-12m/measures/one/index.html"


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the small report for an address of its own."""
    return contents(build_project(tmp_path_factory.mktemp("placed"), GOLDEN, site_url=SITE))


@pytest.fixture(scope="module")
def nowhere(shared: SharedSites) -> dict[str, bytes]:
    """The small report as it comes: nobody has said where it is published."""
    return contents(shared.site(GOLDEN))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(PHANGAT)


def metas(page: bytes) -> dict[str, str]:
    elements = html.document_fromstring(page.decode()).xpath("//meta[@property or @name]")
    return {str(element.get("property") or element.get("name")): str(element.get("content")) for element in elements}


@pytest.mark.parametrize(("options", "address"), [({}, "https://agency.github.io/ita/"), ({"site_url": SITE}, SITE)])
def test_a_host_that_knows_its_address_tells_it_and_what_is_written_goes_before_it(
    tmp_path: Path, options: dict[str, str], address: str
) -> None:
    config = copy_project(tmp_path, GOLDEN, **options)
    done = run("mkdocs", "build", "--strict", cwd=config.parent, ITA_SITE_URL="https://agency.github.io/ita")
    assert done.returncode == 0, done.stderr
    page = html.document_fromstring((tmp_path / "site/index.html").read_bytes())
    assert page.xpath("string(//link[@rel='canonical']/@href)") == address
    assert (tmp_path / "site/sitemap.xml").is_file()


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, data) for name, data in site.items() if name.endswith(".html") and name != "404.html")


def graph(page: bytes) -> dict[str, Any]:
    (script,) = html.document_fromstring(page.decode()).xpath("//script[@type='application/ld+json']/text()")
    return {thing["@type"]: thing for thing in json.loads(script)["@graph"]}


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", picture[16:24])
    return wide, high


def test_every_page_says_what_it_is_and_where(placed: dict[str, bytes]) -> None:
    for name, data in pages(placed):
        page, values = html.document_fromstring(data.decode()), metas(data)
        address = SITE + name.removesuffix("index.html")
        assert page.xpath("string(//link[@rel='canonical']/@href)") == values["og:url"] == address
        assert str(page.findtext(".//title")).startswith(values["og:title"])
        assert values["og:description"] == values["description"] != ""
        language = "en_GB" if name == "en/index.html" else "th_TH"
        assert (values["og:locale"], values["twitter:card"]) == (language, "summary_large_image")


def test_every_page_names_a_picture_that_is_there_with_words_for_it(placed: dict[str, bytes]) -> None:
    for name, data in pages(placed):
        values = metas(data)
        picture = placed[values["og:image"].removeprefix(SITE)]
        assert size(picture) == (int(values["og:image:width"]), int(values["og:image:height"])), name
        assert size(picture) in {(WIDTH, HEIGHT), (WIDTH // 2, HEIGHT // 2)}
        assert len(values["og:image:alt"]) > 10
    assert metas(placed[MEASURE])["og:image"] == f"{SITE}share/report-2567-12m.png"
    promise = metas(placed[MEASURE.replace("index.html", "activities/1/index.html")])
    assert promise["og:image"].startswith(f"{SITE}share/promise-2567-12m-")
    assert metas(placed["about/index.html"])["og:image"] == f"{SITE}share/site.png"


def test_the_home_page_is_shared_under_the_name_of_the_site(placed: dict[str, bytes]) -> None:
    home = html.document_fromstring(placed["index.html"].decode())
    assert (
        home.findtext(".//title")
        == metas(placed["index.html"])["og:title"]
        == metas(placed["index.html"])["og:site_name"]
    )


def test_every_page_leads_a_reader_of_feeds_to_the_feed(nowhere: dict[str, bytes]) -> None:
    for name, data in pages(nowhere):
        (link,) = html.document_fromstring(data.decode()).xpath("//link[@type='application/atom+xml']/@href")
        assert urljoin(f"https://x/{name}", str(link)) == "https://x/feed.xml"
    assert "feed.xml" in nowhere


def test_the_words_for_a_picture_have_its_figures(catalogue: Catalogue) -> None:
    made = settings(PHANGAT, site_url=SITE, repo_url="", edit_uri="", directories=True)
    outputs = {output.path: output for output in all_pages(catalogue, made)}
    alt = cards(catalogue, outputs, made, "ก")["index.md"].alt
    assert "บอกว่าจะทำ 31 กิจกรรม รายงานไม่ได้บอกผล 9 รายงานว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้ 13" in alt


def test_nothing_is_invented_where_no_address_is_configured(nowhere: dict[str, bytes]) -> None:
    for name, data in pages(nowhere):
        values = metas(data)
        assert values["og:title"], name
        assert values.keys() & {"og:url", "og:image"} == set()
        assert html.document_fromstring(data.decode()).xpath("//link[@rel='canonical']") == []
    assert [name for name in nowhere if name.startswith(("share/", "sitemap"))] == []
    assert nowhere["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_robots_and_sitemap_name_every_page_once(placed: dict[str, bytes]) -> None:
    assert placed["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {SITE}sitemap.xml"
    listed = etree.fromstring(placed["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert isinstance(listed, list)
    assert sorted(map(str, listed)) == sorted(SITE + name.removesuffix("index.html") for name, _ in pages(placed))


def test_a_page_without_a_known_change_has_no_day_in_the_sitemap(placed: dict[str, bytes]) -> None:
    assert b"<lastmod>" not in placed["sitemap.xml"], "the copy is in no repository"


def test_the_page_for_wrong_addresses_says_so_in_its_title(placed: dict[str, bytes]) -> None:
    assert str(html.document_fromstring(placed["404.html"].decode()).findtext(".//title")).startswith("ไม่พบหน้านี้ - ")


def test_the_page_for_wrong_addresses_is_kept_out_of_searches(placed: dict[str, bytes]) -> None:
    assert metas(placed["404.html"])["robots"] == "noindex"
    assert "robots" not in metas(placed["index.html"])


def test_the_graph_says_whose_site_it_is_and_where_a_page_stands(placed: dict[str, bytes]) -> None:
    assert graph(placed["index.html"])["GovernmentOrganization"]["name"] == "หน่วยงานตัวอย่าง"
    steps = graph(placed[MEASURE])["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [
        SITE,
        f"{SITE}reports/2567-12m/",
        f"{SITE}{MEASURE.removesuffix('index.html')}",
    ]
    report = graph(placed["reports/2567-12m/index.html"])["Report"]
    assert report["url"] == f"{SITE}reports/2567-12m/"
    assert report["author"]["@type"] == "GovernmentOrganization"


def test_the_graph_has_a_data_set_only_where_there_is_data(placed: dict[str, bytes], tmp_path: Path) -> None:
    name = "link-health/index.html"
    assert ("Dataset" in graph(placed[name])) is ("link-health.json" in placed)
    config = copy_project(tmp_path, GOLDEN, site_url=SITE)
    (tmp_path / "content" / "link-health.json").unlink(missing_ok=True)
    assert run("mkdocs", "build", "--strict", cwd=config.parent).returncode == 0
    assert "Dataset" not in graph((tmp_path / "site" / name).read_bytes())


@pytest.mark.parametrize("base", ["placed", "nowhere"])
def test_the_page_of_open_data_is_a_data_set_with_files_that_are_there(
    base: str, request: pytest.FixtureRequest
) -> None:
    site: dict[str, bytes] = request.getfixturevalue(base)
    data = graph(site["data/index.html"])["Dataset"]
    assert data["name"].endswith("หน่วยงานตัวอย่าง")
    assert data["temporalCoverage"] == "2023-10/2024-09"
    assert "license" not in data
    addresses = {urljoin(f"{SITE}data/", item["contentUrl"]).removeprefix(SITE) for item in data["distribution"]}
    assert {"reports/2567-12m/report.json", "reports/2567-12m/measures.csv"} <= addresses <= site.keys()
    assert {item["encodingFormat"] for item in data["distribution"]} == {"text/csv", "application/json"}


def test_addresses_of_a_graph_lead_somewhere_without_an_address_of_the_site(nowhere: dict[str, bytes]) -> None:
    steps = graph(nowhere[MEASURE])["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == ["../../../../", "../../", "./"]


def test_no_word_of_the_content_ends_the_script_that_it_stands_in(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN, site_url=SITE)
    title = "</script><script>window.hacked=1</script><!--"
    text = yaml.safe_dump({"title": title, "description": title}, allow_unicode=True)
    (tmp_path / "content" / "about.md").write_text(f"---\n{text}---\n", encoding="utf-8")
    assert run("mkdocs", "build", "--strict", cwd=config.parent).returncode == 0
    page = (tmp_path / "site" / "about" / "index.html").read_bytes()
    assert graph(page)["BreadcrumbList"]["itemListElement"][-1]["name"] == title
    assert b"<script>window" not in page


def test_the_path_above_a_page_starts_at_home(catalogue: Catalogue) -> None:
    made = settings(PHANGAT, site_url="", repo_url="", edit_uri="", directories=True)
    outputs = {output.path: output for output in all_pages(catalogue, made)}
    for output in outputs.values():
        assert [page.path for page in output.above][:1] == ([] if output.path == "index.md" else ["index.md"])


def test_a_picture_is_the_same_every_time_and_holds_any_name(catalogue: Catalogue) -> None:
    made = settings(PHANGAT, site_url=SITE, repo_url="", edit_uri="", directories=True)
    assert dict(share_files(catalogue, made, "ก")) == dict(share_files(catalogue, made, "ก"))
    long = catalogue.agency.model_copy(update={"name": "องค์การบริหารส่วนตำบล<&>" * 8})
    for drawing in (
        site_drawing(long, ""),
        report_drawing(long, "ก" * 300, ladder_of(catalogue, catalogue.reports[0])),
    ):
        assert size(png(drawing, Cache())) == (WIDTH, HEIGHT)


def test_only_a_picture_that_shows_something_else_is_drawn_anew(catalogue: Catalogue, tmp_path: Path) -> None:
    made = settings(PHANGAT, site_url=SITE, repo_url="", edit_uri="", directories=True)
    fresh = dict(share_files(catalogue, made, "ก"))
    assert dict(share_files(catalogue, made, "ก", Cache(tmp_path))) == fresh
    remembered = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(remembered) == 1 + sum(1 + report.counts.activities for report in catalogue.reports)
    dict(share_files(catalogue, made, "ข", Cache(tmp_path)))
    # the name of the site is on its own picture alone
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == len(remembered) + 1
    for file in remembered:
        file.write_bytes(b"damaged")
    assert dict(share_files(catalogue, made, "ก", Cache(tmp_path))) == fresh


def test_the_home_page_and_its_summary_in_english_name_each_other_by_whole_addresses(
    placed: dict[str, bytes], nowhere: dict[str, bytes]
) -> None:
    for name, data in pages(placed):
        links = html.document_fromstring(data.decode()).xpath("//link[@hreflang]")
        expected = {"th": SITE, "en": f"{SITE}en/"} if name in {"index.html", "en/index.html"} else {}
        assert {str(link.get("hreflang")): str(link.get("href")) for link in links} == expected, name
    assert b"hreflang" not in nowhere["index.html"].partition(b"<body")[0]
