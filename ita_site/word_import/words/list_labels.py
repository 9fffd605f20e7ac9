"""The number, letter or bullet before a line: of which system it is, and where it stands in its count."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_D: Final = "0-9๐-๙０-９"
_PATH: Final = rf"(?P<path>[{_D}]{{1,3}}(?:[.．][{_D}]{{1,2}})*)(?![.．]?[{_D}])"
_NAMED: Final = re.compile(
    r"(?P<word>ข้อ|(?:กิจกรรม|มาตรการ|โครงการ|ขั้นตอน|ลำดับ|ประเด็น|แนวทาง|ด้าน|ประการ|ครั้ง|ระยะ)(?=ที่))(?:ที่)?\s*"
    + _PATH
    + r"(?:\s*[.:)．：）]+|(?=\s)|$)\s*"
)
_COUNTED: Final = re.compile(
    r"(?P<open>[(（]?)\s?" + _PATH + rf"(?P<close>\s?[)）]|[.．][)）]?|)(?![{_D}])(?P<dash>\s*[-–]\s(?!\s*[{_D}]))?\s*"
)
_MEASURED: Final = re.compile(
    rf"น\.|น\s|บาท|ล้าน|แสน|หมื่น|พัน|%|เปอร์เซ็นต์|คะแนน|คน|ครั้ง|เท่า|[-–]\s*[{_D}]|กม\.|กิโล|เมตร|ไร่|ชม\.|ชั่วโมง"
)
"""What stands behind a decimal number that counts no line: an hour, a sum, a share."""

_LETTER: Final = re.compile(
    r"(?P<open>[(（]?)(?P<one>[ก-ฮ]|[ivx]{1,4}|[IVX]{1,4}|[A-Za-z])(?P<close>[.)）])(?!\s?[ก-ฮA-Za-z]{1,3}\.)\s*"
)
_BOX: Final = re.compile(r"[\[(（]\s*[xX/✓✔√\uf0fc]?\s*[\])）]\s*")
DASHES: Final = "-–—−‐‑‒"
_FAMILIES: Final = (DASHES, "•●·∙⚫", "○◦◯", "▪■◾◼", "✓✔√☑☒☐□✅▫", "➢➤►▶‣→>»", "❖◆♦", "*★☆※")
"""Bullets that a list mixes at one level: other ones of Word's own making, of pasted text, or ticked and not."""

_PASTED: Final = {"o": "○", "Ø": "➢", "§": "▪", "ü": "✓", "þ": "✓", "¨": "✓", "v": "❖", "Ÿ": "•", "+": "+"}
"""Letters that stand for bullets where a list of another font was pasted as text."""

_PASTED_MARK: Final = re.compile(r"[oØ§üþ¨vŸ+]\s+(?=[^\x00-\x7f]|[(\"“])")
_REPEATED: Final = re.compile(rf"[{DASHES}]{{2}}|([*>])\1")
"""A rule, or a mark for stress: no bullet."""

_THAI: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_MOST: Final = 50
"""The highest number behind a dot that still counts lines."""

_ALONE: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}")

BARE: Final = "1 "
"""The system of numbers with nothing behind them but a space."""

NUMBERS: Final = frozenset(("1.", "1)", "(1)", "1 -", BARE, "1.1"))
_LETTERED: Final = frozenset("กai")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a line."""

    system: str
    """Lines of one level share it: ``1.``, ``(1)``, ``1.1``, ``ก.``, a word such as ``กิจกรรม``, or a bullet."""
    path: tuple[int, ...]
    """Its place, such as (1, 2) for 1.2; nothing for a bullet."""
    end: int
    """Where the line's words begin."""

    def precedes(self, other: "Label") -> bool:
        """Whether another is the next of its count, written as it is."""
        following = (*self.path[:-1], self.path[-1] + 1) if self.path else ()
        return other.system == self.system and other.path == following != ()

    @property
    def counts(self) -> bool:
        """Whether it is more than a bullet."""
        return bool(self.path)

    @property
    def named(self) -> bool:
        """Whether a word says what is counted."""
        return self.counts and self.system not in NUMBERS and not self.lettered

    @property
    def lettered(self) -> bool:
        """Whether letters count."""
        return self.counts and self.system.strip("().") in _LETTERED

    @property
    def number(self) -> int | None:
        """Its place where one number says it."""
        return self.path[0] if len(self.path) == 1 and not self.lettered else None


