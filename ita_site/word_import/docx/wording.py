"""One paragraph of Word's XML → its words: the accepted text, with links, pictures, notes and boxes set apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ita_site.source.decoding import unfit
from ita_site.word_import.docx.blocks import Link, Paragraph
from ita_site.word_import.docx.numbering import plain_bullet
from ita_site.word_import.docx.package import Relation
from ita_site.word_import.docx.xml import MC, VML, A, Element, M, R, W, is_on, number, value

_DROPPED: Final = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "commentReference", "rt")
)
_PLAIN: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_SYMBOLS: Final = {
    "F0FC": "✓",
    "F050": "✓",
    "F0FE": "☑",
    "F052": "☑",
    "F0FB": "✗",
    "F0A8": "☐",
    "F06F": "☐",
    "F0A3": "☐",
}
"""Ticks and boxes of Wingdings and Wingdings 2."""

_TYPED_SYMBOLS: Final = {int(code, 16): char for code, char in _SYMBOLS.items()}
_SHAPES: Final = frozenset(f"{VML}{name}" for name in ("line", "shape", "rect", "roundrect", "polyline"))
_FILLING: Final = frozenset((f"{W}txbxContent", f"{A}blip", f"{VML}imagedata"))
_HYPERLINK: Final = re.compile(r'\bHYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)
_PLACE: Final = re.compile(r'\\l\s+(?:"([^"]*)"|([^\s"\\]\S*))')
"""Where in the file that a field leads to: ``HYPERLINK "…a.pdf" \\l "page=2"``."""

_LIST: Final = re.compile(r"[\u2028\u2029]")


def _is_drawn(element: Element) -> bool:
    """Whether an element is a shape that holds neither words nor a picture."""
    tag = element.tag
    if not isinstance(tag, str) or not (tag.endswith("}wsp") or tag in _SHAPES):
        return False
    return not any(one.tag in _FILLING for one in element.iter())


_HIDDEN: Final = "ข้อความที่อยู่ในคำสั่งของฟิลด์ ซึ่ง Word ไม่แสดง ไม่ได้นำเข้า"

UNENDED: Final = "unended"
"""Stands for the kind of a mark that begins a field which never ends: it would hide all text behind it."""


def settle_fields(root: Element) -> None:
    """Mark the fields of a part that begin and never end."""
    opened: list[Element] = []
    for mark in root.iter(f"{W}fldChar"):
        if any(one.tag in _DROPPED or one.tag == f"{MC}Fallback" for one in mark.iterancestors()):
            continue
        kind = value(mark, "fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
    for mark in opened:
        mark.set(f"{W}fldCharType", UNENDED)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and from where in the paragraph its result stands."""

    instruction: str = ""
    shown: bool = False
    start: int = 0

    @property
    def url(self) -> str:
        found = _HYPERLINK.search(self.instruction)
        url = (found[1] or found[2] or "") if found else ""
        place = _PLACE.search(self.instruction, found.end()) if found and url and "#" not in url else None
        return f"{url}#{place[1] or place[2]}" if place and (place[1] or place[2]) else url


