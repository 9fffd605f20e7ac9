"""Take out of a cell of results the line that says how far the whole row has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import Final

from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt, doubts_of
from ita_site.word_import.entries.lines import CellLine, joined
from ita_site.word_import.words.list_labels import label_at
from ita_site.word_import.words.status import Choice, choice_in, is_status

_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class StatusLines:
    """What a cell says of the row as a whole, and the lines that say more."""

    rest: Sequence[CellLine]
    status: str = ""
    doubts: tuple[Doubt, ...] = ()
    aside: str = ""
    """The lines of boxes among which one is ticked."""


def take_status(lines: Sequence[CellLine], *, alone: bool) -> StatusLines:
    """Return the status that the lines of a cell give; only where they are `alone`, in boxes or below all results."""
    if not alone:
        return _first(lines) or StatusLines(lines)
    return _ticked(lines) or _first(lines) or _last(lines) or StatusLines(lines)


def _first(lines: Sequence[CellLine]) -> StatusLines | None:
    """Return the status that the first line is; what hangs on its words belongs to what is below them."""
    if not lines or not is_status(lines[0].text):
        return None
    first, *rest = lines
    return StatusLines(joined([replace(first, text=""), *rest]) if first.hangs else rest, first.text)


def _last(lines: Sequence[CellLine]) -> StatusLines | None:
    """Return a status below all results, where it is the only one and without a mark of a list before it."""
    *rest, last = lines or [CellLine("")]
    statuses = [line for line in lines if is_status(line.text)]
    if not rest or statuses != [last] or last.hangs or label_at(last.text):
        return None
    return StatusLines(rest, last.text, (doubt(DoubtKind.STATUS_BELOW),))


def _ticked(lines: Sequence[CellLine]) -> StatusLines | None:
    """Return the status whose box is ticked among others; None where the cell has no boxes to choose from."""
    choices = list(map(_choice, lines))
    made = list(filter(None, choices))
    ticked = list(chain.from_iterable(choice.ticked for choice in made))
    # a ticked box alone is a status, not a choice
    if sum(choice.count for choice in made) == len(ticked) < _SEVERAL:
        return None
    rest = list(compress(lines, [choice is None for choice in choices]))
    aside = "\n".join(line.text for line in compress(lines, choices))
    status = ticked[0] if len(ticked) == 1 else ""
    return StatusLines(rest, status, doubts_of({DoubtKind.STATUS_BOX: status != ""}), aside)


def _choice(line: CellLine) -> Choice | None:
    """Return the boxes of a line; None where it has none, or something hangs on it."""
    return None if line.hangs else choice_in(line.text)
