"""Rows of the form's tables, one after the other → its measures, each with the words that stand around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ita_site.word_import.docx.blocks import Line, Paragraph
from ita_site.word_import.tables.between_tables import below_until, heads_from, take_alike
from ita_site.word_import.tables.captions import (
    first_heading,
    heads_rows,
)
from ita_site.word_import.tables.extra_rows import add, added, closing
from ita_site.word_import.tables.group_rows import headed, is_grouped
from ita_site.word_import.tables.header import Header, header_at, of_round
from ita_site.word_import.tables.headings import is_count, is_unused
from ita_site.word_import.tables.measure_rows import Form, FormMeasure
from ita_site.word_import.tables.merged_cells import Above, with_shared
from ita_site.word_import.tables.nested_tables import flattened
from ita_site.word_import.tables.page_repeats import begin_another, only_returns
from ita_site.word_import.tables.row import (
    FormRow,
    counts_on,
    goes_on_above,
    goes_on_with,
    is_caption,
    once,
    row_of,
    rows_below,
    shares_activities,
    told,
    without_ditto,
)
from ita_site.word_import.words.column_names import Column


@dataclass(slots=True)
class Rows:
    """The form as far as its rows are read."""

    months: int
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
    group: list[Paragraph] = field(default_factory=list)
    """The words across the table that head the rows below them."""
    grouped: bool = False
    """Whether such rows part the table that is being read."""
    doubt: str = ""
    """Why the table that is being read may be no part of the form, in Thai."""
    joined: str = ""
    """Why the table that is being read was put together from two, in Thai."""
    above: Above = field(default_factory=Above)
    """Cells that may be merged over rows that follow."""

    def alone(self) -> bool:
        """Whether the last table held one measure, which what stands below it is about."""
        return len(self.form.measures) == self.begun + 1

    def waiting(self) -> list[Paragraph]:
        """The words that waited; none do any more."""
        words, self.captions, self.outside = self.captions, [], 0
        return words

    def apart(self, words: Sequence[Paragraph]) -> None:
        """Text outside the form: before it, or waiting to be the caption of the next measure."""
        target = self.captions if self.form.measures or self.header else self.form.head
        target += words

    def begins_another(self) -> bool:
        """Whether the words that wait begin another measure."""
        return begin_another(self.captions, self.form)

    def lines(self, lines: Sequence[Line], *, headless: bool = False, fresh: bool = False) -> None:
        """Take in rows below a header; ``fresh`` is whether the first begins a measure whatever it says."""
        at, retyped, before = 0, bool(self.form.measures), len(self.form.measures)
        if self.header and not headless:
            self.group, self.grouped = [], is_grouped(lines, self.header)
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
            if count := self._added(lines, at, several=len(self.form.measures) > before + 1):
                at += count
                continue
            taken = self._line(lines[at], headless=headless, fresh=fresh, retyped=retyped)
            fresh, retyped = fresh and not taken, retyped and not taken
            at += 1
        if self.header and self.form.measures:
            # headings with no row below them
            self.form.measures[-1].keep_headings(self.header)

    def _added(self, lines: Sequence[Line], at: int, *, several: bool) -> int:
        """Take in rows that add to the measure above, or to the report below ``several``; how many they are."""
        header, measures = self.header, self.form.measures
        parts = added(lines[at], header) if header and measures and not self.begins_another() else ()
        if header and parts and several and (count := closing(lines, at, header)):
            self._below(lines[at : at + count])
            return count
        if parts:
            measures[-1].asides += self.waiting()
        for part in parts:
            add(measures[-1], part)
        return bool(parts)

    def _below(self, lines: Sequence[Line]) -> None:
        """Rows of the form's table that are no measures: words of the report as a whole."""
        self.form.rest += [*self.waiting(), *(flattened(line) for line in lines if told(line))]

    def _line(self, line: Line, *, headless: bool, fresh: bool, retyped: bool) -> bool:
        """Take in a row below the header; whether it is one of a measure."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        filled = told(line)
        if not filled or is_count(line) or is_unused(line) or self.header.is_repeated_by(line):
            self.apart([one for one in line.paragraphs if one.losses or one.boxes])
            return False
        if is_caption(filled, self.header):
            words = [one for one in line.paragraphs if one.text.strip() or one.pictures]
            self.group = words if heads_rows(words) or self.grouped else self.group
            self.apart(words)
            return False
        row = row_of(self.header, line, retyped=retyped)
        again = retyped and self._says_again(row)
        if not (again or fresh) and self.form.measures and not self.begins_another():
            counted = counts_on(row, self.form.measures[-1].rows)
            again, row = counted is not None, counted or row
        if (fresh or not self._goes_on(line, row)) and not again:
            self._start(headless=headless)
            whole, doubts = with_shared(self.header, line, self.above)
            row = row_of(self.header, whole)
            row = replace(row, retyped=False, doubts=(*row.doubts, *doubts))
        elif not again:
            row = without_ditto(row)
        self.above.keep(self.header, line)
        self.form.measures[-1].keep_headings(self.header)
        self.form.measures[-1].asides += self.waiting()
        self.form.measures[-1].rows.append(once(row, self.form.measures[-1].rows) if again else row)
        return True

    def _start(self, *, headless: bool) -> None:
        """Begin a measure: what stands before its heading among the words that wait belongs to what is above."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        outside = self.outside
        waiting = self.waiting()
        at = self._give(waiting[:outside], waiting[outside:]) if self.form.measures else 0
        asides = [
            one for one in waiting[at:] if one.text.strip() and self.form.measures and only_returns(one, self.form)
        ]
        captions = [one for one in waiting[at:] if one not in asides]
        captions = headed(self.group, captions) if Column.ISSUE in self.header.columns else captions
        self.form.measures.append(
            FormMeasure(
                self.header,
                captions=captions,
                asides=asides,
                headless=headless,
                doubt=self.doubt,
                joined=self.joined,
            )
        )

    def _give(self, outside: Sequence[Paragraph], within: Sequence[Paragraph]) -> int:
        """Hand over words before and ``within`` a table that are about what is above; how many these are."""
        assert self.header is not None  # noqa: S101 - rows are read only under a header
        alone = self.alone()
        at = heads_from(outside, issue=Column.ISSUE in self.header.columns, alone=alone)
        within = within[: first_heading(within) or 0] if at == len(outside) else ()
        self.added = self.added or bool(below_until(outside[:at]))
        for one in outside[:at]:
            (self.form.measures[-1].asides if alone or only_returns(one, self.form) else self.form.rest).append(one)
        self.form.measures[-1].asides += within
        only = self.form.measures[0]
        if len(self.form.measures) == 1 and alone and not only.captions and Column.ISSUE not in self.header.columns:
            only.captions += take_alike(self.form.head, outside[at:])
        return at + len(within)

    def _says_again(self, row: FormRow) -> bool:
        """Whether a row below a header typed again repeats the issue of the measure above."""
        if not self.form.measures or self.begins_another():
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
            heads = self.grouped or heads_rows(self.form.measures[-1].captions)
            return (heads and not self.begins_another()) or (bool(keys) and all(cell.goes_on for cell in keys))
        if heads_rows([one for one in self.captions if not only_returns(one, self.form)]) and not all(
            cell.goes_on for cell in keys
        ):
            return False
        return goes_on_above(row, self.form.measures[-1].rows) or shares_activities(self.header, line)
