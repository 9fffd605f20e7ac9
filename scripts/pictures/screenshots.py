"""Take pictures of every kind of page of the finished site, as a phone and as a desk shows it, light and dark.

Exit codes: 0 done, 1 the site or the browser is missing, 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from ita_site.office.chromium import find_chromium
from scripts.pictures.page_kinds import kinds

ROOT = Path(__file__).resolve().parents[2]

WIDTHS = {360: 740, 1280: 900}
"""Width and height of the window, in CSS pixels."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

PAPER: ViewportSize = {"width": 1123, "height": 794}
"""A4 across in CSS pixels."""

README_SHOTS = (("home", 360, "light"), ("measure", 360, "light"), ("report", 1280, "light"))
"""What the README shows."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Yield the site on a free port of this machine; gives its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


def take(browser: Browser, base: str, pages: dict[str, str], target: Path, *, whole: bool) -> Iterator[Path]:
    """Yield every page at every width in both schemes, then what opens on it, as PNG files below `target`."""
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab = context.new_page()
            for name, address in pages.items():
                tab.goto(base + address, wait_until="load")
                file = target / f"{name}-{width}-{scheme}.png"
                tab.screenshot(path=file, full_page=whole)
                yield file
            for name, opens in OPENS.items():
                tab.goto(base, wait_until="load")
                if opens(tab):
                    file = target / f"home-{name}-{width}-{scheme}.png"
                    tab.screenshot(path=file)
                    yield file
            context.close()


def take_print(browser: Browser, base: str, pages: dict[str, str], target: Path) -> Iterator[Path]:
    """Yield what the printer gets of every page, as PDF files and as a picture as wide as the paper, A4 across."""
    context = browser.new_context(viewport=PAPER)
    tab = context.new_page()
    tab.emulate_media(media="print")
    for name, address in pages.items():
        tab.goto(base + address, wait_until="load")
        file = target / f"{name}-print.png"
        tab.screenshot(path=file, full_page=True)
        yield file
        tab.pdf(path=file.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)
    context.close()


def open_menu(tab: Page) -> bool:
    """Open the menu, where it is behind a button."""
    opener = tab.locator("#ita-menu-opener")
    if opener.is_visible():
        opener.click()
    return opener.is_visible()


def open_search(tab: Page) -> bool:
    """Open the search with nothing typed."""
    box = tab.locator("[name=query]")
    if not box.is_visible():
        tab.locator("#ita-search-opener").click()
    box.click()
    return True


def find(tab: Page) -> bool:
    """Return search for a word that is on several pages."""
    open_search(tab)
    tab.locator("[name=query]").press_sequentially("ร้องเรียน")
    tab.locator(".md-search-result__item a").first.wait_for()
    return True


OPENS = {"menu": open_menu, "search": open_search, "results": find}
"""What can be open on a page; each says whether there is something to see."""


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures into a folder that git ignores, or those of the README into docs/images."""
    parser = argparse.ArgumentParser(description="ถ่ายภาพหน้าเว็บ | Take screenshots of the pages")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="the finished site")
    parser.add_argument("--out", type=Path, default=Path("build/screenshots"), metavar="DIR")
    parser.add_argument("--readme", action="store_true", help="only the README's pictures, into docs/images")
    parser.add_argument("--window", action="store_true", help="the first screen only, not the whole page")
    options = parser.parse_args(arguments)
    browser_path = find_chromium()
    if not (options.site / "index.html").is_file() or not browser_path:
        print("ต้องสร้างเว็บไซต์ (make site) และมี Chromium ก่อน\nBuild the site and install Chromium first", file=sys.stderr)
        return 1
    out: Path = Path("docs/images") if options.readme else options.out
    out.mkdir(parents=True, exist_ok=True)
    with served(options.site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        whole = not (options.window or options.readme)
        files = list(take(browser, base, kinds(options.site), out, whole=whole))
        files += [] if options.readme else take_print(browser, base, kinds(options.site), out)
        browser.close()
    if options.readme:
        wanted = {f"{name}-{width}-{scheme}.png" for name, width, scheme in README_SHOTS}
        for file in files:
            if file.name not in wanted:
                file.unlink()
    print(f"{out}/: {len(list(out.glob('*.png')))} PNG")
    return 0


if __name__ == "__main__":
    sys.exit(main())
