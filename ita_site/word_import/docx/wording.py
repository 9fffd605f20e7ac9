"""Read one paragraph of Word's XML: the accepted text, with links, pictures, notes and boxes set apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from ita_site.source.decoding import unfit
from ita_site.text.symbol_fonts import from_pasted_symbols, from_symbol_font, holds_words, is_symbol_font
from ita_site.text.thai import from_old_fonts
from ita_site.word_import.docx.blocks import Link, Paragraph, PlacedPicture
from ita_site.word_import.docx.content import Content
from ita_site.word_import.docx.drawings import PICTURES, SHAPES, alt_text, is_empty_shape
from ita_site.word_import.docx.equations import STRUCTURES, Equation, gap
from ita_site.word_import.docx.fields import UNENDED, Field, chosen
from ita_site.word_import.docx.numbering import plain_bullet
from ita_site.word_import.docx.package import Relation
from ita_site.word_import.docx.styles import Styles
from ita_site.word_import.docx.xml import (
    CHART,
    DIAGRAM,
    OFFICE,
    PRIVATE,
    A,
    Element,
    M,
    R,
    W,
    character,
    controlled,
    value,
)
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt

_PLAIN: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_DROPPED: Final = tuple(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "delText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "p"),
        *("commentReference", "softHyphen"),
    )
)
"""What is not part of the text, or is read elsewhere."""

_LOST: Final = {
    **dict.fromkeys((f"{CHART}chart", f"{DIAGRAM}relIds", f"{OFFICE}OLEObject"), DoubtKind.OBJECT_EMBEDDED),
    f"{W}altChunk": DoubtKind.DOCUMENT_INSERTED,
}
"""What is no text → the doubt it leaves."""

_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MAX_INSTRUCTION: Final = 4000
_MAX_FONT_NAME: Final = 40
_LINE_SEPARATORS: Final = re.compile("[\u2028\u2029]")
_UNNAMED: Final = "ที่ไม่รู้จัก"


@dataclass(slots=True)
class Wording:
    """Reads the paragraphs of one part in order; fields may run from one into the next."""

    relations: Mapping[str, Relation]
    styles: Styles
    note: Callable[[str, str], str]
    """(`footnote` or `endnote`, id) → the note's words."""
    box: Callable[[Element], str]
    """Reads the words of a text box."""
    frames: list[Element] = field(default_factory=list)
    """Boxes at the last paragraph that hold tables, which the reader of blocks reads next."""
    _fields: list[Field] = field(default_factory=list)
    _content: Content = field(default_factory=Content)
    _style: str = ""
    _font: str = ""

    def read(self, element: Element, depth: int = 0, style: str = "") -> Paragraph:
        """Return the paragraph in `element`, which has a style and a depth in a list."""
        self._content, self._style, self.frames = Content(), style, []
        for opened in self._fields:
            opened.start = 0
        self._inside(element)
        for opened in self._fields:
            self._link(opened.start, opened.target)
        content = self._content
        return Paragraph(
            content.text(),
            tuple(content.links),
            tuple(content.pictures),
            tuple(filter(None, content.notes)),
            tuple(filter(None, content.boxes)),
            tuple(content.losses),
            depth,
            style,
            drawn=any(map(is_empty_shape, element.iter(*SHAPES))),
        )

    def _inside(self, element: Element) -> None:
        for child in element.iterchildren("*"):
            self._take(child)

    def _take(self, element: Element) -> None:
        self._READERS.get(str(element.tag), Wording._inside)(self, element)

    def _skip(self, element: Element) -> None:
        """Pass over what prints nothing."""

    def _lose(self, kind: DoubtKind, *args: str) -> None:
        self._content.losses[doubt(kind, *args)] = None

    def _run(self, element: Element) -> None:
        look = self.styles.look(element.find(f"{W}rPr"), self._style)
        if look.hidden:
            self._hidden(element)
            return
        outer, self._font = self._font, look.font or ""
        self._inside(element)
        self._font = outer

    def _hidden(self, element: Element) -> None:
        """Leave the words of a hidden run out; a field may begin or end in it all the same."""
        if any(part.tag in PICTURES or (part.text or "").strip() for part in element.iter(f"{W}t", *PICTURES)):
            self._lose(DoubtKind.HIDDEN_TEXT)
        for mark in element.iter(f"{W}fldChar", f"{W}instrText"):
            self._take(mark)

    def _words(self, element: Element) -> None:
        words = element.text or ""
        if element.get(_XML_SPACE) != "preserve":
            words = words.strip(" \t\r\n")
        self._add(self._as_shown(re.sub(r"[\r\n]+", " ", words)))

    def _as_shown(self, words: str) -> str:
        """Return words as the font of their run shows them."""
        if not is_symbol_font(self._font):
            return from_pasted_symbols(words)
        if holds_words(words):
            self._lose(DoubtKind.SYMBOL_FONT, self._font)
            return words
        return from_symbol_font(words, self._font)

    def _plain(self, element: Element) -> None:
        self._add(_PLAIN[str(element.tag)])

    def _add(self, words: str) -> None:
        if any(not opened.shown for opened in self._fields):
            if words.strip():
                self._lose(DoubtKind.FIELD_CODE)
            return
        words = self._fit(from_old_fonts(_LINE_SEPARATORS.sub("\n", words)))
        chunks = self._content.chunks
        if chunks and len(chunks) == self._content.equation_end:
            words = gap(chunks[-1], words) + words
        if words:
            chunks.append(words)

    def _fit(self, words: str) -> str:
        """Return words without the characters that no content may hold; record what may not be shown as it was."""
        if PRIVATE.search(words):
            self._lose(DoubtKind.SYMBOL_FONT, self._font[:_MAX_FONT_NAME] or _UNNAMED)
        name = unfit(words)
        if not name:
            return words
        self._lose(DoubtKind.INVISIBLE_CHARACTER, name)
        return "".join(char for char in words if not unfit(char))

    def _symbol(self, element: Element) -> None:
        """Add `w:sym`, a character of a named font; its code may have F000 added."""
        font, char = value(element, "font"), character(value(element, "char"))
        glyph = from_pasted_symbols(from_symbol_font(char, font))
        if glyph == char:
            self._lose(DoubtKind.SYMBOL_FONT, font[:_MAX_FONT_NAME])
        self._add(plain_bullet(glyph))

    def _equation(self, element: Element) -> None:
        typed = "".join(element.itertext(f"{M}t", f"{W}t"))
        words = Equation(self._captured).linear(element)
        if words == typed:
            self._add(words)
            return
        chunks = self._content.chunks
        self._add(gap("".join(chunks[-1:]), words) + words)
        self._content.equation_end = len(chunks)
        self._lose(DoubtKind.EQUATION, words)

    def _captured(self, element: Element) -> str:
        """Return the words of an element within an equation; its pictures and notes stay with the paragraph."""
        start = len(self._content.chunks)
        self._take(element)
        return self._content.cut(start)

    def _ruby(self, element: Element) -> None:
        """Add words that have their pronunciation above them, and keep that as a note."""
        start = len(self._content.chunks)
        self._inside(element)
        spoken = "".join(part.text or "" for part in element.iterfind(f"{W}rt//{W}t"))
        if spoken.strip():
            self._content.notes.append(f"คำอ่านของ {self._content.text(start)}: {spoken}")

    def _hyperlink(self, element: Element) -> None:
        start, shown = len(self._content.chunks), len(self._content.pictures)
        self._inside(element)
        anchor = value(element, "anchor")
        if url := self._outside(element):
            behind_picture = len(self._content.pictures) > shown
            self._link(start, url + (f"#{anchor}" if anchor else ""), behind_picture=behind_picture)

    def _outside(self, element: Element) -> str:
        """Return the address that an element leads to by its relation."""
        relation = self.relations.get(str(element.get(f"{R}id") or ""))
        return relation.target if relation is not None and relation.external else ""

    def _behind_picture(self, element: Element) -> None:
        """Keep an address behind a picture, which Word gives at the drawing and again at the picture within it."""
        link = Link("", self._outside(element).strip())
        if link.url and link not in self._content.links:
            self._content.links.append(link)

    def _link(self, start: int, url: str, *, behind_picture: bool = False) -> None:
        link = Link(self._content.text(start).strip(), url.strip()) if url else None
        if link and (link.words or (behind_picture and link not in self._content.links)):
            self._content.links.append(link)

    def _field_mark(self, element: Element) -> None:
        self._add(chosen(element))
        kind = value(element, "fldCharType")
        if kind == UNENDED:
            self._lose(DoubtKind.FIELD_OPEN)
        elif kind == "begin":
            self._fields.append(Field())
        elif self._fields:
            self._follow(kind)

    def _follow(self, kind: str) -> None:
        """Go from a field's instruction to its result, or from its result to what is behind it."""
        opened = self._fields[-1]
        if kind == "separate":
            opened.shown, opened.start = True, len(self._content.chunks)
        elif kind == "end":
            self._fields.pop()
            self._link(opened.start, opened.target)

    def _instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].instruction += (element.text or "")[:_MAX_INSTRUCTION]

    def _simple_field(self, element: Element) -> None:
        start = len(self._content.chunks)
        self._inside(element)
        self._link(start, Field(value(element, "instr")).url)

    def _control(self, element: Element) -> None:
        for content in controlled(element):
            self._inside(content)

    def _note(self, element: Element) -> None:
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        self._content.notes.append(self.note(kind, value(element, "id")))

    def _box(self, element: Element) -> None:
        if element.find(f".//{W}tbl") is not None:
            self.frames.append(element)
        else:
            self._content.boxes.append(self.box(element))

    def _picture(self, element: Element) -> None:
        relation = self.relations.get(str(element.get(f"{R}embed") or element.get(f"{R}id") or ""))
        part = relation.target if relation is not None and not relation.external else ""
        self._content.pictures.append(PlacedPicture(part, alt_text(element)))

    def _lost(self, element: Element) -> None:
        self._lose(_LOST[str(element.tag)])

    _READERS: ClassVar[Mapping[str, Callable[["Wording", Element], None]]] = {
        **dict.fromkeys(_DROPPED, _skip),
        **dict.fromkeys(_PLAIN, _plain),
        **dict.fromkeys(STRUCTURES, _equation),
        **dict.fromkeys(PICTURES, _picture),
        **dict.fromkeys((f"{W}r", f"{M}r"), _run),
        **dict.fromkeys((f"{W}t", f"{M}t"), _words),
        **dict.fromkeys((f"{W}footnoteReference", f"{W}endnoteReference"), _note),
        **dict.fromkeys(_LOST, _lost),
        f"{W}sym": _symbol,
        f"{W}ruby": _ruby,
        f"{W}hyperlink": _hyperlink,
        f"{A}hlinkClick": _behind_picture,
        f"{W}fldChar": _field_mark,
        f"{W}instrText": _instruction,
        f"{W}fldSimple": _simple_field,
        f"{W}sdt": _control,
        f"{W}txbxContent": _box,
    }
    """How each element is read; any other is read by what it holds."""
