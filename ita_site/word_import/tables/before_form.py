"""The words before the first table of the form → title lines, introduction, and what is neither: contents, chapters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.surroundings import (
    OUR_INTRODUCTION,
    TABLE,
    TITLE,
    begins_opening,
    is_title,
    kind_of,
    leads_on,
    named_in_title,
    opens,
)
from ita_site.word_import.words.column_names import MAX_HEADING

_MOST_TITLE: Final = 12
"""The most lines of a title: that of the cover and that of the first page, however an agency breaks them."""

_FEW: Final = 3
"""Lines that are taken for the title where none of many names report, agency or year."""

_MOST_INTRODUCTION: Final = 15
"""The most paragraphs of an introduction; more are chapters, of which only what opens them is taken."""

_NUMBERED: Final = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*\D|\d{1,2}(?:\.\d{1,2})+\s+\D")
_CHAPTER: Final = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:บทที่|ส่วนที่|ตอนที่|ภาคผนวก|สารบัญ|คำนำ|บทนำ|บทสรุป|หลักการและเหตุผล|ความเป็นมา"
    r"|วัตถุประสงค์|ผลการประเมิน|ผลการวิเคราะห์|การวิเคราะห์|รายงานผล|สรุปผล|ผลการดำเนิน)"
)
_OPENER: Final = re.compile(r"\W*(?:\d{1,2}[.)]?\s*)?(?:คำนำ|บทนำ|หลักการและเหตุผล|ความเป็นมา)\W*")
_CONTENTS: Final = re.compile(r"(?:\t|\.{4,}|…{2,}|\s{4,})\s*\(?[\dก-ฮ]{1,3}\)?\s*$")
_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังต่อไปนี้|ได้แก่)\s*:?\s*$")
_LISTED: Final = re.compile(r"[\s(]*(?:\d|[ก-ฮ][.)]|[^\w\s(\"'“])")
"""How an entry of a list begins: with a number, a letter or a sign."""

_FORM_NAME: Final = re.compile(
    r"\W*(?:แบบ(?:ฟอร์ม)?|ตาราง(?:แสดง)?|สรุป)?\s*(?:การ)?(?:รายงาน|รอบ\s*\S+\s*เดือน|ปีงบประมาณ|ประจ[ำา]ปี|แบบฟอร์ม)"
)
"""How the form's own name begins, typed once more behind the introduction."""

_HEADING: Final = re.compile(r"(?i)heading\s?\d")
_SENTENCE: Final = re.compile(
    r"(?!\W*(?:รายงาน|แบบ|ตาราง|สรุป)).*(?:(?:ดัง|ตาม)(?:ตาราง|รายละเอียด|เอกสาร)|รายละเอียด(?:ดัง|ตาม|ปรากฏ)|ปรากฏ(?:ตาม|ดัง|ผล|ราย)"
    r"|ได้(?:ดำเนิน|กำหนด|จัดทำ|วิเคราะห์|ประชุม|นำผล|รายงาน|ทบทวน)|จึง|ขอ(?:รายงาน|สรุป|นำส่ง|เสนอ)|กำหนดมาตรการ|มีผลการ|มีมาตรการ"
    r"|มีรายละเอียด|รวม\s*\d+\s*(?:มาตรการ|กิจกรรม|โครงการ))",
    re.DOTALL,
)
"""What makes a short line below the title a sentence: `เทศบาลกำหนดมาตรการรวม 2 มาตรการ`."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is before the form."""

    title: Sequence[Paragraph]
    introduction: Sequence[Paragraph]
    others: Sequence[Paragraph]
    """What is neither, in order."""
    apart: bool
    """Whether other words are between the title and the introduction."""


def split_head(head: Sequence[Paragraph]) -> Head:
    """Return the parts of `head`; each paragraph goes to one of them."""
    lines = [line for paragraph in head for line in _unboxed(paragraph)]
    until = _title_end(lines)
    first = _opening(lines, until)
    end = _introduction_end(lines, first)
    between = lines[until:first]
    apart = first < end and any(line.text.strip() for line in between)
    return Head(lines[:until], lines[first:end], [*between, *lines[end:]], apart)


