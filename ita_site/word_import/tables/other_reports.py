"""Tables headed like the form that report something else: risks, a plan of action, an annex, another year."""

import re
from collections.abc import Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Block, Paragraph
from ita_site.word_import.tables.captions import heads_rows, is_title, kind_of
from ita_site.word_import.tables.header import Header, headers
from ita_site.word_import.tables.vertical import tables_of
from ita_site.word_import.words.column_names import MAX_HEADING

_RISK: Final = fold("ความเสี่ยง")
_OTHER_REPORT: Final = re.compile(rf"{_RISK}|แผนปฏิบัติการ")
_ANNEX: Final = re.compile(r"\W*ภาคผนวก.{0,60}")
_YEAR: Final = re.compile(r"(?<!\d)25\d\d(?!\d)")
_TOLD: Final = "ตารางนี้อาจไม่ใช่มาตรการของรายงานฉบับนี้ ({why}) ถ้าไม่ใช่ ลบไฟล์นี้ ถ้าใช่ ลบบรรทัดนี้"


def speaks_of_risks(header: Header) -> bool:
    """Whether a heading of a table names risks."""
    return any(_RISK in fold(one.text) for one in header.headings)


def only_some_speak_of_risks(blocks: Sequence[Block]) -> bool:
    """Whether a table reports measures under headings that name no risks, so that those that do are no form."""
    found = [one[2] for table in tables_of(blocks) for one in headers(table.lines)]
    return any(one.reports and not speaks_of_risks(one) for one in found)


def opens_annex(text: str) -> bool:
    """Whether a line heads the annex of a report."""
    return bool(_ANNEX.fullmatch(fold(text)))


def is_another(captions: Sequence[Paragraph], *, like: bool, annexed: bool) -> bool:
    """Whether a table below ``captions`` is surely no part of the form; ``like`` is whether it is headed as that is."""
    if heads_rows(captions):
        return False
    return annexed or (not like and bool(_section(captions)))


def doubt_of(captions: Sequence[Paragraph], year: int, *, annexed: bool) -> str:
    """Why a table below ``captions`` may be no part of the form, in Thai; nothing where nothing says so."""
    if annexed:
        return _TOLD.format(why="อยู่ในภาคผนวก")
    if line := _section(captions):
        return _TOLD.format(why=f"ข้อความเหนือตาราง: {line}")
    named = {found for one in captions if is_title(one.text) for found in _YEAR.findall(fold(one.text))}
    if year and named and str(year) not in named:
        return _TOLD.format(why=f"เหนือตารางกล่าวถึงปี {', '.join(sorted(named))}")
    return ""


def _section(captions: Sequence[Paragraph]) -> str:
    """The line above a table that heads a report of risks or of a plan of action."""
    for one in captions:
        text = " ".join(one.text.split())
        if len(text) <= MAX_HEADING and kind_of(text) in {"", "ตาราง"} and _OTHER_REPORT.search(fold(text)):
            return text
    return ""
