"""The version of what is published as open data, and what each version changed."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Change:
    """A version, counted as semver: what readers must mend 2.0.0, something new 1.1.0; and what it changed."""

    version: str
    th: str
    en: str


HISTORY: Final = (
    Change(
        "1.4.0",
        "ทุกตารางมีช่องสุดท้ายใหม่ agency_id: รหัสสั้นของหน่วยงาน เพื่อรวมตารางของหลายหน่วยงาน ว่างเมื่อหน่วยงานไม่ได้ระบุ",
        "Every table has the new last column agency_id: the agency's short id, by which tables of several agencies are "
        "joined; empty where the agency says none",
    ),
    Change(
        "1.3.0",
        "ตารางกิจกรรมมีช่องใหม่ rung, rung_fallen_since และ same_as_activity_id: ตามหลักฐานไปได้แค่ไหน "
        "ลดระดับเพราะลิงก์เมื่อใด และเรื่องเดียวกันมีผลอยู่ที่กิจกรรมใด แต่ละกิจกรรมมีไฟล์ JSON ของตนเอง "
        "ตารางใหม่ scores: คะแนน ITA ของหน่วยงานพร้อมแหล่งที่มา",
        "The table of activities has the new columns rung, rung_fallen_since and same_as_activity_id: how far evidence "
        "can be followed, since when lost links have lowered that, and which activity of the same words has a "
        "result; each activity has a JSON file of its own; the new table scores has the agency's ITA scores with "
        "their source",
    ),
    Change(
        "1.2.0",
        "ตารางหลักฐานมีช่องใหม่ link_seen_at และ link_sha256: โปรแกรมตรวจลิงก์เห็นเนื้อหาใด เมื่อใด",
        "The table of evidence has the new columns link_seen_at and link_sha256: what the link check saw, and when",
    ),
    Change(
        "1.1.0",
        "ข้อความทุกช่องใน CSV อยู่ในเครื่องหมายคำพูด และเติม ' หน้าอักขระอันตรายครบทุกตัว "
        "แค็ตตาล็อกมีช่องบังคับของ data.go.th ครบ ใช้คำตามตัวเลือกของ data.go.th และชี้ไปยังไฟล์ Word และ Excel ด้วย "
        "ชื่อตารางและช่องเดิมไม่เปลี่ยน",
        "Every text of a CSV file is quoted, and every character that a spreadsheet may run is guarded; the catalogue "
        "has all fields that data.go.th requires, in the words that its form offers (license_id among them), and leads "
        "to the Word and Excel files; tables and columns are unchanged",
    ),
    Change("1.0.0", "รุ่นแรก", "The first version"),
)
"""All versions, the newest first."""

SCHEMA_VERSION: Final = HISTORY[0].version
"""The version of the files that are written now."""
