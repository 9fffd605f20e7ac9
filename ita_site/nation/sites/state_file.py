"""Say which file of a nation's folder cannot be read, and what to do about it."""

import sqlite3
from pathlib import Path
from typing import Final

from ita_site.commandline import fail

_CANNOT: Final = 2
_LOCKED: Final = "locked"
_FULL: Final = ("disk is full", "disk I/O error")


def fail_of_state(file: Path, error: sqlite3.Error | ValueError) -> int:
    """Say what is wrong with a file that nights write; return the exit code of a command that could not run."""
    if isinstance(error, sqlite3.OperationalError) and _LOCKED in str(error):
        return fail(
            f"โปรแกรมอื่นเปิด {file} ค้างไว้ ปิดโปรแกรมนั้นแล้วสั่งใหม่",
            f"another program holds {file}: close it, and run this again ({error})",
            _CANNOT,
        )
    if isinstance(error, sqlite3.OperationalError) and any(words in str(error) for words in _FULL):
        return fail(f"ดิสก์เต็มหรือเสีย เขียน {file} ไม่ได้", f"a full or failing disk: cannot write {file}: {error}", _CANNOT)
    return fail(
        f"อ่านหรือเขียน {file} ไม่ได้ ถ้าไฟล์เสีย ให้นำสำเนาสำรองกลับมา หรือย้ายไฟล์นี้ออก แล้วสั่งใหม่ (docs/nation.md)",
        f"cannot read or write {file}: {error}; bring back a copy of a damaged file, or move it away"
        ", then run this again (docs/nation.md)",
        _CANNOT,
    )
