"""axe-core finds no fault on any kind of page: in both schemes, on a phone and a desk, with everything opened."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import Reader
from tests.browser.states import HEIGHTS, STATES, darken, open_search, states_at, still, style

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

RULES: Final[Mapping[str, Any]] = {
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
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
"""The only rules whose answer is another in another colour scheme."""


def faults(page: Page, rules: Mapping[str, Any] = RULES, place: Mapping[str, Any] = WHOLE) -> list[str]:
    """Everything that axe-core finds or cannot tell, and pale text wherever it is."""
    still(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    results: dict[str, list[str]] = page.evaluate(RUN, [place, rules])
    pale: list[str] = page.evaluate("measured.pale()")
    # contrast that axe-core cannot tell is ours to measure
    unsure = [result for result in results["incomplete"] if not result.startswith("color-contrast")]
    return results["violations"] + unsure + [f"contrast: {words}" for words in pale]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_breaks_no_rule_of_axe_in_either_scheme(kind: str, width: int, reader: Reader) -> None:
    with reader.page(kind, width) as page:
        assert not faults(page)
        darken(page)
        assert not faults(page, RULES_OF_COLOUR)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_opened_on_a_page_breaks_no_rule_of_axe_in_either_scheme(kind: str, width: int, reader: Reader) -> None:
    for state in states_at(width)[1:]:
        with reader.page(kind, width) as page:
            STATES[state](page)
            assert not faults(page, RULES_OF_COVERED, AROUND), state
            darken(page)
            assert not faults(page, RULES_OF_COLOUR, AROUND), state


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


@pytest.mark.parametrize("site", ["golden", "checked"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_breaks_no_rule_of_axe_whatever_its_report_has(kind: str, site: str, reader: Reader) -> None:
    if not reader.has_own(kind, site):
        return
    narrow, wide = WIDTHS
    with reader.page(kind, narrow, site=site) as page:
        assert not faults(page)
        page.set_viewport_size({"width": wide, "height": HEIGHTS[wide]})
        darken(page)
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
