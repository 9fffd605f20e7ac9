"""Write a new value as YAML holds it to the letter, in the manner of the value that it replaces."""

import json
import re
from typing import Final

from ita_site.source.front_matter_writer import scalar
from ita_site.source.yaml_tree import Value

_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not print, or takes for the end of a line, beside what JSON escapes as well."""
_NO_SINGLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What single quotation marks cannot hold to the letter."""
_NO_BLOCK: Final = re.compile(r"\A[ \n]|[ ]\n|[ ]\Z|\n\n\Z|\A\n?\Z|[\x00-\x09\x0b-\x1f]")
"""What a block cannot hold to the letter, beside `_ESCAPED`."""
_CODE: Final = re.compile(r"[A-Za-z0-9\u0e00-\u0e7f][A-Za-z0-9\u0e00-\u0e7f.-]*")
"""An id or a number: a list of these is written on one line."""


def in_line(text: str, style: str = "") -> str:
    """Return a text on one line, in the quotation marks that `style` names where they can hold it."""
    if style == "'" and not _NO_SINGLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style == '"' or "\n" in text:
        return quoted(text)
    written = scalar(text)
    return written if written == text else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotation marks, on one line always."""
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", json.dumps(text, ensure_ascii=False))


def below_field(text: str, indent: int, style: str = "") -> str:
    """Return a text behind its field's name: as a block below it where it has several lines; `indent` is the name's."""
    if "\n" not in text or _NO_BLOCK.search(text) or _ESCAPED.search(text):
        return in_line(text, style)
    header, rows = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    return "\n".join([header, *(f"{' ' * indent}  {row}" if row else "" for row in rows.split("\n"))])


def flow(value: Value) -> str:
    """Return a value of any kind on one line: `[{url: "http://…"}]`."""
    if isinstance(value, str):
        return in_line(value)
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return f"{{{', '.join(f'{name}: {flow(below)}' for name, below in value.items())}}}"


def field_lines(name: str, value: Value, indent: int) -> list[str]:
    """Return the lines of a field whose name begins at the column `indent`."""
    start = f"{' ' * indent}{name}:"
    if isinstance(value, str):
        return f"{start} {below_field(value, indent)}".split("\n")
    if not value or _is_codes(value):
        return [f"{start} {flow(value)}"]
    if isinstance(value, dict):
        return [start, *_fields_lines(value, indent + 2)]
    return [start, *(line for item in value for line in item_lines(item, indent + 2))]


def item_lines(value: Value, indent: int) -> list[str]:
    """Return the lines of a list's item whose dash is at the column `indent`."""
    dash = f"{' ' * indent}- "
    if isinstance(value, str):
        return f"{dash}{below_field(value, indent)}".split("\n")
    if not value or isinstance(value, list):
        return [f"{dash}{flow(value)}"]
    first, *others = _fields_lines(value, indent + 2)
    return [f"{dash}{first.lstrip(' ')}", *others]


def _fields_lines(fields: dict[str, Value], indent: int) -> list[str]:
    return [line for name, value in fields.items() for line in field_lines(name, value, indent)]


def _is_codes(value: Value) -> bool:
    """Return whether a value is a list of ids or numbers."""
    return isinstance(value, list) and all(isinstance(item, str) and _CODE.fullmatch(item) for item in value)
