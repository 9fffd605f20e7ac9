"""An officer brings a Word file, corrects how it was read, and makes it the report."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import AXE, RULES, RUN, WHOLE
from tests.builders.desks import DeskServer, desk_of, window_of
from tests.word_import.cases import SECOND
from tests.word_import.office import HEADINGS, RESULTS, form, row
from tests.word_import.test_refusals import OLE, bomb
from tests.word_import.wordxml import Word, p, tbl, tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Locator, Page

pytestmark = pytest.mark.slow

SECONDS: Final = 240
KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AGENCY: Final = "องค์การบริหารส่วนตำบลตัวอย่าง"
READ_AGAIN: Final = "อ่านใหม่ตามที่แก้"
USE: Final = "ใช้รายงานนี้"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_of(tmp_path_factory.mktemp("import") / "desk") as server:
        server.enter()
        yield server


def opened(page: Page, desk: DeskServer) -> Page:
    """Return a window at the first page of the desk."""
    page.set_default_timeout(SECONDS * 1000)
    page.goto(f"{desk.root}_desk/")
    return page


@pytest.fixture(scope="module")
def window(desk: DeskServer, browser: Browser) -> Iterator[Page]:
    with window_of(desk, browser) as page:
        yield page


@pytest.fixture(scope="module")
def window_without_javascript(desk: DeskServer, browser: Browser) -> Iterator[Page]:
    with window_of(desk, browser, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def page(desk: DeskServer, window: Page) -> Iterator[Page]:
    yield opened(window, desk)
    for each in window.context.pages:
        if each is not window:
            each.close()


@pytest.fixture
def plain_page(desk: DeskServer, window_without_javascript: Page) -> Page:
    """A page whose scripts do not run."""
    return opened(window_without_javascript, desk)


def word(body: str, year: int = 2568) -> bytes:
    return Word(p(f"รายงานผลการดำเนินการ {AGENCY} ปีงบประมาณ พ.ศ. {year} รอบ 12 เดือน") + body).data()


def upload(page: Page, data: bytes, name: str = "รายงาน.docx", year: int = 2568) -> None:
    send(page, {"name": name, "mimeType": KIND, "buffer": data}, year)


def send(page: Page, file: FilePayload | Path, year: int = 2568) -> None:
    page.set_input_files("#d-word", file)
    page.fill("#d-year", str(year))
    page.select_option("#d-months", "12")
    with page.expect_navigation():
        page.get_by_role("button", name="อ่านไฟล์").click(no_wait_after=True)


def choose(page: Page, select: str | Locator, label: str) -> None:
    """Choose in a list of the page; the file is then read anew by itself."""
    with page.expect_navigation():
        (page.locator(select) if isinstance(select, str) else select).select_option(label=label, no_wait_after=True)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click(no_wait_after=True)


def counts(page: Page) -> list[list[str]]:
    """The numbers of activities, results and evidence of each measure that was read."""
    rows = page.locator(".d-summary tbody tr").all()
    return [row.locator("td").all_inner_texts()[:3] for row in rows]


def texts(desk: DeskServer, year: int) -> str:
    files = sorted((desk.folder / f"content/reports/{year}-12m").rglob("*.md"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_from_upload_to_a_stored_report_with_one_entry_in_the_history(desk: DeskServer, page: Page) -> None:
    upload(page, word(form(row(), row(**SECOND)), 2570), year=2570)
    expect(page.locator("h1")).to_have_text("อ่านไฟล์ รายงาน.docx")
    assert counts(page) == [["2", "2", "1"], ["1", "1", "0"]]
    press(page, USE)
    expect(page.get_by_role("status").first).to_contain_text("นำเข้ารายงานแล้ว")
    section = page.locator("section", has=page.get_by_role("heading", name="รายงานปีงบประมาณ 2570 รอบ 12 เดือน"))
    expect(section.locator(".d-count").first).to_contain_text("เหลือ")
    assert RESULTS[1] in texts(desk, 2570)
    shown = desk.git("log", "-1", "--format=%an|%s", "--name-only")
    assert shown.startswith("ผู้แก้ไข|นำเข้ารายงานจาก Word ปีงบประมาณ 2570 รอบ 12 เดือน\n")
    assert "reports/2570-12m/index.md" in shown
    assert desk.git("status", "--porcelain", "--", "reports", "framework") == ""


def test_a_year_that_the_file_does_not_say_is_asked_for(page: Page) -> None:
    page.set_input_files("#d-word", {"name": "a.docx", "mimeType": KIND, "buffer": Word(form(row())).data()})
    with page.expect_navigation():
        page.get_by_role("button", name="อ่านไฟล์").click(no_wait_after=True)
    page.fill("#d-year", "๒๕๖๘")
    page.select_option("#d-months", "12")
    press(page, "อ่านไฟล์")
    expect(page.get_by_role("button", name=USE)).to_be_visible()
    assert counts(page) == [["2", "2", "1"]]


def test_a_column_is_corrected_with_one_choice(page: Page) -> None:
    upload(page, word(form(row(), headings=(*HEADINGS[:5], "หมายเหตุ"))))
    select = page.get_by_label("คอลัมน์ที่ 6", exact=True)
    expect(select).to_have_value("other")
    choose(page, select, "ผลลัพธ์")
    expect(select).to_have_value("outcomes")
    expect(page.locator("th", has=select).locator(".d-mine")).to_be_visible()
    expect(select).to_be_focused()


def test_a_row_is_taken_out_and_put_back(page: Page) -> None:
    upload(page, word(form(row(), row(**SECOND))))
    choose(page, page.get_by_label("แถวที่ 3 คืออะไร"), "ตัดออก ไม่นำเข้า")
    assert counts(page) == [["2", "2", "1"]]
    page.get_by_text("สิ่งที่ท่านเลือกไว้ 1 ข้อ").click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^ไม่เอาข้อ")).click()
    assert len(counts(page)) == 2


def test_a_line_is_split_with_enter_and_joined_with_the_one_above(page: Page) -> None:
    upload(page, word(form(row(results="จัดทำคู่มือแล้ว ติดแผนผังแล้ว", outcomes="-ประชาชนพอใจ"))))
    cell = page.locator("td", has_text="จัดทำคู่มือแล้ว").first
    cell.get_by_text("แก้บรรทัด").click()
    cell.get_by_role("textbox").fill("จัดทำคู่มือแล้ว\nติดแผนผังแล้ว")
    other = page.locator("td", has_text="-ประชาชนพอใจ").first
    other.get_by_text("แก้บรรทัด").click()
    other.get_by_role("textbox").fill("-ไม่ใช่คำเดิม")
    press(page, READ_AGAIN)
    assert counts(page)[0][1] == "2"
    expect(page.get_by_role("alert")).to_contain_text("“-ประชาชนพอใจ” ท่านพิมพ์ว่า “-ไม่ใช่คำเดิม”")
    cell.get_by_text("แก้บรรทัด").click()
    cell.get_by_label("ต่อกับบรรทัดบน").check()
    press(page, READ_AGAIN)
    assert counts(page)[0][1] == "1"


def test_a_line_is_given_to_another_field(page: Page) -> None:
    upload(page, word(form(row())))
    cell = page.locator("td", has_text=RESULTS[1]).first
    cell.get_by_text("แก้บรรทัด").click()
    cell.get_by_label("เป็นอะไร").nth(1).select_option(label="ผลลัพธ์")
    press(page, READ_AGAIN)
    assert counts(page)[0][1] == "1"
    expect(cell.locator(".d-kind")).to_have_text("ผลลัพธ์")


def test_words_without_a_place_go_to_a_field_a_note_or_out(desk: DeskServer, plain_page: Page) -> None:
    extra = ("ควรทำต่อเนื่อง", "งบประมาณเหลือ", "ขอตัดทิ้ง")
    rows = [row(issue=f"ประเด็นที่ {at}").replace("</w:tr>", f"{_cell(text)}</w:tr>") for at, text in enumerate(extra)]
    upload(plain_page, word(form(*rows, headings=(*HEADINGS, "หมายเหตุ")), 2571), year=2571)
    for text, label in zip(extra, ("ใส่ในช่อง ผลลัพธ์", "เก็บเป็นหมายเหตุท้ายหน้า", "ตัดออก ไม่นำเข้า"), strict=True):
        place = plain_page.locator("fieldset.d-item", has_text=text)
        place.get_by_label("ทำอย่างไรกับข้อความนี้").select_option(label=label)
    press(plain_page, READ_AGAIN)
    press(plain_page, USE)
    stored = texts(desk, 2571)
    assert f"text: {extra[0]}" in stored
    assert extra[1] in stored
    assert extra[2] not in stored


def _cell(text: str) -> str:
    return tr(text).removeprefix("<w:tr>").removesuffix("</w:tr>")


def test_of_a_newer_file_only_what_is_ticked_comes_into_the_report(desk: DeskServer, page: Page) -> None:
    upload(page, word(form(row()), 2572), year=2572)
    press(page, USE)
    upload(page, word(form(row(results=[*RESULTS, "-อบรมเพิ่ม"], outcomes="-ประชาชนสะดวกขึ้นมาก")), 2572), year=2572)
    differences = page.locator(".d-difference")
    new = differences.filter(has_text="-อบรมเพิ่ม")
    other = differences.filter(has_text="-ประชาชนสะดวกขึ้นมาก")
    expect(new.get_by_role("checkbox")).to_be_checked()
    expect(other.get_by_role("checkbox")).not_to_be_checked()
    expect(page.get_by_role("button", name=USE)).to_have_count(0)
    press(page, "ใช้ข้อที่เลือก")
    stored = texts(desk, 2572)
    assert "-อบรมเพิ่ม" in stored
    assert "-ประชาชนสะดวกขึ้นมาก" not in stored


def test_a_table_that_was_not_taken_for_the_form_is_shown_and_can_be_made_it(plain_page: Page) -> None:
    upload(plain_page, word(tbl(tr("ก", "ข", "ค", "ง"), tr("เรื่อง", "1.ทำคู่มือ", "สำนักปลัด", "ทำแล้ว"))))
    expect(plain_page.get_by_role("alert")).to_contain_text("ไม่พบตารางรายงาน")
    expect(plain_page.get_by_role("button", name=USE)).to_have_count(0)
    for at, label in enumerate(("ประเด็น", "มาตรการ/กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"), 1):
        plain_page.get_by_label(f"คอลัมน์ที่ {at}", exact=True).select_option(label=label)
    plain_page.get_by_label("ตารางนี้เป็น").select_option(label="ตารางมาตรการ")
    press(plain_page, READ_AGAIN)
    expect(plain_page.get_by_role("button", name=USE)).to_be_visible()
    assert counts(plain_page) == [["1", "1", "0"]]


REFUSED: Final = {
    "a bomb": (bomb, "คลายการบีบอัด"),
    "an old .doc": (lambda: OLE, ".doc แบบเก่า"),
    "a broken zip": (lambda: word(form(row()))[:-200], "เสียหาย"),
    "no Word file": (lambda: b"%PDF-1.4", "ไม่ใช่ไฟล์ Word"),
    "nothing in it": (lambda: b"", "ยังไม่ได้เลือกไฟล์"),
    "no table": (lambda: word(p("ไม่มีตาราง")), "ไม่พบตารางรายงาน"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused_on_the_page_and_nothing_is_kept(desk: DeskServer, page: Page, name: str) -> None:
    make, words = REFUSED[name]
    before = kept(desk)
    upload(page, make())
    expect(page.locator("#d-refusal")).to_contain_text(words)
    assert kept(desk) == before


@pytest.fixture
def too_large(tmp_path: Path) -> Path:
    """A file of a byte more than may be sent."""
    file = tmp_path / "a.docx"
    with file.open("wb") as opened_file:
        opened_file.truncate(20 * 1024 * 1024 + 1)
    return file


def test_a_file_that_is_too_large_is_not_sent(desk: DeskServer, page: Page, too_large: Path) -> None:
    before = kept(desk)
    page.set_input_files("#d-word", too_large)
    page.get_by_role("button", name="อ่านไฟล์").click()
    message = page.locator("#d-word").evaluate("input => input.validationMessage")
    assert "20 เมกะไบต์" in message
    assert kept(desk) == before


def test_without_javascript_a_file_that_is_too_large_is_told(
    desk: DeskServer, plain_page: Page, too_large: Path
) -> None:
    before = kept(desk)
    send(plain_page, too_large)
    expect(plain_page.locator("h1")).to_have_text("ไฟล์ใหญ่เกินไป")
    assert kept(desk) == before


def kept(desk: DeskServer) -> int:
    return len(list((desk.folder.parent / "state").rglob("report.docx")))


def test_without_javascript_a_button_does_the_same(plain_page: Page) -> None:
    upload(plain_page, word(form(row(), row(**SECOND))))
    plain_page.get_by_label("แถวที่ 3 คืออะไร").select_option(label="ตัดออก ไม่นำเข้า")
    press(plain_page, READ_AGAIN)
    assert len(counts(plain_page)) == 1
    plain_page.get_by_label("แถวที่ 3 คืออะไร").select_option(label="เริ่มมาตรการใหม่")
    press(plain_page, USE)
    expect(plain_page.get_by_role("alert")).to_contain_text("ตรวจด้านล่าง")
    assert len(counts(plain_page)) == 2, "what was changed is read and shown before it is used"


def test_an_import_is_begun_anew_and_given_up(desk: DeskServer, page: Page) -> None:
    upload(page, word(form(row(), row(**SECOND))))
    before = kept(desk)
    choose(page, page.get_by_label("แถวที่ 3 คืออะไร"), "ตัดออก ไม่นำเข้า")
    page.get_by_text("สิ่งที่ท่านเลือกไว้").click()
    press(page, "เริ่มใหม่ ไม่เอาทุกข้อ")
    assert len(counts(page)) == 2
    press(page, "ยกเลิกการนำเข้า")
    assert page.url == f"{desk.root}_desk/"
    assert kept(desk) == before - 1


def test_two_windows_on_one_import_do_not_overtake_each_other(page: Page) -> None:
    upload(page, word(form(row(), row(**SECOND))))
    second = page.context.new_page()
    second.set_default_timeout(SECONDS * 1000)
    second.goto(page.url)
    choose(page, page.get_by_label("แถวที่ 3 คืออะไร"), "ตัดออก ไม่นำเข้า")
    choose(second, second.get_by_label("แถวที่ 2 คืออะไร"), "ตัดออก ไม่นำเข้า")
    expect(second.get_by_role("alert")).to_contain_text("อีกหน้าต่างหนึ่ง")
    assert len(counts(second)) == 1


def test_choosing_with_keys_reads_the_file_when_the_choice_is_left(page: Page) -> None:
    upload(page, word(form(row(), row(**SECOND))))
    select = page.get_by_label("แถวที่ 3 คืออะไร")
    select.focus()
    select.press("End")
    page.wait_for_timeout(300)
    assert len(counts(page)) == 2
    with page.expect_navigation():
        select.press("Tab")
    assert len(counts(page)) == 1


def test_the_page_has_no_fault_and_does_not_scroll_sideways(desk: DeskServer, window: Page) -> None:
    page = opened(window.context.new_page(), desk)
    upload(page, word(form(row(), row(**SECOND)) + p("(ลงชื่อ)..........ผู้รายงาน")))
    page.evaluate(AXE)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(RUN, [WHOLE, RULES])["violations"] == []


@pytest.mark.parametrize("identity", ["..", "%2e%2e", "x", "..%2f..%2fcontent", "0" * 16])
def test_an_import_that_is_not_there_is_none(desk: DeskServer, identity: str) -> None:
    for answer in (desk.ask(f"_desk/imports/{identity}"), desk.post(f"_desk/imports/{identity}", {"do": "cancel"})):
        assert answer.status in {404, 405}


def test_words_of_a_stranger_and_values_that_no_form_has_do_nothing(desk: DeskServer, window: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    page = opened(window.context.new_page(), desk)
    page.on("dialog", lambda _: pytest.fail("a script of the file ran"))
    upload(page, word(form(row(results=f"-{hostile}"))), f"../../{hostile}.docx")
    expect(page.locator("h1")).to_have_text(f"อ่านไฟล์ {hostile}.docx")
    expect(page.locator("td", has_text=hostile).first).to_be_visible()
    before = page.locator("main").inner_html()
    version = page.locator('[name="version"]').first.get_attribute("value") or ""
    fields = {"version": version, "t0": "<b>", "t0.c1": "nothing", "t0.r2": "x", "w0": "field:x", "t9.r9": "left-out"}
    for action in ("read", "drop:99", "drop:x", "<script>", ""):
        assert desk.post(page.url.removeprefix(desk.root), {**fields, "do": action}).status == 303
    page.reload()
    assert page.locator("main").inner_html() == before


def test_more_than_is_allowed_is_not_read(desk: DeskServer) -> None:
    kind = {"Content_Type": "multipart/form-data; boundary=x"}
    headers = {"Origin": desk.root.rstrip("/"), **kind}
    head = b'--x\r\nContent-Disposition: form-data; name="word"; filename="a.docx"\r\n\r\n'
    body = io.BytesIO(head + bytes(21 * 1024 * 1024)).getvalue()
    try:
        status = desk.ask("_desk/import", method="POST", body=body, **headers).status
    except ConnectionError:
        status = 413
    assert status == 413
