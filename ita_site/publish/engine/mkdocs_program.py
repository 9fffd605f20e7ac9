"""MkDocs as a program (`python -m …mkdocs_program build`) that says in a sentence that the disk is full.

MkDocs itself ends in a traceback at every error of the system.
"""

import ctypes
import signal
import sys
from typing import Final

from mkdocs.__main__ import cli

from ita_site.commandline import fail, reason

_PARENT_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""


def main() -> None:
    """Run MkDocs with the words of the command line. Raises SystemExit."""
    if sys.argv[1:2] == ["build"]:
        _end_with_parent()
    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        sys.exit(fail(f"เขียนหรืออ่านไฟล์ไม่ได้: {reason(error)}", f"a file cannot be read or written: {reason(error)}"))


def _end_with_parent() -> None:
    """Let a build end when `ita build` is killed: nobody would put in its place what it writes on."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


if __name__ == "__main__":
    main()
