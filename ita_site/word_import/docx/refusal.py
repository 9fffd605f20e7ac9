"""Say in Thai and in English why a file is not imported."""

from typing import Final


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """One clear sentence in each language; raised while reading, turned into an answer by the command."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


DAMAGED: Final = (
    "ไฟล์ Word นี้เสียหายหรือไม่สมบูรณ์ เปิดใน Word แล้วบันทึกเป็น .docx ใหม่อีกครั้ง",
    "This Word file is damaged or incomplete; open it in Word and save it as .docx again",
)
DECLARES_DTD: Final = (
    "ไฟล์นี้ประกาศ DTD ซึ่งไฟล์ Word ปกติไม่มี จึงไม่อ่านเพื่อความปลอดภัย",
    "The file declares a DTD, which no Word file needs; it is not read, for safety",
)
ONLY_INSERTED: Final = (
    "เนื้อหาของไฟล์เป็นเอกสารอื่นที่แทรกไว้ทั้งฉบับ (altChunk) ซึ่งอ่านไม่ได้ เปิดใน Word แล้วบันทึกเป็น .docx ใหม่ก่อนนำเข้า",
    "The text is another document inserted as a whole (altChunk); open the file in Word and save it as .docx again",
)
OLD_FORMAT: Final = (
    "ไฟล์เป็น .doc แบบเก่า เปิดใน Word แล้วเลือก บันทึกเป็น .docx ก่อนนำเข้า",
    "This is an old .doc file; open it in Word and save it as .docx first",
)
ENCRYPTED: Final = (
    "ไฟล์เข้ารหัสด้วยรหัสผ่าน เปิดใน Word เอารหัสผ่านออก แล้วบันทึกใหม่ก่อนนำเข้า",
    "The file is encrypted; open it in Word, take the password off and save it again",
)
HAS_MACROS: Final = (
    "ไฟล์มีมาโคร เปิดใน Word แล้วบันทึกเป็น .docx ที่ไม่มีมาโครก่อนนำเข้า",
    "The file holds macros; open it in Word and save it as a .docx without macros first",
)
UNPACKS_TOO_LARGE: Final = (
    "ข้อมูลในไฟล์เมื่อคลายการบีบอัดแล้วใหญ่ผิดปกติ จึงไม่อ่านเพื่อความปลอดภัย",
    "The file unpacks to far more than a report needs; it is not read, for safety",
)


def no_form() -> Refusal:
    """Return the refusal of a file that holds no table of the form."""
    return Refusal(
        "ไม่พบตารางรายงานในไฟล์ ตารางต้องมีหัวคอลัมน์อย่างน้อย มาตรการ/กิจกรรม ผู้รับผิดชอบ ระยะเวลา และผลการดำเนินการ "
        "และมีแถวข้อมูลอย่างน้อยหนึ่งแถว",
        "The file has no table of the form: headings such as มาตรการ/กิจกรรม, ผู้รับผิดชอบ, ระยะเวลา, "
        "ผลการดำเนินการ, and at least one row below them",
    )


def other_kind(kind: str) -> Refusal:
    """Return the refusal of a file of another program; `kind` is its name, or empty where it is not known."""
    shown = f" (เป็น {kind})" if kind else ""
    return Refusal(
        f"ไฟล์นี้ไม่ใช่ไฟล์ Word แบบ .docx{shown} เปิดในโปรแกรมเดิมแล้วบันทึกเป็น .docx ก่อนนำเข้า",
        f"This is no .docx file{f' (it is {kind})' if kind else ''}; save it as .docx first",
    )


def too_long(rows: int, paragraphs: int) -> Refusal:
    """Return the refusal of a document with more than so many rows or paragraphs."""
    return Refusal(
        f"ไฟล์มีข้อความมากเกินไป (เกิน {rows:,} แถว หรือ {paragraphs:,} ย่อหน้า) ให้แยกไฟล์ก่อนนำเข้า",
        f"The file holds too much (over {rows:,} rows or {paragraphs:,} paragraphs); split it first",
    )
