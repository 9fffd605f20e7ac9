"""Without JavaScript a page says the same and leads to the same, and shows no control that does nothing."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
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
def plain(browser: Browser) -> Iterator[dict[int, Page]]:
    """A tab without JavaScript for each width."""
    tabs: dict[int, Page] = {}
    for width in WIDTHS:
        size: Any = {"width": width, "height": HEIGHTS[width]}
        context = browser.new_context(viewport=size, java_script_enabled=False)
        context.add_init_script(path=MEASURE)
        tabs[width] = context.new_page()
    yield tabs
    for tab in tabs.values():
        tab.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_without_javascript_and_no_control_is_dead(
    kind: str, width: int, reader: Reader, plain: dict[int, Page]
) -> None:
    with reader.page(kind, width) as page:
        shown = page.evaluate(READ)
    plain[width].goto(reader.address(kind), wait_until="load")
    read = plain[width].evaluate(READ)
    assert Counter(shown["words"]) - Counter(read["words"]) == Counter()
    assert Counter(shown["links"]) == Counter(read["links"])
    assert shown["rows"] == read["rows"]
    assert plain[width].evaluate(DEAD) == []
    assert plain[width].evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_links_that_can_be_seen_lead_to_every_page(
    width: int, reader: Reader, plain: dict[int, Page], real_site: Path
) -> None:
    home = reader.address("home")
    seen, unread = {home}, [home]
    while unread:
        plain[width].goto(unread.pop(), wait_until="commit")
        plain[width].wait_for_load_state("domcontentloaded")
        links = {urldefrag(link).url for link in plain[width].evaluate(LINKS)}
        pages = {link for link in links - seen if link.startswith(home) and link.endswith("/")}
        seen |= pages
        unread += pages
    files = {file.relative_to(real_site).as_posix() for file in real_site.rglob("*.html")} - {"404.html"}
    assert {home + file.removesuffix("index.html") for file in files} == seen
