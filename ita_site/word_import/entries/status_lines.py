"""Take out of a cell of results the line that says how far the whole row has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import CellLine
from ita_site.word_import.words.status import choice_in, is_status

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class StatusLines:
    """What a cell says of the row as a whole, and the lines that say more."""

    rest: Sequence[CellLine]
    status: str = ""
    doubts: tuple[Doubt, ...] = ()
    aside: str = ""
    """The lines of boxes among which one is ticked."""


def take_status(lines: Sequence[CellLine], *, alone: bool) -> StatusLines:
    """Return the status that the lines of a cell give; only where they are `alone` in boxes, or below all results."""
    if not alone or any(line.ours for line in lines):
        return _first(lines) or StatusLines(lines)
    return _boxes(lines) or _first(lines) or _last(lines) or StatusLines(lines)


def _first(lines: Sequence[CellLine]) -> StatusLines | None:
    if not lines or not lines[0].starts or not is_status(lines[0].text):
        return None
    first, *rest = lines
    if first.hangs:
        # what hangs on its words belongs to what follows them
        follows, *others = rest or [CellLine("")]
        links, pictures = (*first.links, *follows.links), (*first.pictures, *follows.pictures)
        rest = [replace(follows, links=links, pictures=pictures), *others]
    return StatusLines(rest, first.text)


def _boxes(lines: Sequence[CellLine]) -> StatusLines | None:
    """Return the status whose box is ticked among others; None where the cell has no such boxes."""
    bare = [line for line in lines if line.starts and not line.hangs]
    choices = [choice for line in bare if (choice := choice_in(line.text))]
    ticked = [status for choice in choices for status in choice.ticked]
    if not choices or (ticked and sum(choice.count for choice in choices) == 1):
        return None
    beside = [line for line in bare if choice_in(line.text) or is_status(line.text)]
    rest = [line for line in lines if line not in beside]
    aside = "\n".join(line.text for line in beside)
    if len(ticked) != 1:
        return StatusLines(rest, aside=aside)
    return StatusLines(rest, ticked[0], (doubt(DoubtKind.STATUS_BOX),), aside)


def _last(lines: Sequence[CellLine]) -> StatusLines | None:
    """Return a status below all results, where no number says whose it is."""
    if len(lines) < _SEVERAL or any(line.counts for line in lines):
        return None
    last = lines[-1]
    is_only = [at for at, line in enumerate(lines) if is_status(line.text)] == [len(lines) - 1]
    if not is_only or last.hangs or not last.is_sentence:
        return None
    return StatusLines(lines[:-1], last.text, (doubt(DoubtKind.STATUS_BELOW),))
