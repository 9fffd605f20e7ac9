"""The words before the first table of the form → title lines, introduction, and what is neither: contents, chapters."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain
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
    opens,
)
from ita_site.word_import.words.column_names import MAX_HEADING

_MOST_TITLE: Final = 12
"""The most lines of a title: that of the cover and that of the first page, however an agency breaks them."""

_FEW: Final = 2
"""Lines that are taken for the title where none of many names report, agency or year."""

_MOST_INTRODUCTION: Final = 15
"""The most paragraphs of an introduction; more are chapters, of which only what opens them is taken."""

_NUMBERED: Final = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*\D|\d{1,2}(?:\.\d{1,2})+\s+\D")
_CHAPTER: Final = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:บทที่|ส่วนที่|ตอนที่|ภาคผนวก|สารบัญ|คำนำ|บทนำ|บทสรุป|หลักการและเหตุผล|ความเป็นมา"
    r"|วัตถุประสงค์|ผลการประเมิน|ผลการวิเคราะห์|การวิเคราะห์|รายงานผล|สรุปผล|ผลการดำเนิน)"
)
_OPENER: Final = re.compile(r"\W*(?:\d{1,2}[.)]?\s*)?(?:คำนำ|บทนำ|หลักการและเหตุผล|ความเป็นมา)\W*")
_CONTENTS: Final = re.compile(r"^\W*สารบัญ(?:ตาราง|ภาพ)?\W*$|(?:\t|\.{4,}|…{2,}|\s{4,})\s*\(?[\dก-ฮ]{1,3}\)?\s*$")
_LEADS_ON: Final = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังต่อไปนี้|ได้แก่)\s*:?\s*$")
_FORM_NAME: Final = re.compile(
    r"[\s(\"“]*(?:แบบ(?:ฟอร์ม)?|ตาราง(?:แสดง)?|สรุป)?\s*(?:การ)?(?:รายงาน|รอบ\s*\S+\s*เดือน|ปีงบประมาณ|ประจ[ำา]ปี|แบบฟอร์ม)"
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


class _Kind(Enum):
    """What a line before the form is."""

    BLANK = auto()
    TITLE = auto()
    """A line of our own title, by its style."""
    INTRODUCTION = auto()
    """A paragraph of our own introduction, by its style."""
    CELL = auto()
    CONTENTS = auto()
    OPENING = auto()
    """It begins as introductions do."""
    LONG = auto()
    CAPTION = auto()
    OPENER = auto()
    """A heading of the introduction: `บทนำ`."""
    CHAPTER = auto()
    NUMBERED = auto()
    """A heading of a section, or an entry of a list."""
    SENTENCE = auto()
    NAME = auto()
    """The form's own name."""
    LINE = auto()


def _kind(line: Paragraph) -> _Kind:
    text = fold(line.text).strip()
    return next(kind for kind, holds in _KINDS if holds(line, text))


def _may_head(text: str) -> bool:
    return len(text) <= MAX_HEADING and not _LEADS_ON.search(text)


_KINDS: Final[tuple[tuple[_Kind, Callable[[Paragraph, str], object]], ...]] = (
    (_Kind.BLANK, lambda _, text: not text),
    (_Kind.TITLE, lambda line, _: line.style == TITLE),
    (_Kind.INTRODUCTION, lambda line, _: line.style == OUR_INTRODUCTION),
    (_Kind.CELL, lambda line, _: line.of_table),
    (_Kind.CONTENTS, lambda line, _: _CONTENTS.search(fold(line.text))),
    (_Kind.OPENING, lambda _, text: begins_opening(text)),
    (_Kind.LONG, lambda _, text: opens(text)),
    (_Kind.CAPTION, lambda _, text: kind_of(text) == TABLE),
    (_Kind.OPENER, lambda _, text: _OPENER.fullmatch(text)),
    (_Kind.CHAPTER, lambda line, text: _may_head(text) and not is_title(text) and _heads_chapter(line, text)),
    (_Kind.NUMBERED, lambda _, text: _may_head(text) and _NUMBERED.match(text)),
    (_Kind.SENTENCE, lambda _, text: leads_on(text) or _SENTENCE.match(text)),
    (_Kind.NAME, lambda _, text: _may_head(text) and _FORM_NAME.match(text)),
    (_Kind.LINE, lambda *_: True),
)
"""The first that holds tells what a line is."""

