"""Why something of an import cannot be done, in words for an officer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from ita_site.desk.imports.names import office_words
from ita_site.source.editing.located import EditError
from ita_site.word_import.docx.refusal import Refusal

_NOT_WRITTEN: Final = "บันทึกลงเครื่องนี้ไม่ได้ ({}) ยังไม่ได้เปลี่ยนสิ่งใด"
_NOT_ACCEPTED: Final = "ใส่ข้อที่เลือกลงในรายงานเดิมไม่ได้ทุกข้อ จึงยังไม่ได้เปลี่ยนสิ่งใด เลือกทีละข้อ หรือแก้ในหน้าของมาตรการนั้น"


class RefusedError(Exception):
    """Something is not done; the words say why, in Thai."""


@contextmanager
def refusing() -> Iterator[None]:
    """Turn why a file is not read, why edits are not made and why nothing is written into a RefusedError."""
    try:
        yield
    except Refusal as refusal:
        raise RefusedError(office_words(refusal.th)) from refusal
    except EditError as error:
        raise RefusedError(_NOT_ACCEPTED) from error
    except OSError as error:
        raise RefusedError(_NOT_WRITTEN.format(error.strerror or type(error).__name__)) from error
