"""Pages of copies in a real browser: nothing of a copied page is asked for, and nothing of it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page

    from tests.browser.conftest import Serve


@pytest.fixture(scope="module")
def folder(sites: Callable[[str], Path]) -> Path:
    """The finished site, in which everybody may see the copies."""
    return sites("copies")


@pytest.fixture(scope="module")
def base(folder: Path, serve: Serve) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A window in which no policy hides what a page would do."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_every_copy_asks_its_own_site_alone_and_runs_none_of_its_scripts(folder: Path, base: str, tab: Page) -> None:
    asked: list[str] = []
    opened: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))

    def close(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", close)
    copies = sorted(file.parent.name for file in folder.glob("seen/*/index.html"))
    for name in copies:
        tab.goto(f"{base}seen/{name}/", wait_until="networkidle")
        assert tab.title().startswith("สำเนา: ")
        assert tab.locator("iframe, object, embed").count() == 0
    assert len(copies) == 7
    assert [url for url in asked if not url.startswith(base)] == []
    assert opened == []


def test_the_picture_of_a_document_is_shown(folder: Path, base: str, tab: Page) -> None:
    (page, *_) = sorted(file.stem for file in folder.glob("seen/*.webp"))
    tab.goto(f"{base}seen/{page}/")
    picture = tab.locator(".ita-copied-picture")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_seen_is_one_short_line_that_unfolds_without_a_script(width: int, base: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}reports/2567-12m/measures/service-quality/")
    page.locator("details.ita-more > summary").first.click()
    seen = page.locator("details.ita-seen").first
    line = seen.locator("summary")
    box, digest = line.bounding_box(), seen.locator(".ita-digest")
    assert box is not None
    # within a card on a phone it may need a second line
    assert box["height"] < (34 if width > 360 else 60)
    assert not digest.is_visible()
    line.click()
    assert digest.is_visible()
    assert len(digest.inner_text()) == 64
    context.close()


def test_on_paper_the_whole_digest_stands_beside_the_evidence(base: str, tab: Page) -> None:
    tab.emulate_media(media="print")
    tab.goto(f"{base}reports/2567-12m/measures/service-quality/")
    assert tab.locator("details.ita-seen .ita-digest").first.is_visible()


def test_robots_are_told_to_leave_copies_alone(folder: Path) -> None:
    copy, *_ = folder.glob("seen/*/index.html")
    assert '<meta name="robots" content="noindex">' in copy.read_text(encoding="utf-8")
    assert '<meta name="robots"' not in (folder / "index.html").read_text(encoding="utf-8")
