"""What a field of a content file is called in a message: in Thai, with the places of list items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.catalogue.reference import FILES
from ita_site.model.agency import Agency
from ita_site.model.entry import entry_type, says
from ita_site.model.field_places import thai_place
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

LONGEST = 22


@pytest.mark.parametrize(
    ("model", "field", "place"),
    [
        (Measure, "results[1].evidence[1].url", "ผลที่ 1 หลักฐานที่ 1 ที่อยู่ (url)"),
        (Measure, "outcomes[2].text", "ผลลัพธ์ที่ 2 ข้อความ (text)"),
        (Measure, "activities[3].number", "กิจกรรมที่ 3 เลขกิจกรรม (number)"),
        (Measure, "issue.items[2]", "ประเด็น ข้อคำถาม ตัวที่ 2 (items)"),
        (Measure, "responsible.units", "ผู้รับผิดชอบ ส่วนราชการ (units)"),
        (Measure, "title", "ชื่อเรียก (title)"),
        (Measure, "results[1].answer", "ผลที่ 1 (answer)"),
        (Measure, "titel", "(titel)"),
        (Measure, "", ""),
        (Report, "headings.period", "หัวคอลัมน์ หัวคอลัมน์ที่ 4 (period)"),
        (Agency, "units[2].id", "ส่วนราชการที่ 2 รหัส (id)"),
        (Framework, "indicators[1].source", "ตัวชี้วัดที่ 1 แหล่งที่มา (source)"),
        (SearchWords, "same[1].words[2]", "กลุ่มคำที่ 1 คำ ตัวที่ 2 (words)"),
    ],
)
def test_a_field_is_named_with_what_it_is_in(model: type[BaseModel], field: str, place: str) -> None:
    assert thai_place(model, field) == place


def fields(entry: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in entry.model_fields.items():
        yield f"{entry.__name__}.{name}", says(field).label
        if below := entry_type(field.annotation):
            yield from fields(below)


@pytest.mark.parametrize("name", FILES)
def test_every_field_has_a_short_thai_name(name: str) -> None:
    long = [field for field, label in fields(FILES[name][0]) if len(label) > LONGEST or not label]
    assert long == []
