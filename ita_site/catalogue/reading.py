"""Read a content folder into the catalogue or into problems. An editor's mistake never raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from ita_site.catalogue.catalogue import Catalogue, ReportView, Text, make_measure_view, make_report_view
from ita_site.catalogue.checks import cross_checks
from ita_site.catalogue.checks.personal_data import check_personal_data
from ita_site.catalogue.checks.unread_files import strays, unread_measures
from ita_site.catalogue.entry_memory import EntryMemory, ReadEntry
from ita_site.catalogue.evidence_copies import FIELD, try_copies
from ita_site.catalogue.free_text import check_prose
from ita_site.catalogue.leave_out_todos import publishable
from ita_site.catalogue.link_health import LinkHealth, read_health
from ita_site.catalogue.read_entry import Read
from ita_site.model.agency import Agency
from ita_site.model.digests import digest_of
from ita_site.model.field_places import thai_place
from ita_site.model.field_types import is_id, near_id
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.partial_entries import salvage
from ita_site.model.prose import Prose
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.model.validation import validate
from ita_site.source.decoding import read_bytes
from ita_site.source.folder import Folder, look
from ita_site.source.front_matter import Document, document_of
from ita_site.source.problems import Code, Problem, Severity, has_errors, in_order
from ita_site.source.yaml_tree import Tree
from ita_site.urls import MADE
from ita_site.visitor_files.publishing import check_files

E = TypeVar("E", bound=BaseModel)

AGENCY: Final = "agency.yml"
SEARCH_WORDS: Final = "search-aliases.yml"
FRAMEWORKS: Final = "framework"
REPORTS: Final = "reports"
HOME: Final = "index.md"

_GIVEN_UP: Final = frozenset({Code.YAML_SYNTAX, Code.TOO_DEEP, Code.TOO_LARGE})
"""Problems after which the rest of a file was not read."""
_FAULTS_OF_PARSER: Final = frozenset({Code.MISSING_FIELD, Code.WRONG_TYPE})
"""Problems that follow from what was not read, and are not the editor's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The catalogue, None if any problem is an error; and all problems in order."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _ReportFolder:
    """One report's folder while it is being read."""

    report: Read[Report] | None
    measures: list[Read[Measure]]
    whole: bool
    """Whether every measure's file could be read."""

    def with_right(self, *fields: str) -> Report | None:
        """Return the report's own entry; None where it, or one of these fields, could not be read."""
        read = self.report
        return None if read is None or any(map(read.is_spoilt, fields)) else read.entry


@dataclass(slots=True)
class _Reader:
    folder: Folder
    memory: EntryMemory = field(default_factory=EntryMemory)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def entry(self, model: type[E], path: str) -> Read[E] | None:
        """Return the entry in a file, or None after its problems were noted."""
        self.seen.add(path)
        file, name = self.folder.root / path, self.folder.name(path)
        data, problems = read_bytes(file, name)
        if data is None:
            self.problems += problems
            return None
        entry = self.memory.recall((path, model), data, lambda: _read_entry(model, document_of(data, name)))
        self.problems += entry.problems
        return entry.read

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


def _read_entry(model: type[E], document: Document) -> ReadEntry[E]:
    """Return the entry of a document, with what is wrong with it alone."""
    faults = tuple(replace(problem, place=thai_place(model, problem.field)) for problem in document.problems)
    if document.tree is None:
        return ReadEntry(None, faults)
    entry, problems = validate(model, document.tree, document.path)
    broken = any(problem.code in _GIVEN_UP for problem in document.problems)
    ignored = _FAULTS_OF_PARSER if broken else frozenset()
    faults += tuple(problem for problem in problems if problem.code not in ignored)
    if entry is not None:
        read = Read(entry, document.tree, document.path, document.body, document.body_line, digest=document.digest)
        return ReadEntry(read, faults)
    return ReadEntry(None if broken else _partial(model, document, document.tree), faults)


def _partial(model: type[E], document: Document, tree: Tree) -> Read[E] | None:
    """Return the entry of a file with samples in place of its wrong values; None where nothing of it can be used."""
    # agency and frameworks are what others are compared with: half of one would raise false alarms
    partial = None if model in {Agency, Framework} else salvage(model, tree)
    if partial is None:
        return None
    entry, spoilt = partial
    return Read(entry, tree, document.path, document.body, document.body_line, spoilt)


