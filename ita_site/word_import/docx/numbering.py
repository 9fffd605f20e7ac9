"""Read the lists of a document, and count the numbers and bullets that Word prints before their paragraphs."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ita_site.text.counting import printed
from ita_site.text.symbol_fonts import from_pasted_symbols, from_symbol_font, is_symbol_font
from ita_site.word_import.docx.styles import Fonts
from ita_site.word_import.docx.xml import Element, W, every, is_on, number, value

_DEEPEST: Final = 8
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_DOT: Final = "•"


def plain_bullet(text: str, font: str = "") -> str:
    """Return a bullet as a character that every font has: its glyph in a symbol font, or a dot where none is known."""
    glyph = from_pasted_symbols(from_symbol_font(text, font))
    return _DOT if _PRIVATE.match(glyph) or (is_symbol_font(font) and glyph == text) else glyph


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int
    form: str
    """The numbering format, such as `decimal` or `bullet`."""
    text: str
    """What is printed, `%1` for the number of the first level."""
    suffix: str
    example: str = ""
    """The first numbers of a custom format."""
    legal: bool = False
    """Whether the numbers of the levels above are printed as digits."""


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By abstract list."""
    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    """List → its abstract list and the levels that it overrides."""
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, list_id: str, depth: int) -> str:
        """Count the next paragraph of this list and level; return what Word prints before it, with the space after."""
        abstract, own = self.lists.get(list_id, ("", {}))
        levels = {**self.levels.get(abstract, {}), **own}
        if not 0 <= depth <= _DEEPEST or depth not in levels:
            return ""
        # a list that restarts counts for itself; the others of one abstract list count on
        counts = self.counts[list_id if own else abstract]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            counts.pop(deeper, None)
        return _label(levels, counts, depth)


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels[depth]

    def count(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        of = levels.get(at, level)
        form = "decimal" if level.legal else of.form
        return printed(counts.get(at, of.start), form, of.example)

    words = level.text if level.form == "bullet" else re.sub(r"%([1-9])", count, level.text)
    space = "" if level.suffix == "nothing" else " "
    return f"{words}{space}" if words.strip() else ""


def read_numbering(tree: Element | None, fonts: Fonts) -> Numbering:
    """Return the lists that numbering.xml defines."""
    numbering = Numbering()
    abstracts = {value(element, "abstractNumId"): element for element in every(tree, f"{W}abstractNum")}
    styled = {value(element.find(f"{W}styleLink")): element for element in abstracts.values()}
    for name, element in abstracts.items():
        style = value(element.find(f"{W}numStyleLink"))
        numbering.levels[name] = _levels(styled.get(style, element) if style else element, fonts)
    for element in every(tree, f"{W}num"):
        abstract = value(element.find(f"{W}abstractNumId"))
        own = _overrides(element, numbering.levels.get(abstract, {}), fonts)
        numbering.lists[value(element, "numId")] = abstract, own
    return numbering


def _levels(element: Element, fonts: Fonts) -> dict[int, Level]:
    return {number(level, "ilvl"): _level(level, fonts) for level in element.iterfind(f"{W}lvl")}


def _level(element: Element, fonts: Fonts) -> Level:
    form, text = element.find(f"{W}numFmt"), value(element.find(f"{W}lvlText"))
    name = value(form) or "decimal"
    legal = element.find(f"{W}isLgl")
    return Level(
        number(element.find(f"{W}start"), default=1),
        name,
        _bullet(element, text, fonts) if name == "bullet" else text,
        value(element.find(f"{W}suff")) or "tab",
        value(form, "format"),
        is_on(legal),
    )


def _bullet(element: Element, text: str, fonts: Fonts) -> str:
    properties = element.find(f"{W}rPr")
    font = fonts.font(properties) if properties is not None else None
    return plain_bullet(text.strip(), font or "")


def _overrides(element: Element, levels: Mapping[int, Level], fonts: Fonts) -> dict[int, Level]:
    own: dict[int, Level] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        depth = number(override, "ilvl")
        redefined = override.find(f"{W}lvl")
        level = _level(redefined, fonts) if redefined is not None else levels.get(depth)
        if level is not None:
            own[depth] = replace(level, start=number(override.find(f"{W}startOverride"), default=level.start))
    return own
