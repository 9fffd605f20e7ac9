"""What the preview answers for a path of the site, before any server sends it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """A finished page."""

    html: str
    is_there: bool = True
    """False where it says that there is no such page."""


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file beside the pages, made in memory."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A file of the content folder that visitors get as it is."""

    file: Path


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """Another address of the same page: that of its folder, with the slash at its end."""

    address: str


Answer = PageAnswer | FileAnswer | StoredAnswer | MovedAnswer
