"""The cells of a measure's rows in one column → what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass

from ita_site.model.field_types import MAX_LINE
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.entries.entry import Piece
from ita_site.word_import.entries.read import claims_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims of a column, and what its cells say beside them."""

    pieces: tuple[Piece, ...]
    status: str = ""
    status_doubt: str = ""
    doubts: tuple[str, ...] = ()
    aside: str = ""
    """Words that are neither status nor claim."""


def gathered(cells: Sequence[Sequence[Paragraph]], *, alone: bool) -> Gathered:
    """The claims of ``cells``; where the measure has but one row, ``alone``, the first may speak of it as a whole."""
    found = [claims_of(cell, at, alone=alone and not at) for at, cell in enumerate(cells)]
    pieces: list[Piece] = []
    for at, one in enumerate(found):
        if one.lead and (at or not alone):
            # said of one row among several, it is a result of that row
            pieces.append(Piece(one.lead, row=at))
        pieces += one.pieces
    status = found[0].lead if alone and len(found[0].lead) <= MAX_LINE else ""
    doubts = dict.fromkeys(one.doubt for one in found if one.doubt)
    aside = "\n".join(one.aside for one in found if one.aside)
    return Gathered(tuple(pieces), status, found[0].lead_doubt if status else "", tuple(doubts), aside)
