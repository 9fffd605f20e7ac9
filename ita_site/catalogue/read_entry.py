"""Hold an entry with the file that it was read from, so that a check can name the line of what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Generic, TypeVar

from pydantic import BaseModel

from ita_site.model.field_places import thai_place
from ita_site.model.nearest import nearest
from ita_site.model.validation import line_of
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code, Problem, printable
from ita_site.source.yaml_tree import Tree, field_name

E = TypeVar("E", bound=BaseModel)

MOST_LISTED: Final = 30
"""Allowed values that a message lists."""

_MOST_COMPARED: Final = 100
"""Allowed values among which the nearest is looked for."""

_RESTS_ON: Final = {
    Code.UNKNOWN_ACTIVITY: ("activities",),
    Code.OTHER_YEAR: ("period", "fiscal_year"),
    Code.UNKNOWN_FRAMEWORK: ("family", "assessed_year"),
}
"""Fields that a check compares with, beside the one that it names."""


@dataclass(frozen=True, slots=True)
class Read(Generic[E]):
    """A valid entry with the tree that it was read from, and the free text below it."""

    entry: E
    tree: Tree
    path: str
    body: str
    body_line: int
    spoilt: frozenset[str] = frozenset()
    """Names of the fields whose values were wrong and are samples here: the entry is good for checking the others."""
    digest: str = ""
    """The SHA-256 of the file's bytes."""
    may_be_unsettled: bool = True
    """Whether any of its words can say TODO."""

    def is_spoilt(self, name: str) -> bool:
        """Return whether the field `name`, or one within it, holds a sample."""
        return bool(self.spoilt) and any(
            field == name or field.startswith((f"{name}.", f"{name}[")) for field in self.spoilt
        )

    def tells(self, problem: Problem) -> bool:
        """Return whether a problem is about the editor's own words, and not about a sample."""
        within = any(
            problem.field == field or problem.field.startswith((f"{field}.", f"{field}[")) for field in self.spoilt
        )
        return not within and not any(self.is_spoilt(name) for name in _RESTS_ON.get(problem.code, ()))

    def problem(self, code: Code, loc: Loc, *, found: object = "", allowed: str = "", nearest: str = "") -> Problem:
        """Return a problem at the line of the value at `loc`."""
        name, line = field_name(loc), line_of(self.tree, loc)
        place = thai_place(type(self.entry), name)
        return Problem(self.path, line, code, name, str(found), allowed, nearest, place=place)

    def unknown(self, code: Code, named: Iterable[tuple[Loc, object]], known: Iterable[object]) -> Iterator[Problem]:
        """Yield a problem for each value named that is not one of the `known`."""
        words = dict.fromkeys(str(word) for word in known)
        listed = list(islice(words, MOST_LISTED))
        allowed = ", ".join(listed if len(words) == len(listed) else [*listed, "…"])
        compared = list(islice(words, _MOST_COMPARED))
        for loc, value in named:
            if str(value) not in words:
                yield self.problem(code, loc, found=value, allowed=allowed, nearest=nearest(str(value), compared))

    def repeated(self, code: Code, named: Iterable[tuple[Loc, object]]) -> Iterator[Problem]:
        """Yield a problem for each value that an earlier place has already."""
        first: dict[object, Loc] = {}
        for loc, value in named:
            other = first.setdefault(value, loc)
            if other != loc:
                place = f"{self.path}:{line_of(self.tree, other)}"
                hint = f"ซ้ำกับ {place} แก้แห่งใดแห่งหนึ่ง | the same as {place}; change one of them"
                yield replace(self.problem(code, loc, found=value), hint=printable(hint))
