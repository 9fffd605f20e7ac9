"""Databases of a portal written row by row, of agencies that do not exist: each thing that a page can say, once."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.links.memory.history import State
from ita_site.model.agency import SHORT_KINDS
from ita_site.model.closed_lists.provinces import PROVINCES
from ita_site.nation.portal.database.events.event_kinds import EventKind, Scope
from ita_site.nation.portal.database.schema import insert_into, make_tables
from ita_site.nation.portal.database.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ita_site.open_data.table import Shape

SAO: Final = "องค์การบริหารส่วนตำบล"
UPDATED: Final = "2026-11-20T18:00:00Z"
CHECKED: Final = "2026-11-29T19:00:00Z"
INDICATOR: Final = "nacc-2566/6"

_SHAPES: Final = {shape.name: shape for shape in TABLES}
_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SYLLABLES: Final = "กา ขา คำ โนน นา หนอง บึง ดง โคก ห้วย ทราย หิน ทอง เงิน แก้ว สะพาน ไผ่ ตาล ม่วง แดง".split()  # noqa: SIM905

Row = dict[str, Any]


def put(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows to a table; columns that a row does not name are empty."""
    shape: Shape = _SHAPES[table]
    values = [tuple(row.get(column.name) for column in shape.columns) for row in rows]
    database.executemany(insert_into(shape), values)


def agency(agency_id: str, name: str, code: str, district: str, **other: Any) -> Row:
    """Return the row of an agency."""
    kind = next((full for full in SHORT_KINDS if name.startswith(full)), None)
    short = name.replace(kind, SHORT_KINDS[kind]) if kind else name
    return {
        "id": agency_id,
        "name": name,
        "kind": kind,
        "short_name": short,
        "district": district,
        "province": PROVINCES[code].name if code else "จังหวัดตัวอย่าง",
        "province_code": code or None,
        "website": f"https://www.{agency_id}.example/",
        "contact": f"https://www.{agency_id}.example/contact",
        "phone": "0 4432 5000",
        "reports": 1,
        "measures": 1,
        "updated": UPDATED,
        "content_digest": "0",
        "digest": "0",
        **other,
    }


def report(agency_id: str, year: int, rungs: Sequence[int], states: Sequence[int], **other: Any) -> Row:
    """Return the row of a report with as many activities on each rung, and links in each state, as are given."""
    return {
        "agency_id": agency_id,
        "report_id": f"{year}-12m",
        "fiscal_year_be": year,
        "assessed_year_be": year - 1,
        "round_months": 12,
        "measures": 2,
        "activities": sum(rungs),
        **{f"rung_{rung.value.replace('-', '_')}": number for rung, number in zip(Rung, rungs, strict=True)},
        "links": sum(states),
        **{f"links_{state.value}": number for state, number in zip(State, states, strict=True)},
        "last_checked": CHECKED if sum(states[:-1]) else None,
        "words_digest": "0",
        **other,
    }


EVERY_STATE: Final = (4, 1, 1, 1, 1, 1, 2, 3)
"""Links in each state, in the order of states."""
AGENCIES: Final = (
    agency("nongtua", f"{SAO}หนองตัวอย่าง", "TH-30", "อำเภอตัวอย่าง"),
    agency("thatsaban", "เทศบาลตำบลสมมุติ", "TH-30", "อำเภอตัวอย่าง", contact=None, phone=None),
    agency("elsewhere", f"{SAO}ที่อื่น", "TH-30", "อำเภอสมมุติ", site_url="https://ita.elsewhere.example/"),
    agency("noreport", f"{SAO}ไม่มีรายงาน", "TH-42", "อำเภอตัวอย่าง", reports=0, measures=0),
    agency("district", "สำนักงานเขตสมมุติ", "TH-10", "เขตสมมุติ"),
    agency("nowhere", f"{SAO}ไร้จังหวัด", "", "อำเภอไร้นาม"),
)
"""Made-up agencies: in four provinces and none, with and without reports, sites and telephones."""
REPORTS: Final = (
    report("nongtua", 2568, (9, 13, 5, 3, 1), EVERY_STATE),
    report("nongtua", 2567, (12, 8, 2, 0, 0), (0, 0, 0, 0, 0, 0, 0, 5)),
    report("thatsaban", 2567, (1, 0, 0, 2, 0), (0, 0, 0, 2, 0, 0, 0, 0)),
    report("elsewhere", 2567, (0, 4, 0, 0, 0), (0, 0, 0, 0, 0, 0, 0, 0)),
    report("district", 2568, (0, 0, 1, 1, 1), (3, 0, 0, 0, 0, 0, 0, 0)),
    report("nowhere", 2567, (2, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 1, 0)),
)


def _measures() -> Iterator[Row]:
    for agency_id, number in (("nongtua", 1), ("nongtua", 2), ("elsewhere", 1), ("nowhere", 1)):
        yield {
            "agency_id": agency_id,
            "measure_id": f"2567-12m/m{number}",
            "report_id": "2567-12m",
            "number": number,
            "title": f"มาตรการสมมุติที่ {number} <ของ> {agency_id} & อื่น ๆ",
            "issue_text": "ประเด็น",
            "indicator_id": INDICATOR,
            "responsible_text": "ทุกส่วน",
            "period_text": "ทั้งปี",
            "period_start": "2023-10",
            "period_end": "2024-09",
            "period_start_year_be": 2566,
            "period_end_year_be": 2567,
        }


