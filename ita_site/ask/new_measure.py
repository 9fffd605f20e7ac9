"""A measure, or a whole new report, written from answers: what is not answered is a TODO that the checks show.

Answers are plain values under the names of the model's fields, as in a content file; nothing here asks or prints.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.reading import HOME, REPORTS
from ita_site.disk.work_folder import temporary_folder, work_folder
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.model.agency import ALL_UNITS
from ita_site.model.entry import says
from ita_site.model.field_types import is_id
from ita_site.model.measure import Measure
from ita_site.model.report import Headings, Report
from ita_site.office.word import OWN_TEMPLATE
from ita_site.publish.check import load
from ita_site.source.folder import is_source
from ita_site.source.front_matter_writer import Codes, Field, Fields, scalar, write
from ita_site.source.problems import Problem
from ita_site.text.thai import FIRST_YEAR, LAST_YEAR, fiscal_period, format_period, parse_year

Answers = Mapping[str, Any]

OPEN: Final = "TODO"
_ANY: Final = "new"
_LISTS: Final = frozenset({"items", "resembles", "units", "answers"})
_BLANK: Final[tuple[Any, ...]] = (None, "", (), [], {})


@dataclass(frozen=True, slots=True)
class Files:
    """What would be written, by path within the content folder."""

    folder: str
    """The report's folder."""
    files: Mapping[str, str]
    new_report: bool

    @property
    def measure(self) -> str:
        """Return the path of the measure's file."""
        return next(path for path in self.files if not path.endswith(f"/{HOME}"))


def measure_file(answers: Answers, fiscal_year: int) -> str:
    """Return the text of a measure's file. Raises nothing: wrong answers are written down, for the checks to name."""
    given = {name: value for name, value in answers.items() if value not in _BLANK}
    months = fiscal_period(fiscal_year) if FIRST_YEAR <= fiscal_year <= LAST_YEAR else None
    needed: dict[str, Any] = {
        "title": _open(Measure, "title"),
        "issue": {},
        "activities": [{}],
        "responsible": {},
        "period": str(months or OPEN),
        "period_text": f"{OPEN} {format_period(months) if months else ''}".strip(),
    }
    whole = needed | given
    whole["issue"] = _within({"text": _open(Measure, "issue")}, whole["issue"])
    whole["responsible"] = _within({"text": _open(Measure, "responsible"), "units": []}, whole["responsible"])
    if isinstance(whole["activities"], list):
        whole["activities"] = [_activity(at, activity) for at, activity in enumerate(whole["activities"], 1)]
    ordered = sorted(whole, key=_place)
    return write(tuple(_field(name, whole[name]) for name in ordered))


def report_file(answers: Answers, like: Report | None) -> str:
    """Return a report's own file; headings that are not answered are those of the report before."""
    given = {name: value for name, value in answers.items() if value not in _BLANK}
    year = given.get("fiscal_year", "")
    before = dict(like.headings) if like else {}
    headings = {name: before.get(name) for name in Headings.model_fields}
    needed: dict[str, Any] = {
        "title_lines": f"{_open(Report, 'title_lines')} {year}",
        "introduction": _open(Report, "introduction"),
        "headings": {name: text or f"{OPEN} {says(Headings.model_fields[name]).th}" for name, text in headings.items()},
    }
    whole = needed | given
    names = list(Report.model_fields)
    ordered = sorted(whole, key=lambda name: names.index(name) if name in names else len(names))
    return write(tuple(_field(name, whole[name]) for name in ordered))


def drafted(catalogue: Catalogue, report_id: str, answers: Answers, new_report: Answers | None) -> Files:
    """Return the files for a measure of the report `report_id`, which is made first where `new_report` says how."""
    # a wrong id is written into the file, for the checks to name, and never into a path
    folder = f"{REPORTS}/{report_id if is_id(report_id) else _ANY}"
    files: dict[str, str] = {}
    report = report_of(catalogue, report_id)
    if new_report is not None:
        like = catalogue.reports[0].entry if catalogue.reports else None
        files[f"{folder}/{HOME}"] = report_file({"id": report_id, **new_report}, like)
        year = _year(new_report.get("fiscal_year"))
    else:
        year = report.entry.fiscal_year if report else 0
    number = next_order(report)
    given = {name: value for name, value in answers.items() if value not in _BLANK}
    whole = {"id": f"measure-{number}", "order": number} | given
    stem = whole["id"] if is_id(str(whole["id"])) else _ANY
    files[f"{folder}/measures/{number}-{stem}.md"] = measure_file(whole, year)
    return Files(folder, files, new_report is not None)


