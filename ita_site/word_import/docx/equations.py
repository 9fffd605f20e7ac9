"""Write an equation on one line, as people type it without an editor: `15/20`, `10²`, `√(a+b)`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ita_site.word_import.docx.xml import Element, M

_FORMS: Final = {
    "oMath": "{}",
    "oMathPara": "{oMath\n}",
    "f": "{(num}{type=/}{(den}",
    "sSup": "{(e}{^sup}",
    "sSub": "{(e}{_sub}",
    "sSubSup": "{(e}{_sub}{^sup}",
    "sPre": "{^sup}{_sub}{e}",
    "limLow": "{e}{_lim}",
    "limUpp": "{e}{^lim}",
    "rad": "{^deg}√{(e}",
    "nary": "{chr=∫}{_sub}{^sup} {e}",
    "func": "{fName} {e}",
    "d": "{begChr=(}{e|}{endChr=)}",
    "acc": "{(e}{chr=\u0302}",
    "bar": "{(e}{pos=bot}",
    "groupChr": "{chr=⏟}{(e}",
    "eqArr": "{e;}",
    "m": "{mr;}",
    "mr": "{e,}",
    "phant": "{e}",
    "box": "{e}",
    "borderBox": "{e}",
}
"""The structures of Office's mathematics (ECMA-376 part 1, 22.1.2) by the name of their element, with their parts.

`{e}` is a part on one line, `{(e}` has brackets where it needs them, `{^e}` and `{_e}` are set above and below, `{e;}`
is all parts of the name with a semicolon between them, `{chr=∫}` a property and what it is where the file has none.
"""

STRUCTURES: Final = frozenset(f"{M}{name}" for name in _FORMS)
_PART: Final = re.compile(r"([(^_]?)(\w*)(=.+|[;,|\n])?")
_JOINTS: Final = {";": "; ", ",": ", ", "\n": "\n"}
_SIGNS: Final = {"bar": "/", "skw": "/", "lin": "/", "noBar": "¦", "top": "\u0305", "bot": "\u0332"}
"""What is written for a property that names a way of drawing."""

_RAISED: Final = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-−n", "₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ")
_SMALL: Final = re.compile(r"[-+−]?[0-9n]+")
_ATOM: Final = re.compile(r"[\w\u0e00-\u0e7f.,%]*|\([^()]*\)|\[[^\[\]]*\]")
"""What needs no brackets as a part of something larger: a word, a number, something in brackets."""

_ENDS: Final = re.compile(r"[A-Za-z0-9๐-๙]$")
_BEGINS: Final = re.compile(r"[A-Za-z0-9๐-๙]")


def gap(before: str, after: str) -> str:
    """Return the space that keeps a number or letter apart from another one: 2 and 1/2 are not 21/2."""
    return " " if _ENDS.search(before) and _BEGINS.match(after) else ""


@dataclass(frozen=True, slots=True)
class Equation:
    """Reads the equations of a paragraph."""

    words: Callable[[Element], str]
    """Reads a run, and what else is between the structures of an equation."""

    def linear(self, element: Element) -> str:
        """Return an element on one line."""
        form = _FORMS.get(str(element.tag).removeprefix(M))
        if form is None:
            return self.words(element)
        return re.sub(r"\{(.*?)\}", lambda part: self._part(element, part[1]), form, flags=re.DOTALL).strip()

    def _part(self, element: Element, part: str) -> str:
        """Return one part of a structure, as its form asks for it."""
        way, name, more = _PART.findall(part)[0]
        if more.startswith("="):
            return _property(element, name, more[1:])
        if more:
            joint = _JOINTS.get(more) or _property(element, "sepChr", more)
            lines = joint.join(map(self._row, element.iterfind(f"{M}{name}")))
            # in equations below each other, it marks where they are aligned
            return lines.replace("&", "") if more == ";" else lines
        inside = element.find(f"{M}{name}") if name else element
        return _placed(self._row(inside) if inside is not None else "", way)

    def _row(self, element: Element) -> str:
        """Return what is side by side in an element; a structure is kept apart from the numbers beside it."""
        if element.tag == f"{M}mr":
            return self.linear(element)
        text, structured = "", False
        for child in element.iterchildren("*"):
            words, beside = self.linear(child), structured
            structured = child.tag in STRUCTURES
            text += (gap(text, words) if beside or structured else "") + words
        return text.strip()


def _property(element: Element, name: str, default: str) -> str:
    """Return a property of a structure: `m:type` in the `m:fPr` of an `m:f`."""
    setting = element.find(f"{element.tag!s}Pr/{M}{name}")
    words = default if setting is None else str(setting.get(f"{M}val") or "")
    return _SIGNS.get(words, words)


def _placed(text: str, way: str) -> str:
    """Return a part as it is, within brackets, or above or below the line."""
    small = {"^": _RAISED, "_": _LOWERED}.get(way)
    if small and _SMALL.fullmatch(text):
        return text.translate(small)
    grouped = text if not way or _ATOM.fullmatch(text) else f"({text})"
    return f"{way}{grouped}" if small and text else grouped
