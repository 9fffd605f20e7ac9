"""`ita poster`: write an A4 sheet with a QR code for the notice board, and a text for the village loudspeaker.

Exit codes: 0 all written that this machine can make, 1 the settings or the content lack something or a file could not
be made, 2 the command was called wrongly.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_site.commandline import fail, say, tell
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.catalogue.catalogue import Catalogue
    from ita_site.publish.frame.options import SiteOptions
    from ita_site.source.problems import Problem


@bilingual.command
@options.config
@click.option("--report", metavar="ID", help="รหัสรายงาน เช่น 2567-12m ไม่ระบุคือฉบับใหม่สุด | a report's id (the newest)")
@click.option(
    "--out", type=options.FOLDER, default=Path("build/poster"), metavar="FOLDER", help="โฟลเดอร์ที่จะเขียน | where to write"
)
def command(config: Path, report: str | None, out: Path) -> int:
    """Read the site's settings and content, and write the files."""
    from ita_site.publish.check import load
    from ita_site.publish.frame.options import SiteOptions, read_options

    if not is_there(config):
        return USAGE_ERROR
    read = read_options(config.resolve())
    if not isinstance(read, SiteOptions):
        return _refused(read)
    if not read.site_url:
        return _no_address(config)
    reading = load(read.content)
    if reading.catalogue is None:
        return _refused(reading.problems)
    return _write(reading.catalogue, report, read, out)


def _refused(problems: "Iterable[Problem]") -> int:
    """Print the errors of settings or content; return the exit code."""
    from ita_site.source.problems import Severity

    sys.stderr.writelines(f"{problem}\n" for problem in problems if problem.severity is Severity.ERROR)
    tell("มีข้อผิดพลาด จึงไม่ได้เขียนป้ายประกาศ", "There are errors; no poster was written")
    return 1


def _no_address(config: Path) -> int:
    return fail(
        f"ยังไม่รู้ที่อยู่ของเว็บไซต์ จึงทำคิวอาร์โค้ดไม่ได้ ให้เขียน site_url: https://ที่อยู่ของเว็บไซต์/ ใน {config} "
        "หรือตั้งตัวแปร ITA_SITE_URL",
        f"where the site is published is not known, so there is no QR code: write site_url: https://…/ in {config}, "
        "or set ITA_SITE_URL",
    )


def _write(catalogue: "Catalogue", wanted: str | None, site: "SiteOptions", out: Path) -> int:
    """Write the files of one report and name them, or say why not; return the exit code."""
    from ita_site.office.chromium import find_chromium
    from ita_site.office.pdf import PdfError
    from ita_site.poster.announcement import announcement
    from ita_site.poster.files import write_poster

    if not catalogue.reports:
        return fail(
            "ยังไม่มีรายงานในเว็บไซต์นี้ จึงไม่มีอะไรให้ประกาศ", "the site has no report yet, so there is nothing to announce"
        )
    report = next((each for each in catalogue.reports if wanted in {None, each.entry.id}), None)
    if report is None:
        known = ", ".join(each.entry.id for each in catalogue.reports)
        return fail(f"ไม่มีรายงาน {wanted} มีแต่ {known}", f"no report {wanted}; there is {known}", USAGE_ERROR)
    browser = find_chromium()
    try:
        files = write_poster(announcement(catalogue, report, site.settings), out, browser)
    except PdfError as error:
        return fail(f"สร้าง PDF ไม่สำเร็จ: {error}", f"The PDF could not be made: {error}")
    say("\n".join(map(str, files)))
    if browser is None:
        tell(
            "ไม่ได้ทำ PDF เพราะเครื่องนี้ไม่มี Chromium ให้เปิด poster.html ด้วยเบราว์เซอร์ใดก็ได้ แล้วสั่งพิมพ์บนกระดาษ A4",
            "No PDF: no Chromium is installed. Open poster.html in any browser and print it on A4 paper",
        )
    return 0
