"""Firefox, the other engine that citizens have, opens every kind of page and searches, on a phone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import Addresses
from tests.browser.firefox import Firefox, started
from tests.browser.queries import FIRST
from tests.browser.states import HEIGHTS
from tests.builders.projects import ROOT

pytestmark = pytest.mark.slow

WIDTH: Final = 360

LOOK: Final = """return {
  headings: [...document.querySelectorAll("h1")].map((heading) => heading.innerText.trim()),
  overflow: document.documentElement.scrollWidth - innerWidth,
}"""
"""A heading's text is empty where it is not shown."""

QUERIES: Final = ("ของขวัญ", "ตัวชี้วัดที่เจ็ด", "17 มค 67", "ใครรับผิดชอบมาตรการที่ 3")
"""A word, a number in words, a date, a question without spaces."""

BUTTONS: Final = {
    "[data-copy=ask-letter]": "คัดลอกจดหมาย",
    "[data-print-letter=ask-letter]": "พิมพ์จดหมาย",
    "[data-copy-address]": "คัดลอกลิงก์",
}
"""What a button for a letter, or for the page's address, says."""

UNFOLD: Final = "for (const fold of document.querySelectorAll('details')) fold.open = true"
SHOWN: Final = """[...document.querySelectorAll(arguments[0])]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => element.innerText)"""


@dataclass(frozen=True)
class View:
    """What Firefox shows of a page, and says on its console."""

    headings: list[str]
    overflow: int
    complaints: list[str]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    command = [sys.executable, str(ROOT / "scripts" / "install" / "firefox.py"), "--print"]
    program = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    with started(program, tmp_path_factory.mktemp("firefox")) as firefox:
        firefox.resize(WIDTH, HEIGHTS[WIDTH])
        yield firefox


@pytest.fixture(scope="module")
def view(firefox: Firefox, addresses: Addresses) -> Callable[[str], View]:
    """Gives the view of the page of a kind, looked at once."""

    @cache
    def look(kind: str) -> View:
        firefox.open(addresses.address(kind))
        return View(**firefox.run(LOOK), complaints=firefox.complaints())

    return look


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_a_word_on_the_console(kind: str, view: Callable[[str], View]) -> None:
    assert view(kind).complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_its_heading(kind: str, view: Callable[[str], View]) -> None:
    (heading,) = view(kind).headings
    assert heading


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_does_not_scroll_sideways(kind: str, view: Callable[[str], View]) -> None:
    assert view(kind).overflow <= 0


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_result_of_a_typed_query_leads_to_the_page_on_the_subject(
    query: str, firefox: Firefox, addresses: Addresses
) -> None:
    home = addresses.address("home")
    firefox.open(home)
    firefox.click("#ita-search-opener")
    firefox.type("#ita-search input", query)
    firefox.until("return document.querySelector('.md-search-result__item a') !== null")
    firefox.click(".md-search-result__item a")
    firefox.until(f"return location.href !== '{home}' && document.readyState === 'complete'")
    assert firefox.run("return location.href.split('#')[0]") == home + dict(FIRST)[query]
    assert firefox.complaints() == []


def test_a_promise_shows_buttons_for_copying_and_for_printing(firefox: Firefox, addresses: Addresses) -> None:
    firefox.open(addresses.address("promise"))
    firefox.run(UNFOLD)
    assert firefox.run(f"return {SHOWN}", ", ".join(BUTTONS)) == list(BUTTONS.values())


@pytest.fixture
def scriptless(firefox: Firefox) -> Iterator[Firefox]:
    """Firefox as of a reader who lets no page run scripts."""
    switch = "Services.prefs.setBoolPref('javascript.enabled', arguments[0])"
    firefox.run_in_browser(switch, False)  # noqa: FBT003 - an argument of the script
    yield firefox
    firefox.run_in_browser(switch, True)  # noqa: FBT003


def test_without_javascript_a_promise_shows_no_button_that_does_nothing(
    scriptless: Firefox, addresses: Addresses
) -> None:
    scriptless.open(addresses.address("promise"))
    scriptless.run(UNFOLD)
    assert scriptless.run("return document.querySelectorAll('.ita-js').length") > len(BUTTONS)
    assert scriptless.run(f"return {SHOWN}", ".ita-js") == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("setTimeout(() => { throw new Error('broken') })", "broken"),
        (
            "document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
            "Content-Security-Policy",
        ),
        ("new Image().src = 'https://example.org/x.png'", "Content-Security-Policy"),
    ],
)
def test_a_complaint_is_heard(script: str, complaint: str, firefox: Firefox, addresses: Addresses) -> None:
    firefox.open(addresses.address("about"))
    firefox.complaints()
    firefox.run(script)
    firefox.run("return 1")
    assert complaint in " ".join(firefox.complaints())


def test_what_is_too_wide_is_seen(firefox: Firefox, addresses: Addresses) -> None:
    firefox.open(addresses.address("about"))
    firefox.run("document.querySelector('main').style.width = '400px'")
    assert firefox.run(LOOK)["overflow"] > 0
