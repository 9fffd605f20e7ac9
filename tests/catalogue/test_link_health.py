"""Link health joined to the content: what pages and the feed are made from."""

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.link_uses import link_uses
from ita_site.links.link_use import Expect
from ita_site.links.memory.file import link_record
from ita_site.links.memory.history import State
from ita_site.pages.all_pages import all_pages
from ita_site.pages.health import FIELDS
from ita_site.publish.check import load
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from tests.builders.sites import GOLDEN

URL = "https://www.example.go.th/a.php?id=1&b=2"
HOSTILE = "<script>alert(1)</script> &amp; {{ 7*7 }} **b**"

BROKEN = {
    "url": URL,
    "state": "broken",
    "since": "2026-11-02T01:00:00Z",
    "observation": "gone",
    "reason": "not-found",
    "detail": HOSTILE,
    "http_status": 404,
    "checked": "2026-11-09T20:00:00Z",
    "last_ok": "2026-11-01T01:00:00Z",
    "sightings": {"gone": {"first": "2026-11-02T01:00:00Z", "last": "2026-11-09T20:00:00Z", "count": 3}},
    "vantage": HOSTILE,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "content"))


def remember(content: Path, *links: dict[str, object]) -> None:
    lines = ",\n".join(json.dumps(link, ensure_ascii=False) for link in links)
    (content / "link-health.json").write_text(f'{{\n"version": 1,\n"links": [\n{lines}\n]\n}}\n', encoding="utf-8")


def catalogue(content: Path) -> Catalogue:
    reading = load(content)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


def article(content: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup(
        {page_output.path: page_output.text for page_output in all_pages(catalogue(content), Settings())}[path], "lxml"
    )


def test_without_a_file_everything_is_unchecked_and_nothing_is_published(content: Path) -> None:
    read = catalogue(content)
    assert read.health.of(URL).state is State.UNCHECKED
    assert read.health.checked is None
    assert "link-health.xml" not in dict(attachments(read, Settings(), content))
    page = article(content, "link-health.md")
    assert "ยังไม่เคยมีการตรวจลิงก์" in page.get_text()
    assert page.select("a[href$='.json']") == []


def test_a_broken_link_says_so_on_every_page_that_shows_it(content: Path) -> None:
    remember(content, BROKEN)
    for path in ("link-health.md", "reports/2567-12m/evidence.md", "reports/2567-12m/measures/one.md"):
        state = article(content, path).select(".ita-health.ita-broken")
        assert any(element.get_text(" ", strip=True) == "เปิดไม่ได้" for element in state), path
        text = article(content, path).get_text(" ", strip=True)
        # days are days in Thailand: 20:00 UTC is the next morning
        assert "ตรวจล่าสุด 10 พฤศจิกายน 2569" in text
        assert "เปิดได้ล่าสุด 1 พฤศจิกายน 2569" in text
        assert "ลิงก์เสียตั้งแต่ 2 พฤศจิกายน 2569" in text
    assert "เปิดไม่ได้ 1" in article(content, "index.md").get_text(" ", strip=True)


def test_what_strangers_wrote_is_text(content: Path) -> None:
    remember(content, BROKEN)
    for path in ("link-health.md", "reports/2567-12m/evidence.md", "index.md"):
        assert article(content, path).select("script, b") == []
    assert HOSTILE in article(content, "link-health.md").get_text()
    feed = dict(attachments(catalogue(content), Settings(), content))["link-health.xml"]
    assert b"<script" not in feed


def test_the_feed_is_atom_and_tells_each_change_once(content: Path) -> None:
    remember(content, BROKEN)
    first = dict(attachments(catalogue(content), Settings(site_url="https://ita.example/"), content))["link-health.xml"]
    root = ET.fromstring(first)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = root.findall("a:entry", names)
    assert [entry.findtext("a:title", "", names) for entry in entries] == [
        "เปิดไม่ได้: -ผลแรก ดู https://www.example.go.th/a.php?id=1&b=2 ครับ (มาตรการที่ 1)"
    ]
    assert entries[0].findtext("a:updated", "", names) == "2026-11-02T01:00:00Z"
    links = root.findall("a:link", names)
    assert [link.get("href") for link in links] == [
        "https://ita.example/link-health/",
        "https://ita.example/link-health.xml",
    ]
    remember(content, BROKEN | {"checked": "2026-11-16T20:00:00Z"})
    again = dict(attachments(catalogue(content), Settings(site_url="https://ita.example/"), content))["link-health.xml"]
    assert again == first
    remember(content, BROKEN | {"state": "alive", "since": "2026-11-16T20:00:00Z"})
    after = dict(attachments(catalogue(content), Settings(site_url="https://ita.example/"), content))["link-health.xml"]
    ids = [ET.fromstring(feed).findtext("a:entry/a:id", "", names) for feed in (first, after)]
    assert ids[0] != ids[1]


def test_a_persons_word_goes_before_the_checkers_until_its_last_day(content: Path) -> None:
    remember(content, BROKEN)
    rule = f"- url: {URL}\n  state: alive\n  until: 2026-11-30\n  reason: เปิดดูด้วยตนเองแล้ว <b>\n"
    (content / "link-overrules.yml").write_text(rule, encoding="utf-8")
    assert catalogue(content).health.of(URL).state is State.ALIVE
    assert "มีคนยืนยันว่าเปิดได้" in article(content, "link-health.md").get_text()
    remember(content, BROKEN | {"checked": "2026-12-01T01:00:00Z"})
    assert catalogue(content).health.of(URL).state is State.BROKEN


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("link-health.json", "{", "bad-health-file"),
        ("link-health.json", '{"version": 9, "links": []}', "bad-health-file"),
        ("link-overrules.yml", "- url: x\n", "bad-overrule"),
        ("link-overrules.yml", "a: [", "yaml-syntax"),
    ],
)
def test_a_spoilt_file_is_a_problem(name: str, text: str, code: str, content: Path) -> None:
    (content / name).write_text(text, encoding="utf-8")
    reading = load(content)
    assert {(problem.path, problem.code) for problem in reading.problems} == {(f"content/{name}", code)}
    assert reading.catalogue is None


