"""A year of weekly runs on the wire: what is asked beside the cited pages stays rare, whatever a site answers to it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from tests.links.answers import answer, close, html, slow
from tests.links.conftest import NOW, Checker
from tests.links.server import MADE_UP, Behaviour, FaultServer

WEEKS = 52
PAGES = 4
MENU = "<nav><ul><li><a href='/'>หน้าแรก</a><li><a href='/contact'>ติดต่อเรา</a></ul></nav>"
FOOTER = "<footer><p>องค์การบริหารส่วนตำบลตัวอย่าง หมู่ 4 อำเภอเมือง</p></footer>"


def _page(number: int, week: int = 0) -> bytes:
    banner = f"<div class='banner'>ประชาสัมพันธ์ครั้งที่ {week} ขอเชิญร่วมงานประเพณี</div>" if week else ""
    words = (
        f"<h1>ประกาศเรื่องที่ {chr(0xE01 + number)}</h1><p>รายละเอียดของเรื่อง {chr(0xE01 + number) * 9} ตามมติที่ประชุมสภา</p>"
    )
    return html(f"ประกาศ {chr(0xE01 + number)}", MENU + banner + words + FOOTER)


HOME = html("องค์การบริหารส่วนตำบลตัวอย่าง", MENU + "<p>ยินดีต้อนรับสู่เว็บไซต์</p>" + FOOTER)
UNKNOWN: dict[str, Behaviour] = {
    "404": answer("ไม่พบหน้านี้", "404 Not Found"),
    "the home page": HOME,
    "the bare frame": html("ไม่พบข้อมูล", MENU + FOOTER),
    "a fault": answer("", "503 Service Unavailable"),
    "an answer that takes its time": slow(0.02, answer("ไม่พบหน้านี้", "404 Not Found")),
}


FRAMED = ("404", "the home page", "the bare frame")
"""Answers that are compared with the frame of the site's pages."""


@pytest.mark.parametrize(
    ("unknown", "is_redesigned_weekly"),
    [*((unknown, False) for unknown in UNKNOWN), *((unknown, True) for unknown in FRAMED)],
)
def test_beside_the_pages_a_host_is_asked_once_a_week_and_once_a_year_for_each_page(
    unknown: str,
    is_redesigned_weekly: bool,  # noqa: FBT001
    check: Checker,
) -> None:
    routes: dict[str, Behaviour] = {f"/news.php?id={number}": _page(number) for number in range(PAGES)}
    with (
        FaultServer({"/": HOME, **routes}, default=UNKNOWN[unknown]) as first,
        FaultServer({"/": HOME, **routes}, "127.0.0.2", default=UNKNOWN[unknown]) as second,
    ):
        servers = (first, second)
        for week in range(WEEKS):
            if is_redesigned_weekly:
                for server in servers:
                    server.routes.update({f"/news.php?id={number}": _page(number, week) for number in range(PAGES)})
            urls = [f"{server.url}{target}" for server in servers for target in routes]
            check(urls, now=NOW + timedelta(weeks=week), everything=True, retries=0)
    for server in servers:
        asked = Counter(hit.target for hit in server.log)
        assert [asked.pop(target) for target in routes] == [WEEKS] * PAGES
        assert max(asked.pop("/", 0), asked.pop("/robots.txt", 0)) <= WEEKS
        assert asked.total() <= PAGES


def test_an_address_that_cannot_exist_is_asked_again_a_week_after_it_did_not_answer(check: Checker) -> None:
    routes: dict[str, Behaviour] = {"/": HOME, "/news.php?id=1": _page(1)}
    asked = []
    with FaultServer(routes, default=close) as server:
        for week in range(4):
            if week == 2:
                server.default = answer("ไม่พบหน้านี้", "404 Not Found")
            server.forget()
            check([f"{server.url}/news.php?id=1"], now=NOW + timedelta(weeks=week), everything=True, retries=0)
            asked.append(sum(bool(MADE_UP.search(hit.target)) for hit in server.log))
    assert [count > 0 for count in asked] == [True, True, True, False]
