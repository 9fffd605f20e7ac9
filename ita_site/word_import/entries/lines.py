"""The paragraphs of a cell → its lines, each with its label and how deep that stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ita_site.office.our_form import OUR_CELL
from ita_site.text.addresses import addresses
from ita_site.text.thai import fold
from ita_site.word_import.docx.blocks import Link, Paragraph, PlacedPicture
from ita_site.word_import.entries.outline import levels_of
from ita_site.word_import.words.addresses import only_addresses
from ita_site.word_import.words.list_labels import Label, bare, labels_of

_BLANK: Final = " \t\u00a0"
_INTRODUCES: Final = re.compile(
    r"(?:(?:สามารถ)?(?:ดู|เข้าดู|อ่าน|ดาวน์โหลด)?(?:รายละเอียด|ข้อมูล|เอกสาร|หลักฐาน|เพิ่มเติม|ได้|ที่|ทาง|จาก|ตาม|แนบ|อ้างอิง|ประกอบ|เผยแพร่)*"
    r"(?:ลิ้?งก์|ลิ้?งค์|link|url|เว็บไซต์|เว็ปไซต์|เวปไซต์|หลักฐาน|อ้างอิง|ที่มา|ดูที่|ได้ที่|qr\s?code|คิวอาร์โค้ด)(?:ที่เกี่ยวข้อง|หลักฐาน)?)\s*[:：-]*"
)
"""A line that says only that an address follows, which may stand in it."""

_ASIDE: Final = re.compile(
    r"[(（][^()（）]*[)）]|(?:ภาพ|รูป|รูปภาพ|ภาพถ่าย)(?:ประกอบ|กิจกรรม|ถ่าย|การดำเนินการ|การดำเนินงาน)*\s*[:：]?"
)
"""A line in brackets, or one that names a picture: it belongs to what stands above."""

_SHORT: Final = r".{0,40}"
_GOES_ON: Final = re.compile(r"(?:โดย|ทั้งนี้|ณ\s|และ|ซึ่ง|รวม(?:ทั้ง|จำนวน|ผู้|เป็น|\s*[0-9๐-๙])|ตลอดจน)")
"""Words that begin no sentence of their own, but go on with the one above."""


_SEVERAL: Final = 2
_FEW: Final = 60
"""The longest line, in characters, that only announces what stands below it."""

_ANNOUNCES: Final = re.compile(r"(?:[:：]|ดังนี้|ต่อไปนี้|ได้แก่)\s*$")
_CALLED: Final = re.compile(
    rf"^(?:ด้าน|กลุ่ม|ประเด็น|มาตรการ|กิจกรรม|โครงการ|หัวข้อ|เรื่อง|แนวทาง|งาน(?:ด้าน)?|ส่วน|ฝ่าย|กอง){_SHORT}$|{_ANNOUNCES.pattern}"
)
"""How a line reads that heads those below it: it announces them, or calls what they belong to in a few words."""


@dataclass(slots=True)
class CellLine:
    """One line of a cell; ``starts`` where a paragraph begins."""

    text: str
    depth: int
    links: list[Link]
    pictures: list[PlacedPicture]
    starts: bool
    ours: bool = False
    tabled: bool = False
    """Whether it is a row of a table within the cell, whose numbers count nothing of the cell's own."""
    label: Label | None = None
    level: int | None = None
    """How deep its label stands in the cell, from 0; None where it has none."""
    between: bool = False
    """Whether it has no label, between two lines with bullets of which the lower stands no deeper."""
    heads: int | None = None
    """How deep the lines stand that it heads, where it stands so and reads as their heading."""
    apart: bool = False
    """Whether it is one of several items that stood in one line."""
    counts_on: bool = False
    """Whether its number goes on with the count above it, and the count below goes on with it."""

    @property
    def plain(self) -> bool:
        """Whether a paragraph begins with it, and no label."""
        return self.starts and self.level is None and not self.depth and not self.belongs

    @property
    def belongs(self) -> bool:
        """Whether it can only go with what stands above it."""
        if self.ours:
            return False
        if self.level is not None:
            return only_addresses(bare(self.text)) and not self.counts_on
        if _GOES_ON.match(self.text):
            return True
        words = without_addresses(self.text)
        return bool(_INTRODUCES.fullmatch(fold(words)) or _ASIDE.fullmatch(self.text)) or only_addresses(self.text)


def without_addresses(text: str) -> str:
    """The words of a line beside its addresses."""
    for one in sorted(addresses(text), key=len, reverse=True):
        text = text.replace(one, " ")
    return text.strip()


