"""Words around the tables: which head a measure, add to the one above, belong to the cover or return on each page."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.column_names import MAX_HEADING
from ita_site.word_import.words.list_labels import bare

_LONG: Final = 160
"""A paragraph before the table that is longer, in characters, is no title line."""

_OPENINGS: Final = ("ตามที่", "ด้วย", "เพื่อให้", "เนื่องจาก", "ตามประกาศ", "ตามหนังสือ", "สืบเนื่อง")
OUR_INTRODUCTION: Final = "Introduction"
"""The style of the introduction in our own Word form."""

TITLE: Final = "Title"
COVER: Final = frozenset((OUR_INTRODUCTION, TITLE))
"""Styles of words that belong to the cover, whichever words these are."""

TABLE: Final = "ตาราง"
"""What a caption counts that heads a table and no measure."""

_KIND: Final = "มาตรการ|มาตราการ|ตัวชี้วัด|ประเด็น|ด้าน|เรื่อง|หัวข้อ|ข้อคำถาม|กิจกรรม|โครงการ|แนวทาง|แผนงาน|ตาราง"
_NUMBER: Final = r"\d{1,2}(?:\.\d{1,2})*"
_SURVEY: Final = r"(?:(?:แบบ(?:วัด|ตรวจ|สำรวจ)|เครื่องมือ|ด้าน)\s*)?(?:[ieo]it\W+)?"
"""The instrument of the assessment, which may be before its indicator."""

_HEADS: Final = re.compile(
    rf"\W*(?:{_SURVEY}ตัวชี้วัดที่\s*{_NUMBER}(?![\d/])|{_NUMBER}[.)]?\s*(?P<after>{_KIND})"
    rf"|(?P<before>{_KIND})(?:ย่อย|การประเมิน)?\s*(?:ข้อ|ลำดับ)?\s*(?:ที่)?\s*[:.]?\s*{_NUMBER}(?![\d/]))"
)
_ITEM: Final = re.compile(r"\W*(?:ข้อ(?:ที่)?\s*)?[ei]\s?[.\-]?\s?\d{1,2}(?!\d)")
_UNNUMBERED: Final = re.compile(r"\W*(ประเด็น|ด้าน|ตัวชี้วัด)")
_TITLE: Final = re.compile(
    r"(?P<report>รายงาน|แบบฟอร์ม)|(?P<year>ปีงบประมาณ|ประจ[ำา]ปี|รอบ\s*(?:\d+|หก|สิบสอง)\s*เดือน)"
    r"|(?P<agency>องค์การบริหารส่วน|เทศบาล(?:ตำบล|เมือง|นคร))"
)
_AGENCY: Final = re.compile(
    r"\W*(?:ของ|โดย)?\s*(?:โรงพยาบาล|โรงเรียน|สำนักงาน(?!ปลัด)|มหาวิทยาลัย|วิทยาลัย|ที่ว่าการอำเภอ|สถานีตำรวจ|ศูนย์การศึกษา"
    r"|อบต\b|อบต\.|อบจ\.|ทต\.|ทม\.|กรม(?!การ)|กระทรวง|จังหวัด)"
    r"|.*(?:อำเภอ|อ\.)\s*\S+\s+(?:จังหวัด|จ\.)"
)
"""Names of agencies and places, as a line of their own begins."""

_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังต่อไปนี้)\s*:?\s*$")
_PAGE: Final = re.compile(r"[-–—\s(]*(?:หน้า(?:ที่)?)?\s*\d{1,3}(?:\s*(?:/|จาก|of)\s*\d{1,3})?[-–—\s)]*")
_ON: Final = re.compile(r"\s*(?:[(\[]\s*ต่อ\s*[)\]]|[-–]\s*ต่อ\s*[-–]?|(?<=\s)ต่อ)\s*$|^\s*[(\[]?\s*ต่อ\s*[)\]]?\s*$")

_LABEL: Final = re.compile(
    r"\W*(?:(?:เอกสาร\W?)?หลักฐาน|เอกสาร(?:แนบ|อ้างอิง|ประกอบ)|ลิ[งก]+[ก์ค]*|ที่อยู่เว็บ|url|link|คิวอาร์|qr|ที่มา|หมายเหตุ"
    r"|(?:ประมวล)?(?:ภาพ|รูป)(?!ลักษณ์|แบบ|รวม)|(?:ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ผลที่ได้|ผลการดำเนิน|สรุปผล|สถานะ|ปัญหา|อุปสรรค"
    r"|ข้อเสนอแนะ|เว็[บป]ไซต์|อ้างอิง|จำนวนผู้)[^:：]{0,40}[:：])"
)
"""How words begin that add to a table above them."""

_ENDS: Final = re.compile(r"\W*(?:ภาคผนวก|จึงเรียน|ลงชื่อ|ลงนาม|ผู้รายงาน|ผู้จัดทำ|ผู้รับรอง|[(]\s*[.…_·]{3,})")
"""How words begin that close the report."""


def opens(text: str) -> bool:
    """Return whether a paragraph reads as one of an introduction: by how it begins, or by its length."""
    return len(text.strip()) > _LONG or begins_opening(text)


def begins_opening(text: str) -> bool:
    """Return whether a paragraph begins as introductions do: `ตามที่ …`."""
    return fold(text.strip()).startswith(tuple(map(fold, _OPENINGS)))


def leads_on(text: str) -> bool:
    """Return whether a line announces what is below it: `… ดังนี้`."""
    return bool(_LEADS_ON.search(fold(text)))


def kind_of(text: str) -> str:
    """Return what a heading of a measure counts: `มาตรการ` of `มาตรการที่ 1 …`; nothing for other words."""
    words = fold(text)
    if len(words) > MAX_HEADING or _LEADS_ON.search(words):
        return ""
    if match := _HEADS.match(words):
        return match["after"] or match["before"] or "ตัวชี้วัด"
    return "e" if _ITEM.match(words) else ""


def is_title(text: str) -> bool:
    """Return whether a line reads as one of a report's title."""
    return bool(named_in_title(text)) and not kind_of(text)


