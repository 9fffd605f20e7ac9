"""What a cell of activities says of other columns, as in ``(ผู้รับผิดชอบ : กองคลัง)``, where the table has none for it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from ita_site.documents.importing.columns import Column
from ita_site.documents.importing.flow import Paragraph

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
_NAMES: Final = {Column.RESPONSIBLE: "ผู้รับผิดชอบ", Column.PERIOD: "ระยะเวลา"}


def take_out(cells: dict[Column, tuple[Paragraph, ...]], columns: Collection[Column]) -> Iterator[str]:
    """Move such lines to the columns that they name; yields what is not certain then, in Thai."""
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
            yield f"อ่าน{_NAMES[column]}จากช่องกิจกรรม เพราะตารางไม่มีคอลัมน์ ถูกแล้วลบบรรทัดนี้"


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
