"""Find a LibreOffice that runs, and pdftotext; install what is missing, where that is possible.

The tests open with it what the site hands out for Word and Excel. Standard output is the path of soffice alone;
`python scripts/install/office.py --print` only looks, and fails when there is none.
"""

from __future__ import annotations

import argparse
import shutil
import sys

from scripts.install.browser import apt_install, tell

PROGRAMS = ("soffice", "pdftotext")
# the parts without a window: about 400 MB on the disk, a quarter of a minute on a fast line
PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils")
BY_HAND = f"apt-get install {' '.join(PACKAGES)}"


def is_installed() -> bool:
    """Say whether all programs are there."""
    return all(map(shutil.which, PROGRAMS))


def main() -> int:
    """Print the path of soffice, or say in two languages that there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", dest="only_look", help="only look, install nothing")
    only_look = parser.parse_args().only_look
    if not is_installed() and not only_look:
        apt_install(PACKAGES)
    if not is_installed():
        tell(
            f"ผิดพลาด: ไม่มี LibreOffice กับ pdftotext และติดตั้งให้ไม่ได้ ให้ผู้ดูแลเครื่อง (root) สั่ง {BY_HAND}",
            f"Error: there is no LibreOffice with pdftotext, and none could be installed. As root, run {BY_HAND}",
        )
        return 1
    print(shutil.which("soffice"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
