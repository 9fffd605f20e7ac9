"""The portal in a real Chromium: no fault of axe, no message, nothing wider than the window, all of it by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MEASURE
from tests.browser.states import HEIGHTS, darken
from tests.browser.test_axe import faults, pale_text, widen
from tests.nation.portal.pages.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TWO = "compare/?a=nongtua&a=thatsaban"
PAGES = KINDS | {"compared": TWO}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab whose every message is an error of the test."""
    context = browser.new_context(viewport={"width": 360, "height": HEIGHTS[360]})
    context.set_default_timeout(10_000)
    context.add_init_script(path=MEASURE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The tab, as wide as a phone and light; what it said on the console is looked at in the end."""
    messages: list[str] = []
    tab.on("console", lambda message: messages.append(message.text))
    tab.on("pageerror", lambda error: messages.append(str(error)))
    widen(tab, 360)
    tab.emulate_media(color_scheme="light", media="screen", forced_colors="none")
    yield tab
    tab.goto("about:blank")
    assert messages == []


def opened(page: Page, portal: str, kind: str) -> None:
    page.goto(f"{portal}{PAGES[kind]}", wait_until="load")
    if kind == "compared":
        page.locator(".p-compare thead th").nth(2).wait_for()


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_breaks_no_rule_of_axe_at_either_width_and_in_either_scheme(page: Page, portal: str, kind: str) -> None:
    opened(page, portal, kind)
    assert not faults(page)
    widen(page, 1280)
    assert not pale_text(page)
    darken(page)
    assert not faults(page)
    widen(page, 360)
    assert not pale_text(page)


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_wider_than_the_narrowest_phone(page: Page, portal: str, kind: str) -> None:
    widen(page, 320)
    opened(page, portal, kind)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_map_is_one_stop_for_the_tab_key_and_arrows_walk_it(page: Page, portal: str) -> None:
    opened(page, portal, "home")
    page.locator(".p-skip-map").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "จังหวัดเชียงราย 0 หน่วยงาน"
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("จังหวัดพะเยา")
    page.keyboard.press("ArrowLeft")
    assert focused(page).startswith("จังหวัดเชียงใหม่")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table') !== null")
    page.keyboard.press("Shift+Tab")
    assert focused(page).startswith("จังหวัดเชียงใหม่")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("จังหวัดเชียงใหม่")


def test_every_province_is_reached_by_arrows(page: Page, portal: str) -> None:
    opened(page, portal, "home")
    reached = page.evaluate("""() => {
      const tiles = [...document.querySelectorAll(".p-tiles a")], seen = new Set([tiles[0]]), left = [tiles[0]]
      while (left.length) {
        const tile = left.pop()
        for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
          tile.focus()
          tile.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
          const next = document.activeElement
          if (!seen.has(next)) { seen.add(next); left.push(next) }
        }
      }
      return seen.size
    }""")
    assert reached == 77


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    return name


@pytest.mark.parametrize(("width", "shown"), [(320, "p-letters"), (360, "p-letters"), (1280, "p-name")])
def test_the_words_of_a_tile_are_within_it_and_large_enough_to_read(
    page: Page, portal: str, width: int, shown: str
) -> None:
    widen(page, width)
    opened(page, portal, "home")
    small, outside = page.evaluate(
        """(shown) => {
      const texts = [...document.querySelectorAll(`.p-tiles .${shown}, .p-tiles .p-number`)]
      const scale = document.querySelector(".p-tiles").getBoundingClientRect().width / 900
      const isSmall = (text) => parseFloat(getComputedStyle(text).fontSize) * scale < 11
      const isOutside = (text) => {
        const tile = text.parentElement.querySelector("rect").getBoundingClientRect()
        const box = text.getBoundingClientRect()
        return box.left < tile.left || box.right > tile.right
      }
      return [texts.filter(isSmall).length, texts.filter(isOutside).map((text) => text.textContent)]
    }""",
        shown,
    )
    assert (small, outside) == (0, [])


def test_the_system_s_colours_leave_tiles_and_their_focus_to_be_seen(page: Page, portal: str) -> None:
    page.emulate_media(forced_colors="active")
    opened(page, portal, "home")
    page.locator(".p-tiles a").first.focus()
    strokes = page.evaluate("""() => [...document.querySelectorAll(".p-tiles rect")].slice(0, 2)
      .map((tile) => getComputedStyle(tile).stroke)""")
    assert strokes[0] != strokes[1]
    assert "none" not in strokes


def test_paper_has_the_map_and_no_box_to_type_in(page: Page, portal: str) -> None:
    page.emulate_media(media="print")
    opened(page, portal, "home")
    expect(page.locator(".p-tiles")).to_be_visible()
    expect(page.locator(".p-finder").first).to_be_hidden()


def test_without_javascript_there_are_lists_and_a_word_in_place_of_what_needs_it(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal)
    expect(page.locator(".p-finder")).to_be_hidden()
    expect(page.locator(".p-hero a").first).to_be_visible()
    page.goto(f"{portal}{TWO}")
    expect(page.get_by_text("การเทียบต้องใช้จาวาสคริปต์")).to_be_visible()
    expect(page.locator(".p-finder").first).to_be_hidden()
    page.goto(f"{portal}{KINDS['agency']}")
    expect(page.locator(".p-finder")).to_be_hidden()
    expect(page.locator("table")).to_have_count(2)
    context.close()


def test_agencies_are_side_by_side_by_name_with_the_figures_of_their_pages(page: Page, portal: str) -> None:
    opened(page, portal, "compared")
    names = page.locator(".p-compare thead th a:first-child").all_text_contents()
    assert names == ["เทศบาลตำบลสมมุติ", "องค์การบริหารส่วนตำบลหนองตัวอย่าง"]
    rows = dict(
        zip(
            [words.strip() for words in page.locator(".p-compare tbody th").all_text_contents()],
            [row.locator("td").all_text_contents() for row in page.locator(".p-compare tbody tr").all()],
            strict=True,
        )
    )
    assert rows["รายงานล่าสุด"] == ["ปี 2567 รอบ 12 เดือน", "ปี 2568 รอบ 12 เดือน"]
    assert rows["มีลิงก์ของหน้าเฉพาะ"] == ["2 จาก 3", "3 จาก 31"]
    assert rows["ยังไม่ได้ตรวจ"] == ["0 จาก 2", "3 จาก 14"]
    assert rows["โปรแกรมตรวจเข้าไม่ได้ ลองเปิดเอง"] == ["2 จาก 2", "1 จาก 14"]
    assert rows["ตรวจลิงก์ล่าสุด"][1] == "30 พฤศจิกายน 2569"
    expect(page.locator(".p-compare-words")).to_contain_text("คนละปี")


def test_an_agency_is_added_by_name_and_taken_out_again(page: Page, portal: str) -> None:
    page.goto(f"{portal}{KINDS['agency']}")
    page.get_by_role("link", name="เทียบกับหน่วยงานอื่น").click()
    expect(page.locator(".p-compare thead th")).to_have_count(2)
    page.get_by_role("searchbox", name="เพิ่มหน่วยงานที่จะเทียบ").fill("ทต.สมมุติ")
    page.locator(".p-finder__list a").first.click()
    expect(page.locator(".p-compare thead th")).to_have_count(3)
    assert page.url.endswith("?a=nongtua&a=thatsaban")
    page.get_by_role("link", name="นำเทศบาลตำบลสมมุติออก").click()
    expect(page.locator(".p-compare thead th")).to_have_count(2)


def test_five_agencies_at_most_are_compared(page: Page, portal: str) -> None:
    ids = ("nongtua", "thatsaban", "elsewhere", "noreport", "district", "nowhere")
    page.goto(f"{portal}compare/?{'&'.join(f'a={name}' for name in ids)}")
    expect(page.locator(".p-compare thead th")).to_have_count(6)
    expect(page.locator(".p-compare-words")).to_contain_text("เลือกครบ 5 แห่งแล้ว")


def test_an_id_that_is_none_is_never_asked_for(page: Page, portal: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{portal}compare/?a=../../secret&a=%3Cb%3E")
    expect(page.locator(".p-compare-words")).to_contain_text("<b>")
    assert not [url for url in asked if "secret" in url.split("?")[0]]
