"""A merge keeps every field that an import does not write, wherever it is in a content file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from ita_site.model.content_fields import content_fields
from ita_site.model.entry import entry_type
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.source.front_matter import split
from ita_site.source.front_matter_writer import Field, Fields, Value, write
from ita_site.word_import.draft.kept_fields import WRITTEN, with_kept
from ita_site.word_import.previous.before import Before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

E = TypeVar("E", Measure, Report)

MEASURE = """---
id: one
order: 1
title: ชื่อ
issue: {text: ประเด็น, indicator: 7, items: [e1], resembles: [e2]}
lead: นำ
activities:
  - {number: 1, text: กิจกรรม, same_as: none}
responsible: {text: ทุกกอง, units: [all]}
period: 2566-10/2567-09
period_text: ทั้งปี
status: ดำเนินการแล้ว
results:
  - {text: ผลแรก}
  - text: ผลที่สอง
    evidence:
      - url: https://www.example.go.th/a
        # TODO ดูอีกครั้ง
        printed: www.example.go.th/a
        expect: {kind: pdf, text: ประกาศ}
    lost_picture: yes
    answers: [1]
    date: 2567-03-06
    people: 28
outcomes:
  - {text: ผลลัพธ์, lost_picture: yes, evidence: [{url: https://www.example.go.th/b}]}
headings: {issue: ก, activities: ข, responsible: ค, period: ง, results: จ, outcomes: ฉ}
---
"""
REPORT = """---
id: 2567-12m
family: nacc
assessed_year: 2566
fiscal_year: 2567
evidence_for_year: 2568
round: 12
title_lines: ชื่อเรื่อง
introduction: บทนำ
headings: {issue: ก, activities: ข, responsible: ค, period: ง, results: จ, outcomes: ฉ}
---
"""
WHOLE: dict[type[BaseModel], str] = {Measure: MEASURE, Report: REPORT}


def classes(entry: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield entry
    for field in entry.model_fields.values():
        if below := entry_type(field.annotation):
            yield from classes(below)


OPTIONAL = [
    pytest.param(kind, entry, name, id=f"{kind.__name__}: {entry.__name__}.{name}")
    for kind in WHOLE
    for entry in dict.fromkeys(classes(kind))
    for name, field in entry.model_fields.items()
    if not field.is_required()
]
"""A new field is optional, or no content of before could be read."""


def before_of(kind: type[E], text: str) -> Before[E]:
    tree = split(text, "").tree
    assert tree is not None
    entry, problems = validate(kind, tree, "")
    assert entry is not None, problems
    return Before(entry, tree.marks)


def without(fields: Fields, entry: type[BaseModel], kind: type[BaseModel], name: str) -> Fields:
    """The fields of an entry, the one of that name left out of every entry of that class."""
    left = (field for field in fields if not (entry is kind and field.name == name))
    return tuple(
        replace(field, value=within(field.value, below, kind, name))
        if (below := entry_type(entry.model_fields[field.name].annotation))
        else field
        for field in left
    )


def within(value: Value, below: type[BaseModel], kind: type[BaseModel], name: str) -> Value:
    if not isinstance(value, tuple):
        return value
    group = tuple(item for item in value if isinstance(item, Field))
    items = tuple(without(item, below, kind, name) for item in value if isinstance(item, tuple))
    return without(group, below, kind, name) if group else items


def said(fields: Fields) -> object:
    """What a content file of some fields says, and the remarks in it."""
    tree = split(write(fields), "").tree
    assert tree is not None
    return tree.value, sorted(tree.marks.items())


@pytest.mark.parametrize(("kind", "entry", "name"), OPTIONAL)
def test_a_field_that_an_import_does_not_write_is_kept_as_it_was(
    kind: type[BaseModel], entry: type[BaseModel], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = before_of(Measure, MEASURE) if kind is Measure else before_of(Report, REPORT)
    whole = tuple(content_fields(before.entry, before.marks))
    imported = without(whole, kind, entry, name)
    assert said(imported) != said(whole), "the field is not in the file above"
    monkeypatch.setitem(WRITTEN, entry, WRITTEN[entry] - {name})
    assert said(with_kept(imported, before)) == said(whole)


def test_a_field_that_an_import_writes_and_no_longer_reads_goes() -> None:
    before = before_of(Measure, MEASURE)
    imported = without(tuple(content_fields(before.entry, before.marks)), Measure, Measure, "status")
    assert said(with_kept(imported, before)) == said(imported)


def test_every_field_that_is_written_is_one_of_the_model() -> None:
    assert {
        entry: names - set(entry.model_fields) for entry, names in WRITTEN.items() if names - set(entry.model_fields)
    } == {}
