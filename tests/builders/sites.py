"""The content folders of `tests/sites/`, and copies of them that a test spoils in one place and reads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ita_site.publish.check import load

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import Catalogue
    from ita_site.catalogue.reading import Reading
    from ita_site.source.problems import Problem

SITES = Path(__file__).parents[1] / "sites"
PHANGAT = SITES / "phangat"
"""A report as an office published it, frozen: five measures with all their spelling mistakes."""
GOLDEN = SITES / "golden"
"""Two measures with every field; its pages are kept whole in `tests/golden/pages/`."""

AGENCY = "agency.yml"
FRAMEWORK = "framework/nacc-2566.yml"
REPORT = "reports/2567-12m/index.md"
ONE = "reports/2567-12m/measures/one.md"
TWO = "reports/2567-12m/measures/two.md"


@dataclass(frozen=True)
class Site:
    """A copy of a content folder; paths are relative to it."""

    root: Path

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file whole, with the folders that it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, path: str, old: str, new: str) -> None:
        """Change one place of a file. Fails where the old text is not there exactly once: a mistake of the test."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def rename(self, path: str, new: str) -> None:
        """Move a file or folder."""
        (self.root / path).rename(self.root / new)

    def read(self) -> Reading:
        """Read the folder as every command does."""
        return load(self.root)

    def problems(self) -> list[str]:
        """Return the problems of the folder, a line each, as `shown` writes them."""
        return [shown(problem) for problem in self.read().problems]

    def catalogue(self) -> Catalogue:
        """Return the catalogue of the folder. Fails where the folder has errors."""
        reading = self.read()
        assert reading.catalogue is not None, [shown(problem) for problem in reading.problems]
        return reading.catalogue


def shown(problem: Problem) -> str:
    """Return a problem as one line, such as `agency.yml:4 bad-url website 'http://' → http://a`."""
    place = f"{problem.path.removeprefix('content/')}:{problem.line} {problem.code}"
    value = f" {_short(problem.found)!r}" if problem.found else ""
    nearest = f" → {problem.nearest}" if problem.nearest else ""
    return f"{place} {problem.field}".rstrip() + value + nearest


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:6]}…"


def catalogue_of(content: Path) -> Catalogue:
    """Return the catalogue of a content folder. Fails where the folder has errors."""
    reading = load(content)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue
