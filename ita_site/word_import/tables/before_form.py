"""The words before the first table of the form → title lines, introduction, and what is neither: contents, chapters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.tables.captions import (
    COVER,
    OUR_INTRODUCTION,
    begins_opening,
    is_title,
    kind_of,
    named_in_title,
    opens,
)
from ita_site.word_import.tables.nested_tables import ROW
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


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the form."""

    title: Sequence[Paragraph]
    introduction: Sequence[Paragraph]
    others: Sequence[Paragraph]
    """What is neither, in order."""
    apart: bool
    """Whether other words stand between the title and the introduction."""


def split_head(head: Sequence[Paragraph]) -> Head:
    """The parts of ``head``; each paragraph goes to one of them."""
    lines = [one for each in head for one in _unboxed(each)]
    until = _title_end(lines)
    first = _opening(lines, until)
    end = _introduction_end(lines, first)
    between = lines[until:first]
    apart = first < end and any(one.text.strip() for one in between)
    return Head(lines[:until], lines[first:end], [*between, *lines[end:]], apart)


def _unboxed(one: Paragraph) -> Iterator[Paragraph]:
    """A paragraph, after the lines of boxes at it that read as a title or an introduction."""
    boxes = [box for box in one.boxes if _reads_as_cover(box)]
    for box in boxes:
        yield from map(Paragraph, box.split("\n"))
    yield replace(one, boxes=tuple(box for box in one.boxes if box not in boxes)) if boxes else one


def _reads_as_cover(box: str) -> bool:
    return any(is_title(line) or begins_opening(line) for line in box.split("\n"))


def _title_end(lines: Sequence[Paragraph]) -> int:
    """Where the short lines end that a report begins with."""
    count, end, named, told = 0, 0, 0, frozenset[str]()
    for at, one in enumerate(lines):
        if not one.text.strip():
            continue
        if one.style not in COVER - {OUR_INTRODUCTION}:
            if _ends_title(one, first=not count):
                break
            count += 1
        if count > _MOST_TITLE:
            return named or _nth(lines, _FEW)
        end = at + 1
        news = named_in_title(one.text) - told
        named, told = (end if news or one.style in COVER else named), told | news
    return end


def _ends_title(one: Paragraph, *, first: bool) -> bool:
    if one.style in {OUR_INTRODUCTION, ROW} or opens(one.text) or _is_contents(one.text):
        return True
    return not first and (kind_of(one.text) == "ตาราง" or _is_section(one))


def _nth(lines: Sequence[Paragraph], count: int) -> int:
    """The place behind so many lines that say something."""
    told = [at for at, one in enumerate(lines, 1) if one.text.strip()]
    return told[count - 1]


def _opening(lines: Sequence[Paragraph], start: int) -> int:
    """Where the introduction begins; the end where there is none."""
    front = True
    for at in range(start, len(lines)):
        one = lines[at]
        if one.style == OUR_INTRODUCTION or (begins_opening(one.text) and one.style != ROW):
            return at
        if front and opens(one.text) and one.style != ROW:
            return at
        front = front and one.style != ROW and not _is_chapter_of_its_own(one)
    return len(lines)


def _is_chapter_of_its_own(one: Paragraph) -> bool:
    if _OPENER.fullmatch(fold(one.text)) or _is_contents(one.text):
        return False
    return _is_section(one)


def _introduction_end(lines: Sequence[Paragraph], first: int) -> int:
    """Where the introduction that begins at ``first`` ends."""
    if first < len(lines) and lines[first].style == OUR_INTRODUCTION:
        return 1 + max(at for at, one in enumerate(lines) if one.style == OUR_INTRODUCTION)
    end, count, opened, lists = first, 0, first, False
    for at in range(first, len(lines)):
        one = lines[at]
        if not one.text.strip():
            continue
        if at > first and _ends_introduction(one, lists=lists):
            break
        lists = lists or bool(_LEADS_ON.search(fold(one.text)))
        count, end = count + 1, at + 1
        opened = end if opened == at and opens(one.text) else opened
    return end if count <= _MOST_INTRODUCTION else max(opened, first + 1)


def _ends_introduction(one: Paragraph, *, lists: bool) -> bool:
    """Whether something else begins; ``lists`` is whether the introduction announced a list."""
    text = fold(one.text)
    if one.style == ROW or _is_contents(text) or kind_of(text) == "ตาราง" or _is_heading(one):
        return True
    if _is_section(one) and (not lists or _CHAPTER.match(text)):
        return True
    if _LEADS_ON.search(text) or opens(text) or (lists and _LISTED.match(text)):
        return False
    return bool(_FORM_NAME.match(text)) and len(text) <= MAX_HEADING


def _is_heading(one: Paragraph) -> bool:
    return bool(_HEADING.match(one.style)) and not is_title(one.text)


def _is_contents(text: str) -> bool:
    """Whether a line stands in a table of contents, or heads one."""
    words = fold(text)
    return bool(_CONTENTS.search(words)) or re.sub(r"\W", "", words) in {"สารบัญ", "สารบัญตาราง", "สารบัญภาพ"}


def _is_section(one: Paragraph) -> bool:
    """Whether a line heads a chapter or a section of the report."""
    text = fold(one.text).strip()
    if len(text) > MAX_HEADING or _LEADS_ON.search(text):
        return False
    if _is_heading(one) or _NUMBERED.match(text):
        return True
    return bool(_CHAPTER.match(text)) and not is_title(text)
