"""Headings of a table: what each column is, and those that only divide another or are only ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold_digits
from ita_site.word_import.docx.blocks import Cell, Line
from ita_site.word_import.words.column_names import FORM, Column, column_of, words_of
from ita_site.word_import.words.month_columns import Slot, is_mark, is_no_mark, part_of, slot_of
from ita_site.word_import.words.status import is_status, is_tick

_NO_TICK: Final = frozenset(("", "-", "–", "☐", "✗"))
_PART: Final = 40
"""The longest heading of a column that divides another, in characters."""

_LEAST_COUNTED: Final = 3
_NEVER_TIMES: Final = frozenset(
    (Column.RESULTS, Column.OUTCOMES, Column.STATUS, Column.RESPONSIBLE, Column.ISSUE, Column.OTHER)
)
"""What months may divide as well: results of each quarter, a budget."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is, its heading as printed, and where it stands in the grid."""

    column: Column
    text: str
    at: int
    end: int
    status: str = ""
    """What a tick below it says of the row."""
    own: str = ""
    """The words that it shares with no other column."""
    over: tuple[str, ...] = ()
    """Words of the cells above it, the topmost first."""
    slot: Slot | None = None
    """The months of the fiscal year that a mark below it names."""
    part: Slot | None = None
    """The months of the fiscal year in which that was done which stands below it: one of several columns of results."""
    beside: bool = False
    """Whether it is joined to another column of its kind, whose heading stands for both."""
    doubt: str = ""
    """What is not certain of it, in Thai."""
    notes: tuple[str, ...] = ()
    """Footnotes at its words."""

    @property
    def above(self) -> str:
        """All words over its own."""
        return " ".join(self.over)


def shared(heading: Heading, cell: Cell) -> tuple[int, int]:
    """How much of the grid both take; where nothing, how near they are."""
    shared = min(heading.end, cell.end) - max(heading.at, cell.at)
    return (shared, 0) if shared > 0 else (0, shared)


def is_count(line: Line) -> bool:
    """Whether a row only counts the columns: (1) (2) (3)."""
    numbers = [fold_digits(cell.text).strip(" ()") for cell in line.cells if cell.text.strip()]
    return len(numbers) >= _LEAST_COUNTED and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def is_unused(line: Line) -> bool:
    """Whether a row was left over: a dash in each of its cells, and nothing else."""
    texts = [cell.text.strip() for cell in line.cells if not cell.goes_on]
    told = [text for text in texts if text]
    pictures = any(one.pictures or one.boxes or one.notes or one.losses for one in line.paragraphs)
    return len(told) >= _LEAST_COUNTED and all(map(is_no_mark, told)) and 2 * len(told) >= len(texts) and not pictures


def is_data(line: Line) -> bool:
    """Whether a row holds what no heading does: addresses, numbered lines."""
    return any("http" in cell.text or "www." in cell.text or "\n1" in f"\n{cell.text}" for cell in line.cells)


def divides(line: Line, above: Line) -> bool:
    """Whether a row only divides headings above it: its other cells are empty, or say again what stands over them."""
    if sum(bool(cell.text.strip()) for cell in above.cells) < 2:  # noqa: PLR2004 - a title heads all columns
        return False
    over = {cell.at: _over(cell, above) for cell in line.cells if cell.text.strip()}
    parts = [cell for cell in line.cells if (one := over.get(cell.at)) and one.span > cell.span and _is_part(cell)]
    again = [cell for cell in line.cells if (one := over.get(cell.at)) and words_of(one.text) == words_of(cell.text)]
    wide = {one.at for cell in parts if (one := over[cell.at])}
    return len(parts) > len(wide) and len(parts) + len(again) == len(over)


def _over(cell: Cell, above: Line) -> Cell | None:
    """The cell with words that stands over all of ``cell``."""
    return next((one for one in above.cells if one.at <= cell.at and cell.end <= one.end and one.text.strip()), None)


