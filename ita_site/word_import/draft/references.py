"""Indicators and items that an issue names → the fields that refer to the framework."""

from collections.abc import Iterable, Iterator

from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.source.front_matter_writer import Codes, Field, Kind, Left, Todo
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.previous.before import Before, as_left, told
from ita_site.word_import.tables.form import FormMeasure
from ita_site.word_import.words.codes import codes, framework_codes, has_range, indicators, letterless, worded_items
from ita_site.word_import.words.column_names import Column, counts_indicators, is_code_column
from ita_site.word_import.words.list_labels import is_number


def told_beside(measure: FormMeasure) -> str:
    """What columns beside the issue say of its item or indicator, each behind its heading: ``ตัวชี้วัดที่ 6``."""
    said: list[str] = []
    for row in measure.rows:
        cells = [(heading, text_of(words)) for heading, words in row.others]
        first = text_of(row.cells.get(Column.ISSUE, ())).split("\n")[0]
        # a column that is joined to the issue stands before it
        cells += [(one.text, first) for one in measure.header.headings if one.beside and is_number(first)]
        said += [
            f"{heading} {text}" for heading, text in cells if counts_indicators(heading) or is_code_column(heading)
        ]
    return "\n".join(dict.fromkeys(said))


def references(text: str, captions: str, framework: Framework) -> Iterator[Field]:
    """The indicator and the items that an issue names, or the words above it."""
    name = f"{framework.family}-{framework.year}"
    numbers = indicators(text) or indicators(captions)
    known = [one for one in numbers if one.number in {indicator.number for indicator in framework.indicators}]
    for one in numbers:
        if one not in known:
            said = f"ข้อความระบุตัวชี้วัดที่ {one.number} แต่กรอบ {name} ไม่มี เพิ่มในกรอบก่อน แล้วใส่ในช่อง indicator"
            yield Field("indicator", one.number, (Todo(Kind.READ, said),), suggested=True)
    for one in known[:1]:
        sure = one.certain and len(numbers) == 1 and bool(indicators(text))
        said = f"อ่านเลขตัวชี้วัดจากข้อความ ({', '.join(str(each.number) for each in numbers)}) ถูกแล้วลบบรรทัดนี้"
        yield Field("indicator", one.number, () if sure else (Todo(Kind.READ, said),))
    yield from _items(text, framework, "" if codes(text) else captions)


def _items(text: str, framework: Framework, captions: str) -> Iterator[Field]:
    known = framework_codes(framework)
    named = codes(text) or codes(captions)
    found = tuple(code for code in named if code in known)
    todo: list[Todo] = []
    if missing := [code for code in named if code not in known]:
        said = f"กรอบการประเมินไม่มีข้อ {', '.join(missing[:20])} จึงยังไม่ใส่ เพิ่มในกรอบก่อนแล้วใส่ที่นี่"
        todo.append(Todo(Kind.READ, said))
    if codes(captions):
        todo.append(Todo(Kind.READ, "อ่านรหัสข้อจากข้อความเหนือตารางหรือคอลัมน์อื่น ถูกแล้วลบบรรทัดนี้"))
    if has_range(text):
        todo.append(Todo(Kind.READ, "ข้อความระบุช่วงข้อ จึงใส่เฉพาะข้อแรกและข้อสุดท้าย"))
    if meant := letterless(text):
        said = f"ข้อความอาจหมายถึงข้อ {', '.join(meant[:20])} โดยไม่มีตัวอักษรหน้าเลข ถ้าใช่ ใส่ที่นี่ แล้วลบบรรทัดนี้"
        todo.append(Todo(Kind.READ, said))
    if found or todo:
        yield Field("items", Codes(found), tuple(todo))
    alike = tuple(code for code in worded_items(text, framework) if code not in named)
    if alike:
        said = f"ถ้อยคำคล้ายข้อ {', '.join(alike)} โดยไม่ได้ระบุรหัส ถ้าใช่ ลบบรรทัดนี้ และลบ # หน้า resembles"
        yield Field("resembles", Codes(alike), (Todo(Kind.READ, said),), suggested=True)


def issue_before(fresh: Iterable[Field], old: Before[Measure]) -> Iterator[Field]:
    """What a person made of the same issue before, and what still waits of it."""
    issue, read = old.entry.issue, list(fresh)
    values: dict[str, Left] = {"indicator": issue.indicator}
    values |= {
        name: Codes(codes) if codes else None
        for name, codes in (("items", issue.items), ("resembles", issue.resembles))
    }
    for name, value in values.items():
        now = [one for one in read if one.name == name]
        said = {told(todo) for one in now for todo in one.todos}
        if said == set(old.at("issue", name)) and value == next((one.value for one in now if not one.suggested), None):
            yield from now
        elif field := as_left(name, value, old.at("issue", name), now[-1] if now else None):
            yield field
