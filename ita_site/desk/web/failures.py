"""Why something could not be saved, in plain Thai, and the status that says so."""

import errno
from dataclasses import dataclass
from typing import Final

from ita_site.desk.files.store import ChangedOnDiskError
from ita_site.source.editing.edited import EditError

_CONFLICT: Final = 409
_NO_ROOM: Final = 507
_NOT_SAVED: Final = "บันทึกไม่ได้ คำที่พิมพ์ยังอยู่ในหน้านี้ ไฟล์ยังเป็นของเดิม:"
_READ_ONLY: Final = "โฟลเดอร์เนื้อหาอ่านได้อย่างเดียว ขอสิทธิ์เขียนจากผู้ดูแลเครื่อง"
_REASONS: Final = {
    errno.ENOSPC: "ที่เก็บข้อมูลเต็ม ลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง",
    errno.EDQUOT: "ใช้ที่เก็บข้อมูลเต็มตามสิทธิ์แล้ว ลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง",
    errno.EFBIG: "ไฟล์ใหญ่เกินกว่าที่เครื่องนี้ยอมให้เขียน",
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """What a page says of something that could not be saved."""

    words: str
    status: int


def failure_of(error: Exception) -> Failure:
    """Return what to say of an error of a save: of the disk, of another program, of a place that is gone."""
    if isinstance(error, OSError):
        return Failure(f"{_NOT_SAVED} {_REASONS.get(error.errno or 0, error.strerror or '')}".strip(), _NO_ROOM)
    if isinstance(error, EditError | ChangedOnDiskError):
        return Failure(f"{_NOT_SAVED} ไฟล์ถูกแก้จากที่อื่นในขณะเดียวกัน ลองอีกครั้ง", _CONFLICT)
    return Failure("ช่องนี้ไม่มีแล้ว อาจมีคนอื่นลบไป", _CONFLICT)
