"""Two sites beside one folder of shared files, below a prefix: styled, searched, and nothing in the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ita_site.disk.cache import Cache
from ita_site.publish.direct.build import build
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.publish.frame.shared_files import shared_files
from tests.browser.conftest import Serve
from tests.builders.nation import MadeUpAgency

PREFIX = Path("any", "prefix")


@pytest.fixture(scope="module")
def origin(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a folder with `sites/` and `shared/`."""
    root = tmp_path_factory.mktemp("origin")
    public = root / "public" / PREFIX
    for number in (1, 2):
        agency = MadeUpAgency(number, options="extra: {shared_files: ../../shared}\n")
        options = read_options(agency.write(root / "sources") / "mkdocs.yml")
        assert isinstance(options, SiteOptions)
        assert build(options, public / "sites" / agency.id, Cache(), 1) == ()
    for path, data in shared_files().items():
        file = public / "shared" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with serve(root / "public") as address:
        yield f"{address}{PREFIX.as_posix()}/"


@pytest.fixture
def messages() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, messages: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.on("console", lambda message: messages.append(message.text))
    opened.on("pageerror", lambda error: messages.append(str(error)))
    opened.on("response", lambda answer: messages.append(answer.url) if answer.status >= 400 else None)
    yield opened
    context.close()


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("path", ["", "reports/2567-12m/evidence/", "editors/"])
def test_a_page_is_styled_and_searches_its_own_site(
    number: int, path: str, origin: str, page: Page, messages: list[str]
) -> None:
    agency = MadeUpAgency(number)
    page.goto(f"{origin}sites/{agency.id}/{path}", wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px Sarabun', 'ก')")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.ita-header')).backgroundColor") != "rgba(0, 0, 0, 0)"
    )
    field = page.locator("#ita-search input")
    field.fill("มาตรการสมมติที่ 2")
    result = page.locator(".md-search-result__list a").first
    expect(result).to_contain_text(f"สมมติ{number:05}")
    result.click()
    expect(page.locator("h1")).to_contain_text("มาตรการสมมติที่ 2")
    assert page.url.startswith(f"{origin}sites/{agency.id}/reports/2567-12m/measures/m2/")
    assert messages == []
    pictures = page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert pictures
