"""`ita check`: print every problem of the content.

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 the command was called wrongly.
"""

from pathlib import Path

from ita_site.commandline import say
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there


@bilingual.command
@options.content
def command(content: Path) -> int:
    """Print the problems of the content folder, by file and line, and how many there are."""
    from ita_site.publish.check import load
    from ita_site.source.problems import Severity

    if not is_there(content):
        return USAGE_ERROR
    problems = load(content.resolve()).problems
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    english = f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    say("\n".join([*map(str, problems), f"ผิดพลาด {errors} · เตือน {warnings}", english]))
    return 1 if errors else 0


def _counted(number: int, noun: str) -> str:
    """Return `1 error` or `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
