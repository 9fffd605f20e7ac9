"""A plan, and behind it a table of the results of the same rows → one table, where each row has one answer only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from rapidfuzz import fuzz

from ita_site.text.thai import fold, fold_digits
from ita_site.word_import.docx.blocks import Block, Cell, Line, Paragraph, Table
from ita_site.word_import.entries.read import activities_of
from ita_site.word_import.tables.header import Header, header_of, headers
from ita_site.word_import.tables.headings import Heading, is_count, is_unused
from ita_site.word_import.tables.other_reports import speaks_of_risks
from ita_site.word_import.tables.rounds import rounds_in
from ita_site.word_import.tables.row import told
from ita_site.word_import.tables.vertical import downwards
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.list_labels import bare

_TOLD: Final = "ไฟล์แยกตารางแผนกับตารางผล จึงนำแถวที่{what}มาต่อกัน เทียบกับต้นฉบับ ถูกแล้วลบบรรทัดนี้"
_NUMBERS: Final = "ลำดับเดียวกัน"
_NAMES: Final = "ชื่อกิจกรรมเดียวกัน"
_WHO_AND_WHEN: Final = frozenset((Column.RESPONSIBLE, Column.PERIOD))
_KEYS: Final = frozenset((Column.NUMBER, Column.ACTIVITIES))
_LEAST: Final = 2
"""The fewest rows that numbers alone can join."""

_ALIKE: Final = 60
"""Out of 100: rows of one number whose activities are less alike tell of different things."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The blocks of a document, its plans joined with their results."""

    blocks: Sequence[Block]
    doubts: Mapping[int, str]
    """Why rows were joined, in Thai, by the place of the table."""
    spent: tuple[str, ...] = ()
    """Numbers of rows that the plan says as well."""
    headings: tuple[str, ...] = ()
    """Headings of columns that only tell which row of the plan is meant."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of plans or of results, at a place of the document."""

    at: int
    table: Table
    first: int
    """The first row of its headings."""
    count: int
    header: Header
    also: tuple[int, ...] = ()
    """Places of tables that go on with it."""

    @property
    def rows(self) -> list[Line]:
        """The rows that say something."""
        below = self.table.lines[self.first + self.count :]
        return [one for one in below if told(one) and not (is_count(one) or is_unused(one))]

    def words(self, line: Line, column: Column) -> str:
        """What a row says in a column; nothing where that goes on from the row above."""
        cells = [cell for one, cell in self.header.sort(line) if one.column is column and not cell.goes_on]
        return " ".join(" ".join(cell.text for cell in cells).split())

    def has(self, column: Column) -> bool:
        """Whether it has a column, be it the form's or not."""
        return any(one.column is column for one in self.header.headings)


def with_results(blocks: Sequence[Block], months: int) -> Joined:
    """The blocks, each plan joined with the one table of results behind it, for a report of ``months``."""
    parts = list(_parts(blocks))
    if any(one.header.reports and one.header.columns & _WHO_AND_WHEN for one in parts):
        # a table that tells both reports the measures, and a plan beside it is only a plan
        return Joined(blocks, {})
    pairs = [found for plans, result in _pairs(parts, blocks, months) if (found := _matched(plans, result))]
    tables = {plan.at: _join(plan, result) for plan, result, _ in pairs}
    gone = {at for plan, result, _ in pairs for at in (result.at, *plan.also)}
    kept = [at for at in range(len(blocks)) if at not in gone]
    doubts = {kept.index(plan.at): _TOLD.format(what=why) for plan, _, why in pairs}
    spent = tuple(result.words(line, Column.NUMBER) for _, result, _ in pairs for line in result.rows)
    headings = tuple(
        one.text for _, result, _ in pairs for one in result.header.headings if one.column in _KEYS | {Column.ISSUE}
    )
    return Joined([tables.get(at, blocks[at]) for at in kept], doubts, spent, headings)


def _parts(blocks: Sequence[Block]) -> Iterator[_Part]:
    for at, block in enumerate(blocks):
        if isinstance(block, Table) and block.lines and not downwards(block):
            first, count, header = next(headers(block.lines), (0, 1, header_of(block.lines[:1])))
            if not speaks_of_risks(header):
                yield _Part(at, block, first, count, header)


def _pairs(parts: Sequence[_Part], blocks: Sequence[Block], months: int) -> Iterator[tuple[Sequence[_Part], _Part]]:
    """Plans, one behind the other, with the one table of results before the next, unless words name another round."""
    told = [one for one in parts if _is_plan(one) or _is_results(one)]
    groups = [list(group) for _, group in groupby(told, _is_plan)]
    for plans, results in pairwise(groups):
        if not _is_plan(plans[0]) or len(results) != 1:
            continue
        between = [one.text for one in blocks[plans[-1].at : results[0].at] if not isinstance(one, Table)]
        rounds = {one for text in between for one in rounds_in(text)}
        if not rounds or months in rounds:
            yield plans, results[0]


def _matched(plans: Sequence[_Part], result: _Part) -> tuple[_Part, _Part, str] | None:
    """The last plan, or all as one, row by row or activity by activity, with its results and why they are its own."""
    # of several plans, numbers alone do not tell the one that is meant
    alone = len(plans) == 1 or result.has(Column.ACTIVITIES)
    wholes = [*plans[-1:], *_whole(plans)] if alone else [*_whole(plans)]
    found = ((one, result, _same_rows(one, result)) for plan in wholes for one in (plan, _by_activity(plan)))
    return next((one for one in found if one[2]), None)