def _activities() -> Iterator[Row]:
    for number, rung in enumerate((Rung.NOT_MENTIONED, Rung.PAGE_LINK, Rung.PAGE_LINK), 1):
        measure_id = "2567-12m/m1"
        yield {
            "agency_id": "nongtua",
            "activity_id": f"{measure_id}/a{number}",
            "report_id": "2567-12m",
            "measure_id": measure_id,
            "number": number,
            "text": "กิจกรรม",
            "coverage": "silent" if rung is Rung.NOT_MENTIONED else "evidenced",
            "rung": rung,
        }


def _indicators() -> Iterator[Row]:
    for agency_id, name in (("nongtua", "คุณภาพ"), ("elsewhere", "คุณภาพการดำเนินงาน"), ("nowhere", "คุณภาพการดำเนินงาน")):
        for number, words in ((6, name), (7, "ประสิทธิภาพในการสื่อสาร")):
            yield {
                "agency_id": agency_id,
                "indicator_id": f"nacc-2566/{number}",
                "framework_id": "nacc-2566",
                "number": number,
                "name": words,
                "instrument_code": "EIT",
                "instrument_name": "แบบวัด",
                "instrument_weight": 30,
                "source": "ตัวอย่าง",
            }


def _links() -> Iterator[Row]:
    page = {"state": State.BROKEN, "since": "2026-11-10T01:00:00Z", "reason": "not-found", "checked": CHECKED}
    lost = page | {"reason": "nxdomain", "host_gone": 1}
    for agency_id, number in (("nongtua", 1), ("nongtua", 2), ("nowhere", 3)):
        url = f"http://dead.example/{number}"
        yield {"agency_id": agency_id, "url": url, "host": "dead.example", **lost, "last_ok": "2026-11-01T01:00:00Z"}
    hijacked = lost | {"state": State.SUSPECT, "reason": "gambling"}
    yield {"agency_id": "elsewhere", "url": "http://taken.example/", "host": "taken.example", **hijacked}
    yield {"agency_id": "elsewhere", "url": "http://living.example/1", "host": "living.example", "host_gone": 0, **page}
    for state in (State.BLOCKED, State.FAILING, State.UNCHECKED):
        host = f"{state}.example"
        yield {"agency_id": "district", "url": f"http://{host}/", "host": host, "state": state, "host_gone": 0}


def _events() -> Iterator[Row]:
    """Yield one event of each kind, for the nation, its province and its agency."""
    for number, kind in enumerate(EventKind):
        of_links = kind.value not in {"joined", "left", "published", "revised", "withdrawn"}
        event = {
            "id": f"{number:016x}",
            "at": f"2026-11-{number + 10}T01:00:00Z",
            "updated": f"2026-11-{number + 10}T20:00:00Z",
            "kind": kind,
            "province_code": "TH-30",
            "agency_id": "nongtua",
            "agency": f"{SAO}หนองตัวอย่าง",
            "report_id": None if of_links or kind in {EventKind.JOINED, EventKind.LEFT} else "2568-12m",
            "host": "dead.example" if of_links else None,
            "urls": 2 if of_links else 0,
            "host_urls": 3 if of_links else 0,
            "agencies": 1,
        }
        for scope, ending in ((Scope.NATION, ""), (Scope.PROVINCE, "-TH-30"), (Scope.AGENCY, "-nongtua")):
            yield event | {"scope": scope, "id": f"{event['id']}{ending}"}
    many = {"agency_id": None, "agency": None, "province_code": None, "agencies": 2, "urls": 3}
    yield event | many | {"id": "f" * 16, "scope": Scope.NATION, "kind": EventKind.DIED, "host": "dead.example"}


def make_portal_database(path: Path) -> Path:
    """Write a database in which there is each thing that a page can say."""
    with closing(sqlite3.connect(path)) as database:
        make_tables(database)
        put(database, "agencies", AGENCIES)
        put(database, "agency_reports", REPORTS)
        put(database, "measures", _measures())
        put(database, "activities", _activities())
        put(database, "indicators", _indicators())
        put(database, "links", _links())
        put(database, "events", _events())
        database.commit()
    return path


def many_agencies(number: int) -> Iterator[Row]:
    """Yield as many made-up agencies as are asked for, spread over all provinces; names and ids hardly repeat."""
    codes = tuple(PROVINCES)
    for at in range(number):
        digest = hashlib.sha256(str(at).encode()).digest()
        words = "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[: 2 + at % 3])
        kind = tuple(SHORT_KINDS)[at % len(SHORT_KINDS)]
        name = f"{kind}{words}{str(at).translate(_DIGITS) if at % 9 == 0 else ''}"
        district = f"อำเภอ{_SYLLABLES[at // 77 % 12]}สมมุติ"
        yield agency(made_up_id(at), name, codes[at % len(codes)], district)


def made_up_id(at: int) -> str:
    """Return the id of a made-up agency."""
    return f"a{hashlib.sha256(str(at).encode()).hexdigest()[:7]}"


def make_large_database(path: Path, number: int) -> Path:
    """Write a database of as many agencies as are asked for, each with two reports."""
    with closing(sqlite3.connect(path)) as database:
        make_tables(database)
        put(database, "agencies", many_agencies(number))
        for year in (2567, 2568):
            reports = (report(made_up_id(at), year, (9, 13, 5, 3, 1), EVERY_STATE) for at in range(number))
            put(database, "agency_reports", reports)
        database.commit()
    return path
