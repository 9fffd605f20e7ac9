"""Hostile content, in every field of a measure, is shown as text by a real browser or refused by the reader."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, Dialog

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.model.entry import entry_type
from ita_site.model.measure import Measure
from ita_site.publish.check import load
from ita_site.source.decoding import MAX_WORD
from ita_site.source.problems import Severity
from tests.browser.conftest import Serve
from tests.builders.sites import GOLDEN

HOSTILE = {
    "script": "<script>window.hacked=1</script>",
    "image": '<img src=x onerror="window.hacked=1">',
    "attribute": '" onmouseover="window.hacked=1" x=\'',
    "svg": "<svg onload=window.hacked=1></svg>",
    "closing": "</p></div></article><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "comment": "<!-- --> <!DOCTYPE x> <?php echo 1 ?> <![CDATA[x]]>",
    "markdown": "**b** [x](javascript:window.hacked=1) ![x](x) `c` # h {#id .cls onclick=hacked} | a | b |",
    "jinja": "{{ config.site_name }} {% raw %} {{ 7*7 }} {# x #}",
    "entity": "&lt;script&gt; &amp; &#60;script&#62; &copy=1",
    "long": "ก" * 100_000,
    "longest": "ก" * MAX_WORD,
    "long-latin": "x" * 100_000,
    "long-line": "x" * 250,
    "rtl": "\u202eabc\u202c \u200fx",
    "path": "../../x",
    "url": "javascript:window.hacked=1",
    "data": "data:text/html,<script>window.hacked=1</script>",
    "quotes": "\"'`“”",
    "stash": "\u0002wzxhzdk:0\u0003 klzzwxh:0001",
}


REFUSED = {"rtl", "stash", "long", "long-latin"}
"""What no field takes."""


def text_fields() -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every text of a measure; of a list, that of its first entry."""

    def walk(entry: Any, above: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        for name, field in entry.model_fields.items():
            below = entry_type(field.annotation)
            many = "tuple" in str(field.annotation)
            here = (*above, name, 0) if many else (*above, name)
            if below:
                yield from walk(below, here)
            else:
                yield here

    return walk(Measure, ())


FIELDS = list(text_fields())


def put(measure: dict[str, Any], loc: tuple[str | int, ...], value: str) -> dict[str, Any]:
    """A copy of the measure with `value` at `loc`; entries on the way are made."""
    copy: dict[str, Any] = json.loads(json.dumps(measure))
    node: Any = copy
    for part, following in pairwise(loc):
        if isinstance(part, int) and not node:
            node.append({} if isinstance(following, str) else [])
        elif isinstance(part, str) and part not in node:
            node[part] = [] if isinstance(following, int) else {}
        node = node[part]
    if isinstance(node, list):
        node[:] = [value]
    else:
        node[loc[-1]] = value
    return copy


def write(folder: Path, measure: dict[str, Any], body: str, name: str = "one") -> None:
    front = yaml.safe_dump(measure, allow_unicode=False, width=10**6)
    (folder / f"reports/2567-12m/measures/{name}.md").write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")


def original() -> dict[str, Any]:
    text = (GOLDEN / "reports/2567-12m/measures/one.md").read_text(encoding="utf-8")
    measure = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(measure, dict)
    return measure


def accepted(content: Path, memory: EntryMemory | None = None) -> bool:
    """Whether the content has no errors; `memory` has the files that did not change since it was read last."""
    problems = load(content, memory).problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert all(problem.path.endswith("measures/one.md") for problem in errors)
    return not errors


def test_the_fields_tried_reach_into_the_entries_of_entries() -> None:
    assert ("results", 0, "evidence", 0, "url") in FIELDS


def hostile_measure(content: Path, name: str) -> tuple[dict[str, Any], str]:
    """A measure that has hostile words in every text that takes them, and its free text. Raises where none does."""
    measure, taken, memory = original(), 0, EntryMemory()
    for loc in FIELDS:
        write(content, put(measure, loc, HOSTILE[name]), "")
        if accepted(content, memory):
            measure, taken = put(measure, loc, HOSTILE[name]), taken + 1
    assert bool(taken) is (name not in REFUSED)
    write(content, measure, HOSTILE[name])
    return measure, HOSTILE[name] if accepted(content) else ""


@dataclass(frozen=True)
class Visited:
    """What a browser saw of all pages of a site."""

    words: str
    faults: tuple[str, ...]


FAULTS: Final = """() => [
  ...(window.hacked === undefined ? [] : ["a script ran"]),
  ...document.querySelectorAll("article :is([onmouseover], [onclick], [onerror], script, iframe, object)"),
  ...document.querySelectorAll("article a[href^=javascript]"),
].map((fault) => fault.outerHTML ?? fault)"""


def visit(browser: Browser, address: str, paths: list[str]) -> Visited:
    """Open every page of a site, and the last one on a telephone as well."""
    tab = browser.new_page()
    # words as long as a text may be take a browser seconds to set
    tab.set_default_timeout(300_000)
    faults: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", dismiss)
    words: list[str] = []
    for path in paths:
        tab.goto(address + path, wait_until="load")
        faults += [f"{path}: {fault}" for fault in tab.evaluate(FAULTS)]
        words += (tab.inner_text("article"), tab.title())
    tab.set_viewport_size({"width": 360, "height": 740})
    if tab.evaluate("document.documentElement.scrollWidth") > 360:
        faults.append(f"{paths[-1]} scrolls sideways")
    tab.close()
    return Visited(" ".join(" ".join(words).split()), tuple(faults))


@pytest.fixture(scope="module")
def visited(
    tmp_path_factory: pytest.TempPathFactory, built: Callable[[Path], Path], browser: Browser, serve: Serve
) -> Visited:
    """The pages of a report that has a measure for each kind of hostile words."""
    tried = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("tried") / "content"))
    content = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("hostile") / "content"))
    for order, name in enumerate(HOSTILE, 3):
        measure, body = hostile_measure(tried, name)
        identity = name if measure["id"] == "one" else measure["id"]
        write(content, measure | {"id": identity, "order": str(order)}, body, name)
    write(content, original(), "\n\n".join(HOSTILE[name] for name in IN_ONE_BODY))
    assert accepted(content)
    site = built(content)
    with serve(site) as address:
        return visit(browser, address, sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")))


IN_ONE_BODY: Final = ("script", "image", "svg", "closing", "comment", "jinja", "entity")


def test_no_hostile_words_run_make_an_element_or_widen_a_page(visited: Visited) -> None:
    assert visited.faults == ()


def test_hostile_words_are_shown_as_they_are_written(visited: Visited) -> None:
    shown = sorted(HOSTILE.keys() - REFUSED)
    assert [name for name in shown if " ".join(HOSTILE[name].split()) not in visited.words] == []
