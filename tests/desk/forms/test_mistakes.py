"""The mistakes of editors: each is impossible through a form, or named at the field into which it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.forms.submitted import Typed, typed_in
from ita_site.desk.forms.widgets import Widget
from ita_site.desk.web.filters import plain
from ita_site.source.problems import Severity
from tests.desk.files.workspaces import KEY, ONE, TWO, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.desk.forms.form import FormField
    from ita_site.desk.workspace import Workspace

pytestmark = pytest.mark.slow

REPORT = "reports.2567-12m.index"
AGENCY = "agency"
DATE, URL, TEXT = "results.0.date", "results.0.evidence.0.url", "results.0.text"
THAI = re.compile("[ก-๛]")


@dataclass(frozen=True)
class Mistake:
    """What an editor types into a field, the code of what is said there, and the nearest value that is offered."""

    typed: str
    field: str
    code: str
    nearest: str = ""
    key: str = KEY


TOLD = {
    "a day of the common era": Mistake("2024-02-29", DATE, "bad-date", "2567-02-29"),
    "a day with slashes": Mistake("29/2/2567", DATE, "bad-date", "2567-02-29"),
    "a day with a short Thai month": Mistake("29 ก.พ. 2567", DATE, "bad-date", "2567-02-29"),
    "a day with a Thai month": Mistake("29 กุมภาพันธ์ 2567", DATE, "bad-date", "2567-02-29"),
    "a day in Thai digits": Mistake("๒๙ กุมภาพันธ์ ๒๕๖๗", DATE, "bad-date", "2567-02-29"),
    "a day without zeros": Mistake("2567-2-9", DATE, "bad-date", "2567-02-09"),
    "a day in curly quotes": Mistake("“2567-02-29”", DATE, "bad-date", "2567-02-29"),
    "a day that no month has": Mistake("2567-02-30", DATE, "bad-date"),
    "a month that no year has": Mistake("2567-13-01", DATE, "bad-date"),
    "words for a day": Mistake("เมื่อวาน", DATE, "bad-date"),
    "a day of another year": Mistake("2568-03-06", DATE, "outside-fiscal-year"),
    "an address without http": Mistake("www.example.go.th", URL, "url-without-scheme", "http://www.example.go.th"),
    "an address without its colon": Mistake("http//x.go.th", URL, "url-without-scheme", "http://x.go.th"),
    "an address that is misspelt": Mistake("htp://x.go.th", URL, "unsafe-url", "http://x.go.th"),
    "an address with a space": Mistake("http://x.go.th/a b", URL, "bad-url", "http://x.go.th/a%20b"),
    "an address with an invisible space": Mistake("http://x.go.th/\u200b", URL, "bad-url", "http://x.go.th/"),
    "a file of one's own computer": Mistake("C:\\a.pdf", URL, "unsafe-url"),
    "words for an address": Mistake("ดูในเว็บ", URL, "url-without-scheme"),
    "the address of this computer": Mistake("http://localhost/", URL, "bad-url"),
    "months in Thai": Mistake("ต.ค. 2566 - ก.ย. 2567", "period", "bad-period", "2566-10/2567-09"),
    "months of the common era": Mistake("2023-10/2024-09", "period", "bad-period", "2566-10/2567-09"),
    "months the wrong way round": Mistake("2567-10/2566-09", "period", "bad-period"),
    "a year alone for months": Mistake("2566", "period", "bad-period"),
    "a place that another measure has": Mistake("2", "order", "duplicate-id"),
    "words for a number": Mistake("หนึ่ง", "order", "bad-number"),
    "a number below zero": Mistake("-1", "order", "bad-number", "1"),
    "a year of the common era": Mistake("2024", "fiscal_year", "bad-year", "2567", REPORT),
    "a short year": Mistake("67", "fiscal_year", "bad-year", "", REPORT),
    "a year with a word": Mistake("ปี 2567", "fiscal_year", "bad-year", "2567", REPORT),
    "a website without http": Mistake("www.x.go.th", "website", "url-without-scheme", "http://www.x.go.th", AGENCY),
    "an empty title": Mistake("", "title", "missing-field"),
    "an empty result": Mistake(" ", TEXT, "missing-field"),
    "a title that is a whole text": Mistake("ก" * 600, "title", "too-long"),
    "two lines in a title": Mistake("ก\nข", "title", "wrong-type", "ก ข"),
    "an invisible space in a text": Mistake("คู่\u200bมือ", TEXT, "zero-width"),
    "an invisible space in a title": Mistake("คู่\u200bมือ", "title", "zero-width"),
}

HINTED = {
    "curly quotes about a value": Mistake("“จัดทำคู่มือแล้ว”", TEXT, "เครื่องหมายคำพูด"),
    "straight quotes about a value": Mistake('"จัดทำคู่มือแล้ว"', "title", "เครื่องหมายคำพูด"),
    "cells of Excel in a text": Mistake("จัดทำ\tคู่มือ", TEXT, "แท็บ"),
}

HARMLESS = {
    "a colon": "ผล: ดี",
    "a number sign": "ดี # ไม่ดี",
    "a dash at the beginning": "- ข้อหนึ่ง",
    "an unclosed quotation mark": 'คำว่า "ดี',
    "three dashes": "ก\n---\nข",
    "a word of YAML": "yes",
    "braces": "{ก: [ข",
    "a tab of YAML among spaces": "ก\n\tข\n  ค",
    "a space of a web page": "ก\u00a0ข",
    "lines of Windows": "ก\r\nข",
    "an ampersand and a star": "&ก *ข !ค",
    "a backslash": "ก\\nข",
}
"""Typed into a text these break a file that is edited by hand; a form keeps them to the letter."""

CHOSEN = {
    "a unit by its Thai name or misspelt": ("responsible.units", Widget.CHOICES, KEY),
    "an indicator that is not there": ("issue.indicator", Widget.CHOICE, KEY),
    "an item that is not there": ("issue.items", Widget.CHOICES, KEY),
    "a result of an activity that is not there": ("results.0.answers", Widget.CHOICES, KEY),
    "an id with capitals, spaces or Thai letters": ("id", Widget.HIDDEN, KEY),
    "an id of a unit that is already there": ("units.0.id", Widget.HIDDEN, AGENCY),
    "another word for yes": ("results.0.lost_picture", Widget.YES_NO, KEY),
    "a round of three months": ("round", Widget.CHOICE, REPORT),
    "a framework that is not there": ("family", Widget.CHOICE, REPORT),
}
"""What is chosen from a list cannot be misspelt: an officer sees names and types none."""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    # without git each case is done sooner, and the history has tests of its own
    monkeypatch.setenv("PATH", str(tmp_path))
    return workspace_of(tmp_path)


def field_of(workspace: Workspace, name: str, key: str = KEY) -> FormField:
    content = workspace.state()
    return next(field for field in workspace.form(content, content.named(key)).every() if field.name == name)


def type_in(workspace: Workspace, mistake: Mistake) -> FormField:
    """Type a mistake into its field as a browser sends it; return the field as it is shown then."""
    was = field_of(workspace, mistake.field, mistake.key).value
    workspace.save(mistake.key, typed_in([(f"was:{mistake.field}", was), (f"is:{mistake.field}", mistake.typed)]), "ก")
    return field_of(workspace, mistake.field, mistake.key)


@pytest.mark.parametrize("name", TOLD)
def test_a_mistake_is_named_at_its_field_in_thai_with_the_nearest_value(workspace: Workspace, name: str) -> None:
    mistake = TOLD[name]
    field = type_in(workspace, mistake)
    assert field.value.strip() == mistake.typed.strip(), "what was typed is kept"
    problem = next(problem for problem in field.problems if problem.code == mistake.code)
    assert THAI.search(plain(problem))
    assert any(each.nearest == mistake.nearest for each in field.problems)


@pytest.mark.parametrize("name", [name for name, mistake in TOLD.items() if mistake.nearest])
def test_one_click_takes_the_nearest_value(workspace: Workspace, name: str) -> None:
    mistake = TOLD[name]
    type_in(workspace, mistake)
    workspace.use_nearest(mistake.key, mistake.field, "ก")
    field = field_of(workspace, mistake.field, mistake.key)
    assert field.value == mistake.nearest
    assert not [problem for problem in field.problems if problem.nearest]


@pytest.mark.parametrize("name", HINTED)
def test_what_is_seldom_meant_is_asked_about_at_its_field(workspace: Workspace, name: str) -> None:
    mistake = HINTED[name]
    field = type_in(workspace, mistake)
    assert field.value == mistake.typed
    assert [mistake.code in hint for hint in field.hints] == [True]
    assert not field.is_open, "the report may say just that"


def test_quotes_within_a_text_are_no_mistake(workspace: Workspace) -> None:
    assert not type_in(workspace, Mistake("จัดทำ “คู่มือ” แล้ว และ “แผน”", TEXT, "")).hints
    assert not type_in(workspace, Mistake("“คู่มือ” และ “แผน”", TEXT, "")).hints


def test_a_result_in_the_words_of_another_report_is_asked_about(workspace: Workspace) -> None:
    other = workspace.root / "reports/2566-12m/measures/one.md"
    other.parent.mkdir(parents=True)
    other.write_bytes((workspace.root / ONE).read_bytes())
    assert "2566-12m" in field_of(workspace, TEXT).hints[0]
    assert not field_of(workspace, "activities.0.text").hints


@pytest.mark.parametrize("name", HARMLESS)
def test_what_breaks_a_file_edited_by_hand_is_kept_to_the_letter(workspace: Workspace, name: str) -> None:
    before = workspace.state()
    words = HARMLESS[name]
    field = type_in(workspace, Mistake(words, TEXT, ""))
    assert field.value == words.replace("\r\n", "\n")
    assert not [problem for problem in field.problems if problem.severity is Severity.ERROR]
    assert workspace.state().open_count == before.open_count


@pytest.mark.parametrize("name", CHOSEN)
def test_what_is_chosen_from_a_list_cannot_be_misspelt(workspace: Workspace, name: str) -> None:
    place, widget, key = CHOSEN[name]
    field = field_of(workspace, place, key)
    assert field.widget is widget
    assert field.choices or widget in {Widget.HIDDEN, Widget.YES_NO}


def test_the_nearest_value_of_one_item_leaves_the_others_of_its_list(workspace: Workspace) -> None:
    workspace.save(
        KEY, [Typed("responsible.units", field_of(workspace, "responsible.units").value, "office\nกองช่าง")], "ก"
    )
    workspace.use_nearest(KEY, "responsible.units", "ก")
    assert field_of(workspace, "responsible.units").values == ("office", "works")


@pytest.mark.parametrize("name", ["one.md.txt", "one - Copy.md", "one.docx"])
def test_a_file_that_an_editor_left_beside_the_measures_is_told_of(workspace: Workspace, name: str) -> None:
    (workspace.root / TWO).with_name(name).write_bytes((workspace.root / ONE).read_bytes())
    content = workspace.state()
    assert [*content.problems, *(problem for state in content.files for problem in state.problems)]
