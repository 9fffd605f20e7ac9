"""What comes out of the printer: the official form, sheet by sheet, word for word."""

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ita_site.catalogue.catalogue import MeasureView, ReportView, headings
from ita_site.catalogue.evidence.reach import segments
from ita_site.model.measure import Claim
from ita_site.office.pdf import PdfError, write_pdf
from tests.browser.conftest import Serve
from tests.builders.projects import ROOT
from tests.builders.sites import GOLDEN, PHANGAT, catalogue_of

POINTS = 72 / 25.4
"""Points in a millimetre."""
A4_LANDSCAPE = (297 * POINTS, 210 * POINTS)
LEFT, FOOT = 12 * POINTS, 15 * POINTS
WIDTHS = (18, 22.5, 13.5, 9.5, 20, 16.5)
"""The columns' shares of the form in percent: the stylesheet's."""
LOST = "ต้นฉบับมีภาพตรงนี้ แต่ภาพไม่ได้มากับข้อความของรายงาน"
REPORT = "reports/2567-12m/"


@pytest.fixture(scope="session")
def chromium() -> Path:
    command = [sys.executable, str(ROOT / "scripts" / "install" / "browser.py"), "--print"]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


@pytest.fixture(scope="session")
def report() -> ReportView:
    return catalogue_of(PHANGAT).reports[0]


