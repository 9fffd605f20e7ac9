"""axe-core finds no fault on any kind of page: in both schemes, on a phone and a desk, with everything opened."""

from importlib.resources import files
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from scripts.pictures.page_kinds import KINDS
from tests.browser.conftest import Reader
from tests.browser.states import SCHEMES, STATES, Scheme, open_search, states_at, still, style

AXE: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

RUN: Final = """async (options) => {
  const { violations, incomplete } = await axe.run(document, options)
  const told = (found) => found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) =>
      `${id}: ${help}: ${target.join(" ")} ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`))
  return { violations: told(violations), incomplete: told(incomplete) }
}"""

VIEWS: Final = [(width, state) for width in (360, 1280) for state in states_at(width)]


def axe(page: Page, *, covered: bool) -> dict[str, list[str]]:
    """What axe-core is sure of, and what a person has to look at."""
    still(page)
    page.evaluate(AXE)
    # the newest rule is off by itself, and takes a link that something lies on for a small one
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": not covered}}}
    violations: dict[str, list[str]] = page.evaluate(RUN, options)
    return violations


def faults(page: Page, *, covered: bool = False) -> list[str]:
    """Everything that axe-core finds, and pale text wherever it cannot tell."""
    results = axe(page, covered=covered)
    pale: list[str] = page.evaluate("measured.pale()")
    unsure = [
        result
        for result in results["incomplete"]
        if not result.startswith(("color-contrast:", "color-contrast-enhanced:"))
    ]
    return results["violations"] + unsure + [f"contrast: {words}" for words in pale]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "state"), VIEWS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_breaks_no_rule_of_axe(kind: str, width: int, state: str, scheme: Scheme, reader: Reader) -> None:
    with reader.page(kind, width, scheme) as page:
        STATES[state](page)
        faults_shown = faults(page, covered=state != "plain")
    assert not faults_shown, "\n".join(faults_shown)


@pytest.mark.parametrize(
    ("query", "shown"), [("ร้องเรียน ภาษี", ".md-search-result__item a"), ("ถนน", ".ita-search__help")]
)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_search_without_results_breaks_no_rule_of_axe(
    query: str, shown: str, width: int, scheme: Scheme, reader: Reader
) -> None:
    with reader.page("about", width, scheme) as page:
        open_search(page)
        page.locator("[name=query]").press_sequentially(query)
        page.locator(shown).first.wait_for()
        faults_shown = faults(page, covered=True)
    assert not faults_shown, "\n".join(faults_shown)


@pytest.mark.parametrize("site", ["golden", "checked"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_page_breaks_no_rule_of_axe_whatever_its_report_has(
    kind: str, width: int, scheme: Scheme, site: str, reader: Reader
) -> None:
    with reader.page(kind, width, scheme, site=site) as page:
        faults_shown = faults(page)
    assert not faults_shown, "\n".join(faults_shown)


def test_axe_and_the_look_at_contrast_find_what_is_wrong(reader: Reader) -> None:
    with reader.page("about", 360) as page:
        page.evaluate("document.querySelector('article').innerHTML += '<p id=pale>จาง</p><img src=x>'")
        style(page, "#pale { color: #999; background: #fff }")
        faults_shown: Any = faults(page)
        assert {fault.split(":")[0] for fault in faults_shown} >= {"color-contrast", "image-alt", "contrast"}
