"""Questions whose slices were lost: asked again, later in ever smaller slices, until one alone is left. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ATTEMPTS: Final = 5
"""Lost slices after which a question is no longer asked beside all others."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What becomes of the questions that a lost slice had not finished."""

    again: tuple[int, ...] = ()
    """Asked again beside others."""
    apart: tuple[int, ...] = ()
    """Asked again in two slices of their own."""
    given_up: tuple[int, ...] = ()
    """A worker died with it alone."""


class Losses:
    """How often the questions of a night were lost."""

    def __init__(self) -> None:
        self._lost: Counter[int] = Counter()

    def note(self, questions: Sequence[int]) -> Lost:
        """Take in the questions that a lost slice had not finished."""
        self._lost.update(questions)
        again = tuple(number for number in questions if self._lost[number] < ATTEMPTS)
        suspects = tuple(number for number in questions if self._lost[number] >= ATTEMPTS)
        if len(questions) == 1:
            return Lost(again, given_up=suspects)
        return Lost(again, suspects)
