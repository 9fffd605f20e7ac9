"""Cells that are merged downwards over several measures: what each of these measures says in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.word_import.docx.blocks import Cell, Line, Paragraph
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.headings import Heading
from ita_site.word_import.tables.nested_tables import words_in
from ita_site.word_import.words.column_names import Column

_SHARED: Final = {
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
    Column.RESULTS: "ผลการดำเนินการ",
    Column.OUTCOMES: "ผลลัพธ์",
    Column.STATUS: "สถานะ",
}
"""Columns whose words hold for each measure that they are merged over, as messages call them."""

_SAID: Final = "ช่อง{column}ผสานกับแถวบนในตาราง จึงใส่ข้อความเดียวกัน ถูกแล้วลบบรรทัดนี้"


@dataclass(slots=True)
class Above:
    """The last cell with words of its own at each place of the grid."""

    parts: dict[int, Cell] = field(default_factory=dict)
    """Parts of issues."""
    cells: dict[int, Cell] = field(default_factory=dict)
    """All others."""

    def keep(self, header: Header, line: Line) -> None:
        """Remember the cells of a row that was read."""
        self.cells |= {one.at: cell for one, cell in header.sort(line) if not cell.goes_on}

    def clear(self) -> None:
        """Forget the cells of a table that ended; its issues may go on in the next."""
        self.cells.clear()


def with_shared(header: Header, line: Line, above: Above) -> tuple[Line, tuple[str, ...]]:
    """The first row of a measure with what is merged with rows of the measures before, and a doubt for each column."""
    cells = list(_with_indicator(header, line, above.parts))
    doubts: list[str] = []
    for at, (one, cell) in enumerate(header.sort(line)):
        words = _repeated(above.cells[one.at]) if _may_share(one, cell) and one.at in above.cells else ()
        if any(each.text.strip() for each in words):
            cells[at] = replace(cell, blocks=words, goes_on=False)
            doubts.append(_SAID.format(column=_SHARED[one.column]))
    return replace(line, cells=tuple(cells)), tuple(dict.fromkeys(doubts))


def _may_share(one: Heading, cell: Cell) -> bool:
    """Whether a cell is the lower part of one whose words are no mark below a month or a status."""
    marked = one.slot or one.part or one.status
    return cell.goes_on and not cell.text.strip() and one.column in _SHARED and not marked


def _repeated(cell: Cell) -> tuple[Paragraph, ...]:
    """The words of a cell and where they lead; what floats at them stands once, where they do."""
    return tuple(replace(one, pictures=(), notes=(), boxes=(), losses=()) for one in words_in(cell))


def _with_indicator(header: Header, line: Line, parts: dict[int, Cell]) -> Sequence[Cell]:
    """The cells of a row, with the part of its issue that is merged over several; ``parts`` keeps those by place."""
    cells = list(line.cells)
    issue = [(one, cell) for one, cell in header.sort(line) if one.column is Column.ISSUE]
    for one, cell in issue:
        if cell.goes_on and one.at in parts and len(issue) > 1:
            cells[line.cells.index(cell)] = replace(cell, blocks=parts[one.at].blocks, goes_on=False)
        elif not cell.goes_on:
            parts[one.at] = cell
    return cells
