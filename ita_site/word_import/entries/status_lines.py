"""Take out of a cell of results the line that says how far the whole row has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import CellLine, joined
from ita_site.word_import.words.list_labels import label_at
from ita_site.word_import.words.status import choice_in, is_status


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
    choices = {at: choice for at, line in enumerate(lines) if not line.hangs and (choice := choice_in(line.text))}
    ticked = [status for choice in choices.values() for status in choice.ticked]
    unticked = sum(choice.count for choice in choices.values()) - len(ticked)
    if not unticked and len(ticked) < 2:  # noqa: PLR2004 - a ticked box alone is a status, not a choice
        return None
    rest = [line for at, line in enumerate(lines) if at not in choices]
    aside = "\n".join(lines[at].text for at in choices)
    if len(ticked) != 1:
        return StatusLines(rest, aside=aside)
    return StatusLines(rest, ticked[0], (doubt(DoubtKind.STATUS_BOX),), aside)
