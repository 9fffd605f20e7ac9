"""axe-core finds no fault on any page of the desk, in both schemes and at both widths; keys alone are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import AXE, RULES, RUN, WHOLE
from tests.builders.desks import MEASURE, DeskServer, desk_of
from tests.builders.previews import change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

PAGES = ("_desk/", MEASURE, "_desk/files/agency", "_desk/files/search-aliases", "_desk/history", "_desk/publish")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """A desk whose measure has something wrong and something that is not settled."""
    with desk_of(tmp_path_factory.mktemp("axe") / "desk") as server:
        change(server.measure, "date: 2567-02-29", "date: 29 กุมภาพันธ์ 2567")
        change(server.measure, "    answers: [1]\n", "    # TODO ข้อใด\n    # answers: [1]\n")
        yield server


@pytest.fixture(scope="module")
def page(desk: DeskServer, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.entrance)
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    # the page beside the form is the site's own, and has tests of its own
    page.evaluate("document.querySelector('iframe')?.remove()")
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    page.evaluate(AXE)
    results: dict[str, list[str]] = page.evaluate(RUN, [WHOLE, RULES])
    return [*results["violations"], *results["incomplete"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_desk_breaks_no_rule_of_axe(desk: DeskServer, page: Page, path: str) -> None:
    for scheme, width in (("light", 360), ("dark", 1280)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(desk.root + path)
        assert faults(page) == [], (scheme, width)


def test_a_field_is_reached_filled_and_saved_by_keys_alone(desk: DeskServer, page: Page) -> None:
    page.goto(desk.root + MEASURE)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "i-title":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("พิมพ์ด้วยแป้น")
    page.keyboard.press("Tab")
    expect(page.locator("#d-status")).to_have_text("บันทึกแล้ว")
    assert "พิมพ์ด้วยแป้น" in desk.measure.read_text(encoding="utf-8")


def test_a_field_names_what_is_wrong_with_it_to_a_screen_reader(desk: DeskServer, page: Page) -> None:
    page.goto(desk.root + MEASURE)
    field = page.locator('[id="i-results.0.date"]')
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    words = [
        page.locator(f'[id="{name}"]').inner_text() for name in described if page.locator(f'[id="{name}"]').count()
    ]
    assert "2567-02-29" in " ".join(words)
