"""Build the site in one step, or serve a preview of it, with MkDocs in a process of its own.

MkDocs empties the folder that it builds into before it knows whether it will succeed. So it builds into a folder beside
it, under `build/`, and only a whole site is swapped in, by rename: a build that fails leaves the old site as it was.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import HIDDEN, clean, work_folder
from ita_site.publish.swap import swap

_PROGRAM: Final = "ita_site.publish.engine.mkdocs_program"
_MARKS: Final = ("headers.nginx.conf", "sitemap.xml.gz")
"""Files of which every built site has one at its root, and no folder of sources any: ours, and MkDocs' own."""
# Material prints a screenful about MkDocs 2 at every build; the lock holds MkDocs 1
_QUIET: Final = {"NO_MKDOCS_2_WARNING": "1"}


def build(config: Path, site: Path) -> int:
    """Build the site that `config` (a mkdocs.yml) describes into `site`; return MkDocs' exit code. Raises OSError."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(*_work_place(config, site)) as work:
        if code := _mkdocs("build", "--strict", "--config-file", str(config), "--site-dir", str(work / "new")):
            return code
        swap(work / "new", site, work / "old")
    return 0


def refusal(config: Path, site: Path) -> tuple[str, str] | None:
    """Return why the folder `site` may not be replaced by a built site, in Thai and English; None where it may."""
    if config.parent.is_relative_to(site):
        return f"{site} มีไฟล์ต้นฉบับของเว็บไซต์อยู่", f"{site} holds the sources of the site"
    if os.path.lexists(site) and not site.is_dir():
        return f"{site} ไม่ใช่โฟลเดอร์", f"{site} is not a folder"
    built = any((site / mark).is_file() for mark in _MARKS)
    if site.is_dir() and any(site.iterdir()) and not built:
        return f"{site} มีไฟล์ที่คำสั่งนี้ไม่ได้เขียน จึงไม่แตะต้อง", f"{site} holds what this command did not write; left as it is"
    return None


def put_back(config: Path, site: Path) -> None:
    """Put back the site, where there is none because a build was killed that had just moved it aside."""
    if not site.exists() and site.parent.is_dir():
        clean(*_work_place(config, site))


def _work_place(config: Path, site: Path) -> tuple[Path, str]:
    """Return where to build, and how the names of folders there begin: nothing can be renamed to another disk."""
    folder = config.parent / "build"
    folder.mkdir(exist_ok=True)
    if folder.stat().st_dev == site.parent.stat().st_dev:
        return folder, "site-"
    return site.parent, HIDDEN


def _mkdocs(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", _PROGRAM, *words], check=False, env=os.environ | _QUIET).returncode  # noqa: S603 - our own Python


def serve(config: Path, address: str) -> int:
    """Return become MkDocs' preview server at `address` (host:port): the process is replaced, and never comes back."""
    words = ["serve", "--livereload", "--config-file", str(config), "--dev-addr", address]
    os.execve(sys.executable, [sys.executable, "-m", _PROGRAM, *words], os.environ | _QUIET)  # noqa: S606 - our own Python
