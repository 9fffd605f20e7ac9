"""Read the parts of a Word file that hold text: blocks in reading order, and what is above and below pages."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from ita_site.word_import.docx.blocks import Block, Cell, Paragraph, Table, TableRow, joined, paragraphs
from ita_site.word_import.docx.fields import settle_fields
from ita_site.word_import.docx.numbering import Numbering, read_numbering
from ita_site.word_import.docx.package import Package, Relation
from ita_site.word_import.docx.refusal import DAMAGED, ONLY_INSERTED, Refusal, too_long
from ita_site.word_import.docx.styles import Styles, read_fonts, read_styles
from ita_site.word_import.docx.wording import Wording
from ita_site.word_import.docx.xml import Element, W, controlled, every, number, value
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import doubt

MAX_ROWS: Final = 20_000
"""The most rows of all tables together."""

MAX_PARAGRAPHS: Final = 200_000

_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag"))
_BLOCKS: Final = frozenset((f"{W}p", f"{W}tbl", f"{W}altChunk"))
_MAX_COLUMNS: Final = 200
_NO_COLOUR: Final = frozenset(("AUTO", "FFFFFF"))
_PAGE_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_INSERTED: Final = Paragraph("", losses=(doubt(DoubtKind.DOCUMENT_INSERTED),))


@dataclass(frozen=True, slots=True)
class Document:
    """A Word file as read."""

    blocks: tuple[Block, ...]
    margins: tuple[str, ...]
    """Words of page headers and footers, each once."""
    comments: int
    """How many remarks of reviewers it holds, which are no text of the report."""


@dataclass(slots=True)
class _Story:
    """Reads one part: its tables and paragraphs."""

    numbering: Numbering
    styles: Styles
    wording: Wording
    rows: int = 0
    count: int = 0

    def blocks(self, element: Element) -> Iterator[Block]:
        """Yield the paragraphs and tables directly in `element`, or in what wraps them."""
        pieces: list[Paragraph] = []
        for child in _children(element, _BLOCKS):
            if child.tag == f"{W}p":
                pieces.append(self._paragraph(child))
            # a deleted paragraph mark joins its paragraph to the next
            if pieces and (self.wording.frames or child.find(f"{W}pPr/{W}rPr/{W}del") is None):
                yield joined(pieces)
                pieces = []
            yield from self._beside(child)
        if pieces:
            yield joined(pieces)

    def _beside(self, element: Element) -> Iterator[Block]:
        """Yield a table or an inserted document, or the tables in boxes at the paragraph that was read last."""
        if element.tag == f"{W}tbl":
            yield Table(tuple(self._rows(element)))
        elif element.tag == f"{W}altChunk":
            yield _INSERTED
        else:
            for frame in self.wording.frames:
                yield from self.blocks(frame)

    def _paragraph(self, element: Element) -> Paragraph:
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise too_long(MAX_ROWS, MAX_PARAGRAPHS)
        style = value(element.find(f"{W}pPr/{W}pStyle"))
        list_id, depth = self.styles.list_of(style)
        own = element.find(f"{W}pPr/{W}numPr")
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            depth = number(own.find(f"{W}ilvl"), default=depth)
        paragraph = self.wording.read(element, depth if list_id else 0, style)
        return self._labelled(paragraph, list_id, depth)

    def _labelled(self, paragraph: Paragraph, list_id: str, depth: int) -> Paragraph:
        """Return a paragraph with its number or bullet; Word numbers an empty one as well, but it says nothing."""
        label = self.numbering.label(list_id, depth) if list_id and paragraph.text.strip() else ""
        return replace(paragraph, text=label + paragraph.text.lstrip(" \t")) if label else paragraph

    def _rows(self, table: Element) -> Iterator[TableRow]:
        for row in _children(table, {f"{W}tr"}):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            self.rows += 1
            if self.rows > MAX_ROWS:
                raise too_long(MAX_ROWS, MAX_PARAGRAPHS)
            skipped = number(row.find(f"{W}trPr/{W}gridBefore"))
            cells = self._cells(row, min(skipped, _MAX_COLUMNS))
            yield TableRow(tuple(cells))

    def _cells(self, row: Element, at: int) -> list[Cell]:
        """Return the cells of a row that begins at a column."""
        cells: list[Cell] = []
        for element in _children(row, {f"{W}tc"}):
            if element.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            cell = self._cell(element, at)
            at = cell.end
            sideways = element.find(f"{W}tcPr/{W}hMerge")
            if cells and sideways is not None and value(sideways) != "restart":
                # the older way of merging sideways: a cell that continues the one before it
                cells[-1] = replace(cells[-1], span=cells[-1].span + cell.span)
            else:
                cells.append(cell)
        return cells

    def _cell(self, element: Element, at: int) -> Cell:
        span = max(1, min(number(element.find(f"{W}tcPr/{W}gridSpan"), default=1), _MAX_COLUMNS))
        merged = element.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and value(merged) != "restart"
        fill = value(element.find(f"{W}tcPr/{W}shd"), "fill").upper()
        return Cell(tuple(self.blocks(element)), at, span, goes_on, "" if fill in _NO_COLOUR else fill)


def _children(element: Element, wanted: Collection[object]) -> Iterator[Element]:
    """Yield children of the wanted kinds, also those within content controls, insertions and other wrappers."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, wanted)
        elif child.tag == f"{W}sdt":
            yield from chain.from_iterable(_children(content, wanted) for content in controlled(child))