def named_in_title(text: str) -> frozenset[str]:
    """Return what a line of a title names: `report`, `year` or `agency`."""
    words = fold(text)
    named = {match.lastgroup or "" for match in _TITLE.finditer(words)}
    return frozenset(named | ({"agency"} if len(words) <= MAX_HEADING and _AGENCY.match(words) else set()))


def take_captions(head: list[Paragraph]) -> list[Paragraph]:
    """Take from the words before the first table those that head its first measure."""
    while head and head[-1].is_empty:
        head.pop()
    at = _captions_from(head)
    captions = head[at:]
    del head[at:]
    return captions


def _captions_from(head: Sequence[Paragraph]) -> int:
    """Return where in the words before the first table those begin that head its first measure; the end for none."""
    start = len(head)
    while start and not _is_cover(head[start - 1]):
        start -= 1
    at = first_heading(head[start:])
    kinds = [kind for line in head[start:] if (kind := kind_of(line.text))]
    # two of a kind are a list, which belongs to the introduction
    return len(head) if at is None or len(set(kinds)) < len(kinds) else start + at


def _is_cover(line: Paragraph) -> bool:
    """Return whether a line is none that heads a measure: of the cover, the introduction, another table, a caption."""
    if line.style in COVER or line.of_table or opens(line.text):
        return True
    return kind_of(line.text) in {"", TABLE} and bool(named_in_title(line.text))


def _unnumbered(text: str) -> str:
    match = _UNNUMBERED.match(fold(text))
    return match[1] if match and may_head(text) else ""


def may_head(text: str) -> bool:
    """Return whether a line could be an issue's, where nothing else is: short, and none of the cover's."""
    short = 0 < len(text.strip()) <= MAX_HEADING and not leads_on(text)
    return short and not opens(text) and not is_title(text)


def first_heading(words: Sequence[Paragraph]) -> int | None:
    """Return where the first heading of a measure is."""
    return next((at for at, line in enumerate(words) if kind_of(line.text) or _unnumbered(line.text)), None)


def heads_measure(words: Sequence[Paragraph]) -> bool:
    """Return whether a line heads a measure, or a table: `มาตรการที่ 1 …`."""
    return any(kind_of(line.text) for line in words)


def heads_rows(words: Sequence[Paragraph]) -> bool:
    """Return whether words above a table name the issue of all its rows."""
    return any(kind_of(line.text) not in {"", TABLE} for line in words)


def without_on(text: str) -> str:
    """Return words as they are compared, without `(ต่อ)` behind them."""
    return re.sub(r"\s+", "", _ON.sub("", fold(text)))


def says_on(text: str) -> bool:
    """Return whether words say of themselves that they go on: `ประเด็นที่ 1 (ต่อ)`."""
    return bool(_ON.search(fold(text)))


def returns(text: str, known: Collection[str]) -> bool:
    """Return whether a line only counts the page, or repeats one of `known` (see `without_on`)."""
    words = without_on(text)
    return not words or bool(_PAGE.fullmatch(fold(text))) or words in known


def heads_from(words: Sequence[Paragraph]) -> int:
    """Return where in the words above a table those begin that head its measure: at a heading, or behind additions."""
    at = first_heading(words)
    return below_until(words) if at is None else at


def below_until(words: Sequence[Paragraph]) -> int:
    """Return how many of the words below a table add to it: all before the first line that does not."""
    until = 0
    for at, line in enumerate(words):
        if _adds(words, at):
            until = at + 1
        elif line.text.strip():
            break
    return until


def _adds(words: Sequence[Paragraph], at: int) -> bool:
    """Return whether a paragraph adds to the table above: evidence, a picture or its caption, an outcome, a remark."""
    text = fold(words[at].text).strip()
    if _ENDS.match(text):
        return False
    if words[at].pictures or _LABEL.match(text) or only_addresses(bare(words[at].text)):
        return True
    beside = [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
    return 0 < len(text) <= MAX_HEADING and any(line.pictures for line in beside)
