"""A Word file → a report folder: reads, drafts, tries out and stores; says in Thai what a person should look at."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from ita_site.catalogue.reading import AGENCY, FRAMEWORKS, HOME, REPORTS
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.source.front_matter import read_document as read_content_file
from ita_site.source.front_matter_writer import Kind
from ita_site.source.problems import shorten
from ita_site.source.todo_places import NO_MARKS, Marks
from ita_site.text.thai import fiscal_period, fold
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.package import Package, open_package, read_file
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.docx.story import Document, read_document
from ita_site.word_import.draft.complete_framework import completed, lacks_items
from ita_site.word_import.draft.framework import draft_framework, framework_file
from ita_site.word_import.draft.issue import issue_of
from ita_site.word_import.draft.measure import Draft, draft_measure
from ita_site.word_import.draft.measure import Known as Content
from ita_site.word_import.draft.pictures import Album
from ita_site.word_import.draft.report import draft_cover, headings_of
from ita_site.word_import.draft.unread_words import unaccounted
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.previous.before import Before, before_of
from ita_site.word_import.previous.embedded_content import Known, read_settled
from ita_site.word_import.storing import Tried, difference, existing, merged, store, try_out
from ita_site.word_import.tables.find_form import find_form
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.other_tables import rounds_in

E = TypeVar("E", bound=BaseModel)

MAX_MEASURES: Final = 10_000
"""More than any report has; each becomes a file and a page."""

_FENCE: Final = "\n---\n"

MAX_ROWS: Final = 500
"""The most rows of one measure: a page of more activities helps nobody."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the report goes, and what stands there."""

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


@dataclass(frozen=True, slots=True)
class Imported:
    """A report that was drafted and tried, not yet stored."""

    target: Target
    files: Mapping[str, bytes]
    framework: Mapping[str, bytes]
    tried: Tried
    kinds: Mapping[Kind, int]
    """How many places a person should look at, by what is to be done."""
    remarks: tuple[str, ...]
    """What concerns the whole file, in Thai."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What storing it would change in a folder that is there already."""
        return tuple(difference(self.target.old, self.files, f"{REPORTS}/{self.target.asked.report_id}"))

    def store(self) -> None:
        """Write it, whole or not at all. Raises OSError."""
        store(self.target.content, self.target.asked.report_id, self.files, self.framework)


def find_target(content: Path, asked: Asked, *, merge: bool = False) -> Target:
    """What the content already says. Raises Refusal where nothing can be imported into it."""
    agency, _ = _entry(Agency, content, AGENCY)
    if agency is None:
        raise Refusal(
            f"อ่าน {content / AGENCY} ไม่ได้ รายงานต้องมีข้อมูลหน่วยงานก่อน สั่ง make content เพื่อดูว่าผิดตรงไหน",
            f"{content / AGENCY} cannot be read; a report needs its agency first: make content tells what is wrong",
        )
    files = sorted((content / FRAMEWORKS).glob("*.yml"))
    read = [_entry(Framework, content, f"{FRAMEWORKS}/{file.name}")[0] for file in files]
    for file, framework in zip(files, read, strict=True):
        if framework is None:
            raise Refusal(
                f"{file} มีข้อผิดพลาด แก้ก่อนนำเข้า สั่ง make content เพื่อดูว่าผิดตรงไหน",
                f"{file} has errors; mend it first: make content tells what is wrong",
            )
    target = Target(content, asked, agency, {one.key: one for one in read if one})
    return _with_old(target, merge=merge)


def _entry(model: type[E], content: Path, path: str) -> tuple[E | None, Marks]:
    document = read_content_file(content / path, path)
    if document.tree is None:
        return None, NO_MARKS
    return validate(model, document.tree, path)[0], document.tree.marks


