"""The portal's own tables: agencies, provinces, reports in numbers, links, and what happened (event_shapes.py)."""

from typing import Final

from ita_site.model.entry import Says
from ita_site.model.report import Report
from ita_site.nation.portal.database.events.event_shapes import EVENT_LINKS, EVENTS
from ita_site.nation.portal.database.portal_columns import (
    AGENCY_ID,
    HOST,
    PROVINCE_CODE,
    URL,
    count,
    moment,
    rung_counts,
    state,
    state_counts,
    words,
)
from ita_site.open_data.columns import REPORT_ID, said_of, text, whole, year
from ita_site.open_data.table import Column, Kind, Reference, Shape

PROVINCES_TABLE: Final = Shape(
    "provinces",
    "จังหวัด",
    Says("77 จังหวัด และที่ของแต่ละจังหวัดในแผนที่ช่อง", "The 77 provinces, and where each lies on the tile map"),
    (
        words("code", "รหัส", "รหัสตาม ISO 3166-2:TH", "The code by ISO 3166-2:TH", required=True),
        words("name", "ชื่อ", "ชื่อพร้อมคำว่าจังหวัด", "The name with the word for a province", required=True),
        words("name_en", "ชื่ออังกฤษ", "ชื่ออังกฤษ", "The name in English", required=True),
        count("row", "แถว", "แถวในแผนที่ช่อง นับจากบน", "The row of the tile map, from the top"),
        count("column", "คอลัมน์", "คอลัมน์ในแผนที่ช่อง นับจากซ้าย", "The column of the tile map, from the left"),
    ),
    key=("code",),
)

AGENCIES: Final = Shape(
    "agencies",
    "หน่วยงาน",
    Says(
        "หน่วยงานที่เผยแพร่รายงานผ่านระบบนี้ ไม่ใช่ทุกหน่วยงานของประเทศ",
        "The agencies that publish their reports with this program, which are not all of the country's",
    ),
    (
        Column(
            "id", Kind.TEXT, "รหัส", Says("รหัสสั้นของหน่วยงาน", "Its short id"), required=True, pattern=AGENCY_ID.pattern
        ),
        words("code", "รหัสทางการ", "รหัสทางการ ถ้ารู้", "The official code, where it is known"),
        words("name", "ชื่อ", "ชื่อเต็ม", "The name in full", required=True),
        words("kind", "ประเภท", "ประเภทของหน่วยงาน ดูจากชื่อ", "The kind of agency, by its name"),
        words("short_name", "ชื่อย่อ", "ชื่อตามที่สำนักงานเขียนย่อ", "The name as offices shorten it", required=True),
        words("district", "อำเภอ", "อำเภอ", "The district", required=True),
        words("province", "จังหวัด", "จังหวัดตามที่เขียนไว้", "The province as written", required=True),
        PROVINCE_CODE,
        words("website", "เว็บไซต์หลัก", "เว็บไซต์หลักของหน่วยงาน", "The agency's main website", required=True),
        words("contact", "หน้าติดต่อ", "หน้าติดต่อหน่วยงาน", "The agency's page for contact"),
        words("phone", "โทรศัพท์", "โทรศัพท์ของช่องทางร้องเรียนแรกที่มี", "The telephone of the first channel that has it"),
        words("site_url", "เว็บไซต์ของรายงาน", "ที่อยู่ของเว็บไซต์รายงาน ถ้าระบุไว้", "Where its reports' own site is, if stated"),
        count("reports", "รายงาน", "กี่รายงาน", "How many reports"),
        count("measures", "มาตรการ", "กี่มาตรการ รวมทุกรายงาน", "How many measures, of all reports"),
        moment(
            "updated", "เปลี่ยนเมื่อ", "ระบบนี้เห็นเนื้อหาที่เปลี่ยนครั้งล่าสุดเมื่อใด", "When its content was last seen to have changed"
        ),
        words(
            "content_digest", "ค่าย่อยของเนื้อหา", "SHA-256 ของไฟล์เนื้อหา", "SHA-256 of the content's files", required=True
        ),
        words(
            "digest", "ค่าย่อยทั้งหมด", "SHA-256 ของเนื้อหาและผลตรวจลิงก์", "SHA-256 of content and link health", required=True
        ),
    ),
    key=("id",),
    references=(Reference("province_code", "provinces"),),
)

