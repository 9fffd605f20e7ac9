"""Say where a command is to be run, where what every site's folder has is not there."""

from pathlib import Path

from ita_site.commandline import fail


def is_there(path: Path) -> bool:
    """Return whether a file or folder of the site is there; where it is not, say to go to the site's folder."""
    if not path.exists():
        fail(f"ไม่พบ {path} ต้องสั่งในโฟลเดอร์ของเว็บไซต์", f"{path} is not there; run this in the site's folder")
    return path.exists()
