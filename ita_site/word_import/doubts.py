"""A reading and what is not certain of it: the values that the importer's stages hand on.

A stage records a `Doubt`; only `draft` and `summary` turn it into words, with `remark`. Tests ask for its kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Generic, Never, TypeVar

from ita_site.word_import.doubt_kinds import DoubtKind

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not certain at one place of a report."""

    kind: DoubtKind
    args: tuple[str, ...] = ()
    """What fills the kind's sentence, in order."""
    place: str = ""
    """The column it was met in, as the file calls it; empty where the place of the remark says so."""

    def at(self, place: str) -> "Doubt":
        """Return the same doubt, met in the column `place`."""
        return replace(self, place=place)


@dataclass(frozen=True, slots=True)
class Guess(Generic[T_co]):
    """A value that was read, or None, and what is not certain of it."""

    value: T_co | None
    doubts: tuple[Doubt, ...] = ()
    suggested: bool = False
    """Whether a person must accept it before it counts."""


def doubt(kind: DoubtKind, *args: object) -> Doubt:
    """Return a doubt of `kind`, its sentence filled with `args`."""
    return Doubt(kind, tuple(map(str, args)))


def doubts_of(kinds: Mapping[DoubtKind, bool | str]) -> tuple[Doubt, ...]:
    """Return a doubt of each kind that applies, in order; a text that applies fills the kind's sentence."""
    return tuple(
        Doubt(kind, (applies,) if isinstance(applies, str) else ()) for kind, applies in kinds.items() if applies
    )


NOTHING: Final[Guess[Never]] = Guess(None)
"""What was not read, and leaves no doubt."""


def missing(kind: DoubtKind, *args: object) -> Guess[Never]:
    """Return a guess without a value, and why there is none."""
    return Guess(None, (doubt(kind, *args),))


def remark(doubt: Doubt) -> str:
    """Return what a doubt says to a person, in Thai, on one line and without the word TODO."""
    kind = doubt.kind
    words = " ".join(filter(None, (kind.sentence, kind.advice))).format(*doubt.args)
    return " ".join((f"{doubt.place}: {words}" if doubt.place else words).split())
