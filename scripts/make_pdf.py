"""Print every report of the finished site as PDF, as its page prints: the official form with Chromium.

Exit codes: 0 done, 1 the site, the browser or the disk failed, 2 the command was called wrongly, 3 no Chromium is
installed, and nothing was written.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ita_site import commandline
from ita_site.office.pdf import PdfError, write_pdf
from ita_site.publish.staging import read_project
from ita_site.source.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
NO_BROWSER = 3


def reports(site: Path) -> dict[str, str]:
    """The address of each report's page, by the report's id."""
    return {folder.name: f"reports/{folder.name}/" for folder in sorted((site / "reports").glob("*/"))}


def chromium() -> Path | None:
    """The browser that the tests use too."""
    command = [sys.executable, str(ROOT / "scripts" / "install_browser.py"), "--print"]
    path = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return Path(path) if path else None


def published(config: Path) -> str:
    """Where the site is published, as mkdocs.yml says; empty where it does not."""
    project = read_project(config) if config.is_file() else None
    if project is None or isinstance(project, Problem):
        return ""
    address = str(project.options.get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def main(arguments: list[str] | None = None) -> int:
    """Write the PDFs and name each file, or say in two languages why not."""
    options = _parser().parse_args(arguments)
    found = reports(options.site)
    if not found:
        return _tell(1, "ต้องสร้างเว็บไซต์ก่อน: make site", "Build the site first: make site")
    browser = chromium()
    if browser is None:
        return _tell(
            NO_BROWSER,
            "ไม่ได้สร้าง PDF เพราะเครื่องนี้ไม่มี Chromium ติดตั้งได้ด้วย make browser หรือเปิดหน้ารายงานแล้วสั่งพิมพ์เป็น PDF",
            "No PDF: no Chromium is installed. Run make browser, or print the report's page to PDF by hand",
        )
    try:
        for name, address in found.items():
            target: Path = options.out / f"{name}.pdf"
            write_pdf(options.site, address, target, browser=browser, site_url=published(options.config))
            print(target)
    except (PdfError, OSError) as error:
        return _tell(1, f"สร้าง PDF ไม่สำเร็จ: {error}", f"The PDF could not be made: {error}")
    return 0


def _parser() -> commandline.Parser:
    parser = commandline.Parser(
        description="พิมพ์รายงานทุกฉบับเป็น PDF | Print every report as PDF",
        epilog="รหัสจบ: 0 เสร็จ, 1 ไม่สำเร็จ, 2 สั่งผิด, 3 ไม่มี Chromium | "
        "Exit codes: 0 done, 1 failed, 2 wrong command, 3 no Chromium is installed",
    )
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="เว็บไซต์ที่สร้างแล้ว | the finished site (site)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("build/pdf"), metavar="DIR", help="โฟลเดอร์ที่จะเขียน | where to write (build/pdf)"
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="FILE",
        help="ที่มาของ site_url | names site_url (mkdocs.yml)",
    )
    return parser


def _tell(code: int, thai: str, english: str) -> int:
    print(f"{thai}\n{english}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
