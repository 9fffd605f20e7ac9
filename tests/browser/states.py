"""How a reader sees a page: width, colour scheme, and what is open on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
HEIGHTS: Final = {320: 640, 360: 740, 414: 896, 640: 450, 768: 1024, 1280: 900, 1920: 1080}
"""The height of the window that goes with a width, in CSS pixels."""

MENU_BELOW: Final = 960
"""Windows narrower than this, in CSS pixels, have their menu behind a button."""

QUERY: Final = "รายงาน"
"""A word of the content that several pages have."""

_STYLE: Final = """(text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}"""
_GROUND: Final = "getComputedStyle(document.body).backgroundColor"
_STILL: Final = "*, ::before, ::after { animation: none !important; transition: none !important }"


def style(page: Page, text: str) -> None:
    """Give the page a style of the test's own, which its Content-Security-Policy would forbid."""
    page.evaluate(_STYLE, text)


def still(page: Page) -> None:
    """Let nothing on the page move, so that it is measured as it comes to rest."""
    style(page, _STILL)


def unstyle(page: Page) -> None:
    """Take the styles of the test away from the page."""
    page.evaluate("document.adoptedStyleSheets = []")


def darken(page: Page) -> None:
    """Let the reader's system change from the light colour scheme to the dark one; the page has to follow."""
    ground = page.evaluate(_GROUND)
    page.emulate_media(color_scheme="dark")
    until(page, lambda: page.evaluate(_GROUND) != ground)


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what the page's policy lets no script of the test wait for."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(holds)


def open_menu(page: Page) -> None:
    """Open the menu of a narrow page."""
    page.locator("#ita-menu-opener").click()
    page.locator("#ita-menu").get_by_role("link").first.wait_for()


def open_search(page: Page) -> None:
    """Open the search, with nothing typed yet."""
    box = page.get_by_role("banner").locator("[name=query]")
    if not box.is_visible():
        page.locator("#ita-search-opener").click()
    box.click()
    expect(page.locator(".ita-search__output")).to_be_visible()


def search_results(page: Page, query: str = QUERY) -> None:
    """Search for a word that is on several pages."""
    open_search(page)
    page.locator("[name=query]").press_sequentially(query)
    page.locator(".md-search-result__item a").first.wait_for()


STATES: Final[Mapping[str, Callable[[Page], None]]] = {
    "plain": lambda _page: None,
    "menu": open_menu,
    "search": open_search,
    "results": search_results,
}
"""What can be open, by name."""
