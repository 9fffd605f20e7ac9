"""Words outside the cells: which head a measure, which belong to the report's cover, which only return on each page."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.nested_tables import ROW
from ita_site.word_import.words.codes import indicators
from ita_site.word_import.words.column_names import MAX_HEADING

_LONG: Final = 160
"""A paragraph before the table that is longer, in characters, is no title line."""

_OPENINGS: Final = ("ตามที่", "ด้วย", "เพื่อให้", "เนื่องจาก", "ตามประกาศ", "ตามหนังสือ", "สืบเนื่อง")
OUR_INTRODUCTION: Final = "Introduction"
"""The style of the introduction in our own Word form."""

COVER: Final = frozenset((OUR_INTRODUCTION, "Title"))
"""Styles of words that belong to the cover whatever they say."""

_KIND: Final = "มาตรการ|มาตราการ|ตัวชี้วัด|ประเด็น|ด้าน|เรื่อง|หัวข้อ|ข้อคำถาม|กิจกรรม|โครงการ|แนวทาง|แผนงาน|ตาราง"
_NUMBER: Final = r"\d{1,2}(?:\.\d{1,2})*"
_SURVEY: Final = r"(?:(?:แบบ(?:วัด|ตรวจ|สำรวจ)|เครื่องมือ|ด้าน)\s*)?(?:[ieo]it\W+)?"
"""The instrument of the assessment, which may stand before its indicator."""

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

_MOST_BELOW: Final = 3
"""Lines that may stand between a heading and the table that it heads."""


def opens(text: str) -> bool:
    """Whether a paragraph reads as one of an introduction: by how it begins, or by its length."""
    return len(text.strip()) > _LONG or begins_opening(text)


def begins_opening(text: str) -> bool:
    """Whether a paragraph begins as introductions do."""
    return fold(text.strip()).startswith(tuple(map(fold, _OPENINGS)))


def kind_of(text: str) -> str:
    """What a heading of a measure counts, as in ``มาตรการที่ 1 …`` or ``ตัวชี้วัดที่ 6 …``; nothing for other words."""
    words = fold(text)
    if len(words) > MAX_HEADING or _LEADS_ON.search(words):
        return ""
    if found := _HEADS.match(words):
        return found["after"] or found["before"] or "ตัวชี้วัด"
    # "ตัวขี้วัดที่ 6": misspelt more often than not
    if re.match(r"\W*ต", words) and indicators(words[:30]):
        return "ตัวชี้วัด"
    return "e" if _ITEM.match(words) else ""


def is_title(text: str) -> bool:
    """Whether a line reads as one of a report's title."""
    return bool(named_in_title(text)) and not kind_of(text)


def named_in_title(text: str) -> frozenset[str]:
    """What a line of a title names: the report, the year or the agency."""
    words = fold(text)
    named = {found.lastgroup or "" for found in _TITLE.finditer(words)}
    return frozenset(named | ({"agency"} if len(words) <= MAX_HEADING and _AGENCY.match(words) else set()))


def take_own(head: list[Paragraph]) -> list[Paragraph]:
    """Take from the words before the first table those that head its first measure."""
    while head and head[-1].is_empty:
        head.pop()
    at = _own_words(head)
    own = head[at:]
    del head[at:]
    return own


def _own_words(head: Sequence[Paragraph]) -> int:
    """Where in the words before the first table those begin that head its first measure; the end where none do."""
    found, kinds, below = len(head), set[str](), 0
    for at in reversed(range(len(head))):
        text = head[at].text
        if not text.strip():
            continue
        if head[at].style in {*COVER, ROW} or opens(text):
            break
        kind = kind_of(text) or ("" if below else _unnumbered(text))
        if kind == "ตาราง" and _TITLE.search(fold(text)):
            # the caption of a table for the whole report
            break
        if kind in kinds:
            # one after the other they are a list, which belongs to the introduction
            return len(head)
        if not kind and (kinds or is_title(text) or below == _MOST_BELOW):
            break
        if kind:
            kinds.add(kind)
            found = at
        below += not kind
    return found


def _unnumbered(text: str) -> str:
    words = fold(text)
    found = _UNNUMBERED.match(words)
    short = len(words) <= MAX_HEADING and not _LEADS_ON.search(words) and not is_title(text)
    return found[1] if found and short else ""


def may_head(text: str) -> bool:
    """Whether a line could be an issue's, where nothing else is: short, and none of the cover's."""
    short = 0 < len(text.strip()) <= MAX_HEADING and not _LEADS_ON.search(fold(text))
    return short and not opens(text) and not is_title(text)


def first_heading(words: Sequence[Paragraph]) -> int | None:
    """Where the first heading of a measure stands."""
    return next((at for at, one in enumerate(words) if kind_of(one.text) or _unnumbered(one.text)), None)


def heads_rows(words: Sequence[Paragraph]) -> bool:
    """Whether words above a table name the issue of all its rows."""
    return any(kind_of(one.text) not in {"", "ตาราง"} for one in words)


def without_on(text: str) -> str:
    """Words as they are compared, without ``(ต่อ)`` behind them."""
    return re.sub(r"\s+", "", _ON.sub("", fold(text)))


def says_on(text: str) -> bool:
    """Whether words say of themselves that they go on."""
    return bool(_ON.search(fold(text)))


def returns(text: str, told: Collection[str]) -> bool:
    """Whether a line only counts the page, or says again what stands in ``told`` (see ``without_on``)."""
    words = without_on(text)
    return not words or bool(_PAGE.fullmatch(fold(text))) or words in told
