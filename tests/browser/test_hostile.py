"""Hostile content, in every field of a measure, is shown as text by a real browser or refused by the reader."""

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page

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


def write(folder: Path, measure: dict[str, Any], body: str) -> None:
    front = yaml.safe_dump(measure, allow_unicode=False, width=10**6)
    (folder / "reports/2567-12m/measures/one.md").write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")


def original() -> dict[str, Any]:
    text = (GOLDEN / "reports/2567-12m/measures/one.md").read_text(encoding="utf-8")
    measure = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(measure, dict)
    return measure


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "content"))


def accepted(content: Path) -> bool:
    problems = load(content).problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert all(problem.path.endswith("measures/one.md") for problem in errors)
    return not errors


def test_the_fields_tried_reach_into_the_entries_of_entries() -> None:
    assert ("results", 0, "evidence", 0, "url") in FIELDS


def visit(browser: Browser, address: str, pages: list[str]) -> tuple[str, Page]:
    tab = browser.new_page()
    alerts: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", dismiss)
    seen = ""
    for path in pages:
        tab.goto(address + path, wait_until="load")
        for element in tab.query_selector_all("article [onmouseover], article [onclick], article [onerror]"):
            raise AssertionError(element.evaluate("node => node.outerHTML"))
        assert tab.evaluate("window.hacked") is None, path
        assert tab.evaluate("document.querySelectorAll('article script, article iframe, article object').length") == 0
        seen += tab.inner_text("article") + "\n" + tab.title() + "\n"
    assert alerts == []
    return seen, tab


PAGES = [
    "",
    "reports/2567-12m/",
    "reports/2567-12m/measures/one/",
    "reports/2567-12m/measures/two/",
    "reports/2567-12m/coverage/",
    "reports/2567-12m/evidence/",
    "reports/2567-12m/indicators/6/",
    "reports/2567-12m/units/office/",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field_is_text_or_refused(
    name: str, content: Path, built: Callable[[Path], Path], browser: Browser, serve: Serve
) -> None:
    measure, taken = original(), 0
    for loc in FIELDS:
        write(content, put(measure, loc, HOSTILE[name]), "")
        if accepted(content):
            measure, taken = put(measure, loc, HOSTILE[name]), taken + 1
    body = HOSTILE[name]
    write(content, measure, body)
    if not accepted(content):
        body = ""
        write(content, measure, body)
        assert accepted(content)
    assert bool(taken) is (name not in REFUSED)
    if name in REFUSED:
        return
    pages = PAGES if measure["id"] == "one" else [page.replace("/one/", f"/{measure['id']}/") for page in PAGES]
    with serve(built(content)) as address:
        seen, tab = visit(browser, address, pages)
        if taken:
            assert " ".join(HOSTILE[name].split()) in " ".join(seen.split())
        tab.set_viewport_size({"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
        tab.close()


def test_hostile_markdown_in_the_body_makes_no_script_and_no_script_address(
    content: Path, built: Callable[[Path], Path], browser: Browser, serve: Serve
) -> None:
    body = "\n\n".join(HOSTILE[name] for name in ("script", "image", "svg", "closing", "comment", "jinja", "entity"))
    write(content, original(), body)
    with serve(built(content)) as address:
        seen, tab = visit(browser, address, ["reports/2567-12m/measures/one/"])
        assert "<script>window.hacked=1</script>" in seen
        assert "{{ config.site_name }}" in seen
        assert tab.query_selector_all("article a[href^=javascript]") == []
        tab.close()
