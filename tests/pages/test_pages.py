"""Pages made from the catalogue: whole pages against golden files, and what holds on every page of the real site."""

import os
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from ita_site.catalogue.catalogue import Catalogue
from ita_site.pages.all_pages import all_pages, navigation
from ita_site.pages.home_texts import MOST_ON_HOME
from ita_site.pages.output import Output
from ita_site.pages.page_table import page_table
from ita_site.publish.check import load
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from ita_site.urls import Addresses
from tests.builders.git import moment
from tests.builders.sites import GOLDEN, ONE, PHANGAT, REPORT, Site

GOLDEN_PAGES = Path(__file__).parents[1] / "golden" / "pages"

KINDS = [
    "index.md",
    "about.md",
    "link-health.md",
    "site-index.md",
    "data.md",
    "about-ita.md",
    "en/index.md",
    "editors/index.md",
    "editors/fields.md",
    "editors/problems.md",
    "reports/2567-12m/index.md",
    "reports/2567-12m/coverage.md",
    "reports/2567-12m/evidence.md",
    "reports/2567-12m/measures/one.md",
    "reports/2567-12m/measures/one/activities/1.md",
    "reports/2567-12m/measures/one/activities/3.md",
    "reports/2567-12m/measures/two.md",
    "reports/2567-12m/indicators/index.md",
    "reports/2567-12m/indicators/6.md",
    "reports/2567-12m/indicators/7.md",
    "reports/2567-12m/units/index.md",
    "reports/2567-12m/units/office.md",
]


def catalogue_of(content: Path) -> Catalogue:
    reading = load(content)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


@pytest.fixture(scope="module")
def small() -> dict[str, Output]:
    return {output.path: output for output in all_pages(catalogue_of(GOLDEN), Settings())}


@pytest.fixture(scope="module")
def real() -> dict[str, Output]:
    return {output.path: output for output in all_pages(catalogue_of(PHANGAT), Settings())}


def soup(output: Output) -> BeautifulSoup:
    return BeautifulSoup(output.text, "lxml")


@pytest.mark.slow
@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_is_the_golden_page(path: str, small: dict[str, Output]) -> None:
    file = GOLDEN_PAGES / path.replace("/", "--")
    made = f"{small[path].title}\n{small[path].description}\n\n{small[path].text}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


def test_the_golden_site_has_no_other_kind_of_page(small: dict[str, Output]) -> None:
    others = {path for path in small if "/activities/" in path} | {"reports/2567-12m/units/finance.md"}
    assert set(small) == {*KINDS, *others}


def test_paths_are_known_without_making_the_pages(real: dict[str, Output]) -> None:
    assert list(page_table(catalogue_of(PHANGAT), Settings())) == list(real)


def links_of(output: Output, addresses: Addresses) -> set[str]:
    """Paths of the site that a page links to, without anchors."""
    base = f"https://site.invalid/{addresses.of(output.path)}"
    targets = (urlsplit(urljoin(base, str(link["href"]))) for link in soup(output).select("a[href]"))
    return {parts.path.lstrip("/") for parts in targets if parts.netloc == "site.invalid"}


@pytest.mark.parametrize("directories", [True, False])
def test_every_internal_link_leads_to_a_page_and_an_anchor_that_exist(directories: bool) -> None:  # noqa: FBT001
    addresses = Addresses(directories=directories)
    catalogue = catalogue_of(PHANGAT)
    outputs = list(all_pages(catalogue, Settings(addresses)))
    anchors = {addresses.of(path): set[str]() for path in dict(attachments(catalogue, Settings(addresses), PHANGAT))}
    anchors |= {addresses.of(output.path): _anchors(output) for output in outputs}
    checked = 0
    for output in outputs:
        for link in soup(output).select("a[href]"):
            parts = urlsplit(urljoin(f"https://site.invalid/{addresses.of(output.path)}", str(link["href"])))
            if parts.netloc == "site.invalid":
                assert parts.path.lstrip("/") in anchors, (output.path, link["href"])
                assert not parts.fragment or parts.fragment in anchors[parts.path.lstrip("/")], link["href"]
                checked += 1
    assert checked > 300


def _anchors(output: Output) -> set[str]:
    markdown = {line.rsplit("{#", 1)[1].rstrip("}") for line in output.text.split("\n") if line.startswith("## ")}
    return markdown | {str(element["id"]) for element in soup(output).select("[id]")}


CROSS = [
    ("reports/2567-12m/measures/service-quality.md", "reports/2567-12m/indicators/6.md"),
    ("reports/2567-12m/measures/service-quality.md", "reports/2567-12m/units/works.md"),
    ("reports/2567-12m/measures/service-quality.md", "reports/2567-12m/evidence.md"),
    ("reports/2567-12m/measures/service-quality.md", "reports/2567-12m/index.md"),
    ("reports/2567-12m/measures/no-gift-policy.md", "reports/2567-12m/indicators/8.md"),
    ("reports/2567-12m/coverage.md", "reports/2567-12m/index.md"),
    ("reports/2567-12m/indicators/index.md", "reports/2567-12m/indicators/9.md"),
    ("reports/2567-12m/units/index.md", "reports/2567-12m/units/office.md"),
]


@pytest.mark.parametrize(("naming", "named"), CROSS)
def test_pages_that_name_each_other_link_both_ways(naming: str, named: str, real: dict[str, Output]) -> None:
    addresses = Addresses()
    assert addresses.of(named) in links_of(real[naming], addresses)
    reached = links_of(real[named], addresses)
    # a report's own pages are reached over its menu; the report page names the next of them
    assert addresses.of(naming) in reached or (
        named.endswith("12m/index.md") and "reports/2567-12m/coverage/" in reached
    )


def test_an_indicator_without_measure_says_so(real: dict[str, Output]) -> None:
    assert "ไม่มีมาตรการในรายงานนี้ที่ระบุตัวชี้วัดนี้" in soup(real["reports/2567-12m/indicators/9.md"]).get_text()
    silent = soup(real["reports/2567-12m/indicators/index.md"]).select("#without + ul li")
    assert [item.get_text().split(".")[0] for item in silent] == ["1", "2", "3", "4", "5", "9", "10"]


def test_a_link_that_no_check_has_seen_says_so_everywhere(real: dict[str, Output]) -> None:
    register = soup(real["reports/2567-12m/evidence.md"])
    states = [row.select_one(".ita-health") for row in register.select("#table-links ~ tbody tr")]
    assert [state.get_text(" ", strip=True) for state in states if state] == ["ยังไม่ได้ตรวจ"] * 9


def test_the_home_page_gives_the_figures_of_its_picture_as_text(real: dict[str, Output]) -> None:
    home = soup(real["index.md"])
    figures = [" ".join(item.get_text().split()) for item in home.select(".ita-key li")]
    assert figures == [
        "9 รายงานไม่ได้บอกผล",
        "13 รายงานว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้",
        "5 มีลิงก์ แต่เป็นหน้าแรกหรือหน้ารายการ",
        "4 มีลิงก์ของหน้าเฉพาะ",
        "0 เปิดลิงก์ได้ และพบข้อความที่กำหนดไว้",
    ]
    assert len(home.select(".ita-picture .ita-tiles i")) == 31
    lead = home.select_one(".ita-lead")
    assert lead
    assert "31 กิจกรรม รายงานบอกผลแล้ว 22 กิจกรรม" in lead.get_text()


def test_our_reading_is_labelled_where_results_meet_activities(real: dict[str, Output]) -> None:
    measure = soup(real["reports/2567-12m/measures/communication.md"])
    sentence = next(note for note in measure.select(".ita-note") if "การจับคู่ผลกับกิจกรรม" in note.get_text())
    assert sentence.select_one(".ita-reading")


