"""An officer edits in a real browser; only what was edited changes, and nothing that was typed is lost."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.builders.desks import MEASURE, DeskServer, desk_of, window_of
from tests.builders.previews import change, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_of(tmp_path_factory.mktemp("forms") / "desk") as server:
        server.enter()
        yield server


@pytest.fixture(scope="module")
def window(served: DeskServer, browser: Browser) -> Iterator[Page]:
    with window_of(served, browser) as page:
        yield page


@pytest.fixture
def desk(served: DeskServer) -> DeskServer:
    """A desk whose report is as it was when it started."""
    served.start_anew()
    return served


@pytest.fixture
def page(desk: DeskServer, window: Page) -> Iterator[Page]:
    """A page of an officer who entered, with the measure's form."""
    window.goto(desk.root + MEASURE)
    yield window
    for each in window.context.pages:
        if each is not window:
            each.close()


@contextmanager
def form_of_own_desk(tmp_path: Path, browser: Browser, **environment: str) -> Iterator[tuple[DeskServer, Page]]:
    """The measure's form at a desk that no other test uses."""
    with desk_of(tmp_path / "desk", "small", port=0, **environment) as desk:
        desk.enter()
        with window_of(desk, browser) as page:
            page.goto(desk.root + MEASURE)
            yield desk, page


def kill(desk: DeskServer) -> None:
    desk.process.kill()
    desk.process.wait()


def other_page(page: Page) -> Page:
    """Another window of the same officer."""
    second = page.context.new_page()
    second.goto(page.url)
    return second


def field(name: str) -> str:
    return f'[id="i-{name}"]'


def wait_saved(page: Page) -> None:
    expect(page.locator("#d-status")).to_have_text("บันทึกแล้ว")


def test_a_field_is_saved_when_it_is_left_and_no_other_byte_changes(desk: DeskServer, page: Page) -> None:
    before = desk.measure.read_text(encoding="utf-8")
    page.fill(field("title"), "ชื่อใหม่: ดี")
    page.press(field("title"), "Tab")
    wait_saved(page)
    after = desk.measure.read_text(encoding="utf-8")
    assert after == before.replace("title: มาตรการหนึ่ง", 'title: "ชื่อใหม่: ดี"')


def test_a_saved_field_shows_in_the_page_beside_the_form(page: Page) -> None:
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("มาตรการหนึ่ง")
    page.fill(field("title"), "ชื่อใหม่")
    page.press(field("title"), "Tab")
    expect(frame.locator("h1")).to_have_text("ชื่อใหม่")


def test_every_save_is_in_the_history_with_the_officers_name(desk: DeskServer, page: Page) -> None:
    page.goto(f"{desk.root}_desk/")
    page.fill("#d-officer", "สมหญิง <ใจดี>")
    page.get_by_role("button", name="บันทึกชื่อ").click()
    page.goto(desk.root + MEASURE)
    page.fill(field("title"), "ชื่อใหม่")
    page.press(field("title"), "Tab")
    wait_saved(page)
    assert desk.git("log", "-1", "--format=%an|%s").strip() == "สมหญิง ใจดี|มาตรการหนึ่ง: ชื่อเรียก"


def test_a_change_is_undone_to_the_byte(desk: DeskServer, page: Page) -> None:
    before = desk.measure.read_bytes()
    page.fill(field("results.0.text"), "คำใหม่")
    page.press(field("results.0.text"), "Tab")
    wait_saved(page)
    page.goto(f"{desk.root}_desk/history")
    page.get_by_role("button", name=re.compile("^ย้อนกลับ")).first.click()
    expect(page.locator(".d-history li").first).to_contain_text("ย้อนกลับ")
    assert desk.measure.read_bytes() == before


def test_what_is_wrong_is_kept_as_typed_and_named_at_its_field(desk: DeskServer, page: Page) -> None:
    page.fill(field("results.0.date"), "29 กุมภาพันธ์ 2567")
    page.press(field("results.0.date"), "Tab")
    messages = page.locator('[id="m-results.0.date"]')
    expect(messages.get_by_role("button")).to_contain_text("2567-02-29")
    assert "29 กุมภาพันธ์ 2567" in desk.measure.read_text(encoding="utf-8")
    messages.get_by_role("button").click()
    expect(page.locator(field("results.0.date"))).to_have_value("2567-02-29")


def test_results_are_paired_with_activities_by_their_words(desk: DeskServer, page: Page) -> None:
    page.get_by_label("2.จัดทำแผนผัง").check()
    until(lambda: "answers: [1, 2]" in desk.measure.read_text(encoding="utf-8"))


