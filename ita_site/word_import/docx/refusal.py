"""Why a file is not imported."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """One clear sentence in each language; raised while reading, turned into an answer by ``importer``."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


def damaged() -> Refusal:
    """The file is a zip of Word's kind, but broken inside."""
    return Refusal(
        "ไฟล์ Word นี้เสียหายหรือไม่สมบูรณ์ เปิดใน Word แล้วบันทึกเป็น .docx ใหม่อีกครั้ง",
        "This Word file is damaged or incomplete; open it in Word and save it as .docx again",
    )


def no_form() -> Refusal:
    """The refusal of a file that holds no table of the form."""
    return Refusal(
        "ไม่พบตารางรายงานในไฟล์ ตารางต้องมีหัวคอลัมน์อย่างน้อย มาตรการ/กิจกรรม ผู้รับผิดชอบ ระยะเวลา และผลการดำเนินการ "
        "และมีแถวข้อมูลอย่างน้อยหนึ่งแถว",
        "The file has no table of the form: headings such as มาตรการ/กิจกรรม, ผู้รับผิดชอบ, ระยะเวลา, "
        "ผลการดำเนินการ, and at least one row below them",
    )
