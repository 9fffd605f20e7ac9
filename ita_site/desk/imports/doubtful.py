"""List what of a reading a person should look at on the page of an import, each with the name of its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from ita_site.desk.imports.names import doubt_words
from ita_site.desk.imports.view import TableView, View
from ita_site.word_import.doubt_kinds import DoubtKind, Review
from ita_site.word_import.review.picture import ShownDoubt

_LAYOUT: Final = frozenset(kind.value for kind in DoubtKind if kind.review is Review.LAYOUT)
_UNPLACED: Final = "ข้อความที่ยังไม่มีช่อง: {}"
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A place to look at."""

    name: str
    words: str


def is_of_layout(doubt: ShownDoubt) -> bool:
    """Return whether a doubt is about how the file is laid out; all others are settled in the report's own pages."""
    return doubt.code in _LAYOUT


def doubtful(view: View) -> list[Doubtful]:
    """Return the places to look at, in the order of the page; what is said of one place twice is listed once."""
    of_measures = chain.from_iterable(_named(name, doubts) for name, doubts in doubts_of_rows(view).items())
    of_words = (
        Doubtful(words.name, _UNPLACED.format(_short(words.shown.words)))
        for words in view.words
        if not words.shown.is_note
    )
    return list(dict.fromkeys(chain(*map(_of_table, view.tables), of_measures, of_words)))


def doubts_of_rows(view: View) -> Mapping[str, tuple[ShownDoubt, ...]]:
    """Return what is not certain of measures, by the name of the row that each begins with.

    What is said of a table or a column is not said of each of its measures again.
    """
    columns = chain.from_iterable(table.columns for table in view.tables)
    shown = (*(table.shown.doubts for table in view.tables), *(column.shown.doubts for column in columns))
    known = set(chain.from_iterable(shown))
    rows = {row.shown.place: row.name for table in view.tables for row in table.rows}
    return {
        rows.get(measure.row, ""): tuple(doubt for doubt in measure.doubts if doubt not in known)
        for measure in view.measures
    }


def _of_table(table: TableView) -> Iterator[Doubtful]:
    yield from _named(table.name, table.shown.doubts)
    for column in table.columns:
        yield from _named(column.name, column.shown.doubts)
    for row in table.rows:
        for line in chain.from_iterable(cell.lines for cell in row.cells):
            yield from _named(line.name, line.shown.doubts)


def _named(name: str, doubts: Iterable[ShownDoubt]) -> Iterator[Doubtful]:
    return (Doubtful(name, doubt_words(doubt)) for doubt in doubts if is_of_layout(doubt))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
