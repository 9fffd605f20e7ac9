"""What changed, in words that anybody understands. What refuses the checker or is silent is never called dead."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ita_site.nation.portal.database.events.event_kinds import EventKind
from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import Event

_REPORT: Final = re.compile(r"(\d{4})-(\d{1,2})m")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as pages list it. `address` is the page of the agency, where it is about a single one."""

    id: str
    at: str
    kind: EventKind
    words: str
    """What happened, in one sentence."""
    host: str
    urls: int
    host_urls: int
    agency: str
    agencies: int
    address: str


def happening(event: Event, known: Callable[[str], bool]) -> Happening:
    """Return an event in words; `known` says whether an agency of that id still has a page."""
    has_page = event.agency_id != "" and known(event.agency_id)
    return Happening(
        id=event.id,
        at=event.at,
        kind=event.kind,
        words=_WORDS[event.kind](event),
        host=event.host,
        urls=event.urls,
        host_urls=event.host_urls,
        agency=event.agency,
        agencies=event.agencies,
        address=addresses.agency(event.agency_id) if has_page else "",
    )


def _links(event: Event) -> str:
    """Return which links of a host an event is about: `ทั้ง 3 ลิงก์ของ example.go.th`."""
    if not event.host:
        return f"{event.urls:,} ลิงก์"
    if event.urls < event.host_urls:
        return f"{event.urls:,} จาก {event.host_urls:,} ลิงก์ของ {event.host}"
    return f"ทั้ง {event.urls:,} ลิงก์ของ {event.host}" if event.urls > 1 else f"ลิงก์ของ {event.host}"


def _of_links(words: str) -> Callable[[Event], str]:
    return lambda event: f"{_links(event)} {words}"


def _of_report(words: str) -> Callable[[Event], str]:
    return lambda event: f"{event.agency} {words}{report_words(event.report_id)}"


def report_words(report_id: str) -> str:
    """Return the name of a report by its id; an id that says neither year nor round, as it is.

    >>> report_words("2567-12m")
    'รายงานปี 2567 รอบ 12 เดือน'
    """
    match = _REPORT.fullmatch(report_id)
    return f"รายงานปี {match[1]} รอบ {match[2]} เดือน" if match else f"รายงาน {report_id}".rstrip()


_WORDS: Final[Mapping[EventKind, Callable[[Event], str]]] = {
    EventKind.DIED: _of_links("เปิดไม่ได้แล้ว ตรวจซ้ำแล้วยืนยัน"),
    EventKind.HIJACKED: _of_links("เปิดได้ แต่อาจไม่ใช่หน้าเดิม ควรเปิดดูเอง"),
    EventKind.MOVED: _of_links("ย้ายที่อยู่ ยังเปิดได้"),
    EventKind.RETURNED: _of_links("กลับมาเปิดได้"),
    EventKind.REFUSES: _of_links("ไม่ให้โปรแกรมตรวจเข้า ประชาชนอาจเปิดได้ตามปกติ"),
    EventKind.INSECURE: _of_links("เปิดแล้วเบราว์เซอร์อาจเตือนว่าไม่ปลอดภัย"),
    EventKind.SILENT: _of_links("ยังไม่ตอบมาหลายวัน ยังสรุปไม่ได้ว่าหายไป จะตรวจซ้ำ"),
    EventKind.JOINED: lambda event: f"{event.agency} เริ่มเผยแพร่ผ่านระบบนี้",
    EventKind.LEFT: lambda event: f"{event.agency} ไม่ได้เผยแพร่ผ่านระบบนี้แล้ว",
    EventKind.PUBLISHED: _of_report("เผยแพร่"),
    EventKind.REVISED: _of_report("แก้ไข"),
    EventKind.WITHDRAWN: _of_report("ถอน"),
}
