"""axe-core finds no fault on any kind of page: in both schemes, on a phone and a desk, with everything opened."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import Reader
from tests.browser.states import HEIGHTS, STATES, Scheme, darken, open_search, still, style

AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

RUN: Final = """async ([context, options]) => {
  const { violations, incomplete } = await axe.run(context, options)
  const told = (found) => found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) =>
      `${id}: ${help}: ${target.join(" ")} ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`))
  return { violations: told(violations), incomplete: told(incomplete) }
}"""

WIDTHS: Final = (360, 1280)
"""A phone and a desk."""

WHOLE: Final[Mapping[str, Any]] = {"include": [["html"]]}
AROUND: Final[Mapping[str, Any]] = {**WHOLE, "exclude": [["article"]]}
"""Where menu and search are opened; the text that they lie on is looked at as it is without them."""

FAULTS_ALONE: Final[Mapping[str, Any]] = {"resultTypes": ["violations", "incomplete"]}
"""What axe-core describes in full: to describe all that is right as well takes it as long as the rules do."""
RULES: Final[Mapping[str, Any]] = {
    **FAULTS_ALONE,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # the newest rule is off by itself
    "rules": {"target-size": {"enabled": True}},
}
RULES_OF_COVERED: Final[Mapping[str, Any]] = {
    **RULES,
    # it takes a link that something lies on for a small one
    "rules": {"target-size": {"enabled": False}},
}
RULES_OF_COLOUR: Final[Mapping[str, Any]] = {
    **FAULTS_ALONE,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""The only rules whose answer is another in another colour scheme."""


def faults(page: Page, rules: Mapping[str, Any] = RULES, place: Mapping[str, Any] = WHOLE) -> list[str]:
    """Everything that axe-core finds or cannot tell, and pale text wherever it is."""
    still(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    results: dict[str, list[str]] = page.evaluate(RUN, [place, rules])
    # contrast that axe-core cannot tell is ours to measure
    unsure = [result for result in results["incomplete"] if not result.startswith("color-contrast")]
    return results["violations"] + unsure + pale_text(page)


def pale_text(page: Page) -> list[str]:
    """Text that is too pale for what it lies on."""
    pale: list[str] = page.evaluate("measured.pale()")
    return [f"contrast: {words}" for words in pale]


def widen(page: Page, width: int) -> None:
    """Give the window another width, as a reader does who turns the phone."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_of_axe_at_either_width_and_in_either_scheme(kind: str, reader: Reader) -> None:
    """Rules of layout answer by width and those of colour by scheme, so that two of the four views have them all."""
    narrow, wide = WIDTHS
    with reader.page(kind, narrow) as page:
        assert not faults(page)
        widen(page, wide)
        assert not pale_text(page)
        darken(page)
        assert not faults(page)
        widen(page, narrow)
        assert not pale_text(page)


@pytest.mark.parametrize("kind", KINDS)
def test_an_open_menu_breaks_no_rule_of_axe_in_either_scheme(kind: str, reader: Reader) -> None:
    """The menu is another on each kind of page."""
    with reader.page(kind, min(WIDTHS)) as page:
        STATES["menu"](page)
        assert not faults(page, RULES_OF_COVERED, AROUND)
        darken(page)
        assert not faults(page, RULES_OF_COLOUR, AROUND)


@pytest.mark.parametrize("kind", ["home", "coverage", "not-found"])
@pytest.mark.parametrize("state", ["search", "results"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_open_search_breaks_no_rule_of_axe_in_either_scheme(
    width: int, state: str, kind: str, reader: Reader
) -> None:
    """The search is the same on every page: these are at the top of the site, below it, and at no address at all."""
    with reader.page(kind, width) as page:
        STATES[state](page)
        assert not faults(page, RULES_OF_COVERED, AROUND)
        darken(page)
        assert not faults(page, RULES_OF_COLOUR, AROUND)


@pytest.mark.parametrize(
    ("query", "shown"), [("ร้องเรียน ภาษี", ".md-search-result__item a"), ("ถนน", ".ita-search__help")]
)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_search_without_results_breaks_no_rule_of_axe_in_either_scheme(
    query: str, shown: str, width: int, reader: Reader
) -> None:
    with reader.page("about", width) as page:
        open_search(page)
        page.locator("[name=query]").press_sequentially(query)
        page.locator(shown).first.wait_for()
        assert not faults(page, RULES_OF_COVERED)
        darken(page)
        assert not faults(page, RULES_OF_COLOUR)


@pytest.mark.parametrize(("site", "width", "scheme"), [("golden", 1280, "light"), ("checked", 360, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_of_axe_whatever_its_report_has(
    kind: str, site: str, width: int, scheme: Scheme, reader: Reader
) -> None:
    """Each site is looked at in one of the two views that axe-core sees of no other."""
    if not reader.has_own(kind, site):
        return
    with reader.page(kind, width, scheme, site=site) as page:
        assert not faults(page)


def test_axe_and_the_look_at_contrast_find_what_is_wrong(reader: Reader) -> None:
    with reader.page("about", 360) as page:
        page.evaluate("document.querySelector('article').innerHTML += '<p id=pale>จาง</p><img src=x>'")
        style(page, "#pale { color: #999; background: #fff }")
        assert {fault.split(":")[0] for fault in faults(page)} >= {"color-contrast", "image-alt", "contrast"}


def test_axe_finds_what_is_wrong_around_the_text_and_in_the_dark_alone(reader: Reader) -> None:
    with reader.page("about", 360) as page:
        page.evaluate("document.querySelector('header').innerHTML += '<p id=pale>จาง</p><img src=x>'")
        style(page, "@media (prefers-color-scheme: dark) { #pale { color: #999; background: #fff } }")
        assert {fault.split(":")[0] for fault in faults(page, RULES_OF_COVERED, AROUND)} == {"image-alt"}
        darken(page)
        assert {fault.split(":")[0] for fault in faults(page, RULES_OF_COLOUR, AROUND)} == {
            "color-contrast",
            "contrast",
        }
