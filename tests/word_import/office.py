"""One measure as an office types it, the content that it becomes, and the command on a content tree of its own."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ita_site.commands import run_command
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.model.validation import validate
from ita_site.publish.check import load
from ita_site.source.front_matter import read_document
from ita_site.source.problems import Code
from ita_site.word_import.asked import Asked
from ita_site.word_import.importer import Imported, import_file
from ita_site.word_import.target import find_target
from tests.builders.sites import PHANGAT
from tests.word_import.wordxml import p, tbl, tc, tr

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import MeasureView
    from ita_site.model.measure import Claim

E = TypeVar("E", Measure, Report)

ROOT = Path(__file__).resolve().parents[2]
ASKED = Asked(2567, 12, "nacc", 2566, guessed_year=False)

HEADINGS = (
    "ประเด็นที่ต้องปรับปรุงแก้ไข/พัฒนา",
    "มาตรการ/กิจกรรมที่ดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "ผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จของการดำเนินการ",
)
ISSUE = ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "- e1 เจ้าหน้าที่ปฏิบัติงานเป็นไปตามขั้นตอน")
ACTIVITIES = ("1.จัดทำคู่มือการให้บริการ", "2.ติดแผนผังขั้นตอน")
RESPONSIBLE = ("สำนักปลัด",)
PERIOD = ("ตุลาคม 2566-กันยายน 2567",)
RESULTS = ("-จัดทำคู่มือแล้ว http://www.example.go.th/news.php?id=1", "-ติดแผนผังที่หน้าสำนักงาน")
OUTCOMES = ("-ประชาชนสะดวกขึ้น",)
CELLS = (ISSUE, ACTIVITIES, RESPONSIBLE, PERIOD, RESULTS, OUTCOMES)

TITLE = "รายงานผลการดำเนินการ องค์การบริหารส่วนตำบลพะงาด ปีงบประมาณ พ.ศ. ๒๕๖7 รอบ 12 เดือน"
OPENING = "ตามที่ได้วิเคราะห์ผลการประเมิน จึงกำหนดมาตรการดังต่อไปนี้"
BEFORE = p(TITLE) + p(OPENING)

BASE: dict[str, Any] = {
    "issue": "\n".join(ISSUE),
    "indicator": 6,
    "items": ["e1"],
    "lead": None,
    "activities": [(1, ACTIVITIES[0]), (2, ACTIVITIES[1])],
    "responsible": "สำนักปลัด",
    "units": ["office"],
    "period": "2566-10/2567-09",
    "period_text": PERIOD[0],
    "status": None,
    "results": [(RESULTS[0], ["http://www.example.go.th/news.php?id=1"]), (RESULTS[1], [])],
    "outcomes": [(OUTCOMES[0], [])],
}


def row(**changed: Any) -> str:
    """The row of the measure; a column is given as paragraphs or as the XML of its cell."""
    cells: dict[str, Any] = dict(
        zip(("issue", "activities", "responsible", "period", "results", "outcomes"), CELLS, strict=True)
    )
    cells |= changed
    return tr(
        *(one if isinstance(one, str) and one.startswith("<w:tc>") else tc(*_paragraphs(one)) for one in cells.values())
    )


def _paragraphs(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def form(*rows: str, headings: tuple[str, ...] = HEADINGS) -> str:
    """The table: headings and rows."""
    return tbl(tr(*headings), *rows)


def measure(**changed: Any) -> dict[str, Any]:
    """What the measure becomes."""
    return BASE | changed


def told(row: MeasureView | Written[Measure]) -> dict[str, Any]:
    """What the content says of a measure."""
    one = row.entry
    return {
        "issue": one.issue.text,
        "indicator": one.issue.indicator,
        "items": list(one.issue.items),
        "lead": one.lead,
        "activities": [(each.number, each.text) for each in one.activities],
        "responsible": one.responsible.text,
        "units": list(one.responsible.units),
        "period": str(one.period),
        "period_text": one.period_text,
        "status": one.status,
        "results": [claim(each) for each in one.results],
        "outcomes": [claim(each) for each in one.outcomes],
    }


def claim(one: Claim) -> tuple[str, list[str]]:
    """(words, addresses): ``printed → url`` where they differ."""
    return one.text, [f"{each.printed} → {each.url}" if each.printed else each.url for each in one.evidence]


@dataclass(frozen=True)
class Written(Generic[E]):
    """A content file: its fields, and the free text below them."""

    entry: E
    body: str


@dataclass(frozen=True)
class WrittenReport:
    """The files of a report."""

    entry: Report
    body: str
    measures: list[Written[Measure]]


@dataclass
class Desk:
    """An office's copy of the site's content without any report, and the file that it imports."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def report(self) -> Path:
        return self.content / "reports/2567-12m"

    def draft(self, data: bytes, name: str = "report.docx", asked: Asked = ASKED, *, merge: bool = False) -> Imported:
        """Draft the report in ``data``; nothing is stored."""
        file = self.root / name
        file.write_bytes(data)
        return import_file(file, find_target(self.content, asked, merge=merge))

    def imported(self, data: bytes) -> WrittenReport:
        """Import ``data``, and read the files back: all that they say, settled or not."""
        self.draft(data).store()
        return self.written_report()

    def written_report(self) -> WrittenReport:
        """What the files of the report say; the site takes them."""
        reading = load(self.content)
        assert reading.catalogue is not None, [str(one) for one in reading.problems]
        measures = [self.written(Measure, file) for file in sorted(self.report.glob("measures/*.md"))]
        report = self.written(Report, self.report / "index.md")
        return WrittenReport(report.entry, report.body, sorted(measures, key=lambda one: one.entry.order))

    def written(self, model: type[E], file: Path) -> Written[E]:
        """What a content file says."""
        document = read_document(file, file.name)
        assert document.tree is not None
        entry, _ = validate(model, document.tree, file.name)
        assert entry is not None
        return Written(entry, document.body)

    def todos(self) -> list[str]:
        """What check_content says is to be looked at: file:line words."""
        return [
            f"{one.path.rpartition('/')[2]}:{one.line} {one.found}"
            for one in load(self.content).problems
            if one.code is Code.TODO
        ]

    def remarks(self) -> list[str]:
        """The words of every place that is to be looked at."""
        return [words.partition(" ")[2] for words in self.todos()]

    def text(self) -> str:
        """All text of the report's folder."""
        return "\n".join(file.read_text(encoding="utf-8") for file in sorted(self.report.rglob("*.md")))

    def names(self) -> list[str]:
        """Every file and folder of the content, to see that nothing was left behind."""
        return sorted(os.path.relpath(file, self.content) for file in self.content.rglob("*"))


def run_ita(command: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `ita` in this process: a second goes into the start of another."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run_command(command, words)
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def desk(folder: Path) -> Desk:
    """A copy of the real content, its report taken away."""
    shutil.copytree(PHANGAT, folder / "content")
    shutil.rmtree(folder / "content/reports")
    return Desk(folder)
