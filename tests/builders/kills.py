"""Kill commands at moments spread over their work: at changes of the disk, not at times, so no machine is too slow."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.builders.projects import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW: Final = 12
"""Changes of the disk that are all tried."""
NEVER: Final = 0


@dataclass(frozen=True)
class Killable:
    """A command of Python, such as `-m ita_site.commands build`, that is run in a folder."""

    words: tuple[str, ...]
    cwd: Path
    code: int = 0
    """How it ends where nobody kills it."""

    def run(self, kill_at: int = NEVER) -> str:
        """Run the command and kill it at so many changes of the disk; return a letter for each, `r` for a rename."""
        count = self.cwd / ".changes"
        count.unlink(missing_ok=True)
        path = f"{ROOT / 'tests' / 'builders' / 'killing'}{os.pathsep}{ROOT}"
        chosen = {"KILL_AT_CHANGE": str(kill_at), "COUNT_CHANGES_IN": str(count), "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, *self.words],
            cwd=self.cwd,
            env=ENVIRONMENT | chosen | {"PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
            capture_output=True,
            check=False,
            text=True,
        )
        changes = count.read_text(encoding="ascii")
        count.unlink()
        ended = -signal.SIGKILL if kill_at else self.code
        assert done.returncode == ended, (kill_at, len(changes), done.stdout + done.stderr)
        return changes

    def kills(self, changes: str) -> Iterator[int]:
        """Kill the command at moments of a run that makes these changes; yield after each kill."""
        for at in moments(changes):
            self.run(kill_at=at)
            yield at


def moments(changes: str) -> list[int]:
    """Return before which changes a command is killed: every one of a few, else some of its work and all of its swap.

    The last rename puts what was made in the place of the old, or takes the old away from beside it.
    """
    number = len(changes)
    if number <= FEW:
        return list(range(1, number + 1))
    last = changes.rindex("r") + 1
    return sorted({1, number // 2, last - 1, last, min(last + 1, number), number})


def left_over(folder: Path) -> list[str]:
    """Return what killed commands left in a folder and below it: work folders and files half written."""
    left = [*folder.rglob(".ita-work-*"), *folder.rglob("*.ita-part"), *folder.glob("build/site-*")]
    return sorted(path.relative_to(folder).as_posix() for path in left)
