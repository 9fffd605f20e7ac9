"""Read a stranger's Word file in a process of its own that ends, however the file is made.

This module is both sides: `read_apart` starts the process, `main` is what runs in it. What comes back was near a
stranger's file, so it is JSON that is validated, never code.
"""

import json
import pickle
import sys
from pathlib import Path
from typing import Final

from ita_site.disk.child_process import end_with_parent
from ita_site.disk.limited_process import End, Limits, limit, run
from ita_site.word_import.asked import Asked
from ita_site.word_import.decisions.decision import Decisions
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.review.read import Reading, as_json, from_json, read
from ita_site.word_import.target import find_target

LIMITS: Final = Limits(seconds=60, wall_seconds=300, written=64 << 20)
"""The largest file that is read takes a few seconds; the files of its draft are tried out on the disk."""

_READ: Final = b"read\n"
_REFUSED: Final = b"refused\n"

_TOO_LONG: Final = (
    "อ่านไฟล์นี้ไม่จบภายใน {} วินาที จึงหยุดอ่าน ตรวจว่าเป็นไฟล์รายงานจริง หรือแยกไฟล์ให้เล็กลง",
    "Reading the file took longer than {} seconds and was stopped; check that it is a report, or split it",
)
_TOO_MUCH: Final = (
    "อ่านไฟล์นี้ต้องใช้หน่วยความจำเกิน {} MB จึงหยุดอ่าน ตรวจว่าเป็นไฟล์รายงานจริง หรือแยกไฟล์ให้เล็กลง",
    "Reading the file needs more than {} MB of memory and was stopped; check that it is a report, or split it",
)
_BROKE_OFF: Final = (
    "อ่านไฟล์นี้แล้วโปรแกรมหยุดกลางคัน ไฟล์อาจเสียหาย เปิดใน Word แล้วบันทึกเป็น .docx ใหม่อีกครั้ง",
    "Reading the file broke off; it may be damaged: open it in Word and save it as .docx again",
)


def read_apart(  # noqa: PLR0913 - what an import is asked for
    data: bytes,
    name: str,
    content: Path,
    asked: Asked,
    decisions: Decisions = (),
    *,
    merge: bool = False,
    limits: Limits = LIMITS,
) -> Reading:
    """Return the reading of the Word file in `data` for a report of the content in a folder.

    `merge`: the report may be there already. Raises Refusal, also where the reading does not end within its limits.
    """
    request = pickle.dumps((limits, data, name, content.resolve(), asked, decisions, merge))
    answer = run(__name__, request, limits)
    if answer.end is End.TIME:
        raise _refusal(_TOO_LONG, limits.seconds)
    if answer.end is End.MEMORY:
        raise _refusal(_TOO_MUCH, limits.memory >> 20)
    if answer.output.startswith(_READ):
        return _trusted(answer.output.removeprefix(_READ))
    if answer.output.startswith(_REFUSED):
        th, en = json.loads(answer.output.removeprefix(_REFUSED))
        raise Refusal(str(th), str(en))
    raise _refusal(_BROKE_OFF)


def _trusted(output: bytes) -> Reading:
    try:
        return from_json(output)
    except ValueError as error:
        raise _refusal(_BROKE_OFF) from error


def _refusal(sentences: tuple[str, str], *numbers: int) -> Refusal:
    th, en = sentences
    return Refusal(th.format(*numbers), en.format(*numbers))


def main() -> None:
    """Read what is asked from standard input, and write the answer to standard output."""
    end_with_parent()
    limits, data, name, content, asked, decisions, merge = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    limit(limits)
    try:
        answer = _READ + as_json(read(data, name, find_target(content, asked, merge=merge), decisions))
    except Refusal as refusal:
        answer = _refused(refusal)
    except (MemoryError, RecursionError):
        answer = _refused(_refusal(_TOO_MUCH, limits.memory >> 20))
    sys.stdout.buffer.write(answer)


def _refused(refusal: Refusal) -> bytes:
    return _REFUSED + json.dumps([refusal.th, refusal.en]).encode()


if __name__ == "__main__":
    main()
