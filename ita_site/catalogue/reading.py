"""Read a content folder into the catalogue or into problems. An editor's mistake never raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from ita_site.catalogue.catalogue import Catalogue, MeasureView, ReportView, Text, make_measure_view, make_report_view
from ita_site.catalogue.checks import cross_checks
from ita_site.catalogue.checks.personal_data import check_personal_data
from ita_site.catalogue.checks.unread_files import strays, unread_measures
from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.catalogue.evidence.copies import FIELD, try_copies
from ita_site.catalogue.files.reader import Reader
from ita_site.catalogue.leave_out_todos import publishable
from ita_site.catalogue.link_health import LinkHealth, read_health
from ita_site.catalogue.read_entry import Read
from ita_site.model.agency import Agency
from ita_site.model.digests import digest_of
from ita_site.model.field_types import is_id, near_id
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.prose import Prose
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.source.folder import Folder, look
from ita_site.source.problems import Code, Problem, has_errors, in_order
from ita_site.urls import MADE
from ita_site.visitor_files.publishing import check_files

E = TypeVar("E", bound=BaseModel)

AGENCY: Final = "agency.yml"
SEARCH_WORDS: Final = "search-aliases.yml"
FRAMEWORKS: Final = "framework"
REPORTS: Final = "reports"
HOME: Final = "index.md"


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


@dataclass(frozen=True, slots=True)
class _Content:
    """All content files as read."""

    agency: Read[Agency] | None
    frameworks: Sequence[tuple[str, Read[Framework] | None]]
    """Each with the name of its file without its ending."""
    reports: Sequence[_ReportFolder]
    texts: Sequence[Read[Prose]]
    words: Read[SearchWords] | None


def read_content(root: Path, memory: EntryMemory | None = None) -> Reading:
    """Read every content file below `root`. Returns the catalogue and all problems at once, by file and line.

    Files whose bytes are those that `memory` knows from an earlier reading are not read again.
    """
    folder = look(root)
    if any(problem.path == root.name for problem in folder.problems):
        return Reading(None, tuple(folder.problems))
    reader = Reader(folder, memory or EntryMemory())
    content = _read_all(reader)
    health, faults = read_health(root, folder.refused)
    problems = in_order((*_all_problems(reader, content), *faults))
    if has_errors(problems) or content.agency is None:
        reader.memory.end_reading(is_whole=False)
        return Reading(None, problems)
    catalogue = _catalogue(content, content.agency, health, reader.memory)
    reader.memory.end_reading(is_whole=True)
    return _with_copies(root, catalogue, problems)


def _with_copies(root: Path, catalogue: Catalogue, problems: tuple[Problem, ...]) -> Reading:
    """Return what was read with what the archive beside the content folder keeps of the evidence."""
    used = (link.url for report in catalogue.reports for link in report.links)
    agency_file = catalogue.agency_path, catalogue.agency_lines.get((FIELD,), 1)
    copies, notices = try_copies(root, catalogue.agency, agency_file, used)
    return Reading(replace(catalogue, copies=copies), in_order((*problems, *notices)))


def _read_all(reader: Reader) -> _Content:
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


def _all_problems(reader: Reader, content: _Content) -> Iterator[Problem]:
    """Yield what is wrong with each file, between files, with free text, and with files that nothing reads."""
    agency = content.agency.entry if content.agency else None
    problems = [*reader.problems, *_cross_checks(content, reader.memory), *reader.folder.problems]
    if content.words:
        problems += filter(content.words.tells, cross_checks.check_words(content.words))
    problems += strays(reader.folder, reader.seen, problems)
    problems += check_files(reader.folder.root, chain.from_iterable(reader.folder.others.values()))
    for problem in problems:
        yield cross_checks.with_units(problem, agency) if agency else problem
    yield from check_personal_data(reader.personal, agency)
    yield from reader.prose


def _read_folder(reader: Reader, folder: str) -> _ReportFolder:
    report = reader.required(Report, f"{folder}/{HOME}")
    files = reader.folder.sources_in(f"{folder}/measures", ".md")
    if not files:
        reader.missing(f"{folder}/measures", "*.md")
    measures = [read for file in files if (read := reader.entry(Measure, file))]
    reader.problems += unread_measures(reader.folder, f"{folder}/measures", [report, *measures])
    return _ReportFolder(report, measures, len(measures) == len(files))


def _read_texts(reader: Reader) -> list[Read[Prose]]:
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


def _cross_checks(content: _Content, memory: EntryMemory) -> Iterator[Problem]:
    """Yield what no file shows to be wrong alone."""
    if content.agency is not None:
        yield from cross_checks.check_agency(content.agency)
        yield from cross_checks.check_scores(content.agency, _frameworks(content).values())
    for stem, read in content.frameworks:
        if read is not None:
            yield from cross_checks.check_framework(read, stem)
    for folder in content.reports:
        yield from _check_report(folder, content)
        yield from _check_measures(folder, content, memory)


def _check_report(folder: _ReportFolder, content: _Content) -> Iterator[Problem]:
    """Yield what is wrong with a report's own file beside the others."""
    read = folder.report
    if read is None:
        return
    agency = content.agency.entry if content.agency else None
    # where a framework could not be read, that one is not there proves nothing
    known = None if any(framework is None for _, framework in content.frameworks) else _frameworks(content)
    yield from filter(read.tells, cross_checks.check_report(read, read.path.split("/")[-2], known, agency))