@dataclass(frozen=True)
class Paper:
    """A PDF, read by poppler: what a person would copy from it."""

    file: Path

    @property
    def sheets(self) -> list[str]:
        """The words of each sheet."""
        return [squeezed(text) for text in self._read("pdftotext", "-raw", str(self.file), "-").split("\f")[:-1]]

    def column(self, sheet: int, at: int) -> str:
        """The words of one of the form's columns on a sheet, counted from 1, without the sheet's foot."""
        share = (A4_LANDSCAPE[0] - 2 * LEFT) / 100
        start, width = LEFT + share * sum(WIDTHS[:at]), share * WIDTHS[at]
        area = {"-x": start, "-y": 0, "-W": width, "-H": A4_LANDSCAPE[1] - FOOT}
        options = [part for name, value in area.items() for part in (name, str(round(value)))]
        only = ("-f", str(sheet), "-l", str(sheet), "-r", "72", "-raw", *options)
        return squeezed(self._read("pdftotext", *only, str(self.file), "-"))

    def info(self, *options: str) -> str:
        return self._read("pdfinfo", *options, str(self.file))

    def _read(self, *command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def print_page(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Paper]:
    def make(site: Path, address: str, site_url: str = "") -> Paper:
        file = tmp_path_factory.mktemp("paper") / "page.pdf"
        write_pdf(site, address, file, browser=chromium, site_url=site_url)
        return Paper(file)

    return make


@pytest.fixture(scope="session")
def paper(real_site: Path, print_page: Callable[..., Paper]) -> Paper:
    return print_page(real_site, REPORT)


def squeezed(text: str) -> str:
    """Without white space; a PDF may hold ำ in two parts."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def cells(view: MeasureView) -> list[str]:
    """The six cells of a measure, as the report has them."""
    measure = view.entry

    def said(claims: Sequence[Claim]) -> str:
        parts = [(segments(claim.text, claim.evidence), LOST if claim.lost_picture else "") for claim in claims]
        return "".join("".join(part.text for part in pieces) + lost for pieces, lost in parts)

    activities = (measure.lead or "", *(activity.text for activity in measure.activities))
    texts = [measure.issue.text, "".join(activities), measure.responsible.text, measure.period_text]
    texts += [(measure.status or "") + said(measure.results), said(measure.outcomes)]
    return [squeezed(text) for text in texts]


def test_the_author_is_the_agency_and_no_program_or_machine_is_named(paper: Paper) -> None:
    info = paper.info()
    assert f"Author:          {catalogue_of(PHANGAT).agency.name}\n" in info
    assert not {"Creator:", "Producer:"} & set(info.split())
    assert not re.search(rb"Mozilla|Chrome|Skia|Linux", paper.file.read_bytes())


def test_every_sheet_is_a4_landscape(paper: Paper) -> None:
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", paper.info("-f", "1", "-l", "99"))
    assert 6 <= len(sizes) <= 14
    for size in sizes:
        assert tuple(map(float, size)) == pytest.approx(A4_LANDSCAPE, abs=1)


def test_every_sheet_has_its_number_the_agency_and_the_address(paper: Paper) -> None:
    sheets = paper.sheets
    for number, text in enumerate(sheets, 1):
        assert squeezed(f"หน้า {number} / {len(sheets)}") in text
        assert squeezed(f"องค์การบริหารส่วนตำบลพะงาด · {REPORT}") in text


def test_the_first_sheet_has_the_title_and_the_introduction(paper: Paper, report: ReportView) -> None:
    first = paper.sheets[0]
    assert squeezed(report.entry.title_lines) in first
    assert squeezed(report.entry.introduction) in first


def test_the_heading_row_stands_on_every_sheet_of_a_table(paper: Paper, report: ReportView) -> None:
    known = {tuple(map(squeezed, heading)) for heading in headings(report)}
    for sheet in range(2, len(paper.sheets) + 1):
        tops = [paper.column(sheet, at) for at in range(6)]
        assert any(all(map(str.startswith, tops, heads)) for heads in known)


@pytest.mark.parametrize("at", range(6))
def test_the_words_of_each_column_are_the_report_s_in_its_order(at: int, paper: Paper, report: ReportView) -> None:
    heads = sorted({squeezed(heading[at]) for heading in headings(report)}, key=len, reverse=True)
    printed = ""
    for sheet in range(2, len(paper.sheets) + 1):
        text = paper.column(sheet, at)
        for head in heads:
            text = text.replace(head, "")
        printed += text
    assert printed == "".join(cells(measure)[at] for measure in report.measures)


def test_the_same_page_gives_the_same_bytes(paper: Paper, real_site: Path, print_page: Callable[..., Paper]) -> None:
    assert print_page(real_site, REPORT).file.read_bytes() == paper.file.read_bytes()


def test_the_document_is_tagged_and_has_the_page_s_title_and_language(paper: Paper) -> None:
    info = paper.info()
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+รายงานปีงบประมาณ 2567", info)
    assert re.search(rb"/Lang\s*\(th", paper.file.read_bytes())


def test_a_published_site_s_own_address_stands_on_each_sheet(real_site: Path, print_page: Callable[..., Paper]) -> None:
    paper = print_page(real_site, REPORT, "https://ita.example.go.th/a/")
    assert all("https://ita.example.go.th/a/reports/2567-12m/" in sheet for sheet in paper.sheets)


def test_links_behind_words_show_their_address(real_site: Path, print_page: Callable[..., Paper]) -> None:
    paper = print_page(real_site, f"{REPORT}measures/improvement/", "https://ita.example.go.th/")
    printed = "".join(paper.sheets)
    assert "(https://ita.example.go.th/reports/2567-12m/indicators/8/)" in printed
    assert "https://www.pangad.go.th/phpBB3/" in printed


@pytest.mark.parametrize("address", ["", "reports/2567-12m/coverage/", "reports/2567-12m/measures/improvement/"])
def test_no_sheet_shows_what_only_a_screen_needs(
    address: str, real_site: Path, print_page: Callable[..., Paper]
) -> None:
    printed = "".join(print_page(real_site, address).sheets)
    for part in ("ข้ามไปยังเนื้อหา", "โหมดมืด", "ล้างตัวกรอง", "รวมทุกหน้าของเว็บไซต์นี้", "เมนู"):
        assert squeezed(part) not in printed


def test_the_dark_scheme_prints_black_on_white(browser: Browser, real_site: Path, serve: Serve) -> None:
    with serve(real_site) as base:
        context = browser.new_context(color_scheme="dark")
        tab = context.new_page()
        tab.goto(f"{base}{REPORT}")
        tab.emulate_media(media="print", color_scheme="dark")
        colours = tab.evaluate(
            "[document.body, document.querySelector('.ita-official td p')].map(one => getComputedStyle(one))"
            ".map(style => [style.color, style.backgroundColor]).flat()"
        )
        context.close()
    assert colours[:3] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.parametrize(
    ("address", "sheets_of_the_table", "heads"),
    [
        ("coverage/", slice(1, 4), ("ข้อ", "ระดับหลักฐาน", "หลักฐาน")),
        ("evidence/", slice(0, 2), ("เป็นหลักฐานของข้อความ", "ลิงก์ตามที่รายงานพิมพ์", "ผลตรวจลิงก์")),
    ],
)
def test_columns_that_can_be_sorted_keep_their_headings_on_each_sheet(
    address: str, sheets_of_the_table: slice, heads: Sequence[str], real_site: Path, print_page: Callable[..., Paper]
) -> None:
    sheets = print_page(real_site, f"{REPORT}{address}").sheets
    assert len(sheets) <= 7
    without = [
        (at, head) for at, sheet in enumerate(sheets[sheets_of_the_table]) for head in heads if head not in sheet
    ]
    assert without == []


def test_a_filtered_table_says_on_paper_how_much_is_missing(
    browser: Browser, real_site: Path, serve: Serve, tmp_path: Path
) -> None:
    with serve(real_site) as base:
        tab = browser.new_page()
        tab.goto(f"{base}{REPORT}coverage/?state=not-mentioned")
        file = tmp_path / "filtered.pdf"
        tab.pdf(path=file, prefer_css_page_size=True)
        tab.emulate_media(media="print")
        shown = [control.is_visible() for control in tab.locator(".ita-filter :is(select, button, label)").all()]
        tab.close()
    printed = "".join(Paper(file).sheets)
    assert squeezed("แสดง 9 จาก 31 รายการ") in printed
    assert f"{base}{REPORT}coverage/" in printed
    assert shown
    assert not any(shown)


def test_without_scripts_the_form_still_says_whose_it_is_and_where_it_stands(
    browser: Browser, real_site: Path, serve: Serve, tmp_path: Path
) -> None:
    with serve(real_site) as base:
        context = browser.new_context(java_script_enabled=False)
        tab = context.new_page()
        tab.goto(f"{base}{REPORT}")
        file = tmp_path / "plain.pdf"
        tab.pdf(path=file, prefer_css_page_size=True)
        context.close()
    sheets = Paper(file).sheets
    assert squeezed(f"องค์การบริหารส่วนตำบลพะงาด · {REPORT}") in sheets[-1]
    assert all(squeezed(f"หน้า {at} / {len(sheets)}") in sheet for at, sheet in enumerate(sheets, 1))


@pytest.fixture(scope="session")
def long_report(built: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred measures, one of them with an activity that fills more than a sheet."""
    content = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("long") / "content"))
    measures = content / "reports/2567-12m/measures"
    text = (measures / "two.md").read_text(encoding="utf-8")
    for number in range(3, 101):
        copy = text.replace("id: two", f"id: m{number}").replace("order: 2", f"order: {number}")
        if number == 50:
            copy = copy.replace("text: กิจกรรมเดียว", f'text: "{"ยาว มาก " * 1250}จบแถว"')
        (measures / f"m{number}.md").write_text(copy, encoding="utf-8")
    return built(content)


