"""The official form on a screen: six columns where they fit, one below the other where not, a table for everyone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (360, 414, 768, 1280, 1920)


@pytest.fixture(scope="module")
def tabs(
    browser: Browser, real_site: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[dict[int, Page]]:
    with serve(real_site) as base:
        context = browser.new_context()
        opened = {}
        for width in WIDTHS:
            opened[width] = context.new_page()
            opened[width].set_viewport_size({"width": width, "height": 900})
            opened[width].goto(f"{base}reports/2567-12m/")
        yield opened
        context.close()


def lefts(tab: Page) -> set[int]:
    """Where the six cells of the first measure begin, from the left."""
    boxes = [cell.bounding_box() for cell in tab.locator(".ita-official").first.locator("td").all()]
    assert len(boxes) == 6
    return {round(box["x"]) for box in boxes if box}


@pytest.mark.parametrize("width", [1280, 1920])
def test_six_columns_stand_side_by_side_where_they_fit(width: int, tabs: dict[int, Page]) -> None:
    assert len(lefts(tabs[width])) == 6


@pytest.mark.parametrize("width", [360, 414, 768])
def test_cells_stand_one_below_the_other_where_not(width: int, tabs: dict[int, Page]) -> None:
    assert len(lefts(tabs[width])) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_page_does_not_scroll_sideways(width: int, tabs: dict[int, Page]) -> None:
    for part in ("document.documentElement", "document.querySelector('.ita-form')"):
        assert tabs[width].evaluate(f"{part}.scrollWidth <= {part}.clientWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_each_heading_stands_above_or_beside_its_cell(width: int, tabs: dict[int, Page]) -> None:
    form = tabs[width].locator(".ita-official").first
    for head, cell in zip(form.locator("th").all(), form.locator("td").all(), strict=True):
        above, below = head.bounding_box(), cell.bounding_box()
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"] + 1 or above["x"] + above["width"] <= below["x"] + 1


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_a_table_with_six_headings_at_every_width(width: int, tabs: dict[int, Page]) -> None:
    form = tabs[width].get_by_role("table").first
    assert form.get_by_role("columnheader").count() == 6
    assert form.get_by_role("cell").count() == 6
    assert tabs[width].get_by_role("region", name="มาตรการที่ 3 คุณภาพการดำเนินงาน").count() == 1
