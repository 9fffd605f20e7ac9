"""A reader without a mouse: every stop is seen and marked, in reading order, and nothing is out of reach."""

from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import Reader
from tests.browser.states import QUERY, still, style, until

WALK: Final = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")

WIDTHS: Final = (360, 1280)


def walked(page: Page) -> tuple[list[str], list[str]]:
    """Where the Tab key stops from the page's top to its end, and what is wrong there."""
    still(page)
    page.evaluate(WALK)
    most = page.evaluate("walk.start()") + 20
    stops: list[str] = []
    faults: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop: dict[str, Any] = page.evaluate("walk.stop()")
        if not stop["element"] or stop.get("again"):
            break
        stops.append(stop["element"])
        faults += stop["faults"]
    else:
        faults.append(f"the walk does not end after {most} stops")
    return stops, faults + [f"out of reach: {missed}" for missed in page.evaluate("walk.missed()")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_tab_key_reaches_everything_in_order(kind: str, width: int, reader: Reader) -> None:
    with reader.page(kind, width) as page:
        stops, faults = walked(page)
    assert len(stops) > 5
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["home", "measure"])
def test_the_tab_key_goes_back_the_same_way(kind: str, reader: Reader) -> None:
    with reader.page(kind, 1280) as page:
        page.locator("article a[href]").first.focus()
        first = page.evaluate("measured.name(document.activeElement)")
        for _ in range(6):
            page.keyboard.press("Tab")
        for _ in range(6):
            page.keyboard.press("Shift+Tab")
        assert page.evaluate("measured.name(document.activeElement)") == first


def test_the_first_stop_leads_past_the_menu(reader: Reader) -> None:
    with reader.page("measure", 360) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_by_keys(key: str, reader: Reader) -> None:
    with reader.page("measure", 360) as page:
        opener = page.locator("#ita-menu-opener")
        menu = page.locator("#ita-menu")
        assert not menu.is_visible()
        opener.focus()
        page.keyboard.press(key)
        menu.wait_for(state="visible")
        assert opener.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('#ita-menu').contains(document.activeElement)")
        page.keyboard.press("Escape")
        menu.wait_for(state="hidden")
        assert opener.get_attribute("aria-expanded") == "false"
        assert page.evaluate("document.activeElement.id") == "ita-menu-opener"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_opens_finds_and_closes_by_keys(key: str, reader: Reader) -> None:
    with reader.page("measure", 360) as page:
        page.locator("#ita-search-opener").focus()
        page.keyboard.press(key)
        expect(page.locator("[name=query]")).to_be_focused()
        page.keyboard.type(QUERY)
        page.locator(".md-search-result__item a").first.wait_for()
        page.keyboard.press("Escape")
        expect(page.locator("#ita-search-opener")).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_that_is_too_wide_is_scrolled_by_keys(width: int, reader: Reader) -> None:
    with reader.page("evidence", width) as page:
        still(page)
        # the real tables fit: an editor's longer words may not
        style(page, ".ita-table { min-width: 200vw !important }")
        page.set_viewport_size({"width": width - 1, "height": 740})
        region = page.locator("article [role=region][tabindex='0']").first
        region.focus()
        page.keyboard.press("ArrowRight")
        until(page, partial(region.evaluate, "node => node.scrollLeft > 0"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_that_fits_is_no_stop_of_the_tab_key(width: int, reader: Reader) -> None:
    with reader.page("evidence", width) as page:
        expect(page.locator("article .ita-scroll[tabindex]")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_unfolds_by_keys(key: str, reader: Reader) -> None:
    with reader.page("link-health", 360) as page:
        summary = page.locator("article summary").last
        summary.focus()
        page.keyboard.press(key)
        assert summary.evaluate("node => node.parentElement.open")
