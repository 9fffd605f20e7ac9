"""A new agency begins in the browser, in an empty folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.builders.desks import desk_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


def fill(page: Page, **answers: str) -> None:
    for name, value in answers.items():
        page.fill(f"#s-{name}", value)
    page.get_by_role("button", name="เริ่มเว็บไซต์").click()


def test_a_site_is_started_from_five_answers(tmp_path: Path, browser: Browser) -> None:
    with desk_of(tmp_path / "desk", content="") as desk:
        page = browser.new_page()
        page.goto(desk.entrance)
        fill(page, name="องค์การบริหารส่วนตำบลใหม่", province="เลยย", district="เมืองเลย", website="www.mai.go.th")
        expect(page.locator("#m-province")).to_contain_text("จังหวัดเลย")
        expect(page.locator("#m-website")).to_contain_text("http")
        expect(page.locator("#m-units .d-problem")).to_have_count(1)
        assert not (desk.folder / "mkdocs.yml").exists()
        fill(page, province="เลย", website="http://www.mai.go.th", units="สำนักปลัด\nกองคลัง")
        expect(page.locator("h1")).to_have_text("องค์การบริหารส่วนตำบลใหม่")
        page.context.close()
    assert "สำนักปลัด" in (tmp_path / "desk/content/agency.yml").read_text(encoding="utf-8")
