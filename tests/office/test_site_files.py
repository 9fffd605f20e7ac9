"""The report as files beside its page: the page says what they are, and they are what the command writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from ita_site import urls
from ita_site.office.excel import excel_file
from ita_site.office.files import report_files
from ita_site.office.word import template_for, word_file
from ita_site.pages.all_pages import all_pages
from ita_site.settings import Settings
from ita_site.text.file_sizes import size_words

if TYPE_CHECKING:
    from tests.builders.sites import Site

REPORT = "reports/2567-12m/index.md"


def offered(site: Site, settings: Settings) -> list[tuple[str, str]]:
    page = next(output for output in all_pages(site.catalogue(), settings) if output.path == REPORT)
    return [(str(link["href"]), link.get_text()) for link in BeautifulSoup(page.text, "lxml").select(".ita-files a")]


def test_the_report_s_page_offers_each_file_with_its_kind_and_size(site: Site) -> None:
    catalogue = site.catalogue()
    files = dict(report_files(catalogue, Settings(), site.root))
    sizes = {path: len(data) for path, data in files.items()}
    assert offered(site, Settings(sizes=sizes)) == [
        (name, f"{program} (.{ending} {size_words(len(files[urls.report_file('2567-12m', name)]))})")
        for name, ending, program in (("report.docx", "docx", "Word"), ("report.xlsx", "xlsx", "Excel"))
    ]


def test_the_files_are_those_that_the_command_writes(site: Site) -> None:
    catalogue = site.catalogue()
    (report,) = catalogue.reports
    assert dict(report_files(catalogue, Settings(), site.root)) == {
        "reports/2567-12m/report.docx": word_file(catalogue, report, template_for(site.root)),
        "reports/2567-12m/report.xlsx": excel_file(catalogue, report),
    }


def test_a_page_without_files_offers_none(site: Site) -> None:
    assert offered(site, Settings()) == []
