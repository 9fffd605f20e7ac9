"""What a night of builds says to the operator, in Thai and in English."""

import time
from collections.abc import Iterable, Sequence
from typing import Final

from ita_site.commandline import say, tell
from ita_site.nation.build.table import NightSummary
from ita_site.source.problems import Problem

_EVERY: Final = 10.0
"""Seconds between two lines of progress."""


class BuildProgress:
    """Says every few seconds how many sites are built."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, number: int, total: int) -> None:
        """Say it, where it is time."""
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            tell(f"สร้างแล้ว {number:,} จาก {total:,}", f"{number:,} of {total:,} sites are built")


def tell_list(problems: Iterable[Problem]) -> None:
    """Say what is wrong with the list of agencies."""
    for problem in problems:
        thai, _, english = str(problem).partition("\n")
        tell(thai, english)


def tell_agency(agency: str, thai: str, english: str) -> None:
    """Say that an agency has no site of today's content, with its first problem in both languages."""
    tell(f"{agency}: {thai} · ดู problems/{agency}.txt", f"    {english}; see problems/{agency}.txt")


def tell_stopped() -> None:
    """Say that a night was stopped by a key, and that the next call takes it up."""
    tell("หยุดแล้ว สั่งอีกครั้งเพื่อทำต่อ", "interrupted; run it again to resume")


def tell_gone(removed: Sequence[str], missed: Sequence[str]) -> None:
    """Say which agencies the list no longer names: those whose sites are removed, and those of which they will be."""
    for agency in removed:
        tell(f"{agency}: ไม่อยู่ในรายชื่อแล้ว ลบเว็บไซต์ออกแล้ว", f"{agency}: no longer in the list; its site was removed")
    for agency in missed:
        tell(
            f"{agency}: ไม่อยู่ในรายชื่อแล้ว เว็บไซต์จะถูกลบในการสร้างครั้งถัดไป ถ้ายังไม่อยู่ในรายชื่อ",
            f"{agency}: no longer in the list; the next build removes its site, unless the list names it again",
        )


def say_summary(summary: NightSummary) -> None:
    """Say how a night went, in numbers."""
    say(
        f"หน่วยงาน {summary.agencies:,} สร้างใหม่ {summary.built:,} ไม่เปลี่ยน {summary.unchanged:,}"
        f" เนื้อหาผิด {summary.refused:,} ล้มเหลว {summary.failed:,} ลบ {summary.removed:,}"
        f" ปัญหาของรายชื่อ {summary.unreadable:,}"
    )
    say(
        f"{summary.agencies:,} agencies: {summary.built:,} built, {summary.unchanged:,} unchanged,"
        f" {summary.refused:,} with errors, {summary.failed:,} failed, {summary.removed:,} removed;"
        f" {summary.unreadable:,} problems of the list"
    )
