"""The words of a measure by columns, and what stands for its issue where no column does."""

from collections.abc import Sequence
from typing import Final

from ita_site.model.field_types import MAX_LINE
from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.draft.leftovers import Unplaced
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.tables.surroundings import is_title, kind_of, opens
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.status import choice_in

_PRINTED: Final = "สถานะที่พิมพ์ในตาราง"


def words_of(measure: FormMeasure, column: Column) -> str:
    """All words of a column of a measure; equal cells of several rows once."""
    told = [text for row in measure.rows if (text := text_of(row.cells.get(column, ())))]
    return told[0] if len(set(told)) == 1 else "\n".join(told)


def heading_of(measure: FormMeasure) -> Sequence[Paragraph]:
    """The words above a table that stand for the issue, where it has no column for it."""
    if Column.ISSUE in measure.header.columns:
        return ()
    return tuple(one for one in measure.captions if one.text.strip() and _may_be_issue(one.text))


def _may_be_issue(text: str) -> bool:
    return kind_of(text) != "ตาราง" and not opens(text) and not is_title(text)


def is_headed(measure: FormMeasure) -> bool:
    """Whether the words above the table stand for the issue, which has no column."""
    return bool(heading_of(measure))


def issue_of(measure: FormMeasure) -> str:
    """The words of a measure's issue: those of its column, or where it has none those above the table."""
    return text_of(heading_of(measure)) or words_of(measure, Column.ISSUE)


def name_of(measure: FormMeasure) -> str:
    """The words that a measure is called by where it has no issue: its own."""
    own = [text for row in measure.rows if (text := text_of(row.measures))]
    return own[0] if own else words_of(measure, Column.ACTIVITIES)


def status_of(measure: FormMeasure, unplaced: Unplaced) -> tuple[str, bool]:
    """(the words of a column for the status, whether a box is ticked before them); nothing where they are no line.

    What else stands there is kept apart.
    """
    words = words_of(measure, Column.STATUS)
    if chosen := _ticked(words.split("\n")):
        unplaced.text(_PRINTED, words)
        return chosen, True
    rows = measure.rows
    if "\n" in words and len(rows) > 1:
        told = [(at, text) for at, row in enumerate(rows, 1) if (text := text_of(row.cells.get(Column.STATUS, ())))]
        words = "\n".join(f"แถวที่ {at}: {text}" for at, text in told)
    if words and ("\n" in words or len(words) > MAX_LINE):
        unplaced.text(_PRINTED, words)
        return "", False
    return words, False


def _ticked(lines: Sequence[str]) -> str:
    """The one status whose box is ticked, where lines are nothing but boxes beside a status each."""
    choices = [choice_in(line) for line in lines]
    ticked = [said for one in choices if one for said in one.ticked]
    several = sum(one.count for one in choices if one) > 1
    return ticked[0] if all(choices) and several and len(ticked) == 1 else ""
