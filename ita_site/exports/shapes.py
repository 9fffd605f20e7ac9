"""What is published of a report: every table and column with its type, its meaning and whose words it holds.

A published name never changes its meaning. Whoever changes anything but wording here counts up the version in
``ita_site.exports.version``; a test says so.
"""

from typing import Final

from pydantic import BaseModel

from ita_site.catalogue import Coverage
from ita_site.evidence import Reach
from ita_site.exports.table import Column, Kind, Reference, Shape
from ita_site.links.extract import KINDS
from ita_site.links.history import State
from ita_site.model import (
    READING,
    VERBATIM,
    Activity,
    Agency,
    Evidence,
    Expectation,
    Headings,
    Indicator,
    Instrument,
    Issue,
    Item,
    Measure,
    Outcome,
    Report,
    Responsible,
    Result,
    Says,
    Source,
    Unit,
)
from ita_site.reference import says

_NAMED: Final = "named"
_RESEMBLES: Final = "resembles"
RELATIONS: Final = (_NAMED, _RESEMBLES)
"""How a measure and an item belong together: the report names the code, or we read it so."""

_WEB: Final = "^[Hh][Tt][Tt][Pp][Ss]?://.+$"


def _of(entry: type[BaseModel], name: str) -> Says:
    return says(entry.model_fields[name])


def _text(name: str, title: str, meaning: Says, *, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, title, meaning, required)


def _whole(name: str, title: str, meaning: Says, *, required: bool = False) -> Column:
    return Column(name, Kind.WHOLE, title, meaning, required)


def _key(name: str, title: str, th: str, en: str, *, required: bool = True) -> Column:
    return Column(name, Kind.TEXT, title, Says(th, en), required)


_REPORT: Final = _key("report_id", "รหัสรายงาน", "รายงานฉบับใด เช่น 2567-12m", "The report, such as 2567-12m")
_MEASURE: Final = _key(
    "measure_id", "รหัสมาตรการ", "รหัสรายงาน/รหัสมาตรการ ไม่ซ้ำกันทุกปี", "report/measure: unique over all years"
)
_ACTIVITY: Final = _key(
    "activity_id", "รหัสกิจกรรม", "รหัสมาตรการ/a ตามด้วยลำดับกิจกรรม", "The measure's id, /a and the activity's number"
)
_RESULT: Final = _key(
    "result_id", "รหัสผล", "รหัสมาตรการ/r ตามด้วยลำดับของผล", "The measure's id, /r and the result's place"
)
_OUTCOME: Final = _key(
    "outcome_id", "รหัสผลลัพธ์", "รหัสมาตรการ/o ตามด้วยลำดับของผลลัพธ์", "The measure's id, /o and the outcome's place"
)
_INDICATOR: Final = _key(
    "indicator_id",
    "รหัสตัวชี้วัด",
    "กรอบและปีการประเมิน/เลขตัวชี้วัด เช่น nacc-2566/6",
    "Framework, its year and the indicator's number, such as nacc-2566/6",
)
_ITEM: Final = _key(
    "item_id",
    "รหัสข้อคำถามพร้อมปี",
    "กรอบและปีการประเมิน/รหัสข้อ เช่น nacc-2566/e1 รหัสเดียวกันของคนละปีเป็นคนละข้อ",
    "Framework, its year and the item's code: one code means different items in different years",
)
_FRAMEWORK: Final = _key(
    "framework_id",
    "รหัสกรอบ",
    "ตระกูลและปีของกรอบการประเมิน เช่น nacc-2566",
    "Family and year of the framework, such as nacc-2566",
)
_UNIT: Final = _key("unit_id", "รหัสส่วนราชการ", "รหัสของส่วนราชการ", "The unit's id")
_LOST: Final = Column("lost_picture", Kind.YES_NO, "ภาพหาย", _of(Result, "lost_picture"), required=True)
_NOTE: Final = _text(
    "note", "หมายเหตุ", Says("ข้อความอิสระของผู้จัดทำเว็บไซต์ (Markdown)", "Free text of the site's editor (Markdown)", READING)
)


def _place(th: str, en: str) -> Column:
    return _whole("number", "ลำดับ", Says(th, en), required=True)


def _month(name: str, title: str, th: str, en: str) -> Column:
    return Column(name, Kind.MONTH, title, Says(f"{th} (ค.ศ.)", f"{en}, common era"), required=True)


def _year(name: str, title: str, meaning: Says, *, required: bool = True) -> Column:
    return _whole(
        name, title, Says(f"{meaning.th} (พ.ศ.)", f"{meaning.en}, Buddhist era", meaning.voice), required=required
    )


def _headings() -> tuple[Column, ...]:
    return tuple(
        _text(f"heading_{name}", said.th, said) for name, said in ((n, _of(Headings, n)) for n in Headings.model_fields)
    )


