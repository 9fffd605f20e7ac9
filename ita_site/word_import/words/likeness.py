"""Compare words that may be misspelt: how like they are, and how like is like enough."""

from enum import IntEnum

from rapidfuzz import fuzz


class Least(IntEnum):
    """How like, out of 100, a word must be to what it is taken for (rapidfuzz' ratio)."""

    INDICATOR = 82
    """ตัวชี้วัด with a letter that is wrong, too many or missing, or with one wrong and one missing."""
    HEADING = 87
    """A name of a column with one wrong letter of eight."""
    ITEM = 90
    """An item of the survey, repeated in a report's words."""


SAME = 100


def ratio(text: str, name: str) -> float:
    """Return how like the whole of a text is to a name, 0 to 100."""
    return fuzz.ratio(text, name)


def has_like(text: str, name: str, least: Least) -> bool:
    """Return whether some part of a text is like a name; where the name is longer, some part of the name."""
    return fuzz.partial_ratio(name, text, score_cutoff=least) >= least
