"""The frame around every page: openers, focus, colour scheme, and all of it without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.pictures.page_kinds import kinds
from tests.browser.conftest import Serve

MEASURE = "reports/2567-12m/measures/improvement/"
WIDTHS = (320, 360, 600, 1280, 1920)

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address(serve: Serve, real_site: Path) -> Iterator[str]:
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser window for each kind of reader, kept: a new one would fetch scripts and fonts again."""
    kept: dict[tuple[tuple[str, Any], ...], BrowserContext] = {}

    def window(**options: Any) -> BrowserContext:
        kind = tuple(sorted(options.items()))
        if kind not in kept:
            kept[kind] = browser.new_context(**options)
        return kept[kind]

    yield window
    for context in kept.values():
        context.close()


@pytest.fixture
def opened(windows: Callable[..., BrowserContext], address: str) -> Iterator[Open]:
    """A new page at a path of the site, which remembers nothing of earlier visits."""
    pages: list[Page] = []

    def make(path: str = MEASURE, width: int = 360, **options: Any) -> Page:
        page = windows(**options).new_page()
        page.set_viewport_size({"width": width, "height": 740})
        pages.append(page)
        page.goto(address + path)
        return page

    yield make
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def walk(page: Page, most: int = 80) -> list[str]:
    """What the Tab key reaches from the top of the page, by name, until the page's own text begins."""
    names: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('main, body:focus') !== null"):
            break
        names.append(
            page.evaluate("(document.activeElement.innerText ?? '').trim() || document.activeElement.ariaLabel")
        )
    return names


def test_the_menu_is_a_button_that_says_whether_it_is_open(opened: Open) -> None:
    page = opened()
    button = page.get_by_role("button", name="เมนู")
    menu = page.get_by_role("navigation", name="เมนูหลัก")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator(f"#{button.get_attribute('aria-controls')}").count() == 1
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link", name="หน้าแรก")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "หน้าแรก"
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert focused(page) == "ita-menu-opener"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_letter_alone_does_nothing(width: int, opened: Open) -> None:
    page = opened("reports/2567-12m/measures/communication/", width=width)
    assert page.locator("a[rel=prev]").count() == page.locator("a[rel=next]").count() == 1
    page.evaluate("void (navigation.onnavigate = (event) => { event.preventDefault(); window.left = true; })")
    page.locator("article a:visible").first.focus()
    for key in ("f", "s", "/", "p", ",", "n", "."):
        page.keyboard.press(key)
        expect(page.locator(".ita-search__output")).to_be_hidden()
        assert page.evaluate("[!!window.left, document.activeElement.closest('article') !== null]") == [False, True], (
            key
        )


def test_the_search_is_opened_by_a_button_and_gives_the_focus_back(opened: Open) -> None:
    page = opened()
    button = page.get_by_role("button", name="ค้นหา", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[name=query]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_what_is_closed_takes_no_focus(opened: Open) -> None:
    names = walk(opened())
    assert names[0] == "ข้ามไปยังเนื้อหา"
    assert names[-1] == "เมนู"
    assert "หน้าแรก" not in names


def test_the_keyboard_goes_in_reading_order_on_a_wide_screen(opened: Open) -> None:
    page = opened(width=1280)
    names = walk(page)
    assert names[0] == "ข้ามไปยังเนื้อหา"
    assert names[1].endswith("องค์การบริหารส่วนตำบลพะงาด")
    entries = page.locator("#ita-menu .ita-menu__link:visible").all_inner_texts()
    assert names[-1 - len(entries) :] == [*entries, "โหมดมืด"]


@pytest.mark.parametrize("kind", ["home", "report", "measure", "evidence", "not-found"])
def test_the_first_stop_leads_to_the_text_of_the_page(kind: str, opened: Open, real_site: Path) -> None:
    page = opened(kinds(real_site)[kind])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="ข้ามไปยังเนื้อหา")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert focused(page) == "__skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


