"""Import a Word file as a report folder: read, join with what people settled, write, try out, store."""

from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, count
from pathlib import Path
from typing import Final

from ita_site.catalogue.reading import FRAMEWORKS, HOME, REPORTS
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.source.problems import shorten
from ita_site.text.thai import fiscal_period, fold
from ita_site.word_import.docx.package import Package, read_file
from ita_site.word_import.docx.story import Document
from ita_site.word_import.doubt_kinds import Review
from ita_site.word_import.doubts import Doubt, remark
from ita_site.word_import.draft.complete_framework import completed, completed_file, lacks_items
from ita_site.word_import.draft.framework import draft_framework, framework_file
from ita_site.word_import.draft.free_text import FreeText
from ita_site.word_import.draft.measure import Draft, write_measure
from ita_site.word_import.draft.pictures import take_pictures
from ita_site.word_import.draft.report import write_report
from ita_site.word_import.draft.unread_words import pictures_in, unaccounted
from ita_site.word_import.entries.lines import text_of
from ita_site.word_import.explain import explain_measure
from ita_site.word_import.explain_tables import explain_tables
from ita_site.word_import.previous.before import Before, before_of
from ita_site.word_import.previous.embedded_content import Known, read_settled
from ita_site.word_import.previous.join import join, join_report
from ita_site.word_import.reading.column_words import issue_of
from ita_site.word_import.reading.measure import read_measure
from ita_site.word_import.reading.placed_leftovers import as_decided, other_notes
from ita_site.word_import.reading.report import headings_of, read_report
from ita_site.word_import.reading.values import Context, Leftover, Pictures, ReadMeasure
from ita_site.word_import.source import Source, read_source, refusal_of
from ita_site.word_import.storing import Tried, difference, merged, store, try_out
from ita_site.word_import.tables.form import Form
from ita_site.word_import.tables.other_tables import rounds_in
from ita_site.word_import.target import Target

_FENCE: Final = "\n---\n"


