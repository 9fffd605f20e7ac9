"""Read the files of a content folder, each once, and only those whose bytes the memory does not know."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ita_site.catalogue.checks.personal_data import Personal
from ita_site.catalogue.entry_memory import EntryMemory, stamp_of
from ita_site.catalogue.files.read_file import FileReading, read_file
from ita_site.catalogue.read_entry import Read
from ita_site.source.decoding import read_bytes
from ita_site.source.folder import Folder
from ita_site.source.problems import Code, Problem, Severity

E = TypeVar("E", bound=BaseModel)


@dataclass(slots=True)
class Reader:
    """Reads the files of a content folder, and notes what is wrong with each alone."""

    folder: Folder
    memory: EntryMemory = field(default_factory=EntryMemory)
    problems: list[Problem] = field(default_factory=list)
    personal: list[Personal] = field(default_factory=list)
    prose: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def entry(self, model: type[E], path: str) -> Read[E] | None:
        """Return the entry in a file, or None after its problems were noted."""
        self.seen.add(path)
        reading = self._reading(model, path)
        self.problems += reading.problems
        self.personal += reading.personal
        self.prose += reading.prose
        return reading.read

    def _reading(self, model: type[E], path: str) -> FileReading[E]:
        """Return what a file says; of one whose bytes are known, what the memory has of it."""
        file, name, memory = f"{self.folder.root}/{path}", self.folder.name(path), self.memory
        key = (name, model, memory.digest(file))
        if memory.knows(key):
            return memory.recall(key, lambda: FileReading[E](None, ()))
        at, stamp = memory.clock(), stamp_of(file)
        data, problems = read_bytes(Path(file), name)
        if data is None:
            return FileReading(None, problems)
        digest = hashlib.sha256(data).hexdigest()
        memory.note(file, digest, stamp, at)
        return memory.recall((name, model, digest), lambda: read_file(model, data, name))

    def required(self, model: type[E], path: str) -> Read[E] | None:
        """Return the entry in a file that must be there."""
        if self.folder.has(path):
            return self.entry(model, path)
        self.missing(path)
        return None

    def missing(self, path: str, allowed: str = "") -> None:
        """Note that a file or folder is missing, unless an error says what is wrong with it, or with what is in it."""
        name = self.folder.name(path)
        misnamed = any(f"{right}/".startswith(f"{path}/") for right in self.folder.misnamed.values())
        errors = [problem for problem in self.folder.problems if problem.severity is Severity.ERROR]
        if not misnamed and not any(f"{problem.path}/".startswith(f"{name}/") for problem in errors):
            self.problems.append(Problem(name, 0, Code.MISSING_FILE, allowed=allowed))
