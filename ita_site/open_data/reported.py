"""Tables of what the report says: itself, its measures, what was promised and done, and the evidence for it."""

from typing import Final

from ita_site.catalogue.catalogue import Coverage
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.catalogue.evidence.reach import Reach
from ita_site.links.link_use import KINDS
from ita_site.links.memory.history import State
from ita_site.model.agency import Agency
from ita_site.model.entry import READING, VERBATIM, Says
from ita_site.model.measure import Activity, Evidence, Expectation, Issue, Measure, Outcome, Responsible, Result
from ita_site.model.report import Report
from ita_site.open_data.columns import (
    ACTIVITY_ID,
    AGENCY_ID,
    FRAMEWORK_ID,
    LOST,
    MEASURE_ID,
    NOTE,
    OUTCOME_ID,
    REPORT_ID,
    RESULT_ID,
    headings,
    key,
    month,
    place,
    said_of,
    text,
    whole,
    year,
)
from ita_site.open_data.table import (
    Column,
    Kind,
    Reference,
    Shape,
)

_WEB: Final = "^[Hh][Tt][Tt][Pp][Ss]?://.+$"


REPORT: Final = Shape(
    "report",
    "รายงาน",
    Says("รายงานทั้งฉบับ หนึ่งแถว", "The report as a whole, in one row"),
    (
        REPORT_ID,
        text("agency", "หน่วยงาน", said_of(Agency, "name"), required=True),
        FRAMEWORK_ID,
        year("assessed_year_be", "ปีที่ถูกประเมิน", said_of(Report, "assessed_year")),
        year("fiscal_year_be", "ปีงบประมาณ", said_of(Report, "fiscal_year")),
        year("evidence_for_year_be", "ใช้เป็นหลักฐานปี", said_of(Report, "evidence_for_year"), required=False),
        whole("round_months", "รอบ (เดือน)", said_of(Report, "round"), required=True),
        month(
            "covers_from", "ตั้งแต่เดือน", "เดือนแรกของรอบ ตามปีงบประมาณ", "The first month of the round, by the fiscal year"
        ),
        month("covers_to", "ถึงเดือน", "เดือนสุดท้ายของรอบ ตามปีงบประมาณ", "The last month of the round, by the fiscal year"),
        text("title_lines", "ชื่อเรื่อง", said_of(Report, "title_lines"), required=True),
        text("introduction", "บทนำ", said_of(Report, "introduction"), required=True),
        *headings(),
        NOTE,
        AGENCY_ID,
    ),
    key=("report_id",),
)

MEASURES: Final = Shape(
    "measures",
    "มาตรการ",
    Says("หนึ่งแถวต่อหนึ่งมาตรการ คือหนึ่งแถวของตารางทางการ", "One row for each measure: a row of the official table"),
    (
        MEASURE_ID,
        REPORT_ID,
        place("ลำดับของมาตรการในรายงาน", "The measure's place in the report"),
        text("title", "ชื่อเรียก", said_of(Measure, "title"), required=True),
        text("issue_text", "ประเด็น", said_of(Issue, "text"), required=True),
        Column("indicator_id", Kind.TEXT, "รหัสตัวชี้วัด", said_of(Issue, "indicator")),
        text("lead", "ข้อความนำกิจกรรม", said_of(Measure, "lead")),
        text("responsible_text", "ผู้รับผิดชอบ", said_of(Responsible, "text"), required=True),
        text("period_text", "ระยะเวลา", said_of(Measure, "period_text"), required=True),
        month("period_start", "เริ่มเดือน", "เดือนแรกของระยะเวลา", "The first month"),
        month("period_end", "สิ้นสุดเดือน", "เดือนสุดท้ายของระยะเวลา", "The last month"),
        year("period_start_year_be", "เริ่มปี", Says("ปีของเดือนแรก", "The year of the first month")),
        year("period_end_year_be", "สิ้นสุดปี", Says("ปีของเดือนสุดท้าย", "The year of the last month")),
        text("status", "สถานะทั้งแถว", said_of(Measure, "status")),
        *headings(),
        NOTE,
        AGENCY_ID,
    ),
    key=("measure_id",),
    references=(Reference("report_id", "report"), Reference("indicator_id", "indicators")),
)

