"""An account of every word of a Word file: those that no reading of it took are told, so that none is lost."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final

from ita_site.office.our_form import LOST_PICTURE
from ita_site.source.decoding import unfit
from ita_site.text.addresses import visible
from ita_site.word_import.docx.blocks import Block, Paragraph
from ita_site.word_import.tables.form import Form
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.month_columns import is_mark, is_no_mark

_READ: Final = frozenset((Column.STATUS, Column.NUMBER))
"""Columns whose headings are no words of a measure."""

_ADDRESS: Final = re.compile(r"[!-~]{3,}")
"""A part of an address may stand within a longer one: where it was broken over lines."""


class _Kind(Enum):
    """Where a text stands; equal texts of one kind are said once, as cells that a page break divides are."""

    WORDS = auto()
    NOTE = auto()
    BOX = auto()
    ADDRESS = auto()


def unaccounted(blocks: Sequence[Block], form: Form, said: Iterable[str], remarks: Iterable[str]) -> list[str]:
    """Texts of which ``said`` lacks a word, or has it less often than they do, in the file's order, each once.

    An address that cannot be linked to is told in ``remarks``.

    Ticks, what heads them, numbers of rows and columns, marks for "the same" and our own mark for a picture that is
    not there are told by what was read from them.
    """
    told = "\n".join(said)
    left = Counter(_words_of(told))
    spent = set(_spent(form))
    addresses = "\n".join([told, *remarks])

    def stands(word: str) -> bool:
        if left[word]:
            left[word] -= 1
            return True
        return word in spent or (bool(spent) and _marks(word)) or (bool(_ADDRESS.fullmatch(word)) and word in told)

    def is_said(kind: _Kind, text: str) -> bool:
        if kind is _Kind.ADDRESS:
            return text in addresses or visible(text) in addresses
        # every word is counted, also behind one that is lacking
        return all([*map(stands, _words_of(text))])

    texts = dict.fromkeys(one for one in _texts(blocks) if one[1] != LOST_PICTURE)
    # the longest first, so that a part of what stands elsewhere is what is told
    lost = {one for one in sorted(texts, key=lambda one: -len(one[1])) if not is_said(*one)}
    return list(dict.fromkeys(text for kind, text in texts if (kind, text) in lost))


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
    yield from _words_of(" ".join(form.spent))
    for measure in form.measures:
        for one in measure.header.headings:
            if one.status or one.slot or one.part or one.column in _READ:
                yield from _words_of(f"{one.text} {one.own}")
        for row in measure.rows:
            yield from _words_of(" ".join([row.number, *row.spent]))


def _marks(word: str) -> bool:
    return is_mark(word) or is_no_mark(word)


def _words_of(text: str) -> list[str]:
    """What stands between blanks in a text, but for characters that content may not hold."""
    return ("".join(char for char in text if not unfit(char)) if unfit(text) else text).split()


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[_Kind, str]]:
    """Every text in ``blocks``."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _Kind.WORDS, block.text
            yield from ((_Kind.NOTE, text) for text in block.notes)
            yield from ((_Kind.BOX, text) for text in block.boxes)
            yield from ((_Kind.ADDRESS, link.url) for link in block.links)
        else:
            for cell in (one for line in block.lines for one in line.cells):
                yield from _texts(cell.blocks)
