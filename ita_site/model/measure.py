"""One measure, a row of the official six-column table: `content/reports/<report>/measures/<any name>.md`.

The form is the table that the agency's report of fiscal year 2567 prints.
"""

from typing import Annotated, Final

from ita_site.model.agency import ALL_UNITS
from ita_site.model.choices import FileKind
from ita_site.model.entry import READING, VERBATIM, Entry, Says
from ita_site.model.field_types import Day, Id, Line, Span, Text, Url, Whole, YesNo
from ita_site.model.report import Headings

NOT_THE_SAME: Final = "none"
"""What `same_as` says of a promise that is like no other."""


class Expectation(Entry):
    """What a piece of evidence should be: an answer that is something else is suspect."""

    kind: Annotated[FileKind | None, Says("ชนิดของไฟล์ที่ควรได้", "The kind of file that should answer", name="ชนิดไฟล์")] = (
        None
    )
    text: Annotated[Line | None, Says("ข้อความที่หน้านั้นต้องมี", "Words that the page must show", name="ข้อความที่ต้องมี")] = None


class Evidence(Entry):
    """A web address that the report gives for a result or an outcome."""

    url: Annotated[Url, Says("ที่อยู่เว็บของหลักฐาน", "The address of the evidence", name="ที่อยู่")]
    printed: Annotated[
        Line | None,
        Says(
            "ที่อยู่ตามที่รายงานพิมพ์ เมื่อไม่ตรงกับ url",
            "The address as the report prints it, where that differs from url",
            VERBATIM,
            name="ที่อยู่ตามที่พิมพ์",
        ),
    ] = None
    expect: Annotated[
        Expectation | None,
        Says("หลักฐานควรเป็นอะไร ใช้เมื่อตรวจลิงก์", "What the evidence should be, for the link check", name="สิ่งที่ควรได้"),
    ] = None

    @property
    def as_printed(self) -> str:
        """Return the address as the report prints it."""
        return self.printed or self.url


class Activity(Entry):
    """One promised activity of a measure."""

    number: Annotated[
        Whole, Says("ลำดับของกิจกรรมในมาตรการ", "The activity's number within the measure", name="เลขกิจกรรม")
    ]
    text: Annotated[
        Text,
        Says(
            "ข้อความของกิจกรรม รวมเลขข้อที่พิมพ์", "The activity's words, its printed number included", VERBATIM, name="ข้อความ"
        ),
    ]
    same_as: Annotated[
        Line | None,
        Says(
            f"กิจกรรมเรื่องเดียวกันในรายงานนี้ที่มีผลแล้ว เช่น service-quality/8 หรือ {NOT_THE_SAME} เมื่อไม่มี เว็บไซต์จะเลิกเดา",
            f"The same promise in this report that has a result, or {NOT_THE_SAME}; the site then no longer guesses",
            READING,
            name="เรื่องเดียวกับ",
        ),
    ] = None


class Claim(Entry):
    """A line that the report states, with the evidence it gives for it."""

    text: Annotated[Text, Says("ข้อความตามรายงาน", "The words of the report", VERBATIM, name="ข้อความ")]
    evidence: Annotated[
        tuple[Evidence, ...],
        Says("หลักฐานที่รายงานให้ไว้กับข้อความนี้", "The evidence that the report gives for it", name="หลักฐาน"),
    ] = ()
    lost_picture: Annotated[
        YesNo,
        Says("ต้นฉบับมีภาพตรงนี้ แต่ภาพไม่ได้มากับข้อความ", "The original had a picture here that was lost", name="ภาพที่หาย"),
    ] = False


class Result(Claim):
    """A line of the column ผลการดำเนินการ, and our reading of which activities it answers."""

    answers: Annotated[
        tuple[Whole, ...],
        Says(
            "ลำดับกิจกรรมที่ผลนี้ตอบ ตามที่ผู้จัดทำอ่าน",
            "Numbers of the activities it answers, as we read it",
            READING,
            name="กิจกรรมที่ตอบ",
        ),
    ] = ()
    date: Annotated[
        Day | None,
        Says("วันที่ที่ข้อความกล่าวถึง (ปี พ.ศ.)", "The date that the text names (Buddhist era)", READING, name="วันที่"),
    ] = None
    people: Annotated[
        Whole | None,
        Says("จำนวนผู้เข้าร่วมที่ข้อความกล่าวถึง", "How many people the text says took part", READING, name="จำนวนคน"),
    ] = None

    @property
    def is_paired(self) -> bool:
        """Return whether anyone has said which activities it answers, if any; an import leaves that to a person."""
        return "answers" in self.model_fields_set


