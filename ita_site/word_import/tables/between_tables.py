"""Words between two tables of the form: which belong to the measure above, and which head the one below."""

import re
from collections.abc import Sequence
from typing import Final

from ita_site.text.thai import fold, fold_digits
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.captions import first_heading, kind_of, may_head
from ita_site.word_import.tables.nested_tables import ROW
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.column_names import MAX_HEADING
from ita_site.word_import.words.list_labels import bare

_LABEL: Final = re.compile(
    r"\W*(?:(?:เอกสาร\W?)?หลักฐาน|เอกสาร(?:แนบ|อ้างอิง|ประกอบ)|ลิ[งก]+[ก์ค]*|ที่อยู่เว็บ|url|link|คิวอาร์|qr|ที่มา|หมายเหตุ"
    r"|(?:ประมวล)?(?:ภาพ|รูป)(?!ลักษณ์|แบบ|รวม)|(?:ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ผลที่ได้|ผลการดำเนิน|สรุปผล|สถานะ|ปัญหา|อุปสรรค"
    r"|ข้อเสนอแนะ|เว็[บป]ไซต์|อ้างอิง|จำนวนผู้)[^:：]{0,40}[:：])"
)
"""How words begin that add to a table above them."""

_NUMBER: Final = re.compile(r"\W*(\d{1,2})[.)]")
_ENDS: Final = re.compile(r"\W*(?:ภาคผนวก|จึงเรียน|ลงชื่อ|ลงนาม|ผู้รายงาน|ผู้จัดทำ|ผู้รับรอง|[(]\s*[.…_·]{3,})")
"""How words begin that close the report."""


def heads_from(words: Sequence[Paragraph], *, issue: bool, alone: bool) -> int:
    """Where in the words above a table those begin that head its measure.

    ``issue`` tells that the table has a column for the issue, ``alone`` that the one above held a single measure.
    """
    at = first_heading(words)
    if at is not None:
        return at
    start = below_until(words, strict=False)
    if not alone:
        # below several measures, words without a sign of being about one are the next table's
        return start
    told = [place for place in range(start, len(words)) if words[place].text.strip()]
    if not told:
        return len(words)
    group = _last_group(words, told)
    apart = any(not words[place].text.strip() for place in range(start, group))
    touches = told[-1] == len(words) - 1
    if may_head(words[told[-1]].text) and (not issue or (apart and touches)):
        return group
    return len(words)


def take_alike(head: list[Paragraph], words: Sequence[Paragraph]) -> list[Paragraph]:
    """Take the last line before the first table, where it heads its measure as ``words`` head the next."""
    first = next((one for one in words if one.text.strip()), None)
    if not head or first is None or kind_of(first.text) or head[-1].style == ROW or not may_head(head[-1].text):
        return []
    mine, following = (_NUMBER.match(fold_digits(one.text)) for one in (head[-1], first))
    counted = mine is not None and following is not None and int(mine[1]) + 1 == int(following[1])
    return [head.pop()] if counted or not (mine or following) else []


def _last_group(words: Sequence[Paragraph], told: Sequence[int]) -> int:
    """The first of the lines right above the table that no empty one parts."""
    group = told[-1]
    while group - 1 in told and words[group - 1].text.strip():
        group -= 1
    return group


def below_until(words: Sequence[Paragraph], *, strict: bool = True) -> int:
    """How many of the words below a table say something about it; ``strict`` ends at the first that does not."""
    until = 0
    for at, one in enumerate(words):
        if not one.text.strip() and not one.pictures:
            continue
        if _adds(words, at):
            until = at + 1
        elif strict:
            break
    return until


def _adds(words: Sequence[Paragraph], at: int) -> bool:
    """Whether one paragraph adds to the table above: evidence, a picture or its caption, an outcome, a remark."""
    text = fold(words[at].text).strip()
    if _ENDS.match(text):
        return False
    if words[at].pictures or _LABEL.match(text) or only_addresses(bare(words[at].text)):
        return True
    beside = [each for each in (at - 1, at + 1) if 0 <= each < len(words)]
    return len(text) <= MAX_HEADING and any(words[each].pictures for each in beside)
