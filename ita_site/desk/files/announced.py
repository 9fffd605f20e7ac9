"""Saves are announced to the history before they are made, so that one that was cut off is recorded by the next.

The announcements are a file in git's own folder: what a locked git or a killed desk left out keeps its author.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole

FILE: Final = "ita-desk-announced.json"


@dataclass(frozen=True, slots=True)
class Announced:
    """A save that is not in the history yet: `digest` is that of the file's bytes once it is made, "" of no file."""

    path: str
    digest: str
    author: str
    subject: str
    details: str = ""

    def after(self, earlier: "Announced | None") -> "Announced":
        """Return the announcement with what an earlier one of the same file says, which then needs no commit."""
        if earlier is None:
            return self
        parts = (self.details, f"{earlier.author}: {earlier.subject}", earlier.details)
        return replace(self, details="\n".join(filter(None, parts)))


def digest_of(data: bytes | None) -> str:
    """Return the digest of a file's bytes; "" where there is no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def read_announced(folder: Path) -> list[Announced]:
    """Return the announcements in git's folder; none where the file is missing or damaged."""
    try:
        listed = json.loads((folder / FILE).read_bytes())
        return [Announced(**{str(name): str(value) for name, value in each.items()}) for each in listed]
    except (OSError, ValueError, TypeError, AttributeError):
        return []


def write_announced(folder: Path, listed: Iterable[Announced]) -> None:
    """Put announcements in the place of those in git's folder. Raises OSError."""
    data = [asdict(each) for each in listed]
    if data:
        write_whole(folder / FILE, json.dumps(data, ensure_ascii=False).encode())
    else:
        (folder / FILE).unlink(missing_ok=True)
