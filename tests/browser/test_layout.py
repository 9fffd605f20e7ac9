"""Nothing lies beside the window, on other words or out of sight, at any width, zoom or font."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from scripts.pictures.page_kinds import KINDS, unknown
from tests.browser.conftest import Reader
from tests.browser.states import HEIGHTS, MENU_BELOW, STATES, Scheme, still, style, unstyle
from tests.builders.sites import PHANGAT, SITES, catalogue_of

CHECKS: Final = {
    "the page does not scroll sideways": "measured.sideways()",
    "nothing lies beside the window": "measured.outside()",
    "no words lie on others": "measured.overlapping()",
    "no words are cut": "measured.cut()",
    "fingers find every target": "measured.small()",
    "no name is broken": "measured.broken(names)",
}
"""Sentences, and what tells every breach of them (`measure.js`)."""


@dataclass(frozen=True)
class View:
    """How an opened page is looked at."""

    width: int
    scheme: Scheme = "light"
    text: int = 100
    """Size of the text in percent of what the browser starts with."""
    spaced: bool = False
    """Whether the reader spreads the text: WCAG 1.4.12."""
    state: str = "plain"


@dataclass(frozen=True)
class Opening:
    """How a page is opened: in a window of the first view's width, which the reader then makes wider or narrower."""

    views: tuple[View, ...]
    site: str = "real"
    zoom: int = 1
    sarabun: bool = True
    """Whether the site's own font comes."""


BOTH: Final = (View(360), View(1280))

OPENINGS: Final = {
    # 1280 px at 400 %: WCAG 1.4.10
    "narrow": Opening((View(360), View(320), View(414), View(360, spaced=True), View(360, "dark"))),
    "wide": Opening((View(1280), View(768), View(1920), View(1280, text=200), View(1280, spaced=True))),
    "zoomed": Opening((View(640), View(640, text=200)), zoom=2),
    "other-font": Opening(BOTH, sarabun=False),
    "golden": Opening(BOTH, site="golden"),
    "checked": Opening(BOTH, site="checked"),
}


MOST_SIZES: Final = 7
PHONE: Final = 360


SPACED: Final = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.fixture(scope="session")
def names() -> list[str]:
    """Names that no line may break: ตำบลพะงาด, พะงาด, อำเภอขามสะแกแสง, กองคลัง."""
    return [name for content in (PHANGAT, SITES / "two-years") for name in catalogue_of(content).agency.whole_names]


def look(page: Page, view: View, names: list[str]) -> dict[str, list[str]]:
    """Everything that breaches one of the sentences, by sentence."""
    page.set_viewport_size({"width": view.width, "height": HEIGHTS[view.width]})
    page.emulate_media(color_scheme=view.scheme)
    still(page)
    if view.text != 100:
        before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        style(page, f"html {{ font-size: {before * view.text / 100}px !important }}")
    if view.spaced:
        style(page, SPACED)
    STATES[view.state](page)
    checks = ", ".join(f"{json.dumps(sentence)}: {code}" for sentence, code in CHECKS.items())
    breaches: dict[str, list[str]] = page.evaluate(f"(names) => ({{ {checks} }})", names)
    return {sentence: lines for sentence, lines in breaches.items() if lines}


NARROW_TABLES: Final = """[...document.querySelectorAll(".ita-scroll")]
    .filter((around) => around.checkVisibility() && around.scrollWidth > around.clientWidth)
    .map((around) => `${measured.name(around)} scrolls`)"""

CRUSHED_NAMES: Final = """[...document.querySelectorAll("th[scope=row]")]
    .filter((name) => name.checkVisibility() && name.textContent.length > 20 && name.clientWidth < 120)
    .map((name) => `${measured.name(name)} is ${name.clientWidth} px wide`)"""


def assert_plain_view_is_calm(page: Page, width: int) -> None:
    """Letters have at most seven sizes; a table fits a phone and leaves room for the names of its rows."""
    assert len(page.evaluate("measured.sizes()")) <= MOST_SIZES
    if width == PHONE:
        assert page.evaluate(NARROW_TABLES) + page.evaluate(CRUSHED_NAMES) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OPENINGS)
def test_a_page_keeps_every_rule_of_layout_in_every_window(
    name: str, kind: str, reader: Reader, names: list[str]
) -> None:
    opening = OPENINGS[name]
    if opening.site != "real" and not reader.has_own(kind, opening.site):
        return
    width = opening.views[0].width
    with reader.page(kind, width, site=opening.site, zoom=opening.zoom, fonts=opening.sarabun) as page:
        fonts = page.evaluate("document.fonts.ready.then(measured.loaded)")
        assert ("Sarabun" in fonts) is opening.sarabun
        if name in {"narrow", "wide"}:
            assert_plain_view_is_calm(page, width)
        for view in opening.views:
            assert not look(page, view, names), view
            unstyle(page)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", ["menu", "search", "results"])
@pytest.mark.parametrize("kind", ["home", "coverage"])
def test_an_open_menu_or_search_keeps_the_rules_of_layout(
    kind: str, state: str, width: int, reader: Reader, names: list[str]
) -> None:
    if state == "menu" and width >= MENU_BELOW:
        return
    with reader.page(kind, width) as page:
        breaches = look(page, View(width, state=state), names)
    # what is open covers what is below it
    assert set(breaches) <= {"no words lie on others"}, breaches


def test_every_page_is_of_a_known_kind(sites: Callable[[str], Path]) -> None:
    assert [unknown(sites(name)) for name in ("real", "golden", "checked", "two-years", "copies")] == [[]] * 5


SPOILT: Final = {
    "the page does not scroll sideways": ("<p>กว้าง</p>", "width: 2000px"),
    "nothing lies beside the window": ("<p>ซ้าย</p>", "position: absolute; left: -9px"),
    "no words lie on others": ("<p>ทับ</p><p>กัน</p>", "position: absolute; top: 300px; left: 50px"),
    "no words are cut": ("<p>ข้อความที่ยาวเกินกว่าจะพอ</p>", "width: 9em; overflow: hidden; white-space: nowrap"),
    "fingers find every target": ("<button>x</button><button>y</button>", "width: 9px; height: 9px; padding: 0"),
    "no name is broken": ("<p>ขามสะแกแสงขามสะแกแสง</p>", "width: 3em; word-break: break-all"),
}
"""What breaches each sentence: some HTML, and how it is styled."""


@pytest.mark.parametrize("sentence", CHECKS)
def test_every_rule_of_layout_notices_a_page_that_breaks_it(sentence: str, reader: Reader, names: list[str]) -> None:
    html, css = SPOILT[sentence]
    with reader.page("about", 360) as page:
        page.evaluate("(html) => document.querySelector('article').innerHTML = `<div id=spoilt>${html}</div>`", html)
        style(page, f"#spoilt > * {{ {css} }}")
        assert sentence in look(page, View(360), names)
