"""Parts of a Word file that hold text → blocks in reading order, and what stands above and below pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from ita_site.word_import.docx.alt_texts import descriptions
from ita_site.word_import.docx.blocks import Block, Cell, Line, Paragraph, Table, paragraphs
from ita_site.word_import.docx.numbering import Numbering, Styles, read_numbering, read_styles
from ita_site.word_import.docx.package import Package
from ita_site.word_import.docx.refusal import Refusal, damaged
from ita_site.word_import.docx.wording import Wording, settle_fields
from ita_site.word_import.docx.xml import MC, Element, W, is_on, number, value

MAX_ROWS: Final = 20_000
"""The most rows of all tables together."""

MAX_PARAGRAPHS: Final = 200_000

_THROUGH: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag"))
_MAX_COLUMNS: Final = 200
_NO_COLOUR: Final = frozenset(("AUTO", "FFFFFF"))


@dataclass(frozen=True, slots=True)
class Document:
    """A Word file as read."""

    blocks: tuple[Block, ...]
    margins: tuple[str, ...]
    """Words of page headers and footers, each once."""
    comments: int
    """How many remarks of reviewers it holds, which are no text of the report."""
    descriptions: Mapping[str, str]
    """What it says of its pictures, by part."""


@dataclass(slots=True)
class _Story:
    """Reads one part: its tables and paragraphs."""

    package: Package
    part: str
    numbering: Numbering
    styles: Styles
    wording: Wording
    rows: int = 0
    count: int = 0

    def blocks(self, element: Element) -> Iterator[Block]:
        """Paragraphs and tables directly in ``element``, whatever wraps them."""
        pieces: list[Paragraph] = []
        for child in _children(element, {f"{W}p", f"{W}tbl", f"{W}altChunk"}):
            if child.tag == f"{W}altChunk":
                yield Paragraph("", losses=("เอกสารอื่นที่แทรกไว้ทั้งฉบับไม่ได้นำเข้า",))
                continue
            if child.tag == f"{W}tbl":
                yield from _joined(pieces)
                pieces = []
                yield Table(tuple(self._lines(child)))
                continue
            pieces.append(self._paragraph(child))
            frames = self.wording.frames
            # a deleted paragraph mark joins its paragraph to the next
            if frames or child.find(f"{W}pPr/{W}rPr/{W}del") is None:
                yield from _joined(pieces)
                pieces = []
            for frame in frames:
                yield from self.blocks(frame)
        yield from _joined(pieces)

    def _paragraph(self, element: Element) -> Paragraph:
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise _too_long()
        properties = element.find(f"{W}pPr")
        style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        list_id, depth = self.styles.list_of(style)
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            depth = number(own.find(f"{W}ilvl"), default=depth)
        paragraph = self.wording.read(element, depth if list_id else 0, style)
        # Word numbers an empty paragraph as well, but it says nothing
        label = self.numbering.label(list_id, depth) if list_id and (paragraph.text.strip()) else ""
        return replace(paragraph, text=label + paragraph.text.lstrip(" \t")) if label else paragraph

    def _lines(self, table: Element) -> Iterator[Line]:
        for row in _children(table, {f"{W}tr"}):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            self.rows += 1
            if self.rows > MAX_ROWS:
                raise _too_long()
            before = number(properties.find(f"{W}gridBefore")) if properties is not None else 0
            repeats = properties is not None and is_on(properties.find(f"{W}tblHeader"))
            yield Line(tuple(self._cells(row, min(before, _MAX_COLUMNS))), repeats)

    def _cells(self, row: Element, at: int) -> Iterator[Cell]:
        waiting: Cell | None = None
        for element in _children(row, {f"{W}tc"}):
            properties = element.find(f"{W}tcPr")
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                continue
            cell = self._cell(element, properties, at)
            at = cell.end
            # the older way of merging sideways: a cell that continues the one before it
            sideways = properties.find(f"{W}hMerge") if properties is not None else None
            if sideways is not None and value(sideways) != "restart" and waiting is not None:
                waiting = replace(waiting, span=waiting.span + cell.span)
                continue
            if waiting is not None:
                yield waiting
            waiting = cell
        if waiting is not None:
            yield waiting

    def _cell(self, element: Element, properties: Element | None, at: int) -> Cell:
        span, goes_on, fill = 1, False, ""
        if properties is not None:
            span = max(1, min(number(properties.find(f"{W}gridSpan"), default=1), _MAX_COLUMNS))
            merged = properties.find(f"{W}vMerge")
            goes_on = merged is not None and value(merged) != "restart"
            fill = value(properties.find(f"{W}shd"), "fill").upper()
        return Cell(tuple(self.blocks(element)), at, span, goes_on, "" if fill in _NO_COLOUR else fill)


def _joined(pieces: list[Paragraph]) -> Iterator[Paragraph]:
    if len(pieces) == 1:
        yield pieces[0]
    elif pieces:
        yield Paragraph(
            "".join(one.text for one in pieces),
            tuple(link for one in pieces for link in one.links),
            tuple(part for one in pieces for part in one.pictures),
            tuple(note for one in pieces for note in one.notes),
            tuple(box for one in pieces for box in one.boxes),
            tuple(loss for one in pieces for loss in one.losses),
            pieces[0].depth,
            pieces[0].style,
        )


def _children(element: Element, wanted: set[str]) -> Iterator[Element]:
    """Children of the wanted kinds, also those within content controls, insertions and other wrappers."""
    for child in element:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None and not is_on(child.find(f"{W}sdtPr/{W}showingPlcHdr")):
                yield from _children(content, wanted)
        elif tag == f"{MC}AlternateContent":
            chosen = child.find(f"{MC}Choice")
            chosen = child.find(f"{MC}Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from _children(chosen, wanted)
        elif tag in _THROUGH:
            yield from _children(child, wanted)


def _too_long() -> Refusal:
    return Refusal(
        f"ไฟล์มีข้อความมากเกินไป (เกิน {MAX_ROWS:,} แถว หรือ {MAX_PARAGRAPHS:,} ย่อหน้า) ให้แยกไฟล์ก่อนนำเข้า",
        f"The file holds too much (over {MAX_ROWS:,} rows or {MAX_PARAGRAPHS:,} paragraphs); split it first",
    )


def read_document(package: Package) -> Document:
    """All text of a Word file. Raises Refusal where it has none."""
    part = package.related("", "officeDocument") or "word/document.xml"
    root = _tree(package, part)
    if root is None:
        raise damaged()
    body = root.find(f"{W}body")
    if body is None:
        raise damaged()
    numbering = read_numbering(_related(package, part, "numbering"))
    styles = read_styles(_related(package, part, "styles"))
    story = _story(package, part, numbering, styles)
    comments = _related(package, part, "comments")
    count = sum(1 for _ in comments.iterfind(f"{W}comment")) if comments is not None else 0
    told = descriptions(body, package.relations(part))
    return Document(tuple(story.blocks(body)), tuple(_margins(package, part, styles)), count, told)


def _related(package: Package, part: str, kind: str) -> Element | None:
    name = package.related(part, kind)
    return _tree(package, name) if name else None


def _tree(package: Package, part: str) -> Element | None:
    """The root of a part of words, its fields settled."""
    root = package.tree(part)
    if root is not None:
        settle_fields(root)
    return root


def _story(package: Package, part: str, numbering: Numbering, styles: Styles) -> _Story:
    notes: dict[str, dict[str, Element]] = {}

    def note(kind: str, name: str) -> str:
        if kind not in notes:
            tree = _related(package, part, f"{kind}s")
            found = tree.iterfind(f"{W}{kind}") if tree is not None else ()
            notes[kind] = {value(one, "id"): one for one in found}
        return plain(notes[kind][name]) if name in notes[kind] else ""

    def plain(element: Element) -> str:
        apart = _Story(package, part, numbering, styles, Wording(relations, lambda _kind, _name: "", lambda _box: ""))
        return _lines_of(apart.blocks(element))

    relations = package.relations(part)
    return _Story(package, part, numbering, styles, Wording(relations, note, partial(plain)))


def _lines_of(blocks: Iterable[Block]) -> str:
    return "\n".join(line for one in paragraphs(tuple(blocks)) if (line := one.text.strip()))


def _margins(package: Package, part: str, styles: Styles) -> Iterator[str]:
    """Words above and below pages, but for page numbers and what was told already."""
    told: set[str] = set()
    for relation in package.relations(part).values():
        if relation.kind in {"header", "footer"} and not relation.external:
            root = _tree(package, relation.target)
            if root is None:
                continue
            for line in filter(_numbers_pages, list(root.iter(f"{W}p"))):
                parent = line.getparent()
                if parent is not None:
                    parent.remove(line)
            story = _story(package, relation.target, Numbering(), styles)
            words = _lines_of(story.blocks(root))
            if words not in told and any(char.isalpha() for char in words):
                told.add(words)
                yield words


def _numbers_pages(line: Element) -> bool:
    """Whether a line above or below the page counts pages: it is no word of the report."""
    written = [one.text or "" for one in line.iter(f"{W}instrText")]
    simple = [value(one, "instr") for one in line.iter(f"{W}fldSimple")]
    told = " ".join([*written, *simple])
    return bool({"PAGE", "NUMPAGES", "SECTIONPAGES"} & {word.upper() for word in told.split()})
