"""An officer publishes in the browser to real servers, and is stopped where something is wrong or not settled."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import asyncssh
import pytest
from playwright.sync_api import expect

from tests.builders.desks import DeskServer, desk_of, window_of
from tests.builders.previews import change
from tests.desk.delivery.certificates import make_certificate
from tests.desk.delivery.ftp_server import PASSWORD, USER, FtpServer
from tests.desk.delivery.sftp_server import SftpServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

MILLISECONDS = 90_000
DONE = re.compile("^เผยแพร่เสร็จแล้ว")
ZIPPED = re.compile("^ได้ไฟล์ zip ของเว็บไซต์แล้ว แต่ยังไม่ขึ้นอินเทอร์เน็ต")
CONFIRM = re.compile("^ตรงกับที่ผู้ดูแลบอก")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskServer]:
    with desk_of(tmp_path / "desk") as server:
        yield server


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window that enters one desk after the other."""
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(desk: DeskServer, window: Page) -> Page:
    """The page for publishing, of an officer who entered."""
    window.goto(desk.entrance)
    window.goto(f"{desk.root}_desk/publish")
    return window


@pytest.fixture(scope="module")
def idle_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """A desk that publishes nothing."""
    with desk_of(tmp_path_factory.mktemp("idle") / "desk") as server:
        server.enter()
        yield server


@pytest.fixture(scope="module")
def idle_page(idle_desk: DeskServer, browser: Browser) -> Iterator[Page]:
    with window_of(idle_desk, browser) as page:
        page.goto(f"{idle_desk.root}_desk/publish")
        yield page


@pytest.fixture
def served(tmp_path: Path) -> Path:
    folder = tmp_path / "served"
    folder.mkdir()
    return folder


def choose(page: Page, kind: str, port: int = 0, **fields: str) -> None:
    """Say where to publish to."""
    page.select_option("#t-kind", kind)
    if page.locator("details").first.get_attribute("open") is None:
        page.locator("summary").first.click()
    for name, value in {"host": "127.0.0.1", "port": str(port), "user": USER, "password": PASSWORD, **fields}.items():
        page.fill(f"#t-{name}", value)
    page.get_by_role("button", name="จำปลายทางนี้").click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="เผยแพร่", exact=True).click()


def expect_report(page: Page, words: re.Pattern[str]) -> None:
    expect(page.locator("section [role=status]")).to_have_text(words, timeout=MILLISECONDS)


def test_a_site_is_published_as_a_zip(page: Page, tmp_path: Path) -> None:
    publish(page)
    expect_report(page, ZIPPED)
    with page.expect_download() as download:
        page.get_by_role("link", name="ดาวน์โหลดไฟล์ zip").click()
    download.value.save_as(tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        assert any(name.endswith("index.html") for name in archive.namelist())


def test_a_site_is_published_by_ftps_once_its_certificate_is_confirmed(
    page: Page, served: Path, tmp_path: Path
) -> None:
    certificate = make_certificate(tmp_path / "server.pem")
    with FtpServer(served, certificate) as server:
        choose(page, "ftps", server.port)
        publish(page)
        expect(page.locator("code").first).to_have_text(certificate.fingerprint, timeout=MILLISECONDS)
        assert not server.names, "no password was sent to an unknown server"
        page.get_by_role("button", name=CONFIRM).click()
        publish(page)
        expect_report(page, DONE)
    assert (served / "index.html").is_file()


def test_a_site_is_published_by_sftp_and_then_only_what_changed(desk: DeskServer, page: Page, served: Path) -> None:
    with SftpServer(served, asyncssh.generate_private_key("ssh-ed25519")) as server:
        choose(page, "sftp", server.port)
        publish(page)
        page.get_by_role("button", name=CONFIRM).click(timeout=MILLISECONDS)
        publish(page)
        expect_report(page, DONE)
        change(desk.measure, "title: มาตรการหนึ่ง", "title: มาตรการใหม่")
        publish(page)
        expect_report(page, re.compile(r"เหมือนเดิม [1-9]"))
    assert "มาตรการใหม่" in (served / "reports/2567-12m/measures/one/index.html").read_text(encoding="utf-8")


def test_a_wrong_password_is_told_and_the_old_site_stays(page: Page, served: Path, tmp_path: Path) -> None:
    (served / "old.html").write_text("old", encoding="utf-8")
    with FtpServer(served, make_certificate(tmp_path / "server.pem")) as server:
        choose(page, "ftps", server.port, password="wrong")
        publish(page)
        page.get_by_role("button", name=CONFIRM).click(timeout=MILLISECONDS)
        publish(page)
        expect_report(page, re.compile("รหัสผ่าน"))
    assert [file.name for file in served.iterdir()] == ["old.html"]


def test_a_password_is_kept_apart_and_never_shown_again(idle_desk: DeskServer, idle_page: Page) -> None:
    choose(idle_page, "sftp", 22, host="files.example.go.th")
    assert PASSWORD not in idle_page.content()
    files = [file for file in idle_desk.folder.parent.rglob("*") if file.is_file()]
    holding = [file for file in files if PASSWORD.encode() in file.read_bytes()]
    assert [file.name for file in holding] == ["passwords.json"]
    assert holding[0].stat().st_mode & 0o077 == 0
    assert not holding[0].is_relative_to(idle_desk.folder / "content")


def test_plain_ftp_is_warned_of(idle_page: Page) -> None:
    choose(idle_page, "ftp", 21, host="files.example.go.th")
    expect(idle_page.locator(".d-problem")).to_contain_text("ไม่เข้ารหัส")


def test_nothing_is_published_while_anything_is_wrong(idle_desk: DeskServer, idle_page: Page) -> None:
    change(idle_desk.measure, "period: 2566-10/2567-09", "period: เมื่อวาน")
    idle_page.reload()
    expect(idle_page.get_by_role("button", name="เผยแพร่", exact=True)).to_have_count(0)
    expect(idle_page.locator(".d-problem--error")).to_be_visible()
    idle_desk.start_anew()


def test_what_is_not_settled_is_left_out_by_an_explicit_choice_alone(
    desk: DeskServer, page: Page, tmp_path: Path
) -> None:
    change(desk.measure, "    answers: [1]\n", "    # TODO ข้อใด\n    # answers: [1]\n")
    choose(page, "folder", folder=str(tmp_path / "public"))
    publish(page)
    expect(page.locator("[role=alert]")).to_contain_text("ไม่ได้ยืนยัน")
    assert not (tmp_path / "public").exists()
    page.get_by_label("เผยแพร่ตอนนี้ โดยเว้นส่วนที่ยังไม่ยืนยันไว้").check()
    publish(page)
    expect_report(page, DONE)
    pages = list((tmp_path / "public").rglob("*.html"))
    assert tmp_path / "public/index.html" in pages
    assert not [page for page in pages if "reports" in page.parts and "TODO" in page.read_text(encoding="utf-8")]
