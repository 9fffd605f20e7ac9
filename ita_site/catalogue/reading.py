"""A content folder → the Catalogue, or everything that is wrong with it. An editor's mistake never raises."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from ita_site.catalogue import cross_checks
from ita_site.catalogue.catalogue import Catalogue, ReportView, Text, make_measure_view, make_report_view
from ita_site.catalogue.cross_checks import Read
from ita_site.catalogue.free_text import check_prose, is_internal, links, target
from ita_site.catalogue.link_health import OVERRULES, LinkHealth, read_health
from ita_site.catalogue.publishable import publishable
from ita_site.model.agency import Agency
from ita_site.model.field_types import is_id, near_id
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.partial_entries import salvage
from ita_site.model.prose import Prose
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.model.validation import validate
from ita_site.source.decoding import read_bytes
from ita_site.source.folder import Folder, is_source, look
from ita_site.source.front_matter import read_document
from ita_site.source.problems import Code, Problem, has_errors, in_order, printable
from ita_site.urls import MADE

E = TypeVar("E", bound=BaseModel)

AGENCY: Final = "agency.yml"
SEARCH_WORDS: Final = "search-aliases.yml"
FRAMEWORKS: Final = "framework"
REPORTS: Final = "reports"
HOME: Final = "index.md"

_MEASURE_LIKE: Final = re.compile(r"[0-9]+[-_. ].*\.(?:txt|docx?|odt|rtf)", re.IGNORECASE)
"""A text with a number at its front, as the files of measures have it."""

_GIVEN_UP: Final = frozenset({Code.YAML_SYNTAX, Code.TOO_DEEP, Code.TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Reading:
    """The catalogue, None if any problem is an error; and all problems in order."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Folder:
    """One report's folder while it is being read."""

    report: Read[Report] | None
    measures: list[Read[Measure]]
    whole: bool
    """Whether every measure's file could be read."""


@dataclass(slots=True)
class _Reader:
    folder: Folder
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def entry(self, model: type[E], path: str) -> Read[E] | None:
        """The entry in a file, or None after its problems were noted."""
        self.seen.add(path)
        document = read_document(self.folder.root / path, self.folder.name(path))
        self.problems += document.problems
        if document.tree is None:
            return None
        entry, problems = validate(model, document.tree, document.path)
        # where the parser gave up, missing fields are its fault and not the editor's
        broken = any(problem.code in _GIVEN_UP for problem in document.problems)
        self.problems += [p for p in problems if not (broken and p.code in {Code.MISSING_FIELD, Code.WRONG_TYPE})]
        if entry is not None:
            return Read(entry, document.tree, document.path, document.body, document.body_line)
        # agency and frameworks are what others are compared with: half of one would raise false alarms
        whole = None if broken or model in {Agency, Framework} else salvage(model, document.tree)
        if whole is None:
            return None
        return Read(whole[0], document.tree, document.path, document.body, document.body_line, whole[1])

    def required(self, model: type[E], path: str) -> Read[E] | None:
        """The entry in a file that must be there."""
        if self.folder.has(path):
            return self.entry(model, path)
        self.missing(path)
        return None

    def missing(self, path: str, allowed: str = "") -> None:
        """Note that a file or folder is missing, unless what is wrong with it, or with all in it, is known."""
        name = self.folder.name(path)
        if not any(f"{problem.path}/".startswith(f"{name}/") for problem in self.folder.problems):
            self.problems.append(Problem(name, 0, Code.MISSING_FILE, allowed=allowed))


def read_content(root: Path) -> Reading:
    """Read every content file below ``root``: all problems at once, by file and line."""
    folder = look(root)
    if any(problem.path == root.name for problem in folder.problems):
        return Reading(None, tuple(folder.problems))
    reader = _Reader(folder)
    agency = reader.required(Agency, AGENCY)
    frameworks = [(Path(path).stem, reader.entry(Framework, path)) for path in folder.sources_in(FRAMEWORKS, ".yml")]
    folders = [_read_folder(reader, path) for path in sorted(folder.folders[REPORTS])]
    if not folders:
        reader.missing(REPORTS)
    texts = _read_texts(reader)
    words = reader.entry(SearchWords, SEARCH_WORDS) if folder.has(SEARCH_WORDS) else None
    reader.problems += _cross_checks(agency, frameworks, folders)
    reader.problems += filter(words.tells, cross_checks.check_words(words)) if words else ()
    reader.problems += folder.problems
    reader.problems += _strays(reader)
    for read in (*texts, *(f.report for f in folders), *(m for f in folders for m in f.measures)):
        if read is not None:
            reader.problems += check_prose(read.body, read.path, read.body_line)
    health, faults = read_health(root)
    found = [cross_checks.with_units(one, agency.entry) if agency else one for one in reader.problems]
    problems = in_order((*found, *faults))
    if has_errors(problems) or agency is None:
        return Reading(None, problems)
    known = [publishable(read) for _, read in frameworks if read]
    spellings = publishable(words).entry if words else SearchWords()
    shown = [publishable(read) for read in texts]
    return Reading(_catalogue(publishable(agency), known, folders, shown, health, spellings), problems)


def _read_folder(reader: _Reader, folder: str) -> _Folder:
    report = reader.required(Report, f"{folder}/{HOME}")
    files = reader.folder.sources_in(f"{folder}/measures", ".md")
    if not files:
        reader.missing(f"{folder}/measures", "*.md")
    measures = [read for file in files if (read := reader.entry(Measure, file))]
    reader.problems += _unread(reader.folder, f"{folder}/measures", [report, *measures])
    return _Folder(report, measures, len(measures) == len(files))


