"""The worker's modules in a blank page of a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import ita_site.search
from tests.browser.conftest import served

FOLDER = Path(ita_site.search.__file__).with_name("worker")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(FOLDER) as base:
        yield base


def opened(page: Page, address: str) -> Page:
    """A page with the worker's modules by name in `worker`; `main.js`, which waits for messages, is not among them."""
    page.goto(address)
    page.evaluate(
        "async names => { window.worker = {}; for (const name of names) worker[name] = await import(`./${name}.js`); }",
        sorted({path.stem for path in FOLDER.glob("*.js")} - {"main"}),
    )
    return page


@pytest.fixture(scope="module")
def modules(browser: Browser, address: str) -> Iterator[Page]:
    page = opened(browser.new_page(), address)
    yield page
    page.close()
