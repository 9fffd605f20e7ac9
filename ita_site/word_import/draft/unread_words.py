"""Account for every word of a Word file: find those that no reading of it took, so that none is lost."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import chain, filterfalse, repeat
from typing import Final

from ita_site.office.our_form import LOST_PICTURE
from ita_site.source.decoding import unfit
from ita_site.text.addresses import visible
from ita_site.word_import.docx.blocks import Block, PlacedPicture, paragraphs
from ita_site.word_import.tables.form import Form
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.month_columns import is_mark, is_no_mark

_READ: Final = frozenset((Column.STATUS, Column.NUMBER))
"""Columns whose headings are no words of a measure."""

_ADDRESS: Final = re.compile(r"[!-~]{3,}")
"""A part of an address may be within a longer one: where it was broken over lines."""


class _Kind(Enum):
    """Where a text is; equal texts of one kind are kept once, as cells that a page break divides are."""

    WORDS = auto()
    NOTE = auto()
    BOX = auto()
    ADDRESS = auto()


def unaccounted(blocks: Sequence[Block], form: Form, written: Iterable[str], remarks: Iterable[str]) -> list[str]:
    """Return the texts of which `written` lacks a word, or has it less often than they do; in order, each once.

    An address that cannot be linked to may be in `remarks`.

    Ticks, what heads them, numbers of rows and columns, marks for "the same" and our own mark for a picture that is
    not there are accounted for by what was read from them, and what a person took out is no longer looked for.
    """
    kept = "\n".join([*written, *(text for _, text in _texts(form.left_out))])
    left = Counter(_words_of(kept))
    spent = set(_spent(form))
    addresses = "\n".join([kept, *remarks])

    def is_kept(word: str) -> bool:
        if left[word]:
            left[word] -= 1
            return True
        return word in spent or (bool(spent) and _marks(word)) or (bool(_ADDRESS.fullmatch(word)) and word in kept)

    def is_written(kind: _Kind, text: str) -> bool:
        if kind is _Kind.ADDRESS:
            return text in addresses or visible(text) in addresses
        # every word is counted, also behind a lacking one
        return all([*map(is_kept, _words_of(text))])

    texts = dict.fromkeys((kind, text) for kind, text in _texts(blocks) if text != LOST_PICTURE)
    # the longest first, so that a part of what is kept elsewhere is what is shown
    lost = set(filterfalse(lambda place: is_written(*place), sorted(texts, key=lambda place: -len(place[1]))))
    return list(dict.fromkeys(text for kind, text in texts if (kind, text) in lost))


def pictures_in(blocks: Iterable[Block]) -> Iterator[PlacedPicture]:
    """Return every picture in `blocks`, in the order of the file."""
    return chain.from_iterable(words.pictures for words in paragraphs(tuple(blocks)))


def _spent(form: Form) -> Iterator[str]:
    """Yield words of headings whose columns are read as a status, a time or a number, and numbers of rows."""
    yield from _words_of(" ".join(form.spent))
    for measure in form.measures:
        for heading in measure.header.headings:
            if heading.status or heading.slot or heading.part or heading.column in _READ:
                yield from _words_of(f"{heading.text} {heading.own}")
        for row in measure.rows:
            yield from _words_of(" ".join([row.number, *row.spent]))


def _marks(word: str) -> bool:
    return is_mark(word) or is_no_mark(word)


def _words_of(text: str) -> list[str]:
    """Return what is between blanks in a text, but for characters that content may not hold."""
    return ("".join(char for char in text if not unfit(char)) if unfit(text) else text).split()


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[_Kind, str]]:
    """Yield every text in `blocks`."""
    for words in paragraphs(tuple(blocks)):
        yield _Kind.WORDS, words.text
        yield from zip(repeat(_Kind.NOTE), words.notes, strict=False)
        yield from zip(repeat(_Kind.BOX), words.boxes, strict=False)
        yield from ((_Kind.ADDRESS, link.url) for link in words.links)
