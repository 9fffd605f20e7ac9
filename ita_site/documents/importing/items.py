"""The paragraphs of a cell → its entries: activities with their numbers, claims with their addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.documents.importing.addresses import goes_on, only_addresses
from ita_site.documents.importing.flow import Link, Paragraph, Proof
from ita_site.documents.marks import LOST_PICTURE, OUR_CELL
from ita_site.thai import fold, fold_digits

_NUMBERED: Final = re.compile(
    r"(?:(?:ข้อ(?:ที่)?|กิจกรรมที่|มาตรการที่|ขั้นตอนที่|ลำดับที่)\s*(?P<named>[0-9๐-๙０-９]{1,3})(?:[.:)．：）]|(?=\s))"
    r"|[(（]?(?P<plain>[0-9๐-๙０-９]{1,3})(?:[.)．）](?![0-9๐-๙０-９])|\s*[-–]\s))\s*"
)
_DEEPER: Final = re.compile(
    r"\(?[0-9๐-๙０-９]{1,3}(?:[.][0-9๐-๙０-９]{1,3})+[.)]?\s*(?=\D)|\(?[ก-ฮa-z][.)]\s*", re.IGNORECASE
)
_LETTERED: Final = re.compile(r"\(?[ก-ฮ][.)]\s*")
_BULLET: Final = re.compile(r"[-–—−•●○◦▪■□▫◆❖➢➤✓✔✗☑☐*·‣→>\u2010-\u2012\ue000-\uf8ff](?![-–—])\s*")

_STATUSES: Final = frozenset(
    fold(one)
    for one in (
        *("ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "ดำเนินการเสร็จแล้ว", "ดำเนินการเสร็จสิ้น", "ดำเนินการเสร็จสิ้นแล้ว"),
        *("ดำเนินการเรียบร้อยแล้ว", "ดำเนินการแล้วเสร็จตามแผน", "ดำเนินการครบถ้วน", "ดำเนินการครบถ้วนแล้ว", "แล้วเสร็จ"),
        *("อยู่ระหว่างดำเนินการ", "อยู่ระหว่างการดำเนินการ", "กำลังดำเนินการ", "ยังไม่ได้ดำเนินการ", "ยังไม่ดำเนินการ"),
        *("ไม่ได้ดำเนินการ", "ไม่มีการดำเนินการ", "ดำเนินการแล้วบางส่วน", "ดำเนินการบางส่วน", "ดำเนินการต่อเนื่อง", "เสร็จสิ้น"),
        *("ไม่แล้วเสร็จ", "ดำเนินการเสร็จ", "เสร็จแล้ว", "ไม่ดำเนินการ", "ดำเนินการได้", "ดำเนินการไม่ได้", "ยังไม่ได้เริ่มดำเนินการ"),
        *("ระหว่างดำเนินการ", "อยู่ในระหว่างดำเนินการ", "ยังไม่เริ่ม", "ยังไม่เริ่มดำเนินการ", "ยังไม่แล้วเสร็จ"),
    )
)
_NUMBER: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}")
_TICKS: Final = frozenset("✓✔√☑☒/Xx\uf0fc")
_BLANK: Final = " \t\u00a0"


@dataclass(slots=True)
class Piece:
    """One entry of a cell, and what came with it."""

    text: str
    links: list[Link] = field(default_factory=list)
    addresses: list[tuple[str, bool]] = field(default_factory=list)
    """Lines below it that are addresses alone, and whether one was put together from two lines."""
    pictures: list[str] = field(default_factory=list)
    row: int = 0
    """Which row of its measure it stood in, from 0."""
    number: int | None = None
    lost_picture: bool = False
    proofs: list[Proof] = field(default_factory=list)

    def add(self, line: "_Row") -> None:
        """Go on with another line."""
        self.text += f"\n{line.text}"
        self.take(line)

    def take(self, line: "_Row") -> None:
        """Take what came with a line, not its words."""
        self.links += [one for one in line.links if one not in self.links]
        self.pictures += line.pictures


@dataclass(slots=True)
class _Row:
    """One line of a cell; ``starts`` where a paragraph begins."""

    text: str
    depth: int
    links: list[Link]
    pictures: list[str]
    starts: bool
    ours: bool = False

    @property
    def number(self) -> int | None:
        found = _NUMBERED.match(self.text) if not _DEEPER.match(self.text) else None
        if not found or self.depth:
            return None
        return int(fold_digits(found["named"] or found["plain"]))

    @property
    def lettered(self) -> bool:
        return bool(_LETTERED.match(self.text)) and self.depth == 0

    @property
    def bulleted(self) -> bool:
        return bool(_BULLET.match(self.text)) and self.depth == 0


@dataclass(frozen=True, slots=True)
class Entries:
    """What a cell says: ``lead`` stands before its list; the status of the whole, in results."""

    lead: str = ""
    pieces: tuple[Piece, ...] = ()
    lead_links: tuple[Link, ...] = ()


def bare(text: str) -> str:
    """A text without the number or bullet before it."""
    for mark in (_DEEPER, _NUMBERED, _BULLET):
        found = mark.match(text)
        if found and found.end() < len(text):
            return text[found.end() :]
    return text


def lines_of(paragraphs: Sequence[Paragraph]) -> list[_Row]:
    """The lines of a cell that say something, without the space around them."""
    rows: list[_Row] = []
    for one in paragraphs:
        words = [line for line in (part.strip(_BLANK) for part in one.text.split("\n")) if line]
        ours = one.style == OUR_CELL
        mine = [_Row(line, one.depth, [], [], starts=at == 0, ours=ours) for at, line in enumerate(words)]
        if mine:
            for link in one.links:
                at = next((row for row in mine if link.words.split("\n")[0].strip(_BLANK) in row.text), mine[-1])
                at.links.append(link)
            mine[-1].pictures += one.pictures
        elif one.pictures and rows:
            rows[-1].pictures += one.pictures
        elif one.pictures:
            mine = [_Row("", one.depth, [], list(one.pictures), starts=True)]
        rows += mine
    return rows


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """All words of a cell, a line to each."""
    return "\n".join(row.text for row in lines_of(paragraphs) if row.text)


def activities_of(paragraphs: Sequence[Paragraph], row: int = 0) -> Entries:
    """The activities of a cell: each numbered line, else each line with a bullet, else each paragraph."""
    lines = [line for line in lines_of(paragraphs) if line.text or line.pictures]
    if lines and all(line.ours for line in lines):
        return _ours(lines, row)
    if any(line.number is not None for line in lines):
        return _numbered(lines, row)
    if _by_letters(lines):
        return _lettered(lines, row)
    if sum(line.bulleted for line in lines) > 1 or (
        lines and not lines[0].bulleted and any(one.bulleted for one in lines)
    ):
        return _bulleted(lines, row)
    return Entries(pieces=tuple(_by_paragraph(lines, row)))


def _numbered(lines: Sequence[_Row], row: int) -> Entries:
    first = next(at for at, line in enumerate(lines) if line.number is not None)
    pieces: list[Piece] = []
    waiting: list[_Row] = []
    for at, line in enumerate(lines[first:], first):
        if line.number is not None:
            piece = _piece(line, row, line.number)
            if waiting:
                piece.text = "\n".join([*(one.text for one in waiting), piece.text])
                for one in waiting:
                    piece.take(one)
                waiting = []
            pieces.append(piece)
        elif _heads_a_new_count(lines, at):
            waiting.append(line)
        else:
            pieces[-1].add(line)
    return _with_lead(lines[:first], pieces)


def _by_letters(lines: Sequence[_Row]) -> bool:
    """Whether Thai letters count the entries of a cell: it has no number or bullet above them."""
    found = [line.text.lstrip("(")[0] for line in lines if line.lettered]
    counted = any(line.number is not None or line.bulleted or line.ours for line in lines)
    return not counted and found[:2] == ["ก", "ข"]


def _lettered(lines: Sequence[_Row], row: int) -> Entries:
    first = next(at for at, line in enumerate(lines) if line.lettered)
    pieces: list[Piece] = []
    for line in lines[first:]:
        if line.lettered:
            pieces.append(_piece(line, row))
        else:
            pieces[-1].add(line)
    return _with_lead(lines[:first], pieces)


def _ours(lines: Sequence[_Row], row: int) -> Entries:
    """A cell of our own form: what stands before the first number is the lead, and each paragraph is an entry."""
    numbered = [at for at, line in enumerate(lines) if line.starts and line.number is not None]
    first = numbered[0] if numbered else 0
    pieces = _by_paragraph(lines[first:], row)
    for piece, line in zip(pieces, (one for one in lines[first:] if one.starts), strict=True):
        piece.number = line.number
    return _with_lead(lines[:first], pieces)


def _heads_a_new_count(lines: Sequence[_Row], at: int) -> bool:
    """Whether a line without a number stands right above a count that begins again."""
    return at + 1 < len(lines) and lines[at + 1].number == 1


def _bulleted(lines: Sequence[_Row], row: int) -> Entries:
    first = next(at for at, line in enumerate(lines) if line.bulleted)
    pieces: list[Piece] = []
    for line in lines[first:]:
        if line.bulleted or (line.starts and not line.depth and not _DEEPER.match(line.text)):
            pieces.append(_piece(line, row))
        else:
            pieces[-1].add(line)
    return _with_lead(lines[:first], pieces)


def _by_paragraph(lines: Sequence[_Row], row: int) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        if (line.starts and not line.depth) or not pieces:
            pieces.append(_piece(line, row))
        else:
            pieces[-1].add(line)
    return [piece for piece in pieces if piece.text or piece.pictures]


def _with_lead(lead: Sequence[_Row], pieces: list[Piece]) -> Entries:
    for line in lead:
        pieces[0].pictures += line.pictures
    return Entries(
        "\n".join(line.text for line in lead), tuple(pieces), tuple(link for one in lead for link in one.links)
    )


def _piece(line: _Row, row: int, number: int | None = None) -> Piece:
    return Piece(line.text, list(line.links), pictures=list(line.pictures), row=row, number=number)


def claims_of(paragraphs: Sequence[Paragraph], row: int = 0) -> Entries:
    """The claims of a cell: one to a paragraph or listed line; lines of addresses alone belong to the claim above."""
    lines = lines_of(paragraphs)
    numbered = any(line.number is not None for line in lines)
    listed = numbered or sum(line.bulleted for line in lines) > 1
    letters = _by_letters(lines)
    status = ""
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        line, step = lines[at], 1
        joined = at + 1 < len(lines) and goes_on(line.text, lines[at + 1].text)
        if not pieces and not status and line.starts and is_status(line.text):
            status = line.text
        elif pieces and line.text == LOST_PICTURE:
            pieces[-1].lost_picture = True
        elif pieces and only_addresses(line.text):
            address = line.text
            if joined:
                address, step = f"{line.text}{lines[at + 1].text}", 2
                pieces[-1].take(lines[at + 1])
            pieces[-1].addresses.append((address, joined))
            pieces[-1].take(line)
        elif not pieces or (line.lettered if letters else _begins(line, numbered=numbered, listed=listed)):
            pieces.append(_piece(line, row, line.number))
        else:
            pieces[-1].add(line)
        at += step
    return Entries(status, tuple(piece for piece in pieces if piece.text or piece.pictures))


def _begins(line: _Row, *, numbered: bool, listed: bool) -> bool:
    if line.ours:
        return line.starts
    if line.depth or _DEEPER.match(line.text):
        return False
    if numbered:
        return line.number is not None or (line.starts and not line.bulleted)
    return line.starts or (listed and line.bulleted)


def is_number(text: str) -> bool:
    """Whether a cell only numbers its row: ``1``, ``๑.``, ``(4.2)``."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_tick(text: str) -> bool:
    """Whether a cell is only ticked."""
    return text.strip() in _TICKS


def is_status(text: str) -> bool:
    """Whether a line says only how far the whole row has come."""
    words = re.sub(r"\s+", "", fold(text)).strip(".✓✔☑☒☐□○/()-–•*")
    return words in _STATUSES
