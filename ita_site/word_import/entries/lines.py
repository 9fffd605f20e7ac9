"""Read the paragraphs of a cell as its lines, each with its label and how deep that is."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Line, LinePlace, Link, Paragraph, PlacedPicture
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
    source: Line | None = None
    """Where it is in the document, and what a person decided of it."""
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
    def begins(self) -> bool | None:
        """Whether a person said that an entry begins with it; None where nobody did."""
        return self.source.begins if self.source else None

    @property
    def is_whole(self) -> bool:
        """Whether a person said where it is split."""
        return self.source is not None and self.source.whole

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
        if self.level is not None:
            return only_addresses(bare(self.text)) and not self.counted_on
        return only_addresses(self.text) or _continues(self.text)


def _continues(text: str) -> bool:
    """Return whether a line without a label continues the one above, comments on it, or announces its address."""
    words = fold(without_addresses(text))
    return bool(_GOES_ON.match(text) or _ASIDE.fullmatch(text) or _INTRODUCES.fullmatch(words))


def without_addresses(text: str) -> str:
    """Return the words of a line beside its addresses."""
    for address in sorted(addresses(text), key=len, reverse=True):
        text = text.replace(address, " ")
    return text.strip()


def lines_of(paragraphs: Sequence[Paragraph]) -> list[CellLine]:
    """Return the lines of a cell that say something, without the space around them; see `joined` for pictures."""
    return joined(chain.from_iterable(map(_lines, paragraphs)))


def joined(lines: Iterable[CellLine]) -> list[CellLine]:
    """Return the same lines, with what hangs on a line without words at the line above it, else at the one below."""
    kept: list[CellLine] = []
    for line in lines:
        if kept and not (line.text and kept[-1].text):
            above = kept.pop()
            links, pictures = (*above.links, *line.links), (*above.pictures, *line.pictures)
            line = replace(line if line.text else above, links=links, pictures=pictures)  # noqa: PLW2901
        kept.append(line)
    return kept


def _lines(paragraph: Paragraph) -> Iterator[CellLine]:
    """Yield the lines of a paragraph; of one that is nothing but pictures, a line without words."""
    words = text_of([paragraph]).split("\n")
    if words == [""] and not paragraph.pictures:
        return
    last = len(words) - 1
    inside = any(line.inside for line in paragraph.lines[:1])
    sources = _sources(paragraph, len(words))
    for at, (text, links) in enumerate(zip(words, hang(paragraph.links, words), strict=True)):
        yield CellLine(
            text,
            paragraph.depth,
            links,
            paragraph.pictures if at == last else (),
            starts=at == 0 and not inside,
            ours=paragraph.style == OUR_CELL,
            tabled=paragraph.tabled,
            source=sources[at],
        )


def _sources(paragraph: Paragraph, count: int) -> Sequence[Line | None]:
    """Return where each of `count` lines of a paragraph is; of words that the importer made, None."""
    return paragraph.lines if len(paragraph.lines) == count else [None] * count


def cut(paragraph: Paragraph, wanted: Collection[LinePlace]) -> Iterator[Paragraph]:
    """Yield a paragraph in parts, in order: each wanted line for itself, and the lines between them as they are.

    What floats at the paragraph stays with its last part.
    """
    words = text_of([paragraph]).split("\n")
    if len(paragraph.lines) != len(words) or not any(line.place in wanted for line in paragraph.lines):
        yield paragraph
        return
    parts = list(zip(words, paragraph.lines, hang(paragraph.links, words), strict=True))
    runs = [list(run) for _, run in groupby(enumerate(parts), key=lambda part: _run(part, wanted))]
    bare_words = replace(paragraph, links=(), pictures=(), notes=(), boxes=(), losses=())
    for at, run in enumerate(runs):
        like = paragraph if at == len(runs) - 1 else bare_words
        yield _part(like, [part for _, part in run], inside=at > 0)


def _run(part: tuple[int, tuple[str, Line, tuple[Link, ...]]], wanted: Collection[LinePlace]) -> int:
    """Return what lines of one run share: a wanted line is a run of its own."""
    number, (_, line, _) = part
    return number if line.place in wanted else -1


def _part(like: Paragraph, parts: Sequence[tuple[str, Line, tuple[Link, ...]]], *, inside: bool) -> Paragraph:
    texts, lines, links = zip(*parts, strict=True)
    first = replace(lines[0], inside=lines[0].inside or inside)
    return replace(like, text="\n".join(texts), links=tuple(chain.from_iterable(links)), lines=(first, *lines[1:]))


def hang(links: Sequence[Link], texts: Sequence[str]) -> list[tuple[Link, ...]]:
    """Return for each text the links whose words it holds: of words that several texts hold, one after the other.

    A link without words, or whose words no text holds, is the last text's.
    """
    hung: list[list[Link]] = [[] for _ in texts]
    rest = list(texts)
    at = 0
    for link in links:
        words = link.words.split("\n")[0].strip(_BLANK)
        order = [*range(at, len(rest)), *range(at)]
        place = next((no for no in order if words and words in rest[no]), None)
        if place is None:
            hung[-1].append(link)
            continue
        at = place
        hung[at].append(link)
        rest[at] = rest[at].partition(words)[2]
    return list(map(tuple, hung))


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return all words of a cell, a line to each."""
    lines = "\n".join(paragraph.text for paragraph in paragraphs).split("\n")
    parts = (line.strip(_BLANK) for line in lines)
    return "\n".join(filter(None, parts))
