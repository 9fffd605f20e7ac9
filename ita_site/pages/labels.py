"""The words that the site uses for states. Every state has words; the sign beside them only helps the eye."""

from dataclasses import dataclass
from typing import Final

from ita_site.catalogue import Coverage, Volume
from ita_site.evidence import Reach
from ita_site.links.history import State
from ita_site.model import Report


@dataclass(frozen=True, slots=True)
class Label:
    """Words, a sign that goes before them, and what they mean in one sentence."""

    words: str
    sign: str = ""
    meaning: str = ""


COVERAGE: Final[dict[Coverage, Label]] = {
    Coverage.EVIDENCED: Label("มีผลและมีลิงก์หลักฐาน", "●", "รายงานระบุผล และให้ที่อยู่เว็บอย่างน้อยหนึ่งแห่ง"),
    Coverage.REPORTED: Label("มีผล แต่ไม่มีลิงก์หลักฐาน", "◐", "รายงานระบุผลเป็นข้อความ แต่ไม่ให้ที่อยู่เว็บ"),
    Coverage.SILENT: Label("ไม่พบผลที่ระบุ", "○", "ไม่พบข้อความในรายงานที่อ่านได้ว่าเป็นผลของกิจกรรมนี้"),
}

REACH: Final[dict[Reach, Label]] = {
    Reach.DEEP: Label("หน้าเฉพาะเรื่อง", meaning="ที่อยู่ชี้ไปยังหน้าหรือเอกสารหนึ่งโดยตรง"),
    Reach.LIST: Label("หน้ารวมรายการ", meaning="ที่อยู่ชี้ไปยังหมวดหรือรายการ ผู้อ่านต้องหาหลักฐานต่อเอง"),
    Reach.HOME: Label("หน้าแรกของเว็บไซต์", meaning="ที่อยู่ชี้ไปยังหน้าแรก ผู้อ่านต้องหาหลักฐานต่อเอง"),
    Reach.HOST: Label("ชื่อเว็บไซต์เท่านั้น", meaning="รายงานให้เพียงชื่อเว็บไซต์ ไม่มีหน้าใดระบุไว้"),
}

HEALTH: Final[dict[State, Label]] = {
    State.ALIVE: Label("เปิดได้", "✓", "ตรวจครั้งล่าสุดเปิดได้ตามปกติ"),
    State.MOVED: Label("ย้ายที่อยู่", "→", "เปิดได้ แต่เว็บไซต์ย้ายหน้านี้ไปที่อยู่ใหม่อย่างถาวร"),
    State.SUSPECT: Label("น่าสงสัย", "?", "มีหน้าตอบกลับ แต่มีสัญญาณว่าไม่ใช่หลักฐานเดิม ต้องให้คนเปิดดู"),
    State.BLOCKED: Label("โปรแกรมตรวจเข้าไม่ได้", "⊘", "เว็บไซต์ไม่ให้โปรแกรมตรวจเข้า ประชาชนอาจเปิดได้ตามปกติ"),
    State.INSECURE: Label("การเข้ารหัสมีปัญหา", "!", "ใบรับรองหรือการเข้ารหัสของเว็บไซต์มีปัญหา เบราว์เซอร์อาจเตือน"),
    State.FAILING: Label("เปิดไม่ได้ รอยืนยัน", "…", "เปิดไม่ได้ในการตรวจที่ผ่านมา ยังไม่ยืนยันว่าเสีย"),
    State.BROKEN: Label("เปิดไม่ได้", "✕", "ตรวจซ้ำแล้วยืนยันว่าไม่มีหน้านี้"),
    State.UNCHECKED: Label("ยังไม่ได้ตรวจ", "–", "ยังไม่เคยมีการตรวจลิงก์นี้"),
}


def report_name(report: Report) -> str:
    """``รายงานปีงบประมาณ 2567 รอบ 12 เดือน``."""
    return f"รายงานปีงบประมาณ {report.fiscal_year} รอบ {report.round} เดือน"


def short_name(volume: Volume) -> str:
    """``ปี 2567 รอบ 12 เดือน``: enough to tell pages of two reports apart."""
    return f"ปี {volume.report.fiscal_year} รอบ {volume.report.round} เดือน"
