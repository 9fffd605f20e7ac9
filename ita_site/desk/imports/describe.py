"""Say in Thai what a decision is, so that an officer knows it again and can take it back."""

from typing import Final

from ita_site.desk.imports.names import COLUMNS, LINES, PARTS, ROLES
from ita_site.word_import.decisions.decision import (
    ColumnIs,
    Decision,
    LineBegins,
    LineIs,
    LineSplit,
    RowIs,
    TableIs,
    WordsGo,
    WordsTo,
)

_SHOWN: Final = 60


def words_of(decision: Decision) -> str:
    """Return what a decision says: `“ผลงาน” เป็นคอลัมน์ ผลการดำเนินการ`."""
    if isinstance(decision, TableIs):
        return f"ตารางที่ขึ้นต้นว่า “{_short(decision.seen)}” เป็น {PARTS[decision.part]}"
    if isinstance(decision, ColumnIs):
        return f"คอลัมน์ “{_short(decision.seen)}” เป็น {COLUMNS[decision.is_column]}"
    if isinstance(decision, RowIs):
        return f"แถวที่ {decision.place.row} “{_short(decision.seen)}” เป็น {ROLES[decision.role]}"
    if isinstance(decision, WordsGo):
        return f"ข้อความ “{_short(decision.words)}” {_to(decision)}"
    return _of_line(decision)


def _of_line(decision: LineIs | LineBegins | LineSplit) -> str:
    line = f"บรรทัด “{_short(decision.seen)}”"
    if isinstance(decision, LineIs):
        return f"{line} เป็น {LINES[decision.kind]}"
    if isinstance(decision, LineSplit):
        return f"{line} แยกเป็น {len(decision.at) + 1} ข้อ" if decision.at else f"{line} เป็นข้อเดียว"
    return f"{line} {'เริ่มข้อใหม่' if decision.begins else 'ต่อกับบรรทัดบน'}"


def _to(decision: WordsGo) -> str:
    if decision.to is WordsTo.FIELD and decision.kind:
        return f"ใส่ในช่อง {LINES[decision.kind]}"
    return "เก็บเป็นหมายเหตุ" if decision.to is WordsTo.NOTE else "ตัดออก ไม่นำเข้า"


def _short(text: str) -> str:
    """Return the beginning of what a decision remembers of words."""
    words = " ".join(text.partition("…")[0].split())
    return words if len(words) <= _SHOWN and "…" not in text else f"{words[:_SHOWN]}…"
