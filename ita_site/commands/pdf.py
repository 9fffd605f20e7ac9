"""`ita pdf`: print every report of the finished site as PDF, as its page prints: the official form with Chromium.

Exit codes: 0 done, 1 the site, the browser or the disk failed, 2 the command was called wrongly.
"""

from pathlib import Path

import click

from ita_site.commandline import fail, say, tell
from ita_site.commands.line import bilingual, options


@bilingual.command
@options.site
@click.option(
    "--out",
    type=options.FOLDER,
    default=Path("build/pdf"),
    metavar="DIR",
    help="โฟลเดอร์ที่จะเขียน | where to write (build/pdf)",
)
@options.config
def command(site: Path, out: Path, config: Path) -> int:
    """Write the PDFs and name each file, or say in two languages why not."""
    from ita_site.office.pdf import PdfError
    from ita_site.publish.export import NoBrowserError, NoPageError, Site, print_report
    from ita_site.publish.site_folder import put_back

    put_back(config.resolve(), site.resolve())
    finished = Site(site, config)
    if not finished.reports:
        return fail("ต้องสร้างเว็บไซต์ก่อน: ita build (make site)", "Build the site first: ita build (make site)")
    try:
        for report_id in finished.reports:
            file = out / f"{report_id}.pdf"
            print_report(finished, report_id, file)
            say(str(file))
    except NoBrowserError:
        return no_browser()
    except (NoPageError, PdfError, OSError) as error:
        return fail(f"สร้าง PDF ไม่สำเร็จ: {error}", f"The PDF could not be made: {error}")
    return 0


def no_browser() -> int:
    """Say that no Chromium is installed, and what to do; return the exit code."""
    tell(
        "ไม่ได้สร้าง PDF เพราะเครื่องนี้ไม่มี Chromium ให้ติดตั้ง (make browser) หรือเปิดหน้ารายงานแล้วสั่งพิมพ์เป็น PDF",
        "No PDF: no Chromium is installed. Install it (make browser), or print the report's page to PDF by hand",
    )
    return 1
