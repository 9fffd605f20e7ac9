"""Read the number, letter or bullet before a line: its system, and its place in the count."""

import re
import unicodedata
from collections.abc import Sequence
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
"""What follows a decimal number that counts no line: an hour, a sum, a share."""

_LETTER: Final = re.compile(r"(?P<open>[(（]?)(?P<one>[ก-ฮA-Za-z])(?P<close>[.)）])(?!\s?[ก-ฮA-Za-z]{1,3}\.)\s*")
_BOX: Final = re.compile(r"[\[(（]\s*[xX/✓✔√]?\s*[\])）]\s*")
DASHES: Final = "-–—−‐‑‒"
_FAMILIES: Final = (DASHES, "•●·∙⚫", "○◦◯", "▪■◾◼", "✓✔√☑☒☐□✅▫", "➢➤►▶‣→>»", "❖◆♦", "*★☆※")
"""Bullets that a list mixes at one level: other ones of Word's own making, of pasted text, or ticked and not."""

_MARKS: Final = frozenset("".join(_FAMILIES))
_PASTED: Final = {"o": "○", "Ø": "➢", "§": "▪", "ü": "✓", "þ": "✓", "¨": "✓", "v": "❖", "Ÿ": "•", "+": "+"}
"""Letters that were bullets in another font, where a list was pasted as text."""

_PASTED_MARK: Final = re.compile(r"[oØ§üþ¨vŸ+]\s+(?=[^\x00-\x7f]|[(\"“])")
_REPEATED: Final = re.compile(rf"[{DASHES}]{{2}}|([*>])\1")
"""A rule, or a mark for stress: no bullet."""

_THAI: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_MOST: Final = 50
"""The highest number behind a dot that still counts lines."""

_ALONE: Final = re.compile(r"[(]?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}")

BARE: Final = "1 "
"""The system of numbers with nothing behind them but a space."""

NUMBERS: Final = frozenset(("1.", "1)", "(1)", "1 -", BARE, "1.1", "①"))
_ENCLOSED: Final = re.compile(r"(?P<number>[①-⑳⑴-⒇⒈-⒛➀-➉➊-➓❶-❿])\s*")
_LETTERED: Final = frozenset("กa")


@dataclass(frozen=True, slots=True)
class Label:
    """What is before the words of a line."""

    system: str
    """Lines of one level share it: `1.`, `(1)`, `1.1`, `ก.`, a word such as `กิจกรรม`, or a bullet."""
    path: tuple[int, ...]
    """Its place, such as (1, 2) for 1.2; nothing for a bullet."""
    end: int
    """Where the line's words begin."""

    def precedes(self, other: "Label") -> bool:
        """Return whether another is the next of its count, written as it is."""
        following = (*self.path[:-1], self.path[-1] + 1) if self.path else ()
        return other.system == self.system and other.path == following != ()

    @property
    def counts(self) -> bool:
        """Return whether it is more than a bullet."""
        return bool(self.path)

    @property
    def named(self) -> bool:
        """Return whether a word says what is counted."""
        return self.counts and self.system not in NUMBERS and not self.lettered

    @property
    def lettered(self) -> bool:
        """Return whether letters count."""
        return self.counts and self.system.strip("().") in _LETTERED

    @property
    def number(self) -> int | None:
        """Return its place where one number says it."""
        return self.path[0] if len(self.path) == 1 and not self.lettered else None


def label_at(text: str) -> Label | None:
    """Return what seems to be a label before `text`; letters and lone numbers need others beside them."""
    return _bullet(text) or _enclosed(text) or _named(text) or _counted(text) or _letter(text)


def labels_of(texts: Sequence[str]) -> list[Label | None]:
    """Return the labels of a cell's lines, without those that only look like one."""
    labels = list(map(label_at, texts))
    uncounted = _uncounted(labels)
    return [None if label is None or label.system in uncounted else label for label in labels]


def _uncounted(labels: Sequence[Label | None]) -> set[str]:
    """Return the systems of letters and lone numbers that do not count from their first."""
    counts: dict[str, list[int]] = {}
    for label in labels:
        if label is not None and (label.lettered or label.system == BARE):
            counts.setdefault(label.system, []).append(label.path[0])
    return {system for system, count in counts.items() if count[:2] != [1, 2]}


def bare(text: str) -> str:
    """Return a text without the label before it."""
    label = label_at(text)
    if label is None or label.end >= len(text) or label.system == BARE:
        return text
    return text[label.end :]


def _enclosed(text: str) -> Label | None:
    """Return a label of a number within a circle, or in brackets, in one character."""
    label = _ENCLOSED.match(text)
    return Label("①", (int(unicodedata.numeric(label["number"])),), label.end()) if label else None


def _named(text: str) -> Label | None:
    """Return a label with a word before its number: ข้อ 1, กิจกรรมที่ 2."""
    label = _NAMED.match(text)
    return Label(label["word"], _places(label["path"]), label.end()) if label else None


def _counted(text: str) -> Label | None:
    """Return a label of a number: 1. 1) (1) 1.1 ๑."""
    label = _COUNTED.match(text)
    if not label or _is_open(label):
        return None
    path = _places(label["path"])
    if len(path) > 1:
        counts = all(0 < place <= _MOST for place in path) and not _MEASURED.match(text, label.end())
        return Label("1.1", path, label.end()) if counts else None
    system = _system(label, spaced=text[label.end("path") :][:1].isspace())
    return Label(system, path, label.end()) if system else None


def _system(label: re.Match[str], *, spaced: bool) -> str:
    """Return the system of one number, empty where nothing sets it apart from the words behind it."""
    closed = label["close"].strip()
    if closed and label["open"]:
        return "(1)"
    if closed:
        return "1." if closed in ".．" else "1)"
    if label["dash"]:
        return "1 -"
    return BARE if spaced else ""


def _is_open(label: re.Match[str]) -> bool:
    """Return whether a bracket before a number or letter is not closed behind it."""
    return bool(label["open"]) and not label["close"].strip().endswith((")", "）"))


def _places(path: str) -> tuple[int, ...]:
    return tuple(map(int, re.split(r"[.．]", path)))


def _letter(text: str) -> Label | None:
    """Return a label of a letter: ก. a) (b)."""
    label = _LETTER.match(text)
    if not label or _is_open(label):
        return None
    letters = label["one"]
    shape = "({})" if label["open"] else "{}." if label["close"] == "." else "{})"
    if letters in _THAI:
        return Label(shape.format("ก"), (_THAI.index(letters) + 1,), label.end())
    return Label(shape.format("a"), (ord(letters.lower()) - ord("a") + 1,), label.end())


def _bullet(text: str) -> Label | None:
    """Return a label that counts nothing: a dash, a dot, a tick, a box."""
    first, box = text[:1], _BOX.match(text)
    if box:
        return Label("✓", (), box.end())
    pasted = _PASTED[first] if _PASTED_MARK.match(text) else ""
    mark = pasted or (first if _is_mark(first) and not _REPEATED.match(text) else "")
    return Label(_family(mark), (), len(text) - len(text[1:].lstrip())) if mark else None


def _is_mark(char: str) -> bool:
    return char in _MARKS or (char != "" and unicodedata.category(char) in {"So", "Co"})


def _family(char: str) -> str:
    """Return the first of the bullets that a list mixes with this one at one level."""
    return next((family[0] for family in _FAMILIES if char in family), char)


def is_number(text: str) -> bool:
    """Return whether a cell only numbers its row: `1`, `๑.`, `(4.2)`."""
    return bool(_ALONE.fullmatch(text.strip()))
