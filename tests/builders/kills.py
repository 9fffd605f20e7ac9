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

KILLS: Final = 10
NEVER: Final = 0


@dataclass(frozen=True)
class Killable:
    """A command of Python, such as `-m ita_site.commands build`, that is run in a folder."""

    words: tuple[str, ...]
    cwd: Path
    code: int = 0
    """How it ends where nobody kills it."""

    def run(self, kill_at: int = NEVER) -> int:
        """Run the command and kill it at so many changes of the disk; return how many changes there were."""
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
        changes = count.stat().st_size
        count.unlink()
        ended = -signal.SIGKILL if kill_at else self.code
        assert done.returncode == ended, (kill_at, changes, done.stdout + done.stderr)
        return changes

    def kills(self, changes: int) -> Iterator[int]:
        """Kill the command ten times, at moments spread over so many changes; yield after each kill."""
        for number in range(KILLS):
            at = 1 + number * (changes - 1) // (KILLS - 1)
            self.run(kill_at=at)
            yield at


def left_over(folder: Path) -> list[str]:
    """Return what killed commands left in a folder and below it: work folders and files half written."""
    left = [*folder.rglob(".ita-work-*"), *folder.rglob("*.ita-part"), *folder.glob("build/site-*")]
    return sorted(path.relative_to(folder).as_posix() for path in left)
