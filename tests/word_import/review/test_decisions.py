"""What a person says of a table, a column, a row or a line is so, and leaves no doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_site.word_import.decisions.decision import (
    ColumnIs,
    LineBegins,
    LineIs,
    LineSplit,
    RowIs,
    RowRole,
    TableIs,
    WordsGo,
    WordsTo,
)
from ita_site.word_import.tables.grid import RowPlace
from ita_site.word_import.tables.kinds import LineKind, Part
from ita_site.word_import.words.column_names import Column
from tests.word_import.office import BEFORE, HEADINGS, RESULTS, form, measure, row
from tests.word_import.review.reading import Reviewed, review
from tests.word_import.wordxml import Word, p, tc, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_site.word_import.decisions.decision import Decision
    from tests.word_import.office import Desk

UNKNOWN = "สิ่งซึ่งลงมือแล้ว"
COLUMNS = {
    1: Column.ISSUE,
    2: Column.ACTIVITIES,
    3: Column.RESPONSIBLE,
    4: Column.PERIOD,
    5: Column.RESULTS,
    6: Column.OUTCOMES,
}
SECOND = {"issue": "ประเด็นที่สอง", "results": "-จัดอบรมแล้ว", "outcomes": "-คนเข้าใจขึ้น"}


def word(*rows: str, headings: tuple[str, ...] = HEADINGS, behind: str = "") -> bytes:
    return Word(BEFORE + form(*rows, headings=headings) + behind).data()


def headed(at: int, heading: str, *rows: str) -> bytes:
    """A form in which one heading is another."""
    return word(*rows, headings=(*HEADINGS[: at - 1], heading, *HEADINGS[at:]))


def is_column(read: Reviewed, at: int, column: Column, table: str = "1") -> ColumnIs:
    return ColumnIs(table, at, read.column(at, table).seen, column)


def is_row(read: Reviewed, number: int, role: RowRole, table: str = "1") -> RowIs:
    shown = read.row(number, table)
    return RowIs(shown.place, shown.seen, role)


def line_is(read: Reviewed, words: str, kind: LineKind) -> LineIs:
    return LineIs(read.place(words), read.line(words).seen, kind)


def begins(read: Reviewed, words: str, *, so: bool = True) -> LineBegins:
    return LineBegins(read.place(words), read.line(words).seen, so)


def split(read: Reviewed, words: str, *parts: str) -> LineSplit:
    return LineSplit(read.place(words), read.line(words).seen, tuple(map(words.index, parts)))


@pytest.mark.parametrize("at", COLUMNS)
def test_a_click_on_an_unknown_heading_makes_the_same_measures_as_a_known_one(office: Desk, at: int) -> None:
    data = headed(at, UNKNOWN, row(), row(**SECOND))
    known = review(office, word(row(), row(**SECOND)))
    clicked = review(office, data, is_column(review(office, data), at, COLUMNS[at]))
    assert (clicked.measures, clicked.unfit) == (known.measures, [])
    assert clicked.column(at).decided
    assert not clicked.column(at).doubts


def test_a_file_without_the_form_has_a_picture_that_says_why(office: Desk) -> None:
    read = review(office, headed(2, UNKNOWN, row()))
    assert read.picture.refusal is not None
    assert read.table().part is Part.OTHER
    assert [column.text for column in read.table().columns] == [HEADINGS[0], UNKNOWN, *HEADINGS[2:]]


def test_a_heading_that_was_said_once_is_known_in_every_table(office: Desk) -> None:
    headings = (HEADINGS[0], UNKNOWN, *HEADINGS[2:])
    data = Word(BEFORE + form(row(), headings=headings) + p() + form(row(**SECOND), headings=headings)).data()
    everywhere = is_column(review(office, data), 2, Column.ACTIVITIES)
    here = replace(everywhere, everywhere=False)
    parts = [review(office, data, said).table("2").part for said in (everywhere, here)]
    assert parts == [Part.FORM, Part.CONTINUES]


def test_a_column_that_was_guessed_by_its_place_has_no_doubt_once_it_was_said(office: Desk) -> None:
    data = headed(3, "รายละเอียด", row())
    guessed = review(office, data)
    assert [doubt.code for doubt in guessed.column(3).doubts] == ["column-by-place"]
    said = review(office, data, is_column(guessed, 3, Column.RESPONSIBLE))
    assert said.measures == guessed.measures
    assert "column-by-place" not in [doubt.code for doubt in said.picture.measures[0].doubts]


def test_of_two_columns_that_are_said_to_be_one_both_are_read(office: Desk) -> None:
    headings = (*HEADINGS, "หมายเหตุ")
    data = word(row().replace("</w:tr>", tc("-ทำเพิ่มอีก") + "</w:tr>"), headings=headings)
    read = review(office, data)
    both = (is_column(read, 5, Column.RESULTS), is_column(read, 7, Column.RESULTS))
    (told,) = review(office, data, *both).measures
    assert [text for text, _ in told["results"]] == [*RESULTS, "-ทำเพิ่มอีก"]


@pytest.mark.parametrize("role", [RowRole.CONTINUES, RowRole.LEFT_OUT, RowRole.ADDS, RowRole.REPORT, RowRole.SKIPPED])
def test_a_row_that_is_said_to_be_none_of_its_own_begins_no_measure(office: Desk, role: RowRole) -> None:
    data = word(row(), row(**SECOND))
    read = review(office, data)
    assert [shown.role for shown in read.table().rows] == [RowRole.HEADING, RowRole.MEASURE, RowRole.MEASURE]
    said = review(office, data, is_row(read, 3, role))
    assert (len(said.measures), said.unfit, said.row(3).role) == (1, [], role)
    assert ("-จัดอบรมแล้ว" in said.text) is (role not in {RowRole.LEFT_OUT, RowRole.SKIPPED})


def test_a_row_that_continues_the_measure_above_adds_its_entries(office: Desk) -> None:
    data = word(row(), row(**SECOND))
    (told,) = review(office, data, is_row(review(office, data), 3, RowRole.CONTINUES)).measures
    assert [text for text, _ in told["results"]] == [*RESULTS, "-จัดอบรมแล้ว"]


def test_a_row_with_an_empty_issue_begins_a_measure_where_that_is_said(office: Desk) -> None:
    data = word(row(), row(**(SECOND | {"issue": ""})))
    read = review(office, data)
    assert read.row(3).role is RowRole.CONTINUES
    assert len(review(office, data, is_row(read, 3, RowRole.MEASURE)).measures) == 2


def test_the_row_that_is_said_to_be_the_heading_is_it(office: Desk) -> None:
    names = tuple(f"คอลัมน์ {at}" for at in range(6))
    data = word(row(), headings=names)
    read = review(office, data)
    said = [is_column(read, at, column) for at, column in COLUMNS.items()]
    read = review(office, data, is_row(read, 1, RowRole.HEADING), *said)
    assert (read.measures, read.unfit) == ([measure()], [])


def test_a_row_across_the_table_is_the_section_that_it_is_said_to_be(office: Desk) -> None:
    section = tr(tc("งานบริการ", span=6))
    data = word(row(), section, row(**(SECOND | {"issue": ""})))
    read = review(office, data)
    assert read.row(3).role is RowRole.CAPTION
    said = review(office, data, is_row(read, 3, RowRole.SECTION))
    assert (said.row(3).role, said.unfit) == (RowRole.SECTION, [])


@pytest.mark.parametrize(("part", "count"), [(Part.OTHER, 1), (Part.LEFT_OUT, 1), (Part.ALBUM, 1), (Part.FORM, 2)])
def test_a_table_is_what_it_is_said_to_be(office: Desk, part: Part, count: int) -> None:
    data = Word(BEFORE + form(row()) + p() + form(row(**SECOND))).data()
    read = review(office, data)
    said = review(office, data, TableIs("2", read.table("2").seen, part))
    assert (len(said.measures), said.unfit, said.table("2").part) == (count, [], part)
    assert ("-จัดอบรมแล้ว" in said.text) is (part is not Part.LEFT_OUT)


def test_a_table_without_a_heading_continues_the_form_without_a_doubt_where_that_is_said(office: Desk) -> None:
    data = Word(BEFORE + form(row()) + p("ตาราง ก") + form(headings=(*SECOND.values(), "", "", ""))).data()
    read = review(office, data)
    assert read.table("2").part is Part.OTHER
    said = review(office, data, TableIs("2", read.table("2").seen, Part.CONTINUES))
    assert (len(said.measures), said.table("2").doubts, said.unfit) == (2, (), [])


def test_a_line_is_split_where_that_is_said(office: Desk) -> None:
    both = "จัดทำคู่มือแล้ว และติดแผนผังแล้ว"
    data = word(row(results=both))
    read = review(office, data)
    said = review(office, data, split(read, both, "และติด"))
    assert [text for text, _ in said.measures[0]["results"]] == ["จัดทำคู่มือแล้ว", "และติดแผนผังแล้ว"]
    assert said.lines(2, 5) == [("result", 1, "จัดทำคู่มือแล้ว"), ("result", 2, "และติดแผนผังแล้ว")]


def test_a_line_that_was_split_is_whole_again_where_that_is_said(office: Desk) -> None:
    both = "1. จัดทำคู่มือ 2. ติดแผนผัง"
    data = word(row(activities=both))
    read = review(office, data)
    assert len(read.measures[0]["activities"]) == 2
    said = review(office, data, split(read, both))
    assert said.measures[0]["activities"] == [(1, both)]
    codes = [doubt.code for doubt in said.picture.measures[0].doubts]
    assert not {"items-split", "numbers-within"} & set(codes)


def test_a_line_is_joined_with_the_one_above_or_begins_an_entry_where_that_is_said(office: Desk) -> None:
    data = word(row(results=("-จัดทำคู่มือแล้ว", "-ติดแผนผัง", "ทั้งนี้ติดที่หน้าสำนักงาน")))
    read = review(office, data)
    assert [number for _, number, _ in read.lines(2, 5)] == [1, 2, 2]
    said = review(office, data, begins(read, "-ติดแผนผัง", so=False), begins(read, "ทั้งนี้ติดที่หน้าสำนักงาน"))
    assert [number for _, number, _ in said.lines(2, 5)] == [1, 1, 2]


LINES: dict[LineKind, Callable[[dict[str, object]], object]] = {
    LineKind.ISSUE: lambda told: "-ย้ายบรรทัดนี้" in str(told["issue"]),
    LineKind.LEAD: lambda told: told["lead"] == "-ย้ายบรรทัดนี้",
    LineKind.ACTIVITY: lambda told: (3, "-ย้ายบรรทัดนี้") in told["activities"],  # type: ignore[operator]
    LineKind.RESPONSIBLE: lambda told: "-ย้ายบรรทัดนี้" in str(told["responsible"]),
    LineKind.PERIOD: lambda told: "-ย้ายบรรทัดนี้" in str(told["period_text"]),
    LineKind.STATUS: lambda told: told["status"] == "-ย้ายบรรทัดนี้",
    LineKind.OUTCOME: lambda told: ("-ย้ายบรรทัดนี้", []) in told["outcomes"],  # type: ignore[operator]
    LineKind.RESULT: lambda told: ("-ย้ายบรรทัดนี้", []) in told["results"],  # type: ignore[operator]
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_is_of_the_kind_that_was_said(office: Desk, kind: LineKind) -> None:
    data = word(row(results=("-จัดทำคู่มือแล้ว", "-ย้ายบรรทัดนี้", "-ติดแผนผังแล้ว")))
    said = review(office, data, line_is(review(office, data), "-ย้ายบรรทัดนี้", kind))
    (told,) = said.measures
    assert LINES[kind](told)
    kept = [text for text, _ in told["results"] if text != "-ย้ายบรรทัดนี้"]
    assert (kept, said.unfit) == (["-จัดทำคู่มือแล้ว", "-ติดแผนผังแล้ว"], [])


@pytest.mark.parametrize(("kind", "kept"), [(LineKind.NOTE, True), (LineKind.LEFT_OUT, False)])
def test_a_line_without_a_field_is_kept_or_left_out_as_was_said(office: Desk, kind: LineKind, *, kept: bool) -> None:
    data = word(row(results=("-จัดทำคู่มือแล้ว", "-ย้ายบรรทัดนี้")))
    said = review(office, data, line_is(review(office, data), "-ย้ายบรรทัดนี้", kind))
    assert [text for text, _ in said.measures[0]["results"]] == ["-จัดทำคู่มือแล้ว"]
    assert ("ย้ายบรรทัดนี้" in said.text) is kept
    assert said.line("-ย้ายบรรทัดนี้").kind is kind


def test_a_line_of_evidence_proves_a_result(office: Desk) -> None:
    url = "https://www.example.go.th/a"
    data = word(row(results="จัดทำคู่มือแล้ว", outcomes=("สะดวกขึ้น", url)))
    (told,) = review(office, data, line_is(review(office, data), url, LineKind.EVIDENCE)).measures
    assert (told["results"], told["outcomes"]) == ([("จัดทำคู่มือแล้ว", [url])], [("สะดวกขึ้น", [])])


BEHIND = "งานนี้ใช้คนสามคน"


def goes(to: WordsTo, kind: LineKind | None = None) -> WordsGo:
    return WordsGo(BEHIND, to, RowPlace("1", 2), kind)


def test_words_without_a_place_go_to_the_field_that_was_said(office: Desk) -> None:
    data = word(row(), row(**SECOND), behind=p(BEHIND))
    assert [words.words for words in review(office, data).picture.unplaced] == [BEHIND]
    said = review(office, data, goes(WordsTo.FIELD, LineKind.OUTCOME))
    assert [text for text, _ in said.measures[0]["outcomes"]] == ["-ประชาชนสะดวกขึ้น", BEHIND]
    assert (said.text.count(BEHIND), said.picture.unplaced, said.unfit) == (1, (), [])


def test_words_without_a_place_stay_as_a_note_without_a_todo(office: Desk) -> None:
    data = word(row(), row(**SECOND), behind=p(BEHIND))
    said = review(office, data, goes(WordsTo.NOTE))
    body = said.reading.files["index.md"].decode().rpartition("---\n")[2]
    assert BEHIND in body
    assert "TODO" not in body


def test_words_that_are_left_out_are_gone(office: Desk) -> None:
    data = word(row(), row(**SECOND), behind=p(BEHIND))
    assert BEHIND not in review(office, data, goes(WordsTo.LEFT_OUT)).text


STALE: dict[str, tuple[Callable[[Reviewed], Decision], str]] = {
    "a table that is gone": (lambda _: TableIs("9", "", Part.FORM), "gone"),
    "a table with other words": (lambda _: TableIs("1", "อื่น", Part.OTHER), "changed"),
    "a column that is gone": (lambda _: ColumnIs("1", 9, "", Column.ISSUE), "gone"),
    "a column with other words": (lambda _: ColumnIs("1", 1, "อื่น", Column.RESULTS), "changed"),
    "a row that is gone": (lambda _: RowIs(RowPlace("1", 9), "", RowRole.MEASURE), "gone"),
    "a row with other words": (lambda _: RowIs(RowPlace("1", 2), "อื่น", RowRole.LEFT_OUT), "changed"),
    "a line with other words": (lambda read: replace(begins(read, RESULTS[1]), seen="อื่น"), "changed"),
    "a line that is gone": (
        lambda read: LineIs(replace(read.place(RESULTS[1]), line=9), "", LineKind.NOTE),
        "gone",
    ),
    "a split behind the end": (lambda read: replace(split(read, RESULTS[1]), at=(999,)), "impossible"),
    "the first line of a cell joined with that above": (
        lambda read: begins(read, RESULTS[0], so=False),
        "impossible",
    ),
    "the first row continues": (lambda read: is_row(read, 2, RowRole.CONTINUES), "impossible"),
    "the first table continues": (
        lambda read: TableIs("1", read.table().seen, Part.CONTINUES),
        "impossible",
    ),
    "words that are gone": (lambda _: WordsGo("ไม่มีคำนี้", WordsTo.LEFT_OUT), "gone"),
    "a measure that is gone": (
        lambda _: WordsGo(RESULTS[1], WordsTo.FIELD, RowPlace("9", 9), LineKind.RESULT),
        "impossible",
    ),
    "a line of the heading": (lambda read: line_is(read, HEADINGS[0], LineKind.RESULT), "impossible"),
}


@pytest.mark.parametrize("name", STALE)
def test_a_decision_that_does_not_fit_is_reported_and_changes_no_measure(office: Desk, name: str) -> None:
    decision, why = STALE[name]
    read = review(office, word(row()))
    said = review(office, word(row()), decision(read))
    assert said.unfit == [why]
    assert all(unfit.words for unfit in said.picture.unfit)
    if name != "the first table continues":
        assert said.measures == read.measures
