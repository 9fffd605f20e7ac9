"""Write a report as files that an office opens: the official form for Word, the tables for Excel, and a PDF.

Exit codes: 0 all written, 1 the content has errors or a file could not be made, 2 the command was called wrongly.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site import commandline, urls
from ita_site.office.excel import excel_file
from ita_site.office.files import last_change
from ita_site.office.pdf import PdfError, write_pdf
from ita_site.office.word import BadTemplateError, template_for, word_file
from ita_site.publish.check import load
from ita_site.publish.outputs import settings
from ita_site.source.problems import Severity
from ita_site.urls import Addresses
from scripts.install_browser import find_chromium
from scripts.make_pdf import published

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import Catalogue, ReportView

FORMATS: Final = ("docx", "xlsx", "pdf")


def tell(thai: str, english: str) -> None:
    """Tell what went wrong, in both languages."""
    print(f"{thai}\n{english}", file=sys.stderr)


def chosen(catalogue: Catalogue, wanted: str | None) -> ReportView | None:
    """The report of that id, or the newest where none is named."""
    if wanted is None:
        return catalogue.reports[0]
    return next((report for report in catalogue.reports if report.entry.id == wanted), None)


def made(catalogue: Catalogue, report: ReportView, kind: str, root: Path) -> bytes:
    """The report as a file of one kind. Raises BadTemplateError."""
    known = settings(root, site_url="", repo_url="", edit_uri="", directories=True)
    changed = last_change(catalogue, report, known)
    if kind == "xlsx":
        return excel_file(catalogue, report, changed)
    return word_file(catalogue, report, template_for(root), changed)


def print_page(report: ReportView, file: Path, options: argparse.Namespace) -> bool:
    """Print the report's page of the finished site as PDF; where that cannot be, say why. Raises PdfError."""
    browser = find_chromium()
    page = Addresses().of(urls.report(report.entry.id))
    if browser is None:
        tell(
            "ไม่ได้ทำ PDF: ไม่มี Chromium (make browser ติดตั้งให้)", "No PDF: there is no Chromium (make browser installs it)"
        )
        return False
    if not (options.site / page / "index.html").is_file():
        tell(f"ไม่ได้ทำ PDF: ไม่มีหน้า {page} ใน {options.site} สั่ง make site ก่อน", "No PDF: run make site first")
        return False
    write_pdf(options.site, page, file, browser=browser, site_url=published(Path("mkdocs.yml")))
    return True


def write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(data)
    part.replace(file)


def export(catalogue: Catalogue, report: ReportView, kind: str, options: argparse.Namespace) -> bool:
    """Write one file; tell of it, or why it could not be made."""
    file: Path = options.out / f"{report.entry.id}.{kind}"
    try:
        if kind == "pdf":
            if not print_page(report, file, options):
                # who asked for all that can be made has it
                return bool(options.format == "all")
        else:
            write(file, made(catalogue, report, kind, options.content))
    except BadTemplateError as error:
        thai, _, english = str(error).partition(" | ")
        tell(f"ผิดพลาด: ใช้แม่แบบ Word ไม่ได้: {thai}", f"Error: the Word template is of no use: {english}")
        return False
    except (PdfError, OSError) as error:
        tell(f"ผิดพลาด: เขียน {file} ไม่ได้: {error}", f"Error: cannot write {file}: {error}")
        return False
    print(file)
    return True


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = commandline.Parser(description="ส่งออกรายงานเป็น Word Excel และ PDF | Write a report as Word, Excel and PDF")
    parser.add_argument(
        "report",
        nargs="?",
        metavar="REPORT-ID",
        help="รหัสรายงาน เช่น 2567-12m ไม่ระบุคือฉบับใหม่สุด | the newest where left out",
    )
    parser.add_argument(
        "--format", choices=(*FORMATS, "all"), default="all", help="ไฟล์ชนิดใด ปกติทุกชนิด | which files (default: all)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("build/export"), metavar="DIR", help="โฟลเดอร์ที่จะเขียน | where to write them"
    )
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="เว็บไซต์ที่สร้างแล้ว สำหรับ PDF | the finished site, for the PDF",
    )
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | the content folder"
    )
    options = parser.parse_args(arguments)
    options.content = options.content.resolve()
    return options


def main(arguments: list[str] | None = None) -> int:
    """Write the files of one report."""
    options = parsed(arguments)
    reading = load(options.content)
    if reading.catalogue is None:
        print("\n".join(str(one) for one in reading.problems if one.severity is Severity.ERROR), file=sys.stderr)
        tell("เนื้อหามีข้อผิดพลาด จึงไม่ได้ส่งออก", "The content has errors; nothing was written")
        return 1
    report = chosen(reading.catalogue, options.report)
    if report is None:
        known = ", ".join(report.entry.id for report in reading.catalogue.reports)
        tell(f"ผิดพลาด: ไม่มีรายงาน {options.report} มีแต่ {known}", f"Error: no report {options.report}; there is {known}")
        return 2
    kinds = FORMATS if options.format == "all" else (options.format,)
    written = [export(reading.catalogue, report, kind, options) for kind in kinds]
    return 0 if all(written) else 1


if __name__ == "__main__":
    sys.exit(main())