_HEADINGS: Final = frozenset((_Kind.CAPTION, _Kind.OPENER, _Kind.CHAPTER, _Kind.NUMBERED))
_NEVER_TITLE: Final = frozenset((_Kind.INTRODUCTION, _Kind.CELL, _Kind.CONTENTS, _Kind.OPENING, _Kind.LONG))
_BEHIND_TITLE: Final = _NEVER_TITLE | _HEADINGS | {_Kind.SENTENCE}
"""What ends a title, unless it is its first line."""

_OPENS: Final = frozenset((_Kind.INTRODUCTION, _Kind.OPENING))
_OPENS_FRONT: Final = _OPENS | {_Kind.LONG, _Kind.SENTENCE}
"""What begins an introduction before any table or chapter."""

_ENDS_FRONT: Final = frozenset((_Kind.CELL, _Kind.CHAPTER, _Kind.NUMBERED))
_ENDS: Final = _HEADINGS | {_Kind.CELL, _Kind.CONTENTS, _Kind.NAME}
"""What ends an introduction."""


def _heads_chapter(line: Paragraph, text: str) -> bool:
    return bool(_HEADING.match(line.style) or _CHAPTER.match(text))


def split_head(head: Sequence[Paragraph]) -> Head:
    """Return the parts of `head`; each paragraph goes to one of them."""
    lines = list(chain.from_iterable(map(_unboxed, head)))
    kinds = list(map(_kind, lines))
    until = _title_end(kinds)
    first = _opening(kinds, until)
    end = _introduction_end(lines, kinds, first)
    apart = first < end and set(kinds[until:first]) > {_Kind.BLANK}
    return Head(lines[:until], lines[first:end], [*lines[until:first], *lines[end:]], apart)


def _unboxed(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph, after the lines of boxes at it that read as a title or an introduction."""
    for box in filter(_reads_as_cover, paragraph.boxes):
        yield from map(Paragraph, box.split("\n"))
    yield replace(paragraph, boxes=tuple(box for box in paragraph.boxes if not _reads_as_cover(box)))


def _reads_as_cover(box: str) -> bool:
    return any(is_title(line) or begins_opening(line) for line in box.split("\n"))


def _title_end(kinds: Sequence[_Kind]) -> int:
    """Return where the short lines end that a report begins with; of very many, only the first few are its title."""
    filled = [at for at, kind in enumerate(kinds) if kind is not _Kind.BLANK]
    ends = (at for at in filled if kinds[at] in (_BEHIND_TITLE if at > filled[0] else _NEVER_TITLE))
    end = next(ends, len(kinds))
    title = [at for at in filled if at < end]
    if len(title) > _MOST_TITLE:
        title = title[:_FEW]
    return title[-1] + 1 if title else 0


def _opening(kinds: Sequence[_Kind], start: int) -> int:
    """Return where the introduction begins; the end where there is none."""
    opens_here = _OPENS_FRONT
    for at, kind in enumerate(kinds[start:], start):
        if kind in opens_here:
            return at
        opens_here = _OPENS if kind in _ENDS_FRONT else opens_here
    return len(kinds)


def _introduction_end(lines: Sequence[Paragraph], kinds: Sequence[_Kind], first: int) -> int:
    """Return where the introduction that begins at `first` ends; of many paragraphs, only the first belongs to it."""
    ours = [at for at, kind in enumerate(kinds, 1) if kind is _Kind.INTRODUCTION]
    if ours:
        return ours[-1]
    ends, ending = [first], _ENDS
    for at, kind in enumerate(kinds[first:], first):
        if at > first and kind in ending:
            break
        if kind is not _Kind.BLANK:
            ends.append(at + 1)
        if _LEADS_ON.search(fold(lines[at].text)):
            # the introduction announces a list
            ending = _ENDS - {_Kind.NUMBERED}
    return ends[-1] if len(ends) <= _MOST_INTRODUCTION + 1 else first + 1