def _unboxed(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph, after the lines of boxes at it that read as a title or an introduction."""
    for box in filter(_reads_as_cover, paragraph.boxes):
        yield from map(Paragraph, box.split("\n"))
    yield replace(paragraph, boxes=tuple(box for box in paragraph.boxes if not _reads_as_cover(box)))


def _reads_as_cover(box: str) -> bool:
    return any(is_title(line) or begins_opening(line) for line in box.split("\n"))


def _title_end(lines: Sequence[Paragraph]) -> int:
    """Return where the short lines end that a report begins with."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    title = list(takewhile(lambda at: not _ends_title(lines[at], first=at == filled[0]), filled))
    if len(title) > _MOST_TITLE:
        title = title[: _named_until([lines[at].text for at in title[:_MOST_TITLE]])]
    return title[-1] + 1 if title else 0


def _named_until(texts: Sequence[str]) -> int:
    """Return how many of many short lines are the title: up to the last that names report, agency or year first."""
    until, named = _FEW, frozenset[str]()
    for count, text in enumerate(texts, 1):
        names = named_in_title(text)
        until = until if names <= named else count
        named |= names
    return until


def _ends_title(line: Paragraph, *, first: bool) -> bool:
    if line.style == TITLE:
        return False
    if line.style == OUR_INTRODUCTION or line.of_table or opens(line.text) or _is_contents(line.text):
        return True
    return not first and (kind_of(line.text) == TABLE or _is_section(line) or _is_sentence(line.text))


def _is_sentence(text: str) -> bool:
    """Return whether a short line says something, so that it is no line of the title."""
    return leads_on(text) or bool(_SENTENCE.match(fold(text)))


def _opening(lines: Sequence[Paragraph], start: int) -> int:
    """Return where the introduction begins; the end where there is none."""
    front = True
    for at, line in enumerate(lines[start:], start):
        if not line.of_table and _opens_introduction(line, front=front):
            return at
        front = front and not (line.of_table or _is_chapter_of_its_own(line))
    return len(lines)


def _opens_introduction(line: Paragraph, *, front: bool) -> bool:
    """Return whether a line begins the introduction; at the `front`, a long one or a sentence does."""
    if line.style == OUR_INTRODUCTION or begins_opening(line.text):
        return True
    return front and (opens(line.text) or (_is_sentence(line.text) and not _is_section(line)))


def _is_chapter_of_its_own(line: Paragraph) -> bool:
    opener = _OPENER.fullmatch(fold(line.text)) or _is_contents(line.text)
    return not opener and _is_section(line)


def _introduction_end(lines: Sequence[Paragraph], first: int) -> int:
    """Return where the introduction that begins at `first` ends."""
    ours = [at for at, line in enumerate(lines[first:], first + 1) if line.style == OUR_INTRODUCTION]
    if ours:
        return ours[-1]
    ends, lists = [first], False
    for at, line in enumerate(lines[first:], first):
        if at > first and line.text.strip() and _ends_introduction(line, lists=lists):
            break
        lists = lists or bool(_LEADS_ON.search(fold(line.text)))
        ends += [at + 1] * bool(line.text.strip())
    if len(ends) <= _MOST_INTRODUCTION + 1:
        return ends[-1]
    opened = list(takewhile(lambda end: opens(lines[end - 1].text), ends[1:]))
    return max([first + 1, *opened])


def _ends_introduction(line: Paragraph, *, lists: bool) -> bool:
    """Return whether something else begins; `lists` is whether the introduction announced a list."""
    text = fold(line.text)
    if line.of_table or _is_contents(text) or kind_of(text) == TABLE or _is_heading(line):
        return True
    if _is_section(line) and (not lists or _CHAPTER.match(text)):
        return True
    goes_on = _LEADS_ON.search(text) or opens(text) or (lists and _LISTED.match(text))
    return not goes_on and bool(_FORM_NAME.match(text)) and len(text) <= MAX_HEADING


def _is_heading(line: Paragraph) -> bool:
    return bool(_HEADING.match(line.style)) and not is_title(line.text)


def _is_contents(text: str) -> bool:
    """Return whether a line is one of a table of contents, or heads one."""
    words = fold(text)
    return bool(_CONTENTS.search(words)) or re.sub(r"\W", "", words) in {"สารบัญ", "สารบัญตาราง", "สารบัญภาพ"}


def _is_section(line: Paragraph) -> bool:
    """Return whether a line heads a chapter or a section of the report."""
    text = fold(line.text).strip()
    if len(text) > MAX_HEADING or _LEADS_ON.search(text):
        return False
    return _is_heading(line) or bool(_NUMBERED.match(text) or (_CHAPTER.match(text) and not is_title(text)))
