"""Without JavaScript a page says the same and leads to the same, and shows no control that does nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import MEASURE, Reader
from tests.browser.states import HEIGHTS

WIDTHS: Final = (360, 1280)

READ: Final = """() => {
  const main = document.querySelector(".md-content")
  // what answers to a control is the control's own
  const own = "button:not(th button), select, input, output, form, [role=status], [aria-live], .ita-js"
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  const words = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (element.closest(own) || element.closest("script, style")) continue
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    if (seen) words.push(...node.data.split(/\\s+/))
  }
  const links = [...main.querySelectorAll("a[href]")].filter((one) => one.checkVisibility()).map((one) => one.href)
  const rows = [...main.querySelectorAll("tr")].filter((one) => one.checkVisibility()).length
  return { words: words.filter(Boolean), links, rows }
}"""

DEAD: Final = """() => [...document.querySelectorAll("button, input, select, textarea, [role=button], label[for]")]
  .filter((one) => !one.closest("form[action]:has([type=submit])"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.offsetWidth > 0)
  .map((one) => one.outerHTML.slice(0, 120))"""

LINKS: Final = """() => [...document.querySelectorAll("a[href]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.href)"""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    context.add_init_script(path=MEASURE)
    yield context.new_page()
    context.close()


def widen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_without_javascript_and_no_control_is_dead(kind: str, reader: Reader, plain: Page) -> None:
    widen(plain, WIDTHS[0])
    plain.goto(reader.address(kind), wait_until="load")
    with reader.page(kind, WIDTHS[0]) as page:
        for width in WIDTHS:
            widen(page, width)
            widen(plain, width)
            shown, read = page.evaluate(READ), plain.evaluate(READ)
            assert Counter(shown["words"]) - Counter(read["words"]) == Counter()
            assert Counter(shown["links"]) == Counter(read["links"])
            assert shown["rows"] == read["rows"]
            assert plain.evaluate(DEAD) == []
            assert plain.evaluate("document.documentElement.scrollWidth") <= width


def linked(page: Page, width: int, home: str) -> set[str]:
    """The pages of the site that the links which can be seen in a window lead to."""
    widen(page, width)
    links = {urldefrag(link).url for link in page.evaluate(LINKS)}
    return {link for link in links if link.startswith(home) and link.endswith("/")}


def reached(links: Mapping[str, set[str]], home: str) -> set[str]:
    """What whoever begins at the home page can come to, by the pages that each page leads to."""
    seen, unread = {home}, [home]
    while unread:
        pages = links[unread.pop()] - seen
        seen |= pages
        unread += pages
    return seen


def test_without_javascript_links_that_can_be_seen_lead_to_every_page_at_either_width(
    reader: Reader, plain: Page, real_site: Path
) -> None:
    home = reader.address("home")
    links: dict[int, dict[str, set[str]]] = {width: {} for width in WIDTHS}
    seen, unread = {home}, [home]
    while unread:
        address = unread.pop()
        plain.goto(address, wait_until="commit")
        plain.wait_for_load_state("domcontentloaded")
        for width in WIDTHS:
            links[width][address] = linked(plain, width, home)
            pages = links[width][address] - seen
            seen |= pages
            unread += pages
    files = {file.relative_to(real_site).as_posix() for file in real_site.rglob("*.html")} - {"404.html"}
    every = {home + file.removesuffix("index.html") for file in files}
    assert {width: reached(links[width], home) for width in WIDTHS} == dict.fromkeys(WIDTHS, every)
