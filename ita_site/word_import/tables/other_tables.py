"""Tables that are no part of the form, or only may be: of other rounds, other reports, numbers, names, pictures."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.grid import Grid, GridRow
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row_kinds import is_signature
from ita_site.word_import.tables.surroundings import TABLE, heads_rows, is_title, kind_of, says_on
from ita_site.word_import.words.column_names import MAX_HEADING, words_of

_MONTHS: Final = {"6": 6, "หก": 6, "12": 12, "สิบสอง": 12}
_ROUND: Final = re.compile(r"(?:รอบ|ราย|ระยะ(?:เวลา)?)\s*(?:ที่\s*\d\s*)?[(:]?\s*(\d{1,2}|หก|สิบสอง)\s*เดือน(?!ละ)")

_RISK: Final = fold("ความเสี่ยง")
_OTHER_REPORT: Final = re.compile(rf"{_RISK}|แผนปฏิบัติการ")
_ANNEX: Final = re.compile(r"\W*ภาคผนวก.{0,60}")
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")

_SHORT: Final = 40
"""The longest heading of a column in a table of numbers or names, in characters."""

_HEADINGS: Final = frozenset(
    map(
        words_of,
        [
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
            "ชื่อ",
            "ชื่อ-สกุล",
            "ชื่อ-นามสกุล",
            "ตำแหน่ง",
            "สังกัด",
            "วันที่",
            "วัน/เดือน/ปี",
            "เวลา",
            "สถานที่",
            "ปี",
            "ปีงบประมาณ",
            "หัวข้อ",
            "เรื่อง",
            "ชื่อเรื่อง",
            "โครงการ",
            "ชื่อโครงการ",
            "กิจกรรม",
            "เป้าหมาย",
            "ผู้เข้าร่วม",
            "ลายมือชื่อ",
            "แหล่งงบประมาณ",
            "หน่วยงาน",
            "ส่วนราชการ",
            "ผู้รับผิดชอบ",
            "ระยะเวลา",
            "ระดับ",
            "ตัวชี้วัด",
            "ไตรมาส",
            "ช่องทาง",
            "ผลการประเมิน",
            "สถานะ",
        ],
    )
)
"""Headings of tables that list numbers, names or spending."""

_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LEAST: Final = 2
_NUMERIC: Final = re.compile(r"(?=.*\d)[\s\d.,/%()\-–—]+(?:บาท|คน|ครั้ง|เรื่อง|ราย|ร้อยละ)?\s*")
_MOSTLY: Final = 0.6
"""The share of its cells that makes a table one of numbers."""

_CAPTION: Final = re.compile(
    r"\W*(?:ตาราง|สรุป|บัญชี|ทะเบียน|รายชื่อ|สถิติ|จำนวน|งบประมาณ|การใช้จ่าย|ผลการใช้จ่าย|รายละเอียด|ข้อมูล|ภาคผนวก|เอกสารแนบ)"
)
"""How the caption of a table of its own begins."""

_ALBUM: Final = re.compile(r"[(]?\s*(?:ภาพ|รูป)(?!รวม|แบบ|ลักษณ์).{0,160}", re.DOTALL)


def rounds_in(text: str) -> frozenset[int]:
    """Return the rounds that words name, in months: 6, 12."""
    return frozenset(_MONTHS[match[1]] for match in _ROUND.finditer(fold(text)) if match[1] in _MONTHS)


def round_named(texts: Iterable[str]) -> int:
    """Return the round that the first of several lines names that names a single one; 0 for none."""
    named = (rounds_in(text) for text in texts if len(text) <= MAX_HEADING)
    return next((months for rounds in named if len(rounds) == 1 for months in rounds), 0)


def speaks_of_risks(header: Header) -> bool:
    """Return whether a heading of a table names risks."""
    return any(_RISK in fold(heading.text) for heading in header.headings)


def opens_annex(text: str) -> bool:
    """Return whether a line heads the annex of a report."""
    return bool(_ANNEX.fullmatch(fold(text)))


def is_other_report(captions: Sequence[Paragraph], *, like: bool, annexed: bool) -> bool:
    """Return whether a table below `captions` surely reports something else; `like`: it is headed as the form is."""
    return not heads_rows(captions) and (annexed or (not like and bool(_other_title(captions))))


def report_doubts(captions: Sequence[Paragraph], year: int, *, annexed: bool) -> tuple[Doubt, ...]:
    """Return why a table below `captions` may be no part of the report of `year`; `annexed`: it is in the annex."""
    named = {match for one in captions if is_title(one.text) for match in _YEAR.findall(fold(one.text))}
    if annexed:
        reason = "อยู่ในภาคผนวก"
    elif line := _other_title(captions):
        reason = f"ข้อความเหนือตาราง: {line}"
    elif year and named and str(year) not in named:
        reason = f"เหนือตารางกล่าวถึงปี {', '.join(sorted(named))}"
    else:
        return ()
    return (doubt(DoubtKind.OTHER_REPORT, reason),)


def _other_title(captions: Sequence[Paragraph]) -> str:
    """Return the line above a table that heads a report of risks or a plan of action; nothing where none does."""
    for caption in captions:
        text = " ".join(caption.text.split())
        if len(text) <= MAX_HEADING and kind_of(text) in {"", TABLE} and _OTHER_REPORT.search(fold(text)):
            return text
    return ""


def continues(grid: Grid, header: Header, captions: Sequence[Paragraph]) -> bool:
    """Return whether a table without a header, below `captions`, holds rows of the form above it.

    It does where a row is as wide as the form, unless it has a caption, headings or numbers of a table of its own.
    """
    first = next((row for row in grid.rows if row.filled), None)
    if first is None or not any(len(row.cells) == len(header.headings) for row in grid.rows):
        return False
    own = is_signature(first, header) or _has_headings([cell.text for cell in first.filled])
    return not (own or _has_caption(captions) or _holds_numbers(grid))


def _has_headings(texts: Sequence[str]) -> bool:
    """Return whether a row names columns of another table: short words, of which half at least are known headings."""
    known = [words_of(_BRACKETED.sub(" ", text)) in _HEADINGS for text in texts]
    return max(map(len, texts)) <= _SHORT and sum(known) >= max(_LEAST, len(known) / 2)


def _has_caption(captions: Sequence[Paragraph]) -> bool:
    """Return whether the line right above a table is the caption of a new one."""
    line = next((caption.text for caption in reversed(captions) if caption.text.strip()), "")
    goes_on = says_on(line) or kind_of(line) not in {"", TABLE}
    return len(line) <= 2 * _SHORT and bool(_CAPTION.match(fold(line))) and not goes_on


def _holds_numbers(grid: Grid) -> bool:
    """Return whether a table holds little but numbers behind its first column."""
    texts = [cell.text for row in grid.rows for cell in row.filled[1:] if cell.text]
    numbers = [text for text in texts if _NUMERIC.fullmatch(fold(text))]
    return bool(texts) and len(numbers) >= _MOSTLY * len(texts)


def is_album(rows: Sequence[GridRow]) -> bool:
    """Return whether a table only shows pictures and their captions."""
    cells = [cell for row in rows for cell in row.filled]
    shown = [cell for cell in cells if any(paragraph.pictures for paragraph in cell.words)]
    named = [cell for cell in cells if cell not in shown and _ALBUM.fullmatch(cell.text)]
    return bool(cells) and (len(shown) + len(named) == len(cells) or 2 * len(shown) >= len(cells))
