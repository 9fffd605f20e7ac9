"""Marks inside a text: which words are English, and where no line may end.

A screen reader reads English words as Thai where they are not marked; browsers break Thai between words that they
know. One English word alone is a term that Thai has taken in, and stays unmarked (WCAG 2.2, 3.1.2). A web address too
long for its line ends it between its parts, where it can, and not before its last letter.

Every function takes and returns escaped text without elements; no function here looks at tags.
"""

import re
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Final

from ita_site.text.thai import MONTHS

_ADDRESS: Final = r"(?:https?://|www\.)[^\s<]+"
_ENGLISH: Final = r"\b[A-Za-z][A-Za-z'-]+(?: [A-Za-z][A-Za-z'-]+)+\b(?!:)"
_DIGIT: Final = "[0-9๐-๙]"

_TOGETHER: Final = (
    rf"{_DIGIT}{{1,2}} (?:{'|'.join(MONTHS)}) {_DIGIT}{{4}}",
    rf"{_DIGIT}{{1,2}}[.:]{_DIGIT}{{2}} น\.",
    rf"(?:พ\.ศ\.|ปี(?:งบประมาณ)?) {_DIGIT}{{4}}",
    rf"รอบ {_DIGIT}{{1,2}} เดือน",
    rf"{_DIGIT}+ (?:ลิงก์|ครั้ง|มาตรการ|กิจกรรม|รายการ|ตาราง|คน|(?:หน้า|ข้อ|ช่อง)(?![ก-๎]))",
    rf"(?:มาตรการ|ตัวชี้วัด)ที่ {_DIGIT}{{1,2}}",
    rf"ผล(?:ลัพธ์)?ข้อ {_DIGIT}{{1,2}}",
    # words of this field that browsers take for two
    "หลักฐาน|ตัวชี้วัด|ผู้จัดทำ|หน่วยงาน|ส่วนราชการ|รับผิดชอบ",
    # a title cut short, which browsers do not know: นักวิ|เคราะห์ฯ
    r"(?<![ก-๎])[ก-ฮะ-๎]{2,16}ฯ(?!ล)",
)
"""What is read as one: 6 มีนาคม 2567, 13.00 น., พ.ศ. ๒๕๖7, รอบ 12 เดือน, 9 ลิงก์, มาตรการที่ 3, นักวิเคราะห์ฯ."""

_BETWEEN_PARTS: Final = re.compile(r"(?<=[^/:])(/)(?=[^/])|(?<=\w)(?=\.(?:[a-z]{2,3}\.th|com|org|net)\b)")
"""Behind a slash, and before the end of a host's name, such as `.go.th`."""

_UNMARKED: Final = frozenset({"option", "title", "desc", "text", "code"})
"""Elements whose text takes no element: choices, words in pictures, code."""

_REMEMBERED: Final = 1 << 13
"""Texts whose marks are kept: titles, names and activities stand on many pages."""

Names = tuple[str, ...]
"""Names that no line may break, the longest first."""


@lru_cache(maxsize=_REMEMBERED)
def mark_text(text: str, names: Names = ()) -> str:
    """Return a text with its English phrases, its `names` and what is read as one in elements.

    >>> mark_text("รอบ 12 เดือน ใช้ Open Data")
    '<span class="ita-place">รอบ 12 เดือน</span> ใช้ <span lang="en">Open Data</span>'
    """
    return _pattern(names).sub(_mark, text)


def mark_address(address: str) -> str:
    """Return a web address with the places where a line may end: behind a slash, on paper within the host's name."""
    return _BETWEEN_PARTS.sub(_break, address)


def mark_link_text(text: str, names: Names = ()) -> str:
    """Return the text of a link to evidence: an address up to the first space, and then words."""
    address, space, words = text.partition(" ")
    return f"{mark_address(address)}{mark_text(space + words, names)}" if space else mark_address(address)


def mark_html(html: str, names: Names = ()) -> str:
    """Return sanitised HTML with the texts between its tags marked; tags stay to the letter."""
    reader = _TextMarker(names)
    reader.feed(html)
    reader.close()
    return reader.result()


def takes_marks(element: str) -> bool:
    """Return whether the text of an element of this name may hold other elements."""
    return element not in _UNMARKED


@cache
def _pattern(names: Names) -> re.Pattern[str]:
    """Return the pattern of all that is marked, and before that of addresses, within which nothing is."""
    whole = (*map(re.escape, names), *_TOGETHER)
    return re.compile("|".join((f"(?P<address>{_ADDRESS})", f"(?P<english>{_ENGLISH})", *whole)))


def _mark(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    return f'<span lang="en">{match[0]}</span>' if match["english"] else f'<span class="ita-place">{match[0]}</span>'


def _break(match: re.Match[str]) -> str:
    return f"{match[0]}<wbr>" if match[0] else '<wbr class="ita-host">'


class _TextMarker(HTMLParser):
    """Reads HTML and writes it again, the texts between its tags marked."""

    def __init__(self, names: Names) -> None:
        super().__init__(convert_charrefs=False)
        self.names = names
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
        self.made.append(text if self.unmarked else mark_text(text, self.names))
        self.text.clear()
