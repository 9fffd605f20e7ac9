"""Print every problem of the content without building the site.

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 the command was called wrongly.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ita_site import commandline
from ita_site.publish.check import load
from ita_site.source.problems import Severity


def main(arguments: list[str] | None = None) -> int:
    """Check the content folder and tell in two languages what was found."""
    parser = commandline.Parser(description="ตรวจเนื้อหาโดยไม่สร้างเว็บไซต์ | Check the content without building the site")
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | the content folder"
    )
    root: Path = parser.parse_args(arguments).content.resolve()
    problems = load(root).problems
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    told = [*map(str, problems), f"ผิดพลาด {errors} · เตือน {warnings}", f"{errors} errors, {warnings} warnings"]
    try:
        print("\n".join(told), flush=True)
    except BrokenPipeError:
        # whoever reads has seen enough; Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
