"""When a measure was carried out: words or marked months → the field of its months."""

from collections.abc import Sequence

from ita_site.documents.importing.columns import Column
from ita_site.documents.importing.fields import Field, Kind, Todo
from ita_site.documents.importing.items import text_of
from ita_site.documents.importing.recognise import period
from ita_site.documents.importing.rows import FormRow
from ita_site.documents.importing.slots import covered
from ita_site.thai import Period, format_period

_CHARTED = "อ่านช่วงเวลาจากเครื่องหมายใต้หัวคอลัมน์เดือนหรือไตรมาส ({months}) ถูกแล้วลบบรรทัดนี้"


def period_field(rows: Sequence[FormRow], year: Period, whole: Period) -> Field:
    """The months of the rows within the fiscal year ``year``; where none are told, those of the report, ``whole``."""
    months = _months(rows, year)
    if months is None or not (year.first <= months.first and months.last <= year.last):
        return Field("period", str(whole), (_guessed(rows, whole, outside=months is not None),))
    charted = any(row.slots for row in rows)
    said = Todo(Kind.READ, _CHARTED.format(months=format_period(months)))
    return Field("period", str(months), (said,) if charted else ())


def _guessed(rows: Sequence[FormRow], months: Period, *, outside: bool) -> Todo:
    told = any(text_of(row.cells.get(Column.PERIOD, ())) for row in rows)
    why = "อยู่นอกปีงบประมาณ" if outside else "อ่านเดือนไม่ได้"
    why = why if told else "ไฟล์ไม่มีช่องหรือข้อความระยะเวลา"
    said = f"{why} จึงใส่ช่วงของรายงาน ({format_period(months)}) ถูกแล้วลบบรรทัดนี้"
    return Todo(Kind.READ if told else Kind.MISSING, said)


def _months(rows: Sequence[FormRow], year: Period) -> Period | None:
    """From the first month that any row names to the last; None where one names none."""
    told = [row for row in rows if text_of(row.cells.get(Column.PERIOD, ()))]
    found = [covered(row.slots, year) or period(text_of(row.cells[Column.PERIOD])) for row in told]
    named = [one for one in found if one is not None]
    if not named or len(named) < len(found):
        return None
    return Period(min(one.first for one in named), max(one.last for one in named))
