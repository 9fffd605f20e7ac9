"""What is wrong with an archive: the closed list of faults, and where each was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """A kind of fault."""

    DAMAGED = "damaged"
    BLOCK = "block"
    PAYLOAD = "payload"
    CONTENT = "content"
    INDEX = "index"
    UNLISTED = "unlisted"
    MISSING_FILE = "missing-file"
    CHANGED_FILE = "changed-file"
    BAD_MANIFEST = "bad-manifest"
    CHANGED_MANIFEST = "changed-manifest"
    BROKEN_CHAIN = "broken-chain"
    CHANGED_RECORDS = "changed-records"
    MISSING_COPY = "missing-copy"
    BAD_STAMP = "bad-stamp"


MEANINGS = {
    Fault.DAMAGED: ("ระเบียนเสียหายหรือไม่ครบ", "the record is damaged or not whole"),
    Fault.BLOCK: ("เนื้อระเบียนไม่ตรงกับค่าแฮช", "the block does not match its digest"),
    Fault.PAYLOAD: ("เนื้อหาที่รับมาไม่ตรงกับค่าแฮช", "the payload does not match its digest"),
    Fault.CONTENT: ("ไฟล์ที่ถอดรหัสแล้วไม่ตรงกับค่าแฮช", "the decoded content does not match its digest"),
    Fault.INDEX: ("ดัชนีไม่ตรงกับไฟล์ ลบแล้วจะสร้างใหม่", "the index differs; delete it, it is made again"),
    Fault.UNLISTED: ("ยังไม่มีบัญชีรับรองส่วนท้ายนี้", "no manifest lists these bytes yet; ita links writes one"),
    Fault.MISSING_FILE: ("ไม่มีไฟล์ที่บัญชีระบุ", "a file that a manifest lists is not there"),
    Fault.CHANGED_FILE: ("ไฟล์เปลี่ยนไปจากที่บัญชีระบุ", "the file is not as the manifest lists it"),
    Fault.BAD_MANIFEST: ("อ่านบัญชีไม่ได้", "the manifest cannot be read"),
    Fault.CHANGED_MANIFEST: ("บัญชีไม่ใช่ฉบับที่เขียนไว้", "the manifest is not as it was written"),
    Fault.BROKEN_CHAIN: ("บัญชีก่อนหน้าถูกแก้หรือหายไป", "the manifest before it was changed or is missing"),
    Fault.CHANGED_RECORDS: ("ระเบียนของสำเนานี้ไม่ตรงกับบัญชี", "the records of this copy are not as the manifest lists them"),
    Fault.MISSING_COPY: ("สำเนาที่บัญชีระบุหายไป โดยไม่มีบันทึกการถอน", "a listed copy is gone, and nothing says why"),
    Fault.BAD_STAMP: ("ตราประทับเวลาไม่ตรงกับบัญชี", "the time stamp does not fit the manifest"),
}  # fmt: skip
"""What each means, in Thai and English."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place."""

    fault: Fault
    file: str
    """Below the archive's folder."""
    offset: int | None = None
    """Of the member in the compressed file, in bytes."""
    record: str = ""
    """Type of the record and its address, such as `response https://…`; or other words on the place."""

    def __str__(self) -> str:
        """Return the finding as a line: place, code, Thai, English."""
        place = self.file if self.offset is None else f"{self.file}@{self.offset}"
        thai, english = MEANINGS[self.fault]
        about = f" {self.record}:" if self.record else ""
        return f"{place}:{about} {self.fault} {thai} · {english}"
