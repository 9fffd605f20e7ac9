"""Make an import the report of the content: whole or not at all, as one entry of the history."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from ita_site.catalogue.reading import FRAMEWORKS, REPORTS
from ita_site.desk.files.store import Note, Store
from ita_site.desk.imports.differences import accepted, key_of
from ita_site.desk.imports.kept import Task
from ita_site.desk.imports.reading import asked_of, read_task
from ita_site.desk.imports.refused import RefusedError, refusing
from ita_site.word_import import storing
from ita_site.word_import.review.read import Reading
from ita_site.word_import.target import find_target

_SUBJECT: Final = "นำเข้ารายงานจาก Word ปีงบประมาณ {} รอบ {} เดือน"
_NOTHING_CHOSEN: Final = "ยังไม่ได้เลือกข้อที่จะใช้"
_CHANGED: Final = "รายงานเดิมถูกแก้ระหว่างนี้ จึงยังไม่ได้เปลี่ยนสิ่งใด ดูข้อที่ต่างกันอีกครั้ง"
_IS_THERE: Final = "มีรายงานของปีและรอบนี้แล้ว จึงยังไม่ได้เปลี่ยนสิ่งใด ดูว่าต่างกันอย่างไรด้านล่าง"

Choose = Callable[[Mapping[str, bytes], Reading, Collection[str]], Mapping[str, bytes]]
"""Returns the files that a report will have, of those that it has, a reading and the accepted differences."""


def make_report(store: Store, word: bytes, task: Task, way: str, keys: Collection[str], officer: str) -> None:  # noqa: PLR0913 - what a report is made of
    """Read a Word file as the content is now and store the report in one of the `WAYS`.

    `keys` are the differences that an officer accepted. Raises RefusedError; nothing is then changed.
    """
    with refusing(), store.changing():
        reading = read_task(word, task, store.root)
        if refusal := reading.picture.refusal:
            raise RefusedError(refusal.th)
        asked = asked_of(task)
        old = storing.existing(find_target(store.root, asked, merge=True).folder)
        files = WAYS[way](old, reading, keys)
        note = Note(officer, _SUBJECT.format(asked.fiscal_year, asked.months))
        paths = [f"{REPORTS}/{asked.report_id}", *(f"{FRAMEWORKS}/{name}" for name in reading.framework)]
        store.change_all(paths, lambda: storing.store(store.root, asked.report_id, files, reading.framework), note)


def _new(old: Mapping[str, bytes], reading: Reading, _keys: Collection[str]) -> Mapping[str, bytes]:
    """Return the files of a report that is not there yet. Raises RefusedError if it is there after all."""
    if old:
        raise RefusedError(_IS_THERE)
    return reading.files


def _whole(_old: Mapping[str, bytes], reading: Reading, _keys: Collection[str]) -> Mapping[str, bytes]:
    return reading.files


def _accepted(old: Mapping[str, bytes], reading: Reading, keys: Collection[str]) -> Mapping[str, bytes]:
    if not keys:
        raise RefusedError(_NOTHING_CHOSEN)
    if not set(keys) <= set(map(key_of, reading.differences)):
        raise RefusedError(_CHANGED)
    return accepted(old, reading, keys)


WAYS: Final[Mapping[str, Choose]] = {"use": _new, "replace": _whole, "accept": _accepted}
"""The ways to make a report of an import, by the buttons of its page."""
