"""Take pictures of the desk on a phone, for the editors' guide: the first page, and a form with a point to settle."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+/_desk/enter\?key=[\w-]+")
_SECONDS: Final = 60
_DOUBT: Final = "ชื่อเรียกสั้น ๆ ตั้งให้จากคำแรก ๆ ของประเด็น"


def desk_pictures(browser: Browser, content: Path) -> dict[str, bytes]:
    """Return pictures by their names. Raises OSError where the desk does not start."""
    measure = next(content.glob("reports/*/measures/*.md"))
    words = measure.read_text(encoding="utf-8")
    measure.write_text(words.replace("\ntitle:", f"\n# TODO {_DOUBT}\ntitle:", 1), encoding="utf-8")
    with _served(content) as address:
        tab = browser.new_page(viewport={"width": 360, "height": 620}, device_scale_factor=2)
        tab.goto(address)
        home = tab.screenshot()
        tab.locator("li:has(.d-count) > a").first.click()
        form = tab.screenshot()
        tab.close()
    return {"desk-home": home, "desk-form": form}


@contextmanager
def _served(content: Path) -> Iterator[str]:
    """Serve the desk of a content folder; yield the address with its one-time key."""
    options = ["--no-browser", "--port", "0", "--content", str(content)]
    command = [sys.executable, "-m", "ita_site.commands", "desk", *options]
    log = content.parent / "desk.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream)
    try:
        yield _address(process, log)
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        if address := _ADDRESS.search(log.read_text(encoding="utf-8")):
            return address[0]
        time.sleep(0.1)
    raise OSError(log.read_text(encoding="utf-8"))
