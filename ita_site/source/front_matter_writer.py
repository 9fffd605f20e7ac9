"""Write the fields of a content file: front matter that people read, with a remark above what waits for them."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ita_site.source.problems import printable

Value: TypeAlias = "str | int | Codes | Fields | tuple[Fields, ...]"

_NO_BLOCK: Final = re.compile(r"\A[ \n\t]|[ \t]+(?:\n|\Z)|\n\Z|\t")
"""What a block of YAML would not keep to the letter."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9\u0e00-\u0e7f][A-Za-z0-9\u0e00-\u0e7f/.\-]*(?: [A-Za-z0-9\u0e00-\u0e7f/.\-]+)*")
"""Text that YAML, and a reader, takes as it is."""

_quoted: Final = json.JSONEncoder(ensure_ascii=False).encode
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9/.?&=_%~+-]+")


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of ids or numbers on one line."""

    values: tuple[str | int, ...]

    def __str__(self) -> str:
        return f"[{', '.join(map(str, self.values))}]"


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `todos` are remarks above it, and a `suggested` one is itself only a remark."""

    name: str
    value: Value
    todos: tuple[str, ...] = ()
    suggested: bool = False


Fields: TypeAlias = tuple[Field, ...]


def write(fields: Fields, body: str = "") -> str:
    """Return a content file: the fields between two lines `---`, and the free text below."""
    text = "\n".join(["---", *_mapping(fields, ""), "---", ""])
    return f"{text}\n{body.strip(chr(10))}\n" if body.strip() else text


def write_plain(fields: Fields, remarks: Sequence[str] = ()) -> str:
    """Return a file of YAML alone."""
    return "\n".join([*_remarks(remarks, ""), *_mapping(fields, ""), ""])


def _mapping(fields: Fields, indent: str) -> list[str]:
    lines: list[str] = []
    for field in fields:
        lines += _remarks(field.todos, indent)
        if isinstance(field.value, tuple):
            lines += _nested(field.name, field.value, indent)
        else:
            lines.append(f"{indent}{'# ' if field.suggested else ''}{field.name}: {scalar(field.value, indent)}")
    return lines


def _remarks(words: Sequence[str], indent: str) -> list[str]:
    return [f"{indent}# TODO {printable(' '.join(each.split()))}" for each in words]


def _nested(name: str, values: Fields | tuple[Fields, ...], indent: str) -> list[str]:
    if not values:
        return [f"{indent}{name}: []"]
    lines = [f"{indent}{name}:"]
    for item in values:
        lines += _mapping((item,), f"{indent}  ") if isinstance(item, Field) else _item(item, f"{indent}  ")
    return lines


def _item(fields: Fields, indent: str) -> list[str]:
    """Return the lines of one item of a list: its remarks, then its fields behind the dash."""
    first, *others = fields
    lines = _mapping((Field(first.name, first.value), *others), f"{indent}  ")
    lines[0] = f"{indent}- {lines[0].lstrip()}"
    return [*_remarks(first.todos, indent), *lines]


def scalar(value: str | int | Codes, indent: str = "") -> str:
    """Return a value as YAML holds it to the letter: plain, quoted, or as a block where it has several lines."""
    if not isinstance(value, str):
        return str(value)
    if "\n" in value and not _NO_BLOCK.search(value):
        rows = value.split("\n")
        return "\n".join(["|-", *(f"{indent}  {row}" if row else "" for row in rows)])
    if _PLAIN.fullmatch(value) or _ADDRESS.fullmatch(value):
        return value
    return _quoted(value)


def texts_of(fields: Fields) -> Iterator[str]:
    """Yield every text in `fields`: no remarks."""
    for field in fields:
        if isinstance(field.value, str):
            yield field.value
        for below in field.value if isinstance(field.value, tuple) else ():
            yield from texts_of((below,) if isinstance(below, Field) else below)
