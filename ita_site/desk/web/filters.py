"""How values are written in the desk's pages: problems in the reader's words, suggestions by their labels, times."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Final

from ita_site.desk.forms.form import FormField
from ita_site.model.entry import says
from ita_site.model.measure import Activity, Evidence, Issue, Measure, Responsible, Result
from ita_site.source.problems import MEANINGS, Problem, printable, quote
from ita_site.text.thai import format_date
from ita_site.word_import.doubt_kinds import DoubtKind

_THAILAND: Final = timezone(timedelta(hours=7))
_WIDTH: Final = 60
"""Letters on a line of a text area, about."""
_MOST_ROWS: Final = 14


def plain(problem: Problem) -> str:
    """Return what is wrong in Thai, without the place, which is its field."""
    parts = [MEANINGS[problem.code].th]
    parts += [f"พบ {quote(problem.found)}"] if problem.found else []
    parts += [f"ที่รับได้: {printable(problem.allowed)}"] if problem.allowed else []
    parts += [problem.hint.partition(" | ")[0]] if problem.hint else []
    return " · ".join(parts)


_FILE_ADVICE: Final = sorted({kind.advice for kind in DoubtKind if "ลบ" in kind.advice}, key=len, reverse=True)
"""What the importer tells who edits a file by hand; a form has buttons for it."""


_NAME: Final = re.compile(r"\b(?:agency\.yml|[a-z_]{3,})\b")


def doubt(todo: str) -> str:
    """Return what is not certain, without how a line of a file is mended, and with the fields' Thai names."""
    advice = next((advice for advice in _FILE_ADVICE if todo.endswith(advice)), "")
    return _NAME.sub(_thai_name, todo.removesuffix(advice).strip())


def _thai_name(name: re.Match[str]) -> str:
    return _thai_names().get(name[0], name[0])


@cache
def _thai_names() -> Mapping[str, str]:
    """Return what the fields of measures are called in Thai, and the file of the agency."""
    names = {"agency.yml": "หน้าข้อมูลหน่วยงาน"}
    for model in (Measure, Issue, Responsible, Result, Evidence, Activity):
        names |= {name: says(field).label for name, field in model.model_fields.items()}
    return names


def suggested(field: FormField) -> str:
    """Return the suggestion of a field by the labels of its choices."""
    labels = {choice.value: choice.label for choice in field.choices}
    words = [labels.get(value, value) for value in field.suggestion or ()]
    return "; ".join(filter(None, words)) or "ไม่ตรงกับข้อใด"


def rows(text: str) -> int:
    """Return how many rows a text area for a text has."""
    needed = sum(len(line) // _WIDTH + 1 for line in text.split("\n"))
    return min(needed, _MOST_ROWS)


def thai_time(when: datetime) -> str:
    """Return a time in Thailand: `6 มีนาคม 2567 14:30 น.`."""
    local = when.astimezone(_THAILAND)
    return f"{format_date(local.date())} {local:%H:%M} น."
