"""What an officer most likely did not mean to type, though the content may hold it: said at the field as a question."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ita_site.desk.forms.form import Form, FormField
from ita_site.source.yaml_tree import Value

_QUOTED: Final = re.compile(r"\s*[“”„\"][^“”„\"]*[“”\"]\s*")
_QUOTES: Final = "มีเครื่องหมายคำพูดครอบทั้งช่อง ถ้ารายงานไม่ได้พิมพ์ไว้อย่างนี้ ลบออกได้"
_TAB: Final = "มีช่องว่างแบบแท็บ ซึ่งมักติดมาจากตาราง Excel ดูว่าคำครบและเว้นวรรคถูกหรือไม่"
_SAME: Final = "เหมือนกับผลในรายงาน {} ทุกตัวอักษร ดูว่าแก้เป็นของรอบนี้แล้วหรือยัง"
_SHORTEST: Final = 20
"""Letters of a result that two reports hardly share by chance."""
_RESULT: Final = re.compile(r"results\.\d+\.text")


def with_hints(form: Form, earlier: Mapping[str, str]) -> Form:
    """Return the form with hints at its fields; `earlier` are the results of other reports with the names of these."""
    return form.with_each(lambda field: replace(field, hints=tuple(_hints(field, earlier))))


def results_of(measures: Iterable[tuple[str, Value]]) -> dict[str, str]:
    """Return the results that measures state, each with the name of its report, which comes before the measure."""
    return {words: report for report, measure in measures for words in _results(measure)}


def _results(measure: Value) -> Iterator[str]:
    listed = measure.get("results") if isinstance(measure, dict) else None
    for result in listed if isinstance(listed, list) else ():
        words = result.get("text") if isinstance(result, dict) else None
        if isinstance(words, str) and len(words) >= _SHORTEST:
            yield words


def _hints(field: FormField, earlier: Mapping[str, str]) -> Iterator[str]:
    if _QUOTED.fullmatch(field.value):
        yield _QUOTES
    if "\t" in field.value:
        yield _TAB
    if _RESULT.fullmatch(field.name) and field.value in earlier:
        yield _SAME.format(earlier[field.value])