def lines_of(paragraphs: Sequence[Paragraph]) -> list[CellLine]:
    """The lines of a cell that say something, without the space around them."""
    rows: list[CellLine] = []
    for one in paragraphs:
        words = [line for line in (part.strip(_BLANK) for part in one.text.split("\n")) if line]
        ours = one.style == OUR_CELL
        mine = [
            CellLine(line, one.depth, [], [], starts=at == 0, ours=ours, tabled=one.tabled)
            for at, line in enumerate(words)
        ]
        if mine:
            hang(one.links, mine)
            mine[-1].pictures += one.pictures
        elif one.pictures and rows:
            rows[-1].pictures += one.pictures
            rows[-1].links += one.links
        elif one.pictures:
            mine = [CellLine("", one.depth, list(one.links), list(one.pictures), starts=True)]
        rows += mine
    return rows


def hang(links: Sequence[Link], rows: Sequence[CellLine]) -> None:
    """Give each link to the line that its words stand in: of words that several lines say, one behind the other."""
    place = cursor = 0
    for link in links:
        first = link.words.split("\n")[0].strip(_BLANK)
        behind = [(at, rows[at].text.find(first, cursor if at == place else 0)) for at in range(place, len(rows))]
        anywhere = [(at, row.text.find(first)) for at, row in enumerate(rows)]
        found = next((one for one in (*behind, *anywhere) if first and one[1] >= 0), None)
        if found is None:
            rows[-1].links.append(link)
        else:
            place, cursor = found[0], found[1] + len(first)
            rows[place].links.append(link)


def labelled(rows: Sequence[CellLine]) -> Sequence[CellLine]:
    """The same lines, their labels and levels told."""
    labels = labels_of(["" if row.tabled else row.text for row in rows])
    levels = levels_of(labels, [row.depth for row in rows])
    for row, label, level in zip(rows, labels, levels, strict=True):
        row.label, row.level = label, level
        row.between, row.heads = False, None
    for run, level in _between(rows):
        _tell_between(run, level)
    _tell_last(rows)
    _tell_first(rows)
    for level in {row.level for row in rows if row.level is not None}:
        _count_on([row for row in rows if row.level == level])
    return rows


def _between(rows: Sequence[CellLine]) -> Iterator[tuple[Sequence[CellLine], int]]:
    """(lines without a label, side by side, how deep the bullet below them stands: no deeper than the one above)."""
    marked = [(at, row.level, row.label) for at, row in enumerate(rows) if row.level is not None and row.label]
    for (above, level, label), (below, lower, other) in pairwise(marked):
        if below > above + 1 and lower <= level and not (label.counts or other.counts):
            yield rows[above + 1 : below], lower


def _tell_last(rows: Sequence[CellLine]) -> None:
    """Tell the lines below the last bullet as those below each other of its kind: they go on with it."""
    marked = [at for at, row in enumerate(rows) if row.level is not None]
    if len(marked) < _SEVERAL or marked[-1] + 1 == len(rows):
        return
    level = rows[marked[-1]].level
    others = [at for at in marked[:-1] if rows[at].level == level]
    if others and all(rows[at + 1].between for at in others):
        for row in rows[marked[-1] + 1 :]:
            row.between = True


def _tell_first(rows: Sequence[CellLine]) -> None:
    """Tell the first line of a cell that only announces the list right below it."""
    if len(rows) > 1 and rows[0].plain and rows[1].level is not None:
        text = fold(rows[0].text)
        announces = len(text) <= _FEW and _ANNOUNCES.search(text) and not any(map(str.isdigit, text))
        rows[0].heads = rows[1].level if announces else None


def _tell_between(run: Sequence[CellLine], level: int) -> None:
    """Part lines between bullets: the last of them, where they read as headings, head what stands below."""
    heading = _CALLED if len(run) > 1 else _ANNOUNCES
    first = len(run)
    while first and run[first - 1].plain and heading.search(fold(run[first - 1].text)):
        first -= 1
    for at, row in enumerate(run):
        row.between, row.heads = at < first, level if at >= first else None


def _count_on(rows: Sequence[CellLine]) -> None:
    """Tell the lines of one level that are counted through: an address behind its own number is an entry then."""
    paths = [row.label.path if row.label is not None and row.label.counts else () for row in rows]
    for row, (before, path, after) in zip(rows, _threes(paths), strict=True):
        row.counts_on = bool(path) and before == _previous(path) and (not after or path == _previous(after))


def _threes(paths: Sequence[tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Each path between those before and behind it."""
    yield from zip(((), *paths[:-1]), paths, (*paths[1:], ()), strict=True)


def _previous(path: tuple[int, ...]) -> tuple[int, ...]:
    return (*path[:-1], path[-1] - 1)


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """All words of a cell, a line to each."""
    return "\n".join(row.text for row in lines_of(paragraphs) if row.text)
