"""The numbers and bullets that Word prints before the paragraphs of a real list: they are text of the report."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ita_site.word_import.docx.xml import Element, W, number, value

_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LETTERS: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_BULLETS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "☐", "o": "o"}
"""Bullets of the fonts Symbol and Wingdings, which have places of their own in Unicode."""

_PICTURE_FONTS: Final = ("Wingdings", "Symbol", "Webdings")

_DEEPEST: Final = 8
_MAX_PARENTS: Final = 20


def plain_bullet(char: str) -> str:
    """A bullet as a character that every font has."""
    private = "\ue000" <= char[:1] <= "\uf8ff"
    return _BULLETS.get(char, "•" if private else char)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int
    form: str
    text: str
    suffix: str


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By abstract list."""
    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    """List → its abstract list and the levels that it overrides."""
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, list_id: str, depth: int) -> str:
        """What Word prints before the next paragraph of this list and level, with the space after it."""
        if list_id not in self.lists or not 0 <= depth <= _DEEPEST:
            return ""
        abstract, own = self.lists[list_id]
        levels = {**self.levels.get(abstract, {}), **own}
        if depth not in levels:
            return ""
        # a list that restarts counts for itself; the others of one abstract list count on
        counts = self.counts[list_id if own else abstract]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)


def _printed(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        words = plain_bullet(level.text.strip())
    else:

        def counted(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            one = levels.get(at, level)
            return _count(counts.get(at, one.start), one.form)

        words = re.sub(r"%([1-9])", counted, level.text)
    return words + ("" if level.suffix == "nothing" else " ") if words.strip() else ""


def _count(number_: int, form: str) -> str:
    if form in {"none", ""}:
        return ""
    if form in {"thaiNumbers", "thaiCounting"}:
        return str(number_).translate(_THAI)
    if form == "thaiLetters":
        return _LETTERS[(number_ - 1) % len(_LETTERS)]
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number_ - 1) % 26) * ((number_ - 1) // 26 % 9 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(number_).upper() if form == "upperRoman" else _roman(number_)
    return f"{number_:02}" if form == "decimalZero" else str(number_)


def _roman(number_: int) -> str:
    words = ""
    number_ %= 4000
    for size, letters in _ROMAN:
        words += letters * (number_ // size)
        number_ %= size
    return words


def read_numbering(tree: Element | None) -> Numbering:
    """The lists that numbering.xml defines."""
    numbering = Numbering()
    if tree is None:
        return numbering
    linked: dict[str, str] = {}
    styled: dict[str, str] = {}
    for one in tree.iterfind(f"{W}abstractNum"):
        name = value(one, "abstractNumId")
        numbering.levels[name] = _levels(one)
        if style := value(one.find(f"{W}numStyleLink")):
            linked[name] = style
        if style := value(one.find(f"{W}styleLink")):
            styled[style] = name
    for name, style in linked.items():
        numbering.levels[name] = numbering.levels.get(styled.get(style, ""), {})
    for one in tree.iterfind(f"{W}num"):
        abstract = value(one.find(f"{W}abstractNumId"))
        own = _overrides(one, numbering.levels.get(abstract, {}))
        numbering.lists[value(one, "numId")] = abstract, own
    return numbering


def _levels(element: Element) -> dict[int, Level]:
    return {number(one, "ilvl"): _level(one) for one in element.iterfind(f"{W}lvl")}


def _level(element: Element) -> Level:
    form, text = value(element.find(f"{W}numFmt")) or "decimal", value(element.find(f"{W}lvlText"))
    if form == "bullet" and value(element.find(f"{W}rPr/{W}rFonts"), "ascii").startswith(_PICTURE_FONTS):
        # a letter of such a font is a picture: "l" of Wingdings is a dot
        text = plain_bullet(text) if text > "~" else "•"
    return Level(
        number(element.find(f"{W}start"), default=1),
        form,
        text,
        value(element.find(f"{W}suff")) or "tab",
    )


def _overrides(element: Element, levels: Mapping[int, Level]) -> dict[int, Level]:
    own: dict[int, Level] = {}
    for one in element.iterfind(f"{W}lvlOverride"):
        depth = number(one, "ilvl")
        redefined = one.find(f"{W}lvl")
        level = _level(redefined) if redefined is not None else levels.get(depth)
        if level is not None:
            start = number(one.find(f"{W}startOverride"), default=level.start)
            own[depth] = Level(start, level.form, level.text, level.suffix)
    return own


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles that carry a list: style → (list, depth), through the styles that they are based on."""

    own: Mapping[str, tuple[str, int]]
    parents: Mapping[str, str]

    def list_of(self, style: str) -> tuple[str, int]:
        """The list of a style; no list is ("", 0)."""
        for _ in range(_MAX_PARENTS):
            if style in self.own or not style:
                break
            style = self.parents.get(style, "")
        return self.own.get(style, ("", 0))


def read_styles(tree: Element | None) -> Styles:
    """The lists that styles.xml gives to styles."""
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in tree.iterfind(f"{W}style") if tree is not None else ():
        name = value(style, "styleId")
        parents[name] = value(style.find(f"{W}basedOn"))
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            own[name] = value(numbered.find(f"{W}numId")), number(numbered.find(f"{W}ilvl"))
    return Styles(own, parents)
