"""Read the paragraphs of a cell as its lines, each with its label and how deep that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Link, Paragraph, PlacedPicture
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.list_labels import Label, bare

_BLANK: Final = " \t\u00a0"
_INTRODUCES: Final = re.compile(
    r"(?:(?:สามารถ)?(?:ดู|เข้าดู|อ่าน|ดาวน์โหลด)?(?:รายละเอียด|ข้อมูล|เอกสาร|หลักฐาน|เพิ่มเติม|ได้|ที่|ทาง|จาก|ตาม|แนบ|อ้างอิง|ประกอบ|เผยแพร่)*"
    r"(?:ลิ้?งก์|ลิ้?งค์|link|url|เว็บไซต์|เว็ปไซต์|เวปไซต์|หลักฐาน|อ้างอิง|ที่มา|ดูที่|ได้ที่|qr\s?code|คิวอาร์โค้ด)(?:ที่เกี่ยวข้อง|หลักฐาน)?)\s*[:：-]*"
)
"""A line that says only that an address follows, which may be in it."""

_ASIDE: Final = re.compile(
    r"[(（][^()（）]*[)）]|(?:ภาพ|รูป|รูปภาพ|ภาพถ่าย)(?:ประกอบ|กิจกรรม|ถ่าย|การดำเนินการ|การดำเนินงาน)*\s*[:：]?"
)
"""A line in brackets, or one that names a picture: it belongs to what is above."""

_GOES_ON: Final = re.compile(r"(?:โดย|ทั้งนี้|ณ\s|และ|ซึ่ง|รวม(?:ทั้ง|จำนวน|ผู้|เป็น|\s*[0-9๐-๙])|ตลอดจน)")
"""Words that begin no sentence of their own, but continue the one above."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell."""

    text: str
    depth: int = 0
    """How deep its paragraph is in a real list."""
    links: tuple[Link, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    starts: bool = True
    """Whether a paragraph begins with it."""
    ours: bool = False
    """Whether it is of a cell of our own form, where each paragraph is an entry."""
    tabled: bool = False
    """Whether it is a row of a table within the cell, whose numbers count nothing of the cell's own."""
    split: bool = False
    """Whether it is one of several items that were in one line."""
    label: Label | None = None
    level: int | None = None
    """How deep its label is in the cell, from 0; None where it has none."""
    counted_on: bool = False
    """Whether its number is the next of the count above it: an address behind it is an entry then."""

    @property
    def counts(self) -> bool:
        """Whether its label is more than a bullet."""
        return self.label is not None and self.label.counts

    @property
    def number(self) -> int | None:
        """The number before it."""
        return self.label.number if self.label is not None else None

    @property
    def hangs(self) -> bool:
        """Whether a link or a picture hangs on it."""
        return bool(self.links or self.pictures)

    @property
    def is_sentence(self) -> bool:
        """Whether a paragraph begins with it that has no label, no depth, and words of its own to say."""
        return self.starts and self.level is None and not self.depth and not self.belongs

    @property
    def belongs(self) -> bool:
        """Whether it can only belong to what is above it: an address, a caption, the rest of a sentence."""
        if self.ours:
            return False
        if self.level is not None:
            return only_addresses(bare(self.text)) and not self.counted_on
        if _GOES_ON.match(self.text) or _ASIDE.fullmatch(self.text) or only_addresses(self.text):
            return True
        return bool(_INTRODUCES.fullmatch(fold(without_addresses(self.text))))


def without_addresses(text: str) -> str:
    """Return the words of a line beside its addresses."""
    for address in sorted(addresses(text), key=len, reverse=True):
        text = text.replace(address, " ")
    return text.strip()


def lines_of(paragraphs: Sequence[Paragraph]) -> list[CellLine]:
    """Return the lines of a cell that say something, without the space around them.

    A picture without words belongs to the line above it, and above all words to the first of them; only where a cell
    has no words at all it is a line of its own.
    """
    lines: list[CellLine] = []
    for paragraph in paragraphs:
        words = list(_lines(paragraph))
        if words:
            lines += words
        elif lines:
            lines[-1] = hanging(lines[-1], paragraph.links if paragraph.pictures else (), paragraph.pictures)
        elif paragraph.pictures:
            lines.append(CellLine("", paragraph.depth, paragraph.links, paragraph.pictures))
    if len(lines) > 1 and not lines[0].text:
        wordless, first, *others = lines
        return [hanging(first, wordless.links, wordless.pictures), *others]
    return lines


def _lines(paragraph: Paragraph) -> Iterator[CellLine]:
    words = [line for part in paragraph.text.split("\n") if (line := part.strip(_BLANK))]
    for at, (text, links) in enumerate(zip(words, hang(paragraph.links, words), strict=True)):
        yield CellLine(
            text,
            paragraph.depth,
            links,
            paragraph.pictures if at + 1 == len(words) else (),
            starts=at == 0,
            ours=paragraph.style == OUR_CELL,
            tabled=paragraph.tabled,
        )


def hanging(line: CellLine, links: Sequence[Link], pictures: Sequence[PlacedPicture]) -> CellLine:
    """Return a line with more links and pictures."""
    return replace(line, links=(*line.links, *links), pictures=(*line.pictures, *pictures))


def hang(links: Sequence[Link], texts: Sequence[str]) -> list[tuple[Link, ...]]:
    """Return for each text the links whose words it holds: of words that several texts hold, one after the other."""
    hung: list[list[Link]] = [[] for _ in texts]
    at = cursor = 0
    for link in links if texts else ():
        words = link.words.split("\n")[0].strip(_BLANK)
        place = _place(words, texts, at, cursor)
        if place is None:
            hung[-1].append(link)
        else:
            at, cursor = place[0], place[1] + len(words)
            hung[at].append(link)
    return [tuple(each) for each in hung]


def _place(words: str, texts: Sequence[str], at: int, cursor: int) -> tuple[int, int] | None:
    """Return (text, place in it) where words are found from a place on, else from the beginning."""
    if not words:
        return None
    behind = ((no, texts[no].find(words, cursor if no == at else 0)) for no in range(at, len(texts)))
    anywhere = ((no, text.find(words)) for no, text in enumerate(texts))
    return next((each for several in (behind, anywhere) for each in several if each[1] >= 0), None)


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """Return all words of a cell, a line to each."""
    parts = (part.strip(_BLANK) for paragraph in paragraphs for part in paragraph.text.split("\n"))
    return "\n".join(filter(None, parts))
