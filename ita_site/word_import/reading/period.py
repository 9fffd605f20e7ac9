"""Read when a measure was carried out: months that words name, or that are marked in a chart."""

from collections.abc import Sequence

from ita_site.text.dates import Reading, period
from ita_site.text.thai import Period, format_period
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.form import FormRow
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.month_columns import covered

_UNTIL_NOW = "ข้อความไม่บอกเดือนสุดท้าย จึงใส่ถึงเดือนสุดท้ายที่รายงานครอบคลุม"
_CHARTED = "อ่านช่วงเวลาจากเครื่องหมายใต้หัวคอลัมน์เดือนหรือไตรมาส"


def read_period(rows: Sequence[FormRow], year: Period, whole: Period) -> Guess[Period]:
    """Return the months of the rows within the fiscal year; where none are named, those of the report, `whole`."""
    read = _months(rows, year, whole)
    if read is None or not (year.first <= read.period.first and read.period.last <= year.last):
        return Guess(whole, (doubt(_why_whole(rows, read), format_period(whole)),))
    doubts = (doubt(DoubtKind.PERIOD_READ, read.doubt, format_period(read.period)),) if read.doubt else ()
    return Guess(read.period, doubts)


def _why_whole(rows: Sequence[FormRow], read: Reading | None) -> DoubtKind:
    if not any(text_of(row.cells.get(Column.PERIOD, ())) for row in rows):
        return DoubtKind.PERIOD_MISSING
    return DoubtKind.PERIOD_UNREAD if read is None else DoubtKind.PERIOD_OUTSIDE


def _months(rows: Sequence[FormRow], year: Period, whole: Period) -> Reading | None:
    """Return the months from the first that any row names to the last; None where a row's words name none."""
    readings = [_onwards(_read(row, year), whole) for row in rows if text_of(row.cells.get(Column.PERIOD, ()))]
    named = [one for one in readings if one is not None]
    if not named or len(named) < len(readings):
        return None
    months = Period(min(one.period.first for one in named), max(one.period.last for one in named))
    return Reading(months, next((one.doubt for one in named if one.doubt), ""))


def _onwards(read: Reading | None, whole: Period) -> Reading | None:
    """Return a reading without a last month as one up to the last month that the report covers."""
    if read is None or not read.onwards or read.period.first > whole.last:
        return read
    return Reading(Period(read.period.first, whole.last), _UNTIL_NOW)


def _read(row: FormRow, year: Period) -> Reading | None:
    """Return the months of one row, marked in a chart or named in words."""
    marked = covered(row.slots, year)
    return Reading(marked, _CHARTED) if marked else period(text_of(row.cells[Column.PERIOD]), year.last.year)
