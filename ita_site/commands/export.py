"""`ita export`: write a report as files that an office opens: the official form for Word, the tables for Excel, a PDF.

Exit codes: 0 all written, 1 the content has errors or a file could not be made, 2 the command was called wrongly.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ita_site.commandline import fail, say, tell
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there
from ita_site.commands.pdf import no_browser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.catalogue.catalogue import Catalogue, ReportView
    from ita_site.publish.export import Site
    from ita_site.source.problems import Problem

_FORMATS: Final = ("docx", "xlsx", "pdf")
_ID_HELP: Final = "รหัสรายงาน เช่น 2567-12m ไม่ระบุคือฉบับใหม่สุด | the newest where left out"


@bilingual.command
@click.argument("report", required=False, metavar="REPORT-ID")
@click.option(
    "--format", "kind", type=click.Choice([*_FORMATS, "all"]), default="all", help="ไฟล์ชนิดใด | which files (all)"
)
@click.option(
    "--out", type=options.FOLDER, default=Path("build/export"), metavar="DIR", help="โฟลเดอร์ที่จะเขียน | where to write"
)
@options.site
@options.content
@options.config
def command(report: str | None, kind: str, out: Path, site: Path, content: Path, config: Path) -> int:
    """Write the files of one report."""
    from ita_site.publish.check import load
    from ita_site.publish.export import Site
    from ita_site.publish.site_folder import put_back

    put_back(config.resolve(), site.resolve())
    if not is_there(content):
        return USAGE_ERROR
    reading = load(content.resolve())
    catalogue = reading.catalogue
    if catalogue is None:
        return _refused(reading.problems)
    chosen = _chosen(catalogue, report)
    if chosen is None:
        known = ", ".join(each.entry.id for each in catalogue.reports)
        return fail(f"ไม่มีรายงาน {report or ''} มีแต่ {known}", f"no report {report or ''}; there is {known}", 2)
    kinds = _FORMATS if kind == "all" else (kind,)
    files = [out / f"{chosen.entry.id}.{each}" for each in kinds]
    finished = Site(site, config)
    written = [_export(catalogue, chosen, file, content.resolve(), finished, kind) for file in files]
    return max(written)


def _refused(problems: "Iterable[Problem]") -> int:
    """Print the errors of a content folder that cannot be exported; return the exit code."""
    from ita_site.source.problems import Severity

    sys.stderr.writelines(f"{problem}\n" for problem in problems if problem.severity is Severity.ERROR)
    tell("เนื้อหามีข้อผิดพลาด จึงไม่ได้ส่งออก", "The content has errors; nothing was written")
    return 1


def _chosen(catalogue: "Catalogue", wanted: str | None) -> "ReportView | None":
    """Return the report of that id, or the newest where none is named; None where there is none."""
    return next((report for report in catalogue.reports if wanted in {None, report.entry.id}), None)


def _export(catalogue: "Catalogue", report: "ReportView", file: Path, content: Path, site: "Site", kind: str) -> int:
    """Write one file and name it, or say why it could not be made; return the exit code."""
    from ita_site.office.pdf import PdfError
    from ita_site.office.template_error import BadTemplateError
    from ita_site.publish.export import NoBrowserError, NoPageError, print_report, write_office_file

    try:
        if file.suffix == ".pdf":
            print_report(site, report.entry.id, file)
        else:
            write_office_file(catalogue, report, content, file)
    except (NoBrowserError, NoPageError) as error:
        # who asked for all that can be made has it
        return min(_no_pdf(error, site), int(kind != "all"))
    except BadTemplateError as error:
        thai, _, english = str(error).partition(" | ")
        return fail(f"ใช้แม่แบบ Word ไม่ได้: {thai}", f"the Word template is of no use: {english}")
    except (PdfError, OSError) as error:
        return fail(f"เขียน {file} ไม่ได้: {error}", f"cannot write {file}: {error}")
    say(str(file))
    return 0


def _no_pdf(error: Exception, site: "Site") -> int:
    if not str(error):
        return no_browser()
    tell(
        f"ไม่ได้ทำ PDF: ไม่มีหน้า {error} ใน {site.folder} สั่ง ita build (make site) ก่อน",
        "No PDF: run ita build (make site) first",
    )
    return 1