def _with_old(target: Target, *, merge: bool) -> Target:
    """The target with the report that is there already; only a merge may touch one."""
    if not target.folder.exists() and not target.folder.is_symlink():
        return target
    if not merge or not target.folder.is_dir():
        raise Refusal(
            f"มีรายงาน {target.folder} อยู่แล้ว ใช้ --merge เพื่อดูว่าจะเปลี่ยนอะไรบ้าง",
            f"The report {target.folder} is there already; --merge shows what would change",
        )
    name = f"{REPORTS}/{target.asked.report_id}"
    old = existing(target.folder)
    measures = [
        (path, Before(entry, marks))
        for path in old
        if path.startswith("measures/") and path.endswith(".md")
        for entry, marks in (_entry(Measure, target.content, f"{name}/{path}"),)
        if entry
    ]
    report, marks = _entry(Report, target.content, f"{name}/{HOME}") if HOME in old else (None, NO_MARKS)
    return replace(target, old=old, report=Before(report, marks) if report else None, measures=tuple(measures))


def import_file(file: Path, target: Target) -> Imported:
    """Draft the report in ``file`` and try it out. Raises Refusal; writes nothing into the content."""
    package = open_package(read_file(file), file.name)
    document = read_document(package)
    form = find_form(document.blocks, target.asked.months, target.asked.fiscal_year)
    if len(form.measures) > MAX_MEASURES or any(len(measure.rows) > MAX_ROWS for measure in form.measures):
        raise Refusal(
            f"ตารางมีมากกว่า {MAX_MEASURES:,} มาตรการ หรือมาตรการเดียวมีมากกว่า {MAX_ROWS:,} แถว ให้แยกไฟล์ก่อนนำเข้า",
            f"The tables hold over {MAX_MEASURES:,} measures, or over {MAX_ROWS:,} rows in one; split the file first",
        )
    remarks = _remarks(form, document, target)
    if not target.old:
        target, more = _as_exported(package, target)
        remarks = (*remarks, *more)
    return _drafted(form, document, target, Album(package, document.descriptions), remarks)


def _as_exported(package: Package, target: Target) -> tuple[Target, tuple[str, ...]]:
    """The target with the report as a file of ours carries it, and remarks."""
    asked = target.asked
    settled, remarks = read_settled(package, Known(asked, target.agency, target.frameworks))
    if settled is None:
        return target, remarks
    report = settled.report.entry
    if asked.guessed_year and (asked.family, report.assessed_year) in target.frameworks:
        asked = replace(asked, assessed_year=report.assessed_year)
    measures = tuple(("", one) for one in settled.measures)
    return replace(target, asked=asked, report=settled.report, measures=measures), remarks


def _drafted(form: Form, document: Document, target: Target, album: Album, remarks: tuple[str, ...]) -> Imported:
    asked = target.asked
    framework, added = _framework(form, target)
    before = target.report.entry if target.report else None
    known = Content(
        target.agency,
        framework,
        fiscal_period(asked.fiscal_year),
        fiscal_period(asked.fiscal_year, asked.months),
        headings_of(form),
        before is None or (before.family, before.assessed_year) == (asked.family, asked.assessed_year),
    )
    drafts = dict(_measures(form, known, target, album))
    drafts = {HOME: draft_cover(form, document, asked, album, target.report, drafts.values()), **drafts}
    bodies = {path: body for path in drafts if (body := _body(target.old.get(path, b"")))}
    files: dict[str, bytes] = {}
    kinds: Counter[Kind] = Counter()
    for path, draft in drafts.items():
        files[path] = _with_body(draft.text, bodies.get(path, "")).encode()
        files |= draft.files
        kinds.update(draft.kinds)
    if target.old:
        files = merged(target.old, files)
        remarks = (*remarks, *_left_out(form, document, drafts, bodies))
    tried = try_out(target.content, asked.report_id, files, added)
    kinds[Kind.YEAR] += sum(one.count(b"TODO") for one in added.values())
    return Imported(target, files, added, tried, kinds, remarks)


def _framework(form: Form, target: Target) -> tuple[Framework, dict[str, bytes]]:
    """The framework of the assessed year, and the file of one that had to be drafted or completed."""
    asked = target.asked
    known = target.frameworks.get((asked.family, asked.assessed_year))
    if known is not None and not lacks_items(known):
        return known, {}
    issues = list(map(issue_of, form.measures))
    captions = [text_of(measure.captions) for measure in form.measures]
    framework = draft_framework(asked, target.frameworks, issues, captions)
    if known is not None:
        framework = completed(known, framework)
        if framework is known:
            return known, {}
    return framework, {f"{asked.family}-{asked.assessed_year}.yml": framework_file(framework).encode()}


