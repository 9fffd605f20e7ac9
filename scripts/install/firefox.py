"""Find a Firefox that runs, as Debian packages it; install it where there is none and that is possible.

The tests open every kind of page with it. Standard output is its path alone;
`python scripts/install/firefox.py --print` only looks, and fails when there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from typing import Final

from ita_site.office.chromium import output
from scripts.install.browser import apt_install, tell

VARIABLE: Final = "ITA_SITE_FIREFOX"
"""Names the variable with the path of the browser; where it is set, no other is looked for."""

NAMES: Final = ("firefox-esr", "firefox")
PACKAGES: Final = ("firefox-esr",)
BY_HAND: Final = f"apt-get install {' '.join(PACKAGES)}"


def find_firefox() -> str | None:
    """Return the path of a Firefox that runs; None where there is none."""
    named = os.environ.get(VARIABLE)
    paths = map(shutil.which, (named,) if named else NAMES)
    return next((path for path in paths if path and runs(path)), None)


def runs(path: str) -> bool:
    """Return whether a program can say its version; Ubuntu's firefox is often a stub that cannot."""
    return bool(output([path, "--version"]))


def ensure_firefox() -> str | None:
    """Return the path of a Firefox that runs, which is installed where there was none; None where that failed."""
    program = find_firefox()
    if program or os.environ.get(VARIABLE):
        return program
    return find_firefox() if apt_install(PACKAGES) else None


def main() -> int:
    """Print the path of a Firefox that runs, or say in two languages that there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", dest="only_look", help="only look, install nothing")
    only_look = parser.parse_args().only_look
    program = find_firefox() if only_look else ensure_firefox()
    if program is None:
        tell(
            f"ผิดพลาด: ไม่มี Firefox ที่ใช้งานได้ และติดตั้งให้ไม่ได้ ให้ผู้ดูแลเครื่อง (root) สั่ง {BY_HAND} หรือตั้ง {VARIABLE}",
            "Error: there is no working Firefox, and none could be installed. As root, run "
            f"{BY_HAND}, or set {VARIABLE}",
        )
        return 1
    print(program)
    return 0


if __name__ == "__main__":
    sys.exit(main())
