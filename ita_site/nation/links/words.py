"""What a national night says to the operator, in Thai and in English."""

from typing import Final

from ita_site.commandline import say, tell
from ita_site.links.national.settings import Ending, NightResult

_ENDINGS: Final = {
    Ending.OFFLINE: (
        "ไม่มีเว็บไซต์ใดตอบ เครื่องนี้น่าจะออฟไลน์ ไม่เปลี่ยนสถานะของลิงก์ใด",
        "nobody answered: this machine seems to be offline; no state was changed",
    ),
    Ending.INTERRUPTED: ("หยุดแล้ว สั่งอีกครั้งเพื่อทำต่อ", "interrupted; run it again to resume"),
    Ending.SCHEDULER_LOST: (
        "ติดต่อตัวจัดคิวของคลัสเตอร์ไม่ได้แล้ว ผลที่ได้เก็บไว้ครบ สั่งอีกครั้งเพื่อทำต่อ",
        "the cluster's scheduler does not answer any more; nothing is lost, run it again to resume",
    ),
    Ending.TOO_LATE: (
        "เครื่องที่ตรวจเริ่มงานไม่ทันเวลา นาฬิกาอาจเร็วไปหรืองานล้น ตั้งนาฬิกาให้ตรงแล้วสั่งอีกครั้งเพื่อทำต่อ",
        "workers began nothing in time: their clocks are ahead, or they are too busy; set them right, and run it again",
    ),
    Ending.CLOCK_WRONG: (
        "นาฬิกาของเครื่องนี้ผิด หรือช้ากว่าเวลาที่จดไว้ (เช่น หลังซ้อมด้วย --now) จึงไม่ได้ตรวจ ดู docs/nation.md",
        "the clock of this machine is wrong, or behind what was written down; nothing was asked: see docs/nation.md",
    ),
}
"""Why a night is not finished."""


def tell_ending(ending: Ending) -> None:
    """Say why a night is not finished; nothing of one that is."""
    if ending in _ENDINGS:
        tell(*_ENDINGS[ending])


def tell_busy(agency: str) -> None:
    """Say that the health file of an agency was not written."""
    tell(
        f"{agency}: มีการตรวจลิงก์อื่นทำงานอยู่ จะเขียนผลในคืนถัดไป",
        f"{agency}: another run is at work; its health file will be written in the next night",
    )


def say_agencies(count: int, changed: int, written: int) -> None:
    """Say what was read of agencies, and written for them."""
    say(f"หน่วยงาน {count:,} เนื้อหาเปลี่ยน {changed:,} เขียนผลตรวจ {written:,}")
    say(f"{count:,} agencies, {changed:,} with changed content, {written:,} health files written")


def say_links(result: NightResult) -> None:
    """Say what was asked."""
    say(f"ตรวจแล้ว {result.asked:,} ที่อยู่ ค้างจากครั้งก่อน {result.resumed:,} งานที่หายและทำใหม่ {result.lost:,}")
    say(f"{result.asked:,} addresses checked, {result.resumed:,} left by an earlier run, {result.lost:,} slices lost")
    if result.given_up:
        tell(
            f"ตรวจไม่ได้ {result.given_up:,} ที่อยู่ เพราะตัวตรวจล้มทุกครั้ง",
            f"{result.given_up:,} addresses not checked: the checker's process died each time",
        )
    if result.held and result.ending is Ending.COMPLETE:
        tell(
            f"ไม่จดผล {result.held:,} ที่อยู่ เพราะเครื่องที่ตรวจไม่ได้รับคำตอบใดเลยทั้งคืน",
            f"{result.held:,} addresses not remembered: the machine that asked them had no answer in the whole night",
        )
