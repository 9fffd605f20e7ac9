"""Check all evidence links now: `ita links` in a process of its own, so that a request waits for none."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from ita_site.desk.jobs.job import JobError, Tell

_STEP: Final = re.compile(r"(\d+)/(\d+)")
_RAN: Final = frozenset({0, 1})
"""Exit codes of a check that came to its end: nothing needs a person, or something does."""
_MOST_WORDS: Final = 300


def check_links_now(content: Path, tell: Tell, options: Sequence[str] = ()) -> str:
    """Check the links of a content folder, also those that are not due; return in Thai how it ended. Raises JobError.

    `options` are more words for `ita links`.
    """
    tell("กำลังตรวจลิงก์", 0.0)
    command = [sys.executable, "-m", "ita_site.commands", "links", "--content", str(content), "--all", "--no-archive"]
    with subprocess.Popen(  # noqa: S603 - no shell
        [*command, *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        last = _follow(process.stderr, tell) if process.stderr else ""
    if process.returncode not in _RAN:
        why = last.partition(" · ")[0][:_MOST_WORDS] or "โปรแกรมตรวจหยุดกลางคัน ลองอีกครั้ง"
        raise JobError(f"ตรวจลิงก์ไม่ได้: {why}")
    return "ตรวจลิงก์เสร็จแล้ว"


def _follow(lines: IO[str], tell: Tell) -> str:
    """Tell how far the check is; return the last line that says anything else."""
    last = ""
    for line in lines:
        step = _STEP.search(line) if "checked" in line else None
        if step:
            done, total = int(step[1]), int(step[2])
            tell(f"ตรวจแล้ว {done:,} จาก {total:,} ลิงก์", done / max(total, 1))
        elif line.strip():
            last = line.strip()
    return last
