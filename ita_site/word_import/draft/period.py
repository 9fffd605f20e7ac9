"""When a measure was carried out: words or marked months → the field of its months."""

from collections.abc import Sequence

from ita_site.source.front_matter_writer import Field, Kind, Todo
from ita_site.text.dates import Reading, period
from ita_site.text.thai import Period, format_period
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.tables.row import FormRow
from ita_site.word_import.words.column_names import Column
from ita_site.word_import.words.month_columns import covered

_UNTIL_NOW = "ข้อความไม่บอกเดือนสุดท้าย จึงใส่ถึงเดือนสุดท้ายที่รายงานครอบคลุม"
_CHARTED = "อ่านช่วงเวลาจากเครื่องหมายใต้หัวคอลัมน์เดือนหรือไตรมาส"


def period_field(rows: Sequence[FormRow], year: Period, whole: Period) -> Field:
    """The months of the rows within the fiscal year ``year``; where none are told, those of the report, ``whole``."""
    read = _months(rows, year, whole)
    if read is None or not (year.first <= read.period.first and read.period.last <= year.last):
        return Field("period", str(whole), (_guessed(rows, whole, outside=read is not None),))
    said = f"{read.doubt} ({format_period(read.period)}) ถูกแล้วลบบรรทัดนี้"
    return Field("period", str(read.period), (Todo(Kind.READ, said),) if read.doubt else ())


def _guessed(rows: Sequence[FormRow], months: Period, *, outside: bool) -> Todo:
    told = any(text_of(row.cells.get(Column.PERIOD, ())) for row in rows)
    why = "อยู่นอกปีงบประมาณ" if outside else "อ่านเดือนไม่ได้"
    why = why if told else "ไฟล์ไม่มีช่องหรือข้อความระยะเวลา"
    said = f"{why} จึงใส่ช่วงของรายงาน ({format_period(months)}) ถูกแล้วลบบรรทัดนี้"
    return Todo(Kind.READ if told else Kind.MISSING, said)


def _months(rows: Sequence[FormRow], year: Period, whole: Period) -> Reading | None:
    """From the first month that any row names to the last; None where one names none."""
    found = [_onwards(_read(row, year), whole) for row in rows if text_of(row.cells.get(Column.PERIOD, ()))]
    named = [one for one in found if one is not None]
    if not named or len(named) < len(found):
        return None
    months = Period(min(one.period.first for one in named), max(one.period.last for one in named))
    return Reading(months, next((one.doubt for one in named if one.doubt), ""))


def _onwards(read: Reading | None, whole: Period) -> Reading | None:
    """A reading that only tells the first month, up to the last that the report covers."""
    if read is None or not read.onwards or read.period.first > whole.last:
        return read
    return Reading(Period(read.period.first, whole.last), _UNTIL_NOW)


def _read(row: FormRow, year: Period) -> Reading | None:
    """The months of one row, marked in a chart or named in words."""
    marked = covered(row.slots, year)
    return Reading(marked, _CHARTED) if marked else period(text_of(row.cells[Column.PERIOD]), year.last.year)