def _check_measures(folder: _ReportFolder, content: _Content, memory: EntryMemory) -> Iterator[Problem]:
    """Yield what is wrong with the measures of a report beside the others."""
    above = [read.digest if read else "" for read in (folder.report, content.agency, *_framework_reads(content))]
    report = folder.with_right("fiscal_year")
    keyed = folder.with_right("family", "assessed_year")
    framework = _frameworks(content).get((keyed.family, keyed.assessed_year)) if keyed else None
    agency = content.agency.entry if content.agency else None
    for measure in folder.measures:
        yield from memory.recall(
            (cross_checks.check_measure, measure.path, measure.digest, *above),
            partial(_check_measure, measure, report, framework, agency),
        )
    yield from cross_checks.check_measures(folder.measures)
    # where a file could not be read, or its place not, a gap proves nothing
    if folder.whole and not any(measure.is_spoilt("order") for measure in folder.measures):
        yield from cross_checks.check_order(folder.measures)
    if folder.whole and not any(measure.is_spoilt("id") or measure.is_spoilt("results") for measure in folder.measures):
        yield from cross_checks.check_same_promises(folder.measures)


def _check_measure(
    read: Read[Measure], report: Report | None, framework: Framework | None, agency: Agency | None
) -> tuple[Problem, ...]:
    return tuple(filter(read.tells, cross_checks.check_measure(read, report, framework, agency)))


def _frameworks(content: _Content) -> dict[tuple[str, int], Framework]:
    return {read.entry.key: read.entry for _, read in content.frameworks if read}


def _framework_reads(content: _Content) -> list[Read[Framework] | None]:
    return [read for _, read in content.frameworks]


def _catalogue(content: _Content, agency: Read[Agency], health: LinkHealth, memory: EntryMemory) -> Catalogue:
    """Return the catalogue of content without errors, all that is not settled left out."""
    frameworks = [publishable(read) for _, read in content.frameworks if read]
    by_key = {read.entry.key: read.entry for read in frameworks}
    settled, texts = publishable(agency), [publishable(read) for read in content.texts]
    framework_reads = {read.entry.key: read for read in frameworks}
    reports = [_report_view(folder, framework_reads, settled, memory) for folder in content.reports]
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
        search_lines=content.words.tree.lines if content.words else {},
    )


def _report_view(
    folder: _ReportFolder,
    frameworks: Mapping[tuple[str, int], Read[Framework]],
    agency: Read[Agency],
    memory: EntryMemory,
) -> ReportView:
    assert folder.report is not None  # noqa: S101 - a folder without one was an error, and errors build nothing
    read = publishable(folder.report)
    framework = frameworks[read.entry.family, read.entry.assessed_year]
    measures = [
        memory.recall((make_measure_view, m.path, m.digest), partial(_measure_view, m)) for m in folder.measures
    ]
    sources: tuple[Read[Any], ...] = (read, framework, agency, *folder.measures)
    digest = digest_of("\n".join(f"{source.path} {source.digest}" for source in sources))

    def make() -> ReportView:
        view = make_report_view(
            read.entry, read.path, read.body, read.body_line, framework.entry, measures, agency.entry, read.tree.marks
        )
        return replace(view, digest=digest)

    return memory.recall((make_report_view, digest), make)


def _measure_view(read: Read[Measure]) -> MeasureView:
    settled = publishable(read)
    tree = settled.tree
    return make_measure_view(
        settled.entry, settled.path, tree.lines, settled.body, settled.body_line, tree.marks, settled.digest
    )
