"""The agency's website is taken down: every claim of the finished site still shows what was seen of its evidence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from ita_site.links.memory.file.health_file import HEALTH, load
from ita_site.links.memory.history import State
from tests.builders.pdfs import pdf
from tests.builders.projects import ROOT, build_project
from tests.builders.sites import PHANGAT
from tests.links.answers import answer, html
from tests.links.authority import issue, serve
from tests.links.server import Behaviour, FaultServer, Request

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

HOST = "www.pangad.go.th"
ADDRESS = "127.0.0.7"
START = datetime(2026, 12, 1, 20, 17, tzinfo=UTC)
CHECKED_ON = (0, 8, 9, 10)
"""Days after the start on which links are checked."""

PAGES = {
    "/": "องค์การบริหารส่วนตำบลพะงาด",
    "/index.php": "หน้าแรกของตำบล",
    "/news.php?id_type=42": "คู่มือการปฏิบัติงาน",
    "/news.php?id_type=30": "แจ้งเรื่องร้องเรียน",
    "/news.php?id_type=6": "ประกาศของตำบล",
    "/eservice1.php": "บริการออนไลน์",
    "/phpBB3/": "กระดานถามตอบ",
}
DOCUMENT = "/contact.php?content_id=19"


class Website:
    """The agency's web server, until its pages are gone."""

    def __init__(self) -> None:
        self.is_up = True
        self.agents: set[str] = set()
        """What its visitors call themselves."""

    def __call__(self, request: Request, sock: socket.socket) -> bytes | None:  # noqa: ARG002 - the server's protocol
        self.agents.add(request.headers["user-agent"])
        if self.is_up and request.target == DOCUMENT:
            return answer(pdf("Contact"), kind="application/pdf")
        if not self.is_up or request.target not in PAGES:
            return answer("not found", "404 Not Found")
        title = PAGES[request.target]
        menu = "".join(f"<div><a href='{path}'>{name}</a></div>" for path, name in PAGES.items())
        return html(
            title,
            menu
            + f"<div>โทร 0 4400 0000 ตำบลพะงาด</div><h1>{title}</h1><p>{title} ประจำปีงบประมาณ 2567 ของตำบลพะงาด จังหวัดนครราชสีมา</p>"
            * 3,
        )


@pytest.fixture(scope="module")
def website() -> Website:
    return Website()


@pytest.fixture(scope="module")
def content(website: Website, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content folder after the last check, with its archive beside it; nothing answers any more."""
    folder = tmp_path_factory.mktemp("taken-down")
    content = Path(shutil.copytree(PHANGAT, folder / "content"))
    with (content / "agency.yml").open("a", encoding="utf-8") as agency:
        agency.write("evidence_copies: public\nchecker_contact: links@example.go.th\n")
    authority = issue("Test Root", ca=True)
    (folder / "root.pem").write_bytes(authority.pem)
    behaviours: dict[str, Behaviour] = {"/*": website}
    with ExitStack() as stack:
        plain = stack.enter_context(FaultServer(behaviours, ADDRESS))
        context = serve(folder, issue(HOST, authority, hosts=(HOST,)))
        secure = stack.enter_context(FaultServer(behaviours, ADDRESS, tls=context))
        for day in CHECKED_ON:
            website.is_up = day == 0
            check(content, folder / "root.pem", (plain.port, secure.port), START + timedelta(days=day))
    return content


def check(content: Path, bundle: Path, ports: tuple[int, int], now: datetime) -> None:
    """Run the link job as its schedule does."""
    script = str(ROOT / "scripts" / "check_links.py")
    command = [sys.executable, script, "--content", str(content), "--ca-bundle", str(bundle), "--now", now.isoformat()]
    command += ["--resolve", f"{HOST}:80:{ADDRESS}:{ports[0]}", f"{HOST}:443:{ADDRESS}:{ports[1]}", "--delay", "0"]
    command += ["--allow-network", "127.0.0.0/8", "--retries", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in {0, 1}, done.stdout + done.stderr


@pytest.fixture(scope="module")
def finished(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site."""
    return build_project(tmp_path_factory.mktemp("finished"), content)


def evidence(finished: Path) -> Iterator[tuple[Path, Tag]]:
    """Yield every piece of evidence on the measures' pages, with its page."""
    for page in sorted(finished.glob("reports/*/measures/*/index.html")):
        for card in BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").select(".ita-result[id] .ita-proofs > li"):
            yield page, card


def copy_page(finished: Path, page: Path, card: Tag) -> str:
    """Return the page of the copy that a card offers."""
    link = card.select_one(".ita-rescue a")
    assert link is not None, card.get_text(" ", strip=True)
    address = urljoin(f"/{page.relative_to(finished).as_posix()}", str(link["href"]))
    return (finished / address.removeprefix("/") / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("content")
def test_the_website_learns_whom_to_write_to(website: Website) -> None:
    assert website.agents
    assert [agent for agent in website.agents if "(+links@example.go.th" not in agent] == []


def test_every_link_is_broken_and_remembers_what_was_seen(content: Path) -> None:
    links = load(content / HEALTH)
    assert {link.state for link in links.values()} == {State.BROKEN}
    assert [link.url for link in links.values() if link.copy is None] == []


def test_every_claim_still_leads_to_what_was_seen(finished: Path) -> None:
    cards = list(evidence(finished))
    assert len(cards) == 12
    for page, card in cards:
        assert "ลิงก์เสียตั้งแต่ 10 ธันวาคม 2569" in card.get_text()
        copy = BeautifulSoup(copy_page(finished, page, card), "lxml")
        words = copy.select_one(".ita-copied")
        assert copy.select_one(".ita-copied-picture") or (words and "ประจำปีงบประมาณ 2567" in words.get_text())


def test_words_that_all_pages_of_the_website_have_are_left_out(finished: Path) -> None:
    pages = [BeautifulSoup(copy_page(finished, page, card), "lxml") for page, card in evidence(finished)]
    shown = [words.get_text(" ", strip=True) for page in pages if (words := page.select_one(".ita-copied"))]
    assert len(shown) > 5
    assert [text for text in shown if "0 4400 0000" in text] == []


def test_the_digest_beside_the_evidence_is_that_of_the_copy(finished: Path) -> None:
    for page, card in evidence(finished):
        digest = card.select_one(".ita-seen .ita-digest")
        assert digest is not None
        assert digest.get_text() in copy_page(finished, page, card)


def test_every_page_that_answered_has_a_copy(finished: Path) -> None:
    titles = [
        BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").select_one("h1")
        for page in finished.glob("seen/*/index.html")
    ]
    named = {title.get_text() for title in titles if title}
    assert named >= {f"สำเนา: {title}" for title in PAGES.values()}
    assert f"สำเนา: เอกสาร PDF จาก {HOST}" in named