@dataclass(slots=True)
class Wording:
    """Reads the paragraphs of one part in order; fields may run from one into the next."""

    relations: Mapping[str, Relation]
    note: Callable[[str, str], str]
    """(``footnote`` or ``endnote``, id) → the note's words."""
    box: Callable[[Element], str]
    """The words of a text box."""
    fields: list[_Field] = field(default_factory=list)
    text: str = ""
    links: list[Link] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    frames: list[Element] = field(default_factory=list)
    """Boxes at the paragraph that hold tables, which its reader goes on with."""
    losses: list[str] = field(default_factory=list)

    def read(self, element: Element, depth: int = 0, style: str = "") -> Paragraph:
        """The paragraph in ``element``."""
        self.text, self.links, self.pictures = "", [], []
        self.notes, self.boxes, self.frames, self.losses = [], [], [], []
        for one in self.fields:
            one.start = 0
        self._inside(element)
        for one in self.fields:
            self._link(one.start, one.url if one.shown else "")
        return Paragraph(
            self.text,
            tuple(self.links),
            tuple(self.pictures),
            tuple(filter(None, self.notes)),
            tuple(filter(None, self.boxes)),
            tuple(self.losses),
            depth,
            style,
            drawn=any(map(_is_drawn, element.iter())),
        )

    def _inside(self, element: Element) -> None:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._take(child, child.tag)

    def _take(self, element: Element, tag: str) -> None:
        if tag in {f"{W}t", f"{M}t"}:
            self._words(element)
        elif tag in _PLAIN:
            self._add(_PLAIN[tag])
        elif tag == f"{W}r":
            self._run(element)
        elif tag == f"{W}hyperlink":
            self._hyperlink(element)
        elif tag == f"{W}fldChar":
            self._choice(element)
            self._field_mark(value(element, "fldCharType"))
        elif tag == f"{W}instrText":
            self._instruction(element.text or "")
        elif tag == f"{W}fldSimple":
            self._simple_field(element)
        elif tag == f"{W}sdt":
            self._control(element)
        elif tag == f"{MC}AlternateContent":
            self._alternative(element)
        else:
            self._take_other(element, tag)

    def _take_other(self, element: Element, tag: str) -> None:
        if tag == f"{W}sym":
            self._symbol(element)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.notes.append(self.note(tag.removeprefix(W).removesuffix("Reference"), value(element, "id")))
        elif tag == f"{W}txbxContent":
            self._box(element)
        elif tag in {f"{A}blip", f"{VML}imagedata"}:
            self._picture(element)
        elif tag == f"{A}hlinkClick":
            self._behind_picture(element)
        elif tag.endswith(("}chart", "}relIds", "}OLEObject")):
            self.losses.append("วัตถุที่ฝังไว้ (แผนภูมิ แผนผัง หรือไฟล์แนบ) ไม่ได้นำเข้า")
        elif tag == f"{W}ruby":
            self._ruby(element)
        elif tag != f"{W}p":
            self._inside(element)

    def _box(self, element: Element) -> None:
        if element.find(f".//{W}tbl") is not None:
            self.frames.append(element)
        else:
            self.boxes.append(self.box(element))

    def _ruby(self, element: Element) -> None:
        """Words with how they are read above them: the words, and the reading as a note."""
        start = len(self.text)
        self._inside(element)
        read = "".join(one.text or "" for one in element.iterfind(f"{W}rt//{W}t"))
        if read.strip():
            self.notes.append(f"คำอ่านของ {self.text[start:]}: {read}")

    def _choice(self, element: Element) -> None:
        """A box to tick, or a list to choose from, of an older form: what was ticked or chosen."""
        if (box := element.find(f"{W}ffData/{W}checkBox")) is not None:
            told = box.find(f"{W}checked")
            self._add("☑" if is_on(told if told is not None else box.find(f"{W}default")) else "☐")
        entries = [value(one) for one in element.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
        at = number(element.find(f"{W}ffData/{W}ddList/{W}result"))
        self._add(entries[at] if 0 <= at < len(entries) else "")

    def _run(self, element: Element) -> None:
        if is_on(element.find(f"{W}rPr/{W}vanish")):
            if any((one.text or "").strip() for one in element.iter(f"{W}t")):
                self.losses.append("ข้อความที่ซ่อนไว้ใน Word ไม่ได้นำเข้า")
            return
        self._inside(element)

    def _words(self, element: Element) -> None:
        words = element.text or ""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            words = words.strip(" \t\r\n")
        self._add(re.sub(r"[\r\n]+", " ", words))

    def _add(self, words: str) -> None:
        if any(not one.shown for one in self.fields):
            if words.strip() and _HIDDEN not in self.losses:
                self.losses.append(_HIDDEN)
            return
        words = _LIST.sub("\n", words).translate(_TYPED_SYMBOLS)
        if name := unfit(words):
            self.losses.append(f"ตัดอักขระที่มองไม่เห็น ({name}) ออก")
            words = "".join(char for char in words if not unfit(char))
        self.text += words

    def _hyperlink(self, element: Element) -> None:
        start, shown = len(self.text), len(self.pictures)
        self._inside(element)
        anchor = value(element, "anchor")
        if url := self._outside(element):
            self._link(start, url + (f"#{anchor}" if anchor else ""), behind_picture=len(self.pictures) > shown)

    def _outside(self, element: Element) -> str:
        """The address that an element leads to by its relation."""
        relation = self.relations.get(str(element.get(f"{R}id") or ""))
        return relation.target if relation is not None and relation.external else ""

    def _behind_picture(self, element: Element) -> None:
        """An address behind a picture, which Word tells at the drawing and again at the picture within it."""
        link = Link("", self._outside(element).strip())
        if link.url and link not in self.links:
            self.links.append(link)

    def _link(self, start: int, url: str, *, behind_picture: bool = False) -> None:
        words = self.text[start:].strip()
        link = Link(words, url.strip())
        if url and (words or behind_picture) and (words or link not in self.links):
            self.links.append(link)

    def _field_mark(self, kind: str) -> None:
        if kind == UNENDED:
            self.losses.append("ฟิลด์ของ Word ที่ไม่มีจุดจบ ข้อความอาจไม่ตรงกับที่ Word แสดง")
        elif kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown, self.fields[-1].start = True, len(self.text)
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            self._link(ended.start, ended.url if ended.shown else "")

    def _instruction(self, words: str) -> None:
        if self.fields and not self.fields[-1].shown:
            self.fields[-1].instruction += words[:4000]

    def _simple_field(self, element: Element) -> None:
        start = len(self.text)
        self._inside(element)
        self._link(start, _Field(value(element, "instr")).url)

    def _control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        # words such as "click here to enter text" are Word's own
        if content is not None and not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self._inside(content)

    def _alternative(self, element: Element) -> None:
        """The same thing told for newer and older programs: one of them."""
        chosen = element.find(f"{MC}Choice")
        chosen = element.find(f"{MC}Fallback") if chosen is None else chosen
        if chosen is not None:
            self._inside(chosen)

    def _symbol(self, element: Element) -> None:
        code = value(element, "char").upper()
        if code in _SYMBOLS:
            self._add(_SYMBOLS[code])
            return
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            char = "\ufffd"
        self._add(plain_bullet(char) if char.isprintable() or "\ue000" <= char <= "\uf8ff" else "")
        self.losses.append(f"สัญลักษณ์ของฟอนต์ {value(element, 'font')[:40]} อาจไม่ตรงกับต้นฉบับ")

    def _picture(self, element: Element) -> None:
        name = element.get(f"{R}embed") or element.get(f"{R}id") or ""
        relation = self.relations.get(str(name))
        self.pictures.append(relation.target if relation is not None and not relation.external else "")