@dataclass(frozen=True, slots=True)
class Imported:
    """A report that was drafted and tried, not yet stored."""

    target: Target
    files: Mapping[str, bytes]
    framework: Mapping[str, bytes]
    tried: Tried
    doubts: tuple[Doubt, ...]
    """What is not certain of its fields."""
    reviews: Mapping[Review, int]
    """How many places a person should look at, by what is to be done."""
    remarks: tuple[str, ...]
    """What concerns the whole file, in Thai."""
    reads: Mapping[str, ReadMeasure]
    """Its measures as they were read, in order, by path."""
    unplaced: Mapping[str, tuple[Leftover, ...]]
    """What no field takes, by the path of the file below whose fields it is."""

    @property
    def changes(self) -> tuple[str, ...]:
        """What storing it would change in a folder that is there already."""
        return tuple(difference(self.target.old, self.files, f"{REPORTS}/{self.target.asked.report_id}"))

    def store(self) -> None:
        """Write it, whole or not at all. Raises OSError."""
        store(self.target.content, self.target.asked.report_id, self.files, self.framework)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure as it was read, and where it goes."""

    path: str
    name: str
    """Its id."""
    read: ReadMeasure
    """Joined with what people settled."""
    before: Before[Measure] | None
    leftovers: tuple[Leftover, ...]
    """What no field takes, whatever a person decided of it."""


def import_file(file: Path, target: Target) -> Imported:
    """Return the report in `file`, drafted and tried out. Raises Refusal; writes nothing into the content."""
    return import_source(read_source(read_file(file), file.name, target))


def import_source(source: Source) -> Imported:
    """Return the report in a Word file that was read, drafted and tried out. Raises Refusal."""
    if refusal := refusal_of(source.form):
        raise refusal
    target = source.target
    remarks = _remarks(source.form, source.document, target)
    if not target.old:
        target, more = _as_exported(source.package, target)
        source, remarks = replace(source, target=target), (*remarks, *more)
    return _drafted(source, remarks)


def explain_file(file: Path, target: Target) -> str:
    """Return in Thai what each table, row and column of a file was taken for, and how each field was read.

    Nothing is joined with what people settled, and nothing is written. Raises Refusal.
    """
    source = read_source(read_file(file), file.name, target)
    if refusal := refusal_of(source.form):
        raise refusal
    framework, _ = _framework(source.form, target)
    context = _context(source.form, target, framework, _pictures(source))
    measures = (read_measure(measure, order, context) for order, measure in enumerate(source.form.measures, 1))
    return "\n".join([*explain_tables(source.sheets), *chain.from_iterable(map(explain_measure, measures))])


def _as_exported(package: Package, target: Target) -> tuple[Target, tuple[str, ...]]:
    """Return the target with the report as a file of ours carries it, and remarks."""
    asked = target.asked
    settled, remarks = read_settled(package, Known(asked, target.agency, target.frameworks))
    if settled is None:
        return target, remarks
    report = settled.report.entry
    if asked.guessed_year and (asked.family, report.assessed_year) in target.frameworks:
        asked = replace(asked, assessed_year=report.assessed_year)
    measures = tuple(("", measure) for measure in settled.measures)
    return replace(target, asked=asked, report=settled.report, measures=measures), remarks


def _drafted(source: Source, remarks: tuple[str, ...]) -> Imported:
    target, pictures = source.target, _pictures(source)
    framework, added = _framework(source.form, target)
    measures = list(_measures(source, _context(source.form, target, framework, pictures)))
    drafts = dict(_drafts(source, measures, pictures))
    bodies = {path: _body(target.old.get(path, b"")) for path in drafts}
    files = {path: _with_body(draft.text, bodies[path]).encode() for path, draft in drafts.items()}
    files = dict(ChainMap(*(dict(draft.files) for draft in drafts.values()), files))
    if target.old:
        files = merged(target.old, files)
        remarks = (*remarks, *_left_out(source, drafts, bodies))
    tried = try_out(target.content, target.asked.report_id, files, added)
    doubts = tuple(chain.from_iterable(draft.doubts for draft in drafts.values()))
    reviews = Counter(chain.from_iterable(draft.reviews for draft in drafts.values()))
    reviews[Review.YEAR] += b"".join(added.values()).count(b"TODO")
    reads = {measure.path: measure.read for measure in measures}
    unplaced = {path: draft.unplaced for path, draft in drafts.items()}
    return Imported(target, files, added, tried, doubts, reviews, remarks, reads, unplaced)


def _framework(form: Form, target: Target) -> tuple[Framework, dict[str, bytes]]:
    """Return the framework of the assessed year, and the file of one that had to be drafted or completed."""
    asked = target.asked
    known = target.frameworks.get((asked.family, asked.assessed_year))
    if known is not None and not lacks_items(known):
        return known, {}
    captions = [text_of(measure.captions) for measure in form.measures]
    drafted = draft_framework(asked, target.frameworks, list(map(issue_of, form.measures)), captions)
    name = f"{asked.family}-{asked.assessed_year}.yml"
    if known is None:
        return drafted, {name: framework_file(drafted).encode()}
    framework = completed(known, drafted)
    if framework is known:
        return known, {}
    file = target.content / FRAMEWORKS / name
    before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    return framework, {name: completed_file(before, known, framework).encode()}


def _context(form: Form, target: Target, framework: Framework, pictures: Pictures) -> Context:
    year, months = target.asked.fiscal_year, target.asked.months
    return Context(
        target.agency, framework, fiscal_period(year), fiscal_period(year, months), headings_of(form), pictures
    )


def _pictures(source: Source) -> Pictures:
    return take_pictures(source.package, (picture.part for picture in pictures_in(source.document.blocks)))


def _drafts(source: Source, measures: Sequence[_Measure], pictures: Pictures) -> Iterator[tuple[str, Draft]]:
    """Yield (path, draft) of the report and of every measure."""
    document, form, target = source.document, source.form, source.target
    drafts = {
        measure.path: write_measure(measure.read, measure.name, FreeText(measure.name, "../", pictures), measure.before)
        for measure in measures
    }
    report = join_report(read_report(form, document.margins, target.asked), target.report)
    known = chain(report.leftovers, *(measure.leftovers for measure in measures))
    notes = other_notes(known, source.decisions)
    report = replace(report, leftovers=(*as_decided(report.leftovers, source.decisions), *notes))
    free = FreeText("report", "", pictures)
    yield HOME, write_report(report, target, form, document, free, drafts.values())
    yield from drafts.items()


def _measures(source: Source, context: Context) -> Iterator[_Measure]:
    """Yield every measure: one that was there keeps its file and its id."""
    form, target = source.form, source.target
    width = len(str(len(form.measures)))
    paths = {id(old): path for path, old in target.measures}
    olds = before_of(list(map(issue_of, form.measures)), [old for _, old in target.measures])
    taken = {old.entry.id for _, old in target.measures} | {paths[id(old)] for old in olds if old}
    for order, (measure, old) in enumerate(zip(form.measures, olds, strict=True), 1):
        name = old.entry.id if old else _free(map("measure-{}".format, count(order)), taken)
        path = paths.get(id(old)) or _free(_paths(f"{order:0{width}}", name if old else "measure"), taken)
        taken |= {name, path}
        read = read_measure(measure, order, context)
        decided = replace(read, leftovers=as_decided(read.leftovers, source.decisions))
        yield _Measure(path, name, join(decided, old, same_framework=target.same_framework), old, read.leftovers)


def _paths(order: str, name: str) -> Iterator[str]:
    """Return paths that a measure's file may have, the best first."""
    return chain([f"measures/{order}-{name}.md"], map(f"measures/{order}-measure-{{}}.md".format, count(2)))