@dataclass(frozen=True, slots=True)
class _Content:
    """All content files as read."""

    agency: Read[Agency] | None
    frameworks: Sequence[tuple[str, Read[Framework] | None]]
    """Each with the name of its file without its ending."""
    reports: Sequence[_ReportFolder]
    texts: Sequence[Read[Prose]]
    words: Read[SearchWords] | None

    def all_read(self) -> Iterator[Read[Any]]:
        """Yield every file that could be read."""
        others = (self.agency, self.words, *(read for _, read in self.frameworks))
        yield from filter(None, others)
        yield from self.with_free_text()

    def with_free_text(self) -> Iterator[Read[Any]]:
        """Yield every file that has free text below its fields."""
        yield from self.texts
        for folder in self.reports:
            yield from [folder.report] if folder.report else []
            yield from folder.measures


def read_content(root: Path, memory: EntryMemory | None = None) -> Reading:
    """Read every content file below `root`. Returns the catalogue and all problems at once, by file and line.

    Files whose bytes are those that `memory` knows from an earlier reading are not read again.
    """
    folder = look(root)
    if any(problem.path == root.name for problem in folder.problems):
        return Reading(None, tuple(folder.problems))
    reader = _Reader(folder, memory or EntryMemory())
    content = _read_all(reader)
    reader.memory.forget_unused()
    health, faults = read_health(root, folder.refused)
    problems = in_order((*_all_problems(reader, content), *faults))
    if has_errors(problems) or content.agency is None:
        return Reading(None, problems)
    return _with_copies(root, _catalogue(content, content.agency, health), problems)


def _with_copies(root: Path, catalogue: Catalogue, problems: tuple[Problem, ...]) -> Reading:
    """Return what was read with what the archive beside the content folder keeps of the evidence."""
    used = (link.url for report in catalogue.reports for link in report.links)
    agency_file = catalogue.agency_path, catalogue.agency_lines.get((FIELD,), 1)
    copies, notices = try_copies(root, catalogue.agency, agency_file, used)
    return Reading(replace(catalogue, copies=copies), in_order((*problems, *notices)))


def _read_all(reader: _Reader) -> _Content:
    """Read every content file once; what is wrong with one alone is noted in the reader."""
    folder = reader.folder
    agency = reader.required(Agency, AGENCY)
    frameworks = [(Path(path).stem, reader.entry(Framework, path)) for path in folder.sources_in(FRAMEWORKS, ".yml")]
    reports = [_read_folder(reader, path) for path in sorted(folder.folders[REPORTS])]
    reader.problems += _reports_that_are_files(folder)
    if not reports and REPORTS not in folder.folders[""]:
        # an empty one is that of a site which begins; one that is gone took its reports along
        reader.missing(REPORTS)
    texts = _read_texts(reader)
    words = reader.entry(SearchWords, SEARCH_WORDS) if folder.has(SEARCH_WORDS) else None
    return _Content(agency, frameworks, reports, texts, words)


def _reports_that_are_files(folder: Folder) -> Iterator[Problem]:
    """Yield a problem for each file named as a report's folder is: a link that was checked out on Windows, say."""
    for path in folder.strays[REPORTS]:
        if is_id(path.rpartition("/")[2]):
            yield Problem(folder.name(path), 0, Code.UNREADABLE, found="ไม่ใช่โฟลเดอร์ (not a folder)")


def _all_problems(reader: _Reader, content: _Content) -> Iterator[Problem]:
    """Yield what is wrong with each file, between files, with free text, and with files that nothing reads."""
    agency = content.agency.entry if content.agency else None
    problems = [*reader.problems, *_cross_checks(content), *reader.folder.problems]
    if content.words:
        problems += filter(content.words.tells, cross_checks.check_words(content.words))
    problems += strays(reader.folder, reader.seen, problems)
    problems += check_files(reader.folder.root, chain.from_iterable(reader.folder.others.values()))
    for problem in problems:
        yield cross_checks.with_units(problem, agency) if agency else problem
    yield from check_personal_data(content.all_read(), agency)
    for read in content.with_free_text():
        yield from check_prose(read.body, read.path, read.body_line)


