"""Results in a column for each quarter or half of the year: which words of a row came from which of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from ita_site.word_import.docx.blocks import Cell
from ita_site.word_import.tables.headings import Heading
from ita_site.word_import.words.month_columns import is_no_mark

_SHOWN: Final = 40
"""Characters of a cell that let a reader find it."""

_SEVERAL: Final = 2


def told_parts(sorted_cells: Sequence[tuple[Heading, Cell]]) -> Iterator[str]:
    """How the results of a row begin in each of its columns, in Thai; nothing where one column alone tells them."""
    parts = [(one.own, " ".join(cell.text.split())) for one, cell in sorted_cells if one.part and not cell.goes_on]
    begun = [f"“{name}” เริ่มที่ “{_begin(text)}”" for name, text in parts if text and not is_no_mark(text)]
    if len(begun) >= _SEVERAL:
        yield f"ผลจากแต่ละคอลัมน์: {' · '.join(begun)} ถูกแล้วลบบรรทัดนี้"


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
