"""Where a site is built before it takes the place of the old one, in one step by rename.

A build that fails, or is killed, leaves the old site as it was.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import HIDDEN, clean, work_folder
from ita_site.publish.swap import swap

_MARKS: Final = ("headers.nginx.conf", "sitemap.xml.gz")
"""Files of which every built site has one at its root, and no folder of sources any: ours, and MkDocs' own."""


def replace_site(config: Path, site: Path, write: Callable[[Path], bool]) -> bool:
    """Replace the folder `site` by what `write` writes into the folder it is given; return whether it was replaced.

    Where `write` returns False or raises, the old site stays. `config` is the mkdocs.yml: the new site is made beside
    it. Raises OSError, and what `write` raises.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(*_work_place(config, site)) as work:
        is_whole = write(work / "new")
        if is_whole:
            swap(work / "new", site, work / "old")
        return is_whole


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