RING = """element => {
    const number = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
    const style = getComputedStyle(element);
    const ring = light(number(style.outlineColor));
    const ground = light(number(getComputedStyle(document.body).backgroundColor));
    const [low, high] = [ring, ground].sort((a, b) => a - b);
    return [style.outlineStyle, parseFloat(style.outlineWidth), (high + 0.05) / (low + 0.05)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_control_of_the_frame(scheme: Literal["light", "dark"], opened: Open) -> None:
    page = opened(color_scheme=scheme)
    page.get_by_role("button", name="เมนู").press("Enter")
    seen = 0
    for _ in range(20):
        page.keyboard.press("Tab")
        element = page.evaluate_handle("document.activeElement")
        style, width, contrast = element.evaluate(RING)
        assert (style, width >= 2, contrast >= 3) == ("solid", True, True), page.evaluate(
            "document.activeElement.outerHTML"
        )
        seen += 1
        if focused(page) == "ita-scheme":
            break
    assert seen >= 5


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_of_the_frame_is_large_enough_to_touch(width: int, opened: Open) -> None:
    page = opened(width=width)
    if width < 960:
        page.click("#ita-menu-opener")
    controls = page.locator(".ita-brand:visible, .ita-opener:visible, .ita-menu__link:visible, .ita-scheme:visible")
    assert controls.count() >= 7
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= (44 if width < 960 else 32), control.inner_text()
        assert box["width"] >= 24, control.inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_name_of_the_site_is_never_cut_and_nothing_overlaps(width: int, opened: Open) -> None:
    page = opened(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    name = page.locator(".ita-brand__name")
    assert name.inner_text().split() == ["รายงาน", "ITA", "องค์การบริหารส่วนตำบลพะงาด"]
    assert name.evaluate(
        "one => one.scrollWidth <= one.clientWidth + 1 && getComputedStyle(one).overflow === 'visible'"
    )
    right = name.evaluate("one => one.getBoundingClientRect().right")
    for tool in page.locator(".ita-opener:visible").all():
        box = tool.bounding_box()
        assert box is not None
        assert box["x"] >= right


@pytest.mark.parametrize(("system", "other"), [("light", "slate"), ("dark", "default")])
def test_the_colour_scheme_follows_the_system_until_one_is_chosen(
    system: Literal["light", "dark"], other: str, opened: Open
) -> None:
    page = opened(width=1280, color_scheme=system)
    first = "slate" if system == "dark" else "default"
    button, body = page.get_by_role("button", name="โหมดมืด"), page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", first)
    expect(button).to_have_attribute("aria-pressed", str(system == "dark").lower())
    button.press("Space")
    expect(body).to_have_attribute("data-md-color-scheme", other)
    expect(button).to_have_attribute("aria-pressed", str(system == "light").lower())
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", other)


def test_no_page_is_painted_in_the_other_scheme_first(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    context.add_init_script("""
        window.seen = [];
        new MutationObserver(() => {
            if (document.body) requestAnimationFrame(() => window.seen.push(document.body.dataset.mdColorScheme));
        }).observe(document, { childList: true, subtree: true });
    """)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("window.seen.length > 0")
    assert set(page.evaluate("window.seen")) == {"slate"}
    context.close()


def test_without_scripts_every_page_of_the_menu_is_reached_and_no_button_is_dead(opened: Open, address: str) -> None:
    page = opened(java_script_enabled=False)
    # the open group of one name closes the others, so their links are read in turn
    for group in page.locator("#ita-menu summary").all():
        group.click()
        expect(group.locator("xpath=following-sibling::ul").get_by_role("link").first).to_be_visible()
    links = page.locator("#ita-menu a")
    assert links.count() >= 8
    targets = [str(link.get_attribute("href")) for link in links.all()]
    # nothing takes text that nothing would search for; the button leads to the page that lists every page
    assert page.get_by_role("button").all_inner_texts() == ["ดูทุกหน้า"]
    assert page.locator("input:visible").count() == 0
    page.get_by_role("link", name="ข้ามไปยังเนื้อหา").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#__skip")
    for target in targets:
        answer = page.goto(f"{address}{MEASURE}{target}")
        assert answer is not None
        assert answer.ok, target


def test_the_list_of_headings_tells_which_one_is_read(opened: Open) -> None:
    page = opened("", 1280)
    marked = page.locator(".md-nav .md-nav__link--active")
    expect(marked).to_have_count(0)
    for id_ in ("links", "missing"):
        page.locator(f"#{id_}").evaluate("one => one.scrollIntoView()")
        expect(marked).to_have_count(1)
        expect(marked).to_have_attribute("href", f"#{id_}")


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}])
def test_a_long_page_lists_its_headings_under_its_title_on_a_phone(options: dict[str, bool], opened: Open) -> None:
    page = opened("reports/2567-12m/coverage/", **options)
    summary = page.locator("h1 + details > summary")
    links = page.get_by_role("navigation", name="ในหน้านี้").get_by_role("link")
    expect(links).to_have_count(0)
    summary.press("Enter")
    expect(links).to_have_text(page.locator("article h2").all_inner_texts())
    links.last.click()
    expect(page.locator(f"article {links.last.get_attribute('href')}")).to_be_in_viewport()


def test_where_the_list_of_headings_stands_beside_the_page_there_is_no_other(opened: Open) -> None:
    page = opened("reports/2567-12m/measures/communication/", width=1280)
    expect(page.get_by_role("navigation", name="ในหน้านี้")).to_have_count(1)
    expect(page.locator("h1 + details")).to_be_hidden()


def test_a_long_page_without_a_list_beside_it_lists_its_headings_in_a_wide_window_too(opened: Open) -> None:
    page = opened("reports/2567-12m/coverage/", width=1280)
    expect(page.locator(".md-sidebar")).to_be_hidden()
    expect(page.locator("h1 + details")).to_be_visible()


def test_a_short_page_has_no_list_of_its_headings_under_its_title(opened: Open) -> None:
    expect(opened("about-ita/").locator("h1 + details")).to_have_count(0)


def test_landmarks_have_names_of_their_own(opened: Open, address: str, real_site: Path) -> None:
    page = opened(width=1280)
    for path in kinds(real_site).values():
        page.goto(address + path)
        names = page.evaluate("""[...document.querySelectorAll("nav, aside, [role=search], [role=dialog]")]
            .filter(one => one.checkVisibility())
            .map(one => [one.role ?? one.localName, one.localName, one.getAttribute("aria-label")
                ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent].join(" "))""")
        assert len(set(names)) == len(names), path
        assert not [name for name in names if name.endswith(" ") and name.startswith("nav")], path


def test_a_page_that_is_not_there_leads_on_from_any_depth(opened: Open, real_site: Path) -> None:
    page = opened("404.html")
    targets = page.eval_on_selector_all("article a:not([rel])", "links => links.map(link => link.href)")
    assert len(targets) == 2
    for target in targets:
        answer = page.goto(target)
        assert answer is not None
        assert answer.ok, target
    assert "ไม่พบหน้านี้" in (real_site / "404.html").read_text(encoding="utf-8")