ACTIVITIES: Final = Shape(
    "activities",
    "กิจกรรม",
    Says("หนึ่งแถวต่อหนึ่งกิจกรรมที่บอกว่าจะทำ", "One row for each promised activity"),
    (
        ACTIVITY_ID,
        REPORT_ID,
        MEASURE_ID,
        whole("number", "ลำดับ", said_of(Activity, "number"), required=True),
        text("text", "กิจกรรม", said_of(Activity, "text"), required=True),
        Column(
            "coverage",
            Kind.TEXT,
            "ผลและหลักฐาน",
            Says(
                "evidenced บอกว่าทำแล้ว มีลิงก์ · reported บอกว่าทำแล้ว ไม่มีลิงก์ · silent รายงานไม่ได้บอกผล",
                "evidenced: a result with an address; reported: a result without; silent: no result stated",
                READING,
            ),
            required=True,
            allowed=tuple(Coverage),
        ),
        Column(
            "rung",
            Kind.TEXT,
            "ระดับหลักฐาน",
            Says(
                "not-mentioned รายงานไม่ได้บอกผล · stated รายงานว่าทำแล้ว ไม่มีลิงก์หลักฐานที่ใช้ได้ "
                "· general-link มีลิงก์ แต่เป็นหน้าแรกหรือหน้ารายการ · page-link มีลิงก์ของหน้าเฉพาะ "
                "· shown เปิดลิงก์ได้ และพบข้อความที่กำหนดไว้ ลิงก์ที่ใช้ไม่ได้ลดระดับเอง",
                "not-mentioned: no result stated; stated: nothing to open; general-link: a front page or a list; "
                "page-link: the very page; shown: it opens and shows the expected words; lost links step down",
                READING,
            ),
            required=True,
            allowed=tuple(Rung),
        ),
        Column(
            "rung_fallen_since",
            Kind.MOMENT,
            "ลดระดับตั้งแต่",
            Says("ลดระดับเพราะลิงก์ใช้ไม่ได้ ตั้งแต่เมื่อใด", "Since when lost links have lowered the rung", READING),
        ),
        text(
            "same_as_activity_id",
            "เรื่องเดียวกับกิจกรรม",
            Says(
                "กิจกรรมที่ถ้อยคำเหมือนกันและมีผล เมื่อกิจกรรมนี้ไม่มีผล",
                "The activity of the same words that has a result, where this one has none",
                READING,
            ),
        ),
        AGENCY_ID,
    ),
    key=("activity_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

RESULTS: Final = Shape(
    "results",
    "ผลการดำเนินการ",
    Says("หนึ่งแถวต่อหนึ่งข้อความในช่องผลการดำเนินการ", "One row for each line of the column of results"),
    (
        RESULT_ID,
        REPORT_ID,
        MEASURE_ID,
        place("ลำดับของผลในมาตรการ", "The result's place within the measure"),
        text("text", "ข้อความ", said_of(Result, "text"), required=True),
        LOST,
        Column(
            "date",
            Kind.DAY,
            "วันที่",
            Says("วันที่ที่ข้อความกล่าวถึง (ค.ศ.)", "The date that the text names, common era", READING),
        ),
        year("date_year_be", "ปี", Says("ปีของวันที่นั้น", "The year of that date", READING), required=False),
        whole("people", "ผู้เข้าร่วม (คน)", said_of(Result, "people")),
        AGENCY_ID,
    ),
    key=("result_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

OUTCOMES: Final = Shape(
    "outcomes",
    "ผลลัพธ์",
    Says("หนึ่งแถวต่อหนึ่งข้อความในช่องผลลัพธ์/ความสำเร็จ", "One row for each line of the column of outcomes"),
    (
        OUTCOME_ID,
        REPORT_ID,
        MEASURE_ID,
        place("ลำดับของผลลัพธ์ในมาตรการ", "The outcome's place within the measure"),
        text("text", "ข้อความ", said_of(Outcome, "text"), required=True),
        LOST,
        AGENCY_ID,
    ),
    key=("outcome_id",),
    references=(Reference("report_id", "report"), Reference("measure_id", "measures")),
)

ANSWERS: Final = Shape(
    "answers",
    "ผลใดเป็นของกิจกรรมใด",
    Says(
        "การจับคู่ผลกับกิจกรรม รายงานระบุผลเป็นรายแถว การจับคู่จึงเป็นการตีความของเว็บไซต์นี้",
        "Which result answers which activity, as we read it: the report gives results for the row as a whole",
        READING,
    ),
    (
        REPORT_ID,
        Column("result_id", Kind.TEXT, "รหัสผล", Says("ผลของกิจกรรม", "The result that answers", READING), required=True),
        Column("activity_id", Kind.TEXT, "รหัสกิจกรรม", said_of(Result, "answers"), required=True),
        AGENCY_ID,
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
        "หนึ่งแถวต่อหนึ่งลิงก์ที่รายงานระบุไว้กับผลหรือผลลัพธ์หนึ่งข้อความ",
        "One row for each address that the report gives for a result or an outcome",
    ),
    (
        key("evidence_id", "รหัสหลักฐาน", "รหัสผลหรือผลลัพธ์/ลำดับหลักฐาน", "The claim's id and the address's place in it"),
        REPORT_ID,
        MEASURE_ID,
        key(
            "result_id",
            "รหัสผล",
            "ผลที่หลักฐานนี้ยืนยัน ว่างเมื่อเป็นหลักฐานของผลลัพธ์",
            "The result it stands for, if any",
            required=False,
        ),
        key(
            "outcome_id",
            "รหัสผลลัพธ์",
            "ผลลัพธ์ที่หลักฐานนี้ยืนยัน ว่างเมื่อเป็นหลักฐานของผล",
            "The outcome it stands for, if any",
            required=False,
        ),
        place("ลำดับของหลักฐานในข้อความ", "Its place among the addresses of the claim"),
        text(
            "printed",
            "ที่อยู่ตามที่พิมพ์",
            Says("ที่อยู่ตามที่รายงานพิมพ์", "The address as the report prints it", VERBATIM),
            required=True,
        ),
        Column("url", Kind.TEXT, "ที่อยู่เว็บ", said_of(Evidence, "url"), required=True, pattern=_WEB),
        Column(
            "reach",
            Kind.TEXT,
            "ชี้ไปที่ใด",
            Says(
                "ดูจากที่อยู่เท่านั้น: deep หน้าเฉพาะเรื่อง · list หน้ารายการ · home หน้าแรก · host ชื่อเว็บไซต์เท่านั้น",
                "By the address alone: deep, one page; list, a category; home, a front page; host, a bare name",
                READING,
            ),
            required=True,
            allowed=tuple(Reach),
        ),
        whole(
            "shared_by",
            "ใช้กี่ข้อความ",
            Says("ที่อยู่นี้ใช้เป็นหลักฐานของกี่ข้อความในรายงาน", "How many claims of the report share the address"),
            required=True,
        ),
        Column("expected_kind", Kind.TEXT, "ชนิดไฟล์ที่ควรได้", said_of(Expectation, "kind"), allowed=tuple(KINDS)),
        text("expected_text", "ข้อความที่ควรมี", said_of(Expectation, "text")),
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
        text("link_reason", "เหตุ", Says("เหตุผลเป็นรหัส", "The reason, as a code")),
        whole("link_http_status", "รหัสตอบกลับ", Says("รหัสตอบกลับของเว็บไซต์", "The HTTP status")),
        text("link_moved_to", "ย้ายไปที่", Says("ที่อยู่ใหม่ เมื่อย้ายถาวร", "The new address, where it moved for good")),
        Column("link_checked", Kind.MOMENT, "ตรวจเมื่อ", Says("ตรวจครั้งล่าสุดเมื่อใด (UTC)", "When it was last checked, UTC")),
        Column("link_last_ok", Kind.MOMENT, "เปิดได้เมื่อ", Says("เปิดได้ครั้งล่าสุดเมื่อใด (UTC)", "When it last opened, UTC")),
        Column(
            "link_seen_at",
            Kind.MOMENT,
            "เห็นเนื้อหาเมื่อ",
            Says(
                "โปรแกรมตรวจอ่านเนื้อหาทั้งหมดครั้งที่ link_sha256 ระบุเมื่อใด (UTC)",
                "When the link check read the whole content that link_sha256 names, UTC",
            ),
        ),
        Column(
            "link_sha256",
            Kind.TEXT,
            "SHA-256 ของเนื้อหา",
            Says(
                "ค่า SHA-256 ของเนื้อหาที่เห็น คือของไฟล์ที่เบราว์เซอร์บันทึกจากที่อยู่นี้ในครั้งนั้น",
                "The SHA-256 of what was seen: of the file that a browser would have saved from the address then",
            ),
            pattern="^[0-9a-f]{64}$",
        ),
        AGENCY_ID,
    ),
    key=("evidence_id",),
    references=(
        Reference("report_id", "report"),
        Reference("measure_id", "measures"),
        Reference("result_id", "results"),
        Reference("outcome_id", "outcomes"),
    ),
)