def _unread(folder: Folder, path: str, reads: Iterable[Read[Report] | Read[Measure] | None]) -> Iterator[Problem]:
    """Files that look like a measure under another ending; what a text links to is there for visitors."""
    look_alike = [name for name in folder.others[path] if _is_like_measure(folder.root / name)]
    linked = {
        target(address, read.path.partition("/")[2])
        for read in (reads if look_alike else ())
        if read is not None
        for _, address in links(read.body, 1)
        if is_internal(address)
    }
    for name in sorted(set(look_alike) - linked):
        meant = f"{Path(name).stem}.md"
        hint = f"เปลี่ยนชื่อเป็น {meant} | rename it to {meant}" if name.lower().endswith(".txt") else ""
        yield Problem(folder.name(name), 0, Code.UNREAD_MEASURE, hint=printable(hint))


def _is_like_measure(file: Path) -> bool:
    """Whether a file is named as measures are, or starts as they do."""
    if _MEASURE_LIKE.fullmatch(file.name):
        return True
    if file.suffix.lower() != ".txt" or not file.is_file():
        return False
    return (read_bytes(file, "")[0] or b"").removeprefix(codecs.BOM_UTF8).startswith(b"---")


def _read_texts(reader: _Reader) -> list[Read[Prose]]:
    """Pages of free text. A file's name is part of the page's address, so it must be an id."""
    texts = [reader.required(Prose, HOME)]
    for path in reader.folder.sources_in("", ".md"):
        if path != HOME:
            stem = path.removesuffix(".md")
            if not is_id(stem):
                reader.problems.append(
                    Problem(reader.folder.name(path), 0, Code.BAD_ID, found=stem, nearest=near_id(stem))
                )
            if path in MADE:
                reader.problems.append(Problem(reader.folder.name(path), 0, Code.DUPLICATE_ID, found=stem))
            texts.append(reader.entry(Prose, path))
    return [text for text in texts if text]


def _cross_checks(
    agency: Read[Agency] | None,
    frameworks: Sequence[tuple[str, Read[Framework] | None]],
    folders: Sequence[_Folder],
) -> Iterator[Problem]:
    if agency is not None:
        yield from cross_checks.check_agency(agency)
    known = {read.entry.key: read.entry for _, read in frameworks if read}
    for stem, read in frameworks:
        if read is not None:
            yield from cross_checks.check_framework(read, stem)
    all_read = all(read is not None for _, read in frameworks)
    for folder in folders:
        yield from _check_folder(folder, known, agency.entry if agency else None, all_read=all_read)


def _check_folder(
    folder: _Folder, known: dict[tuple[str, int], Framework], agency: Agency | None, *, all_read: bool
) -> Iterator[Problem]:
    read = folder.report
    report = read.entry if read and not read.is_spoilt("fiscal_year") else None
    if read is not None:
        found = cross_checks.check_report(read, read.path.split("/")[-2], known if all_read else None, agency)
        yield from filter(read.tells, found)
    keyed = read is not None and not (read.is_spoilt("family") or read.is_spoilt("assessed_year"))
    framework = known.get((read.entry.family, read.entry.assessed_year)) if read and keyed else None
    for measure in folder.measures:
        yield from filter(measure.tells, cross_checks.check_measure(measure, report, framework, agency))
    yield from cross_checks.check_measures(folder.measures)
    # where a file could not be read, or its place not, a gap proves nothing
    if folder.whole and not any(measure.is_spoilt("order") for measure in folder.measures):
        yield from cross_checks.check_order(folder.measures)


def _strays(reader: _Reader) -> Iterator[Problem]:
    """Content-like files and folders that nothing reads: most often a misspelt folder."""
    folder = reader.folder
    for path in chain.from_iterable(folder.sources.values()):
        if path not in reader.seen and path != OVERRULES:
            yield Problem(folder.name(path), 0, Code.STRAY_FILE)
    for path in chain.from_iterable(folder.folders.values()):
        if is_source(path):
            yield Problem(folder.name(path), 0, Code.STRAY_FILE, found="โฟลเดอร์ (a folder)")


def _catalogue(  # noqa: PLR0913 - what the content consists of
    agency: Read[Agency],
    frameworks: Sequence[Read[Framework]],
    folders: Iterable[_Folder],
    texts: Iterable[Read[Prose]],
    health: LinkHealth,
    search_words: SearchWords,
) -> Catalogue:
    by_key = {read.entry.key: read.entry for read in frameworks}
    reports = [_report_view(folder, by_key, agency.entry) for folder in folders if folder.report]
    reports.sort(key=lambda report: (-report.entry.fiscal_year, -report.entry.round, report.entry.id))
    return Catalogue(
        agency=agency.entry,
        agency_path=agency.path,
        agency_lines=agency.tree.lines,
        frameworks=by_key,
        framework_paths={read.entry.key: read.path for read in frameworks},
        reports=tuple(reports),
        texts=tuple(Text(Path(read.path).stem, read.entry, read.path, read.body, read.body_line) for read in texts),
        health=health,
        search_words=search_words,
    )


def _report_view(folder: _Folder, frameworks: dict[tuple[str, int], Framework], agency: Agency) -> ReportView:
    assert folder.report is not None  # noqa: S101 - a folder without one was an error, and errors build nothing
    read = publishable(folder.report)
    measures = [
        make_measure_view(m.entry, m.path, m.tree.lines, m.body, m.body_line, m.tree.marks)
        for m in map(publishable, folder.measures)
    ]
    framework = frameworks[read.entry.family, read.entry.assessed_year]
    return make_report_view(
        read.entry, read.path, read.body, read.body_line, framework, measures, agency, read.tree.marks
    )
