"""Find a Chromium that runs, and a Thai font for it; install what is missing, where that is possible.

Standard output is the path of the browser and nothing else, so that other programs can ask for it:
`python scripts/install/browser.py --print` only looks, and fails when there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ita_site.office.chromium import VARIABLE, find_chromium, output

BROWSER_PACKAGES = ("chromium",)
# fontconfig is what tells which fonts there are; the two others are Thailand's usual fonts and Noto.
FONT_PACKAGES = ("fontconfig", "fonts-thai-tlwg", "fonts-noto-core")
# The Node.js inside Playwright's wheel is linked to it, and a bare Debian does not have it.
DRIVER_PACKAGES = ("libatomic1",)
# Reads the words of a PDF as people copy them; readers from PyPI lose Thai marks.
PAPER_PACKAGES = ("poppler-utils",)
BY_HAND = f"apt-get install {' '.join((*BROWSER_PACKAGES, *DRIVER_PACKAGES))}"
APT_OPTIONS = ("-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3")


def tell(thai: str, english: str) -> None:
    """Tell the person at the keyboard something in both languages."""
    print(f"{thai}\n{english}", file=sys.stderr, flush=True)


def run(command: list[str]) -> bool:
    """Run a command, its output among the messages; say whether it succeeded."""
    try:
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    except OSError:
        return False
    return done.returncode == 0


def has_thai_font() -> bool:
    """Say whether a font that can write Thai is installed."""
    return bool(output(["fc-list", ":lang=th"]))


def as_root() -> list[str] | None:
    """Return what must come before a command to run it as root, or None when that cannot be had."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if output(["sudo", "-n", "true"]) is not None else None


def apt_install(packages: tuple[str, ...]) -> bool:
    """Install Debian packages, if this person may; say whether it worked."""
    prefix = as_root()
    if prefix is None:
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *APT_OPTIONS]
    tell(f"ติดตั้ง {' '.join(packages)}", f"Installing {' '.join(packages)}")
    updated = run([*apt, "update", "-qq"])
    return updated and run([*apt, "install", "-y", "-qq", "--no-install-recommends", *packages])


def playwright_install() -> bool:
    """Let Playwright download its own Chromium, and what that needs where we may install it."""
    tell("ดาวน์โหลด Chromium ด้วย Playwright", "Downloading Chromium with Playwright")
    dependencies = [] if as_root() is None else ["--with-deps"]
    return run([sys.executable, "-m", "playwright", "install", *dependencies, "chromium"])


def ensure_driver() -> bool:
    """See that Playwright can start at all; say whether it can."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return bool(output(version) or (apt_install(DRIVER_PACKAGES) and output(version)))


def ensure_thai_font() -> None:
    """Install Thai fonts where there are none; without them the pages show boxes, but the tests still run."""
    if has_thai_font() or (apt_install(FONT_PACKAGES) and has_thai_font()):
        return
    tell(
        "คำเตือน: ไม่มีฟอนต์ไทย และติดตั้งให้ไม่ได้ (ต้องเป็น root): apt-get install fonts-thai-tlwg",
        "Warning: no Thai font, and none could be installed (root only): apt-get install fonts-thai-tlwg",
    )


def ensure_paper_reader() -> None:
    """Install what the tests of printing read PDFs with; without it they fail and say so."""
    if not shutil.which("pdftotext"):
        apt_install(PAPER_PACKAGES)


def ensure_chromium() -> Path | None:
    """Find a Chromium, installing one by the first way that works."""
    program = find_chromium()
    if program or os.environ.get(VARIABLE):
        return program
    if apt_install(BROWSER_PACKAGES) and (program := find_chromium()):
        return program
    return find_chromium() if playwright_install() else None


def ensure_everything() -> Path | None:
    """Find or install what the browser tests need; return the browser."""
    ensure_thai_font()
    ensure_paper_reader()
    return ensure_chromium() if ensure_driver() else None


def main() -> int:
    """Print the path of a Chromium that runs, or say in two languages that there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", dest="only_look", help="only look, install nothing")
    only_look = parser.parse_args().only_look
    program = find_chromium() if only_look else ensure_everything()
    if program is None:
        tell(
            f"ผิดพลาด: ไม่มี Chromium ที่ใช้งานได้ และติดตั้งให้ไม่ได้ ให้ผู้ดูแลเครื่อง (root) สั่ง {BY_HAND} หรือตั้ง {VARIABLE}",
            "Error: there is no working Chromium, and none could be installed. As root, run "
            f"{BY_HAND}, or set {VARIABLE}",
        )
        return 1
    print(program)
    return 0


if __name__ == "__main__":
    sys.exit(main())
