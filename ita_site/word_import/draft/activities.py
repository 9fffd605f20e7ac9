"""What a measure promised: the activities of its rows, numbered."""

from collections.abc import Iterator

from ita_site.word_import.draft.pair_results import Promised
from ita_site.word_import.entries.entry import Entries
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.entries.read import activities_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.column_names import Column


def entries_of(measure: FormMeasure) -> Entries:
    """The activities of all rows of a measure, and the words before their list."""
    cells = [row.cells.get(Column.ACTIVITIES, ()) for row in measure.rows]
    rows = [activities_of(cell, at, alone=len(cells) == 1) for at, cell in enumerate(cells)]
    measures = "\n".join(dict.fromkeys(text for row in measure.rows if (text := text_of(row.measures))))
    first, *others = rows
    pieces = list(first.pieces)
    for one in others:
        # the words before a list further down belong to the list that they head
        if one.lead and one.pieces:
            one.pieces[0].text = f"{one.lead}\n{one.pieces[0].text}"
        pieces += one.pieces
    lead = "\n".join(filter(None, (measures, first.lead)))
    doubt = "; ".join(dict.fromkeys(one.doubt for one in rows if one.doubt))
    return Entries(lead, tuple(piece for piece in pieces if piece.text), doubt=doubt)


def promised(entries: Entries) -> Iterator[Promised]:
    """Activities with their printed numbers, or counted where these are missing or say one twice."""
    printed = [piece.number for piece in entries.pieces]
    unique = None not in printed and 0 not in printed and len(set(printed)) == len(printed)
    for at, piece in enumerate(entries.pieces, 1):
        number = piece.number if unique and piece.number is not None else at
        yield Promised(number, piece.text, piece.row, piece.label)
