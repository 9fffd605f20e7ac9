"""What is remembered from run to run: weeks of a site, fingerprints, expectations, overrules, being offline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ita_site.links.link_use import Expect, LinkUse
from ita_site.links.memory.history import State
from ita_site.links.memory.overrule import Overrule
from ita_site.links.request.politeness import Pace
from tests.links.answers import STORY, answer, html, redirect
from tests.links.cases import PDF
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer

DAY = timedelta(days=1)


def test_states_follow_a_site_that_goes_down_moves_and_loses_a_page(check: Checker) -> None:
    with FaultServer({"/a": html(), "/b": html(), "/": html()}) as other:
        site = FaultServer({"/a": html(), "/b": html()}, "127.0.0.2")
        site.__enter__()
        port = site.port
        urls = [f"http://agency.test:{port}/a", f"http://agency.test:{port}/b", f"{other.url}/"]
        resolve = ["agency.test:127.0.0.2"]
        states: list[list[str]] = []

        def visit(day: float) -> None:
            seen = check(urls, now=NOW + day * DAY, resolve=resolve, everything=True)
            states.append([seen[url]["state"] for url in urls[:2]])

        visit(0)
        site.__exit__()
        for day in (7, 8, 11, 14):
            visit(day)
        with FaultServer({"/a": redirect("/b", "301 Moved"), "/b": html()}, "127.0.0.2", port=port):
            visit(15)
        with FaultServer({"/b": html()}, "127.0.0.2", port=port):
            visit(16)
            visit(17)
        with FaultServer({"/a": html(), "/b": html()}, "127.0.0.2", port=port):
            visit(18)
    assert states == [
        ["alive", "alive"],
        ["alive", "alive"],
        ["alive", "alive"],
        ["alive", "alive"],
        ["failing", "failing"],
        ["moved", "alive"],
        ["moved", "alive"],
        ["broken", "alive"],
        ["alive", "alive"],
    ]


def _news(title: str, text: str, visitors: int, day: str) -> bytes:
    return html(
        f"{title} | อบต.ตัวอย่าง",
        f'<ul><li><a href="/">หน้าแรก</a><li><a href="/x">ติดต่อเรา</a></ul><h1>{title}</h1><p>{text}</p>'
        f"<p>วันที่ {day}</p><p>ผู้เยี่ยมชม {visitors} คน</p><p>ที่อยู่ หมู่ 4 ตำบลตัวอย่าง</p>",
    )


@pytest.mark.parametrize(
    ("later", "observation"),
    [
        pytest.param(_news("ประกาศแผนป้องกันการทุจริต", "รายละเอียดแผนปฏิบัติการ", 99_999, "5 มีนาคม 2568"), "ok", id="counter and date"),
        pytest.param(_news("ประกาศแผนป้องกันการทุจริต", "รายละเอียดแผนปฏิบัติการ (แก้ไข)", 12, "1 มกราคม 2567"), "ok", id="a correction"),
        pytest.param(_news("ประกวดนางนพมาศประจำปี", "ขอเชิญร่วมงานลอยกระทง", 5, "9 พ.ย. 2568"), "suspect", id="a re-used id"),
        pytest.param(html("ประกาศแผนป้องกันการทุจริต | อบต.ตัวอย่าง", f"<h1>ประกาศแผนป้องกันการทุจริต</h1><div>รายละเอียดแผนปฏิบัติการ</div>{STORY}"), "ok", id="a new design"),
    ],
)  # fmt: skip
def test_a_page_is_compared_with_what_it_was(check: Checker, later: bytes, observation: str) -> None:
    first = _news("ประกาศแผนป้องกันการทุจริต", "รายละเอียดแผนปฏิบัติการ", 12, "1 มกราคม 2567")
    with FaultServer({"/news.php?id=7": first}) as server:
        url = f"{server.url}/news.php?id=7"
        assert check([url])[url]["observation"] == "ok"
        server.routes["/news.php?id=7"] = later
        seen = check([url], now=NOW + 8 * DAY)[url]
        assert seen["observation"] == observation, seen
        if observation == "suspect":
            assert seen["reason"].startswith("changed")
            rule = {url: Overrule(url, "alive", date(2027, 1, 1), "ดูแล้ว")}
            confirmed = check([url], now=NOW + 9 * DAY, everything=True, overrules=rule)[url]
            assert (confirmed["observation"], confirmed["state"]) == ("ok", "alive")
            assert check([url], now=NOW + 20 * DAY, everything=True)[url]["observation"] == "ok"


def test_a_list_that_grows_is_the_same_list(check: Checker) -> None:
    rows = [
        f'<tr><td>{n}</td><td><a href="/n{n}">ประกาศเรื่องที่ {chr(0xE01 + n % 40)}{n}</a></td></tr>' for n in range(40)
    ]
    frame = "<h1>ข่าวประชาสัมพันธ์</h1><p>องค์การบริหารส่วนตำบล</p><table>{}</table><p>ติดต่อสอบถาม</p>"
    with FaultServer({"/news.php?id_type=6": html("ข่าว", frame.format("".join(rows[:20])))}) as server:
        url = f"{server.url}/news.php?id_type=6"
        check([url])
        server.routes["/news.php?id_type=6"] = html("ข่าว", frame.format("".join(rows[15:40])))
        assert check([url], now=NOW + 8 * DAY)[url]["observation"] == "ok"


EXPECTS: tuple[tuple[Expect, bytes, str, str], ...] = (
    (Expect("pdf"), answer(PDF, kind="application/pdf"), "ok", "answers"),
    (Expect("pdf"), html(), "suspect", "expected-kind"),
    (Expect("html"), answer(PDF, kind="application/pdf"), "suspect", "expected-kind"),
    (Expect(text="No Gift Policy"), html(body=f"<p>นโยบาย  no gift\n policy</p>{STORY}"), "ok", "answers"),
    (Expect(text="ประจำปี 2567"), html(), "suspect", "expected-text"),
    (Expect(text="ทํางาน"), html(body=f"<p>คู่มือการทำงาน</p>{STORY}"), "ok", "answers"),
    (Expect(text="ท้าย"), html(body=STORY * 3000 + "<p>ท้ายสุด</p>"), "ok", "answers"),
)


@pytest.mark.parametrize(("expect", "page", "observation", "reason"), EXPECTS)
def test_an_answer_without_what_was_expected_is_suspect(
    check: Checker, expect: Expect, page: bytes, observation: str, reason: str
) -> None:
    with FaultServer({"/x": page}) as server:
        seen = check([LinkUse(f"{server.url}/x", "a.md", 3, "claim", expect)])[f"{server.url}/x"]
        assert (seen["observation"], seen["reason"].partition(":")[0]) == (observation, reason)
        assert seen["where"] == [{"path": "a.md", "line": 3, "claim": "claim"}]


def test_an_expectation_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'odt'"):
        Expect("odt")


def test_when_every_host_fails_no_state_changes(check: Checker) -> None:
    with FaultServer({"/": html()}, "127.0.0.1") as first, FaultServer({"/": html()}, "127.0.0.2") as two:
        urls = [f"{first.url}/", f"{two.url}/"]
        check(urls)
    before = check.health.read_bytes()
    for day in (8, 12, 16):
        seen = check(urls, now=NOW + day * DAY, retries=0)
        assert {link["observation"] for link in seen.values()} == {"unreachable"}
        assert {link["state"] for link in seen.values()} == {"alive"}
        assert check.result is not None
        assert check.result.offline
    assert check.health.read_bytes() == before


def test_a_page_that_gambles_now_is_no_evidence_although_a_person_confirmed_it(check: Checker) -> None:
    taken = html("สล็อตออนไลน์ เว็บตรง", "<h1>สล็อตแตกง่าย</h1><p>สมัครวันนี้</p><p>ฝากถอนออโต้</p>")
    with FaultServer({"/news.php?id=7": html()}) as server:
        url = f"{server.url}/news.php?id=7"
        check([url])
        server.routes["/news.php?id=7"] = taken
        rule = {url: Overrule(url, "alive", date(2027, 1, 1), "ดูแล้ว")}
        for rules in ({}, rule):
            seen = check([url], now=NOW + 8 * DAY, everything=True, overrules=rules)[url]
            assert (seen["observation"], seen["reason"].partition(":")[0]) == ("suspect", "gambling")


def test_only_asks_links_in_that_state_even_when_not_due(check: Checker) -> None:
    with FaultServer({"/a": html(), "/b": answer("x", "403 No")}) as server:
        urls = [f"{server.url}/a", f"{server.url}/b"]
        check(urls)
        server.log.clear()
        check(urls, now=NOW + timedelta(hours=1), only=frozenset({State.BLOCKED}))
        assert {hit.target for hit in server.log} == {"/b"}


def test_an_ignored_link_is_not_asked_and_a_confirmed_one_is_alive(check: Checker) -> None:
    with FaultServer({"/b": answer("x", "403 No")}) as server:
        urls = [f"{server.url}/a", f"{server.url}/b"]
        rules = {
            urls[0]: Overrule(urls[0], "ignored", date(2026, 12, 1), "ย้ายระบบ"),
            urls[1]: Overrule(urls[1], "alive", date(2026, 12, 1), "เปิดได้จากไทย"),
        }
        seen = check(urls, overrules=rules)
        assert {hit.target for hit in server.log} == {"/b"}
        assert (seen[urls[1]]["state"], seen[urls[1]]["observation"]) == ("alive", "blocked")
        later = check(urls, overrules=rules, now=NOW + 60 * DAY)
        assert later[urls[1]]["state"] == "blocked"
        assert later[urls[0]]["observation"] == "gone"


def test_links_that_are_used_no_more_are_forgotten_when_asked(check: Checker) -> None:
    with FaultServer({"/a": html(), "/b": html()}) as server:
        check([f"{server.url}/a", f"{server.url}/b"])
        check([f"{server.url}/a"], forget=True, pace=Pace())
        assert "/b" not in check.health.read_text("utf-8")
