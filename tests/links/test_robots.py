"""What a host's robots.txt says is done: its pace always, its bars where they name this checker."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from ita_site.links.request.politeness import Pace
from ita_site.links.request.robots import MAX_DELAY, Robots, parse
from tests.links.answers import answer, html, in_turn, real, redirect
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer

MOMENT = datetime(2026, 11, 2, tzinfo=UTC)
BY_NAME = "User-agent: *\nAllow: /\n\nUser-agent: ITA-site-link-checker/1.0\nDisallow: /closed\nAllow: /closed/open\n"


def _robots(text: str) -> bytes:
    return answer(text, kind="text/plain; charset=utf-8")


def _asked(server: FaultServer) -> Counter[str]:
    return Counter(hit.target for hit in server.asked)


@pytest.mark.parametrize(
    ("text", "path", "disallowed"),
    [
        ("User-agent: *\nDisallow: /", "/news", True),
        ("User-agent: *\nDisallow:", "/news", False),
        ("User-agent: *\nDisallow: /new", "/news", True),
        ("User-agent: *\nDisallow: /news$", "/news/2", False),
        ("User-agent: *\nDisallow: /news$", "/news", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", False),
        ("User-agent: *\nDisallow: /*a*a$", "/xa", False),
        ("User-agent: *\nDisallow: /*?id=", "/news.php?id=4", True),
        ("User-agent: *\nDisallow: /ข่าว", "/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/1", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", False),
        ("User-agent: Googlebot\nDisallow: /", "/news", False),
        ("User-agent: Googlebot\nUser-agent: *\nDisallow: /", "/news", True),
        ("User-agent: link-checker\nDisallow: /", "/news", False),
        ("\ufeffUSER-AGENT : *\r\nDISALLOW : / # all", "/news", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ita-site-link-checker\nAllow: /", "/news", False),
        (
            "User-agent: ita-site-link-checker\nDisallow: /x\n\nUser-agent: ita-site-link-checker\nDisallow: /y",
            "/y",
            True,
        ),
        ("User-agent: *\nDisallow: /" + "*a" * 90, "/" + "a" * 16_000, True),
        ("Disallow: /", "/news", False),
        ("", "/news", False),
    ],
)
def test_the_longest_rule_of_our_groups_decides(text: str, path: str, *, disallowed: bool) -> None:
    assert parse(text, MOMENT).disallows(path) is disallowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: 86400", MAX_DELAY),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: -1", 0.0),
        ("User-agent: bingbot\nCrawl-delay: 5", 0.0),
        ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: ita-site-link-checker\nCrawl-delay: 2", 2.0),
    ],
)
def test_the_delay_of_a_host_is_bounded(text: str, seconds: float) -> None:
    assert parse(text, MOMENT).delay == seconds


def test_a_host_of_one_address_is_not_asked_for_its_robots_txt(check: Checker) -> None:
    with FaultServer({"/a": html(), "/robots.txt": _robots("User-agent: *\nDisallow: /")}) as server:
        check([f"{server.url}/a"])
        assert _asked(server) == {"/a": 1}


def test_a_host_of_several_addresses_is_asked_once_a_week(check: Checker) -> None:
    with FaultServer({"/n*": real(html()), "/robots.txt": _robots("User-agent: *\nCrawl-delay: 0.1")}) as server:
        urls = [f"{server.url}/n{number}" for number in range(5)]
        for day in range(8):
            check(urls, now=NOW + timedelta(days=day), everything=True)
        assert _asked(server)["/robots.txt"] == 2
        assert _asked(server)["/n0"] == 8


def test_a_crawl_delay_is_kept_between_all_requests_to_the_host(check: Checker) -> None:
    with FaultServer({"/n*": real(html()), "/robots.txt": _robots("User-agent: *\nCrawl-delay: 0.4")}) as server:
        urls = [f"{server.url}/n{number}" for number in range(5)]
        check(urls, pace=Pace(8, 4, 0.05))
        first = len(server.log)
        check(urls, pace=Pace(8, 4, 0.05), now=NOW + timedelta(days=1), everything=True)
        assert sum(_asked(server).values()) == 11
        for log in (server.log[:first], server.log[first:]):
            pauses = len(log) - 1
            # a busy server may notice the first request late, and none early
            assert log[-1].start - log[0].start > 0.4 * pauses - 0.8
            assert pauses >= 4


def test_what_bars_robots_in_general_is_noted_and_the_cited_page_is_asked(check: Checker) -> None:
    with FaultServer({"/n*": real(html()), "/robots.txt": _robots("User-agent: *\nDisallow: /n1")}) as server:
        seen = check([f"{server.url}/n1", f"{server.url}/n2"])
        assert [link["observation"] for link in seen.values()] == ["ok", "ok"]
        assert [link["notes"] for link in seen.values()] == [["robots-disallow"], []]


def test_what_bars_this_checker_by_name_is_obeyed(check: Checker) -> None:
    with FaultServer({"/*": real(html()), "/robots.txt": _robots(BY_NAME)}) as server:
        seen = check([f"{server.url}/closed/1", f"{server.url}/closed/open", f"{server.url}/free"])
        kinds = [(link["observation"], link["reason"]) for link in seen.values()]
        assert kinds == [("blocked", "robots"), ("ok", "answers"), ("ok", "answers")]
        assert set(_asked(server)) == {"/robots.txt", "/closed/open", "/free"}


def test_robots_txt_is_followed_behind_a_redirect(check: Checker) -> None:
    with FaultServer(
        {
            "/*": real(html()),
            "/robots.txt": redirect("/other.txt"),
            "/other.txt": _robots(BY_NAME.replace("/closed", "/")),
        }
    ) as server:
        seen = check([f"{server.url}/1", f"{server.url}/2"])
        assert {link["reason"] for link in seen.values()} == {"robots"}


@pytest.mark.parametrize(
    "reply",
    [
        html("ไม่พบหน้า"),
        answer("User-agent: ita-site-link-checker\nDisallow: /", "404 Not Found", "text/plain"),
        answer("busy", "503 Service Unavailable"),
        answer(b"\x00\xff" * 100, kind="text/plain"),
        redirect("/robots.txt"),
    ],
    ids=["a page", "404", "503", "bytes", "a circle"],
)
def test_what_is_no_robots_txt_bars_nothing(check: Checker, reply: bytes) -> None:
    with FaultServer({"/n*": real(html()), "/robots.txt": reply}) as server:
        seen = check([f"{server.url}/n1", f"{server.url}/n2"])
        assert [link["observation"] for link in seen.values()] == ["ok", "ok"]


def test_what_a_host_said_survives_the_health_file(check: Checker) -> None:
    text = "User-agent: ita-site-link-checker\nCrawl-delay: 0.2\nDisallow: /ลับ \x1b[31m\u202e\nAllow: /"
    with FaultServer({"/n*": real(html()), "/robots.txt": _robots(text)}) as server:
        urls = [f"{server.url}/n1", f"{server.url}/n2"]
        check(urls)
        hosts = json.loads(check.health.read_text(encoding="utf-8"))["hosts"]
        assert hosts[0]["robots"]["delay"] == 0.2
        assert all(rule.isascii() and rule.isprintable() for rule in hosts[0]["robots"]["rules"])
        check(urls, everything=True, now=NOW + timedelta(days=1))
        assert _asked(server)["/robots.txt"] == 1


def test_a_host_that_cannot_answer_keeps_what_it_said(check: Checker) -> None:
    busy = answer("busy", "503 Service Unavailable")
    with FaultServer(
        {"/n*": real(html()), "/robots.txt": in_turn(_robots(BY_NAME.replace("/closed", "/n1")), busy)}
    ) as server:
        urls = [f"{server.url}/n1", f"{server.url}/n2"]
        check(urls)
        seen = check(urls, now=NOW + timedelta(days=8), everything=True)
        assert [link["reason"] for link in seen.values()] == ["robots", "answers"]
        assert _asked(server)["/robots.txt"] == 2


def test_a_robots_txt_of_the_future_is_not_believed(check: Checker) -> None:
    with FaultServer({"/n*": real(html()), "/robots.txt": _robots("")}) as server:
        urls = [f"{server.url}/n1", f"{server.url}/n2"]
        check(urls, now=NOW + timedelta(days=2))
        check(urls, now=NOW, everything=True)
        assert _asked(server)["/robots.txt"] == 2


def test_only_the_longest_rules_are_remembered() -> None:
    many = "User-agent: *\n" + "".join(f"Disallow: /{'x' * (n % 300)}{n}\n" for n in range(5000))
    robots = parse(many, MOMENT)
    assert isinstance(robots, Robots)
    assert len(robots.rules) == 64


def test_a_file_of_many_agents_and_rules_takes_little_memory() -> None:
    bomb = "User-agent: *\n" * 2000 + "".join(f"User-agent: bot{n}\n" for n in range(2000)) + "Disallow: /x\n" * 20_000
    tracemalloc.start()
    robots = parse(bomb, MOMENT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert robots.disallows("/x")
    assert peak < 10_000_000


def test_a_delay_behind_many_rules_is_kept() -> None:
    assert parse("User-agent: *\n" + "Disallow: /x\n" * 2000 + "Crawl-delay: 5", MOMENT).delay == 5.0


def test_a_group_of_our_name_without_rules_opens_what_is_closed_to_all() -> None:
    robots = parse("User-agent: *\nDisallow: /\n\nUser-agent: ita-site-link-checker\nDisallow:", MOMENT)
    assert robots.names_us
    assert not robots.disallows("/")
