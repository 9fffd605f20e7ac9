"""Read the fields of Word: what a field's instruction says, and where each ends."""

import re
from copy import copy
from dataclasses import dataclass
from typing import Final

from ita_site.word_import.docx.xml import Element, W, is_on, number, value

UNENDED: Final = "unended"
"""The kind that `settle_fields` gives to a mark whose field never ends: it would hide all text behind it."""

_DELETED: Final = (f"{W}del", f"{W}moveFrom")
_HYPERLINK: Final = re.compile(r'\bHYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)
_PLACE: Final = re.compile(r'\\l\s+(?:"([^"]*)"|([^\s"\\]\S*))')
"""Where in the file that a field leads to: `HYPERLINK "…a.pdf" \\l "page=2"`."""


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and where in the paragraph its result begins."""

    instruction: str = ""
    shown: bool = False
    start: int = 0

    @property
    def url(self) -> str:
        """The address that the field leads to; empty for a field of another kind."""
        url = _argument(_HYPERLINK, self.instruction)
        place = _argument(_PLACE, self.instruction) if url and "#" not in url else ""
        return f"{url}#{place}" if place else url

    @property
    def target(self) -> str:
        """The address that its result leads to; empty before the result begins."""
        return self.url if self.shown else ""


def _argument(of: re.Pattern[str], instruction: str) -> str:
    """Return what an instruction gives, with or without quotation marks."""
    given = of.search(instruction)
    return next(filter(None, given.groups()), "") if given else ""


def settle_fields(root: Element) -> None:
    """Give each field of a part the marks that its beginning has: all of them in the text, or none.

    A tracked deletion may hold a part of a field's marks only. A field that never ends is marked `UNENDED`.
    """
    opened: list[tuple[Element, bool]] = []
    for mark in list(root.iter(f"{W}fldChar")):
        deletion = next(mark.iterancestors(*_DELETED), None)
        if value(mark, "fldCharType") == "begin":
            opened.append((mark, deletion is None))
        elif opened:
            _settle(mark, deletion, alive=opened[-1][1])
            if value(mark, "fldCharType") == "end":
                opened.pop()
    for mark, alive in opened:
        if alive:
            mark.set(f"{W}fldCharType", UNENDED)


def _settle(mark: Element, deletion: Element | None, *, alive: bool) -> None:
    """Copy a deleted mark of a field that is alive before its deletion; take a mark of a deleted field out."""
    if alive and deletion is not None:
        run = deletion.makeelement(f"{W}r")
        run.append(copy(mark))
        deletion.addprevious(run)
    parent = mark.getparent()
    if not alive and deletion is None and parent is not None:
        parent.remove(mark)


def chosen(mark: Element) -> str:
    """Return what was ticked or chosen in a box or list of an older form; empty for a field of another kind."""
    ticked = [_box(box) for box in mark.iterfind(f"{W}ffData/{W}checkBox")]
    entries = [value(entry) for entry in mark.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
    at = number(mark.find(f"{W}ffData/{W}ddList/{W}result"))
    return "".join([*ticked, *entries[at : at + 1]])


def _box(box: Element) -> str:
    checked = box.find(f"{W}checked")
    return "☑" if is_on(box.find(f"{W}default") if checked is None else checked) else "☐"
