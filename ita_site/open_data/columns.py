"""Columns that tables of open data share: keys by which they are joined, and the usual kinds of value."""

from typing import Final

from pydantic import BaseModel

from ita_site.model.entry import READING, Says, says
from ita_site.model.measure import Result
from ita_site.model.report import Headings
from ita_site.open_data.table import Column, Kind


def said_of(entry: type[BaseModel], name: str) -> Says:
    """Return what the field of the content means."""
    return says(entry.model_fields[name])


def text(name: str, title: str, meaning: Says, *, required: bool = False) -> Column:
    """Return a column of words."""
    return Column(name, Kind.TEXT, title, meaning, required)


def whole(name: str, title: str, meaning: Says, *, required: bool = False) -> Column:
    """Return a column of whole numbers."""
    return Column(name, Kind.WHOLE, title, meaning, required)


def key(name: str, title: str, th: str, en: str, *, required: bool = True) -> Column:
    """Return a column that names a thing, in this table or another."""
    return Column(name, Kind.TEXT, title, Says(th, en), required)


REPORT_ID: Final = key("report_id", "รหัสรายงาน", "รายงานฉบับใด เช่น 2567-12m", "The report, such as 2567-12m")
MEASURE_ID: Final = key(
    "measure_id", "รหัสมาตรการ", "รหัสรายงาน/รหัสมาตรการ ไม่ซ้ำกันทุกปี", "report/measure: unique over all years"
)
ACTIVITY_ID: Final = key(
    "activity_id", "รหัสกิจกรรม", "รหัสมาตรการ/a ตามด้วยลำดับกิจกรรม", "The measure's id, /a and the activity's number"
)
RESULT_ID: Final = key(
    "result_id", "รหัสผล", "รหัสมาตรการ/r ตามด้วยลำดับของผล", "The measure's id, /r and the result's place"
)
OUTCOME_ID: Final = key(
    "outcome_id", "รหัสผลลัพธ์", "รหัสมาตรการ/o ตามด้วยลำดับของผลลัพธ์", "The measure's id, /o and the outcome's place"
)
INDICATOR_ID: Final = key(
    "indicator_id",
    "รหัสตัวชี้วัด",
    "กรอบและปีการประเมิน/เลขตัวชี้วัด เช่น nacc-2566/6",
    "Framework, its year and the indicator's number, such as nacc-2566/6",
)
ITEM_ID: Final = key(
    "item_id",
    "รหัสข้อคำถามพร้อมปี",
    "กรอบและปีการประเมิน/รหัสข้อ เช่น nacc-2566/e1 รหัสเดียวกันของคนละปีเป็นคนละข้อ",
    "Framework, its year and the item's code: one code means different items in different years",
)
FRAMEWORK_ID: Final = key(
    "framework_id",
    "รหัสกรอบ",
    "ตระกูลและปีของกรอบการประเมิน เช่น nacc-2566",
    "Family and year of the framework, such as nacc-2566",
)
UNIT_ID: Final = key("unit_id", "รหัสส่วนราชการ", "รหัสของส่วนราชการ", "The unit's id")
AGENCY_ID: Final = key(
    "agency_id",
    "รหัสหน่วยงาน",
    "รหัสสั้นของหน่วยงาน เพื่อรวมตารางของหลายหน่วยงาน ว่างเมื่อหน่วยงานไม่ได้ระบุ",
    "The agency's short id, by which tables of several agencies are joined; empty where the agency says none",
    required=False,
)
"""The last column of every table, so that readers of columns by their place keep working."""
LOST: Final = Column("lost_picture", Kind.YES_NO, "ภาพหาย", said_of(Result, "lost_picture"), required=True)
NOTE: Final = text(
    "note", "หมายเหตุ", Says("ข้อความอิสระของผู้จัดทำเว็บไซต์ (Markdown)", "Free text of the site's editor (Markdown)", READING)
)


def place(th: str, en: str) -> Column:
    """Return a column of places, counted from 1."""
    return whole("number", "ลำดับ", Says(th, en), required=True)


def month(name: str, title: str, th: str, en: str) -> Column:
    """Return a column of months of the common era."""
    return Column(name, Kind.MONTH, title, Says(f"{th} (ค.ศ.)", f"{en}, common era"), required=True)


def year(name: str, title: str, meaning: Says, *, required: bool = True) -> Column:
    """Return a column of years of the Buddhist era."""
    return whole(
        name, title, Says(f"{meaning.th} (พ.ศ.)", f"{meaning.en}, Buddhist era", meaning.voice), required=required
    )


def headings() -> tuple[Column, ...]:
    """Return the six column headings of the official form."""
    return tuple(
        text(f"heading_{name}", meaning.th, meaning)
        for name, meaning in ((n, said_of(Headings, n)) for n in Headings.model_fields)
    )
