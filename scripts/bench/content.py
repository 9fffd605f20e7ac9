"""Content trees of any size, made from the real report: same shape, same text, other numbers; valid and seeded."""

from __future__ import annotations

import copy
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from ita_site.source.front_matter import read_document
from ita_site.urls import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.source.yaml_tree import Value

REPORTS: Final = 4
"""Reports of a generated tree, one a year: their number stays the same while measures become more."""

REAL: Final = Path(__file__).resolve().parents[2] / "tests" / "sites" / "phangat"
"""A real report, frozen, so that figures of two days and of two offices can be compared."""
REAL_YEAR: Final = 2567
_YEARS: Final = re.compile(r"256[67]")
_SHORTCUTS: Final = re.compile(r"^go:\n(?: .*\n)+", re.MULTILINE)
_REAL_REPORT: Final = f"{REAL_YEAR}-12m"


@dataclass(frozen=True, slots=True)
class Place:
    """One measure of a generated tree: its report's fiscal year, and its number from 1 within that report."""

    year: int
    number: int

    @property
    def source(self) -> str:
        """Return its file within the content folder."""
        return f"reports/{self.year}-12m/measures/m{self.number}.md"

    @property
    def page(self) -> str:
        """Return its page within the site."""
        return f"{Addresses().of(self.source)}index.html"


def years() -> tuple[int, ...]:
    """Return fiscal years of the generated reports, the newest first."""
    return tuple(range(REAL_YEAR, REAL_YEAR - REPORTS, -1))


def places(measures: int) -> Iterator[Place]:
    """Yield the places of so many measures, dealt out to the reports in turn."""
    for at in range(measures):
        yield Place(years()[at % REPORTS], at // REPORTS + 1)


def write_content(real: Path, target: Path, measures: int) -> None:
    """Fill the folder `target` with reports of so many `measures`, made after those of the folder `real`."""
    for name in ("agency.yml", "index.md", "about.md"):
        _write(target / name, (real / name).read_text(encoding="utf-8"))
    # its shortcuts lead to files of the real report
    words = (real / "search-aliases.yml").read_text(encoding="utf-8")
    _write(target / "search-aliases.yml", _SHORTCUTS.sub("", words))
    framework = (real / f"framework/nacc-{REAL_YEAR - 1}.yml").read_text(encoding="utf-8")
    report = (real / f"reports/{_REAL_REPORT}/index.md").read_text(encoding="utf-8")
    for year in years():
        _write(target / f"framework/nacc-{year - 1}.yml", _moved(framework, year))
        _write(target / f"reports/{year}-12m/index.md", _moved(report, year))
    patterns = [_fields(file) for file in sorted((real / f"reports/{_REAL_REPORT}/measures").glob("*.md"))]
    for place in places(measures):
        _write(target / place.source, measure_file(patterns, place))


def measure_file(patterns: list[dict[str, Any]], place: Place) -> str:
    """Return a measure's file: the same for the same place, however many measures there are."""
    draw = random.Random(f"{place.year}/{place.number}")  # noqa: S311 - the same numbers each time are wanted
    fields = copy.deepcopy(patterns[(place.number - 1) % len(patterns)])
    fields |= {"id": Path(place.source).stem, "order": place.number, "title": f"{fields['title']} ชุดที่ {place.number}"}
    for name in ("activities", "results", "outcomes"):
        for entry in fields[name]:
            _vary(entry, place, draw)
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{_moved(text, place.year)}---\n"


def edit(text: str, word: str) -> str:
    """Return a measure's file with `word` added to its title: the smallest change that a page shows."""
    return re.sub(r"(?m)^(title: .*)$", rf"\1 {word}", text, count=1)


def _vary(entry: dict[str, Any], place: Place, draw: random.Random) -> None:
    """Give an entry words and addresses of its own; those that the text names stay, and so do front pages."""
    entry["text"] = f"{entry['text']} ครั้งที่ {draw.randrange(1, 1000)}/{place.number}"
    for evidence in entry.get("evidence", ()):
        if "?" in evidence["url"]:
            evidence["url"] += f"&page={draw.randrange(10_000)}"


def _fields(file: Path) -> dict[str, Any]:
    """Return the fields of a content file, every value as the text that it is."""
    tree = read_document(file, file.name).tree
    if tree is None or not isinstance(tree.value, dict):
        raise ValueError(file)
    fields: dict[str, Value] = tree.value
    return fields


def _moved(text: str, year: int) -> str:
    """Return `text` of the real report with its years moved, as if it were of `year`."""
    return _YEARS.sub(lambda year_written: str(int(year_written[0]) + year - REAL_YEAR), text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
