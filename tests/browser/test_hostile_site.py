"""Hostile words in every text of every file, with the Content-Security-Policy switched off: nothing of them runs.

The policy is a second wall. Here the first one is tried alone, on every page, in the search, in tables, on paper.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.publish.check import load
from ita_site.source.problems import Severity
from tests.browser.conftest import Serve, checked
from tests.browser.states import open_search
from tests.builders.sites import GOLDEN

HOSTILE: Final = (
    "</script><script>window.hacked=1</script>\"'><img src=x onerror=window.hacked=1><svg onload=hacked=1>&#x3c;b"
)
"""Leaves a script, an attribute and a text, and comes as an element, a handler and an entity."""

RUNS: Final = """() => [
  ...(window.hacked === undefined ? [] : ["a script ran"]),
  ...document.querySelectorAll("[onerror], [onload], [onclick], [onmouseover]"),
  ...document.querySelectorAll("img[src=x], a[href^='javascript:' i], iframe, object"),
].map((found) => found.outerHTML ?? found)"""

SKELETON: Final = """() => [...document.querySelectorAll("head *, script, style")].map((one) => one.localName)"""


Leaf = tuple[str | int, ...]


def leaves(node: Any, above: Leaf = ()) -> Iterator[Leaf]:
    """Yield the path of every text of a tree."""
    if isinstance(node, str):
        yield above
        return
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for name, below in items:
        yield from leaves(below, (*above, name))


def read(file: Path) -> tuple[Any, str]:
    """A content file's values, every one as it is written, and its free text."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".yml":
        return yaml.load(text, Loader=yaml.BaseLoader), ""
    _, front, body = text.split("---\n", 2)
    return yaml.load(front, Loader=yaml.BaseLoader), body


def write(file: Path, values: Any, body: str) -> None:
    """Put values and free text back."""
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)
    file.write_text(front if file.suffix == ".yml" else f"---\n{front}---\n{body}", encoding="utf-8")


def with_hostile(values: Any, leaf: Leaf) -> Any:
    """A copy of the values with the hostile words behind one text."""
    copy = json.loads(json.dumps(values))
    node = copy
    for part in leaf[:-1]:
        node = node[part]
    node[leaf[-1]] += f" {HOSTILE}"
    return copy


def is_accepted(content: Path, memory: EntryMemory | None = None) -> bool:
    """Whether the content has no errors; `memory` has the files that did not change since it was read last."""
    return all(problem.severity is not Severity.ERROR for problem in load(content, memory).problems)


def spoil(content: Path) -> int:
    """Put the hostile words into every text that takes them; return how many do."""
    taken, memory = 0, EntryMemory()
    for file in sorted((*content.rglob("*.yml"), *content.rglob("*.md"))):
        values, body = read(file)
        write(file, values, f"{body}\n\n{HOSTILE}\n")
        body = read(file)[1] if is_accepted(content, memory) else body
        for leaf in list(leaves(values)):
            tried = with_hostile(values, leaf)
            write(file, tried, body)
            if is_accepted(content, memory):
                values, taken = tried, taken + 1
        write(file, values, body)
    assert is_accepted(content)
    return taken


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    content = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("hostile") / "content"))
    taken = spoil(content)
    return checked(content, content.parent / "checked"), taken


@pytest.fixture(scope="module")
def hostile_site(spoilt: tuple[Path, int], built: Callable[[Path], Path]) -> Path:
    return built(spoilt[0])


@pytest.fixture(scope="module")
def address(hostile_site: Path, serve: Serve) -> Iterator[str]:
    with serve(hostile_site) as base:
        yield base


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(5_000)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    tab = window.new_page()
    yield tab
    tab.close()


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def test_the_hostile_words_were_taken_into_many_texts(spoilt: tuple[Path, int]) -> None:
    assert spoilt[1] >= 40


@dataclass
class Visits:
    """What a browser saw of all pages, by path, each opened once."""

    runs: dict[str, list[str]] = field(default_factory=dict)
    """What ran or might run, on the screen and on paper."""
    skeletons: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, list[str]] = field(default_factory=dict)
    """The texts of structured data."""


@pytest.fixture(scope="module")
def visits(window: BrowserContext, address: str, hostile_site: Path) -> Visits:
    visits = Visits()
    tab = window.new_page()
    for path in pages(hostile_site):
        tab.goto(address + path, wait_until="load")
        visits.skeletons[path] = tab.evaluate(SKELETON)
        visits.data[path] = tab.locator("script[type='application/ld+json']").all_text_contents()
        visits.runs[path] = tab.evaluate(RUNS)
        tab.emulate_media(media="print")
        tab.pdf()
        visits.runs[path] += tab.evaluate(RUNS)
        tab.emulate_media(media="screen")
    tab.close()
    return visits


def test_nothing_runs_on_any_page_nor_on_paper(visits: Visits) -> None:
    assert {path: runs for path, runs in visits.runs.items() if runs} == {}


def test_what_surrounds_the_text_is_as_on_a_page_without_hostile_words(
    visits: Visits, sites: Callable[[str], Path], serve: Serve, page: Page
) -> None:
    with serve(sites("golden")) as golden:
        for path in visits.skeletons.keys() & set(pages(sites("golden"))):
            page.goto(golden + path, wait_until="load")
            assert visits.skeletons[path] == page.evaluate(SKELETON), path


def test_structured_data_holds_the_words_as_text(visits: Visits) -> None:
    texts = [text for texts in visits.data.values() for text in texts]
    assert any("window.hacked" in json.dumps(json.loads(text)) for text in texts)


@pytest.mark.parametrize(
    "query", ["hacked", "<script>", "onerror=window.hacked=1", "<img src=x onerror=window.hacked=1>"]
)
def test_nothing_runs_in_the_search(query: str, address: str, page: Page) -> None:
    page.goto(address, wait_until="load")
    open_search(page)
    page.locator("[name=query]").press_sequentially(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("[0-9]|ไม่พบ"))
    if query == "hacked":
        page.locator(".md-search-result__item a").first.wait_for()
    assert page.evaluate(RUNS) == []


def test_nothing_runs_when_tables_are_sorted_and_filtered(address: str, hostile_site: Path, page: Page) -> None:
    used = 0
    for path in pages(hostile_site):
        page.goto(address + path, wait_until="load")
        for button in page.locator("article th button").all():
            button.click()
            used += 1
        for select in page.locator("article form select").all():
            for value in select.locator("option").evaluate_all("(all) => all.map((one) => one.value)"):
                select.select_option(value)
                used += 1
        assert page.evaluate(RUNS) == [], path
    assert used > 10
