"""A content folder → the Catalogue, or everything that is wrong with it. An editor's mistake never raises."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from ita_site import checks
from ita_site.catalogue import Catalogue, Text, Volume, make_row, make_volume
from ita_site.checks import Read
from ita_site.frontmatter import read_document
from ita_site.model import Agency, Framework, Measure, Prose, Report
from ita_site.problems import Code, Problem, has_errors, in_order
from ita_site.prose import check_prose
from ita_site.validation import validate

E = TypeVar("E", bound=BaseModel)

AGENCY: Final = "agency.yml"
HOME: Final = "index.md"

_SOURCES: Final = (".md", ".yml", ".yaml", ".markdown")


def is_source(name: str) -> bool:
    """Whether a file of the content folder is read as content, and so is no file for visitors."""
    return name.lower().endswith(_SOURCES)


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


@dataclass(slots=True)
class _Reader:
    root: Path
    problems: list[Problem] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def name(self, file: Path) -> str:
        return f"{self.root.name}/{file.relative_to(self.root).as_posix()}"

    def entry(self, model: type[E], file: Path) -> Read[E] | None:
        """The entry in ``file``, or None after its problems were noted."""
        self.seen.add(file)
        document = read_document(file, self.name(file))
        self.problems += document.problems
        if document.tree is None:
            return None
        entry, problems = validate(model, document.tree, document.path)
        # where the parser gave up, missing fields are its fault and not the editor's
        broken = any(problem.code in {Code.YAML_SYNTAX, Code.TOO_DEEP} for problem in document.problems)
        self.problems += [p for p in problems if not (broken and p.code in {Code.MISSING_FIELD, Code.WRONG_TYPE})]
        if entry is None:
            return None
        return Read(entry, document.tree, document.path, document.body, document.body_line)

    def files(self, pattern: str) -> list[Path]:
        return sorted(file for file in self.root.glob(pattern) if file.is_file())

    def required(self, model: type[E], file: Path) -> Read[E] | None:
        if file.is_file():
            return self.entry(model, file)
        self.problems.append(Problem(self.name(file), 0, Code.MISSING_FILE))
        return None


def read_content(root: Path) -> Reading:
    """Read every content file below ``root``: all problems at once, by file and line."""
    reader = _Reader(root)
    if not root.is_dir():
        return Reading(None, (Problem(root.name, 0, Code.MISSING_FILE),))
    agency = reader.required(Agency, root / AGENCY)
    frameworks = [(file, reader.entry(Framework, file)) for file in reader.files("framework/*.yml")]
    folders = [_read_folder(reader, folder) for folder in _folders(root)]
    texts = [reader.entry(Prose, file) for file in reader.files("*.md")]
    if not (root / HOME).is_file():
        reader.required(Prose, root / HOME)
    reader.problems += _cross_checks(agency, frameworks, folders)
    reader.problems += _strays(reader)
    for read in (*texts, *(f.report for f in folders), *(m for f in folders for m in f.measures)):
        if read is not None:
            reader.problems += check_prose(read.body, read.path, read.body_line)
    problems = in_order(reader.problems)
    if has_errors(problems) or agency is None:
        return Reading(None, problems)
    return Reading(_catalogue(agency, [read for _, read in frameworks if read], folders, texts), problems)


def _folders(root: Path) -> list[Path]:
    reports = root / "reports"
    return sorted(folder for folder in reports.iterdir() if folder.is_dir()) if reports.is_dir() else []


def _read_folder(reader: _Reader, folder: Path) -> _Folder:
    report = reader.required(Report, folder / HOME)
    files = sorted(file for file in (folder / "measures").glob("*.md") if file.is_file())
    if not files:
        reader.problems.append(Problem(f"{reader.name(folder)}/measures", 0, Code.MISSING_FILE, allowed="*.md"))
    return _Folder(report, [read for file in files if (read := reader.entry(Measure, file))])


def _cross_checks(
    agency: Read[Agency] | None,
    frameworks: Sequence[tuple[Path, Read[Framework] | None]],
    folders: Sequence[_Folder],
) -> Iterator[Problem]:
    if agency is not None:
        yield from checks.check_agency(agency)
    known = {read.entry.key: read.entry for _, read in frameworks if read}
    for file, read in frameworks:
        if read is not None:
            yield from checks.check_framework(read, file.stem)
    all_read = all(read is not None for _, read in frameworks)
    for folder in folders:
        report = folder.report.entry if folder.report else None
        if folder.report is not None:
            name = folder.report.path.split("/")[-2]
            yield from checks.check_report(folder.report, name, known if all_read else None)
        framework = known.get((report.family, report.assessed_year)) if report else None
        for measure in folder.measures:
            yield from checks.check_measure(measure, report, framework, agency.entry if agency else None)
        yield from checks.check_measures(folder.measures)


def _strays(reader: _Reader) -> Iterator[Problem]:
    """Content-like files that nothing reads: most often a misspelt folder."""
    for file in sorted(reader.root.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(reader.root).parts)
        if is_source(file.name) and file not in reader.seen and file.is_file() and not hidden:
            yield Problem(reader.name(file), 0, Code.STRAY_FILE)


def _catalogue(
    agency: Read[Agency],
    frameworks: Sequence[Read[Framework]],
    folders: Iterable[_Folder],
    texts: Iterable[Read[Prose] | None],
) -> Catalogue:
    by_key = {read.entry.key: read.entry for read in frameworks}
    volumes = [_volume(folder, by_key, agency.entry) for folder in folders if folder.report]
    volumes.sort(key=lambda volume: (-volume.report.fiscal_year, -volume.report.round, volume.report.id))
    return Catalogue(
        agency=agency.entry,
        agency_path=agency.path,
        frameworks=by_key,
        framework_paths={read.entry.key: read.path for read in frameworks},
        volumes=tuple(volumes),
        texts=tuple(
            Text(Path(read.path).stem, read.entry, read.path, read.body, read.body_line) for read in texts if read
        ),
    )


def _volume(folder: _Folder, frameworks: dict[tuple[str, int], Framework], agency: Agency) -> Volume:
    assert folder.report is not None  # noqa: S101 - a folder without one was an error, and errors build nothing
    read = folder.report
    rows = [make_row(m.entry, m.path, m.tree.lines, m.body, m.body_line) for m in folder.measures]
    framework = frameworks[read.entry.family, read.entry.assessed_year]
    return make_volume(read.entry, read.path, read.body, read.body_line, framework, rows, agency)
