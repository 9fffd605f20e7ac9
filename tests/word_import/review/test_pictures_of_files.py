"""The picture shows a file as Word does, and what each part was taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_site.word_import.decisions.decision import RowRole
from ita_site.word_import.review.read import as_json, from_json
from tests.word_import.form_cases import CASES
from tests.word_import.office import ACTIVITIES, BEFORE, HEADINGS, OPENING, TITLE, form, row
from tests.word_import.review.reading import review
from tests.word_import.wordxml import Word, link, p, tbl, tc, tr

if TYPE_CHECKING:
    from tests.word_import.office import Desk


def test_a_table_is_shown_with_the_words_above_it_and_its_columns(office: Desk) -> None:
    read = review(office, Word(BEFORE + form(row())).data())
    assert read.table().above == (TITLE, OPENING)
    assert [column.text for column in read.table().columns] == list(HEADINGS)
    assert [column.is_column for column in read.table().columns] == [
        *("issue", "activities", "responsible", "period", "results", "outcomes")
    ]


def test_merged_cells_and_links_are_shown_as_in_word(office: Desk) -> None:
    first = row(issue=tc("ประเด็นแรก", merge="restart"), results=tc(p(xml=link("ดูที่นี่", "a"))))
    second = row(issue=tc(merge="continue"))
    word = Word(BEFORE + form(first, second)).url("a", "https://www.example.go.th/a")
    read = review(office, word.data())
    assert [cell.goes_on for cell in read.row(3).cells] == [True, False, False, False, False, False]
    assert [link.url for link in read.line("ดูที่นี่").links] == ["https://www.example.go.th/a"]
    assert [shown.role for shown in read.table().rows] == [RowRole.HEADING, RowRole.MEASURE, RowRole.CONTINUES]


def test_lines_are_shown_with_their_kind_their_entry_and_its_doubts(office: Desk) -> None:
    read = review(office, Word(BEFORE + form(row())).data())
    assert read.lines(2, 2) == [("activity", 1, ACTIVITIES[0]), ("activity", 2, ACTIVITIES[1])]
    assert [doubt.code for doubt in read.line("-ติดแผนผังที่หน้าสำนักงาน").doubts] == ["answers-likely"]


def test_a_status_and_a_lead_are_shown_as_such(office: Desk) -> None:
    data = Word(BEFORE + form(row(results=("ดำเนินการแล้ว", "-ทำแล้ว"), activities=("ทำดังนี้", "1.ก้าวแรก")))).data()
    read = review(office, data)
    assert read.lines(2, 5) == [("status", 0, "ดำเนินการแล้ว"), ("result", 1, "-ทำแล้ว")]
    assert read.lines(2, 2) == [("lead", 0, "ทำดังนี้"), ("activity", 1, "1.ก้าวแรก")]


def test_words_without_a_place_are_listed_with_where_they_were(office: Desk) -> None:
    data = Word(BEFORE + form(row()) + tbl(tr("ลำดับ", "รายการ"), tr("1", "กระดาษ"))).data()
    words = "\n".join(words.words for words in review(office, data).picture.unplaced)
    assert "ลำดับ | รายการ" in words


def test_a_reading_goes_through_json_unchanged(office: Desk) -> None:
    for case in CASES[:40]:
        reading = review(office, case.word.data()).reading
        assert from_json(as_json(reading)) == reading