def _read_folder(reader: _Reader, folder: str) -> _ReportFolder:
    report = reader.required(Report, f"{folder}/{HOME}")
    files = reader.folder.sources_in(f"{folder}/measures", ".md")
    if not files:
        reader.missing(f"{folder}/measures", "*.md")
    measures = [read for file in files if (read := reader.entry(Measure, file))]
    reader.problems += unread_measures(reader.folder, f"{folder}/measures", [report, *measures])
    return _ReportFolder(report, measures, len(measures) == len(files))


def _read_texts(reader: _Reader) -> list[Read[Prose]]:
    """Read the pages of free text. A file's name is part of the page's address, so it must be an id."""
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


def _cross_checks(content: _Content) -> Iterator[Problem]:
    """Yield what no file shows to be wrong alone."""
    if content.agency is not None:
        yield from cross_checks.check_agency(content.agency)
    for stem, read in content.frameworks:
        if read is not None:
            yield from cross_checks.check_framework(read, stem)
    for folder in content.reports:
        yield from _check_report(folder, content)
        yield from _check_measures(folder, content)


def _check_report(folder: _ReportFolder, content: _Content) -> Iterator[Problem]:
    """Yield what is wrong with a report's own file beside the others."""
    read = folder.report
    if read is None:
        return
    agency = content.agency.entry if content.agency else None
    # where a framework could not be read, that one is not there proves nothing
    known = None if any(framework is None for _, framework in content.frameworks) else _frameworks(content)
    yield from filter(read.tells, cross_checks.check_report(read, read.path.split("/")[-2], known, agency))


def _check_measures(folder: _ReportFolder, content: _Content) -> Iterator[Problem]:
    """Yield what is wrong with the measures of a report beside the others."""
    report = folder.with_right("fiscal_year")
    keyed = folder.with_right("family", "assessed_year")
    framework = _frameworks(content).get((keyed.family, keyed.assessed_year)) if keyed else None
    agency = content.agency.entry if content.agency else None
    for measure in folder.measures:
        yield from filter(measure.tells, cross_checks.check_measure(measure, report, framework, agency))
    yield from cross_checks.check_measures(folder.measures)
    # where a file could not be read, or its place not, a gap proves nothing
    if folder.whole and not any(measure.is_spoilt("order") for measure in folder.measures):
        yield from cross_checks.check_order(folder.measures)


def _frameworks(content: _Content) -> dict[tuple[str, int], Framework]:
    return {read.entry.key: read.entry for _, read in content.frameworks if read}


def _catalogue(content: _Content, agency: Read[Agency], health: LinkHealth) -> Catalogue:
    """Return the catalogue of content without errors, all that is not settled left out."""
    frameworks = [publishable(read) for _, read in content.frameworks if read]
    by_key = {read.entry.key: read.entry for read in frameworks}
    settled, texts = publishable(agency), [publishable(read) for read in content.texts]
    framework_reads = {read.entry.key: read for read in frameworks}
    reports = [_report_view(folder, framework_reads, settled) for folder in content.reports]
    reports.sort(key=lambda report: (-report.entry.fiscal_year, -report.entry.round, report.entry.id))
    return Catalogue(
        agency=settled.entry,
        agency_path=agency.path,
        agency_digest=agency.digest,
        agency_lines=settled.tree.lines,
        frameworks=by_key,
        framework_paths={read.entry.key: read.path for read in frameworks},
        framework_digests={read.entry.key: read.digest for read in frameworks},
        reports=tuple(reports),
        texts=tuple(
            Text(Path(read.path).stem, read.entry, read.path, read.body, read.body_line, read.digest) for read in texts
        ),
        health=health,
        search_words=publishable(content.words).entry if content.words else SearchWords(),
    )


def _report_view(
    folder: _ReportFolder, frameworks: Mapping[tuple[str, int], Read[Framework]], agency: Read[Agency]
) -> ReportView:
    assert folder.report is not None  # noqa: S101 - a folder without one was an error, and errors build nothing
    read = publishable(folder.report)
    measures = [
        make_measure_view(m.entry, m.path, m.tree.lines, m.body, m.body_line, m.tree.marks, m.digest)
        for m in map(publishable, folder.measures)
    ]
    framework = frameworks[read.entry.family, read.entry.assessed_year]
    view = make_report_view(
        read.entry, read.path, read.body, read.body_line, framework.entry, measures, agency.entry, read.tree.marks
    )
    sources: tuple[Read[Any], ...] = (read, framework, agency, *folder.measures)
    return replace(view, digest=digest_of(*((source.path, source.digest) for source in sources)))
