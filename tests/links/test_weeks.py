"""The agency's site over five weeks, played by a local server: the health file, the pages and the feed after each step."""

from __future__ import annotations

import os
import re
import shutil
import socket
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ita_site.commands import run_command
from ita_site.pages.all_pages import all_pages
from ita_site.publish.check import load
from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from ita_site.urls import HEALTH_FEED
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT
from tests.links.answers import answer, html, redirect
from tests.links.authority import issue, serve
from tests.links.server import Behaviour, FaultServer, Request

WEEKS = ROOT / "tests" / "golden" / "weeks"
HOST = "www.pangad.go.th"
START = datetime(2026, 12, 1, 20, 17, tzinfo=UTC)

TITLES = {
    "/": "องค์การบริหารส่วนตำบลพะงาด",
    "/index.php": "องค์การบริหารส่วนตำบลพะงาด",
    "/news.php?id_type=42": "คู่มือการปฏิบัติงาน",
    "/news.php?id_type=30": "แจ้งเรื่องร้องเรียน",
    "/news.php?id_type=6": "ประกาศ",
    "/contact.php?content_id=19": "ติดต่อเรา",
    "/eservice1.php": "E-Service",
    "/phpBB3/": "กระดานถามตอบ",
}

STEPS = {
    "1-first-check": 0,
    "2-down-for-a-day": 8,
    "3-down-for-ten-days": 17,
    "4-back": 18,
    "5-moved-to-https": 29,
    "6-one-page-lost": 30,
    "7-loss-confirmed": 32,
}
"""Name of a golden step → the day after whose run it is compared."""


class Agency:
    """The agency's server: up, down from day 8 to 17, https alone from day 21, one page lost from day 30."""

    def __init__(self) -> None:
        self.day = 0

    def http(self, request: Request, sock: socket.socket) -> bytes | None:
        if self.day >= 21:
            return redirect(f"https://{HOST}{request.target}", "301 Moved Permanently")
        return self.https(request, sock)

    def https(self, request: Request, sock: socket.socket) -> bytes | None:  # noqa: ARG002 - the server's protocol
        if 8 <= self.day < 18:
            return answer("down", "503 Service Unavailable")
        lost = self.day >= 30 and request.target == "/news.php?id_type=30"
        if lost or request.target not in TITLES:
            return answer("not found", "404 Not Found")
        title = TITLES[request.target]
        return html(title, f"<h1>{title}</h1><p>{title} ขององค์การบริหารส่วนตำบลพะงาด อำเภอขามสะแกแสง นครราชสีมา</p>" * 3)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Return the health file, the words of the pages and the feed after each step, by step and kind."""
    folder = tmp_path_factory.mktemp("weeks")
    content = Path(shutil.copytree(PHANGAT, folder / "content"))
    authority = issue("Test Root", ca=True)
    (folder / "root.pem").write_bytes(authority.pem)
    context = serve(folder, issue(HOST, authority, hosts=(HOST,)))
    agency = Agency()
    plain: dict[str, Behaviour] = {"/*": agency.http}
    secure: dict[str, Behaviour] = {"/*": agency.https}
    seen: dict[str, dict[str, str]] = {}
    with ExitStack() as stack:
        http = stack.enter_context(FaultServer(plain, "127.0.0.5"))
        https = stack.enter_context(FaultServer(secure, "127.0.0.5", tls=context))
        for day in range(max(STEPS.values()) + 1):
            agency.day = day
            _run(content, folder / "root.pem", http.port, https.port, START + timedelta(days=day))
            seen |= {name: _shown(content) for name, at in STEPS.items() if at == day}
    return seen


def _run(content: Path, bundle: Path, http: int, https: int, now: datetime) -> None:
    words = ["--content", str(content), "--ca-bundle", str(bundle), "--now", now.isoformat()]
    words += ["--resolve", f"{HOST}:80:127.0.0.5:{http}", f"{HOST}:443:127.0.0.5:{https}", "--delay", "0"]
    words += [
        "--allow-network",
        "127.0.0.0/8",
        "--retries",
        "0",
        "--concurrency",
        "1",
        "--no-archive",
        "--vantage",
        "เครื่องทดสอบ",
    ]
    assert run_command("links", words) in {0, 1}


def _shown(content: Path) -> dict[str, str]:
    catalogue = load(content).catalogue
    assert catalogue is not None
    pages = {output.path: output for output in all_pages(catalogue, Settings())}
    health = BeautifulSoup(pages["link-health.md"].text, "lxml")
    home = BeautifulSoup(pages["index.md"].text, "lxml")
    measure = BeautifulSoup(pages["reports/2567-12m/measures/service-quality.md"].text, "lxml")
    rows = [
        " | ".join(cell.get_text(" ", strip=True) for cell in row.select("th, td")) for row in health.select("tbody tr")
    ]
    rows += [item.get_text(" ", strip=True) for item in health.select(".ita-links > li")]
    counts = "".join(part.get_text(" ", strip=True) for part in home.select("div.ita-links"))
    claims = [item.get_text(" ", strip=True) for item in measure.select(".ita-evidence > li")]
    return {
        # which of the links asks the host's home page for all of them is open
        "json": re.sub(r'"attempts": \d+', '"attempts": 0', (content / "link-health.json").read_text(encoding="utf-8")),
        "txt": "\n".join([counts, "", *rows, "", *claims, ""]),
        "xml": dict(attachments(catalogue, Settings(), content))[HEALTH_FEED].decode(),
    }


@pytest.mark.parametrize("kind", ["json", "txt", "xml"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_remembered_shown_and_told(step: str, kind: str, weeks: dict[str, dict[str, str]]) -> None:
    file = WEEKS / f"{step}.{kind}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(weeks[step][kind], encoding="utf-8")
    assert weeks[step][kind] == file.read_text(encoding="utf-8")