AGENCY_REPORTS: Final = Shape(
    "agency_reports",
    "รายงานเป็นตัวเลข",
    Says(
        "หนึ่งแถวต่อหนึ่งรายงาน: กี่กิจกรรมอยู่ระดับหลักฐานใด และลิงก์อยู่ในสถานะใด",
        "One row for each report: activities by rung, and links by state",
    ),
    (
        AGENCY_ID,
        REPORT_ID,
        year("fiscal_year_be", "ปีงบประมาณ", said_of(Report, "fiscal_year")),
        year("assessed_year_be", "ปีที่ถูกประเมิน", said_of(Report, "assessed_year")),
        year("evidence_for_year_be", "ใช้เป็นหลักฐานปี", said_of(Report, "evidence_for_year"), required=False),
        whole("round_months", "รอบ (เดือน)", said_of(Report, "round"), required=True),
        count("measures", "มาตรการ", "กี่มาตรการ", "How many measures"),
        count("activities", "กิจกรรม", "กี่กิจกรรมที่บอกว่าจะทำ", "How many promised activities"),
        *rung_counts(),
        count("links", "ลิงก์", "กี่ที่อยู่เว็บที่เป็นหลักฐาน แต่ละที่อยู่นับครั้งเดียว", "How many addresses of evidence, each once"),
        *state_counts(),
        moment("last_checked", "ตรวจล่าสุด", "ลิงก์ของรายงานตรวจล่าสุดเมื่อใด", "When a link of the report was last checked"),
        text(
            "words_digest",
            "ค่าย่อยของถ้อยคำ",
            Says("SHA-256 ของถ้อยคำในรายงาน", "SHA-256 of the report's words"),
            required=True,
        ),
    ),
    key=("agency_id", "report_id"),
    references=(Reference("agency_id", "agencies"),),
)

LINKS: Final = Shape(
    "links",
    "ลิงก์หลักฐาน",
    Says("หนึ่งแถวต่อหนึ่งที่อยู่ที่หน่วยงานใช้เป็นหลักฐาน", "One row for each address that an agency gives as evidence"),
    (
        AGENCY_ID,
        URL,
        HOST,
        state(
            "state",
            "สถานะ",
            "สิ่งที่โปรแกรมตรวจลิงก์พบ unchecked และ blocked ไม่ได้แปลว่าใช้ไม่ได้",
            "What the link check found; unchecked and blocked do not mean dead",
            required=True,
        ),
        moment("since", "ตั้งแต่", "อยู่ในสถานะนี้ตั้งแต่เมื่อใด", "Since when it has been in this state"),
        words("reason", "เหตุ", "เหตุผลเป็นรหัส", "The reason, as a code"),
        moment("checked", "ตรวจเมื่อ", "ตรวจล่าสุดเมื่อใด", "When it was last checked"),
        moment("last_ok", "เปิดได้เมื่อ", "เปิดได้ล่าสุดเมื่อใด", "When it last opened"),
        Column(
            "host_gone",
            Kind.YES_NO,
            "หายไปทั้งเว็บไซต์",
            Says(
                "ตรวจพบว่าหายไปทั้งเว็บไซต์ ไม่ใช่เฉพาะหน้านี้: ไม่มีชื่อนี้แล้ว หมดอายุ ถูกระงับ หรือหน้าแรกกลายเป็นของอื่น",
                "Whether the whole website was found to be gone and not this page alone: its name does not exist, has "
                "expired or is suspended, or its front page has become something else",
            ),
            required=True,
        ),
    ),
    key=("agency_id", "url"),
    references=(Reference("agency_id", "agencies"),),
)

RUN: Final = Shape(
    "run",
    "รอบการทำงาน",
    Says("หนึ่งแถวต่อหนึ่งรอบที่เปลี่ยนข้อมูล", "One row for each run that changed something"),
    (
        Column("at", Kind.MOMENT, "เมื่อ", Says("เวลาของรอบ (UTC)", "The run's time, UTC"), required=True),
        words("version", "รุ่นของข้อมูล", "รุ่นของข้อมูลเปิด", "The version of the open data", required=True),
        count("changed", "หน่วยงานที่เปลี่ยน", "กี่หน่วยงานที่อ่านใหม่", "How many agencies were read anew"),
        count("removed", "หน่วยงานที่ออก", "กี่หน่วยงานที่ออก", "How many agencies were removed"),
        count(
            "failed", "หน่วยงานที่มีข้อผิดพลาด", "กี่หน่วยงานที่เนื้อหามีข้อผิดพลาด จึงคงข้อมูลเดิม", "How many kept old rows, for errors"
        ),
        count("agencies", "หน่วยงาน", "กี่หน่วยงานหลังรอบนี้", "How many agencies there are after it"),
    ),
    key=("at",),
)

PORTAL_SHAPES: Final = (PROVINCES_TABLE, AGENCIES, AGENCY_REPORTS, LINKS, EVENTS, EVENT_LINKS, RUN)
"""The portal's own tables, in the order in which files are listed."""
