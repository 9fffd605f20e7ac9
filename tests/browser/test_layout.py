"""Nothing lies beside the window, on other words or out of sight, at any width, zoom or font."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from scripts.pictures.page_kinds import KINDS, unknown
from tests.browser.conftest import Reader
from tests.browser.states import MENU_BELOW, STATES, Scheme, still, style
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
    """How a page is looked at."""

    width: int
    scheme: Scheme = "light"
    site: str = "real"
    zoom: int = 1
    text: int = 100
    """Size of the text in percent of what the browser starts with."""
    sarabun: bool = True
    spaced: bool = False
    """Whether the reader spreads the text: WCAG 1.4.12."""
    state: str = "plain"


VIEWS: Final = {
    # 1280 px at 400 %: WCAG 1.4.10
    "320": View(320),
    "360": View(360),
    "414": View(414),
    "768": View(768),
    "1280": View(1280),
    "1920": View(1920),
    "360-dark": View(360, scheme="dark"),
    "1280-zoomed-200": View(640, zoom=2),
    "1280-text-200": View(1280, text=200),
    "640-text-200": View(640, zoom=2, text=200),
    "360-other-font": View(360, sarabun=False),
    "1280-other-font": View(1280, sarabun=False),
    "360-spaced": View(360, spaced=True),
    "1280-spaced": View(1280, spaced=True),
    "360-golden": View(360, site="golden"),
    "1280-golden": View(1280, site="golden"),
    "360-checked": View(360, site="checked"),
    "1280-checked": View(1280, site="checked"),
}


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
    still(page)
    if view.text != 100:
        before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        style(page, f"html {{ font-size: {before * view.text / 100}px !important }}")
    if view.spaced:
        style(page, SPACED)
    STATES[view.state](page)
    assert page.evaluate("document.fonts.ready.then(measured.loaded)").count("Sarabun") > 0 or not view.sarabun
    checks = ", ".join(f"{json.dumps(sentence)}: {code}" for sentence, code in CHECKS.items())
    breaches: dict[str, list[str]] = page.evaluate(f"(names) => ({{ {checks} }})", names)
    return breaches


Looks = Callable[[str, str], dict[str, list[str]]]


@pytest.fixture(scope="session")
def looks(reader: Reader, names: list[str]) -> Looks:
    """What is wrong on a page of a kind in a view; each is looked at once."""

    @cache
    def told(kind: str, name: str) -> dict[str, list[str]]:
        view = VIEWS[name]
        with reader.page(kind, view.width, view.scheme, site=view.site, zoom=view.zoom, fonts=view.sarabun) as page:
            return look(page, view, names)

    return told


# all sentences of one look side by side, so that one process makes it
@pytest.mark.parametrize("sentence", CHECKS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_keeps_every_rule_of_layout_in_every_window(sentence: str, view: str, kind: str, looks: Looks) -> None:
    breaches = looks(kind, view)[sentence]
    assert not breaches, "\n".join(breaches)


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
        del breaches["no words lie on others"]
    assert not any(breaches.values()), breaches


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
        assert look(page, VIEWS["360"], names)[sentence] != []
