"""For a terminal or a log: findings at their source line, then the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import clean
from ita_site.links.memory.file.moments import stamp
from ita_site.links.memory.findings import LinkStatus, Tally, advice, sentence
from ita_site.links.memory.history import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_site.links.run.settings import Result

STATE_NAMES: Final = {
    State.ALIVE: "ใช้ได้ · alive",
    State.MOVED: "ย้ายที่ · moved",
    State.SUSPECT: "น่าสงสัย · suspect",
    State.BLOCKED: "ปฏิเสธผู้ตรวจ · blocked",
    State.INSECURE: "ไม่ปลอดภัย · insecure",
    State.FAILING: "ไม่ตอบ · failing",
    State.BROKEN: "เสีย · broken",
    State.UNCHECKED: "ยังไม่ได้ตรวจ · unchecked",
}
"""Words for a state, Thai first."""


def findings(entries: Iterable[LinkStatus]) -> Iterator[str]:
    """Return the lines of each finding: where, what, since when, what to do."""
    for entry in entries:
        if entry.is_finding:
            yield from _places(entry)
            yield from _details(entry)


def _places(entry: LinkStatus) -> Iterator[str]:
    """Yield a line for each place in the content that has the link."""
    for use in entry.uses:
        place = f"{use.path}:{use.line}: " if use.path else ""
        claim = f" ({clean(use.claim)})" if use.claim else ""
        yield f"{clean(place)} {STATE_NAMES[entry.state]}: {clean(entry.link.url, 2000)}{claim}".strip()


def _details(entry: LinkStatus) -> Iterator[str]:
    """Yield what was seen of a link, since when, and what to do about it."""
    link = entry.link
    yield f"    {sentence(link)}"
    if link.since:
        last = stamp(link.last_ok) or "ไม่เคย · never"
        yield f"    ตั้งแต่ · since {stamp(link.since)}; เปิดได้ล่าสุด · last answered {last}"
    if link.moved_to and entry.state is State.MOVED:
        yield f"    → {clean(link.moved_to, 2000)}"
    if todo := advice(link):
        yield f"    {todo}"


def summary(sums: Tally, result: Result) -> Iterator[str]:
    """Return the sums of a run."""
    for host, count in sorted(sums.down.items()):
        yield f"โฮสต์ไม่ตอบ · host does not answer: {clean(host)} ({count} ลิงก์ · links not tried)"
    yield from _clock(result)
    if result.offline:
        yield "ทุกโฮสต์ไม่ตอบ เครื่องนี้น่าจะออฟไลน์ จึงไม่เปลี่ยนสถานะใด · every host failed: this machine seems offline, no state was changed"
    if result.interrupted:
        yield "หยุดกลางคัน ที่ตรวจแล้วถูกบันทึกไว้ · interrupted; what was finished is kept"
    if result.resumed:
        yield f"ต่อจากรอบที่ค้าง · resumed after {result.resumed} finished checks"
    states = ", ".join(f"{STATE_NAMES[state]} {sums.states[state]}" for state in State if state in sums.states)
    yield f"{sums.total} ลิงก์ · links ({states})"
    yield (
        f"ตรวจรอบนี้ · checked now {result.asked}; ต้องให้คนดู · need a person {sums.needs_person}; "
        f"รอยืนยัน · waiting for proof {sums.watched}"
    )


def _clock(result: Result) -> Iterator[str]:
    """Yield what was noticed of the clock."""
    if result.is_clock_wrong:
        yield "นาฬิกาของเครื่องนี้ผิด จึงไม่บันทึกผล ตั้งวันเวลาให้ถูกแล้วตรวจใหม่"
        yield "the clock of this machine is wrong: nothing was remembered; set it and check again"
    elif result.ahead:
        yield f"{result.ahead} ลิงก์มีวันเวลาที่ยังมาไม่ถึง นาฬิกาคงเคยเดินล้ำหน้า จึงไม่ใช้วันเวลานั้นและตรวจใหม่"
        yield f"{result.ahead} links have dates yet to come, from a clock that was ahead: these were set aside, the links are due"
