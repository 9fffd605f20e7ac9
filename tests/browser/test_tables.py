"""Tables in a real browser: sorted, filtered, and complete without a script."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.sites import PHANGAT

Serve = Callable[[Path], AbstractContextManager[str]]
REPORT = "reports/2567-12m"
ACTIVITIES, LINKED, SILENT = 31, 4, 9
"""Activities of the frozen report: all of them, those with a link to the very page, those without a result."""
OF_INDICATOR_7, SILENT_OF_INDICATOR_7 = 9, 4
RUNGS = ["not-mentioned", "stated", "general-link", "page-link", "shown"]
ROWS = "#table-activities >> xpath=ancestor::table >> css=tbody tr"


@pytest.fixture(scope="module")
def base(real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(real_site) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def numbers(tab: Page) -> list[str]:
    return [row.inner_text() for row in tab.locator(f"{ROWS}:visible th").all()]


def states(tab: Page) -> list[str]:
    return [row.get_attribute("data-state") or "" for row in tab.locator(f"{ROWS}:visible").all()]


def test_a_column_sorts_both_ways_and_then_returns_to_the_report_s_order(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/coverage/")
    before = numbers(tab)
    head = tab.get_by_role("columnheader", name="ระดับหลักฐาน")
    for order in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        shown = states(tab)
        assert shown == sorted(shown, key=RUNGS.index, reverse=order == "descending")
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert numbers(tab) == before


def test_numbers_sort_as_numbers(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/coverage/")
    button = tab.locator("#table-activities >> xpath=ancestor::table").get_by_role("button", name="ข้อ")
    button.click()
    sorted_numbers = [tuple(map(int, number.split("."))) for number in numbers(tab)]
    assert sorted_numbers == sorted(sorted_numbers)
    assert (5, 10) in sorted_numbers


def test_on_a_phone_a_handful_of_cards_has_no_buttons(browser: Browser, base: str) -> None:
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.goto(f"{base}{REPORT}/indicators/")
    expect(phone.locator("#table-instruments >> xpath=../../.. >> css=.ita-sort")).to_have_count(0)
    phone.goto(f"{base}{REPORT}/evidence/")
    assert phone.locator(".ita-sort").count() > 0
    phone.close()


def test_thai_words_sort_as_thais_do(tab: Page, built: Callable[[Path], Path], serve: Serve, tmp_path: Path) -> None:
    content = Path(shutil.copytree(PHANGAT, tmp_path / "content"))
    measure = next((content / REPORT / "measures").glob("*.md"))
    text = re.sub(r"units: \[.*\]", "units: [finance]", measure.read_text(encoding="utf-8"))
    measure.write_text(text, encoding="utf-8")
    with serve(built(content)) as base:
        tab.goto(f"{base}{REPORT}/units/")
        tab.get_by_role("button", name="ส่วนราชการ").click()
        names = [row.inner_text() for row in tab.locator("tbody th").all()]
    assert names == ["กองการศึกษาฯ", "กองคลัง", "กองช่าง", "กองสวัสดิการฯ", "สำนักปลัด"]


@pytest.mark.parametrize(
    ("choice", "value", "kept"),
    [("ระดับหลักฐาน", "not-mentioned", SILENT), ("ส่วนราชการ", "finance", ACTIVITIES), ("ตัวชี้วัด", "7", OF_INDICATOR_7)],
)
def test_a_filter_keeps_the_rows_that_have_the_value_and_says_how_many(
    choice: str, value: str, kept: int, tab: Page, base: str
) -> None:
    tab.goto(f"{base}{REPORT}/coverage/")
    tab.get_by_role("combobox", name=choice).select_option(value)
    assert tab.locator(f"{ROWS}:visible").count() == kept
    expect(tab.locator("form.ita-filter output")).to_contain_text(str(kept))


def test_filters_add_up_and_the_button_clears_them(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/coverage/")
    tab.get_by_role("combobox", name="ระดับหลักฐาน").select_option("not-mentioned")
    tab.get_by_role("combobox", name="ตัวชี้วัด").select_option("7")
    assert states(tab) == ["not-mentioned"] * SILENT_OF_INDICATOR_7
    tab.get_by_role("button", name="ล้างตัวกรอง").click()
    expect(tab.locator(f"{ROWS}:visible")).to_have_count(ACTIVITIES)


def test_the_address_remembers_the_filter_so_that_it_can_be_shared(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/coverage/")
    tab.get_by_role("combobox", name="ระดับหลักฐาน").select_option("page-link")
    tab.goto(tab.url)
    assert states(tab) == ["page-link"] * LINKED
    assert tab.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") <= 1


def test_an_address_that_asks_for_what_is_no_choice_shows_everything(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/coverage/?state=%3Cscript%3E&unit=nobody")
    expect(tab.locator(f"{ROWS}:visible")).to_have_count(ACTIVITIES)


def test_a_row_that_a_link_names_is_shown_whatever_the_filter(tab: Page, base: str) -> None:
    tab.goto(f"{base}{REPORT}/evidence/")
    row = tab.locator("tbody tr[data-reach=host]").first
    anchor = row.get_attribute("id")
    tab.goto(f"{base}{REPORT}/evidence/?reach=deep#{anchor}")
    expect(tab.locator(f"[id='{anchor}']")).to_be_visible()


def test_without_scripts_the_table_is_complete_and_has_no_dead_controls(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{base}{REPORT}/coverage/")
    assert tab.locator(f"{ROWS}:visible").count() == ACTIVITIES
    expect(tab.locator("form.ita-filter")).to_be_hidden()
    assert tab.locator("table button").count() == 0
    context.close()


def test_on_a_phone_the_same_table_is_a_list_of_cards_that_is_still_a_table(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{base}{REPORT}/coverage/")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    region = tab.get_by_role("region", name="บอกว่าจะทำอะไร รายงานว่าทำอะไร และหลักฐาน")
    assert region.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert region.get_by_role("row").count() == 1 + ACTIVITIES
    assert region.get_by_role("rowheader").count() == ACTIVITIES
    tab.get_by_role("combobox", name="ระดับหลักฐาน").select_option("not-mentioned")
    assert tab.locator(f"{ROWS}:visible").count() == SILENT
    region.get_by_role("button", name="ระดับหลักฐาน").click()
    context.close()
