"""Change the bytes of a file by changes of its text as the reader sees it, which knows one kind of line end alone."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.source.editing.text_lines import Patch, patched

_BOM: Final = "\ufeff"
_WINDOWS_END: Final = re.compile("\r\n")


@dataclass(frozen=True, slots=True)
class FileBytes:
    """The text of a file with its own line ends and byte-order mark; `ends` are its Windows line ends as read."""

    raw: str
    ends: tuple[int, ...]

    @property
    def line_end(self) -> str:
        """Return how the first line ends."""
        first = self.raw.find("\n")
        return "\r\n" if first > 0 and self.raw[first - 1] == "\r" else "\n"

    def patched(self, patches: Sequence[Patch]) -> bytes:
        """Return the bytes with changes that do not overlap; of those at one place the first one comes first."""
        return patched(self.raw, list(map(self._in_file, patches))).encode()

    def _in_file(self, patch: Patch) -> Patch:
        """Return a change of the text as read as one of the file."""
        written = patch.written.replace("\n", self.line_end)
        return Patch(self._place(patch.start), self._place(patch.end), written)

    def _place(self, at: int) -> int:
        """Return the place in the file of a place in the text as read: each Windows line end is one character more."""
        return at + bisect_left(self.ends, at) + self.raw.startswith(_BOM)


def file_bytes(data: bytes) -> FileBytes:
    """Return the bytes of a file, ready to be changed. Raises UnicodeDecodeError where they are not UTF-8."""
    raw = data.decode()
    skipped = int(raw.startswith(_BOM))
    ends = (match.start() - number - skipped for number, match in enumerate(_WINDOWS_END.finditer(raw)))
    return FileBytes(raw, tuple(ends))
