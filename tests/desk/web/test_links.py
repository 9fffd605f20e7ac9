"""The links page shows what real checks of a misbehaving server saw, and writes a proposed address with one click."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from ita_site.desk.evidence_links import health_of, troubled_links, use_proposed
from ita_site.desk.jobs.job import JobError
from ita_site.desk.jobs.link_check import check_links_now
from ita_site.desk.workspace import Workspace
from tests.builders.desks import MEASURE, desk_of
from tests.builders.projects import copy_project
from tests.builders.sites import SITES
from tests.links.server import FaultServer
from tests.links.test_fix import CASINO, GONE, NAMED, OFFICE, Web, moved

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

ADDRESS = "127.0.0.8"
OLD = f"http://{OFFICE}/old.php?id=4"
NEW = f"http://{OFFICE}/new.php?id=4"
LOST = f"http://{OFFICE}/lost.php"
CASINO_PAGE = f"http://{OFFICE}/slot.php"
BAD = {"/old.php?id=4": moved("/new.php?id=4"), "/new.php?id=4": NAMED, "/lost.php": GONE, "/slot.php": CASINO}
WEB = Web({OFFICE: {**BAD, "*": NAMED}, "www.example.go.th": {"*": NAMED}})
"""A site of an office whose pages moved, are gone, or were taken over; all others are fine."""


def content_of(folder: Path) -> Path:
    """Return a copy of the small content whose one result has three pieces of evidence."""
    copy_project(folder, SITES / "small")
    file = folder / "content/reports/2567-12m/measures/one.md"
    text = file.read_text(encoding="utf-8")
    listed = "".join(f"      - url: {url}\n" for url in (OLD, LOST, CASINO_PAGE))
    file.write_text(text.replace("      - url: http://www.example.go.th/news.php?id=1\n", listed), encoding="utf-8")
    return folder / "content"


def check(content: Path, *days: int) -> list[tuple[str, float]]:
    """Check the links as the button does, on these days of November; return what was told."""
    told: list[tuple[str, float]] = []
    with FaultServer({"/*": WEB}, ADDRESS) as server:
        hosts = [f"{host}:80:{ADDRESS}:{server.port}" for host in (OFFICE, "www.example.go.th", "example.go.th")]
        names = [word for host in hosts for word in ("--resolve", host)]
        quick = ("--allow-network", "127.0.0.0/8", "--delay", "0", "--timeout", "3", "--retries", "0")
        for day in days:
            options = (*names, *quick, "--now", f"2026-11-{day:02}T02:00:00Z")
            told.append((check_links_now(content, lambda words, share: told.append((words, share)), options), 1.0))
    return told


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project whose links were checked on three days."""
    folder = tmp_path_factory.mktemp("checked")
    check(content_of(folder), 2, 10, 12)
    return folder


@pytest.fixture
def project(checked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(checked, tmp_path / "desk")


def test_a_check_tells_how_far_it_is(tmp_path: Path) -> None:
    told = check(content_of(tmp_path), 2)
    assert told[0] == ("กำลังตรวจลิงก์", 0.0)
    assert ("ตรวจแล้ว 4 จาก 4 ลิงก์", 1.0) in told
    assert told[-1][0] == "ตรวจลิงก์เสร็จแล้ว"


def test_a_check_of_content_that_is_wrong_says_so(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    (content / "agency.yml").write_text("name: [", encoding="utf-8")
    with pytest.raises(JobError, match="ตรวจลิงก์ไม่ได้"):
        check(content, 2)


def test_troubled_links_come_the_worst_first_with_their_places(project: Path) -> None:
    workspace = Workspace(project / "content")
    links = troubled_links(workspace.state(), health_of(workspace.root))
    assert [(link.status.state, link.status.link.url) for link in links] == [
        ("broken", LOST),
        ("suspect", CASINO_PAGE),
        ("moved", OLD),
    ]
    assert [place.field for link in links for place in link.places] == [
        f"results.0.evidence.{at}.url" for at in (1, 2, 0)
    ]
    assert [link.proposal.new if link.proposal else None for link in links] == [None, None, NEW]


def test_only_an_address_that_the_check_proposes_is_written(project: Path) -> None:
    workspace = Workspace(project / "content")
    before = (project / "content/reports/2567-12m/measures/one.md").read_bytes()
    assert not use_proposed(workspace, LOST, "ก")
    assert not use_proposed(workspace, "http://x.invalid/", "ก")
    assert (project / "content/reports/2567-12m/measures/one.md").read_bytes() == before


def test_one_click_writes_the_new_address_into_the_content_and_the_history(project: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    with desk_of(project) as desk:
        before = desk.measure.read_text(encoding="utf-8")
        page.goto(desk.entrance)
        page.get_by_role("link", name="ลิงก์หลักฐาน").click()
        listed = page.locator("section").filter(has=page.get_by_role("heading", name="ลิงก์ที่ต้องดู"))
        expect(listed.locator("li")).to_have_count(3)
        expect(listed.get_by_role("link", name="มาตรการหนึ่ง").first).to_have_attribute(
            "href", f"/{MEASURE}#f-results.0.evidence.1.url"
        )
        page.get_by_role("button", name="ใช้ที่อยู่ใหม่").click()
        expect(listed.locator("li")).to_have_count(2)
        after = before.replace(f"- url: {OLD}\n", f'- url: {NEW}\n        printed: "{OLD}"\n')
        assert desk.measure.read_text(encoding="utf-8") == after
        assert desk.git("log", "-1", "--format=%s%n%b").split("\n")[:3] == [
            "มาตรการหนึ่ง: ใช้ที่อยู่ใหม่ของหลักฐาน",
            f"{OLD} → {NEW}",
            "",
        ]
        assert page.get_by_text("หลักฐานที่จะดีขึ้นได้อีกหนึ่งขั้น").is_visible()
    context.close()


def test_the_button_checks_in_the_background_and_the_page_says_how_it_ended(tmp_path: Path) -> None:
    with desk_of(tmp_path / "desk") as desk:
        desk.enter()
        # an address of this machine is never contacted, so nothing leaves it
        for file in (desk.measure, desk.folder / "content/agency.yml"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("http://www.example.go.th", "http://127.0.0.1"), encoding="utf-8")
        assert desk.post("_desk/links/check", {}).status == 303
        assert 'http-equiv="refresh"' in desk.ask("_desk/links").text
        assert desk.post("_desk/links/check", {}).status == 409
        while 'http-equiv="refresh"' in (shown := desk.ask("_desk/links").text):
            pass
        assert "ตรวจลิงก์เสร็จแล้ว" in shown
        assert (desk.folder / "content/link-health.json").exists()
