"""What our own Word form carries beside its words: the report as people settled it. Untrusted, as all of a file is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from ita_site.catalogue.checks.cross_checks import check_measure
from ita_site.catalogue.read_entry import Read
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.office.our_form import MAX_SETTLED, SETTLED, SETTLED_MEASURE, SETTLED_REPORT
from ita_site.source.decoding import MAX_BYTES, MAX_LINES, decode
from ita_site.source.front_matter import split
from ita_site.source.problems import Problem, Severity
from ita_site.source.yaml_tree import Tree
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.package import Package
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.docx.xml import Element, parse
from ita_site.word_import.previous.before import Before

E = TypeVar("E", Measure, Report)

_MOST_PARTS: Final = 20
"""Parts that are looked into: Word's own are few."""

_HEAD: Final = 4096
"""Within so many bytes a part names its namespace."""

_MOST_UNREADABLE: Final = 20
"""Of a file in which more measures cannot be read, whoever made it, no more are tried."""

_UNREADABLE: Final = "ไฟล์มีข้อมูลที่ส่งออกไว้ แต่อ่านไม่ได้ จึงอ่านทุกอย่างใหม่จากข้อความ"
_OTHER: Final = "ไฟล์มีข้อมูลที่ส่งออกไว้ของรายงานอื่น จึงไม่ใช้ และอ่านทุกอย่างใหม่จากข้อความ"
_TAKEN: Final = "ไฟล์มีข้อมูลที่ส่งออกไว้ {} มาตรการ สิ่งที่คนตรวจแล้วคงไว้เมื่อข้อความยังเหมือนเดิม ใช้เฉพาะไฟล์ที่ไว้ใจที่มาได้"
_WRONG: Final = "ข้อมูลที่ส่งออกไว้ในไฟล์ใช้ไม่ได้ {} มาตรการ จึงอ่านมาตรการนั้นใหม่จากข้อความ"


@dataclass(frozen=True, slots=True)
class Settled:
    """The report as it was when it was exported."""

    report: Before[Report]
    measures: tuple[Before[Measure], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the settled data are held to."""

    asked: Asked
    agency: Agency
    frameworks: Mapping[tuple[str, int], Framework]


def read_settled(package: Package, known: Known) -> tuple[Settled | None, tuple[str, ...]]:
    """The settled data of a file, if it has any that hold, and remarks in Thai. Never raises."""
    try:
        root = next(_parts(package), None)
    except Refusal:
        return None, (_UNREADABLE,)
    if root is None:
        return None, ()
    report = _entry(Report, next(_texts(root, SETTLED_REPORT), ""))
    if report is None:
        return None, (_UNREADABLE,)
    asked, one = known.asked, report.entry
    if (one.id, one.fiscal_year, one.round) != (asked.report_id, asked.fiscal_year, asked.months):
        return None, (_OTHER,)
    told = list(_texts(root, SETTLED_MEASURE))
    measures = tuple(_measures(told, report.entry, known))
    wrong = len(told) - len(measures)
    taken = (_TAKEN.format(len(measures)),) if measures else ()
    return Settled(Before(report.entry, report.tree.marks), measures), (
        *taken,
        *((_WRONG.format(wrong),) if wrong else ()),
    )


def _parts(package: Package) -> Iterator[Element]:
    """Parts of our own kind, whatever their names: Word gives them new ones. Raises Refusal."""
    main = package.related("", "officeDocument") or "word/document.xml"
    named = [one.target for one in package.relations(main).values() if one.kind == "customXml" and not one.external]
    for name in named[:_MOST_PARTS]:
        data = package.beginning(name, MAX_SETTLED + 1)
        if SETTLED.encode() in data[:_HEAD]:
            if len(data) > MAX_SETTLED:
                raise Refusal(_UNREADABLE, "The settled data are too large")
            root = parse(data)
            if root.tag == f"{{{SETTLED}}}report":
                yield root


def _texts(root: Element, kind: str) -> Iterator[str]:
    for one in root.iterchildren(f"{{{SETTLED}}}{kind}"):
        yield one.text or ""


def _entry(model: type[E], text: str) -> Read[E] | None:
    """An entry as a content file says it, None where anything is wrong with it."""
    tree = _tree(text)
    entry = validate(model, tree, "")[0] if tree is not None else None
    return Read(entry, tree, "", "", 0) if tree is not None and entry is not None else None


def _tree(text: str) -> Tree | None:
    """The fields of a content file within the bounds of one, None where anything is wrong with it."""
    data = text.encode()
    if len(data) > MAX_BYTES or text.count("\n") > MAX_LINES:
        return None
    decoded, unfit = decode(data, "")
    document = split(decoded, "")
    return None if _wrong((*unfit, *document.problems)) else document.tree


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(one.severity is Severity.ERROR for one in problems)


def _measures(texts: list[str], report: Report, known: Known) -> Iterator[Before[Measure]]:
    """The measures that hold: nothing that the content does not know, no id twice."""
    framework = known.frameworks.get((report.family, report.assessed_year))
    seen: set[str] = set()
    unreadable = 0
    for text in texts:
        read = _entry(Measure, text)
        unreadable += read is None
        if unreadable > _MOST_UNREADABLE:
            return
        if read is None or read.entry.id in seen or _wrong(check_measure(read, report, framework, known.agency)):
            continue
        seen.add(read.entry.id)
        yield Before(read.entry, read.tree.marks)