class Outcome(Claim):
    """A line of the column ผลลัพธ์."""


class Issue(Entry):
    """The column ประเด็น: what was to be improved."""

    text: Annotated[Text, Says("ข้อความในช่องประเด็น", "The words of the column", VERBATIM, name="ข้อความ")]
    indicator: Annotated[
        Whole | None, Says("เลขตัวชี้วัดที่ข้อความระบุ", "The number of the indicator that the text names", name="ตัวชี้วัด")
    ] = None
    items: Annotated[
        tuple[Id, ...], Says("รหัสข้อคำถามที่ข้อความระบุ เช่น e1", "Codes of the items that the text names", name="ข้อคำถาม")
    ] = ()
    resembles: Annotated[
        tuple[Id, ...],
        Says(
            "รหัสข้อคำถามที่ถ้อยคำตรงกันแต่รายงานไม่ได้ระบุรหัส",
            "Codes of items that the text words without naming them",
            READING,
            name="ข้อคำถามที่คล้าย",
        ),
    ] = ()


class Responsible(Entry):
    """The column ผู้รับผิดชอบ."""

    text: Annotated[Text, Says("ข้อความในช่องผู้รับผิดชอบ", "The words of the column", VERBATIM, name="ข้อความ")]
    units: Annotated[
        tuple[Id, ...],
        Says(
            f"รหัสส่วนราชการจาก agency.yml หรือ {ALL_UNITS} เมื่อหมายถึงทุกส่วนราชการ",
            f"Ids of units in agency.yml, or {ALL_UNITS} for every unit",
            READING,
            name="ส่วนราชการ",
        ),
    ]


class Measure(Entry):
    """One row of the official table: content/reports/<report>/measures/<any name>.md."""

    id: Annotated[
        Id,
        Says(
            "รหัสของมาตรการ ใช้ในที่อยู่ของหน้า ห้ามเปลี่ยนหลังเผยแพร่", "The measure's id; part of a published address", name="รหัส"
        ),
    ]
    order: Annotated[Whole, Says("ลำดับของมาตรการในรายงาน", "The measure's place in the report", name="ลำดับ")]
    title: Annotated[
        Line, Says("ชื่อเรียกสั้น ๆ ที่ผู้จัดทำเว็บไซต์ตั้ง", "A short name that the site's editor gives", READING, name="ชื่อเรียก")
    ]
    issue: Annotated[Issue, Says("ประเด็นที่ต้องปรับปรุงแก้ไข/พัฒนา", "What was to be improved", name="ประเด็น")]
    lead: Annotated[
        Text | None,
        Says("ข้อความนำหน้ารายการกิจกรรม", "Words that stand before the activities", VERBATIM, name="ข้อความนำ"),
    ] = None
    activities: Annotated[tuple[Activity, ...], Says("กิจกรรมที่บอกว่าจะทำ", "The promised activities", name="กิจกรรม")]
    responsible: Annotated[Responsible, Says("ผู้รับผิดชอบ", "Who is responsible", name="ผู้รับผิดชอบ")]
    period: Annotated[Span, Says("ระยะเวลาเป็นเดือนปี พ.ศ.", "The months, Buddhist era", name="ช่วงเดือน")]
    period_text: Annotated[
        Text, Says("ข้อความในช่องระยะเวลา", "The words of the column", VERBATIM, name="ข้อความระยะเวลา")
    ]
    status: Annotated[
        Line | None,
        Says(
            "สถานะที่รายงานกล่าวรวมทั้งแถว เช่น ดำเนินการแล้ว",
            "What the report says of the row as a whole",
            VERBATIM,
            name="สถานะ",
        ),
    ] = None
    results: Annotated[tuple[Result, ...], Says("ผลการดำเนินการ ทีละข้อความ", "The results, line by line", name="ผล")] = ()
    outcomes: Annotated[
        tuple[Outcome, ...], Says("ผลลัพธ์/ความสำเร็จ ทีละข้อความ", "The outcomes, line by line", name="ผลลัพธ์")
    ] = ()
    headings: Annotated[
        Headings, Says("หัวคอลัมน์ที่ต่างจากของรายงาน", "Column headings that differ from the report's", name="หัวคอลัมน์")
    ] = Headings()
