"""Headings within the cells of results and outcomes: outcomes below theirs, and what the form has no place for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import bare, label_at
from ita_site.word_import.words.status import is_status

_OUTCOME: Final = "ผลลัพธ์|ผลสำเร็จ|ผลสัมฤทธิ์|ความสำเร็จ"
_OF: Final = r"(?:\s*(?:ของ|จาก)?การดำเนิน(?:การ|งาน)|\s*ที่(?:ได้(?:รับ)?|เกิดขึ้น)|\s*ของ(?:โครงการ|กิจกรรม))?"
_HEADS: Final = re.compile(rf"(?:{_OUTCOME})(?:\s*(?:/|และ)\s*(?:{_OUTCOME}))*{_OF}")
_DONE: Final = re.compile(r"ผลการ(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติงาน)")
"""Words that head the results themselves, unless they stand below what was done."""

_DOING: Final = re.compile(rf"{_DONE.pattern}|(?:การ|สิ่งที่(?:ได้)?|กิจกรรมที่(?:ได้)?)ดำเนิน(?:การ|งาน)(?:แล้ว)?")

_OWN: Final = {Column.RESULTS: ("ผลการดำเนินการ", _DOING), Column.OUTCOMES: ("ผลลัพธ์", _HEADS)}
"""Columns, as messages call them, and how their cells name them again."""


_PROBLEMS: Final = r"(?:ปัญหา|อุปสรรค|ข้อจำกัด|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข)"
_ASIDE: Final = re.compile(rf"{_PROBLEMS}(?:\s*(?:/|และ|,)?\s*{_PROBLEMS})*|หมายเหตุ|งบประมาณ(?:ที่ใช้)?")
"""What the form has no place for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a cell, by the line that only says what stands below it."""

    words: str
    doubt: Doubt | None
    """What is not certain then."""
    apart: tuple[Paragraph, ...] = ()
    """What stands below it that is neither result nor outcome."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph."""

    paragraph: int
    line: int
    text: str


def take_headings(cells: dict[Column, tuple[Paragraph, ...]]) -> Iterator[Section]:
    """Take such lines out of the results and outcomes; what stands below one for outcomes goes to those."""
    if moved := _outcomes(cells):
        yield moved
    for column in _OWN:
        if named := _named_again(cells, column):
            yield named
        if aside := _aside(cells, column):
            yield aside


def _outcomes(cells: dict[Column, tuple[Paragraph, ...]]) -> Section | None:
    """Move what stands below a heading for outcomes among the results, unless there may be several."""
    found = cells.get(Column.RESULTS, ())
    lines = list(_lines(found))
    at = _heading(lines)
    if at is None:
        return None
    heading = lines[at]
    above, below = _cut(found, heading)
    cells[Column.RESULTS], cells[Column.OUTCOMES] = above, (*cells.get(Column.OUTCOMES, ()), *below)
    return Section(heading.text, doubt(DoubtKind.OUTCOME_HEADING, heading.text))


def _named_again(cells: dict[Column, tuple[Paragraph, ...]], column: Column) -> Section | None:
    """Take out the first line of a cell, or the first behind a status, that says what its column is called."""
    field, names = _OWN[column]
    lines = list(_lines(cells.get(column, ())))
    first = next((at for at, one in enumerate(lines) if not is_status(one.text)), None)
    if first is None or first + 1 == len(lines) or not names.fullmatch(_name(lines[first].text)):
        return None
    above, below = _cut(cells[column], lines[first])
    cells[column] = (*above, *below)
    return Section(lines[first].text, doubt(DoubtKind.COLUMN_NAMED_AGAIN, lines[first].text, field))


def _aside(cells: dict[Column, tuple[Paragraph, ...]], column: Column) -> Section | None:
    """Take out the end of a cell, from the first heading on below which only others of its kind stand."""
    lines = list(_lines(cells.get(column, ())))
    names = [_name(one.text) for one in lines]
    last = max((at for at, name in enumerate(names) if _HEADS.fullmatch(name) or _DOING.fullmatch(name)), default=-1)
    at = next((at for at, name in enumerate(names) if at > last + 1 and _ASIDE.fullmatch(name)), None)
    if at is None or at + 1 == len(lines) or not _fresh(lines[at + 1 :]):
        return None
    cells[column], apart = _cut(cells[column], lines[at])
    return Section(lines[at].text, None, apart)


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[_Line]:
    """The lines that say something; none of a cell of our own form or with a table in it, which say what they say."""
    if any(one.style == OUR_CELL or one.tabled for one in paragraphs):
        return
    for at, one in enumerate(paragraphs):
        yield from (_Line(at, line, text.strip()) for line, text in enumerate(one.text.split("\n")) if text.strip())


def _heading(lines: Sequence[_Line]) -> int | None:
    """The one line that heads outcomes, with results above it and words below that no count joins to those."""
    names = [_name(one.text) for one in lines]
    called = [at for at, name in enumerate(names) if _HEADS.fullmatch(name)]
    done = [at for at, name in enumerate(names) if _DONE.fullmatch(name)]
    heads = called or done
    if len(heads) != 1 or len(done) > 1:
        return None
    (at,) = heads
    told = [one for place, one in enumerate(lines[:at]) if place not in done and not is_status(one.text)]
    return (
        at if told and lines[at + 1 :] and not any(place > at for place in done) and _fresh(lines[at + 1 :]) else None
    )


def _name(text: str) -> str:
    return fold(bare(text)).rstrip(" :：")


def _fresh(lines: Sequence[_Line]) -> bool:
    """Whether the first number of some lines begins a count."""
    labels = (label_at(one.text) for one in lines)
    first = next((one for one in labels if one is not None and one.counts and one.number is not None), None)
    return first is None or first.number == 1


def _cut(paragraphs: Sequence[Paragraph], heading: _Line) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs above a line and those below it, the one that it stands in divided."""
    one = paragraphs[heading.paragraph]
    lines = one.text.split("\n")
    above, below = "\n".join(lines[: heading.line]), "\n".join(lines[heading.line + 1 :])
    mine = tuple(link for link in one.links if link.words and link.words in above)
    first = [Paragraph(above, mine, depth=one.depth, style=one.style)] if above.strip() else []
    # what floats at the heading floats at what it heads
    rest = replace(one, text=below, links=tuple(link for link in one.links if link not in mine))
    second = [] if rest.is_empty else [rest]
    return (*paragraphs[: heading.paragraph], *first), (*second, *paragraphs[heading.paragraph + 1 :])
