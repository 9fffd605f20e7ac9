"""Letters that a citizen can send: to ask the agency about a promise, and to say that this site has read it wrongly.

They are our words for the citizen, who signs them; nothing is added to what the report and the last check say.
"""

from collections.abc import Mapping
from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.model.agency import Agency
from ita_site.pages.output import Letter

ACT: Final = "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"
"""The act by which a citizen may ask an office for its documents."""

_MISSING: Final[Mapping[Rung, str]] = {
    Rung.NOT_MENTIONED: "ข้าพเจ้าไม่พบว่ารายงานระบุผลของกิจกรรมนี้",
    Rung.STATED: "รายงานระบุว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้",
    Rung.GENERAL_LINK: "ลิงก์ที่รายงานระบุเป็นหน้าแรกหรือหน้ารายการ ไม่ได้ชี้ไปที่หลักฐานของกิจกรรมนี้โดยตรง",
    Rung.PAGE_LINK: "รายงานระบุลิงก์ไว้แล้ว ข้าพเจ้าประสงค์จะทราบรายละเอียดเพิ่มเติม",
    Rung.SHOWN: "รายงานระบุลิงก์ไว้แล้ว ข้าพเจ้าประสงค์จะทราบรายละเอียดเพิ่มเติม",
}
_ASK: Final = """\
เรื่อง ขอข้อมูลตาม{report} มาตรการที่ {order} ข้อ {number}
เรียน {addressee}

ตาม{report} มาตรการที่ {order} ข้อ {number} {agency}ระบุว่าจะดำเนินกิจกรรม “{promise}”
{missing}

ข้าพเจ้าจึงขอใช้สิทธิตาม{act} เพื่อขอทราบว่าได้ดำเนินกิจกรรมนี้แล้วหรือไม่ เมื่อใด ได้ผลอย่างไร และขอดูหรือขอสำเนาเอกสารหลักฐาน

ขอแสดงความนับถือ

(ชื่อ) ........................................
(ที่อยู่หรือโทรศัพท์ที่ติดต่อกลับ) ........................................
(วันที่) ........................................
"""
_CONTEST: Final = """\
เรื่อง เว็บไซต์ลงข้อมูลไม่ถูกต้อง {report} มาตรการที่ {order} ข้อ {number}
เรียน ผู้จัดทำเว็บไซต์รายงาน ITA ของ{agency}

หน้าเว็บ: {address}
ในหน้ากิจกรรม “{promise}” เว็บไซต์ขึ้นข้อความว่า “{rung}”
ที่ถูกต้องคือ ........................................
เพราะ ........................................

ขอแสดงความนับถือ

(ชื่อ) ........................................
(ที่อยู่หรือโทรศัพท์ที่ติดต่อกลับ) ........................................
(วันที่) ........................................
"""


def ask_letter(  # noqa: PLR0913 - what a letter says
    agency: Agency, report: str, order: int, number: int, promise: str, rung: Rung
) -> Letter:
    """Return the letter that asks what became of a promise. `report` is its name, `order` the place of its measure."""
    values = {"agency": agency.name, "addressee": agency.addressee, "report": report, "order": order, "number": number}
    return _letter(_ASK.format(**values, act=ACT, promise=_one_line(promise), missing=_MISSING[rung]))


def contest_letter(  # noqa: PLR0913 - what a letter says
    agency: Agency, report: str, order: int, number: int, promise: str, rung: str, address: str
) -> Letter:
    """Return the letter that says that the site is wrong about a promise; `rung` is in the site's words."""
    values = {"agency": agency.name, "report": report, "order": order, "number": number, "rung": rung}
    return _letter(_CONTEST.format(**values, address=address, promise=_one_line(promise)))


def _letter(text: str) -> Letter:
    """Return a letter: the subject is its first line, without the word for it."""
    return Letter(text.split("\n", 1)[0].removeprefix("เรื่อง "), text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
