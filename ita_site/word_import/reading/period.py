"""Read when a measure was carried out: months that words name, or that are marked in a chart."""

from collections.abc import Sequence

from ita_site.text.dates import Reading, period
from ita_site.text.thai import Period, format_period
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Guess, doubt
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
    if not any(row.text(Column.PERIOD) for row in rows):
        return DoubtKind.PERIOD_MISSING
    return DoubtKind.PERIOD_UNREAD if read is None else DoubtKind.PERIOD_OUTSIDE


def _months(rows: Sequence[FormRow], year: Period, whole: Period) -> Reading | None:
    """Return the months from the first that any row names to the last; None where a row's words name none."""
    named: list[Reading] = []
    for row in rows:
        if row.text(Column.PERIOD):
            read = _read(row, year)
            if read is None:
                return None
            named.append(_until_now(read, whole))
    if not named:
        return None
    first, last = min(read.period.first for read in named), max(read.period.last for read in named)
    return Reading(Period(first, last), next(filter(None, (read.doubt for read in named)), ""))


def _read(row: FormRow, year: Period) -> Reading | None:
    """Return the months of a row, marked in a chart or named in words."""
    marked = covered(row.slots, year)
    return Reading(marked, _CHARTED) if marked else period(row.text(Column.PERIOD), year.last.year)


def _until_now(read: Reading, whole: Period) -> Reading:
    """Return a reading without a last month as one up to the last month that the report covers."""
    if not read.onwards or read.period.first > whole.last:
        return read
    return Reading(Period(read.period.first, whole.last), _UNTIL_NOW)
