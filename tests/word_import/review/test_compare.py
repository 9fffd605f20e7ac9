"""What a newer file of a report changes is told field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ita_site.word_import.review.compare import compare
from tests.word_import.office import BEFORE, RESULTS, form, row
from tests.word_import.review.reading import review
from tests.word_import.wordxml import Word

if TYPE_CHECKING:
    from ita_site.word_import.review.compare import Difference
    from tests.word_import.office import Desk

SECOND = {"issue": "ประเด็นที่สอง", "results": "-จัดอบรมแล้ว"}


def differences(office: Desk, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Difference, ...]:
    office.draft(Word(BEFORE + form(*before)).data()).store()
    return review(office, Word(BEFORE + form(*after)).data(), merge=True).reading.differences


def told(changes: tuple[Difference, ...]) -> list[tuple[str, str, tuple[Any, ...]]]:
    return [(each.change, each.path, each.loc) for each in changes]


def test_the_same_file_again_changes_nothing(office: Desk) -> None:
    assert differences(office, (row(),), (row(),)) == ()


def test_a_changed_field_is_told_with_both_values(office: Desk) -> None:
    changes = differences(office, (row(),), (row(responsible="กองคลัง"),))
    assert [(each.loc, each.old, each.new) for each in changes] == [
        (("responsible", "text"), "สำนักปลัด", "กองคลัง"),
        (("responsible", "units"), ["office"], ["finance"]),
    ]


def test_a_measure_that_is_new_or_gone_is_told_as_a_whole(office: Desk) -> None:
    new = differences(office, (row(),), (row(), row(**SECOND)))
    assert ("new", "measures/2-measure.md", ()) in told(new)
    gone = compare(review(office, Word(BEFORE + form(row(), row(**SECOND))).data(), merge=True).reading.files, {})
    assert {each.change for each in gone} == {"gone"}


def test_a_result_that_moved_is_the_same_and_a_new_one_is_put_where_it_was_typed(office: Desk) -> None:
    changes = differences(office, (row(),), (row(results=("-ลงเว็บไซต์แล้ว", *RESULTS)),))
    assert told(changes) == [("new", "measures/1-measure.md", ("results", 0))]


def test_a_result_that_is_gone_is_told_at_its_place(office: Desk) -> None:
    changes = differences(office, (row(),), (row(results=RESULTS[:1]),))
    assert ("gone", "measures/1-measure.md", ("results", 1)) in told(changes)


def test_a_picture_is_told_by_its_name() -> None:
    assert told(compare({"pictures/a.png": b"1"}, {"pictures/a.png": b"2"})) == [("changed", "pictures/a.png", ())]
