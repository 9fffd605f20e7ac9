"""The rungs of the evidence ladder are told apart by their shape alone, as rendered pixels show."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.browser.states import SCHEMES, Scheme

RUNGS = ("not-mentioned", "not-mentioned ita-same", "stated", "general-link", "page-link", "shown")
SIGHTS = ("none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia")
"""How the browser shows a page to somebody: as it is, for three kinds of colour blindness, and in grey."""
SCALE = 2
"""Pixels of the screen to a CSS pixel."""
LEAST_DIFFERENT = 0.06
"""The part of a square's pixels in which two rungs must differ clearly."""
CLEARLY = 96
"""Steps of grey, of 255, from which on two pixels differ clearly: 3 : 1 on white and on black."""


@pytest.fixture(scope="module")
def base(real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="module", params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> Scheme:
    scheme: Scheme = request.param
    return scheme


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(device_scale_factor=SCALE)
    yield context.new_page()
    context.close()


@pytest.fixture
def home(window: Page, scheme: Scheme, base: str) -> Page:
    """The home page as it comes: what a test did to it and to the window ends with it."""
    window.emulate_media(media="screen", color_scheme=scheme, forced_colors="none")
    window.goto(base)
    return window


@contextmanager
def seen_with(sight: str, page: Page) -> Iterator[None]:
    """Let the browser show a page as somebody sees it."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
    yield
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
    session.detach()


def pictures(around: Locator, squares: Locator) -> list[Image.Image]:
    """Return a picture in grey of each square, cut out of one screenshot of what is around them."""
    shown = Image.open(io.BytesIO(around.screenshot())).convert("L")
    frame = around.bounding_box()
    assert frame is not None
    return [cut_out(shown, frame, square) for square in squares.all()]


def cut_out(shown: Image.Image, frame: FloatRect, square: Locator) -> Image.Image:
    box = square.bounding_box()
    assert box is not None
    left, top = box["x"] - frame["x"], box["y"] - frame["y"]
    right, bottom = left + box["width"], top + box["height"]
    return shown.resize((48, 48), box=(left * SCALE, top * SCALE, right * SCALE, bottom * SCALE))


def alike(squares: dict[str, Image.Image]) -> list[tuple[str, str]]:
    """Return the pairs of squares that do not differ clearly."""
    return [
        (first, second)
        for first, second in combinations(squares, 2)
        if different(squares[first], squares[second]) < LEAST_DIFFERENT
    ]


def different(first: Image.Image, second: Image.Image) -> float:
    """Return the part of the pixels in which two pictures differ clearly."""
    levels = ImageChops.difference(first, second).histogram()
    return sum(levels[CLEARLY:]) / sum(levels)


def tiles(page: Page, rungs: Sequence[str] = RUNGS) -> list[Image.Image]:
    """Return a picture of the square of each rung, side by side in a row of squares."""
    row = page.locator(".ita-tiles").first
    row.evaluate(
        "(row, rungs) => row.replaceChildren(...rungs.map((name) => { "
        "const square = document.createElement('i'); square.className = name; return square }))",
        [" ".join(f"ita-{part.removeprefix('ita-')}" for part in rung.split()) for rung in rungs],
    )
    return pictures(row, row.locator("i"))


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_rung_is_told_apart_whoever_looks(sight: str, home: Page) -> None:
    key = home.locator(".ita-key")
    with seen_with(sight, home):
        named = {str(at): picture for at, picture in enumerate(pictures(key, key.locator(".ita-icon")))}
        squares = dict(zip(RUNGS, tiles(home), strict=True))
    assert len(named) == len(RUNGS) - 1
    assert alike(named) == []
    assert alike(squares) == []


def test_every_rung_is_told_apart_where_the_system_gives_the_colours(home: Page) -> None:
    home.emulate_media(forced_colors="active")
    assert alike(dict(zip(RUNGS, tiles(home), strict=True))) == []


def test_every_rung_is_told_apart_on_paper(home: Page) -> None:
    home.emulate_media(media="print", color_scheme="light")
    assert alike(dict(zip(RUNGS, tiles(home), strict=True))) == []


def test_squares_of_one_rung_are_alike(home: Page) -> None:
    """Without this the others could not fail: what they call different is more than the edge of a screenshot."""
    first, second = tiles(home, ("stated", "stated"))
    assert different(first, second) < LEAST_DIFFERENT
