"""Read what the styles of a document give to its paragraphs and runs: lists, symbol fonts, hidden text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from ita_site.text.symbol_fonts import is_symbol_font
from ita_site.word_import.docx.xml import A, Element, W, every, is_on, number, value

_MAX_PARENTS: Final = 20
_NO_LIST: Final = ("", 0)
_THEME_SLOTS: Final = (("Ascii", "latin"), ("HAnsi", "latin"), ("Bidi", "cs"))


@dataclass(frozen=True, slots=True)
class Look:
    """What decides how the words of a run are read; None where it is left to what the run or style is based on."""

    font: str | None = None
    """The font's name; a symbol font where one of a run's several fonts is."""
    hidden: bool | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look, with what it leaves open taken from `base`."""
        return Look(
            base.font if self.font is None else self.font,
            base.hidden if self.hidden is None else self.hidden,
        )


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a document's theme, by the name that text uses for each: `minorHAnsi`."""

    theme: Mapping[str, str] = field(default_factory=dict)

    def look(self, properties: Element | None) -> Look:
        """Return the look that `w:rPr` itself states."""
        if properties is None:
            return PLAIN
        hidden = properties.find(f"{W}vanish")
        return Look(self.font(properties), None if hidden is None else is_on(hidden))

    def font(self, properties: Element) -> str | None:
        """Return the font that `w:rPr` itself states; the theme's goes before the one that is named beside it."""
        fonts = properties.find(f"{W}rFonts")
        complex_script = is_on(properties.find(f"{W}cs")) or is_on(properties.find(f"{W}rtl"))
        slots = ("cs",) if complex_script else ("hAnsi", "ascii")
        names = [name for slot in slots if (name := self._in_slot(fonts, slot))]
        return next(filter(is_symbol_font, names), names[0] if names else None)

    def _in_slot(self, fonts: Element | None, slot: str) -> str:
        theme = "cstheme" if slot == "cs" else f"{slot}Theme"
        return self.theme.get(value(fonts, theme)) or value(fonts, slot)


def read_fonts(theme: Element | None) -> Fonts:
    """Return the fonts that theme1.xml names."""
    if theme is None:
        return Fonts()
    names: dict[str, str] = {}
    for size, (slot, script) in product(("major", "minor"), _THEME_SLOTS):
        font = theme.find(f".//{A}{size}Font/{A}{script}")
        names[f"{size}{slot}"] = str(font.get("typeface") or "") if font is not None else ""
    return Fonts(names)


@dataclass(frozen=True, slots=True)
class Styles:
    """A document's styles by id, each with what it takes over from those that it is based on."""

    lists: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    fonts: Fonts = field(default_factory=Fonts)

    def list_of(self, style: str) -> tuple[str, int]:
        """Return the list of a paragraph style and the depth in it; no list is ("", 0)."""
        return self.lists.get(style, _NO_LIST)

    def look(self, properties: Element | None, paragraph_style: str) -> Look:
        """Return how a run with these properties looks in a paragraph of a style."""
        paragraph = self.looks.get(paragraph_style, PLAIN)
        if properties is None:
            return paragraph
        character = self.looks.get(value(properties.find(f"{W}rStyle")), PLAIN)
        return self.fonts.look(properties).over(character.over(paragraph))


def read_styles(tree: Element | None, fonts: Fonts) -> Styles:
    """Return the styles of styles.xml."""
    elements = {value(style, "styleId"): style for style in every(tree, f"{W}style")}
    lists: dict[str, tuple[str, int]] = {}
    looks: dict[str, Look] = {}
    for name in elements:
        look = PLAIN
        for element in _ancestry(name, elements):
            look = look.over(fonts.look(element.find(f"{W}rPr")))
            numbered = element.find(f"{W}pPr/{W}numPr")
            if numbered is not None and name not in lists:
                lists[name] = value(numbered.find(f"{W}numId")), number(numbered.find(f"{W}ilvl"))
        looks[name] = look
    return Styles(lists, looks, fonts)


def _ancestry(name: str, elements: Mapping[str, Element]) -> list[Element]:
    """Return a style and those that it is based on, nearest first."""
    line: list[Element] = []
    while name in elements and len(line) < _MAX_PARENTS:
        line.append(elements[name])
        name = value(line[-1].find(f"{W}basedOn"))
    return line