@dataclass(slots=True)
class _Parts:
    """Opens the parts of a file that hold text."""

    package: Package
    main: str
    styles: Styles = field(default_factory=Styles)
    notes: dict[str, dict[str, Element]] = field(default_factory=dict)

    def tree(self, part: str) -> Element | None:
        """Return the root of a part, its fields settled."""
        root = self.package.tree(part) if part else None
        if root is not None:
            settle_fields(root)
        return root

    def related(self, kind: str) -> Element | None:
        """Return the root of a part of the main one: `styles`, `numbering`, …."""
        return self.tree(self.package.related(self.main, kind))

    def story(self, part: str, numbering: Numbering) -> _Story:
        """Return a reader of the blocks of a part."""
        relations = self.package.relations(part)

        def plain(element: Element) -> str:
            apart = _Story(numbering, self.styles, Wording(relations, self.styles, _no_note, _no_box))
            return _lines(apart.blocks(element))

        def note(kind: str, name: str) -> str:
            element = self._notes(kind).get(name)
            return plain(element) if element is not None else ""

        return _Story(numbering, self.styles, Wording(relations, self.styles, note, plain))

    def _notes(self, kind: str) -> dict[str, Element]:
        """Return the footnotes or endnotes of the file by id."""
        if kind not in self.notes:
            notes = every(self.related(f"{kind}s"), f"{W}{kind}")
            self.notes[kind] = {value(element, "id"): element for element in notes}
        return self.notes[kind]

    def margins(self) -> Iterator[str]:
        """Yield the words above and below pages, each once, without page numbers."""
        known: set[str] = set()
        for relation in filter(_is_margin, self.package.relations(self.main).values()):
            words = self._margin(relation.target)
            if words not in known and any(map(str.isalpha, words)):
                known.add(words)
                yield words

    def _margin(self, part: str) -> str:
        root = self.tree(part)
        if root is None:
            return ""
        for line in list(filter(_numbers_pages, root.iter(f"{W}p"))):
            parent = line.getparent()
            if parent is not None:
                parent.remove(line)
        return _lines(self.story(part, Numbering()).blocks(root))


def _no_note(_kind: str, _name: str) -> str:
    return ""


def _no_box(_box: Element) -> str:
    return ""


def _lines(blocks: Iterable[Block]) -> str:
    return "\n".join(line for paragraph in paragraphs(tuple(blocks)) if (line := paragraph.text.strip()))


def read_document(package: Package) -> Document:
    """Return all text of a Word file. Raises Refusal where it has none."""
    parts = _Parts(package, package.related("", "officeDocument") or "word/document.xml")
    bodies = every(parts.tree(parts.main), f"{W}body")
    if not bodies:
        raise Refusal(*DAMAGED)
    fonts = read_fonts(parts.related("theme"))
    parts.styles = read_styles(parts.related("styles"), fonts)
    numbering = read_numbering(parts.related("numbering"), fonts)
    blocks = tuple(parts.story(parts.main, numbering).blocks(bodies[0]))
    if _INSERTED in blocks and not any(isinstance(block, Table) for block in blocks):
        raise Refusal(*ONLY_INSERTED)
    comments = every(parts.related("comments"), f"{W}comment")
    return Document(blocks, tuple(parts.margins()), len(comments))


def _is_margin(relation: Relation) -> bool:
    return relation.kind in {"header", "footer"} and not relation.external


def _numbers_pages(line: Element) -> bool:
    """Return whether a line above or below the page counts pages: it is no word of the report."""
    instructions = [element.text or "" for element in line.iter(f"{W}instrText")]
    instructions += [value(element, "instr") for element in line.iter(f"{W}fldSimple")]
    return not _PAGE_FIELDS.isdisjoint(" ".join(instructions).upper().split())
