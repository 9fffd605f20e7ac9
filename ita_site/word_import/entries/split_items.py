"""Split lines that hold several items into a line for each, where the items are the cell's entries."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ita_site.word_import.entries.inline_items import items_in
from ita_site.word_import.entries.lines import CellLine, hang
from ita_site.word_import.entries.outline import entry_level, labelled


def split_items(lines: Sequence[CellLine], *, alone: bool) -> list[CellLine]:
    """Return the labelled lines, with one for each item where an entry's line holds several; `alone` as in `part`."""
    whole = labelled(lines)
    level = entry_level(whole, alone=alone)
    split = list(chain.from_iterable(_items(line, level) for line in whole))
    return labelled(split) if len(split) > len(whole) else whole


def _items(line: CellLine, level: int) -> Iterator[CellLine]:
    """Yield a line for each item, its links with it; pictures go with the last."""
    if line.ours or line.is_whole or line.label is None or line.level != level:
        yield line
        return
    items = items_in(line.text, line.label)
    last = len(items) - 1
    for at, (item, links) in enumerate(zip(items, hang(line.links, items), strict=True)):
        pictures = line.pictures if at == last else ()
        yield replace(line, text=item.strip(), links=links, pictures=pictures, split=last > 0)
