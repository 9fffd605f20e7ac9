"""Find in a Word file's first lines of which fiscal year and round it reports."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.review.picture import Picture
from ita_site.word_import.tables.other_tables import rounds_in

_FISCAL: Final = re.compile(r"ปีงบประมาณ\D{0,12}(25\d\d)(?!\d)")
_ANY: Final = re.compile(r"(?<!\d)(25\d\d)(?!\d)")


def first_lines(picture: Picture) -> tuple[str, ...]:
    """Return the lines above the first table of a file."""
    return picture.tables[0].above if picture.tables else ()


def stated_year(lines: Iterable[str]) -> int | None:
    """Return the only fiscal year that lines name, else the only year; None where they name none or several."""
    folded = [fold(line) for line in lines]
    for pattern in (_FISCAL, _ANY):
        years = set(chain.from_iterable(map(pattern.findall, folded)))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None


def stated_months(lines: Iterable[str]) -> int | None:
    """Return the only round that lines name, in months; None where they name none or several."""
    rounds = set(chain.from_iterable(map(rounds_in, lines)))
    return rounds.pop() if len(rounds) == 1 else None