def report_of(catalogue: Catalogue, report_id: str) -> ReportView | None:
    """Return the report of that id."""
    return next((report for report in catalogue.reports if report.entry.id == report_id), None)


def next_order(report: ReportView | None) -> int:
    """Return the number of the place after the report's last measure."""
    return max((measure.entry.order for measure in report.measures), default=0) + 1 if report else 1


def try_out(content: Path, made: Files) -> tuple[Problem, ...]:
    """Return the problems that the files would add to the content; they are written only into a copy of it."""
    with temporary_folder("ita-measure-") as work:
        root = work / content.name
        shutil.copytree(content, root, symlinks=True, ignore=_hidden, copy_function=_stand_in)
        for path, text in made.files.items():
            _put(root / path, text)
        problems = load(root).problems
    # of two that share an id, the problem may name the one that was there before
    known = set(load(content).problems)
    return tuple(problem for problem in problems if problem not in known)


def store(content: Path, made: Files) -> None:
    """Write the files: whole or not at all, and over nothing. Raises FileExistsError, or OSError of the disk."""
    target = content / made.folder
    with work_folder(content / REPORTS) as work:
        if made.new_report:
            for path, text in made.files.items():
                _put(work / "new" / Path(path).relative_to(made.folder), text)
            if target.exists():
                raise FileExistsError(target)
            (work / "new").rename(target)
            return
        _put(work / "new.md", made.files[made.measure])
        (target / "measures").mkdir(exist_ok=True)
        # a link is made only where no file has that name; a rename would replace the file
        os.link(work / "new.md", content / made.measure)


def _hidden(_: str, names: Sequence[str]) -> Iterator[str]:
    return (name for name in names if name.startswith("."))


def _stand_in(source: str, target: str) -> None:
    """Copy a file that the checks read; of a picture or document, which is only looked for, make an empty file."""
    if is_source(source) or any(map(Path(source).match, (HEALTH, OWN_TEMPLATE))):
        shutil.copyfile(source, target)
    else:
        Path(target).touch()


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _open(entry: type[Measure | Report], name: str) -> str:
    return f"{OPEN} {says(entry.model_fields[name]).th}"


def _within(needed: dict[str, Any], value: Any) -> Any:
    """Return a group of fields with those that it must have; a text alone becomes its `text`."""
    if isinstance(value, str):
        return needed | {"text": value}
    return needed | {k: v for k, v in value.items() if v not in _BLANK} if isinstance(value, Mapping) else value


def _activity(at: int, value: Any) -> Any:
    return _within({"number": at, "text": f"{OPEN} กิจกรรมที่บอกว่าจะทำ"}, value)


def _place(name: str) -> int:
    names = list(Measure.model_fields)
    return names.index(name) if name in names else len(names)


def _field(name: str, value: Any) -> Field:
    """Return a field with its value as a content file holds it; what waits for a person has a remark above it."""
    if name == "units" and not value:
        return Field(name, Codes(()), (f"รหัสส่วนราชการจาก agency.yml หรือ {ALL_UNITS}",))
    return Field(name, _value(name, value))


def _value(name: str, value: Any) -> Any:
    """Return a value as a content file holds it: fields, a list of entries, a list of codes, a number or a text."""
    if isinstance(value, Mapping):
        return tuple(_field(key, inner) for key, inner in value.items() if key == "units" or inner not in _BLANK)
    if isinstance(value, (list, tuple)):
        return _list(name, value)
    return value if isinstance(value, int) else str(value)


def _list(name: str, items: Sequence[Any]) -> Codes | tuple[Fields, ...]:
    if name in _LISTS or not all(isinstance(item, Mapping) for item in items):
        return Codes(tuple(scalar(str(item)) for item in items))
    return tuple(_fields(item) for item in items)


def _fields(value: Mapping[str, Any]) -> Fields:
    return tuple(_field(key, inner) for key, inner in value.items() if inner not in _BLANK)


def _year(value: Any) -> int:
    with suppress(ValueError):
        return parse_year(str(value))
    return 0
