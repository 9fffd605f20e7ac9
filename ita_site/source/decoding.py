"""Read the bytes of a content file as text, with a problem for everything that is wrong about the bytes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ita_site.source.characters import name_of
from ita_site.source.file_kinds import binary_kind, is_thai_text, utf16_encoding, word_text
from ita_site.source.plain_file import not_plain
from ita_site.source.problems import Code, Problem, printable

MAX_BYTES: Final = 1024 * 1024
"""The largest content file, in bytes. A real measure has about 10 KB."""

MAX_LINES: Final = 20_000
"""The most lines of a content file. A real measure has about 100."""

MAX_WORD: Final = 5000
"""The longest run of characters without a space: breaking one Thai word of 100 KB into lines halts a browser."""

_BOM: Final = b"\xef\xbb\xbf"

_BEGINNING: Final = re.compile(r"\s*(?:---+|—)\s*(?:\n|id\s*:)")
"""How a content file begins; Word may join its first lines, and makes a dash of three hyphens."""

# C0/C1 controls but tab and newline, text-direction controls, line separators, non-characters
_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def read_bytes(file: Path, path: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of a text file, or None and the problem of not having them.

    Reads at most one byte over `MAX_BYTES`. A Word file, PDF or picture is refused under any name; a link is not
    followed, for it may lead to any file of the machine.
    """
    if reason := not_plain(file):
        return None, (Problem(path, 0, Code.UNREADABLE, found=reason),)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        return None, (Problem(path, 0, Code.UNREADABLE, found=error.strerror or type(error).__name__),)
    if kind := binary_kind(data):
        return None, (Problem(path, 0, Code.NOT_TEXT, found=kind, hint=_WORD_HINT if "Word" in kind else _BINARY_HINT),)
    if len(data) > MAX_BYTES:
        return None, (Problem(path, 0, Code.TOO_LARGE, found=f"{size:,} ไบต์ (bytes)", allowed=f"≤ {MAX_BYTES:,}"),)
    if (lines := len(data.splitlines())) > MAX_LINES:
        return None, (Problem(path, 0, Code.TOO_LARGE, found=f"{lines:,} บรรทัด (lines)", allowed=f"≤ {MAX_LINES:,}"),)
    return data, ()


_WORD_HINT: Final = (
    "เปิดไฟล์ใน Word แล้วบันทึกเป็นข้อความธรรมดาแบบ UTF-8 หรือเปลี่ยนชื่อกลับ แล้วนำเข้าด้วยคำสั่งนำเข้าไฟล์ Word"
    " | open it in Word and save it as plain text in UTF-8, or give it its old name back and import it as a Word file"
)
_BINARY_HINT: Final = (
    "เปลี่ยนชื่อกลับเป็นนามสกุลเดิม แล้วนำไฟล์ข้อความที่ถูกต้องมาวางแทน"
    " | give it its old ending back, and put the right text file in its place"
)
_UTF16_HINT: Final = "Notepad เรียกแบบนี้ว่า Unicode | Notepad calls this Unicode"
_THAI_HINT: Final = "น่าจะเป็นแบบ Windows-874 (ANSI) | it is most likely Windows-874 (ANSI)"


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text, its lines ended by a newline alone, and what is wrong with the bytes.

    Characters that no content may hold become spaces, so that the rest can be read.
    """
    problems: list[Problem] = []
    if encoding := utf16_encoding(data):
        name = encoding[:6].upper() + (" ไม่มี BOM (without BOM)" if len(encoding) > len("utf-16") else "")
        problems.append(Problem(path, 1, Code.NOT_UTF8, found=name, hint=_UTF16_HINT))
        data = data.decode(encoding, "replace").encode("utf-8", "replace")
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        problems.append(Problem(path, 1, Code.BYTE_ORDER_MARK))
    text = _to_text(data, path, problems)
    if "\r" in text:
        problems.append(Problem(path, text.count("\n", 0, text.index("\r")) + 1, Code.WINDOWS_LINES))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unfit(text):
        problems += _unfit_lines(text, path)
        text = cleaned(text)
    return text, tuple(problems)


def _unfit_lines(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each line that holds a character which no content may hold."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _REFUSED.search(line):
            yield Problem(path, number, Code.BAD_CHARACTER, found=unfit(line), hint=" | ".join(name_of(match[0])))


def unfit(text: str) -> str:
    """Return the code point of the first character that no content may hold, such as `U+202E`, or nothing."""
    match = _REFUSED.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def begins_as_content(file: Path) -> bool:
    """Return whether a file begins with the line `---` of a content file, be it a text or a Word file."""
    try:
        with file.open("rb") as stream:
            beginning = stream.read(MAX_BYTES)
    except OSError:
        return False
    words = word_text(beginning) if binary_kind(beginning) else decode(beginning, "")[0]
    return bool(_BEGINNING.match(words))


def endless_word(text: str) -> str:
    """Return the first word longer than `MAX_WORD`, or nothing."""
    words = text.split() if len(text) > MAX_WORD else ()
    return next((word for word in words if len(word) > MAX_WORD), "")


def cleaned(text: str) -> str:
    """Return `text` with a space for every character that no content may hold."""
    return _REFUSED.sub(" ", text)


def _to_text(data: bytes, path: str, problems: list[Problem]) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        # the officer recognises the line by its words, so it is shown as Windows-874 would read it
        around = data.split(b"\n")[line - 1].decode("cp874", "replace")
        hint = _THAI_HINT if is_thai_text(data) else ""
        problems.append(Problem(path, line, Code.NOT_UTF8, found=printable(around.strip()), hint=hint))
        return data.decode("cp874", "replace")
