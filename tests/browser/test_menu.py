"""The menu of a site of several years: one line, by hand and by keys, with and without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import MEASURE, Serve
from tests.browser.states import MENU_BELOW, darken, open_menu
from tests.browser.test_axe import AROUND, RULES_OF_COLOUR, RULES_OF_COVERED, faults
from tests.browser.test_layout import View, look
from tests.builders.reports import ActivitySketch, MeasureSketch, add_report, site_without_reports
from tests.builders.shared import SharedSites
from tests.builders.sites import AGENCY, PHANGAT, SITES

LONG_NAME = "องค์การบริหารส่วนตำบลหนองบัวใหญ่พัฒนาสามัคคีเฉลิมพระเกียรติ"
OLD_MEASURE = "reports/2567-12m/measures/one/"
GROUP = "#ita-menu summary >> nth=0"

Open = Callable[..., Page]
Windows = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def many_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with two rounds in each of two years, of an agency with a long name."""
    site = site_without_reports(tmp_path_factory.mktemp("many-reports"))
    site.change(AGENCY, "องค์การบริหารส่วนตำบลตัวอย่าง", LONG_NAME)
    for year in (2567, 2568):
        for months in (6, 12):
            add_report(site, year, months, MeasureSketch("one", [ActivitySketch("จัดทำคู่มือ")]))
    return site.root


@pytest.fixture(scope="module")
def addresses(shared: SharedSites, serve: Serve, many_reports: Path) -> Iterator[dict[str, str]]:
    """The addresses of a site of one report, of two, and of many."""
    with (
        serve(shared.site(PHANGAT)) as one,
        serve(shared.site(SITES / "two-years")) as two,
        serve(shared.site(many_reports, "many-reports")) as many,
    ):
        yield {"one report": one, "two years": two, "many reports": many}


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Windows]:
    """A function that returns the browser's window with these options, which the whole module shares."""
    contexts: dict[tuple[tuple[str, object], ...], BrowserContext] = {}

    def window(**options: Any) -> BrowserContext:
        key = tuple(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].add_init_script(path=MEASURE)
        return contexts[key]

    yield window
    for context in contexts.values():
        context.close()


@pytest.fixture
def opened(windows: Windows, addresses: dict[str, str]) -> Iterator[Open]:
    """A new page of one of the sites."""
    pages: list[Page] = []

    def make(path: str = OLD_MEASURE, *, site: str = "two years", width: int = 1280, **options: Any) -> Page:
        page = windows(**options).new_page()
        page.set_viewport_size({"width": width, "height": 740})
        pages.append(page)
        page.goto(addresses[site] + path)
        return page

    yield make
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [960, 1280])
@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("one report", ""),
        ("two years", OLD_MEASURE),
        ("many reports", "reports/2567-6m/coverage/"),
    ],
)
def test_the_menu_is_one_line_of_at_most_six_entries(site: str, path: str, width: int, opened: Open) -> None:
    page = opened(path, site=site, width=width)
    entries = page.locator(".ita-menu__list > li")
    assert 4 <= entries.count() <= 6
    lines = {(box["y"], box["height"]) for entry in entries.all() if (box := entry.bounding_box())}
    assert len(lines) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [True, False])
def test_another_year_is_chosen_by_hand_with_and_without_scripts(scripts: bool, opened: Open) -> None:  # noqa: FBT001
    page = opened(java_script_enabled=scripts)
    page.click(GROUP)
    page.locator("#ita-menu").get_by_role("link", name="ปี 2568", exact=True).click()
    expect(page).to_have_url(re.compile("/reports/2568-12m/measures/one/$"))
    expect(page.locator(GROUP)).to_have_text("รายงานปี 2568")


def test_another_year_is_chosen_by_keys(opened: Open) -> None:
    page = opened()
    page.locator(GROUP).focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "ปี 2568"
    page.keyboard.press("Escape")
    expect(page.locator("#ita-menu").get_by_role("link", name="ปี 2568", exact=True)).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "รายงานปี 2567"


def test_one_group_of_the_menu_closes_the_other_and_each_is_within_the_window(opened: Open) -> None:
    page = opened(width=960)
    groups = page.locator("#ita-menu details")
    for at in range(groups.count()):
        groups.nth(at).locator("summary").click()
        expect(page.locator("#ita-menu details[open]")).to_have_count(1)
        box = groups.nth(at).locator("ul").first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 960


def test_the_year_that_is_read_is_heard(opened: Open) -> None:
    page = opened()
    expect(page.locator(GROUP)).to_have_attribute("aria-current", "true")
    region = page.get_by_role("region", name="รายงานปีเก่า")
    expect(region.get_by_role("link", name="ดูปีล่าสุด 2568")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_word_on_an_old_report_breaks_no_rule_of_axe(width: int, opened: Open) -> None:
    page = opened(width=width)
    assert not faults(page)
    darken(page)
    assert not faults(page, RULES_OF_COLOUR)


@pytest.mark.parametrize("width", [360, 1280])
def test_an_opened_group_breaks_no_rule_of_axe_in_either_scheme(width: int, opened: Open) -> None:
    page = opened(site="many reports", path="reports/2567-6m/coverage/", width=width)
    if width < MENU_BELOW:
        open_menu(page)
    page.click(GROUP)
    assert not faults(page, RULES_OF_COVERED, AROUND)
    darken(page)
    assert not faults(page, RULES_OF_COLOUR, AROUND)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_word_on_an_old_report_keeps_every_rule_of_layout(width: int, opened: Open) -> None:
    assert not look(opened(width=width), View(width), [])


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_an_opened_group_keeps_the_rules_of_layout(width: int, opened: Open) -> None:
    page = opened(site="many reports", path="reports/2567-6m/coverage/", width=width)
    if width < MENU_BELOW:
        open_menu(page)
    page.click(GROUP)
    # what is open covers what is below it
    assert set(look(page, View(width), [])) <= {"no words lie on others"}


def test_paper_shows_neither_the_menu_nor_the_way_to_another_year(opened: Open) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.locator("#ita-menu")).to_be_hidden()
    expect(page.locator(".ita-older")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280, 1536, 1920])
def test_all_of_the_footer_begins_at_one_line(width: int, opened: Open) -> None:
    page = opened(width=width)
    starts = page.eval_on_selector_all(
        ".ita-footer__name, .ita-footer__credit",
        """lines => lines.map(line => {
            const words = document.createRange();
            words.selectNodeContents(line);
            return words.getBoundingClientRect().left;
        })""",
    )
    assert len(starts) >= 2
    assert max(starts) - min(starts) < 1
