"""Options that several commands have, and what is said where a command is run in the wrong place."""

from pathlib import Path
from typing import Final

import click

from ita_site.commandline import fail

FOLDER: Final = click.Path(path_type=Path)
"""A path, which need not be there."""

content = click.option(
    "--content", type=FOLDER, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | the content folder"
)
site = click.option(
    "--site", type=FOLDER, default=Path("site"), metavar="DIR", help="โฟลเดอร์เว็บไซต์ที่สร้างแล้ว | the finished site"
)
config = click.option(
    "--config", type=FOLDER, default=Path("mkdocs.yml"), metavar="FILE", help="การตั้งค่าของเว็บไซต์ | the site's settings"
)


def is_there(path: Path) -> bool:
    """Return whether a file or folder of the site is there; where it is not, say to go to the site's folder."""
    if not path.exists():
        fail(f"ไม่พบ {path} ต้องสั่งในโฟลเดอร์ของเว็บไซต์", f"{path} is not there; run this in the site's folder")
    return path.exists()
