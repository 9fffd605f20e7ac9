"""An account of every word of a Word file: those that no reading of it took are told, so that none is lost."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ita_site.decoding import unfit
from ita_site.documents.importing.columns import Column
from ita_site.documents.importing.downwards import downwards
from ita_site.documents.importing.flow import Block, Cell, Paragraph, Table
from ita_site.documents.importing.headings import is_count, is_unused
from ita_site.documents.importing.labels import is_number
from ita_site.documents.importing.measures import Form
from ita_site.documents.importing.slots import is_mark, is_no_mark
from ita_site.documents.marks import LOST_PICTURE

_READ: Final = frozenset((Column.STATUS, Column.NUMBER))
"""Columns whose headings are no words of a measure."""

_WITHIN: Final = 3
"""The shortest word, in characters, that may stand within a longer one: where a line was broken or joined."""


def unaccounted(blocks: Sequence[Block], form: Form, said: Iterable[str]) -> list[str]:
    """Texts of paragraphs with a word that ``said`` lacks, in the file's order, each once.

    Ticks, what heads them, numbers of rows and columns, and our own mark for a picture that is not there are told by
    what was read from them.
    """
    told = "\n".join(said)
    spent = set(_spent(form))
    known = {*_words_of(told), *spent}

    def stands(word: str) -> bool:
        return word in known or (len(word) >= _WITHIN and word in told) or (bool(spent) and _marks(word))

    lost = (text for text in _texts(blocks) if text != LOST_PICTURE and not all(map(stands, _words_of(text))))
    return list(dict.fromkeys(lost))


def pictures_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The part of every picture in ``blocks``."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.pictures
        else:
            for cell in (one for line in block.lines for one in line.cells):
                yield from pictures_in(cell.blocks)


def _spent(form: Form) -> Iterator[str]:
    """Words of headings whose columns are read as a status, a time or a place in the list, and numbers of rows."""
    for measure in form.measures:
        for one in measure.header.headings:
            if one.status or one.slot or one.part or one.column in _READ:
                yield from _words_of(f"{one.text} {one.own}")
        yield from (row.number for row in measure.rows if row.number)


def _marks(word: str) -> bool:
    return is_mark(word) or is_no_mark(word)


def _words_of(text: str) -> list[str]:
    """What stands between blanks in a text, but for characters that content may not hold."""
    return ("".join(char for char in text if not unfit(char)) if unfit(text) else text).split()


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text in ``blocks``, but for numbers before and above what they count."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (block.text, *block.notes, *block.boxes)
            yield from (f"{link.words} {link.url}" for link in block.links)
        else:
            for cell in _cells(block):
                yield from _texts(cell.blocks)


def _cells(table: Table) -> Iterator[Cell]:
    numbered = bool(downwards(table))
    for line in table.lines:
        if not is_count(line) and not is_unused(line):
            yield from (one for one in line.cells if not (numbered and one is line.cells[0] and is_number(one.text)))