def _is_part(cell: Cell) -> bool:
    words = words_of(cell.text)
    return len(words) <= _PART and not is_tick(cell.text) and not is_mark(cell.text)


def ticked(found: Sequence[Heading], lines: Sequence[tuple[tuple[Heading, Cell], ...]]) -> list[Heading]:
    """Columns that hold ticks: under words for a status they tell it, and beside real results they are none."""
    held = _held(found, lines)
    alone = {one: all(is_tick(text) or text in _NO_TICK for text in texts) for one, texts in held.items()}
    written = {one.column for one in found if not alone[one] and not is_status(one.own)}
    divided = {one.over for one in found if _divides_results(one) and alone[one] and any(map(is_tick, held[one]))}
    status = {one for one in found if is_status(one.own) or (alone[one] and one.over in divided and one.over)}
    return [
        _status_column(one, ticked=_mostly(held[one]), apart=Column.RESULTS in written)
        if one in status
        else _beside_words(one, alone=alone[one], written=written)
        for one in found
    ]


def _held(found: Sequence[Heading], lines: Sequence[tuple[tuple[Heading, Cell], ...]]) -> dict[Heading, list[str]]:
    """What stands below each column, but for its own heading said again."""
    held: dict[Heading, list[str]] = {one: [] for one in found}
    for heading, cell in (pair for line in lines for pair in line):
        if words_of(cell.text) not in {words_of(heading.text), words_of(heading.own)} or not cell.text.strip():
            held[heading].append(cell.text.strip())
    return held


def _divides_results(one: Heading) -> bool:
    """Whether a heading is one of several below that of the results, and no time."""
    divides_them = column_of(one.above) in {Column.RESULTS, Column.STATUS} and column_of(one.own) not in FORM
    return divides_them and not slot_of(one.own, one.above) and not any(map(str.isdigit, fold_digits(one.own)))


def _mostly(texts: Sequence[str]) -> bool:
    """Whether more cells of a column are ticked than written in, or none is."""
    said = [text for text in texts if text not in _NO_TICK]
    return 2 * sum(map(is_tick, said)) > len(said) or not said


def _status_column(one: Heading, *, ticked: bool, apart: bool) -> Heading:
    """A column for one status: ticked, or with results of that status, unless results have a column of their own."""
    own = " ".join(one.own.split())
    if ticked or column_of(one.above) is not Column.RESULTS:
        return replace(one, column=Column.STATUS, status=own)
    if apart:
        return replace(one, column=Column.OTHER)
    return replace(one, column=Column.RESULTS, status=own, text=one.above)


def _beside_words(one: Heading, *, alone: bool, written: set[Column]) -> Heading:
    """Beside a column of real results, one that is only ticked is none."""
    kind = one.column in {Column.RESULTS, Column.OUTCOMES} and not part_of(one.own, one.above)
    other = alone and kind and one.column in written
    return replace(one, column=Column.OTHER) if other else one


def timed(found: Sequence[Heading]) -> list[Heading]:
    """Columns of months or quarters, side by side, as columns of the period."""
    slots = [_slot(one) for one in found]
    if sum(one is not None for one in slots) < 2:  # noqa: PLR2004 - one alone charts nothing
        return list(found)
    tops = dict.fromkeys("".join(one.over[:1]) for one, slot in zip(found, slots, strict=True) if slot)
    whole = " ".join(filter(None, tops)) or " ".join(one.own for one, slot in zip(found, slots, strict=True) if slot)
    return [
        replace(one, column=Column.PERIOD, text=whole, own=_label(one, alone=len(tops) == 1), slot=slot)
        if slot
        else one
        for one, slot in zip(found, slots, strict=True)
    ]


def _slot(one: Heading) -> Slot | None:
    over = column_of(one.above.replace("ปีงบประมาณ", ""))
    return None if over in _NEVER_TIMES else slot_of(one.own, one.above)


def _label(one: Heading, *, alone: bool) -> str:
    """How a column of months is called: by all words over it but those that head all of them."""
    return " ".join([*(one.over[1:] if alone else one.over), one.own])
