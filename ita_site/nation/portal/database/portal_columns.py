"""Columns that the portal's own tables share: who, where, when, and how many links are in each state."""

from typing import Final

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.links.memory.history import State
from ita_site.model.entry import READING, Says
from ita_site.open_data.table import Column, Kind

AGENCY_ID: Final = Column(
    "agency_id",
    Kind.TEXT,
    "รหัสหน่วยงาน",
    Says("หน่วยงานใด รหัสในตาราง agencies", "The agency: its id in the table agencies"),
    required=True,
    pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
)
PROVINCE_CODE: Final = Column(
    "province_code",
    Kind.TEXT,
    "รหัสจังหวัด",
    Says("รหัสจังหวัดตาม ISO 3166-2:TH เช่น TH-42", "The province's code by ISO 3166-2:TH, such as TH-42"),
)
HOST: Final = Column(
    "host", Kind.TEXT, "ชื่อเครื่อง", Says("ชื่อเครื่องในที่อยู่เว็บ ตัวพิมพ์เล็ก", "The host of the address, in lower case")
)
URL: Final = Column("url", Kind.TEXT, "ที่อยู่เว็บ", Says("ที่อยู่ตามที่เขียน", "The address as written"), required=True)


def count(name: str, title: str, th: str, en: str) -> Column:
    """Return a column of how many there are of something."""
    return Column(name, Kind.WHOLE, title, Says(th, en), required=True)


def moment(name: str, title: str, th: str, en: str) -> Column:
    """Return a column of moments that may be unknown."""
    return Column(name, Kind.MOMENT, title, Says(f"{th} (UTC)", f"{en}, UTC"))


def words(name: str, title: str, th: str, en: str, *, required: bool = False) -> Column:
    """Return a column of words."""
    return Column(name, Kind.TEXT, title, Says(th, en), required)


def state(name: str, title: str, th: str, en: str, *, required: bool = False) -> Column:
    """Return a column of states of a link, of which `unchecked` and `blocked` never mean that it is dead."""
    return Column(name, Kind.TEXT, title, Says(th, en), required, allowed=tuple(State))


_STATES: Final = {
    State.ALIVE: ("ลิงก์ที่เปิดได้", "Links that open"),
    State.MOVED: ("ลิงก์ที่ย้ายที่ และเปิดได้", "Links that moved, and open"),
    State.SUSPECT: ("ลิงก์ที่นำไปสู่เนื้อหาอื่น", "Links that lead to something else"),
    State.BLOCKED: ("ลิงก์ที่เว็บไซต์ไม่ให้โปรแกรมตรวจ ไม่ได้แปลว่าใช้ไม่ได้", "Links whose site refuses the checker, not dead"),
    State.INSECURE: ("ลิงก์ที่การเชื่อมต่อไม่ปลอดภัย", "Links whose connection is not safe"),
    State.FAILING: ("ลิงก์ที่ยังไม่ได้คำตอบ ยังไม่ยืนยันว่าใช้ไม่ได้", "Links without an answer, not confirmed as dead"),
    State.BROKEN: ("ลิงก์ที่ตรวจซ้ำแล้วยืนยันว่าใช้ไม่ได้", "Links that are confirmed as dead"),
    State.UNCHECKED: ("ลิงก์ที่ยังไม่เคยตรวจ ไม่ได้แปลว่าใช้ไม่ได้", "Links that were never checked, not dead"),
}


def state_counts() -> tuple[Column, ...]:
    """Return a column `links_<state>` for each state of a link."""
    return tuple(count(f"links_{each}", _STATES[each][0], *_STATES[each]) for each in State)


def rung_counts() -> tuple[Column, ...]:
    """Return a column `rung_<name>` for each rung of the evidence ladder: this project's own reading."""
    return tuple(
        Column(
            f"rung_{rung.replace('-', '_')}",
            Kind.WHOLE,
            _RUNGS[rung][0],
            Says(
                f"กี่กิจกรรม: {_RUNGS[rung][0]} (เว็บไซต์นี้อ่านเอง)",
                f"How many activities: {_RUNGS[rung][1]}, as we read it",
                READING,
            ),
            required=True,
        )
        for rung in Rung
    )


_RUNGS: Final = {
    Rung.NOT_MENTIONED: ("รายงานไม่ได้บอกผล", "no result is stated"),
    Rung.STATED: ("บอกว่าทำแล้ว ไม่มีลิงก์ที่ใช้ได้", "a result is stated, with nothing to open"),
    Rung.GENERAL_LINK: ("มีลิงก์ของหน้าแรกหรือหน้ารายการ", "a link to a front page or a list"),
    Rung.PAGE_LINK: ("มีลิงก์ของหน้าเฉพาะ", "a link to the very page"),
    Rung.SHOWN: ("เปิดได้และพบข้อความที่กำหนด", "it opens and shows the expected words"),
}
