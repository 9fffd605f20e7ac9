"""From a Word file to a published site, as an officer clicks: in an empty folder, within ten minutes."""

from __future__ import annotations

import time
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import asyncssh
import pytest
from playwright.sync_api import expect

from scripts.pictures.screenshots import served
from tests.browser.states import search_results
from tests.builders.desks import desk_of
from tests.builders.projects import ROOT
from tests.desk.delivery.certificates import make_certificate
from tests.desk.delivery.ftp_server import PASSWORD, USER, FtpServer
from tests.desk.delivery.sftp_server import SftpServer
from tests.word_import.test_real_report import typed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow

TEN_MINUTES = 600
MILLISECONDS = 120_000
MOST_POINTS = 300
WORD = ROOT / "tests/word_import/libreoffice"
AGENCY = {
    "name": "องค์การบริหารส่วนตำบลพะงาด",
    "province": "นครราชสีมา",
    "district": "ขามสะแกแสง",
    "website": "http://www.pangad.go.th",
    "units": "สำนักปลัด\nกองคลัง\nกองช่าง\nกองการศึกษา ศาสนาและวัฒนธรรม\nกองสวัสดิการสังคม",
}


@dataclass
class Officer:
    """An officer at a browser, whose clicks and words are counted."""

    page: Page
    clicks: int = 0
    typed: int = 0
    begun: float = field(default_factory=time.monotonic)

    def click(self, place: Locator) -> None:
        place.click(timeout=MILLISECONDS)
        self.clicks += 1

    def fill(self, place: str, words: str) -> None:
        self.page.fill(place, words)
        self.typed += 1

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def open(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun


def start(officer: Officer) -> None:
    """Say who the agency is."""
    for name, words in AGENCY.items():
        officer.fill(f"#s-{name}", words)
    officer.press("เริ่มเว็บไซต์")


def bring_in(officer: Officer, word: Path) -> None:
    """Upload the Word file, look at what was read, and take it."""
    officer.page.set_input_files("#d-word", word)
    officer.fill("#d-year", "2567")
    officer.page.select_option("#d-months", "12")
    officer.clicks += 2
    officer.press("อ่านไฟล์")
    officer.press("ใช้รายงานนี้")


def settle(officer: Officer) -> None:
    """Go through all files that something is open in, until nothing is."""
    page = officer.page
    for _ in range(MOST_POINTS):
        page.wait_for_load_state()
        unfinished = page.locator("li:has(.d-count) > a")
        if not unfinished.count():
            return
        officer.click(unfinished.first)
        settle_page(officer)
        officer.open("รายงาน")
    raise AssertionError(page.locator("main").inner_text())


def settle_page(officer: Officer) -> None:
    """Settle what is open on a page: confirm all values, then take each suggestion."""
    page = officer.page
    for _ in range(MOST_POINTS):
        page.wait_for_load_state()
        if page.locator("#d-open").get_attribute("data-count") == "0":
            return
        whole = page.locator('button[value="settle-all:"]')
        suggested = page.locator('button[value^="settle:"]')
        nearest = page.locator('button[value^="use:"]')
        note = page.locator('button[value="note:"]')
        buttons = (whole, nearest, suggested, note)
        officer.click(next(each for each in buttons if each.count()).first)
    raise AssertionError(page.locator("main").inner_text())


def publish(officer: Officer, kind: str, port: int = 0, folder: str = "") -> None:
    """Say where to, confirm the server where it is new, and publish."""
    officer.open("เผยแพร่")
    if kind != "zip":
        officer.page.select_option("#t-kind", kind)
        officer.click(officer.page.locator("summary").first)
        server = {"host": "127.0.0.1", "port": str(port), "user": USER, "password": PASSWORD}
        for name, words in ({"folder": folder} if folder else server).items():
            officer.fill(f"#t-{name}", words)
        officer.press("จำปลายทางนี้")
    officer.press("เผยแพร่")
    if port:
        officer.click(officer.page.get_by_role("button", name="ตรงกับที่ผู้ดูแลบอก ใช้เครื่องนี้"))
        officer.press("เผยแพร่")
    words = "ได้ไฟล์ zip" if kind == "zip" else "เผยแพร่เสร็จแล้ว"
    expect(officer.page.locator("section [role=status]")).to_contain_text(words, timeout=MILLISECONDS)


def published(officer: Officer, kind: str, folder: Path) -> Path:
    """Publish to a real target of a kind; return the folder that visitors see."""
    folder.mkdir()
    site = folder / "public"
    with ExitStack() as servers:
        if kind == "folder":
            publish(officer, kind, folder=str(site))
            return site
        site.mkdir()
        if kind == "zip":
            publish(officer, kind)
            with officer.page.expect_download() as download:
                officer.click(officer.page.get_by_role("link", name="ดาวน์โหลดไฟล์ zip"))
            zipfile.ZipFile(download.value.path()).extractall(site)
        elif kind == "ftps":
            server = servers.enter_context(FtpServer(site, make_certificate(folder / "server.pem")))
            publish(officer, kind, server.port)
        else:
            ssh = servers.enter_context(SftpServer(site, asyncssh.generate_private_key("ssh-ed25519")))
            publish(officer, kind, ssh.port)
    return site


@pytest.fixture
def words(tmp_path: Path) -> dict[str, Path]:
    """Word files of unlike shape."""
    files = {
        "a table for each measure": typed(tables="each"),
        "one table": typed(tables="one"),
        "seven columns": (WORD / "seven-columns-remarks-last.docx").read_bytes(),
    }
    for number, data in enumerate(files.values()):
        (tmp_path / f"{number}.docx").write_bytes(data)
    return {name: tmp_path / f"{number}.docx" for number, name in enumerate(files)}


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        ("a table for each measure", ["ftps"]),
        ("one table", ["sftp"]),
        ("seven columns", ["zip", "folder"]),
    ],
)
def test_a_word_file_becomes_a_published_site_that_is_found_in(
    shape: str, kinds: list[str], words: dict[str, Path], tmp_path: Path, browser: Browser
) -> None:
    with desk_of(tmp_path / "desk", content="") as desk:
        context = browser.new_context(accept_downloads=True)
        officer = Officer(context.new_page())
        officer.page.goto(desk.entrance)
        start(officer)
        bring_in(officer, words[shape])
        settle(officer)
        sites = [published(officer, kind, tmp_path / kind) for kind in kinds]
        seconds = officer.seconds
        context.close()
    print(f"{shape} → {', '.join(kinds)}: {officer.clicks} clicks, {officer.typed} fields typed, {seconds:.0f} s")  # noqa: T201 - for the record
    assert seconds < TEN_MINUTES
    for site in sites:
        with served(site) as address:
            page = browser.new_page()
            page.goto(address)
            expect(page.locator("h1")).to_contain_text("บอกว่าจะทำ")
            search_results(page, "คู่มือ")
            page.close()
