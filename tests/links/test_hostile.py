"""A response is data: nothing of it reaches a terminal, a page or a report unescaped (rule 11)."""

from __future__ import annotations

import io
import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import markdown as renderer
import pytest

from ita_site.links.judge.observation import Kind, Observation, clean
from ita_site.links.link_use import LinkUse
from ita_site.links.memory.file.link_record import link_data
from ita_site.links.memory.findings import LinkStatus, tally
from ita_site.links.memory.history import Link, State, advance
from ita_site.links.report import data, github, junit, markdown, text
from ita_site.links.run.settings import Result
from tests.links.answers import answer, redirect
from tests.links.conftest import Checker
from tests.links.server import FaultServer

NASTY = (
    (
        "ไม่พบหน้า\x1b[31m\x1b]0;owned\x07\r\n::error::pwned\n::set-output name=x::y\r##[command]z\u202egnp.exe\u2028\u0085\x9b31m"
        "<script>alert(1)</script><img src=x onerror=alert(1)>](javascript:alert(1)) `code` **bold** | cell | $(id) %0A::warning::x"
        "\ud83d\ude00 \u200b\ufeff\x00 &lt;b&gt; [a](http://evil) <http://evil> # h"
    )
    .encode("utf-8", "replace")
    .decode()
)


def _outputs(entries: list[LinkStatus]) -> dict[str, str]:
    sums = tally(entries)
    as_json, as_junit = io.StringIO(), io.StringIO()
    data.write(as_json, datetime(2026, 1, 1, tzinfo=UTC), entries)
    junit.write(as_junit, entries, sums)
    return {
        "text": "\n".join([*text.findings(entries), *text.summary(sums, Result(asked=1))]),
        "github": "\n".join(github.lines(entries)),
        "markdown": "\n".join(markdown.lines(entries, sums)),
        "json": as_json.getvalue(),
        "junit": as_junit.getvalue(),
    }


@pytest.fixture
def outputs(check: Checker) -> dict[str, str]:
    page = f"<html><head><title>{NASTY}</title></head><body><h1>ไม่พบหน้า</h1></body></html>"
    with FaultServer({}) as server:
        server.routes["/soft"] = answer(page)
        server.routes["/gone"] = answer(page, "404 " + "\x1b[31mNot Found")
        server.routes["/away"] = redirect(b"\x1b[31mx://\xff\xfe<script>|`")
        server.routes["/moved"] = redirect(b"/there?<script>'\"`|\x1b[1m](javascript:1)&x=\xe2\x80\xae", "301 Moved")
        server.routes["/there*"] = answer("<p>เนื้อหาประกาศของหน่วยงาน รายละเอียดโครงการ</p>")
        server.routes["/junk"] = b"\x1b]0;owned\x07 ::error::no http \r\n\r\n"
        urls = [f"{server.url}/{name}" for name in ("soft", "gone", "away", "moved", "junk")]
        uses = [LinkUse(url, "reports/a\n::error::.md", 3, NASTY) for url in urls]
        seen = check(uses, overrules={})
        assert {link["observation"] for link in seen.values()} == {"suspect", "gone", "moved"}
        links = [
            Link(url, State(link["state"]), observation=Kind(link["observation"]), reason=link["reason"].partition(":")[0],
                 detail=link["reason"].partition(": ")[2], moved_to=link["final_url"])
            for url, link in seen.items()
        ]  # fmt: skip
        rude = replace(links[0], url=f"http://a/{NASTY}")
        entries = [LinkStatus(link, (use,)) for link, use in zip([*links, rude], [*uses, uses[0]], strict=True)]
        return _outputs(entries)


@pytest.mark.parametrize("name", ["text", "github", "markdown", "json", "junit"])
def test_no_output_has_a_control_or_format_character(outputs: dict[str, str], name: str) -> None:
    bad = {
        char for char in outputs[name] if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\n"
    }
    if name == "json":
        json.loads(outputs[name])
        bad = {char for char in bad if char < " "}
    assert bad == set()


def test_no_line_but_our_own_begins_a_workflow_command(outputs: dict[str, str]) -> None:
    for line in outputs["text"].splitlines():
        assert not line.lstrip().startswith(("::", "##["))
    for line in outputs["github"].splitlines():
        assert line.startswith(("::warning ", "::notice "))
        properties = line.split(" ", 1)[1].partition("::")[0]
        assert all(part.partition("=")[0] in {"file", "line", "title"} for part in properties.split(",")), line


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "href"], attrs


def test_markdown_renders_to_our_own_table_and_no_more(outputs: dict[str, str]) -> None:
    parser = _Tags()
    parser.feed(renderer.markdown(outputs["markdown"], extensions=["tables"]))
    assert parser.tags <= {"h1", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "br"}
    rows = [line for line in outputs["markdown"].splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {7}


def test_junit_is_well_formed_xml(outputs: dict[str, str]) -> None:
    root = ET.fromstring(outputs["junit"])
    assert len(root) == 6
    assert {case.tag for case in root} == {"testcase"}


def test_a_link_line_of_the_health_file_is_one_line() -> None:
    seen = Observation(Kind.SUSPECT, "soft-404", clean(NASTY))
    link = advance(Link(f"http://a/{NASTY}"), seen, datetime(2026, 1, 1, tzinfo=UTC))
    line = json.dumps(link_data(link), ensure_ascii=False)
    assert len(line.splitlines()) == 1 or "\u2028" in NASTY
    assert "\x1b" not in line
    assert "\n" not in line