def _whole(plans: Sequence[_Part]) -> Iterator[_Part]:
    """Plans that go on with the first of them on other pages, as one."""
    first, *others = plans
    width = len(first.header.headings)
    if others and all(first.header.resembles(one.header) and len(one.header.headings) == width for one in others):
        lines = (line for one in others for line in one.table.lines[one.first + one.count :])
        table = Table((*first.table.lines, *lines))
        yield replace(first, table=table, also=tuple(one.at for one in others))


def _is_plan(part: _Part) -> bool:
    columns = part.header.columns
    return Column.ACTIVITIES in columns and bool(columns & _WHO_AND_WHEN) and not part.header.reports


def _is_results(part: _Part) -> bool:
    columns = part.header.columns
    return part.header.reports and not columns & _WHO_AND_WHEN and any(map(part.has, _KEYS))


def _by_activity(plan: _Part) -> _Part:
    """The plan with a row for each activity of its rows, where these are paragraphs of their own."""
    rows = {id(line) for line in plan.rows}
    lines = (_apart(plan.header, line) if id(line) in rows else (line,) for line in plan.table.lines)
    return replace(plan, table=Table(tuple(one for each in lines for one in each)))


def _apart(header: Header, line: Line) -> tuple[Line, ...]:
    cell = next((cell for one, cell in header.sort(line) if one.column is Column.ACTIVITIES), None)
    groups = _activities(cell) if cell is not None and not cell.goes_on else []
    if cell is None or len(groups) < _LEAST:
        return (line,)
    # what holds for the row holds for each of its activities, as cells that are merged downwards do
    blank = [replace(one, blocks=(), goes_on=True) for one in line.cells]
    rows = [line.cells if not at else blank for at in range(len(groups))]
    return tuple(
        replace(
            line,
            cells=tuple(
                replace(one, blocks=group, goes_on=False) if mine is cell else one
                for one, mine in zip(row, line.cells, strict=True)
            ),
        )
        for row, group in zip(rows, groups, strict=True)
    )


def _activities(cell: Cell) -> list[tuple[Block, ...]]:
    """The paragraphs of each activity of a cell; none where an activity begins within a paragraph or a table."""
    told = [one for one in cell.blocks if isinstance(one, Paragraph) and one.text.strip()]
    if len(told) < len(cell.blocks):
        return []
    entries = activities_of(told)
    begun = [one.text.split("\n")[0] for one in entries.entries]
    starts = [at for at, one in enumerate(told) if one.text.strip().split("\n")[0] in begun]
    if entries.lead or len(starts) != len(begun):
        return []
    return [tuple(told[at:end]) for at, end in pairwise([*starts, len(told)])]


def _same_rows(plan: _Part, result: _Part) -> str:
    """Why each row of the results belongs to one of the plan, in order; nothing where it may not."""
    names = [[_name(part.words(line, Column.ACTIVITIES)) for line in part.rows] for part in (plan, result)]
    numbers = [[_number(part.words(line, Column.NUMBER)) for line in part.rows] for part in (plan, result)]
    if result.has(Column.ISSUE) and _issues(plan) != _issues(result):
        return ""
    named = all(names[1])
    if named and _one_to_one(*names):
        return _NAMES
    alike = not named or all(fuzz.ratio(one, other) >= _ALIKE for one, other in zip(*names, strict=False))
    return _NUMBERS if _one_to_one(*numbers) and len(numbers[0]) >= _LEAST and alike else ""


def _issues(part: _Part) -> list[str]:
    """The issue of each row; an empty one is that above."""
    said: list[str] = []
    for line in part.rows:
        said.append(_name(part.words(line, Column.ISSUE)) or (said[-1] if said else ""))
    return said


def _one_to_one(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return bool(mine) and mine == theirs and all(mine) and len(set(mine)) == len(mine)


def _name(text: str) -> str:
    return re.sub(r"\s+", "", fold(bare(text)))


def _number(text: str) -> str:
    return fold_digits(text).strip(" .()")


def _join(plan: _Part, result: _Part) -> Table:
    """The plan's table with the columns of the results that it has not."""
    keys = _KEYS | {Column.ISSUE}
    skipped = keys if plan.has(Column.NUMBER) else keys - {Column.NUMBER}
    mine = [one for one in result.header.headings if one.column not in skipped]
    width = max(cell.end for line in plan.table.lines for cell in line.cells)
    answers = {id(line): _cells(result, other, mine, width) for line, other in zip(plan.rows, result.rows, strict=True)}
    heads = plan.table.lines[plan.first : plan.first + plan.count]
    answers |= {id(line): _headings(mine, width, goes_on=bool(at)) for at, line in enumerate(heads)}
    return Table(tuple(replace(one, cells=(*one.cells, *answers.get(id(one), ()))) for one in plan.table.lines))


def _headings(mine: Sequence[Heading], width: int, *, goes_on: bool) -> tuple[Cell, ...]:
    return tuple(Cell(() if goes_on else (Paragraph(one.text),), width + at, 1, goes_on) for at, one in enumerate(mine))


def _cells(result: _Part, line: Line, mine: Sequence[Heading], width: int) -> tuple[Cell, ...]:
    """The cells of a row of the results, a column to each of its headings."""
    told = result.header.sort(line)
    found = (next((cell for heading, cell in told if heading is one), Cell((), 0, 1)) for one in mine)
    return tuple(replace(cell, at=width + at, span=1) for at, cell in enumerate(found))
