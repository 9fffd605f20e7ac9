"""A drafted report → a folder of content: tried as the site reads it, then put in its place whole or not at all."""

import difflib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.catalogue.catalogue import ReportView
from ita_site.catalogue.reading import AGENCY, FRAMEWORKS, HOME, REPORTS
from ita_site.disk.work_folder import temporary_folder, work_folder
from ita_site.publish.check import load
from ita_site.publish.swap import swap
from ita_site.source.front_matter import split
from ita_site.source.problems import Problem, Severity
from ita_site.word_import.docx.refusal import Refusal

_STARTER: Final = "---\ntitle: x\ndescription: x\n---\n"
_OURS: Final = (".md",)
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """A report as the site would read it."""

    report: ReportView
    problems: tuple[Problem, ...]
    """What check_content will say of it."""


def try_out(content: Path, report_id: str, files: Mapping[str, bytes], framework: Mapping[str, bytes]) -> Tried:
    """Read the drafted files with the content's agency and frameworks. Raises Refusal where they would not build."""
    with temporary_folder("ita-import-") as work:
        root = work / content.name
        _copy(content, root)
        _write(root / FRAMEWORKS, framework)
        _write(root / REPORTS / report_id, files)
        reading = load(root)
    within = f"{content.name}/{REPORTS}/{report_id}/"
    mine = tuple(one for one in reading.problems if one.path.startswith((within, f"{content.name}/{FRAMEWORKS}/")))
    wrong = [one for one in reading.problems if one.severity is Severity.ERROR]
    if reading.catalogue is None:
        raise _unfit(wrong, within)
    (report,) = (report for report in reading.catalogue.reports if report.entry.id == report_id)
    return Tried(report, mine)


def _copy(content: Path, root: Path) -> None:
    """The agency and the frameworks, and a home page: what a report is read together with."""
    (root / FRAMEWORKS).mkdir(parents=True)
    shutil.copyfile(content / AGENCY, root / AGENCY)
    (root / HOME).write_text(_STARTER, encoding="utf-8")
    for file in sorted((content / FRAMEWORKS).glob("*.yml")):
        shutil.copyfile(file, root / FRAMEWORKS / file.name)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in sorted(files.items()):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _unfit(wrong: list[Problem], within: str) -> Refusal:
    shown = [f"{one.path.removeprefix(within)}:{one.line} {one.code}" for one in wrong[:_SHOWN]]
    told = ", ".join(shown)
    thai = "; ".join(one.th for one in wrong[:1])
    return Refusal(
        f"ข้อมูลในไฟล์เกินกว่าที่เว็บไซต์รับได้ จึงไม่เขียนอะไร ({told}: {thai})",
        f"The file holds what the site cannot take, so nothing was written ({told})",
    )


def store(content: Path, report_id: str, files: Mapping[str, bytes], framework: Mapping[str, bytes]) -> None:
    """Put the report's folder in its place by one rename; a framework's file before it. Raises OSError."""
    target = content / REPORTS / report_id
    target.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(target.parent) as work:
        new = work / "new"
        _write(new, files)
        _write(work / FRAMEWORKS, framework)
        (content / FRAMEWORKS).mkdir(exist_ok=True)
        added = [(work / FRAMEWORKS / name, content / FRAMEWORKS / name) for name in framework]
        before = {place: place.read_bytes() for _, place in added if place.is_file()}
        for source, place in added:
            source.rename(place)
        try:
            swap(new, target, work / "old")
        except OSError:
            for _, place in added:
                place.unlink(missing_ok=True)
            for place, data in before.items():
                place.write_bytes(data)
            raise


def existing(folder: Path) -> dict[str, bytes]:
    """Return every file of a report's folder. Raises Refusal at a link, which may lead to any file of the machine."""
    found = sorted(file for file in folder.rglob("*") if file.is_symlink() or file.is_file())
    if linked := next((file for file in found if file.is_symlink()), None):
        raise Refusal(f"{linked} เป็นลิงก์ไปที่อื่น จึงไม่อ่าน", f"{linked} is a link to elsewhere; nothing was read")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def merged(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the new files, and those of the old that the importer never writes: what people added.

    A new file that says the same as the old one, only quoted otherwise, stays as it is.
    """
    added = {name: data for name, data in old.items() if not name.endswith(_OURS)}
    return added | {name: old[name] if says_same(old.get(name, b""), data) else data for name, data in new.items()}


def says_same(old: bytes, new: bytes) -> bool:
    """Return whether two content files have the same values, the same open remarks and the same free text."""
    before, after = (split(data.decode("utf-8", "replace"), "") for data in (old, new))
    wrong = any(problem.severity is Severity.ERROR for problem in before.problems)
    if before.tree is None or after.tree is None or wrong:
        return old == new
    values = before.tree.value == after.tree.value and before.tree.marks == after.tree.marks
    return values and before.body.strip() == after.body.strip()


def difference(old: Mapping[str, bytes], new: Mapping[str, bytes], folder: str) -> Iterator[str]:
    """What would change, as a unified diff; files that are no text by name alone."""
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if name.endswith((".md", ".txt")):
            yield from difflib.unified_diff(
                _lines(before),
                _lines(after),
                f"{folder}/{name}" if before is not None else "/dev/null",
                f"{folder}/{name}" if after is not None else "/dev/null",
                lineterm="",
            )
        else:
            yield f"{'+' if after is not None else '-'} {folder}/{name}"


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8", "replace").split("\n") if data is not None else []
