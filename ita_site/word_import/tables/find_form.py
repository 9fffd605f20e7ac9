"""A document's blocks → the measures of its form, and all text around them in its place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ita_site.word_import.docx.blocks import Block, Line, Paragraph, Table
from ita_site.word_import.docx.refusal import no_form
from ita_site.word_import.tables.between_tables import below_until
from ita_site.word_import.tables.captions import (
    is_title,
    kind_of,
    named_in_title,
    take_own,
)
from ita_site.word_import.tables.continuation import goes_on_as
from ita_site.word_import.tables.header import Header, headers, of_round
from ita_site.word_import.tables.label_rows import with_columns
from ita_site.word_import.tables.measure_rows import Form
from ita_site.word_import.tables.nested_tables import ROW, flattened, outlined
from ita_site.word_import.tables.other_reports import (
    doubt_of,
    is_another,
    only_some_speak_of_risks,
    opens_annex,
    speaks_of_risks,
)
from ita_site.word_import.tables.page_repeats import only_returns
from ita_site.word_import.tables.plan_and_results import with_results
from ita_site.word_import.tables.rounds import of_other_rounds, rounds_in
from ita_site.word_import.tables.row import (
    is_album,
    told,
)
from ita_site.word_import.tables.segment import Rows
from ita_site.word_import.tables.vertical import Downwards, downwards, some_have_results, tables_of


def find_form(blocks: Sequence[Block], months: int, year: int = 0) -> Form:
    """The form in ``blocks``, its results those of the round of ``months`` of a fiscal year.

    Raises Refusal where there is none.
    """
    no_risks = only_some_speak_of_risks(blocks)
    joined = with_results(blocks, months)
    blocks = joined.blocks
    reader = _Reader(months, results_only=some_have_results(blocks), no_risks=no_risks, year=year)
    others, reader.form.left = of_other_rounds(blocks, months, reader.is_form)
    reader.form.spent, reader.form.keys = joined.spent, joined.headings
    reader.read(blocks, others, joined.doubts)
    reader.finish()
    if not reader.form.measures:
        raise no_form()
    return reader.form


@dataclass(slots=True)
class _Reader(Rows):
    results_only: bool = False
    """Whether a table without results is only a plan of what another reports."""
    no_risks: bool = False
    """Whether a table with headings for risks is no form, since another has none."""
    year: int = 0
    """The fiscal year that is asked for; 0 where none is."""
    annexed: bool = False
    """Whether the annex has begun."""

    def read(
        self, blocks: Sequence[Block], others: Collection[int] = (), joined: Mapping[int, str] = MappingProxyType({})
    ) -> None:
        """Read blocks in order; tables at the places ``others`` are no part of the form that is asked for.

        ``joined`` tells, by place, of tables that were put together from two.
        """
        for at, block in enumerate(blocks):
            self.joined = joined.get(at, "")
            if isinstance(block, Paragraph):
                self.annexed = self.annexed or (bool(self.form.measures) and opens_annex(block.text))
                self.apart([block])
            elif at in others:
                self._of_another_round()
                self._outside(list(map(flattened, block.lines)))
            else:
                for table in with_columns(block):
                    if not self._table(table):
                        self._no_form(table)

    def finish(self) -> None:
        """What waited for another measure stands behind the last one, or adds to it as words did to those before."""
        self._give_below()
        self.form.rest += self.waiting()

    def _give_below(self) -> None:
        """Hand over words that add to the measure above them, where the last table held only that."""
        if self.alone() and (self.added or len(self.form.measures) == 1):
            until = below_until(self.captions)
            self.form.measures[-1].asides += self.captions[:until]
            del self.captions[:until]

    def _no_form(self, table: Table) -> None:
        cells = [cell for line in table.lines for cell in line.cells]
        if any(self.is_form(one) for cell in cells for one in tables_of(cell.blocks)):
            # a table that only arranges the page, with the form within
            for cell in cells:
                self.read(cell.blocks)
            return
        self._outside(outlined(table))

    def _of_another_round(self) -> None:
        """The line right above a table of another round heads that table, and is no line of this report's title."""
        at = next((at for at, one in reversed(list(enumerate(self.form.head))) if one.text.strip()), None)
        if at is None or self.months in rounds_in(self.form.head[at].text):
            return
        if rounds_in(self.form.head[at].text) and "report" not in named_in_title(self.form.head[at].text):
            self.form.head[at] = replace(self.form.head[at], style=ROW)

    def _outside(self, words: Sequence[Paragraph]) -> None:
        """Tables that are no part of the form."""
        begun = self.form.measures or self.header
        (self.form.rest if begun else self.form.head).extend([*self.waiting(), *words])

    def is_form(self, table: Table) -> bool:
        """Whether a table is the form, or several."""
        return bool(downwards(table)) or self._header_of(table) is not None

    def _header_of(self, table: Table) -> tuple[int, int, Header] | None:
        """The first header of a table that counts; none where its left names more columns than any row."""
        found = next((found for found in headers(table.lines) if self._counts(found[2])), None)
        if found and any(len(one.header.columns) > len(found[2].columns) for one in downwards(table)):
            return None
        return found

    def _counts(self, header: Header) -> bool:
        return (not self.results_only or header.reports) and not (self.no_risks and speaks_of_risks(header))

    def _table(self, table: Table) -> bool:
        """Take in a table of the form; False where it is none."""
        self.outside = len(self.captions)
        found = self._header_of(table)
        if found is None:
            return self._headless(table)
        (first, count, header), begun = found, len(self.form.measures)
        if self.header and not self.header.resembles(header) and not any(map(told, table.lines[first + count :])):
            return False  # read as a header, but unlike the one before it, and of nothing
        if self._is_another(header, table.lines[:first]):
            self._give_below()
            return False
        before = table.lines[:first]
        if self.header is not None and before and all(len(one.cells) == len(self.header.headings) for one in before):
            self.lines(before, headless=True)
        else:
            self._above(before)
        self._begin(header, months=self.months)
        self.lines(table.lines[first + count :], fresh=self.begins_another())
        self.begun = begun
        return True

    def _headless(self, table: Table) -> bool:
        """Take in a table without a header at its top; False where it is none of the form."""
        if self.form.measures and is_album(table.lines):
            self._album(table)
            return True
        if upright := downwards(table):
            if self._is_another(upright[0].header, ()):
                return False
            for one in upright:
                self._downwards(one)
            return True
        return not any(headers(table.lines)) and self._continued(table)

    def _is_another(self, header: Header, above: Sequence[Line]) -> bool:
        """Whether a table behind the form reports something else; where it only may, its measures are doubted."""
        self.doubt = ""
        if self.header is None or not self.form.measures:
            return False
        told = [*self.captions, *(one for line in above for one in line.paragraphs)]
        captions = [one for one in told if not only_returns(one, self.form)]
        if is_another(captions, like=self.header.resembles(header), annexed=self.annexed):
            return True
        self.doubt = doubt_of(captions, self.year, annexed=self.annexed)
        return False

    def _album(self, table: Table) -> None:
        """Pictures and their captions belong to the measure above them."""
        if not any(kind_of(one.text) for one in self.captions):
            self.form.measures[-1].asides += self.waiting()
        self.form.measures[-1].asides += map(flattened, table.lines)

    def _begin(self, header: Header, *, months: int) -> None:
        """Rows of this header follow."""
        if self.header is None:
            # words right above the first table that head its measure belong to it, as those above the others do
            self.captions = [*take_own(self.form.head), *self.captions]
        self.header = of_round(header, months)
        self.above.clear()

    def _downwards(self, one: Downwards) -> None:
        """A measure whose headings stand at the left; each has a table, or a part of one, of its own."""
        self.outside, self.begun = len(self.captions), len(self.form.measures)
        self.apart([title for title in one.titles if is_title(title.text)])
        self.captions += [title for title in one.titles if not is_title(title.text)]
        self._begin(one.header, months=self.months)
        self.lines(one.table.lines[1:], fresh=True)
        if self.form.measures:
            self.form.measures[-1].asides += one.below

    def _above(self, lines: Sequence[Line]) -> None:
        """Rows above the header: a title, or another table that a program joined to this one."""
        for line in lines:
            if len([cell for cell in line.cells if cell.text.strip()]) > 1:
                (self.form.rest if self.form.measures else self.form.head).append(flattened(line))
            else:
                self.apart(line.paragraphs)

    def _continued(self, table: Table) -> bool:
        """A table without a header, as wide as the form's before it, goes on where that ended."""
        waiting = [one for one in self.captions if not only_returns(one, self.form)]
        if self.header is None or not goes_on_as(table, self.header, waiting):
            return False
        self.lines(table.lines, headless=True)
        return True