def test_a_long_report_repeats_its_headings_and_loses_no_word(
    long_report: Path, print_page: Callable[..., Paper]
) -> None:
    paper = print_page(long_report, REPORT)
    sheets = paper.sheets
    filled = [number for number, sheet in enumerate(sheets, 1) if "ยาวมาก" in sheet]
    assert len(sheets) > 15
    assert len(filled) > 1
    columns = [paper.column(number, 1) for number in filled]
    assert all(text.startswith("กิจกรรม") for text in columns[1:])
    assert "".join(columns).count("ยาวมาก") == 1250
    assert "จบแถว" in "".join(columns)


def test_a_page_that_the_site_has_not_is_refused_and_nothing_is_written(
    real_site: Path, chromium: Path, tmp_path: Path
) -> None:
    with pytest.raises(PdfError, match="no page"):
        write_pdf(real_site, "reports/1999/", tmp_path / "x.pdf", browser=chromium)
    assert list(tmp_path.iterdir()) == []


def test_a_browser_that_does_not_start_is_an_error_not_a_wait(real_site: Path, tmp_path: Path) -> None:
    with pytest.raises(PdfError):
        write_pdf(real_site, REPORT, tmp_path / "x.pdf", browser=Path("/bin/false"))
    assert list(tmp_path.iterdir()) == []


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ita_site.commands", "pdf", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment or None)


def test_ita_pdf_writes_a_file_for_each_report(real_site: Path, tmp_path: Path) -> None:
    done = run("--site", str(real_site), "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["2567-12m.pdf"]


def test_without_a_browser_ita_pdf_says_how_to_get_one_and_writes_nothing(real_site: Path, tmp_path: Path) -> None:
    done = run("--site", str(real_site), "--out", str(tmp_path / "out"), PATH=str(tmp_path), HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("ไม่ได้สร้าง PDF")
    assert "make browser" in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_site_ita_pdf_says_what_to_do(tmp_path: Path) -> None:
    done = run("--site", str(tmp_path))
    assert done.returncode == 1
    assert "make site" in done.stderr
