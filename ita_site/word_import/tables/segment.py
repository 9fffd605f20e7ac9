"""Classified tables and the words between them, as the form: a measure begins where the issue changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt
from ita_site.word_import.tables.classify import Sheet
from ita_site.word_import.tables.form import Form, FormMeasure
from ita_site.word_import.tables.grid import Grid, as_line, as_words
from ita_site.word_import.tables.header import Header
from ita_site.word_import.tables.join_rows import add_text, join_of, joined, repeats_issue
from ita_site.word_import.tables.kinds import NO_CHOICES, Choices, Join, Part, RowKind
from ita_site.word_import.tables.row import read_row
from ita_site.word_import.tables.row_kinds import SheetRow
from ita_site.word_import.tables.surroundings import (
    below_until,
    first_heading,
    heads_from,
    heads_rows,
    is_title,
    kind_of,
    returns,
    take_captions,
    without_on,
)
from ita_site.word_import.words.column_names import Column


def form_of(sheets: Iterable[Paragraph | Sheet], choices: Choices = NO_CHOICES) -> Form:
    """Return the form that classified tables and the words between them make; without measures where there is none.

    `choices` are what a person said of rows and lines.
    """
    segmenter = _Segmenter(choices)
    for item in sheets:
        if isinstance(item, Paragraph):
            segmenter.paragraphs([item])
        else:
            segmenter.sheet(item)
    return segmenter.finish()


@dataclass(slots=True)
class _Segmenter:
    """The form as far as it is read, and the words that no measure has yet."""

    choices: Choices
    form: Form = field(default_factory=Form)
    outside: list[Paragraph] = field(default_factory=list)
    """Words before the table that is read, which may head its measure."""
    within: list[Paragraph] = field(default_factory=list)
    """Words within it that may head the next measure."""
    group: list[Paragraph] = field(default_factory=list)
    """Words within it that head all rows up to the next such words."""
    begun: bool = False
    """Whether a header of the form was read."""
    first: bool = False
    """Whether the next row of values is the first below a header."""
    fresh: bool = False
    """Whether the next row of values begins a measure, whichever issue it has."""
    doubts: tuple[Doubt, ...] = ()
    """What is not certain of the table that is read."""
    before: int = 0
    """How many measures there were before it."""
    before_last: int = 0
    """How many there were before the table of the form above it."""

    def paragraphs(self, words: Iterable[Paragraph]) -> None:
        """Take in words outside the form: before it, or perhaps the caption of the next measure."""
        (self.outside if self.begun else self.form.head).extend(words)

    def sheet(self, sheet: Sheet) -> None:
        """Take in a table."""
        if sheet.part is Part.LEFT_OUT:
            self.form.left_out += chain.from_iterable(row.words for row in sheet.grid.rows)
            return
        if sheet.part is Part.OTHER_ROUND:
            self.form.left |= {sheet.months} - {0}
        if sheet.part is Part.ALBUM and self.form.measures:
            self._album(sheet)
        elif sheet.part in {Part.FORM, Part.CONTINUES}:
            self._form(sheet)
        else:
            self._other(sheet)

    def finish(self) -> Form:
        """Return the form; words behind it add to the last measure, or are the report's."""
        self._give_below()
        self.form.rest += self._pending()
        return self.form

    def _pending(self) -> list[Paragraph]:
        """Return the words that no measure has yet, and forget them."""
        words = [*self.outside, *self.within]
        self.outside, self.within = [], []
        return words

    def _is_alone(self) -> bool:
        """Return whether the last table held one measure, which the words below it are about."""
        return len(self.form.measures) == self.before_last + 1

    def _give_below(self) -> None:
        """Add words below a table to its measure, where it held only that."""
        if self._is_alone():
            until = below_until(self.outside)
            self.form.measures[-1].asides += self.outside[:until]
            del self.outside[:until]

    def _other(self, sheet: Sheet) -> None:
        """Take in a table that is no part of the form as words."""
        self._give_below()
        words = as_words(sheet.grid)
        (self.form.rest if self.begun else self.form.head).extend([*self._pending(), *words])

    def _album(self, sheet: Sheet) -> None:
        """Add pictures and their captions to the measure above them."""
        if not any(kind_of(words.text) for words in self.outside):
            self.form.measures[-1].asides += self._pending()
        self.form.measures[-1].asides += map(as_line, sheet.grid.rows)

    def _form(self, sheet: Sheet) -> None:
        """Take in a table of the form."""
        self.outside, self.within, self.group = self._pending(), [], []
        self.first, self.before = True, len(self.form.measures)
        self.doubts = sheet.doubts
        self.fresh = sheet.grid.labels is not None
        for row in sheet.rows:
            _TAKE[row.kind](self, row)
        if self.form.measures and sheet.rows:
            # headings with no row below them
            self.form.measures[-1].keep_headings(sheet.rows[-1].header)
        self.before_last = self.before if sheet.part is Part.FORM else self.before_last

    def take_header(self, _: SheetRow) -> None:
        """Begin with the rows below a header."""
        if not self.begun:
            # words right above the first table that head its measure belong to it
            self.outside = [*take_captions(self.form.head), *self.outside]
        self.begun, self.first = True, True
        self.fresh = self.fresh or self._begins_another()

    def take_header_again(self, row: SheetRow) -> None:
        self.pass_by(row)
        self.first = True

    def pass_by(self, row: SheetRow) -> None:
        """Pass by a row that only counts or repeats; what floats at it is kept."""
        self.form.spent += tuple(row.row.texts)
        self.within += (words for words in row.row.words if words.losses or words.boxes)

    def take_words_above(self, row: SheetRow) -> None:
        """Take in a row above the header: a title, or a row of another table that a program joined to this one."""
        (self.within if self.begun else self.form.head).extend(as_words(Grid((row.row,))))

    def take_caption(self, row: SheetRow) -> None:
        self.within += row.words

    def take_group(self, row: SheetRow) -> None:
        self.group = row.words
        self.within += row.words
        self.form.spent += tuple(cell.text for cell in row.row.filled[:-1])

    def take_below(self, row: SheetRow) -> None:
        self.form.measures[-1].asides += row.row.words

    def take_of_report(self, row: SheetRow) -> None:
        """Take in a row of sums or signatures, which are the report's."""
        self.form.rest += [*self._pending(), *([as_line(row.row)] if row.row.filled else [])]

    def take_added(self, row: SheetRow) -> None:
        """Take in a row that adds to the measure above it."""
        if not self.form.measures or (self._begins_another() and not row.decided):
            self.within += row.row.words
            return
        self.form.measures[-1].asides += self._pending()
        if row.added:
            add_text(self.form.measures[-1], row.added)

    def leave_out(self, row: SheetRow) -> None:
        """Pass by a row that a person took out."""
        self.form.left_out += row.row.words

    def take_values(self, row: SheetRow) -> None:
        """Take in a row of values: the first of a measure, or one more of the measure above."""
        join = self._join(row)
        if join is Join.STARTS:
            self._start(row.header)
        measure = self.form.measures[-1]
        retyped = self.first and join is not Join.STARTS
        kinds = self.choices.lines
        form_row = read_row(row.header, row.row, first=join is Join.STARTS, retyped=retyped, kinds=kinds)
        self.form.left_out += form_row.left_out
        measure.keep_headings(row.header)
        measure.asides += self._pending()
        first = measure.rows[0] if measure.rows else form_row
        measure.rows.append(joined(form_row, join, first, certain=self._chosen(row) is not None))
        self.first, self.fresh = False, False

    def _join(self, row: SheetRow) -> Join:
        """Return how a row of values belongs to the measure above it."""
        if not self.form.measures:
            return Join.STARTS
        above = self.form.measures[-1]
        if chosen := self._chosen(row):
            return Join.REPEATS if chosen is Join.GOES_ON and repeats_issue(row, above) else chosen
        begins = heads_rows(self._new_words()) if Column.ISSUE in row.header.columns else self._begins_another()
        grouped = bool(self.group) or heads_rows(above.captions)
        join = join_of(row, above, grouped=grouped, another=begins or self.fresh)
        return Join.STARTS if self.fresh and join is Join.GOES_ON else join

    def _chosen(self, row: SheetRow) -> Join | None:
        """Return how a person said that a row belongs to the measure above it."""
        place = row.row.place
        return self.choices.of(place.table).joins.get(place.row)

    def _start(self, header: Header) -> None:
        """Begin a measure: its captions are the words that no measure has, but for those that only return."""
        left = self._given_above()
        asides = list(filter(self._only_returns, left))
        captions = [words for words in left if not self._only_returns(words)]
        if Column.ISSUE in header.columns and not captions:
            captions = [Paragraph(words.text) for words in self.group]
        uncertain = any(doubt.kind is DoubtKind.OTHER_REPORT for doubt in self.doubts)
        measure = FormMeasure(header, captions=captions, asides=asides, doubts=self.doubts, uncertain=uncertain)
        self.form.measures.append(measure)

    def _given_above(self) -> list[Paragraph]:
        """Add the words that are about the measure above to it; return the others."""
        outside, within = self.outside, self.within
        self.outside, self.within = [], []
        if not self.form.measures:
            return [*outside, *within]
        alone, last = self._is_alone(), self.form.measures[-1]
        at = heads_from(outside)
        until = 0 if outside[at:] else first_heading(within) or 0
        for words in outside[:at]:
            (last.asides if alone or self._only_returns(words) else self.form.rest).append(words)
        last.asides += within[:until]
        return [*outside[at:], *within[until:]]

    def _only_returns(self, words: Paragraph) -> bool:
        """Return whether a paragraph says nothing, or what is repeated on each page."""
        captions = self.form.measures[-1].captions if self.form.measures else []
        known = {without_on(line.text) for line in (*self.form.head, *captions)}
        return not words.pictures and returns(words.text, known)

    def _new_words(self) -> list[Paragraph]:
        """Return the words that no measure has yet and that are not repeated on each page."""
        return [words for words in (*self.outside, *self.within) if not self._only_returns(words)]

    def _begins_another(self) -> bool:
        """Return whether the words that no measure has yet begin another; page numbers and titles do not."""
        return any(
            kind_of(words.text) or (words.text.strip() and not is_title(words.text)) for words in self._new_words()
        )


_TAKE: Final[Mapping[RowKind, Callable[[_Segmenter, SheetRow], None]]] = {
    RowKind.ABOVE: _Segmenter.take_words_above,
    RowKind.HEADER: _Segmenter.take_header,
    RowKind.AGAIN: _Segmenter.take_header_again,
    RowKind.EMPTY: _Segmenter.pass_by,
    RowKind.COUNT: _Segmenter.pass_by,
    RowKind.UNUSED: _Segmenter.pass_by,
    RowKind.VALUES: _Segmenter.take_values,
    RowKind.GROUP: _Segmenter.take_group,
    RowKind.CAPTION: _Segmenter.take_caption,
    RowKind.ADDS: _Segmenter.take_added,
    RowKind.SUM: _Segmenter.take_of_report,
    RowKind.SIGNATURE: _Segmenter.take_of_report,
    RowKind.BELOW: _Segmenter.take_below,
    RowKind.LEFT_OUT: _Segmenter.leave_out,
}
"""What is done with a row of each kind."""
