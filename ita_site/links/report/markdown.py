"""For a job summary or an issue: a table in Markdown, in which a stranger's text stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import clean
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.findings import LinkStatus, Tally, advice, sentence
from ita_site.links.report.text import STATE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~@:/$^='\"])")


MARK: Final = "<!-- ita_site: link health -->"
"""The first line, by which the job knows its own issue again; no page shows it."""

MOST: Final = 60_000
"""The longest document, in characters: GitHub takes 65,536 for an issue."""

_ROOM: Final = 1000
"""Characters that are kept for what follows the table's rows."""


def lines(entries: Iterable[LinkStatus], sums: Tally) -> Iterator[str]:
    """Return the document, line by line; findings for which there is no room are only counted."""
    room, left_out = MOST - _ROOM, 0
    for line in _all_lines(entries, sums):
        room -= len(line) + 1
        if room >= 0:
            yield line
        elif line:
            left_out += 1
    if left_out:
        yield ""
        yield f"และอีก {left_out} บรรทัด ดูในไฟล์ผลตรวจ · and {left_out} more lines: see the health file"


def _all_lines(entries: Iterable[LinkStatus], sums: Tally) -> Iterator[str]:
    yield MARK
    yield "# สุขภาพลิงก์ · Link health"
    yield ""
    yield f"{sums.total} ลิงก์ · links, ต้องให้คนดู · need a person: **{sums.needs_person}**, รอยืนยัน · waiting for proof: {sums.watched}"
    yield ""
    yield "| สถานะ · state | ลิงก์ · link | พบที่ · where | เห็นอะไร · seen | ตั้งแต่ · since | ทำอย่างไร · to do |"
    yield "|---|---|---|---|---|---|"
    for entry in entries:
        if entry.is_finding:
            yield _row(entry)
    for host, count in sorted(sums.down.items()):
        yield ""
        yield f"โฮสต์ไม่ตอบ · host does not answer: {quote(host)} ({count})"


def _row(entry: LinkStatus) -> str:
    link = entry.link
    where = "<br>".join(quote(f"{use.path}:{use.line} {use.claim}".strip(": 0")) for use in entry.uses)
    seen = quote(sentence(link)) + (f"<br>→ {quote(link.moved_to, 2000)}" if link.moved_to else "")
    cells = (STATE_NAMES[entry.state], quote(link.url, 2000), where, seen, stamp(link.since) or "", quote(advice(link)))
    return "| " + " | ".join(cells) + " |"


def quote(text: str, limit: int = 600) -> str:
    """Return text that Markdown and the HTML within it leave alone: every mark as a character reference."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", clean(text, limit))
