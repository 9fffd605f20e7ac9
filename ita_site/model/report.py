"""One report: `content/reports/<id>/index.md`."""

from typing import Annotated

from ita_site.model.entry import VERBATIM, Entry, Says
from ita_site.model.field_types import Id, Line, Round, Text, Year


class Headings(Entry):
    """The six column headings as printed; in a measure, only those that differ from the report's."""

    issue: Annotated[Line | None, Says("หัวคอลัมน์ที่ 1", "Heading of column 1", VERBATIM)] = None
    activities: Annotated[Line | None, Says("หัวคอลัมน์ที่ 2", "Heading of column 2", VERBATIM)] = None
    responsible: Annotated[Line | None, Says("หัวคอลัมน์ที่ 3", "Heading of column 3", VERBATIM)] = None
    period: Annotated[Line | None, Says("หัวคอลัมน์ที่ 4", "Heading of column 4", VERBATIM)] = None
    results: Annotated[Line | None, Says("หัวคอลัมน์ที่ 5", "Heading of column 5", VERBATIM)] = None
    outcomes: Annotated[Line | None, Says("หัวคอลัมน์ที่ 6", "Heading of column 6", VERBATIM)] = None


class Report(Entry):
    """One report of an agency: content/reports/<id>/index.md."""

    id: Annotated[Id, Says("ชื่อโฟลเดอร์ของรายงาน เช่น 2567-12m", "The report's folder, such as 2567-12m", name="รหัส")]
    family: Annotated[Id, Says("ตระกูลของกรอบการประเมิน เช่น nacc", "The framework's family, such as nacc", name="ตระกูล")]
    assessed_year: Annotated[
        Year,
        Says(
            "ปีที่ถูกประเมิน ซึ่งผลเป็นที่มาของมาตรการ และเป็นปีของรหัสข้อคำถาม",
            "The assessment that the measures answer; item codes are of that year",
            name="ปีที่ถูกประเมิน",
        ),
    ]
    fiscal_year: Annotated[
        Year, Says("ปีงบประมาณที่ดำเนินมาตรการ", "The fiscal year in which the measures are carried out", name="ปีงบประมาณ")
    ]
    evidence_for_year: Annotated[
        Year | None,
        Says(
            "ปีการประเมินที่ใช้รายงานนี้เป็นหลักฐาน",
            "The assessment for which the report serves as evidence",
            name="ปีที่ใช้เป็นหลักฐาน",
        ),
    ] = None
    round: Annotated[Round, Says("รอบกี่เดือน", "How many months it covers", name="รอบ")]
    title_lines: Annotated[Text, Says("บรรทัดชื่อเรื่องของรายงาน", "The title lines of the report", VERBATIM, name="ชื่อเรื่อง")]
    introduction: Annotated[Text, Says("ย่อหน้านำของรายงาน", "The introduction of the report", VERBATIM, name="ย่อหน้านำ")]
    headings: Annotated[
        Headings, Says("หัวคอลัมน์ของรายงาน ต้องมีครบทั้งหก", "The report's column headings, all six", name="หัวคอลัมน์")
    ]
