"""What each table of a document was taken for, in Thai: its part, its columns with their scores, its rows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ita_site.word_import.doubts import remark
from ita_site.word_import.tables.classify import Sheet
from ita_site.word_import.tables.header import Heading
from ita_site.word_import.tables.kinds import Part, RowKind
from ita_site.word_import.words.column_names import NAMES, Column

_PARTS = {
    Part.FORM: "ตารางของแบบรายงาน",
    Part.CONTINUES: "ต่อจากตารางก่อนหน้า (ไม่มีหัวตาราง)",
    Part.ALBUM: "ตารางภาพ",
    Part.OTHER_ROUND: "ตารางของรอบอื่น",
    Part.OTHER: "ไม่ใช่ตารางของแบบรายงาน",
    Part.LEFT_OUT: "ตารางที่นำออก",
}
_KINDS = {
    RowKind.ABOVE: "ข้อความเหนือหัวตาราง",
    RowKind.HEADER: "หัวตาราง",
    RowKind.AGAIN: "หัวตารางพิมพ์ซ้ำ",
    RowKind.EMPTY: "แถวว่าง",
    RowKind.COUNT: "เลขคอลัมน์",
    RowKind.UNUSED: "แถวที่ไม่ได้ใช้",
    RowKind.VALUES: "ข้อมูลของมาตรการ",
    RowKind.GROUP: "หัวข้อของแถวข้างล่าง",
    RowKind.CAPTION: "ข้อความเต็มความกว้าง",
    RowKind.ADDS: "ข้อความเพิ่มของมาตรการข้างบน",
    RowKind.SUM: "ผลรวม",
    RowKind.SIGNATURE: "ลงชื่อ",
    RowKind.BELOW: "ข้อความใต้ตาราง",
    RowKind.LEFT_OUT: "แถวที่นำออก",
}
_COLUMNS = {
    **NAMES,
    Column.NUMBER: "ลำดับ",
    Column.EVIDENCE: "หลักฐาน",
    Column.OTHER: "ไม่มีช่องในแบบรายงาน",
}


def explain_tables(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield lines in Thai: for each table its part, for each column its meaning and score, for each row its kind.

    For example `ตาราง 1: ตารางของแบบรายงาน`, `  “กิจกรรม” → มาตรการ/กิจกรรม (100) รองลงมา ประเด็น (40)`,
    `  แถว 2–5: ข้อมูลของมาตรการ`.
    """
    for sheet in sheets:
        yield f"ตาราง {sheet.grid.path}: {_PARTS[sheet.part]}"
        yield from (f"  {remark(doubt)}" for doubt in sheet.doubts)
        if sheet.header is not None:
            yield from map(_column, sheet.header.headings)
        yield from _rows(sheet)


def _column(heading: Heading) -> str:
    meaning = f"  “{heading.text}” → {_COLUMNS[heading.column]} ({heading.score})"
    if heading.runner_up is None:
        return meaning
    column, score = heading.runner_up
    return f"{meaning} รองลงมา {_COLUMNS[column]} ({score})"


def _rows(sheet: Sheet) -> Iterator[str]:
    """Yield the rows, those of one kind that follow each other on one line."""
    for kind, rows in groupby(enumerate(sheet.kinds, 1), key=lambda row: row[1]):
        numbers = [number for number, _ in rows]
        span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        yield f"  แถว {span}: {_KINDS[kind]}"
