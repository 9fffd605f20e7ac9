"""Find nginx, Apache and systemd-analyze; install what is missing, where that is possible.

The tests put the built site behind both servers, each started by the test for itself, and measure the service of the
link job. `python scripts/install/servers.py --print` only looks, and fails when one is missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from scripts.install.browser import apt_install, as_root, run, tell

PACKAGES: Final = {
    "nginx": ("nginx-light",),
    # the program alone, without a service
    "apache2": ("apache2-bin", "media-types"),
    "systemd-analyze": ("systemd",),
}
"""Debian's packages for each program."""

_SBIN: Final = os.pathsep.join(("/usr/local/sbin", "/usr/sbin", "/sbin"))


def find_program(name: str) -> str | None:
    """Return the path of a program; those of servers are not on the PATH of everybody."""
    return shutil.which(name) or shutil.which(name, path=_SBIN)


def missing() -> list[str]:
    """Return the programs that are not there."""
    return [name for name in PACKAGES if not find_program(name)]


def install(names: list[str]) -> None:
    """Install programs, and stop the service that nginx's package starts."""
    packages = [package for name in names for package in PACKAGES[name]]
    apt_install(tuple(packages))
    prefix = as_root()
    if "nginx" in names and prefix is not None and Path("/run/systemd/system").is_dir():
        run([*prefix, "systemctl", "disable", "--now", "nginx"])


def main() -> int:
    """Print the paths of the programs, or say in two languages what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", dest="only_look", help="only look, install nothing")
    only_look = parser.parse_args().only_look
    if missing() and not only_look:
        install(missing())
    if absent := missing():
        packages = " ".join(package for name in absent for package in PACKAGES[name])
        tell(
            f"ผิดพลาด: ไม่มี {' '.join(absent)} และติดตั้งให้ไม่ได้ ให้ผู้ดูแลเครื่อง (root) สั่ง apt-get install {packages}",
            f"Error: no {', '.join(absent)}, and none could be installed. As root, run apt-get install {packages}",
        )
        return 1
    print(*(find_program(name) for name in PACKAGES), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
