"""Lines of a cell that head what was done in one part of the year."""

import re
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.entries.lines import CellLine

_PART: Final = re.compile(
    r"[-–•*]?\s*(?:ผลการดำเนินการ|ผลการดำเนินงาน)?\s*(?:ใน|ช่วง)?\s*"
    r"(?:รอบ\s*(?:ที่\s*\d\s*)?\(?(?:6|12|หก|สิบสอง)\s*เดือน\)?\s*(?:แรก|หลัง)?|(?:6|หก)\s*เดือน(?:แรก|หลัง)"
    r"|ครึ่งปี(?:แรก|หลัง)|ไตรมาส\s*(?:ที่)?\s*[1-4])"
    r"\s*(?:(?:ของ)?ปีงบประมาณ\s*(?:พ\.?ศ\.?)?\s*\d{2,4}|/\s*\d{2,4})?\s*(?:\([^()]*\))?\s*[:：]?"
)
"""A line that says only of which part of the year those below it tell."""


def heads_part(line: CellLine) -> bool:
    """Whether a line of a cell heads what was done in a round or a quarter, and is no result of its own."""
    return line.starts and not (line.links or line.pictures or line.ours) and bool(_PART.fullmatch(fold(line.text)))
