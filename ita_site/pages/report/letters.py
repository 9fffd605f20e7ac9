"""Letters that a citizen can send: to ask the agency about a promise, and to say that this site has read it wrongly.

They are our words for the citizen, who signs them; nothing is added to what the report and the last check say.
"""

from collections.abc import Mapping
from typing import Final

from ita_site.catalogue.evidence_ladder import Rung
from ita_site.pages.output import Letter

ACT: Final = "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
"""The act by which a citizen may ask an office for its documents."""

_MISSING: Final[Mapping[Rung, str]] = {
    Rung.NOT_MENTIONED: "ข้าพเจ้าไม่พบว่ารายงานกล่าวถึงผลของกิจกรรมนี้",
    Rung.STATED: "รายงานบอกว่าทำแล้ว แต่ข้าพเจ้าไม่พบหลักฐานที่เปิดดูได้",
    Rung.GENERAL_LINK: "ลิงก์ที่รายงานให้ไว้ไปถึงเพียงหน้าแรกหรือหน้ารวมของเว็บไซต์ ข้าพเจ้าจึงไม่พบหลักฐานของเรื่องนี้",
    Rung.PAGE_LINK: "ข้าพเจ้าเปิดดูลิงก์ที่รายงานให้ไว้แล้ว และประสงค์จะทราบรายละเอียดเพิ่มเติม",
    Rung.SHOWN: "ข้าพเจ้าเปิดดูลิงก์ที่รายงานให้ไว้แล้ว และประสงค์จะทราบรายละเอียดเพิ่มเติม",
}
_ASK: Final = """\
เรื่อง ขอข้อมูลตาม{report} มาตรการที่ {order} ข้อ {number}
เรียน {agency}

ตาม{report} มาตรการที่ {order} ข้อ {number} {agency}บอกว่าจะทำกิจกรรม “{promise}”
{missing}

ข้าพเจ้าขอใช้สิทธิตาม{act} ขอทราบว่ากิจกรรมนี้ทำแล้วหรือยัง ทำเมื่อใด ได้ผลอย่างไร และขอดูหรือขอสำเนาหลักฐานของกิจกรรมนี้

ขอแสดงความนับถือ

(ชื่อ) ........................................
(ที่อยู่หรือโทรศัพท์ที่ติดต่อกลับ) ........................................
(วันที่) ........................................
"""
_CONTEST: Final = """\
เรื่อง เว็บไซต์แสดงข้อมูลไม่ถูกต้อง {report} มาตรการที่ {order} ข้อ {number}
เรียน ผู้ทำเว็บไซต์รายงาน ITA ของ{agency}

หน้า {address}
กิจกรรม “{promise}” แสดงว่า “{rung}”
ที่ถูกควรเป็น ........................................
เพราะ ........................................

(ชื่อและที่ติดต่อกลับ) ........................................
"""


def ask_letter(  # noqa: PLR0913 - what a letter says
    agency: str, report: str, order: int, number: int, promise: str, rung: Rung
) -> Letter:
    """Return the letter that asks what became of a promise. `report` is its name, `order` the place of its measure."""
    values = {"agency": agency, "report": report, "order": order, "number": number, "act": ACT}
    return _letter(_ASK.format(**values, promise=_one_line(promise), missing=_MISSING[rung]))


def contest_letter(  # noqa: PLR0913 - what a letter says
    agency: str, report: str, order: int, number: int, promise: str, rung: str, address: str
) -> Letter:
    """Return the letter that says that the site is wrong about a promise; `rung` is in the site's words."""
    values = {"agency": agency, "report": report, "order": order, "number": number, "rung": rung, "address": address}
    return _letter(_CONTEST.format(**values, promise=_one_line(promise)))


def _letter(text: str) -> Letter:
    """Return a letter: the subject is its first line, without the word for it."""
    return Letter(text.split("\n", 1)[0].removeprefix("เรื่อง "), text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
