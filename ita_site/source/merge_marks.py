"""The lines that git leaves in a file where two changes could not be joined."""

import re
from typing import Final

MERGE_HINT: Final = (
    "git รวมไฟล์นี้ยังไม่เสร็จ เลือกบรรทัดที่ถูก แล้วลบบรรทัด <<<<<<< ======= >>>>>>>"
    " | git has not finished merging this file: keep the right lines, and delete those with <<<<<<< ======= >>>>>>>"
)

_MARK: Final = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")


def is_merge_mark(line: str) -> bool:
    """Return whether a line begins as git's marks do: `<<<<<<< HEAD`, `=======`, `>>>>>>> branch`."""
    return _MARK.match(line) is not None
