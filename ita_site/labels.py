"""The words that the site uses for states. Every state has words; the sign beside them only helps the eye."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ita_site.catalogue.catalogue import Coverage, ReportView
from ita_site.catalogue.evidence import Reach
from ita_site.links.memory.history import State
from ita_site.model.entry import Voice
from ita_site.model.report import Report


@dataclass(frozen=True, slots=True)
class Label:
    """Words, an icon that goes before them, and what they mean in one sentence.

    `icon` is the path of a drawing 16 units wide and high, filled by the even-odd rule.
    """

    words: str
    icon: str = ""
    meaning: str = ""


_DISC: Final = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z"


COVERAGE: Final[dict[Coverage, Label]] = {
    Coverage.EVIDENCED: Label(
        "มีผลและมีลิงก์หลักฐาน",
        _DISC + "M11.9 6 7 10.9 4.1 8l1.2-1.2L7 8.5l3.7-3.7Z",
        "รายงานระบุผล และให้ลิงก์หลักฐานไว้ด้วย",
    ),
    Coverage.REPORTED: Label(
        "มีผล แต่ไม่มีลิงก์หลักฐาน", _DISC + "M8 2.8v10.4A5.2 5.2 0 0 1 8 2.8Z", "รายงานระบุผลเป็นข้อความ แต่ไม่ได้ให้ลิงก์หลักฐาน"
    ),
    Coverage.SILENT: Label(
        "ไม่พบผลที่ระบุ",
        _DISC + "M8 2.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8Z",
        "ไม่พบข้อความในรายงานที่อ่านได้ว่าเป็นผลของกิจกรรมนี้",
    ),
}

REACH: Final[dict[Reach, Label]] = {
    Reach.DEEP: Label("หน้าเฉพาะเรื่อง", meaning="ที่อยู่ชี้ไปยังหน้าหรือเอกสารหนึ่งโดยตรง"),
    Reach.LIST: Label("หน้ารวมรายการ", meaning="ที่อยู่ชี้ไปยังหมวดหรือรายการ ผู้อ่านต้องหาหลักฐานต่อเอง"),
    Reach.HOME: Label("หน้าแรกของเว็บไซต์", meaning="ที่อยู่ชี้ไปยังหน้าแรก ผู้อ่านต้องหาหลักฐานต่อเอง"),
    Reach.HOST: Label("ชื่อเว็บไซต์เท่านั้น", meaning="รายงานให้เพียงชื่อเว็บไซต์ ไม่มีหน้าใดระบุไว้"),
}

HEALTH: Final[dict[State, Label]] = {
    State.ALIVE: Label("เปิดได้", "M6.3 12.4 2.4 8.5l1.3-1.3 2.6 2.6 6-6 1.3 1.3Z", "ตรวจครั้งล่าสุดเปิดได้ตามปกติ"),
    State.MOVED: Label(
        "ย้ายที่อยู่", "M9 3.2 13.8 8 9 12.8l-1.2-1.2 2.7-2.7H2.2V7.1h8.3L7.8 4.4Z", "เปิดได้ แต่เว็บไซต์ย้ายหน้านี้ไปที่อยู่ใหม่อย่างถาวร"
    ),
    State.SUSPECT: Label(
        "น่าสงสัย",
        "M5 5.8a3 3 0 1 1 4.5 2.7c-.5.3-.6.5-.6 1H7.1c0-1.3.4-2 1.4-2.5A1.25 1.25 0 1 0 6.8 5.8ZM7 11h1.9v1.9H7Z",
        "มีหน้าตอบกลับ แต่มีสัญญาณว่าไม่ใช่หลักฐานเดิม ต้องให้คนเปิดดู",
    ),
    State.BLOCKED: Label(
        "โปรแกรมตรวจเข้าไม่ได้",
        _DISC + "M4 7h8v2H4Z",
        "เว็บไซต์ไม่ให้โปรแกรมตรวจเข้า ประชาชนอาจเปิดได้ตามปกติ",
    ),
    State.INSECURE: Label(
        "การเข้ารหัสมีปัญหา", "M7 2.5h2v7H7ZM7 11.5h2v2H7Z", "ใบรับรองหรือการเข้ารหัสของเว็บไซต์มีปัญหา เบราว์เซอร์อาจเตือน"
    ),
    State.FAILING: Label(
        "เปิดไม่ได้ รอยืนยัน",
        "M2.5 7h2v2h-2ZM7 7h2v2H7ZM11.5 7h2v2h-2Z",
        "เว็บไซต์ไม่ตอบในการตรวจหลายครั้งเกินหนึ่งสัปดาห์ หรือเพิ่งเปิดไม่ได้และรอตรวจซ้ำ ไม่ตอบนานเท่าใดก็ยังไม่ถือว่าหน้านี้หายไป",
    ),
    State.BROKEN: Label(
        "เปิดไม่ได้",
        "m3.7 2.4 4.3 4.3 4.3-4.3 1.3 1.3L9.3 8l4.3 4.3-1.3 1.3L8 9.3l-4.3 4.3-1.3-1.3L6.7 8 2.4 3.7Z",
        "ตรวจซ้ำแล้วยืนยันว่าไม่มีหน้านี้ แม้ต่อมาเว็บไซต์ไม่ตอบเลย ก็ถือเช่นนี้จนกว่าจะเปิดได้อีก",
    ),
    State.UNCHECKED: Label("ยังไม่ได้ตรวจ", "M3 7h10v2H3Z", "ยังไม่เคยมีการตรวจลิงก์นี้"),
}


LOST: Final[Mapping[State, str]] = {
    State.BROKEN: "ลิงก์เสียตั้งแต่",
    State.FAILING: "เปิดไม่ได้ตั้งแต่",
    State.SUSPECT: "น่าสงสัยตั้งแต่",
    State.INSECURE: "มีปัญหาตั้งแต่",
}
"""States in which a reader needs the copy, and what is said before the day on which the trouble began."""


VOICES: Final[Mapping[Voice, str]] = {
    Voice.VERBATIM: "คำของรายงาน",
    Voice.READING: "ผู้จัดทำตีความเอง",
    Voice.DATA: "ข้อมูลกำกับ",
}
"""Whose words a value is."""


def report_name(report: Report) -> str:
    """Return the name of a report: `รายงานปีงบประมาณ 2567 รอบ 12 เดือน`."""
    return f"รายงานปีงบประมาณ {report.fiscal_year} รอบ {report.round} เดือน"


def short_name(report: ReportView) -> str:
    """Return what tells pages of two reports apart: `ปี 2567 รอบ 12 เดือน`."""
    return f"ปี {report.entry.fiscal_year} รอบ {report.entry.round} เดือน"
