"""Options that several commands have."""

from pathlib import Path
from typing import Final

import click

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
