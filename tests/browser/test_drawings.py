"""Drawings and XML files opened by themselves, from a host that sends no headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.visitor_files.drawing import bare, dangers
from tests.browser.conftest import served
from tests.visitor_files.test_drawing import DANGEROUS, HOSTILE, SAFE, svg

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

RAN = "document.documentElement.hasAttribute('data-ran')"


def test_an_accepted_drawing_asks_for_nothing_and_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    accepted = {name: svg(inside) for name, inside in (SAFE | DANGEROUS).items() if not list(dangers(svg(inside)))}
    assert accepted.keys() == SAFE.keys()
    for number, data in enumerate(accepted.values()):
        (tmp_path / f"{number}.svg").write_bytes(bare(data))
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("dialog", lambda _: asked.append("dialog"))
    with served(tmp_path) as address:
        for number in range(len(accepted)):
            page = context.new_page()
            page.goto(f"{address}{number}.svg")
            assert not page.evaluate(RAN)
            page.close()
    context.close()
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()


def test_the_drawing_that_is_refused_would_have_run(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes((HOSTILE / "drawing-script.svg").read_bytes())
    with served(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}a.svg")
        assert page.evaluate(RAN)
        page.close()
