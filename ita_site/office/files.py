"""Which files a report goes out as: those that the built site offers, and those that the command writes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Volume
from ita_site.catalogue.git_dates import latest_day
from ita_site.office.excel import excel_file
from ita_site.office.word import OWN_TEMPLATE, BadTemplateError, template_for, word_file
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem, printable


def report_files(catalogue: Catalogue, settings: Settings, root: Path) -> dict[str, bytes]:
    """Every report as Word and Excel, by path. ``root`` is the content folder, which may hold a template.

    Raises BadTemplateError where that template is of no use: checking the content says so before.
    """
    template = template_for(root)
    made: dict[str, bytes] = {}
    for volume in catalogue.volumes:
        changed = last_change(catalogue, volume, settings)
        made[urls.report_file(volume.report.id, urls.WORD_FILE)] = word_file(catalogue, volume, template, changed)
        made[urls.report_file(volume.report.id, urls.EXCEL_FILE)] = excel_file(catalogue, volume, changed)
    return made


def report_paths(catalogue: Catalogue) -> Iterator[str]:
    """The path of every file, without making the files."""
    names = (urls.WORD_FILE, urls.EXCEL_FILE)
    yield from (urls.report_file(volume.report.id, name) for volume in catalogue.volumes for name in names)


def last_change(catalogue: Catalogue, volume: Volume, settings: Settings) -> date | None:
    """The day on which anything that a report's files say was last changed; None where that is not known."""
    return latest_day(settings.changes, {catalogue.agency_path, volume.path, *(row.path for row in volume.rows)})


def check_template(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Try the agency's own template, where the content folder has one, on the newest report."""
    if (root / OWN_TEMPLATE).is_file():
        try:
            word_file(catalogue, catalogue.volumes[0], template_for(root))
        except BadTemplateError as error:
            yield Problem(f"{root.name}/{OWN_TEMPLATE}", 0, Code.BAD_TEMPLATE, hint=printable(str(error)))
