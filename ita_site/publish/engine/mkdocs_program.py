"""MkDocs as a program (`python -m …mkdocs_program build`) that says in a sentence that the disk is full.

MkDocs itself ends in a traceback at every error of the system.
"""

import sys

from mkdocs.__main__ import cli

from ita_site.commandline import fail, reason
from ita_site.disk.child_process import end_with_parent


def main() -> None:
    """Run MkDocs with the words of the command line. Raises SystemExit."""
    if sys.argv[1:2] == ["build"]:
        # nobody would put in its place what it writes on
        end_with_parent()
    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        sys.exit(fail(f"เขียนหรืออ่านไฟล์ไม่ได้: {reason(error)}", f"a file cannot be read or written: {reason(error)}"))


if __name__ == "__main__":
    main()