def _free(names: Iterable[str], taken: Collection[str]) -> str:
    """Return the first of some names that nothing has."""
    return next(name for name in names if name not in taken)


def _body(old: bytes) -> str:
    """Return the free text below the fields of a file; nothing where there is none."""
    body = old.decode("utf-8", "replace").partition(_FENCE)[2]
    return body.strip() and body


def _with_body(text: str, body: str) -> str:
    """Return a new file with the free text that people left below the old one's fields."""
    return f"{text.partition(_FENCE)[0]}{_FENCE}{body}" if body else text


def _left_out(source: Source, drafts: Mapping[str, Draft], bodies: Mapping[str, str]) -> Iterator[str]:
    """Yield a remark on texts that no field takes and that the free text, which people may have changed, lacks."""
    words = chain.from_iterable(draft.words for draft in drafts.values())
    below = chain.from_iterable(draft.free_words for path, draft in drafts.items() if not bodies[path])
    remarks = map(remark, chain.from_iterable(draft.doubts for draft in drafts.values()))
    lost = unaccounted(source.document.blocks, source.form, [*words, *below, *bodies.values()], remarks)
    if lost:
        yield f"ข้อความในไฟล์ {len(lost)} แห่งไม่อยู่ในรายงาน เพราะไม่มีช่องให้ และไม่แตะข้อความใต้ช่องที่มีอยู่แล้ว เช่น {shorten(lost[0])}"


def _remarks(form: Form, document: Document, target: Target) -> tuple[str, ...]:
    words = fold("\n".join(paragraph.text for paragraph in form.head))
    name, year = target.agency.name, target.asked.fiscal_year
    other = words and fold(name) not in words
    applies = {
        f"ชื่อเรื่องในไฟล์ไม่มีชื่อ {name} ไฟล์นี้เป็นของหน่วยงานอื่นหรือไม่ ถ้าใช่ แก้ content/agency.yml ก่อน": other,
        f"ชื่อเรื่องในไฟล์ไม่กล่าวถึงปีงบประมาณ {year}": str(year) not in words,
        f"ไฟล์มีความเห็นของผู้ตรวจ {document.comments} จุด ซึ่งไม่ใช่ข้อความของรายงาน จึงไม่นำเข้า": document.comments,
    }
    return (*compress(applies, applies.values()), *_round_remarks(form, words, target.asked.months))


def _round_remarks(form: Form, words: str, months: int) -> Iterator[str]:
    """Yield remarks on a file, or tables in it, of another round than was asked for; `words` come before the form."""
    rounds = rounds_in(words) or frozenset(chain.from_iterable(map(rounds_in, headings_of(form).values())))
    if rounds and months not in rounds:
        yield f"ไฟล์กล่าวถึงรอบ {_months(rounds)} แต่สั่งนำเข้าเป็นรอบ {months} เดือน"
    if form.left:
        yield f"ไฟล์มีตารางของรอบ {_months(form.left)} ด้วย จึงนำเข้าเฉพาะรอบ {months} เดือน ข้อความของรอบอื่นอยู่ใน index.md"


def _months(rounds: Iterable[int]) -> str:
    return " และ ".join(f"{months} เดือน" for months in sorted(rounds))
