"""The rungs of the evidence ladder are told apart by their shape alone, as rendered pixels show."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.browser.states import SCHEMES, Scheme

RUNGS = ("not-mentioned", "not-mentioned ita-same", "stated", "general-link", "page-link", "shown")
SIGHTS = ("none", "deuteranopia", "protanopia", "tritanopia", "achromatopsia")
"""How the browser shows a page to somebody: as it is, for three kinds of colour blindness, and in grey."""
LEAST_DIFFERENT = 0.06
"""The part of a square's pixels in which two rungs must differ clearly."""
CLEARLY = 96
"""Steps of grey, of 255, from which on two pixels differ clearly: 3 : 1 on white and on black."""


@pytest.fixture(scope="module")
def base(real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(real_site) as address:
        yield address


@pytest.fixture(params=SCHEMES)
def home(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    scheme: Scheme = request.param
    context = browser.new_context(color_scheme=scheme, device_scale_factor=2)
    page = context.new_page()
    page.goto(base)
    yield page
    context.close()


def grey(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L").resize((48, 48))


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
    return [grey(row.locator("i").nth(at).screenshot()) for at in range(len(rungs))]


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_rung_is_told_apart_whoever_looks(sight: str, home: Page) -> None:
    session = home.context.new_cdp_session(home)
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
    icons = home.locator(".ita-key .ita-icon")
    named = {str(at): grey(icons.nth(at).screenshot()) for at in range(icons.count())}
    assert len(named) == len(RUNGS) - 1
    assert alike(named) == []
    assert alike(dict(zip(RUNGS, tiles(home), strict=True))) == []


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
