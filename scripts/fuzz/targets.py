"""What is fuzzed: content, Word files and the memory of links, each with real files to change and its readers."""

from __future__ import annotations

import io
import shutil
import zipfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Settings
from ita_site.pages.all_pages import all_pages
from ita_site.publish.check import load
from ita_site.settings import Settings as SiteSettings
from ita_site.source.problems import Problem, has_errors, printable
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.importer import import_file
from ita_site.word_import.target import find_target
from scripts.fuzz.mutate import mutated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

TESTS: Final = Path(__file__).resolve().parents[2] / "tests"
SITES: Final = TESTS / "sites"
HOSTILE: Final = TESTS / "hostile"
ASKED: Final = Asked(fiscal_year=2567, months=12, family="nacc", assessed_year=2566, guessed_year=False)
NOW: Final = datetime(2026, 11, 29, tzinfo=UTC)


class Unanswered(Exception):  # noqa: N818 - what happened, not an error of this program
    """A reader neither took a file nor said what is wrong with it."""


class Target(ABC):
    """Files to change and what reads them, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def make(self, chance: Random) -> tuple[str, bytes]:
        """Return a changed file: its path in the folder, and its bytes."""

    @abstractmethod
    def read(self, path: str, data: bytes) -> bool:
        """Let everything read the file. Returns whether it was taken. Raises what escapes a reader."""


@dataclass(frozen=True)
class _Source:
    path: str
    files: Sequence[bytes]


class ContentTarget(Target):
    """A file of a small site, changed from a real file of its kind; what is taken is made into pages."""

    _KINDS: Final = {
        "reports/2567-12m/measures/one.md": "reports/*/measures/*.md",
        "reports/2567-12m/index.md": "reports/*/index.md",
        "agency.yml": "agency.yml",
        "framework/nacc-2566.yml": "framework/*.yml",
        "index.md": "*.md",
        "search-aliases.yml": "search-aliases.yml",
        "link-overrules.yml": "link-overrules.yml",
    }

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._content = Path(shutil.copytree(SITES / "small", folder / "content"))
        (self._content / "link-overrules.yml").write_bytes((HOSTILE / "overrules.yml").read_bytes())
        self._sources = [_Source(path, self._files(path, pattern)) for path, pattern in self._KINDS.items()]

    def make(self, chance: Random) -> tuple[str, bytes]:
        """Return a content file, changed."""
        source = chance.choice(self._sources)
        return source.path, mutated(chance.choice(source.files), source.files, chance)

    def read(self, path: str, data: bytes) -> bool:
        """Check the site with this file, and make its pages."""
        file = self._content / path
        before = file.read_bytes() if file.exists() else None
        file.write_bytes(data)
        try:
            return _read_site(self._content)
        finally:
            if before is None:
                file.unlink()
            else:
                file.write_bytes(before)

    def _files(self, path: str, pattern: str) -> list[bytes]:
        """Return real files of a kind; that of the small site three times, because most changes of it are read on."""
        small = self._content / path
        files = [small.read_bytes()] * 3 if small.exists() else []
        return files + [file.read_bytes() for site in ("golden", "phangat") for file in (SITES / site).glob(pattern)]


class HealthTarget(Target):
    """The health file of a site, or the journal beside it, which a run then merges."""

    _JOURNAL: Final = ".link-health.json.journal"
    _HEALTH: Final = "link-health.json"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._content = Path(shutil.copytree(SITES / "small", folder / "content"))
        self._good = {name: (HOSTILE / name.removeprefix(".")).read_bytes() for name in (self._HEALTH, self._JOURNAL)}

    def make(self, chance: Random) -> tuple[str, bytes]:
        """Return a health file or a journal, changed."""
        name = chance.choice((self._HEALTH, self._JOURNAL))
        return name, mutated(self._good[name], tuple(self._good.values()), chance)

    def read(self, path: str, data: bytes) -> bool:
        """Check the site with this file, and let a run of the link job merge it."""
        for name, good in self._good.items():
            (self._content / name).write_bytes(data if name == path else good)
        taken = path == self._JOURNAL or _read_site(self._content)
        return self._merge() and taken

    def _merge(self) -> bool:
        """Let a run that asks nothing merge the journal, and read what it wrote."""
        health = self._content / self._HEALTH
        resolver = Resolver()
        try:
            with Job((), {}, Settings(NOW, health)) as job:
                job.run(Fetcher(resolver, Contexts(None)), resolver, lambda *_: None)
        except MemoryFileError as error:
            if not error.line:
                raise Unanswered("no line") from error
            return False
        if not _read_site(self._content):
            raise Unanswered("the job wrote a file that cannot be read")
        return True


class WordTarget(Target):
    """A Word file, changed as a whole or in one of its parts, and imported."""

    _NAME: Final = "report.docx"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._content = Path(shutil.copytree(SITES / "phangat", folder / "content"))
        shutil.rmtree(self._content / "reports")
        self._files = [file.read_bytes() for file in sorted((TESTS / "word_import" / "kinds").glob("*.docx"))]

    def make(self, chance: Random) -> tuple[str, bytes]:
        """Return a Word file, changed."""
        data = chance.choice(self._files)
        if chance.random() < 0.2:  # noqa: PLR2004 - most changes of the zip itself end at once
            return self._NAME, mutated(data, self._files, chance)
        return self._NAME, _with_changed_part(data, chance)

    def read(self, path: str, data: bytes) -> bool:
        """Import the file, and check the report."""
        file = self.folder / path
        file.write_bytes(data)
        shutil.rmtree(self._content / "reports", ignore_errors=True)
        try:
            target = find_target(self._content, ASKED, merge=False)
            import_file(file, target).store()
        except Refusal as refusal:
            if not (refusal.th and refusal.en):
                raise Unanswered("a refusal without words") from refusal
            return False
        if not _read_site(self._content):
            raise Unanswered("the imported report does not build")
        return True


TARGETS: Final[dict[str, type[Target]]] = {"content": ContentTarget, "docx": WordTarget, "health": HealthTarget}


def _read_site(content: Path) -> bool:
    """Check a content folder, and make its pages where it has no errors. Returns whether it has none."""
    reading = load(content)
    for problem in reading.problems:
        _check_message(problem)
    if reading.catalogue is None:
        if not has_errors(reading.problems):
            raise Unanswered("no catalogue and no error")
        return False
    for page in all_pages(reading.catalogue, SiteSettings()):
        page.text.encode()
    return True


def _check_message(problem: Problem) -> None:
    lines = str(problem).split("\n")
    if any(line != printable(line) for line in lines):
        raise Unanswered(f"a message with characters that no eye sees: {lines!r}")


def _with_changed_part(data: bytes, chance: Random) -> bytes:
    """Return a zip file with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(["word/document.xml", *parts])
    parts[name] = mutated(parts[name], tuple(parts.values()), chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return out.getvalue()
