"""Find a Chromium that runs: the one that a variable names, the system's, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

VARIABLE: Final = "ITA_SITE_CHROMIUM"
"""Names the variable with the path of the browser; where it is set, no other is looked for."""

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# in a process of its own, because a driver that cannot start raises a plain Exception
_ASK_PLAYWRIGHT: Final = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_chromium() -> Path | None:
    """Return the path of a Chromium that runs; None where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return _if_it_runs(Path(named))
    installed = (Path(path) for name in _NAMES if (path := shutil.which(name)))
    return next(filter(None, map(_if_it_runs, installed)), None) or _if_it_runs(_playwright_chromium())


def output(command: list[str]) -> str | None:
    """Run a command quietly and return what it printed; None when it failed."""
    try:
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)  # noqa: S603 - no shell
    except OSError:
        return None
    return None if done.returncode else done.stdout


def _playwright_chromium() -> Path | None:
    """Return where Playwright keeps its own Chromium, whether it is there or not; None without Playwright."""
    path = output([sys.executable, "-c", _ASK_PLAYWRIGHT])
    return Path(path.strip()) if path else None


def _if_it_runs(path: Path | None) -> Path | None:
    """Return the path of a program that runs; Ubuntu's chromium-browser is often a stub that does not."""
    return path if path and output([str(path), "--version"]) else None
