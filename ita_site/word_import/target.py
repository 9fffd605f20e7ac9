"""Find where a report goes, and what the content already has of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ita_site.catalogue.reading import AGENCY, FRAMEWORKS, HOME, REPORTS
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.source.front_matter import read_document
from ita_site.source.unsettled.todo_places import NO_MARKS, Marks
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.previous.before import Before
from ita_site.word_import.storing import existing

E = TypeVar("E", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report goes, and what is there."""

    content: Path
    asked: Asked
    agency: Agency
    frameworks: Mapping[tuple[str, int], Framework]
    old: Mapping[str, bytes] = field(default_factory=dict)
    """Files of the report as it is, by path."""
    report: Before[Report] | None = None
    """The report as people left it: in its folder, or when it was exported."""
    measures: tuple[tuple[str, Before[Measure]], ...] = ()
    """Its measures, each with the path of its file where it has one."""

    @property
    def folder(self) -> Path:
        """The report's folder."""
        return self.content / REPORTS / self.asked.report_id

    @property
    def same_framework(self) -> bool:
        """Whether the report was of the same assessed year before, so that codes of items mean the same."""
        before = self.report.entry if self.report else None
        return before is None or (before.family, before.assessed_year) == (self.asked.family, self.asked.assessed_year)


def find_target(content: Path, asked: Asked, *, merge: bool = False) -> Target:
    """Return what the content already says. Raises Refusal where nothing can be imported into it."""
    agency, _ = _entry(Agency, content, AGENCY)
    if agency is None:
        raise Refusal(
            f"อ่าน {content / AGENCY} ไม่ได้ รายงานต้องมีข้อมูลหน่วยงานก่อน สั่ง ita check เพื่อดูว่าผิดตรงไหน",
            f"{content / AGENCY} cannot be read; a report needs its agency first: ita check tells what is wrong",
        )
    frameworks = [_framework(content, file) for file in sorted((content / FRAMEWORKS).glob("*.yml"))]
    target = Target(content, asked, agency, {framework.key: framework for framework in frameworks})
    if not target.folder.exists() and not target.folder.is_symlink():
        return target
    if not merge or not target.folder.is_dir():
        raise Refusal(
            f"มีรายงาน {target.folder} อยู่แล้ว ใช้ --merge เพื่อดูว่าจะเปลี่ยนอะไรบ้าง",
            f"The report {target.folder} is there already; --merge shows what would change",
        )
    return _with_old(target)


def _framework(content: Path, file: Path) -> Framework:
    framework, _ = _entry(Framework, content, f"{FRAMEWORKS}/{file.name}")
    if framework is None:
        raise Refusal(
            f"{file} มีข้อผิดพลาด แก้ก่อนนำเข้า สั่ง ita check เพื่อดูว่าผิดตรงไหน",
            f"{file} has errors; mend it first: ita check tells what is wrong",
        )
    return framework


def _entry(model: type[E], content: Path, path: str) -> tuple[E | None, Marks]:
    document = read_document(content / path, path)
    if document.tree is None:
        return None, NO_MARKS
    return validate(model, document.tree, path)[0], document.tree.marks


def _with_old(target: Target) -> Target:
    """Return the target with the report that is there already."""
    name = f"{REPORTS}/{target.asked.report_id}"
    old = existing(target.folder)
    files = [path for path in old if path.startswith("measures/") and path.endswith(".md")]
    read = [(path, *_entry(Measure, target.content, f"{name}/{path}")) for path in files]
    report, marks = _entry(Report, target.content, f"{name}/{HOME}") if HOME in old else (None, NO_MARKS)
    return replace(
        target,
        old=old,
        report=Before(report, marks) if report else None,
        measures=tuple((path, Before(entry, marks)) for path, entry, marks in read if entry),
    )
