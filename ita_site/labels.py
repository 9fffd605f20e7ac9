"""The words that the site uses for states. Every state has words; the sign beside them only helps the eye."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ita_site.catalogue.catalogue import Coverage, ReportView
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.catalogue.evidence.reach import Reach
from ita_site.links.memory.history import State
from ita_site.model.entry import Voice
from ita_site.model.framework import Framework
from ita_site.model.report import Report


@dataclass(frozen=True, slots=True)
class Label:
    """Words, an icon that goes before them, and what they mean in one sentence.

    `icon` is the path of a drawing 16 units wide and high, filled by the even-odd rule.
    """

    words: str
    icon: str = ""
    meaning: str = ""


_CODE: Final = re.compile(r"[A-Z]+")
_DISC: Final = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z"


COVERAGE: Final[Mapping[Coverage, str]] = {
    Coverage.EVIDENCED: "บอกว่าทำแล้ว มีลิงก์ให้ตามดู",
    Coverage.REPORTED: "บอกว่าทำแล้ว แต่ไม่มีลิงก์",
    Coverage.SILENT: "รายงานไม่ได้บอกผล",
}
"""What the report alone says of an activity, in the words of the published tables."""

_DASHED: Final = (
    "M1 1h3v2H3v1H1ZM6 1h4v2H6ZM12 1h3v3h-2V3h-1ZM13 6h2v4h-2Z"
    "M13 12h2v3h-3v-2h1ZM6 13h4v2H6ZM1 12h2v1h1v2H1ZM1 6h2v4H1Z"
)
_SQUARE: Final = "M1 1h14v14H1Z"

RUNGS: Final[Mapping[Rung, Label]] = {
    Rung.NOT_MENTIONED: Label("รายงานไม่ได้บอกผล", _DASHED, "รายงานไม่ได้บอกผลของข้อนี้ ไม่ได้หมายความว่าหน่วยงานไม่ได้ทำ"),
    Rung.STATED: Label(
        "รายงานว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้",
        f"{_SQUARE}M3 3h10v7H3Z",
        "รายงานบอกผลเป็นข้อความ แต่ไม่ได้ให้ลิงก์หลักฐาน หรือลิงก์ที่ให้ไว้ใช้ไม่ได้แล้ว",
    ),
    Rung.GENERAL_LINK: Label(
        "มีลิงก์ แต่เป็นหน้าแรกหรือหน้ารายการ", f"{_SQUARE}M3 3h10v5H3Z", "ลิงก์เป็นหน้าแรกหรือหน้ารายการของเว็บไซต์ ผู้อ่านต้องหาต่อเอง"
    ),
    Rung.PAGE_LINK: Label("มีลิงก์ของหน้าเฉพาะ", _SQUARE, "ดูจากที่อยู่เว็บ เป็นลิงก์ของหน้าหรือเอกสารหน้าใดหน้าหนึ่ง ยังไม่ได้ยืนยันเนื้อหา"),
    Rung.SHOWN: Label(
        "เปิดลิงก์ได้ และพบข้อความที่กำหนดไว้",
        f"{_SQUARE}M13.4 5.4 7 11.8 2.9 7.7l1.6-1.6L7 8.6l4.8-4.8Z",
        "โปรแกรมตรวจเปิดหน้านั้นได้ และพบข้อความที่ผู้จัดทำเว็บไซต์กำหนดว่าหน้านั้นต้องมี",
    ),
}
"""The rungs of the evidence ladder, the lowest first: a square that fills. They are told apart without any colour."""

ENGLISH_RUNGS: Final[Mapping[Rung, str]] = {
    Rung.NOT_MENTIONED: "not mentioned in the report",
    Rung.STATED: "said to be done, with nothing to see",
    Rung.GENERAL_LINK: "a link, but only to a home page or a list",
    Rung.PAGE_LINK: "a link to the very page",
    Rung.SHOWN: "opens, and the words claimed were found there",
}
"""The rungs for readers of English, in words of our own."""

SAME: Final = Label("ถ้อยคำเหมือนหรือคล้ายข้ออื่นที่รายงานบอกผลไว้", "M2 4.5h12v2.4H2ZM2 9.1h12v2.4H2Z")
"""The mark of a promise without a result that has one under another measure."""

REACH: Final[dict[Reach, Label]] = {
    Reach.DEEP: Label("หน้าเฉพาะ", meaning="ดูจากที่อยู่เว็บ เป็นหน้าหรือเอกสารหน้าใดหน้าหนึ่ง ยังไม่ได้ยืนยันเนื้อหา"),
    Reach.LIST: Label("หน้ารายการ", meaning="เป็นหน้ารายการ ต้องหาต่อเอง"),
    Reach.HOME: Label("หน้าแรกของเว็บไซต์", meaning="เป็นหน้าแรก ต้องหาต่อเอง"),
    Reach.HOST: Label("ชื่อเว็บไซต์เท่านั้น", meaning="รายงานให้เพียงชื่อเว็บไซต์ ไม่มีหน้าใดระบุไว้"),
}

HEALTH: Final[dict[State, Label]] = {
    State.ALIVE: Label("เปิดได้", "M6.3 12.4 2.4 8.5l1.3-1.3 2.6 2.6 6-6 1.3 1.3Z", "ตรวจครั้งล่าสุดเปิดได้ตามปกติ"),
    State.MOVED: Label(
        "ย้ายที่อยู่", "M9 3.2 13.8 8 9 12.8l-1.2-1.2 2.7-2.7H2.2V7.1h8.3L7.8 4.4Z", "เปิดได้ แต่เว็บไซต์ย้ายหน้านี้ไปที่อยู่ใหม่อย่างถาวร"
    ),
    State.SUSPECT: Label(
        "อาจไม่ใช่หน้าเดิม",
        "M5 5.8a3 3 0 1 1 4.5 2.7c-.5.3-.6.5-.6 1H7.1c0-1.3.4-2 1.4-2.5A1.25 1.25 0 1 0 6.8 5.8ZM7 11h1.9v1.9H7Z",
        "เปิดได้ แต่เนื้อหาอาจไม่ใช่เรื่องที่รายงานระบุ ควรเปิดดูเอง",
    ),
    State.BLOCKED: Label(
        "โปรแกรมตรวจเข้าไม่ได้ ลองเปิดเอง",
        _DISC + "M4 7h8v2H4Z",
        "เว็บไซต์ไม่ให้โปรแกรมตรวจเข้า ประชาชนอาจเปิดได้ตามปกติ",
    ),
    State.INSECURE: Label(
        "เบราว์เซอร์เตือนว่าไม่ปลอดภัย", "M7 2.5h2v7H7ZM7 11.5h2v2H7Z", "ใบรับรองหรือการเข้ารหัสของเว็บไซต์มีปัญหา เบราว์เซอร์อาจเตือน"
    ),
    State.FAILING: Label(
        "เปิดไม่ได้ รอยืนยัน",
        "M2.5 7h2v2h-2ZM7 7h2v2H7ZM11.5 7h2v2h-2Z",
        "ยังเปิดไม่ได้ แต่ยังสรุปไม่ได้ว่าหน้านี้หายไป จะตรวจซ้ำ",
    ),
    State.BROKEN: Label(
        "เปิดไม่ได้",
        "m3.7 2.4 4.3 4.3 4.3-4.3 1.3 1.3L9.3 8l4.3 4.3-1.3 1.3L8 9.3l-4.3 4.3-1.3-1.3L6.7 8 2.4 3.7Z",
        "ตรวจซ้ำแล้วยืนยันว่าไม่มีหน้านี้ จะเปลี่ยนสถานะเมื่อเปิดได้อีก",
    ),
    State.UNCHECKED: Label("ยังไม่ได้ตรวจ", "M3 7h10v2H3Z", "ยังไม่เคยมีการตรวจลิงก์นี้"),
}


LOST: Final[Mapping[State, str]] = {
    State.BROKEN: "ลิงก์เสียตั้งแต่",
    State.FAILING: "เปิดไม่ได้ตั้งแต่",
    State.SUSPECT: "อาจไม่ใช่หน้าเดิมตั้งแต่",
    State.INSECURE: "มีปัญหาตั้งแต่",
}
"""States in which a reader needs the copy, and what is said before the day on which the trouble began."""


WAYS: Final[Mapping[tuple[str, str], str]] = {
    ("nacc", "IIT"): "ถามคนที่ทำงานในหน่วยงาน",
    ("nacc", "EIT"): "ถามประชาชนและคนนอกที่มาติดต่อหน่วยงาน",
    ("nacc", "OIT"): "ดูว่าหน่วยงานเปิดเผยข้อมูลอะไรไว้บนเว็บไซต์",
}
"""What each instrument of an assessment does, in words of our own, by the framework's family and its code."""