def _measures(form: Form, known: Content, target: Target, album: Album) -> Iterator[tuple[str, Draft]]:
    """(path, draft) of every measure: one that was there before keeps its file and its id."""
    width = len(str(len(form.measures)))
    paths = {id(one): path for path, one in target.measures}
    befores = before_of([issue_of(one) for one in form.measures], [one for _, one in target.measures])
    taken = {one.entry.id for _, one in target.measures} | {paths[id(one)] for one in befores if one}
    for order, (measure, old) in enumerate(zip(form.measures, befores, strict=True), 1):
        name = old.entry.id if old else _free("measure-{}", order, taken)
        path = paths[id(old)] if old else ""
        if not path:
            path = f"measures/{order:0{width}}-{name if old else 'measure'}.md"
            path = path if path not in taken else _free(f"measures/{order:0{width}}-measure-{{}}.md", 2, taken)
        taken |= {name, path}
        yield path, draft_measure(measure, order, known, album, name, old)


def _free(form: str, number: int, taken: Collection[str]) -> str:
    """The first name of a form that nothing has, counting from ``number``."""
    return next(name for at in count(number) if (name := form.format(at)) not in taken)


def _body(old: bytes) -> str:
    """The free text below the fields of a file; nothing where there is none."""
    body = old.decode("utf-8", "replace").partition(_FENCE)[2]
    return body if body.strip() else ""


def _with_body(text: str, body: str) -> str:
    """A new file with the free text that people left below the old one's fields."""
    return f"{text.partition(_FENCE)[0]}{_FENCE}{body}" if body else text


def _left_out(form: Form, document: Document, drafts: Mapping[str, Draft], bodies: Mapping[str, str]) -> Iterator[str]:
    """A remark on texts that no field takes and that the free text, which people may have changed, does not say."""
    said = [text for one in drafts.values() for text in one.said]
    below = [text for path, one in drafts.items() for text in ([bodies[path]] if path in bodies else one.aside)]
    remarks = [text for one in drafts.values() for text in one.remarks]
    lost = unaccounted(document.blocks, form, [*said, *below], remarks)
    if lost:
        yield f"ข้อความในไฟล์ {len(lost)} แห่งไม่อยู่ในรายงาน เพราะไม่มีช่องให้ และไม่แตะข้อความใต้ช่องที่มีอยู่แล้ว เช่น {shorten(lost[0])}"


def _remarks(form: Form, document: Document, target: Target) -> tuple[str, ...]:
    words = fold("\n".join(one.text for one in form.head))
    remarks = []
    if words and fold(target.agency.name) not in words:
        remarks.append(f"ชื่อเรื่องในไฟล์ไม่มีชื่อ {target.agency.name} ไฟล์นี้เป็นของหน่วยงานอื่นหรือไม่ ถ้าใช่ แก้ content/agency.yml ก่อน")
    if str(target.asked.fiscal_year) not in words:
        remarks.append(f"ชื่อเรื่องในไฟล์ไม่กล่าวถึงปีงบประมาณ {target.asked.fiscal_year}")
    if document.comments:
        remarks.append(f"ไฟล์มีความเห็นของผู้ตรวจ {document.comments} จุด ซึ่งไม่ใช่ข้อความของรายงาน จึงไม่นำเข้า")
    return (*remarks, *_round_remarks(form, words, target.asked.months))


def _round_remarks(form: Form, words: str, months: int) -> Iterator[str]:
    """Remarks on a file, or tables in it, of another round than was asked for; ``words`` stand before the form."""
    told = rounds_in(words) or frozenset(one for text in headings_of(form).values() for one in rounds_in(text))
    if told and months not in told:
        yield f"ไฟล์กล่าวถึงรอบ {_months(told)} แต่สั่งนำเข้าเป็นรอบ {months} เดือน"
    if form.left:
        yield f"ไฟล์มีตารางของรอบ {_months(form.left)} ด้วย จึงนำเข้าเฉพาะรอบ {months} เดือน ข้อความของรอบอื่นอยู่ใน index.md"


def _months(rounds: Iterable[int]) -> str:
    return " และ ".join(f"{one} เดือน" for one in sorted(rounds))
