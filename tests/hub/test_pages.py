"""The hub's pages in a real browser: without JavaScript, by keys alone, on a phone, and as axe-core reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import AXE, RULES, RUN, WHOLE
from tests.builders.hubs import PASSWORD, TWO, Visitor, new_hub, served
from tests.builders.previews import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

OTHER = "ฝนตกที่ชุมแพวันอังคาร"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    hub = new_hub(tmp_path_factory.mktemp("pages") / "hub")
    for number in range(60):
        hub.agencies.add(f"a-{number}", f"องค์การบริหารส่วนตำบลตัวอย่าง {number}")
    return hub


@pytest.fixture(scope="module")
def server(hub: Hub) -> Iterator[Visitor]:
    with served(hub) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def keeper(server: Visitor, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    log_in(page, server, "keeper")
    yield page
    context.close()


def log_in(page: Page, server: Visitor, name: str, password: str = PASSWORD) -> None:
    page.goto(server.root)
    page.get_by_label("ชื่อบัญชี").fill(name)
    page.get_by_label("รหัสผ่าน", exact=True).fill(password)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def check(page: Page) -> None:
    """Ask axe, and whether the page scrolls sideways on a phone."""
    for scheme, width in (("light", 360), ("dark", 1280)):
        # a colour on its way to another one is no colour of the page
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(AXE)
        results: dict[str, list[str]] = page.evaluate(RUN, [WHOLE, RULES])
        assert [*results["violations"], *results["incomplete"]] == [], (page.url, scheme)


@pytest.mark.parametrize("path", ["", "people", "password", "nowhere"])
def test_a_page_of_the_hub_breaks_no_rule_of_axe(server: Visitor, keeper: Page, path: str) -> None:
    keeper.goto(server.root + path)
    check(keeper)


def test_the_login_page_breaks_no_rule_of_axe(server: Visitor, browser: Browser) -> None:
    page = browser.new_page()
    log_in(page, server, "nobody", "x")
    expect(page.get_by_role("alert")).to_contain_text("ไม่ถูกต้อง")
    check(page)
    page.context.close()


def test_a_new_officer_comes_from_the_keeper_to_the_desk_without_javascript(
    server: Visitor, keeper: Page, browser: Browser
) -> None:
    keeper.goto(f"{server.root}people")
    keeper.locator("#a-name").fill("มาใหม่")
    keeper.locator("#a-agency").fill(TWO)
    keeper.get_by_role("button", name="เพิ่มบัญชี", exact=True).click()
    first = keeper.get_by_role("status").inner_text().partition(" คือ ")[2].partition(" ")[0]
    keeper.goto(f"{server.root}people")
    expect(keeper.locator("body")).not_to_contain_text(first)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    log_in(page, server, "มาใหม่", first)
    page.get_by_label("รหัสผ่านเดิม").fill(first)
    page.get_by_label("รหัสผ่านใหม่", exact=True).fill(OTHER)
    page.get_by_label("รหัสผ่านใหม่อีกครั้ง").fill(OTHER)
    page.get_by_role("button", name="ใช้รหัสใหม่").click()
    page.get_by_role("link", name=f"อบต.{TWO}").click()
    expect(page.locator("h1")).to_have_text("องค์การบริหารส่วนตำบลตัวอย่าง")
    page.get_by_role("link", name="หน่วยงานทั้งหมด").click()
    page.get_by_role("button", name="ออกจากระบบ").click()
    expect(page.locator("h1")).to_have_text("เข้าสู่ระบบรายงาน ITA")
    context.close()


def test_an_officer_asks_and_an_approver_publishes_in_the_browser(server: Visitor, browser: Browser, hub: Hub) -> None:
    officer, approver = browser.new_page(), browser.new_page()
    log_in(officer, server, "สมหญิง")
    officer.goto(f"{server.root}a/{TWO}/_desk/files/reports.2567-12m.measures.one")
    officer.fill('[id="i-title"]', "มาตรการที่แก้แล้ว")
    officer.press('[id="i-title"]', "Tab")
    expect(officer.locator("#d-status")).to_have_text("บันทึกแล้ว")
    officer.goto(f"{server.root}a/{TWO}/_desk/publish")
    officer.get_by_role("button", name="เผยแพร่", exact=True).click()
    expect(officer.locator("main [role=status]")).to_contain_text("รอผู้อนุมัติ")
    log_in(approver, server, "approver")
    approver.get_by_role("link", name="รออนุมัติเผยแพร่").click()
    expect(approver.locator(".d-history")).to_contain_text("ชื่อเรียก")
    check(approver)
    approver.get_by_role("button", name="อนุมัติและเผยแพร่").click()
    expect(approver.locator("main [role=status]")).to_contain_text("approver อนุมัติแล้ว")
    until((hub.folder.state(TWO) / "published.json").exists)
    for page in (officer, approver):
        page.context.close()
