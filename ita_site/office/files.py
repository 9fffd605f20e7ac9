"""Which files a report goes out as: those that the built site offers, and those that the command writes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.office.excel import excel_file
from ita_site.office.template_error import BadTemplateError
from ita_site.office.word import OWN_TEMPLATE, template_for, word_file
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem, printable


def report_files(catalogue: Catalogue, settings: Settings, root: Path) -> dict[str, bytes]:
    """Return every report as Word and Excel, by path. `root` is the content folder, which may hold a template.

    Raises BadTemplateError where that template is of no use: checking the content says so before.
    """
    template = template_for(root)
    made: dict[str, bytes] = {}
    for report in catalogue.reports:
        changed = last_change(catalogue, report, settings)
        made[urls.report_file(report.entry.id, urls.WORD_FILE)] = word_file(catalogue, report, template, changed)
        made[urls.report_file(report.entry.id, urls.EXCEL_FILE)] = excel_file(catalogue, report, changed)
    return made


def report_paths(catalogue: Catalogue) -> Iterator[str]:
    """Yield the path of every file, without making the files."""
    names = (urls.WORD_FILE, urls.EXCEL_FILE)
    yield from (urls.report_file(report.entry.id, name) for report in catalogue.reports for name in names)


def last_change(catalogue: Catalogue, report: ReportView, settings: Settings) -> date | None:
    """Return the day on which anything that a report's files say was last changed; None where that is not known."""
    return latest_day(
        settings.changes, {catalogue.agency_path, report.path, *(measure.path for measure in report.measures)}
    )


def check_template(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Try the agency's own template, where the content folder has one, on the newest report."""
    if (root / OWN_TEMPLATE).is_file():
        try:
            word_file(catalogue, catalogue.reports[0], template_for(root))
        except BadTemplateError as error:
            yield Problem(f"{root.name}/{OWN_TEMPLATE}", 0, Code.BAD_TEMPLATE, hint=printable(str(error)))
