"""Tables that are no part of the form, or only may be: of other rounds, other reports, numbers, names, pictures."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.tables.grid import Grid, GridRow
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.row_kinds import is_signature
from ita_site.word_import.tables.surroundings import TABLE, heads_rows, is_title, kind_of, says_on
from ita_site.word_import.words.column_names import MAX_HEADING, Column, column_of

_MONTHS: Final = {"6": 6, "หก": 6, "12": 12, "สิบสอง": 12}
_ROUND: Final = re.compile(r"(?:รอบ|ราย|ระยะ(?:เวลา)?)\s*(?:ที่\s*\d\s*)?[(:]?\s*(\d{1,2}|หก|สิบสอง)\s*เดือน(?!ละ)")

_RISK: Final = fold("ความเสี่ยง")
_OTHER_REPORT: Final = re.compile(rf"{_RISK}|แผนปฏิบัติการ")
_ANNEX: Final = re.compile(r"\W*ภาคผนวก.{0,60}$")
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")

_NUMERIC: Final = re.compile(r"(?=.*\d)[\s\d.,/%()\-–—]+(?:บาท|คน|ครั้ง|เรื่อง|ราย|ร้อยละ)?\s*")
_MOSTLY: Final = 0.6
"""The share of its cells that makes a table one of numbers."""

_SHORT: Final = 80
"""The longest caption, in characters."""

_CAPTION: Final = re.compile(
    r"\W*(?:ตาราง|สรุป|บัญชี|ทะเบียน|รายชื่อ|สถิติ|จำนวน|งบประมาณ|การใช้จ่าย|ผลการใช้จ่าย|รายละเอียด|ข้อมูล|ภาคผนวก|เอกสารแนบ)"
)
"""How the caption of a table of its own begins."""


def rounds_in(text: str) -> frozenset[int]:
    """Return the rounds that words name, in months: 6, 12."""
    return frozenset(_MONTHS[match[1]] for match in _ROUND.finditer(fold(text)) if match[1] in _MONTHS)


def round_named(line: str) -> int:
    """Return the only round that a line names, in months; 0 where it names none or several."""
    rounds = rounds_in(line) if len(line) <= MAX_HEADING else frozenset()
    return max(rounds) if len(rounds) == 1 else 0


def speaks_of_risks(header: Header) -> bool:
    """Return whether a heading of a table names risks."""
    return any(_RISK in fold(heading.text) for heading in header.headings)


def is_other_report(captions: Sequence[Paragraph], *, like: bool) -> bool:
    """Return whether a table below `captions` surely reports something else; `like`: it is headed as the form is."""
    if any(_ANNEX.match(fold(caption.text)) for caption in captions):
        return True
    return not like and bool(_names_another(captions)) and not heads_rows(captions)


def report_doubts(captions: Sequence[Paragraph], year: int) -> tuple[Doubt, ...]:
    """Return why a table below `captions` may be no part of the report of `year`: the line that names another."""
    line = _names_another(captions, year)
    return (doubt(DoubtKind.OTHER_REPORT, f"ข้อความเหนือตาราง: {line}"),) if line else ()


def _names_another(captions: Sequence[Paragraph], year: int = 0) -> str:
    """Return the first line that names another report: of risks, a plan of action, other years than a `year`."""
    lines = (" ".join(caption.text.split()) for caption in captions if len(caption.text) <= MAX_HEADING)
    return next((line for line in lines if _is_of_another(fold(line)) or (year and _is_of_other_year(line, year))), "")


def _is_of_another(line: str) -> bool:
    return bool(_OTHER_REPORT.search(line)) and kind_of(line) in {"", TABLE}


def _is_of_other_year(line: str, year: int) -> bool:
    """Return whether a line of a title names years, and none of them is `year`."""
    years = _YEAR.findall(fold(line)) if is_title(line) else []
    return bool(years) and str(year) not in years


def continues(grid: Grid, header: Header, captions: Sequence[Paragraph]) -> bool:
    """Return whether a table without a header, below `captions`, holds rows of the form above it.

    It does where a row is as wide as the form, unless it has a caption, numbered rows or figures of its own.
    """
    first = next((row for row in grid.rows if row.filled), None)
    if first is None or not any(len(row.cells) == len(header.headings) for row in grid.rows):
        return False
    own = is_signature(first, header) or column_of(first.filled[0].text) is Column.NUMBER
    return not (own or _has_caption(captions) or _holds_numbers(grid))


def _has_caption(captions: Sequence[Paragraph]) -> bool:
    """Return whether the line right above a table is the caption of a new one."""
    line = next((caption.text for caption in reversed(captions) if caption.text.strip()), "")
    return len(line) <= _SHORT and bool(_CAPTION.match(fold(line))) and not says_on(line)


def _holds_numbers(grid: Grid) -> bool:
    """Return whether a table holds little but numbers behind its first column."""
    texts = list(chain.from_iterable(row.texts[1:] for row in grid.rows))
    numbers = [text for text in texts if _NUMERIC.fullmatch(fold(text))]
    return len(numbers) >= max(_MOSTLY * len(texts), 1)


def is_album(rows: Sequence[GridRow]) -> bool:
    """Return whether a table shows pictures, as many as captions at least."""
    shown = [cell.shows_picture for cell in chain.from_iterable(row.filled for row in rows)]
    return bool(shown) and 2 * sum(shown) >= len(shown)
