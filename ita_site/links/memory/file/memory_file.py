"""What is wrong with a file that the link job keeps, at one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.links.memory.file.record import FieldError


class MemoryFileError(Exception):
    """A file that is there and cannot be understood: the line, from 1, what was found there, and what is allowed."""

    def __init__(self, path: Path, line: int, found: str, allowed: str = "", field: str = "") -> None:
        super().__init__(f"{path}:{line}: {field or 'JSON'}: found {found[:80]!r}, allowed: {allowed}")
        self.path, self.line, self.found, self.allowed, self.field = path, line, found, allowed, field

    @classmethod
    def at(cls, path: Path, line: int, error: FieldError) -> Self:
        """Return the error of a line whose field is wrong."""
        return cls(path, line, error.found, error.allowed, error.field)