def test_entries_are_added_moved_and_removed(desk: DeskServer, page: Page) -> None:
    page.get_by_role("button", name="เพิ่มกิจกรรม").click()
    page.fill(field("activities.2.text"), "3.ใหม่")
    page.press(field("activities.2.text"), "Tab")
    wait_saved(page)
    page.get_by_role("button", name="เลื่อนกิจกรรมที่ 1ลง").click()
    text = desk.measure.read_text(encoding="utf-8")
    assert "- number: 1\n    text: 2.จัดทำแผนผัง\n  - number: 2\n    text: 1.จัดทำคู่มือ\n  - number: 3\n" in text
    assert "answers: [2]" in text, "the result still answers the same activity"
    page.get_by_role("button", name="ลบกิจกรรมที่ 1").click()
    text = desk.measure.read_text(encoding="utf-8")
    assert "จัดทำแผนผัง" not in text
    assert "answers: [1]" in text


def test_two_windows_on_two_fields_both_keep_their_words(desk: DeskServer, page: Page) -> None:
    second = other_page(page)
    page.fill(field("title"), "จากหน้าต่างแรก")
    page.press(field("title"), "Tab")
    wait_saved(page)
    second.fill(field("results.0.text"), "จากหน้าต่างที่สอง")
    second.press(field("results.0.text"), "Tab")
    wait_saved(second)
    text = desk.measure.read_text(encoding="utf-8")
    assert "จากหน้าต่างแรก" in text
    assert "จากหน้าต่างที่สอง" in text


def test_two_windows_on_the_same_field_the_second_sees_both_values_and_chooses(desk: DeskServer, page: Page) -> None:
    second = other_page(page)
    page.fill(field("title"), "จากหน้าต่างแรก")
    page.press(field("title"), "Tab")
    wait_saved(page)
    second.fill(field("title"), "จากหน้าต่างที่สอง")
    second.press(field("title"), "Tab")
    conflict = second.locator(".d-conflict")
    expect(conflict.locator("blockquote")).to_have_text("จากหน้าต่างแรก")
    expect(conflict.locator("textarea")).to_have_value("จากหน้าต่างที่สอง")
    assert "จากหน้าต่างแรก" in desk.measure.read_text(encoding="utf-8")
    conflict.get_by_role("button", name="บันทึกคำของฉัน").click()
    expect(second.locator(field("title"))).to_have_value("จากหน้าต่างที่สอง")
    assert "จากหน้าต่างที่สอง" in desk.measure.read_text(encoding="utf-8")


def test_when_the_server_is_gone_the_form_keeps_the_words_and_says_so(tmp_path: Path, browser: Browser) -> None:
    with form_of_own_desk(tmp_path, browser) as (desk, page):
        second = other_page(page)
        kill(desk)
        for each in (page, second):
            each.fill(field("title"), "ยังอยู่")
        page.press(field("title"), "Tab")
        second.get_by_role("button", name="บันทึก", exact=True).last.click()
        for each in (page, second):
            expect(each.locator("#d-status")).to_contain_text("ยังไม่ได้บันทึก")
            expect(each.locator(field("title"))).to_have_value("ยังอยู่")


def test_a_button_does_its_work_after_what_was_typed_is_saved(desk: DeskServer, page: Page) -> None:
    page.fill(field("title"), "ใหม่")
    page.get_by_role("button", name="เพิ่มกิจกรรม").click()
    expect(page.locator(field("activities.2.text"))).to_be_visible()
    assert "title: ใหม่\n" in desk.measure.read_text(encoding="utf-8")


def test_after_a_new_entrance_in_another_tab_the_open_form_saves_by_itself(tmp_path: Path, browser: Browser) -> None:
    with form_of_own_desk(tmp_path, browser) as (desk, page):
        port = int(desk.root.rpartition(":")[2].strip("/"))
        kill(desk)
        page.fill(field("title"), "พิมพ์ไว้ก่อน")
        with desk_of(tmp_path / "desk", port=port) as again:
            page.press(field("title"), "Tab")
            expect(page.locator("#d-status")).to_contain_text("หมดเวลาใช้งาน")
            page.context.new_page().goto(again.entrance)
            expect(page.locator("#d-status")).to_have_text("บันทึกแล้ว", timeout=30_000)
            assert "title: พิมพ์ไว้ก่อน\n" in again.measure.read_text(encoding="utf-8")