READING: Final = "เว็บไซต์นี้ตีความเอง"
"""What marks our own reading, which is not the word of the agency."""

VOICES: Final[Mapping[Voice, str]] = {
    Voice.VERBATIM: "คำของรายงาน",
    Voice.READING: READING,
    Voice.DATA: "ข้อมูลกำกับ",
}
"""Whose words a value is."""


def report_name(report: Report) -> str:
    """Return the name of a report: `รายงานปีงบประมาณ 2567 รอบ 12 เดือน`."""
    return f"รายงานปีงบประมาณ {report.fiscal_year} รอบ {report.round} เดือน"


def short_name(report: ReportView) -> str:
    """Return what tells pages of two reports apart: `ปี 2567 รอบ 12 เดือน`."""
    return f"ปี {report.entry.fiscal_year} รอบ {report.entry.round} เดือน"


def ways(framework: Framework) -> Mapping[str, str]:
    """Return what each instrument of a framework does, in words of our own, by its code; "" where that is not known."""
    return {entry.code: WAYS.get((framework.family, entry.code), "") for entry in framework.instruments}


def explained(framework: Framework, text: str) -> tuple[tuple[str, str], ...]:
    """Return the codes of instruments that a text names, such as `OIT`, each with what the instrument does."""
    named = frozenset(_CODE.findall(text))
    return tuple((code, way) for code, way in ways(framework).items() if way and code in named)
