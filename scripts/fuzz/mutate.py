"""Bytes changed at random: by single bytes, by lines, by values that readers trip over, by pieces of other files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

MAX_BYTES: Final = 300_000
"""The longest result: what is longer than a file may be is refused unread."""

NASTY: Final = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *("null", "true", "NaN", "Infinity", "-Infinity", "1e999", "-1", "0", "0x10", "9" * 30, "9" * 5000, "1.5"),
        *("[]", "{}", "[1]", '{"a": 1}', '""', "~", "''", "[[[[", "]]]]", "{{{{", "}}", "{% raw %}", "${x}"),
        *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2567-02-30", "2400-13-99", "0000", "๒๕๖๗"),
        *("\u202e", "\u2028", "\ufeff", "\u200b", "\x00", "\x1b[31m", "\x7f", "\ud800", "\\ud800", "\\u202e", "\\x00"),
        *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "---\n", "...\n", "&a ", "*a ", "!!python/object:os ", "? "),
        *("<script>", "](javascript:x)", "![x](", "<![CDATA[", "&#0;", "`" * 30, "**_**" * 20, "\t", "\r", "\r\n"),
        *("- " * 600, "> " * 600, "1. " * 600, "[" * 3000, '{"a":' * 3000, "\\n" * 500, "ก" * 6000, "a\n\n" * 300),
        *("# TODO: x\n", "TODO ", " #", ": ", "|", ">", "%", "@", "\x85", "\u00a0"),
    )
)
"""Values, marks and characters that some reader once took for something else."""

_VALUE: Final = re.compile(rb'"[^"\n]{0,200}"|[-+]?\d+|(?<=: )[^\n]{1,200}|\[[^\]\n]*\]|\{[^}\n]*\}')


def mutated(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return the bytes after one to four random changes; `others` are files that pieces are taken from."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = chance.choice(_CHANGES)(data, others, chance)[:MAX_BYTES]
    return data


def _flip(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 20, 300)) + data[end:]


def _insert(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(NASTY) + data[at:]


def _replace_value(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    values = list(_VALUE.finditer(data))
    if not values:
        return data
    value = chance.choice(values)
    return data[: value.start()] + chance.choice(NASTY) + data[value.end() :]


def _swap_lines(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    lines = data.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _indent(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"    " * 30, b"- ", b"> ")) + lines[at]
    return b"\n".join(lines)


def _splice(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    start, end = _span(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _end_early(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 3, 10, 50, 400)))


_CHANGES: Final[tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...]] = (
    *(_flip, _cut, _repeat, _insert, _insert, _replace_value, _replace_value, _replace_value),
    *(_swap_lines, _indent, _splice, _end_early),
)
