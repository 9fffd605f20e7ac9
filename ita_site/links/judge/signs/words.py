"""What a page's own words say of it: the sentences of programs that have nothing to show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs.phrases import TABLES
from ita_site.links.judge.signs.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.signs.phrase_table import PhraseTable

MAX_BLOCKS: Final = 60
"""Blocks that are searched, and"""
MAX_LENGTH: Final = 5000
"""… characters of a page's own words above which only its title and headings are: a page that has nothing to show is short."""
MAX_MESSAGE: Final = 500
"""Characters up to which a page is no more than a message."""
SHORT: Final = 300
"""Characters up to which a page whose title is a message says nothing else."""
HALF: Final = 0.5
"""A sentence that fills less of a title or a heading than this is only one of the things it says."""
MOST: Final = 0.4
"""The same of all that a page says."""
REMARK: Final = 12
"""Characters of a heading above which it names what the page is about."""
_HEADINGS: Final = 2
_TEMPLATE_HEADING: Final = re.compile(
    r"(?:รายละเอียด|แสดง|อ่าน)(?:ข่าว|ประกาศ|ข้อมูล|เนื้อหา|บทความ|กิจกรรม|เอกสาร)\S{0,12}$|(?:detail|view|read)\b",
    re.IGNORECASE,
)
"""Headings of any page of a kind, an empty one too."""
_TITLE_BORDER: Final = re.compile(r"\s*[|»·•]\s*|\s+[-–—:]+\s+")


def title_parts(title: str) -> tuple[str, ...]:
    """Return the parts of a title: `ไม่พบหน้า | อบต.หนองบัว` has two."""
    return tuple(part for part in _TITLE_BORDER.split(title) if part)


def of_words(own: OwnWords, *, of_platform: bool = False) -> Iterator[Sign]:
    """Yield the signs that the sentences of a page give: in its title, its headings, its text, and as all it says.

    A heading of a platform (`of_platform`) is the platform's own word about what somebody keeps there: it is proof.
    """
    searched = own.searched
    tables = [table for table in TABLES if table.filter.may_match(searched)]
    remarks = {heading for heading in own.headings if len(heading) > REMARK and not _is_message(heading, tables)}
    for table in tables:
        yield from _of_table(table, own, has_remark=bool(remarks), of_platform=of_platform)


def _is_message(heading: str, tables: list[PhraseTable]) -> bool:
    """Return whether a heading is mostly a sentence of any table, or names only the kind of page."""
    return any(_mostly(table, heading) for table in tables) or bool(_TEMPLATE_HEADING.match(heading))


def _of_table(table: PhraseTable, own: OwnWords, *, has_remark: bool, of_platform: bool) -> Iterator[Sign]:
    """Yield the signs of one table, at most one for each place."""
    titled = next(filter(None, (_mostly(table, part) for part in title_parts(own.title))), "")
    if titled:
        yield Sign(table.reason, f"ชื่อหน้า · title: {titled}")
    if words := next(filter(None, (_mostly(table, heading) for heading in own.headings[:_HEADINGS])), ""):
        yield Sign(table.reason, f"หัวเรื่อง · heading: {words}", is_proof=of_platform and own.length <= MAX_MESSAGE)
    if own.length > MAX_LENGTH:
        return
    messages = [(block, words) for block in own.prose[:MAX_BLOCKS] if (words := table.find(block))]
    text = next((words for block, words in messages if block not in own.headings), "")
    if text:
        yield Sign(table.reason, f"ข้อความ · text: {text}")
    is_alone = not has_remark or len(messages) > 1
    is_short = bool(titled) and own.length <= SHORT and not own.shows("field") and not own.shows("file")
    if is_alone and (is_short or messages) and (is_short or _fills(messages, own)):
        yield Sign(table.reason, "ไม่มีเนื้อหาอื่น · says nothing else")


def _mostly(table: PhraseTable, line: str) -> str:
    """Return a sentence of the table that is most of a line; empty where there is none."""
    words = table.find(line)
    return words if len(words) >= HALF * len(line) else ""


def _is_all_message(block: str, words: str) -> bool:
    """Return whether a paragraph is a message: it begins with a sentence of the table, or that is a third of it."""
    return block.find(words) <= REMARK or len(words) >= len(block) / 3


def _fills(messages: list[tuple[str, str]], own: OwnWords) -> bool:
    """Return whether blocks with sentences of a table are most of what a page says, and it shows nothing else."""
    if own.shows("file") or own.shows("frame"):
        return False
    # a short message with a word of advice in the same paragraph is all message
    lengths = (len(block) if _is_all_message(block, words) else len(words) for block, words in messages)
    return sum(lengths) >= MOST * own.length