FILE = '{\n"version": 1,\n"links": [\n{"url": "http://a/", "state": "alive"}\n]\n}\n'


@pytest.mark.parametrize(
    ("name", "text", "line", "advice"),
    [
        pytest.param(
            "link-health.json", FILE.replace("{", "<<<<<<< HEAD\n{", 1), 1, "git checkout --theirs", id="ours"
        ),
        pytest.param("link-health.json", FILE.replace("]", "=======\n]"), 5, "git checkout --theirs", id="middle"),
        pytest.param("link-health.json", FILE.replace("]", ">>>>>>> b\n]"), 5, "git checkout --theirs", id="theirs"),
        pytest.param("link-health.json", FILE.removesuffix("]\n}\n"), 5, "git checkout HEAD --", id="cut"),
        pytest.param(
            "link-overrules.yml", "<<<<<<< HEAD\n- url: x\n", 1, "has not finished merging", id="rules, first"
        ),
        pytest.param("link-overrules.yml", "- url: x\n=======\n- url: y\n", 2, "has not finished merging", id="rules"),
    ],
)
def test_a_file_that_git_left_unmerged_or_that_was_cut_says_what_to_do(
    name: str, text: str, line: int, advice: str, content: Path
) -> None:
    (content / name).write_text(text, encoding="utf-8")
    (problem,) = load(content).problems
    assert (problem.path, problem.line) == (f"content/{name}", line)
    assert advice in str(problem)


def test_the_page_explains_every_field_of_the_file() -> None:
    assert tuple(FIELDS) == link_record.FIELDS


def test_addresses_are_collected_with_file_line_claim_and_expectation(content: Path) -> None:
    file = content / "reports/2567-12m/measures/one.md"
    text = file.read_text(encoding="utf-8").replace(
        f"      - url: {URL}\n", f"      - url: {URL}\n        expect: {{kind: pdf, text: งบประมาณ}}\n"
    )
    file.write_text(f"{text}\nดู[ที่นี่](https://b.example/x)และ[รายงาน](../index.md)\n", encoding="utf-8")
    uses = link_uses(catalogue(content))
    lines = text.split("\n")
    for use in uses:
        if "measures" in use.path and use.url != "https://b.example/x":
            assert use.url in lines[use.line - 1]
    by_url = {use.url: use for use in uses}
    complaints = {"http://www.example.go.th/contact", "https://www.example.go.th/board?a=1&b=2"}
    assert set(by_url) == {URL, "http://www.example.go.th", "https://b.example/x", *complaints}
    assert by_url[URL].claim.startswith("ผลแรก")
    assert by_url[URL].expect == Expect("pdf", "งบประมาณ")
    assert by_url["https://b.example/x"].path == "reports/2567-12m/measures/one.md"


def test_an_unknown_kind_of_file_is_a_problem(content: Path) -> None:
    file = content / "reports/2567-12m/measures/one.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"- url: {URL}\n", f"- url: {URL}\n        expect: {{kind: pfd}}\n"), encoding="utf-8")
    (problem,) = load(content).problems
    assert (problem.code, problem.nearest) == ("bad-choice", "pdf")
