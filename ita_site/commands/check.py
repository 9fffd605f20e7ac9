"""`ita check`: print every problem of the content.

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 the command was called wrongly.
"""

from pathlib import Path

from ita_site.commandline import say
from ita_site.commands import bilingual, options


@bilingual.command
@options.content
def command(content: Path) -> int:
    """Print the problems of the content folder, by file and line, and how many there are."""
    from ita_site.publish.check import load
    from ita_site.source.problems import Severity

    problems = load(content.resolve()).problems
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    lines = [*map(str, problems), f"ผิดพลาด {errors} · เตือน {warnings}", f"{errors} errors, {warnings} warnings"]
    say("\n".join(lines))
    return 1 if errors else 0
