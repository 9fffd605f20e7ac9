"""A document's blocks → the measures of its form, and all text around them in its place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ita_site.documents.importing.between import below_until, heads_from, take_alike
from ita_site.documents.importing.captions import (
    first_heading,
    heads_rows,
    is_title,
    kind_of,
    returns,
    take_own,
    without_on,
)
from ita_site.documents.importing.columns import Column
from ita_site.documents.importing.downwards import Downwards, downwards, some_have_results, tables_of
from ita_site.documents.importing.flow import Block, Cell, Line, Paragraph, Table
from ita_site.documents.importing.grid import Header, header_at, headers, of_round
from ita_site.documents.importing.headings import is_count
from ita_site.documents.importing.measures import Form, FormMeasure
from ita_site.documents.importing.nested import flattened
from ita_site.documents.importing.refusal import no_form
from ita_site.documents.importing.rounds import of_other_rounds
from ita_site.documents.importing.rows import (
    FormRow,
    goes_on_above,
    goes_on_with,
    is_album,
    is_caption,
    is_signature,
    once,
    row_of,
    rows_below,
    shares_activities,
    told,
    with_indicator,
    without_ditto,
)


def find_form(blocks: Sequence[Block], months: int) -> Form:
    """The form in ``blocks``, its results those of the round of ``months``. Raises Refusal where there is none."""
    reader = _Reader(months, results_only=some_have_results(blocks))
    others, reader.form.left = of_other_rounds(blocks, months, reader.is_form)
    reader.read(blocks, others)
    reader.finish()
    if not reader.form.measures:
        raise no_form()
    return reader.form


@dataclass(slots=True)
class _Reader:
    months: int
    results_only: bool
    """Whether a table without results is only a plan of what another reports."""
    form: Form = field(default_factory=Form)
    header: Header | None = None
    captions: list[Paragraph] = field(default_factory=list)
    """Words that wait for the measure they head."""
    outside: int = 0
    """How many of them stood before the table that is being read."""
    begun: int = 0
    """How many measures there were before the last table of the form."""
    added: bool = False
    """Whether words below a measure's table were given to it."""
    above: dict[int, Cell] = field(default_factory=dict)
    """Parts of issues that may be merged over rows that follow, by place."""

    def read(self, blocks: Sequence[Block], others: Collection[int] = ()) -> None:
        """Read blocks in order; tables at the places ``others`` are no part of the form that is asked for."""
        for at, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                self._apart([block])
            elif at in others:
                self._outside(list(map(flattened, block.lines)))
            elif not self._table(block):
                self._no_form(block)

    def finish(self) -> None:
        """What waited for another measure stands behind the last one, or adds to it as words did to those before."""
        if self._alone() and (self.added or len(self.form.measures) == 1):
            until = below_until(self.captions)
            self.form.measures[-1].asides += self.captions[:until]
            del self.captions[:until]
        self.form.rest += self._waiting()

    def _alone(self) -> bool:
        """Whether the last table held one measure, which what stands below it is about."""
        return len(self.form.measures) == self.begun + 1

    def _waiting(self) -> list[Paragraph]:
        """The words that waited; none do any more."""
        words, self.captions, self.outside = self.captions, [], 0
        return words

    def _apart(self, words: Sequence[Paragraph]) -> None:
        """Text outside the form: before it, or waiting to be the caption of the next measure."""
        target = self.captions if self.form.measures or self.header else self.form.head
        target += words

    def _no_form(self, table: Table) -> None:
        cells = [cell for line in table.lines for cell in line.cells]
        if any(self.is_form(one) for cell in cells for one in tables_of(cell.blocks)):
            # a table that only arranges the page, with the form within
            for cell in cells:
                self.read(cell.blocks)
            return
        frame = all(len(told(line)) <= 1 for line in table.lines)
        words = [one for line in table.lines for one in (line.paragraphs if frame else [flattened(line)])]
        self._outside(words)

    def _outside(self, words: Sequence[Paragraph]) -> None:
        """Tables that are no part of the form."""
        begun = self.form.measures or self.header
        (self.form.rest if begun else self.form.head).extend([*self._waiting(), *words])

    def is_form(self, table: Table) -> bool:
        """Whether a table is the form, or several."""
        return bool(downwards(table)) or self._header_of(table) is not None

    def _header_of(self, table: Table) -> tuple[int, int, Header] | None:
        """The first header of a table that counts."""
        return next((found for found in headers(table.lines) if self._counts(found[2])), None)

    def _counts(self, header: Header) -> bool:
        return not self.results_only or header.reports

    def _table(self, table: Table) -> bool:
        """Take in a table of the form; False where it is none."""
        self.outside = len(self.captions)
        found = self._header_of(table)
        if found is None:
            if self.form.measures and is_album(table.lines):
                self._album(table)
                return True
            if upright := downwards(table):
                for one in upright:
                    self._downwards(one)
                return True
            return not any(headers(table.lines)) and self._continued(table)
        (first, count, header), begun = found, len(self.form.measures)
        if self.header and not self.header.resembles(header) and not any(map(told, table.lines[first + count :])):
            return False  # read as a header, but unlike the one before it, and of nothing
        before = table.lines[:first]
        if self.header is not None and before and all(len(one.cells) == len(self.header.headings) for one in before):
            self._lines(before, headless=True)
        else:
            self._above(before)
        self._begin(header, months=self.months)
        self._lines(table.lines[first + count :], fresh=self._begins_another())
        self.begun = begun
        return True

    def _album(self, table: Table) -> None:
        """Pictures and their captions belong to the measure above them."""
        if not any(kind_of(one.text) for one in self.captions):
            self.form.measures[-1].asides += self.captions
            self.captions = []
        self.form.measures[-1].asides += map(flattened, table.lines)

    def _begin(self, header: Header, *, months: int) -> None:
        """Rows of this header follow."""
        if self.header is None:
            # words right above the first table that head its measure belong to it, as those above the others do
            self.captions = [*take_own(self.form.head), *self.captions]
        self.header = of_round(header, months)

    def _downwards(self, one: Downwards) -> None:
        """A measure whose headings stand at the left; each has a table, or a part of one, of its own."""
        self.outside, self.begun = len(self.captions), len(self.form.measures)
        self._apart([title for title in one.titles if is_title(title.text)])
        self.captions += [title for title in one.titles if not is_title(title.text)]
        self._begin(one.header, months=self.months)
        self._lines(one.table.lines[1:], fresh=True)
        if self.form.measures:
            self.form.measures[-1].asides += one.below

    def _above(self, lines: Sequence[Line]) -> None:
        """Rows above the header: a title, or another table that a program joined to this one."""
        for line in lines:
            if len([cell for cell in line.cells if cell.text.strip()]) > 1:
                (self.form.rest if self.form.measures else self.form.head).append(flattened(line))
            else:
                self._apart(line.paragraphs)

    def _begins_another(self) -> bool:
        """Whether the words that wait begin another measure; page numbers and titles typed again do not."""
        new = [one for one in self.captions if not self._returns(one)]
        if any(kind_of(one.text) for one in new):
            return True
        return any(one.text.strip() and not is_title(one.text) for one in new)

    def _returns(self, one: Paragraph) -> bool:
        """Whether a paragraph says nothing, or what stands on each page."""
        told = [each.text for each in self.form.head]
        told += [each.text for each in self.form.measures[-1].captions] if self.form.measures else []
        return not one.pictures and returns(one.text, {without_on(text) for text in told})

    def _continued(self, table: Table) -> bool:
        """A table without a header, as wide as the form's before it, goes on where that ended."""
        header = self.header
        if header is None:
            return False
        if not any(len(line.cells) == len(header.headings) for line in table.lines):
            return False
        if is_signature(next(filter(None, map(told, table.lines)), []), header):
            return False
        self._lines(table.lines, headless=True)
        return True

    def _lines(self, lines: Sequence[Line], *, headless: bool = False, fresh: bool = False) -> None:
        at, retyped = 0, bool(self.form.measures)
        while at < len(lines):
            again = header_at(lines, at)
            if again and self.header and self.header.resembles(again[1]):
                at, self.header = at + again[0], of_round(again[1], self.months)
                retyped = True
                continue
            if self.header and self.form.measures and (count := rows_below(lines[at:], self.header)):
                self._below(lines[at : at + count])
                at += count
                continue
            taken = self._line(lines[at], headless=headless, fresh=fresh, retyped=retyped)
            fresh, retyped = fresh and not taken, retyped and not taken
            at += 1
        if self.header and self.form.measures:
            # headings with no row below them
            self.form.measures[-1].keep_headings(self.header)

    def _below(self, lines: Sequence[Line]) -> None:
        """Rows of the form's table that are no measures: words of the report as a whole."""
        self.form.rest += [*self._waiting(), *(flattened(line) for line in lines if told(line))]

    def _line(self, line: Line, *, headless: bool, fresh: bool, retyped: bool) -> bool:
        """Take in a row below the header; whether it is one of a measure."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        filled = told(line)
        if not filled or is_count(line) or self.header.is_repeated_by(line):
            self._apart([one for one in line.paragraphs if one.losses or one.boxes])
            return False
        if is_caption(filled, self.header):
            self._apart([one for one in line.paragraphs if one.text.strip() or one.pictures])
            return False
        row = row_of(self.header, line, retyped=retyped)
        again = retyped and self._says_again(row)
        if (fresh or not self._goes_on(line, row)) and not again:
            self._start(headless=headless)
            row = replace(row_of(self.header, with_indicator(self.header, line, self.above)), retyped=False)
        elif not again:
            row = without_ditto(row)
        self.form.measures[-1].keep_headings(self.header)
        self.form.measures[-1].asides += self._waiting()
        self.form.measures[-1].rows.append(once(row, self.form.measures[-1].rows) if again else row)
        return True

    def _start(self, *, headless: bool) -> None:
        """Begin a measure: what stands before its heading among the words that wait belongs to what is above."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        outside = self.outside
        waiting = self._waiting()
        at = self._give(waiting[:outside], waiting[outside:]) if self.form.measures else 0
        asides = [one for one in waiting[at:] if one.text.strip() and self.form.measures and self._returns(one)]
        captions = [one for one in waiting[at:] if one not in asides]
        self.form.measures.append(FormMeasure(self.header, captions=captions, asides=asides, headless=headless))

    def _give(self, outside: Sequence[Paragraph], within: Sequence[Paragraph]) -> int:
        """Hand over words before and ``within`` a table that are about what is above; how many these are."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        alone = self._alone()
        at = heads_from(outside, issue=Column.ISSUE in self.header.columns, alone=alone)
        within = within[: first_heading(within) or 0] if at == len(outside) else ()
        self.added = self.added or bool(below_until(outside[:at]))
        for one in outside[:at]:
            (self.form.measures[-1].asides if alone or self._returns(one) else self.form.rest).append(one)
        self.form.measures[-1].asides += within
        only = self.form.measures[0]
        if len(self.form.measures) == 1 and alone and not only.captions and Column.ISSUE not in self.header.columns:
            only.captions += take_alike(self.form.head, outside[at:])
        return at + len(within)

    def _says_again(self, row: FormRow) -> bool:
        """Whether a row below a header typed again repeats the issue of the measure above."""
        if not self.form.measures or self._begins_another():
            return False
        return goes_on_with(row, self.form.measures[-1].rows)

    def _goes_on(self, line: Line, row: FormRow) -> bool:
        """Whether a row belongs to the measure above: its issue is merged with that above, or empty."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        if not self.form.measures:
            return False
        columns = self.header.columns
        keys = [cell for one, cell in self.header.sort(line) if one.column in {Column.ISSUE, Column.NUMBER}]
        if Column.ISSUE not in columns:
            # words above the table are the issue of all its rows
            headed = heads_rows(self.form.measures[-1].captions) and not self._begins_another()
            return headed or (bool(keys) and all(cell.goes_on for cell in keys))
        return goes_on_above(row, self.form.measures[-1].rows) or shares_activities(self.header, line)
