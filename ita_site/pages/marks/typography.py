"""Marks inside a text: which words are English, and where no line may end.

A screen reader reads English words as Thai where they are not marked; browsers break Thai between words that they
know. One English word alone is a term that Thai has taken in, and stays unmarked (WCAG 2.2, 3.1.2). A web address too
long for its line ends it between its parts, where it can, and not before its last letter.

Every function takes and returns escaped text without elements; no function here looks at tags.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Final, TypeAlias

from ita_site.text.thai import MONTHS

_ADDRESS: Final = (r"https?://[^\s<]+(?P<address>)", r"www\.[^\s<]+(?P<host>)")
_ENGLISH: Final = r"[A-Za-z](?<!\w.)[A-Za-z'-]+(?: [A-Za-z][A-Za-z'-]+)+\b(?!:)(?P<english>)"
_DIGIT: Final = "[0-9๐-๙]"

_COUNTED: Final = "ลิงก์|ครั้ง|มาตรการ|กิจกรรม|รายการ|ตาราง|คน|(?:หน้า|ข้อ|ช่อง)(?![ก-๎])"
_DAY: Final = rf"{_DIGIT}? (?:{'|'.join(MONTHS)}) {_DIGIT}{{4}}"
_CLOCK: Final = rf"{_DIGIT}?[.:]{_DIGIT}{{2}} น\."
_TOGETHER: Final = (
    rf"{_DIGIT}(?:{_DAY}|{_CLOCK}|{_DIGIT}* (?:{_COUNTED}))",
    rf"พ\.ศ\. {_DIGIT}{{4}}",
    rf"ปี(?:งบประมาณ)? {_DIGIT}{{4}}",
    rf"รอบ {_DIGIT}{{1,2}} เดือน",
    rf"มาตรการที่ {_DIGIT}{{1,2}}",
    rf"ตัวชี้วัดที่ {_DIGIT}{{1,2}}",
    rf"ผล(?:ลัพธ์)?ลำดับที่ {_DIGIT}{{1,2}}",
    # words of this field that browsers take for two
    *("หลักฐาน", "ตัวชี้วัด", "ผู้จัดทำ", "หน่วยงาน", "ส่วนราชการ", "รับผิดชอบ", "จุดอ่อน", "ภาครัฐ", "เป็นระยะ"),
)
"""What is read as one: 6 มีนาคม 2567, 13.00 น., พ.ศ. ๒๕๖7, รอบ 12 เดือน, 9 ลิงก์, มาตรการที่ 3.

Each begins with a letter or a set of them: `re` passes over it at once where the text has another.
"""

_CUT_SHORT: Final = "ฯ"
_TITLE: Final = rf"[ก-ฮะ-๎](?<![ก-๎].)[ก-ฮะ-๎]{{1,15}}{_CUT_SHORT}(?!ล)"
"""A title cut short, which browsers do not know: นักวิ|เคราะห์ฯ. It is tried at each word, so only where there is any."""

_BETWEEN_PARTS: Final = re.compile(r"(?<=[^/:])(/)(?=[^/])|(?<=\w)(?=\.(?:[a-z]{2,3}\.th|com|org|net)\b)")
"""Behind a slash, and before the end of a host's name, such as `.go.th`."""

_UNMARKED: Final = frozenset({"option", "title", "desc", "text", "code"})
"""Elements whose text takes no element: choices, words in pictures, code."""

_REMEMBERED: Final = 1 << 13
"""Texts whose marks are kept: titles, names and activities stand on many pages."""

Names: TypeAlias = tuple[str, ...]
"""Names that no line may break, the longest first."""

Marker: TypeAlias = Callable[[str], str]
"""What marks a text."""


@cache
def marker(names: Names = ()) -> Marker:
    """Return what puts English phrases, these `names` and what is read as one in elements.

    >>> marker()("รอบ 12 เดือน ใช้ Open Data")
    '<span class="ita-place">รอบ 12 เดือน</span> ใช้ <span lang="en">Open Data</span>'
    """
    together = (*_ADDRESS, _ENGLISH, *map(re.escape, names), *_TOGETHER)
    pattern, with_titles = re.compile("|".join(together)), re.compile("|".join((*together, _TITLE)))

    @lru_cache(maxsize=_REMEMBERED)
    def mark(text: str) -> str:
        return (with_titles if _CUT_SHORT in text else pattern).sub(_mark, text)

    return mark


def mark_address(address: str) -> str:
    """Return a web address with the places where a line may end: behind a slash, on paper within the host's name."""
    return _BETWEEN_PARTS.sub(_break, address)


def mark_link_text(text: str, mark: Marker) -> str:
    """Return the text of a link to evidence: an address up to the first space, and then words."""
    address, space, words = text.partition(" ")
    return f"{mark_address(address)}{mark(space + words)}" if space else mark_address(address)


def mark_html(html: str, mark: Marker) -> str:
    """Return sanitised HTML with the texts between its tags marked; tags stay to the letter."""
    reader = _TextMarker(mark)
    reader.feed(html)
    reader.close()
    return reader.result()


def takes_marks(element: str) -> bool:
    """Return whether the text of an element of this name may hold other elements."""
    return element not in _UNMARKED


def _mark(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return f'<span class="ita-place">{match[0]}</span>'
    return f'<span lang="en">{match[0]}</span>' if match.lastgroup == "english" else match[0]


def _break(match: re.Match[str]) -> str:
    return f"{match[0]}<wbr>" if match[0] else '<wbr class="ita-host">'


class _TextMarker(HTMLParser):
    """Reads HTML and writes it again, the texts between its tags marked."""

    def __init__(self, mark: Marker) -> None:
        super().__init__(convert_charrefs=False)
        self.mark = mark
        self.made: list[str] = []
        self.text: list[str] = []
        self.unmarked = 0

    def result(self) -> str:
        self._end_text()
        return "".join(self.made)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's names
        self._end_text()
        self.made.append(self.get_starttag_text() or "")
        self.unmarked += not takes_marks(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's names
        self._end_text()
        self.made.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._end_text()
        self.made.append(f"</{tag}>")
        self.unmarked -= not takes_marks(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_entityref(self, name: str) -> None:
        self.text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.text.append(f"&#{name};")

    def _end_text(self) -> None:
        text = "".join(self.text)
        self.made.append(text if self.unmarked else self.mark(text))
        self.text.clear()