def test_without_javascript_a_session_that_is_over_gives_back_what_was_typed(
    desk: DeskServer, browser: Browser
) -> None:
    with window_of(desk, browser, java_script_enabled=False) as page:
        page.goto(desk.root + MEASURE)
        page.fill(field("title"), "พิมพ์ไว้ <i>ก่อน</i>")
        page.fill(field("results.0.text"), "สองบรรทัด\nของผล")
        page.context.clear_cookies()
        page.get_by_role("button", name="บันทึก", exact=True).last.click()
        expect(page.get_by_role("alert")).to_contain_text("เปิดโต๊ะทำงานใหม่")
        assert [area.input_value() for area in page.get_by_label("คำที่พิมพ์").all()] == [
            "พิมพ์ไว้ <i>ก่อน</i>",
            "สองบรรทัด\nของผล",
        ]


def test_a_file_that_is_gone_gives_back_what_was_typed(desk: DeskServer, page: Page) -> None:
    desk.measure.unlink()
    page.fill(field("title"), "พิมพ์ไว้")
    page.press(field("title"), "Tab")
    expect(page.get_by_label("คำที่พิมพ์")).to_have_value("พิมพ์ไว้")


def test_without_git_the_page_says_that_there_is_no_history(tmp_path: Path, browser: Browser) -> None:
    with form_of_own_desk(tmp_path, browser, PATH=str(tmp_path)) as (desk, page):
        page.fill(field("title"), "ใหม่")
        page.press(field("title"), "Tab")
        expect(page.locator("#d-status")).to_contain_text("ไม่มีโปรแกรม git")
        assert "title: ใหม่\n" in desk.measure.read_text(encoding="utf-8")


def test_without_javascript_one_button_saves_all_fields(desk: DeskServer, browser: Browser) -> None:
    with window_of(desk, browser, java_script_enabled=False) as page:
        page.goto(desk.root + MEASURE)
        page.fill(field("title"), "ไม่มีสคริปต์")
        page.fill(field("responsible.text"), "กองช่าง\nสำนักปลัด")
        page.get_by_role("button", name="บันทึก", exact=True).last.click()
        expect(page.locator(field("title"))).to_have_value("ไม่มีสคริปต์")
    text = desk.measure.read_text(encoding="utf-8")
    assert "text: |-\n    กองช่าง\n    สำนักปลัด\n" in text


def test_a_save_without_a_change_changes_no_byte_and_makes_no_history(desk: DeskServer, page: Page) -> None:
    before, commit = desk.measure.read_bytes(), desk.newest_commit()
    page.get_by_role("button", name="บันทึก", exact=True).last.click()
    page.wait_for_load_state()
    assert desk.measure.read_bytes() == before
    assert desk.newest_commit() == commit


def test_no_page_scrolls_sideways_on_a_phone(desk: DeskServer, page: Page) -> None:
    phone = page.context.new_page()
    phone.set_viewport_size({"width": 360, "height": 740})
    wide = []
    for path in ("_desk/", MEASURE, "_desk/files/agency", "_desk/history"):
        phone.goto(desk.root + path)
        if phone.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(path)
    assert wide == []


def test_an_open_point_that_is_settled_leads_to_the_next(desk: DeskServer, page: Page) -> None:
    change(desk.measure, "title:", "# TODO ชื่อ\ntitle:")
    change(desk.measure, "    answers: [1]\n", "    # TODO ข้อใด\n    # answers: [2]\n")
    page.reload()
    expect(page.locator("#d-open")).to_contain_text("เหลือ 2 จุด")
    page.locator('[id="m-title"]').get_by_role("button").click()
    expect(page.locator("#d-open")).to_contain_text("เหลือ 1 จุด")
    assert page.url.endswith("#f-results.0.answers")
    page.get_by_role("button", name="ใช้ตามที่เสนอ").click()
    expect(page.locator("#d-open")).to_contain_text("ไม่มีจุดที่ต้องแก้")
    text = desk.measure.read_text(encoding="utf-8")
    assert "    answers: [2]\n" in text
    assert "TODO" not in text


def test_all_values_of_a_page_are_confirmed_at_once_but_no_suggestion(desk: DeskServer, page: Page) -> None:
    for name in ("title:", "period:"):
        change(desk.measure, f"\n{name}", f"\n# TODO ดู\n{name}")
    change(desk.measure, "    answers: [1]\n", "    # TODO ข้อใด\n    # answers: [2]\n")
    page.reload()
    page.get_by_role("button", name=re.compile("^ยืนยันว่าถูกต้องทั้ง 2 จุด")).click()
    expect(page.locator("#d-open")).to_contain_text("เหลือ 1 จุด")
    assert "# answers: [2]" in desk.measure.read_text(encoding="utf-8")
