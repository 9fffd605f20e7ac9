"""Bytes of a content file → text, with what is wrong about the bytes."""

import os
import re
from pathlib import Path
from typing import Final

from ita_site.source.problems import Code, Problem, printable

MAX_BYTES: Final = 1024 * 1024
"""The largest content file, in bytes. A real measure has about 10 KB."""

MAX_LINES: Final = 20_000
"""The most lines of a content file. A real measure has about 100."""

MAX_WORD: Final = 5000
"""The longest run of characters without a space: breaking one Thai word of 100 KB into lines halts a browser."""

_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")

# C0/C1 controls but tab and newline, text-direction controls, line separators, non-characters
_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def read_bytes(file: Path, path: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of ``file``, or the problem of not having them. Reads at most one byte over the limit."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        return None, (Problem(path, 0, Code.UNREADABLE, found=error.strerror or type(error).__name__),)
    if len(data) > MAX_BYTES:
        return None, (Problem(path, 0, Code.TOO_LARGE, found=f"{size:,} ไบต์ (bytes)", allowed=f"≤ {MAX_BYTES:,}"),)
    if (lines := len(data.splitlines())) > MAX_LINES:
        return None, (Problem(path, 0, Code.TOO_LARGE, found=f"{lines:,} บรรทัด (lines)", allowed=f"≤ {MAX_LINES:,}"),)
    return data, ()


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text, its lines ended by a newline alone; unfit characters become spaces, so that reading can go on."""
    problems: list[Problem] = []
    if data.startswith(_UTF16):
        # Notepad's "Unicode": one message, and the text as it was meant
        problems.append(Problem(path, 1, Code.NOT_UTF8, found="UTF-16"))
        data = data.decode("utf-16", "replace").encode()
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        problems.append(Problem(path, 1, Code.BYTE_ORDER_MARK))
    text = _to_text(data, path, problems)
    if "\r" in text:
        problems.append(Problem(path, text.count("\n", 0, text.index("\r")) + 1, Code.WINDOWS_LINES))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unfit(text):
        for number, line in enumerate(text.split("\n"), 1):
            if name := unfit(line):
                problems.append(Problem(path, number, Code.BAD_CHARACTER, found=name))
        text = cleaned(text)
    return text, tuple(problems)


def unfit(text: str) -> str:
    """The name of the first character that no content may hold, or nothing."""
    found = _REFUSED.search(text)
    return _name(found[0]) if found else ""


def endless_word(text: str) -> str:
    """The first word over the limit, or nothing."""
    return next((word for word in text.split() if len(word) > MAX_WORD), "")


def cleaned(text: str) -> str:
    """``text`` with a space for every character that no content may hold."""
    return _REFUSED.sub(" ", text)


def _to_text(data: bytes, path: str, problems: list[Problem]) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        # the officer recognises the line by its words, so it is shown as Windows-874 would read it
        around = data.split(b"\n")[line - 1].decode("cp874", "replace")
        problems.append(Problem(path, line, Code.NOT_UTF8, found=printable(around.strip())))
        return data.decode("cp874", "replace")


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"