REPORT: Final = Shape(
    "report",
    "รายงาน",
    Says("รายงานทั้งฉบับ หนึ่งแถว", "The report as a whole, in one row"),
    (
        _REPORT,
        _text("agency", "หน่วยงาน", _of(Agency, "name"), required=True),
        _FRAMEWORK,
        _year("assessed_year_be", "ปีที่ถูกประเมิน", _of(Report, "assessed_year")),
        _year("fiscal_year_be", "ปีงบประมาณ", _of(Report, "fiscal_year")),
        _year("evidence_for_year_be", "ใช้เป็นหลักฐานปี", _of(Report, "evidence_for_year"), required=False),
        _whole("round_months", "รอบ (เดือน)", _of(Report, "round"), required=True),
        _month(
            "covers_from", "ตั้งแต่เดือน", "เดือนแรกของรอบ ตามปีงบประมาณ", "The first month of the round, by the fiscal year"
        ),
        _month(
            "covers_to", "ถึงเดือน", "เดือนสุดท้ายของรอบ ตามปีงบประมาณ", "The last month of the round, by the fiscal year"
        ),
        _text("title_lines", "ชื่อเรื่อง", _of(Report, "title_lines"), required=True),
        _text("introduction", "บทนำ", _of(Report, "introduction"), required=True),
        *_headings(),
        _NOTE,
    ),
    key=("report_id",),
)

MEASURES: Final = Shape(
    "measures",
    "มาตรการ",
    Says("หนึ่งแถวต่อหนึ่งมาตรการ คือหนึ่งแถวของตารางทางการ", "One row for each measure: a row of the official table"),
    (
        _MEASURE,
        _REPORT,
        _place("ลำดับของมาตรการในรายงาน", "The measure's place in the report"),
        _text("title", "ชื่อเรียก", _of(Measure, "title"), required=True),
        _text("issue_text", "ประเด็น", _of(Issue, "text"), required=True),
        Column("indicator_id", Kind.TEXT, "รหัสตัวชี้วัด", _of(Issue, "indicator")),
        _text("lead", "ข้อความนำกิจกรรม", _of(Measure, "lead")),
        _text("responsible_text", "ผู้รับผิดชอบ", _of(Responsible, "text"), required=True),
        _text("period_text", "ระยะเวลา", _of(Measure, "period_text"), required=True),
        _month("period_start", "เริ่มเดือน", "เดือนแรกของระยะเวลา", "The first month"),
        _month("period_end", "สิ้นสุดเดือน", "เดือนสุดท้ายของระยะเวลา", "The last month"),
        _year("period_start_year_be", "เริ่มปี", Says("ปีของเดือนแรก", "The year of the first month")),
        _year("period_end_year_be", "สิ้นสุดปี", Says("ปีของเดือนสุดท้าย", "The year of the last month")),
        _text("status", "สถานะทั้งแถว", _of(Measure, "status")),
        *_headings(),
        _NOTE,
    ),
    key=("measure_id",),
    references=(Reference("report_id", "report"), Reference("indicator_id", "indicators")),
)

