"""Fields of a content file, written: front matter that people read, with a remark above whatever waits for them."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from ita_site.source.problems import printable

Value: TypeAlias = "str | int | Codes | Fields | tuple[Fields, ...]"

Left: TypeAlias = "Value | None"
"""A value that may not be there."""

_NO_BLOCK: Final = re.compile(r"\A[ \n\t]|[ \t]+(?:\n|\Z)|\n\Z|\t")
"""What a block of YAML would not keep to the letter."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9\u0e00-\u0e7f][A-Za-z0-9\u0e00-\u0e7f/.\-]*(?: [A-Za-z0-9\u0e00-\u0e7f/.\-]+)*")
"""Text that YAML, and a reader, takes as it stands."""

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9/.?&=_%~+-]+")


class Kind(StrEnum):
    """What a person should look at, as the summary counts it."""

    PAIR = "จับคู่ผลกับกิจกรรม"
    READ = "วันที่ จำนวนคน ส่วนราชการ ช่วงเวลา หรือตัวชี้วัดที่อ่านจากข้อความ"
    TITLE = "ชื่อเรียกมาตรการที่ตั้งให้"
    ADDRESS = "ที่อยู่เว็บที่ไม่แน่ใจ"
    MISSING = "ช่องที่ไฟล์ไม่มีข้อความ"
    UNPLACED = "ข้อความที่ยังไม่ได้จัดเข้าช่อง"
    PICTURE = "ภาพที่ต้องใส่คำบรรยาย หรือนำเข้าไม่ได้"
    LAYOUT = "การจัดตารางที่ต้องเทียบกับต้นฉบับ"
    YEAR = "ปีและกรอบการประเมิน"


@dataclass(frozen=True, slots=True)
class Todo:
    """What is not certain at one place, in Thai."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of ids or numbers on one line."""

    values: tuple[str | int, ...]

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.values))}]"


@dataclass(frozen=True, slots=True)
class Field:
    """A field; ``todos`` are remarks above it, and a ``suggested`` one is itself only a remark."""

    name: str
    value: Value
    todos: tuple[Todo, ...] = ()
    suggested: bool = False


Fields: TypeAlias = tuple[Field, ...]


def write(fields: Fields, body: str = "") -> str:
    """A content file: the fields between two lines ``---``, and the free text below."""
    text = "\n".join(["---", *_mapping(fields, ""), "---", ""])
    return f"{text}\n{body.strip(chr(10))}\n" if body.strip() else text


def write_plain(fields: Fields, remarks: Sequence[Todo] = ()) -> str:
    """A file of YAML alone."""
    return "\n".join([*(f"# TODO {_remark(one)}" for one in remarks), *_mapping(fields, ""), ""])


def _mapping(fields: Fields, indent: str) -> Iterator[str]:
    for one in fields:
        yield from (f"{indent}# TODO {_remark(todo)}" for todo in one.todos)
        mark = "# " if one.suggested else ""
        if isinstance(one.value, tuple):
            yield from _nested(one, indent)
        else:
            yield f"{indent}{mark}{one.name}: {scalar(one.value, indent)}"


def _nested(one: Field, indent: str) -> Iterator[str]:
    values = one.value
    assert isinstance(values, tuple)  # noqa: S101 - asked for by the caller
    if not values:
        yield f"{indent}{one.name}: []"
        return
    yield f"{indent}{one.name}:"
    for item in values:
        if isinstance(item, Field):
            yield from _mapping((item,), f"{indent}  ")
        else:
            yield from _item(item, f"{indent}  ")


def _item(fields: Fields, indent: str) -> Iterator[str]:
    """One item of a list: its remarks, then its fields behind the dash."""
    first, *others = fields
    yield from (f"{indent}# TODO {_remark(todo)}" for todo in first.todos)
    lines = list(_mapping((Field(first.name, first.value),), f"{indent}  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]
    yield from _mapping(tuple(others), f"{indent}  ")


def scalar(value: str | int | Codes, indent: str = "") -> str:
    """A value as YAML holds it to the letter: plain, quoted, or as a block where it has several lines."""
    if not isinstance(value, str):
        return str(value)
    if "\n" in value and not _NO_BLOCK.search(value):
        rows = value.split("\n")
        return "\n".join(["|-", *(f"{indent}  {row}" if row else "" for row in rows)])
    if _PLAIN.fullmatch(value) or _ADDRESS.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def todos(fields: Fields) -> Iterator[Todo]:
    """Everything in ``fields`` that waits for a person."""
    for one in fields:
        yield from one.todos
        for below in one.value if isinstance(one.value, tuple) else ():
            yield from todos((below,) if isinstance(below, Field) else below)


def spoken(fields: Fields) -> Iterator[str]:
    """Every text in ``fields`` that the file says: no remarks, and no title, which says words of the issue again."""
    for one in fields:
        if isinstance(one.value, str) and one.name != "title":
            yield one.value
        for below in one.value if isinstance(one.value, tuple) else ():
            yield from spoken((below,) if isinstance(below, Field) else below)


def _remark(todo: Todo) -> str:
    return printable(" ".join(todo.words.split()))
