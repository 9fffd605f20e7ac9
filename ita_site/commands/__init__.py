"""The program `ita`: one command in a module, each a thin layer over the rooms.

Words of a command line go in; a call of a room, printed messages and an exit code come out.
Exit codes: 0 done, 1 something is wrong with the content or the machine, 2 the command was called wrongly.
"""

import sys
from collections.abc import Sequence

# before click and everything heavy: from here on Ctrl-C leaves no traceback
from ita_site import commandline  # noqa: F401


def run(words: Sequence[str] | None = None) -> int:
    """Run `ita` with these words, by default those of the command line; return the exit code.

    Raises KeyboardInterrupt at Ctrl-C.
    """
    from ita_site.commands.program import ita

    return ita.run(words)


def run_command(name: str, words: Sequence[str] | None = None) -> int:
    """Run one command of `ita`: what a file in `scripts/` is another name of; return the exit code."""
    return run([name, *(sys.argv[1:] if words is None else words)])


def main() -> None:
    """Run `ita` as a program. Raises SystemExit."""
    sys.exit(run())
