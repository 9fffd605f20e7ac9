"""The errors of the content as a preview shows them on its pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from ita_site.source.problems import Problem, Severity, printable


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem as the preview shows it."""

    place: str
    """The file and line: `content/agency.yml:3`."""
    code: str
    th: str
    en: str


def mistakes_of(problems: Sequence[Problem]) -> tuple[Mistake, ...]:
    """Return the errors among problems; warnings are left out."""
    return tuple(as_mistake(problem) for problem in problems if problem.severity is Severity.ERROR)


def as_mistake(problem: Problem) -> Mistake:
    """Return a problem as a preview shows it."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return Mistake(printable(place), problem.code, problem.th, problem.en)
