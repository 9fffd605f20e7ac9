"""What the template of an import's page is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass

from ita_site.desk.imports import names
from ita_site.desk.imports.decided import FIELD
from ita_site.desk.imports.describe import words_of
from ita_site.desk.imports.differences import CHANGES, differences_of
from ita_site.desk.imports.doubtful import doubtful, doubts_of_rows, is_of_layout
from ita_site.desk.imports.kept import Task
from ita_site.desk.imports.summary import summary_of
from ita_site.desk.imports.view import view_of
from ita_site.word_import.decisions.decision import WordsTo
from ita_site.word_import.review.picture import Picture, ShownRefusal
from ita_site.word_import.review.read import Reading
from ita_site.word_import.tables.kinds import LineKind

_NO_FIELD = frozenset({LineKind.NOTE, LineKind.LEFT_OUT})


@dataclass(frozen=True, slots=True)
class ImportState:
    """An import as its page shows it."""

    task: Task
    version: str
    """Of the task and the content that the page is made from: a form of another one is out of date."""
    reading: Reading | None
    is_there: bool
    """Whether the content has a report of that year and round."""


def values_of(state: ImportState, address: str, notice: str) -> Mapping[str, object]:
    """Return the values of the page."""
    common: dict[str, object] = {
        "address": address,
        "notice": notice,
        "task": state.task,
        "version": state.version,
        "is_there": state.is_there,
        "decisions": [(number, words_of(each)) for number, each in enumerate(state.task.decisions)],
        "names": names,
    }
    if state.reading is None:
        return {**common, "reading": None}
    return {**common, **_of_reading(state.reading)}


def _of_reading(reading: Reading) -> Mapping[str, object]:
    view = view_of(reading.picture)
    summary = summary_of(reading)
    return {
        "reading": reading,
        "view": view,
        "doubts_of_rows": doubts_of_rows(view),
        "doubtful": doubtful(view),
        "unfit": [(each.unfit.number, words_of(each.unfit.decision), each.words) for each in reading.picture.unfit],
        "remarks": [names.office_words(remark) for remark in reading.picture.remarks],
        "refusal": _refusal(reading.picture.refusal, reading.picture),
        "destinations": _destinations(),
        "summary": summary,
        "open": sum(measure.doubts for measure in summary),
        "changes": CHANGES,
        "differences": differences_of(reading),
        "is_of_layout": is_of_layout,
    }


def _destinations() -> list[tuple[str, str]]:
    """Return where words can go that found no place."""
    fields = ((f"{FIELD}{kind}", f"ใส่ในช่อง {name}") for kind, name in names.LINES.items() if kind not in _NO_FIELD)
    kept = [(str(WordsTo.NOTE), "เก็บเป็นหมายเหตุท้ายหน้า"), (str(WordsTo.LEFT_OUT), "ตัดออก ไม่นำเข้า")]
    return [*kept, *fields]


def _refusal(refusal: ShownRefusal | None, picture: Picture) -> str:
    """Return why no report can be made of the file as it reads, with what can be done about that here."""
    if refusal is None:
        return ""
    if picture.measures:
        return names.office_words(refusal.th)
    return f"{names.office_words(refusal.th)} ถ้ามีตารางนั้นอยู่ด้านล่าง ให้เลือกชนิดของตารางและของคอลัมน์ให้ถูก"
