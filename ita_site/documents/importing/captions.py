"""Words outside the cells: which head a measure, which belong to the report's cover, which only return on each page."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from ita_site.documents.importing.columns import MAX_HEADING
from ita_site.documents.importing.flow import Paragraph
from ita_site.documents.importing.indicators import indicators
from ita_site.thai import fold

_LONG: Final = 160
"""A paragraph before the table that is longer, in characters, is no title line."""

_OPENINGS: Final = ("ตามที่", "ด้วย", "เพื่อให้", "เนื่องจาก", "ตามประกาศ", "ตามหนังสือ", "สืบเนื่อง")
OUR_INTRODUCTION: Final = "Introduction"
"""The style of the introduction in our own Word form."""

_COVER: Final = frozenset((OUR_INTRODUCTION, "Title"))
"""Styles of words that belong to the cover whatever they say."""

_KIND: Final = "มาตรการ|มาตราการ|ตัวชี้วัด|ประเด็น|ด้าน|เรื่อง|หัวข้อ|ข้อคำถาม|กิจกรรม|โครงการ|แนวทาง|แผนงาน|ตาราง"
_NUMBER: Final = r"\d{1,2}(?:\.\d{1,2})*"
_HEADS: Final = re.compile(
    rf"\W*(?:{_NUMBER}[.)]?\s*(?P<after>{_KIND})"
    rf"|(?P<before>{_KIND})(?:ย่อย|การประเมิน)?\s*(?:ข้อ|ลำดับ)?\s*(?:ที่)?\s*[:.]?\s*{_NUMBER}(?![\d/]))"
)
_ITEM: Final = re.compile(r"\W*(?:ข้อ(?:ที่)?\s*)?[ei]\s?[.\-]?\s?\d{1,2}(?!\d)")
_UNNUMBERED: Final = re.compile(r"\W*(ประเด็น|ด้าน|ตัวชี้วัด)")
_TITLE: Final = re.compile(
    r"รายงาน|ปีงบประมาณ|ประจ[ำา]ปี|องค์การบริหารส่วน|เทศบาล(?:ตำบล|เมือง|นคร)|แบบฟอร์ม|รอบ\s*\d+\s*เดือน"
)
_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังต่อไปนี้)\s*:?\s*$")

_PAGE: Final = re.compile(r"[-–—\s(]*(?:หน้า(?:ที่)?)?\s*\d{1,3}(?:\s*(?:/|จาก|of)\s*\d{1,3})?[-–—\s)]*")
_ON: Final = re.compile(r"\s*(?:[(\[]\s*ต่อ\s*[)\]]|[-–]\s*ต่อ\s*[-–]?|(?<=\s)ต่อ)\s*$|^\s*[(\[]?\s*ต่อ\s*[)\]]?\s*$")

_MOST_BELOW: Final = 3
"""Lines that may stand between a heading and the table that it heads."""


def opens(text: str) -> bool:
    """Whether a paragraph reads as the beginning of an introduction."""
    words = re.sub(r"^[\s\u00a0]+", "", text)
    return len(words) > _LONG or fold(words).startswith(tuple(map(fold, _OPENINGS)))


def kind_of(text: str) -> str:
    """What a heading of a measure counts, as in ``มาตรการที่ 1 …`` or ``ตัวชี้วัดที่ 6 …``; nothing for other words."""
    words = fold(text)
    if len(words) > MAX_HEADING or _LEADS_ON.search(words):
        return ""
    if found := _HEADS.match(words):
        return found["after"] or found["before"]
    # "ตัวขี้วัดที่ 6": misspelt more often than not
    if re.match(r"\W*ต", words) and indicators(words[:30]):
        return "ตัวชี้วัด"
    return "e" if _ITEM.match(words) else ""


def is_title(text: str) -> bool:
    """Whether a line reads as one of a report's title."""
    return bool(_TITLE.search(fold(text))) and not kind_of(text)


def own_words(head: Sequence[Paragraph]) -> int:
    """Where in the words before the first table those begin that head its first measure; the end where none do."""
    found, kinds, below = len(head), set[str](), 0
    for at in reversed(range(len(head))):
        text = head[at].text
        if not text.strip():
            continue
        if head[at].style in _COVER or opens(text):
            break
        kind = kind_of(text) or ("" if below else _unnumbered(text))
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
    return len(text) <= MAX_HEADING and not opens(text) and not is_title(text)


def first_heading(words: Sequence[Paragraph]) -> int:
    """Where the first heading of a measure stands; 0 where none does."""
    return next((at for at, one in enumerate(words) if kind_of(one.text)), 0)


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
