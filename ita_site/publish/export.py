"""Write a report as the files that an office opens: the official form for Word, the tables for Excel, and a PDF."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.disk.whole_file import write_whole
from ita_site.office.chromium import find_chromium
from ita_site.office.excel import excel_file
from ita_site.office.files import last_change
from ita_site.office.pdf import write_pdf
from ita_site.office.word import template_for, word_file
from ita_site.publish.frame.options import read_options
from ita_site.publish.outputs import settings
from ita_site.urls import Addresses

FORMATS: Final = ("docx", "xlsx", "pdf")


class NoBrowserError(Exception):
    """No Chromium is installed, so no PDF can be made."""


class NoPageError(Exception):
    """The finished site lacks the page that should be printed; the message is its address."""


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site: its folder, and the mkdocs.yml that says where it is published."""

    folder: Path
    config: Path

    @property
    def url(self) -> str:
        """Return where the site is published, with a slash at its end; empty where mkdocs.yml does not say."""
        options = read_options(self.config) if self.config.is_file() else ()
        return "" if isinstance(options, tuple) else options.site_url

    @property
    def reports(self) -> list[str]:
        """Return the ids of the reports that have a page, in order."""
        return [folder.name for folder in sorted((self.folder / "reports").glob("*/"))]


def write_office_file(catalogue: Catalogue, report: ReportView, content: Path, file: Path) -> None:
    """Write a report to `file` (.docx or .xlsx), whole or not at all. Raises BadTemplateError, OSError."""
    known = settings(content, site_url="", repo_url="", edit_uri="", directories=True)
    changed = last_change(catalogue, report, known)
    if file.suffix == ".xlsx":
        data = excel_file(catalogue, report, changed)
    else:
        data = word_file(catalogue, report, template_for(content), changed)
    write_whole(file, data)


def print_report(site: Site, report_id: str, file: Path) -> None:
    """Print a report's page as the PDF `file`. Raises NoBrowserError, NoPageError, PdfError, OSError."""
    page = Addresses().of(urls.report(report_id))
    if not (site.folder / page / "index.html").is_file():
        raise NoPageError(page)
    browser = find_chromium()
    if browser is None:
        raise NoBrowserError
    write_pdf(site.folder, page, file, browser=browser, site_url=site.url)
