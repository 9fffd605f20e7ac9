"""The tables of what happened: events, and the links that each is about."""

from typing import Final

from ita_site.model.entry import Says
from ita_site.nation.portal.database.events.event_kinds import EventKind, Scope
from ita_site.nation.portal.database.portal_columns import AGENCY_ID, HOST, PROVINCE_CODE, URL, count, state, words
from ita_site.open_data.table import Column, Kind, Reference, Shape

EVENTS: Final = Shape(
    "events",
    "สิ่งที่เกิดขึ้น",
    Says(
        "สิ่งที่เปลี่ยนจากคืนหนึ่งถึงอีกคืน แต่ละเรื่องมีหนึ่งแถวของทั้งประเทศ ของแต่ละจังหวัด และของแต่ละหน่วยงานที่เกี่ยวข้อง",
        "What changed from night to night: each happening has a row for the nation, for each province concerned "
        "and for each agency concerned",
    ),
    (
        words("id", "รหัส", "รหัสที่ไม่เปลี่ยน", "An id that never changes", required=True),
        Column(
            "at",
            Kind.MOMENT,
            "เมื่อ",
            Says("เริ่มเมื่อใด ตามที่โปรแกรมตรวจลิงก์เห็นครั้งแรก (UTC)", "When it began, as first seen, UTC"),
            required=True,
        ),
        Column(
            "updated",
            Kind.MOMENT,
            "เพิ่มเติมเมื่อ",
            Says("เพิ่มลิงก์ของเรื่องนี้ครั้งล่าสุดในรอบใด (UTC)", "The run that last added to it, UTC"),
            required=True,
        ),
        Column(
            "kind",
            Kind.TEXT,
            "เรื่อง",
            Says(
                "died ใช้ไม่ได้ · hijacked นำไปสู่เนื้อหาอื่น · moved ย้ายที่ · returned กลับมาเปิดได้ · refuses ไม่ให้โปรแกรมตรวจ "
                "· insecure เชื่อมต่อไม่ปลอดภัย · silent ยังไม่ได้คำตอบ · joined หน่วยงานใหม่ · left หน่วยงานที่ออก "
                "· published รายงานใหม่ · revised รายงานที่แก้ไข · withdrawn รายงานที่ถอน",
                "died, hijacked, moved, returned, refuses, insecure, silent: links; joined, left: an agency; "
                "published, revised, withdrawn: a report",
            ),
            required=True,
            allowed=tuple(EventKind),
        ),
        Column(
            "scope",
            Kind.TEXT,
            "ขอบเขต",
            Says(
                "nation ทั้งประเทศ · province จังหวัดหนึ่ง · agency หน่วยงานหนึ่ง: ตัวเลขนับภายในขอบเขตนี้",
                "nation, province or agency: numbers are those within it",
            ),
            required=True,
            allowed=tuple(Scope),
        ),
        PROVINCE_CODE,
        Column(
            "agency_id",
            Kind.TEXT,
            "รหัสหน่วยงาน",
            Says("หน่วยงาน เมื่อมีหน่วยงานเดียว", "The agency, where it is a single one"),
        ),
        words("agency", "หน่วยงาน", "ชื่อของหน่วยงานนั้น", "The name of that agency"),
        Column(
            "report_id", Kind.TEXT, "รหัสรายงาน", Says("รายงาน ถ้าเป็นเรื่องของรายงาน", "The report, where it is about one")
        ),
        HOST,
        Column("url", Kind.TEXT, "ที่อยู่เว็บ", Says("ที่อยู่ เมื่อมีที่อยู่เดียว", "The address, where it is a single one")),
        count("urls", "ลิงก์", "กี่ที่อยู่ที่เปลี่ยน", "How many addresses changed"),
        count(
            "host_urls",
            "ลิงก์ทั้งหมด",
            "กี่ที่อยู่ของเครื่องนี้ในขอบเขตนี้ทั้งหมด",
            "How many addresses of the host there are in the scope",
        ),
        count("agencies", "หน่วยงาน", "กี่หน่วยงานที่เกี่ยวข้อง", "How many agencies are concerned"),
        state("before", "ก่อน", "สถานะก่อน เมื่อเหมือนกันทุกลิงก์", "The state before, where all had the same"),
        state("after", "หลัง", "สถานะหลัง", "The state after"),
    ),
    key=("id",),
    references=(Reference("province_code", "provinces"),),
)

EVENT_LINKS: Final = Shape(
    "event_links",
    "ลิงก์ของแต่ละเรื่อง",
    Says("ลิงก์ที่เปลี่ยน ของเรื่องระดับประเทศ", "The links that changed, of each happening of the nation"),
    (
        Column(
            "event_id",
            Kind.TEXT,
            "รหัสเรื่อง",
            Says("เรื่องใดในตาราง events", "The happening, in the table events"),
            required=True,
        ),
        AGENCY_ID,
        URL,
        PROVINCE_CODE,
        state("before", "ก่อน", "สถานะก่อน", "The state before"),
        state("after", "หลัง", "สถานะหลัง", "The state after"),
    ),
    key=("event_id", "agency_id", "url"),
    references=(Reference("event_id", "events"), Reference("province_code", "provinces")),
)
