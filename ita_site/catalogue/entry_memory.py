"""What was read of content files, kept for the next reading: only files whose bytes changed are read again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from ita_site.catalogue.read_entry import Read
from ita_site.source.problems import Problem

E = TypeVar("E", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ReadEntry(Generic[E]):
    """The entry of a file, None where it has none that can be used; and what is wrong with the file alone."""

    read: Read[E] | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class EntryMemory:
    """What the last reading of a content folder read, by file and kind of entry, each with the digest of its bytes."""

    _known: dict[tuple[str, type[BaseModel]], tuple[bytes, ReadEntry[Any]]] = field(default_factory=dict)
    _used: dict[tuple[str, type[BaseModel]], tuple[bytes, ReadEntry[Any]]] = field(default_factory=dict)

    def recall(self, file: tuple[str, type[E]], data: bytes, read: Callable[[], ReadEntry[E]]) -> ReadEntry[E]:
        """Return what was read of a file with these bytes; `read` reads it where that is not known."""
        digest = hashlib.sha256(data).digest()
        known = self._known.get(file)
        entry = known[1] if known and known[0] == digest else read()
        self._used[file] = (digest, entry)
        return cast("ReadEntry[E]", entry)

    def forget_unused(self) -> None:
        """Keep what was recalled since the last call, and nothing else."""
        self._known, self._used = self._used, {}
