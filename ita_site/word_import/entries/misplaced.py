"""What a cell of activities says of other columns, as in ``(ผู้รับผิดชอบ : กองคลัง)``, where the table has none for it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from ita_site.text.dates import period
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.words.column_names import Column, names_in_full

_LABELS: Final = {
    Column.RESPONSIBLE: r"(?:ผู้|หน่วยงาน(?:ที่)?|ส่วนราชการที่)รับผิดชอบ(?:หลัก)?",
    Column.PERIOD: r"(?:ระยะเวลา|กำหนดเวลา|ช่วงเวลา)(?:การ|ที่)?(?:ดำเนินการ|ดำเนินงาน)?",
}
_SAYS: Final = {
    column: re.compile(rf"[ \t]*[-–•]?[ \t]*[(\[]?[ \t]*(?:{label})[ \t]*(?:[:：]|คือ|ได้แก่)[ \t]*\S.*")
    for column, label in _LABELS.items()
}
_WITHIN: Final = {
    column: re.compile(rf"[(\[][ \t]*(?:{label})[ \t]*(?:[:：]|คือ|ได้แก่)[^()\[\]\n]+[)\]]")
    for column, label in _LABELS.items()
}
_OUTCOME: Final = re.compile(
    r"[ \t]*[-–•]?[ \t]*(?:ผลลัพธ์|ความสำเร็จ)(?:/?(?:ผลลัพธ์|ความสำเร็จ))?(?:ของการดำเนินการ|ที่ได้|ที่เกิดขึ้น)?"
    r"[ \t]*[:：][ \t]*\S.*"
)
_PARTS: Final = re.compile(r"\n|[ \t]/[ \t]|[()]")
_NAMES: Final = {Column.RESPONSIBLE: "ผู้รับผิดชอบ", Column.PERIOD: "ระยะเวลา"}


def take_out(
    cells: dict[Column, tuple[Paragraph, ...]], columns: Collection[Column], responsible: str = ""
) -> Iterator[Doubt]:
    """Move such lines to the columns that they name; yields what is not certain then.

    ``responsible`` is the heading of who is responsible, which may stand for the time as well.
    """
    if Column.OUTCOMES not in columns and cells.get(Column.RESULTS):
        yield from _outcomes(cells)
    yield from _from_activities(cells, columns)
    if Column.PERIOD not in columns and not cells.get(Column.PERIOD):
        yield from _beside_names(cells, responsible)


def _outcomes(cells: dict[Column, tuple[Paragraph, ...]]) -> Iterator[Doubt]:
    """Lines of the results that call themselves outcomes."""
    split = [_parted(one, _OUTCOME) for one in cells[Column.RESULTS]]
    moved = tuple(line for _, lines in split for line in lines)
    rest = tuple(one for one, _ in split if one is not None)
    if rest and moved:
        cells[Column.RESULTS], cells[Column.OUTCOMES] = rest, (*moved, *cells.get(Column.OUTCOMES, ()))
        yield doubt(DoubtKind.OUTCOMES_IN_RESULTS)


def _beside_names(cells: dict[Column, tuple[Paragraph, ...]], heading: str) -> Iterator[Doubt]:
    """Months that stand beside those who are responsible, in one column for both."""
    text = text_of(cells.get(Column.RESPONSIBLE, ()))
    parts = [one.strip() for one in _PARTS.split(text) if one.strip()]
    months = [one for one in parts if period(one)]
    if not months and not (text and names_in_full(heading, Column.PERIOD)):
        return
    # the words stay with those who are responsible as well
    cells[Column.PERIOD] = tuple(map(Paragraph, months or [text]))
    yield doubt(DoubtKind.PERIOD_BESIDE_NAMES)


def _from_activities(cells: dict[Column, tuple[Paragraph, ...]], columns: Collection[Column]) -> Iterator[Doubt]:
    for column, says in _SAYS.items():
        if column in columns or not cells.get(Column.ACTIVITIES):
            continue
        split = [_parted(one, says) for one in cells[Column.ACTIVITIES]]
        moved = tuple(line for _, lines in split for line in lines)
        rest = tuple(one for one, _ in split if one is not None)
        within = dict.fromkeys(words for one in rest for words in _WITHIN[column].findall(one.text))
        if rest and (moved or within):
            # what stands within an activity's words stays there as well
            cells[Column.ACTIVITIES], cells[column] = rest, (*moved, *map(Paragraph, within))
            yield doubt(DoubtKind.FIELD_IN_ACTIVITIES, _NAMES[column])


def _parted(paragraph: Paragraph, says: re.Pattern[str]) -> tuple[Paragraph | None, list[Paragraph]]:
    """(what remains of a paragraph, its lines that say something of another column)."""
    lines = paragraph.text.split("\n")
    mine = [line for line in lines if says.fullmatch(line)]
    if not mine:
        return paragraph, []
    rest = "\n".join(line for line in lines if line not in mine)
    told = [Paragraph(line) for line in mine]
    if rest.strip() or paragraph.pictures or paragraph.links or paragraph.boxes or paragraph.losses or paragraph.notes:
        return replace(paragraph, text=rest), told
    return None, told
