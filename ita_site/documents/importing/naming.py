"""What things are called: columns in messages, headings on one line, and measures by the first words of their issue."""

import re
from typing import Final

from ita_site.documents.importing.addresses import only_addresses
from ita_site.documents.importing.columns import Column
from ita_site.documents.importing.items import bare
from ita_site.values import MAX_LINE

NAMES: Final = {
    Column.ISSUE: "ประเด็น",
    Column.ACTIVITIES: "มาตรการ/กิจกรรม",
    Column.RESPONSIBLE: "ผู้รับผิดชอบ",
    Column.PERIOD: "ระยะเวลา",
    Column.RESULTS: "ผลการดำเนินการ",
    Column.OUTCOMES: "ผลลัพธ์",
    Column.STATUS: "สถานะ",
}
"""What the columns are called in messages."""

_TITLE: Final = 60
"""The longest title that is made of an issue's words, in characters."""

_INDICATOR_WORDS: Final = re.compile(
    r"^\W*(?:[0-9๐-๙]{1,2}[.)]\s*)?ต\S{0,4}ว\S{0,4}ว\S?ด\s?(?:ที่)?\s*[0-9๐-๙]{1,2}\s*[:.–-]?\s*"
)
_MARKS: Final = re.compile("[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]")


def heading_line(text: str) -> str:
    """A heading as one line."""
    return " ".join(text.split("\n")).strip()[:MAX_LINE]


def title_of(issue: str) -> str:
    """A short name out of an issue's first words."""
    lines = [line for line in issue.split("\n") if line.strip() and not line.startswith("TODO")]
    if not lines:
        return ""
    first = _INDICATOR_WORDS.sub("", lines[0]) or (bare(lines[1]) if len(lines) > 1 else lines[0])
    words = bare(" ".join(first.split())).strip()
    if only_addresses(words) or not words:
        return ""
    if len(words) <= _TITLE:
        return words
    cut = words.rfind(" ", _TITLE // 2, _TITLE)
    cut = cut if cut > 0 else _TITLE
    while cut < len(words) and _MARKS.match(words[cut]):
        cut -= 1
    # a vowel that is written before its letter does not stay behind alone
    return words[:cut].rstrip(" เแโใไ(/-") + "…"
