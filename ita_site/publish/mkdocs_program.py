"""MkDocs as a program that says in a sentence that the disk is full: `python -m ita_site.publish.mkdocs_program build`.

MkDocs itself ends in a traceback at every error of the system.
"""

import sys

from mkdocs.__main__ import cli

from ita_site.commandline import fail, reason


def main() -> None:
    """Run MkDocs with the words of the command line. Raises SystemExit."""
    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        sys.exit(fail(f"เขียนหรืออ่านไฟล์ไม่ได้: {reason(error)}", f"a file cannot be read or written: {reason(error)}"))


if __name__ == "__main__":
    main()
