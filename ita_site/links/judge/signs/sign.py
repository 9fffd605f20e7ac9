"""A sign: one reason among several to doubt a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NEEDED: Final = 2
"""Signs that a verdict rests on, unless one of them is proof."""

ANY: Final = ""
"""The reason of a sign that speaks for whichever reason another one names."""

_GRAVEST_FIRST: Final = (
    "gambling", "shop-spam", "defaced", "other-site", "parked", "suspended", "default-page", "error-page", "soft-404",
    "redirect-home", "redirect-error", "maintenance", "login", "js-challenge", "changed", "wrong-type", "empty",
)  # fmt: skip
"""Which reason is named where signs for several are equally strong."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What was seen, and what it speaks for."""

    reason: str
    """A code of `reasons.REASONS`, or `ANY`."""
    words: str
    """What a person is shown of it, a stranger's words among them."""
    is_proof: bool = False
    """It suffices alone: a sibling, the site's home page or the site's own data shows it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The reason that the signs of a page speak for."""

    reason: str
    signs: tuple[Sign, ...]

    @property
    def is_sure(self) -> bool:
        """Return whether a verdict may rest on these signs."""
        return len(self.signs) >= NEEDED or any(sign.is_proof for sign in self.signs)


def weigh(signs: Iterable[Sign]) -> Doubt | None:
    """Return the reason that most signs speak for, proofs before numbers; None where no sign names a reason.

    Signs of `ANY` reason count for each reason that another sign names, and for none alone.
    """
    every = tuple(dict.fromkeys(signs))
    anyway = tuple(sign for sign in every if sign.reason == ANY)
    reasons = dict.fromkeys(sign.reason for sign in every if sign.reason != ANY)
    doubts = (Doubt(reason, tuple(sign for sign in every if sign.reason == reason) + anyway) for reason in reasons)
    return max(doubts, key=_strength, default=None)


def _strength(doubt: Doubt) -> tuple[bool, int, int]:
    gravity = _GRAVEST_FIRST.index(doubt.reason) if doubt.reason in _GRAVEST_FIRST else len(_GRAVEST_FIRST)
    return doubt.is_sure, len(doubt.signs), -gravity