ACTIVITIES: Final = Shape(
    "activities",
    "กิจกรรม",
    Says("หนึ่งแถวต่อหนึ่งกิจกรรมที่สัญญาไว้", "One row for each promised activity"),
    (
        _ACTIVITY,
        _REPORT,
        _MEASURE,
        _whole("number", "ลำดับ", _of(Activity, "number"), required=True),
        _text("text", "กิจกรรม", _of(Activity, "text"), required=True),
        Column(
            "coverage",
            Kind.TEXT,
            "ผลและหลักฐาน",
            Says(
                "evidenced มีผลและลิงก์หลักฐาน · reported มีผลแต่ไม่มีลิงก์ · silent ไม่พบผลที่ระบุ",
                "evidenced: a result with an address; reported: a result without; silent: no result stated",
                READING,
            ),
            required=True,
            allowed=tuple(Coverage),
        ),
    ),
    key=("activity_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

RESULTS: Final = Shape(
    "results",
    "ผลการดำเนินการ",
    Says("หนึ่งแถวต่อหนึ่งข้อความในช่องผลการดำเนินการ", "One row for each line of the column of results"),
    (
        _RESULT,
        _REPORT,
        _MEASURE,
        _place("ลำดับของผลในมาตรการ", "The result's place within the measure"),
        _text("text", "ข้อความ", _of(Result, "text"), required=True),
        _LOST,
        Column(
            "date",
            Kind.DAY,
            "วันที่",
            Says("วันที่ที่ข้อความกล่าวถึง (ค.ศ.)", "The date that the text names, common era", READING),
        ),
        _year("date_year_be", "ปี", Says("ปีของวันที่นั้น", "The year of that date", READING), required=False),
        _whole("people", "ผู้เข้าร่วม (คน)", _of(Result, "people")),
    ),
    key=("result_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

OUTCOMES: Final = Shape(
    "outcomes",
    "ผลลัพธ์",
    Says("หนึ่งแถวต่อหนึ่งข้อความในช่องผลลัพธ์/ความสำเร็จ", "One row for each line of the column of outcomes"),
    (
        _OUTCOME,
        _REPORT,
        _MEASURE,
        _place("ลำดับของผลลัพธ์ในมาตรการ", "The outcome's place within the measure"),
        _text("text", "ข้อความ", _of(Outcome, "text"), required=True),
        _LOST,
    ),
    key=("outcome_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

ANSWERS: Final = Shape(
    "answers",
    "ผลใดตอบกิจกรรมใด",
    Says(
        "การจับคู่ผลกับกิจกรรม รายงานระบุผลเป็นรายแถว การจับคู่จึงเป็นการตีความของผู้จัดทำ",
        "Which result answers which activity, as we read it: the report gives results for the row as a whole",
        READING,
    ),
    (
        _REPORT,
        Column("result_id", Kind.TEXT, "รหัสผล", Says("ผลที่ตอบ", "The result that answers", READING), required=True),
        Column("activity_id", Kind.TEXT, "รหัสกิจกรรม", _of(Result, "answers"), required=True),
    ),
    key=("result_id", "activity_id"),
    references=(
        Reference("report_id", "report"),
        Reference("result_id", "results"),
        Reference("activity_id", "activities"),
    ),
)

EVIDENCE: Final = Shape(
    "evidence",
    "หลักฐาน",
    Says(
        "หนึ่งแถวต่อหนึ่งที่อยู่ที่รายงานให้ไว้กับผลหรือผลลัพธ์หนึ่งข้อความ",
        "One row for each address that the report gives for a result or an outcome",
    ),
    (
        _key("evidence_id", "รหัสหลักฐาน", "รหัสผลหรือผลลัพธ์/ลำดับหลักฐาน", "The claim's id and the address's place in it"),
        _REPORT,
        _MEASURE,
        _key(
            "result_id",
            "รหัสผล",
            "ผลที่หลักฐานนี้ยืนยัน ว่างเมื่อเป็นหลักฐานของผลลัพธ์",
            "The result it stands for, if any",
            required=False,
        ),
        _key(
            "outcome_id",
            "รหัสผลลัพธ์",
            "ผลลัพธ์ที่หลักฐานนี้ยืนยัน ว่างเมื่อเป็นหลักฐานของผล",
            "The outcome it stands for, if any",
            required=False,
        ),
        _place("ลำดับของหลักฐานในข้อความ", "Its place among the addresses of the claim"),
        _text(
            "printed",
            "ที่อยู่ตามที่พิมพ์",
            Says("ที่อยู่ตามที่รายงานพิมพ์", "The address as the report prints it", VERBATIM),
            required=True,
        ),
        Column("url", Kind.TEXT, "ที่อยู่เว็บ", _of(Evidence, "url"), required=True, pattern=_WEB),
        Column(
            "reach",
            Kind.TEXT,
            "ชี้ไปที่ใด",
            Says(
                "ดูจากที่อยู่เท่านั้น: deep หน้าเฉพาะเรื่อง · list หน้ารวมรายการ · home หน้าแรก · host ชื่อเว็บไซต์เท่านั้น",
                "By the address alone: deep, one page; list, a category; home, a front page; host, a bare name",
                READING,
            ),
            required=True,
            allowed=tuple(Reach),
        ),
        _whole(
            "shared_by",
            "ใช้กี่ข้อความ",
            Says("ที่อยู่นี้ใช้เป็นหลักฐานของกี่ข้อความในรายงาน", "How many claims of the report share the address"),
            required=True,
        ),
        Column("expected_kind", Kind.TEXT, "ชนิดไฟล์ที่ควรได้", _of(Expectation, "kind"), allowed=tuple(KINDS)),
        _text("expected_text", "ข้อความที่ควรมี", _of(Expectation, "text")),
        Column(
            "link_state",
            Kind.TEXT,
            "ผลตรวจลิงก์",
            Says(
                "สิ่งที่โปรแกรมตรวจลิงก์พบ unchecked คือยังไม่เคยตรวจ",
                "What the link check found; unchecked where it has not looked",
            ),
            required=True,
            allowed=tuple(State),
        ),
        _text("link_reason", "เหตุ", Says("เหตุผลเป็นรหัส", "The reason, as a code")),
        _whole("link_http_status", "รหัสตอบกลับ", Says("รหัสตอบกลับของเว็บไซต์", "The HTTP status")),
        _text("link_moved_to", "ย้ายไปที่", Says("ที่อยู่ใหม่ เมื่อย้ายถาวร", "The new address, where it moved for good")),
        Column("link_checked", Kind.MOMENT, "ตรวจเมื่อ", Says("ตรวจครั้งล่าสุดเมื่อใด (UTC)", "When it was last checked, UTC")),
        Column("link_last_ok", Kind.MOMENT, "เปิดได้เมื่อ", Says("เปิดได้ครั้งล่าสุดเมื่อใด (UTC)", "When it last opened, UTC")),
    ),
    key=("evidence_id",),
    references=(
        Reference("report_id", "report"),
        Reference("measure_id", "measures"),
        Reference("result_id", "results"),
        Reference("outcome_id", "outcomes"),
    ),
)

INDICATORS: Final = Shape(
    "indicators",
    "ตัวชี้วัด",
    Says("ตัวชี้วัดของกรอบการประเมินที่รายงานตอบ", "The indicators of the assessment that the report answers"),
    (
        _INDICATOR,
        _FRAMEWORK,
        _whole("number", "ตัวชี้วัดที่", _of(Indicator, "number"), required=True),
        _text("name", "ชื่อตัวชี้วัด", _of(Indicator, "name"), required=True),
        _text("instrument_code", "เครื่องมือ", _of(Indicator, "instrument"), required=True),
        _text("instrument_name", "ชื่อเครื่องมือ", _of(Instrument, "name"), required=True),
        _whole("instrument_weight", "น้ำหนัก (ร้อยละ)", _of(Instrument, "weight"), required=True),
        _text("source", "แหล่งที่มา", _of(Source, "text"), required=True),
    ),
    key=("indicator_id",),
)

ITEMS: Final = Shape(
    "items",
    "ข้อคำถาม",
    Says("ข้อคำถามของกรอบการประเมิน เท่าที่รู้ถ้อยคำ", "The framework's items, as far as their words are known"),
    (
        _ITEM,
        _FRAMEWORK,
        Column("indicator_id", Kind.TEXT, "รหัสตัวชี้วัด", _of(Item, "indicator"), required=True),
        _text("code", "รหัสข้อ", _of(Item, "code"), required=True),
        _text("text", "ข้อคำถาม", _of(Item, "text"), required=True),
        _text("source", "แหล่งที่มา", _of(Source, "text"), required=True),
    ),
    key=("item_id",),
    references=(Reference("indicator_id", "indicators"),),
)

MEASURE_ITEMS: Final = Shape(
    "measure_items",
    "มาตรการกับข้อคำถาม",
    Says("ข้อคำถามที่ประเด็นของมาตรการกล่าวถึง", "Items that a measure's issue speaks of"),
    (
        _REPORT,
        _MEASURE,
        _ITEM,
        Column(
            "relation",
            Kind.TEXT,
            "ความเกี่ยวข้อง",
            Says(
                "named รายงานระบุรหัส · resembles ถ้อยคำตรงกันแต่ไม่ได้ระบุรหัส (ผู้จัดทำตีความเอง)",
                "named: the report gives the code; resembles: it words the item without its code, as we read it",
                READING,
            ),
            required=True,
            allowed=RELATIONS,
        ),
    ),
    key=("measure_id", "item_id", "relation"),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures"), Reference("item_id", "items")),
)

UNITS: Final = Shape(
    "units",
    "ส่วนราชการ",
    Says("ส่วนราชการของหน่วยงาน", "The units of the agency"),
    (_UNIT, _text("name", "ชื่อส่วนราชการ", _of(Unit, "name"), required=True)),
    key=("unit_id",),
)

MEASURE_UNITS: Final = Shape(
    "measure_units",
    "มาตรการกับส่วนราชการ",
    Says("ส่วนราชการที่รับผิดชอบแต่ละมาตรการ", "The units that are responsible for each measure", READING),
    (
        _REPORT,
        _MEASURE,
        Column(
            "unit_id",
            Kind.TEXT,
            "รหัสส่วนราชการ",
            Says(
                "ส่วนราชการที่รับผิดชอบ คำว่าทุกส่วนราชการเขียนแยกเป็นทีละส่วน",
                "A responsible unit; every unit is written out",
                READING,
            ),
            required=True,
        ),
    ),
    key=("measure_id", "unit_id"),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures"), Reference("unit_id", "units")),
)

SHAPES: Final = (
    REPORT,
    MEASURES,
    ACTIVITIES,
    RESULTS,
    OUTCOMES,
    ANSWERS,
    EVIDENCE,
    INDICATORS,
    ITEMS,
    MEASURE_ITEMS,
    UNITS,
    MEASURE_UNITS,
)
"""Every table, in the order in which files and sheets are listed."""
