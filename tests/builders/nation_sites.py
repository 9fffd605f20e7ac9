"""Folders of obviously made-up agencies, with the links of a loopback world in their pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SMALL = SITES / "small"
NAME = "องค์การบริหารส่วนตำบลตัวอย่าง"
WEBSITE = "http://www.example.go.th"
EVIDENCE = f"{WEBSITE}/news.php?id=1"


def agency_site(folder: Path, name: str, urls: Sequence[str]) -> Path:
    """Write the site folder of an agency whose page `about` links to some URLs; return its content folder.

    The first of them is its website as well, and the evidence of its measure.
    """
    shutil.copytree(SMALL, folder / "content")
    (folder / "mkdocs.yml").write_text(f"site_name: {name}\ndocs_dir: content\n", encoding="utf-8")
    for file in [*(folder / "content").rglob("*.md"), *(folder / "content").rglob("*.yml")]:
        text = file.read_text(encoding="utf-8").replace(EVIDENCE, urls[0]).replace(WEBSITE, urls[0])
        file.write_text(text.replace(NAME, name), encoding="utf-8")
    lines = [f"- [เรื่องที่ {number}]({url})" for number, url in enumerate(urls)]
    words = "\n".join(["---", "title: เกี่ยวกับ", "description: ตัวอย่างสำหรับทดสอบ", "---", "", *lines, ""])
    (folder / "content" / "about.md").write_text(words, encoding="utf-8")
    return folder / "content"
