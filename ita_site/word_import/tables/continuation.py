"""A table without a header that is as wide as the form above it: whether it goes on with that, or is another table."""

import re
from collections.abc import Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph, Table
from ita_site.word_import.tables.captions import kind_of, says_on
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row import is_signature, told
from ita_site.word_import.words.column_names import words_of

_SHORT: Final = 40
"""The longest heading of a column in a table of numbers or names, in characters."""

_HEADINGS: Final = frozenset(
    words_of(one)
    for one in (
        *(
            "ที่",
            "ลำดับ",
            "ลำดับที่",
            "รายการ",
            "รวม",
            "รวมทั้งสิ้น",
            "เดือน",
            "จำนวน",
            "จำนวนคน",
            "จำนวนเงิน",
            "ครั้งที่",
            "ชาย",
            "หญิง",
        ),
        *(
            "หมายเหตุ",
            "ร้อยละ",
            "คะแนน",
            "งบประมาณ",
            "ตั้งไว้",
            "ใช้ไป",
            "เบิกจ่าย",
            "คงเหลือ",
            "ราคา",
            "หน่วยนับ",
            "หน่วย",
            "ประเภท",
        ),
        *(
            "ชื่อ",
            "ชื่อ-สกุล",
            "ชื่อ - สกุล",
            "ชื่อ-นามสกุล",
            "ตำแหน่ง",
            "สังกัด",
            "วันที่",
            "วัน/เดือน/ปี",
            "เวลา",
            "สถานที่",
            "ปี",
            "ปีงบประมาณ",
        ),
        *("หัวข้อ", "เรื่อง", "ชื่อเรื่อง", "โครงการ", "ชื่อโครงการ", "กิจกรรม", "เป้าหมาย", "ผู้เข้าร่วม", "ลายมือชื่อ", "แหล่งงบประมาณ"),
        *("หน่วยงาน", "ส่วนราชการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ระดับ", "ตัวชี้วัด", "ไตรมาส", "ช่องทาง", "ผลการประเมิน", "สถานะ"),
    )
)
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LEAST: Final = 2
_NUMERIC: Final = re.compile(r"[\s\d.,/%()\-–—]+(?:บาท|คน|ครั้ง|เรื่อง|ราย|ร้อยละ)?\s*")
_MOSTLY: Final = 0.6
"""The share of its cells that makes a table one of numbers."""

_CAPTION: Final = re.compile(
    r"\W*(?:ตาราง|สรุป|บัญชี|ทะเบียน|รายชื่อ|สถิติ|จำนวน|งบประมาณ|การใช้จ่าย|ผลการใช้จ่าย|รายละเอียด|ข้อมูล|ภาคผนวก|เอกสารแนบ)"
)
"""How the caption of a table of its own begins."""


def goes_on_as(table: Table, header: Header, captions: Sequence[Paragraph]) -> bool:
    """Whether a table below ``captions`` holds rows of the form above it, though it has no header."""
    if not any(len(line.cells) == len(header.headings) for line in table.lines):
        return False
    first = next(filter(None, map(told, table.lines)), [])
    if is_signature(first, header) or _has_headings([cell.text for cell in first]):
        return False
    return not (_captioned(captions) or _counts(table))


def _has_headings(texts: Sequence[str]) -> bool:
    """Whether a row names columns, and those of no form: short words, of which at least half are known for headings."""
    if any(len(text.strip()) > _SHORT for text in texts):
        return False
    known = [words_of(_BRACKETED.sub(" ", text)) in _HEADINGS for text in texts]
    return sum(known) >= max(_LEAST, len(known) / 2)


def _captioned(captions: Sequence[Paragraph]) -> bool:
    """Whether the line right above a table is the caption of a new one."""
    line = next((one.text for one in reversed(captions) if one.text.strip()), "")
    if says_on(line) or kind_of(line) not in {"", "ตาราง"}:
        return False
    return len(line) <= 2 * _SHORT and bool(_CAPTION.match(fold(line)))


def _counts(table: Table) -> bool:
    """Whether a table holds little but numbers behind its first column."""
    texts = [cell.text.strip() for line in table.lines for cell in told(line)[1:] if cell.text.strip()]
    numeric = [text for text in texts if _NUMERIC.fullmatch(fold(text)) and any(map(str.isdigit, fold(text)))]
    return bool(texts) and len(numeric) >= _MOSTLY * len(texts)
