"""Nothing moves by itself while a page arrives, not even where a link brings the search open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from scripts.pictures.page_kinds import kinds
from tests.browser.conftest import Piecewise, Reader, served
from tests.browser.searchbox import until
from tests.builders.sites import GOLDEN

Arrive = Callable[..., Page]
Address = Callable[[str], str]
Heights = Callable[[str, str], dict[int, list[float]]]
Sites = Callable[[str], Path]

# each shift counts, also those soon after the window was made, which Chromium takes for a person's doing
SHIFTS: Final = """
window.shifts = [];
const shiftsSeen = (entries) => {
  for (const { value, sources } of entries) {
    const place = ({ node, previousRect, currentRect }) =>
      [node?.className || node?.textContent, JSON.stringify(previousRect), JSON.stringify(currentRect)].join(" ");
    shifts.push([value, ...sources.map(place)]);
  }
};
window.shiftsObserver = new PerformanceObserver((list) => shiftsSeen(list.getEntries()));
shiftsObserver.observe({ type: "layout-shift", buffered: true });
window.takeShifts = () => { shiftsSeen(shiftsObserver.takeRecords()); return shifts; };
"""
FRAMES: Final = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"

WINDOWS: Final[dict[str, dict[str, Any]]] = {
    "phone": {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True},
    "desk": {"viewport": {"width": 1280, "height": 900}},
}
WIDTHS: Final = (360, 1280)
ASKED: Final = "?q=ร้องเรียน"
NOTHING: Final = 0.001
"""A word set in another font by a busy machine weighs less; what pushes anything down weighs tens of times as much."""


def moved(page: Page) -> list[list[Any]]:
    """What has moved, with the weight of each shift, if all of it together is worth a word."""
    shifts: list[list[Any]] = page.evaluate("takeShifts()")
    return shifts if sum(shift[0] for shift in shifts) >= NOTHING else []


def at_rest(page: Page, *, asked: bool) -> None:
    """Wait until all that comes by itself has come and was painted."""
    until(page, "document.readyState === 'complete' && document.fonts.status === 'loaded'")
    if asked:
        until(page, "document.querySelectorAll('.md-search-result__item').length > 0")
    page.evaluate(FRAMES)


@pytest.fixture(scope="module")
def pieces(sites: Sites) -> Iterator[Address]:
    """Gives where a page of a kind is that a server sends in pieces."""
    site = sites("real")
    with served(site, Piecewise) as base:
        yield lambda kind: base + kinds(site, [kind])[kind]


@pytest.fixture(params=WINDOWS)
def arrived(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Arrive]:
    """Opens an address in a new window, where nothing is stored yet."""
    context = browser.new_context(**WINDOWS[request.param])
    page = context.new_page()
    page.add_init_script(SHIFTS)

    def arrive(address: str, *, asked: bool = False) -> Page:
        page.goto(address)
        at_rest(page, asked=asked)
        return page

    yield arrive
    context.close()


@pytest.mark.parametrize("kind", ["home", "report", "measure", "evidence"])
def test_a_page_that_arrives_stays_where_it_is(kind: str, arrived: Arrive, reader: Reader) -> None:
    assert moved(arrived(reader.address(kind))) == []


@pytest.mark.parametrize("kind", ["home", "measure"])
def test_results_that_arrive_move_nothing(kind: str, arrived: Arrive, reader: Reader) -> None:
    assert moved(arrived(reader.address(kind) + ASKED, asked=True)) == []


@pytest.mark.parametrize("kind", ["home", "report", "measure", "evidence"])
def test_a_page_that_comes_in_pieces_stays_where_it_is(kind: str, arrived: Arrive, pieces: Address) -> None:
    assert moved(arrived(pieces(kind) + ASKED, asked=True)) == []


@pytest.fixture(scope="module")
def long_page(built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that is too long to be waited for, and comes in pieces."""
    content = tmp_path_factory.mktemp("long") / "content"
    shutil.copytree(GOLDEN, content)
    about = content / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n&&&& " * 4_900, encoding="utf-8")
    with served(built(content), Piecewise) as address:
        yield address + "about/"


@pytest.mark.parametrize("arrived", ["phone"], indirect=True)
def test_a_long_page_shows_its_beginning_before_its_end_has_come(arrived: Arrive, long_page: str) -> None:
    page = arrived(long_page)
    painted, ended = page.evaluate("""[
      performance.getEntriesByName("first-contentful-paint")[0].startTime,
      performance.getEntriesByType("navigation")[0].responseEnd,
    ]""")
    assert painted < ended - 1_000


@pytest.mark.parametrize("arrived", ["phone"], indirect=True)
def test_the_header_of_a_long_page_stays_where_it_is(arrived: Arrive, long_page: str) -> None:
    assert moved(arrived(long_page)) == []


@pytest.fixture(scope="module")
def heights(browser: Browser, reader: Reader) -> Heights:
    """Gives how high the first lines of a kind of page are at each width, without the fonts of a name."""

    @cache
    def first(kind: str, missing: str) -> dict[int, list[float]]:
        # a window of its own: no font is there before it is asked for
        page = browser.new_page()
        page.route(f"**/*{missing}*.woff2", lambda route: route.abort())
        page.goto(reader.address(kind))
        heights = {width: first_lines(page, width) for width in WIDTHS}
        page.close()
        return heights

    return first


def first_lines(page: Page, width: int) -> list[float]:
    """How high the first lines of a page are in a window of a width."""
    page.set_viewport_size({"width": width, "height": 900})
    at_rest(page, asked=False)
    lines = "[...document.querySelectorAll('article > *')].slice(0, 5)"
    heights: list[float] = page.evaluate(f"{lines}.map(line => line.getBoundingClientRect().height)")
    return heights


@pytest.mark.parametrize("late", ["latin-400", "thai-400", "latin-700", "thai-700", "-400", "-700", "latin-", "thai-"])
@pytest.mark.parametrize("kind", ["home", "measure"])
def test_the_first_lines_are_as_high_whichever_font_is_late(kind: str, late: str, heights: Heights) -> None:
    assert heights(kind, late) == heights(kind, "none")


def test_a_shift_is_noticed(arrived: Arrive, reader: Reader) -> None:
    page = arrived(reader.address("home"))
    page.evaluate("document.querySelector('main').style.marginTop = '200px'")
    page.evaluate(FRAMES)
    assert moved(page) != []