def label_at(text: str) -> Label | None:
    """What seems to stand before ``text``; letters and lone numbers only count beside others of their kind."""
    for read in (_bullet, _named, _counted, _letter):
        found = read(text)
        if found is not None:
            return found
    return None


def labels_of(texts: Sequence[str]) -> list[Label | None]:
    """The labels of a cell's lines, without those that only look like one."""
    found = [label_at(text) for text in texts]
    if any(
        one is not None and _LETTER.match(text) and _letters(text) == "ii"
        for one, text in zip(found, texts, strict=True)
    ):
        found = [_as_roman(one, text) for one, text in zip(found, texts, strict=True)]
    unsure = {one.system for one in found if one is not None and (one.lettered or one.system == BARE)}
    false = {system for system in unsure if not _runs([one.path[0] for one in found if one and one.system == system])}
    return [one if one is None or one.system not in false else None for one in found]


def bare(text: str) -> str:
    """A text without the label before it."""
    label = label_at(text)
    if label is None or label.end >= len(text) or label.system == BARE:
        return text
    return text[label.end :]


def _runs(counts: Sequence[int]) -> bool:
    """Whether a count begins at its first and goes on."""
    return list(counts[:2]) == [1, 2]


def _named(text: str) -> Label | None:
    found = _NAMED.match(text)
    return Label(found["word"], _places(found["path"]), found.end()) if found else None


def _counted(text: str) -> Label | None:
    found = _COUNTED.match(text)
    if not found:
        return None
    path, closed = _places(found["path"]), found["close"].strip()
    if len(path) > 1:
        fits = all(0 < one <= _MOST for one in path) and not _MEASURED.match(text, found.end())
        return Label("1.1", path, found.end()) if fits and not _opens_only(found["open"], closed) else None
    system = _plain(found["open"], closed, dashed=bool(found["dash"]), spaced=text[found.end("path") :][:1].isspace())
    return Label(system, path, found.end()) if system else None


def _plain(opened: str, closed: str, *, dashed: bool, spaced: bool) -> str:
    if _opens_only(opened, closed):
        return ""
    if closed:
        return "(1)" if opened else "1." if closed in ".．" else "1)"
    if dashed:
        return "1 -"
    return BARE if spaced else ""


def _opens_only(opened: str, closed: str) -> bool:
    return bool(opened) and not closed.endswith((")", "）"))


def _places(path: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.split(r"[.．]", path))


def _letters(text: str) -> str:
    found = _LETTER.match(text)
    return found["one"].lower() if found else ""


def _letter(text: str) -> Label | None:
    found = _LETTER.match(text)
    if not found or _opens_only(found["open"], found["close"]):
        return None
    one = found["one"]
    shape = "({})" if found["open"] else "{}." if found["close"] == "." else "{})"
    if one in _THAI:
        return Label(shape.format("ก"), (_THAI.index(one) + 1,), found.end())
    if len(one) > 1:
        return _roman(one, shape, found.end())
    return Label(shape.format("a"), (ord(one.lower()) - ord("a") + 1,), found.end())


def _roman(letters: str, shape: str, end: int) -> Label | None:
    place = letters.lower()
    return Label(shape.format("i"), (_ROMAN.index(place) + 1,), end) if place in _ROMAN else None


def _as_roman(label: Label | None, text: str) -> Label | None:
    """i, v and x are letters as well; beside ii they are Roman numbers."""
    if label is None or not label.lettered or _letters(text) not in _ROMAN:
        return label
    return _roman(_letters(text), label.system.replace("a", "{}").replace("i", "{}"), label.end)


def _bullet(text: str) -> Label | None:
    family = next(iter(_families(text)), "")
    if not family:
        return None
    box = _BOX.match(text)
    end = box.end() if box else len(text) - len(text[1:].lstrip())
    return Label(family, (), end)


def _families(text: str) -> Iterator[str]:
    first = text[:1]
    if _BOX.match(text):
        yield "✓"
    if _PASTED_MARK.match(text):
        yield _family(_PASTED[first])
    if first and _is_mark(first) and not _REPEATED.match(text):
        yield _family(first)


def _is_mark(char: str) -> bool:
    return any(char in family for family in _FAMILIES) or unicodedata.category(char) in {"So", "Co"}


def _family(char: str) -> str:
    return next((family[0] for family in _FAMILIES if char in family), char)


def is_number(text: str) -> bool:
    """Whether a cell only numbers its row: ``1``, ``๑.``, ``(4.2)``."""
    return bool(_ALONE.fullmatch(text.strip()))
