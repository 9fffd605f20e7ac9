"""The preview while the content has errors: the last good site, with the errors on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.pages.output import Output
from ita_site.publish.build import Build
from ita_site.publish.outputs import Site
from ita_site.source.problems import Problem, Severity, printable
from ita_site.urls import HOME

_TITLE: Final = "เนื้อหามีข้อผิดพลาด"
_MOST: Final = 50
_NO_AGENCY: Final = {"name": "", "ending": "", "district": "", "province": "", "website": "", "contact": ""}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A problem as the preview shows it."""

    place: str
    """The file and line: `content/agency.yml:3`."""
    code: str
    th: str
    en: str


def with_problems(last: Build | None, problems: Sequence[Problem]) -> Build:
    """Return the build that a preview shows while the content has these problems.

    It is the `last` good one, or where there was none a site of one page; its frame lists the errors.
    """
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    good = last or _EMPTY
    frame = {**good.site.frame, "mistakes": [_mistake(error) for error in errors[:_MOST]], "mistake_count": len(errors)}
    return replace(good, site=replace(good.site, frame=frame), problems=errors)


def _mistake(problem: Problem) -> Mistake:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return Mistake(printable(place), problem.code, problem.th, problem.en)


_PAGE: Final = Output(path=HOME, title=_TITLE, description=_TITLE, text="", source="", weight=0)
_EMPTY: Final = Build(Site({HOME: _PAGE}, {}, [{_TITLE: HOME}], {"agency": _NO_AGENCY}))
