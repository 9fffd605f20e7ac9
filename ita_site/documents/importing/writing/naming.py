"""What things are called: columns in messages, and headings on one line."""

from typing import Final

from ita_site.documents.importing.table.columns import Column
from ita_site.values import MAX_LINE

NAMES: Final = {
    Column.ISSUE: "ประเด็น",
    Column.ACTIVITIES: "มาตรการ/กิจกรรม",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
    Column.RESULTS: "ผลการดำเนินการ",
    Column.OUTCOMES: "ผลลัพธ์",
    Column.STATUS: "สถานะ",
}
"""What the columns are called in messages."""


def heading_line(text: str) -> str:
    """A heading as one line."""
    return " ".join(text.split("\n")).strip()[:MAX_LINE]