def test_results_that_nobody_has_paired_yet_are_said_to_be_open_on_every_page_of_the_report(tmp_path: Path) -> None:
    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    file = content / "reports/2567-12m/measures/one.md"
    file.write_text(file.read_text(encoding="utf-8").replace("    answers: []\n", ""), encoding="utf-8")
    pages = {output.path: output for output in all_pages(catalogue_of(content), Settings())}
    telling = {path for path, output in pages.items() if "ยังจับคู่ผลกับกิจกรรมไม่ครบ เหลืออีก 1 ผล" in output.text}
    assert telling >= {path for path in pages if path.startswith("reports/2567-12m/")} | {"index.md"}
    claim = soup(pages["reports/2567-12m/measures/one.md"]).select_one("#r3")
    assert claim is not None
    assert "ยังไม่ได้จับคู่กับกิจกรรม" in claim.get_text()
    assert "ไม่ตรงกับกิจกรรม" not in claim.get_text()


def test_the_menu_names_no_measure_and_no_single_indicator(real: dict[str, Output]) -> None:
    menu = str(navigation(catalogue_of(PHANGAT)))
    assert "measures/" not in menu
    assert "indicators/6" not in menu
    assert "reports/2567-12m/coverage.md" in menu
    assert set(real) >= {"about.md"}


def test_every_page_has_a_title_and_a_description_of_its_own(real: dict[str, Output]) -> None:
    assert len({output.title for output in real.values()}) == len(real)
    assert len({output.description for output in real.values()}) == len(real)


def test_a_page_says_when_it_was_last_changed_and_where_to_edit_it() -> None:
    settings = Settings(
        edit_base="https://example.invalid/edit/main/content/",
        changes={
            f"{GOLDEN.name}/about.md": moment(2024, 2, 29),
            f"{GOLDEN.name}/agency.yml": moment(2024, 1, 1),
            f"{GOLDEN.name}/framework/nacc-2566.yml": moment(2023, 1, 1),
        },
    )
    pages = {output.path: output for output in all_pages(catalogue_of(GOLDEN), settings)}
    about = soup(pages["about.md"])
    assert about.select_one(".ita-foot time")["datetime"] == "2024-02-29"  # type: ignore[index]
    assert "29 กุมภาพันธ์ 2567" in about.get_text()
    edit = soup(pages["reports/2567-12m/measures/one.md"]).select_one(".ita-edit")
    assert edit is not None
    assert edit["href"] == "https://example.invalid/edit/main/content/reports/2567-12m/measures/one.md"


def test_the_home_page_does_not_grow_with_the_number_of_measures(tmp_path: Path) -> None:
    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    measures = content / "reports/2567-12m/measures"
    text = (measures / "two.md").read_text(encoding="utf-8")
    for number in range(3, 40):
        copy = text.replace("id: two", f"id: m{number}").replace("order: 2", f"order: {number}")
        (measures / f"m{number}.md").write_text(copy, encoding="utf-8")
    home = next(iter(all_pages(catalogue_of(content), Settings())))
    cards = soup(home).select(".ita-rows > li")
    assert len(cards) == MOST_ON_HOME
    assert "ดูมาตรการทั้งหมด 39 ข้อ" in soup(home).get_text()


@pytest.mark.parametrize(("file", "page"), [(ONE, "one.md"), (REPORT, "reports/2567-12m/index.md")])
def test_headings_of_a_free_text_stand_below_the_heading_that_says_whose_it_is(
    file: str, page: str, site: Site
) -> None:
    site.write(file, f"{(site.root / file).read_text(encoding='utf-8')}\n\n## ภาพประกอบ\n\nก\n\n### ย่อย\n")
    (text,) = [
        page_output.text for page_output in all_pages(site.catalogue(), Settings()) if page_output.path.endswith(page)
    ]
    note = text.partition("## หมายเหตุของผู้จัดทำเว็บไซต์")[2]
    assert "<h3>ภาพประกอบ</h3>" in note
    assert "<h4>ย่อย</h4>" in note
