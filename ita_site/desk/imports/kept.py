"""Keep imports in progress: each in a folder of its own, apart from the content, under an id that the desk makes."""

import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from ita_site.disk.whole_file import write_whole
from ita_site.word_import.decisions.decision import Decisions
from ita_site.word_import.review.read import Reading, as_json, from_json

_WORD: Final = "report.docx"
_TASK: Final = "task.json"
_READING: Final = "reading-"


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of an import, and what was decided so far."""

    file_name: str
    """What the officer calls the file."""
    fiscal_year: int | None
    """None where neither the officer nor the file says it."""
    months: int | None
    """The round; None as for the year."""
    decisions: Decisions = ()

    @property
    def is_complete(self) -> bool:
        """Return whether it is known for which report the file is read."""
        return self.fiscal_year is not None and self.months is not None

    def as_json(self) -> bytes:
        """Return the task as JSON: equal ones give the same bytes."""
        return _JSON.dump_json(self)


_JSON: Final[TypeAdapter[Task]] = TypeAdapter(Task)


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An import in progress."""

    folder: Path

    @property
    def id(self) -> str:
        """Return its name in addresses of the desk."""
        return self.folder.name

    def word(self) -> bytes:
        """Return the Word file. Raises OSError."""
        return (self.folder / _WORD).read_bytes()

    def task(self) -> Task:
        """Return what is asked of it. Raises OSError, and ValueError where the file is damaged."""
        return _JSON.validate_json((self.folder / _TASK).read_bytes())

    def reading(self, version: str) -> Reading | None:
        """Return how the file reads in a version of task and content; None where it was not read for it yet."""
        try:
            return from_json((self.folder / f"{_READING}{version}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def keep(self, task: Task) -> None:
        """Remember a task. Raises OSError."""
        write_whole(self.folder / _TASK, task.as_json())

    def keep_reading(self, version: str, reading: Reading) -> None:
        """Remember how the file reads in a version, in the place of all others. Raises OSError."""
        new = self.folder / f"{_READING}{version}.json"
        write_whole(new, as_json(reading))
        for file in self.folder.glob(f"{_READING}*.json"):
            if file != new:
                file.unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class KeptImports:
    """The imports in progress, in the folder `root`."""

    root: Path

    def begin(self, word: bytes, task: Task) -> KeptImport:
        """Keep a new import. Raises OSError."""
        new = KeptImport(self.root / secrets.token_hex(8))
        new.folder.mkdir(parents=True)
        write_whole(new.folder / _WORD, word)
        new.keep(task)
        return new

    def every(self) -> list[KeptImport]:
        """Return the imports, the newest first; one that was never whole, or is damaged, is left out."""
        folders = self.root.iterdir() if self.root.is_dir() else ()
        whole = [folder for folder in folders if _is_whole(KeptImport(folder))]
        return [KeptImport(folder) for folder in sorted(whole, key=_when, reverse=True)]

    def named(self, identity: str) -> KeptImport | None:
        """Return the import of an id; None where there is none."""
        return next((each for each in self.every() if each.id == identity), None)


def _is_whole(kept: KeptImport) -> bool:
    try:
        kept.task()
    except (OSError, ValueError):
        return False
    return (kept.folder / _WORD).is_file()


def _when(folder: Path) -> tuple[int, str]:
    return (folder / _WORD).stat().st_mtime_ns, folder.name
