"""Return the words of a measure by columns, and what names it where no column does."""

from collections.abc import Sequence

from ita_site.word_import.docx.blocks import Paragraph
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.tables.surroundings import is_title, kind_of, opens
from ita_site.word_import.words.column_names import NAMES, Column


def words_of(measure: FormMeasure, column: Column) -> str:
    """Return all words of a column of a measure; equal cells of several rows once."""
    texts = list(filter(None, (row.text(column) for row in measure.rows)))
    return texts[0] if len(set(texts)) == 1 else "\n".join(texts)


def column_name(measure: FormMeasure, column: Column) -> str:
    """Return what messages call a column: its heading in the file, else its name in the form."""
    return measure.header.texts.get(column) or NAMES[column]


def heading_of(measure: FormMeasure) -> Sequence[Paragraph]:
    """Return the words above a table that serve as the issue, where the table has no column for it."""
    if Column.ISSUE in measure.header.columns:
        return ()
    return tuple(words for words in measure.captions if words.text.strip() and _may_be_issue(words.text))


def _may_be_issue(text: str) -> bool:
    return kind_of(text) != "ตาราง" and not opens(text) and not is_title(text)


def issue_of(measure: FormMeasure) -> str:
    """Return the words of a measure's issue: of its column, or where it has none those above the table."""
    return text_of(heading_of(measure)) or words_of(measure, Column.ISSUE)


def name_of(measure: FormMeasure) -> str:
    """Return the words that call a measure without an issue: its own, else its activities."""
    own = filter(None, (text_of(row.measures) for row in measure.rows))
    return next(own, "") or words_of(measure, Column.ACTIVITIES)
