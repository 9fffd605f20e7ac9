"""Which files a report goes out as: those that the built site offers, and those that the command writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.model.digests import digest_of
from ita_site.office.excel import excel_file
from ita_site.office.template_error import BadTemplateError
from ita_site.office.word import OWN_TEMPLATE, template_for, word_file
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem, printable

NO_CACHE: Final = Cache()
_KIND: Final = "office"
"""Of what is remembered: whole files."""


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a file is made. `key` is the digest of all that `make` reads, the program aside; "" where it is not known."""

    key: str
    make: Callable[[], bytes]


def report_files(
    catalogue: Catalogue, settings: Settings, root: Path, cache: Cache = NO_CACHE
) -> Iterator[tuple[str, bytes]]:
    """Yield every report as Word and Excel, path and bytes. `root` is the content folder, which may hold a template.

    A file is taken from `cache` where that has it. Raises BadTemplateError where the template is of no use: checking
    the content says so before.
    """
    for path, recipe in _recipes(catalogue, settings, root):
        yield path, _file(recipe(), cache)


def report_file(
    catalogue: Catalogue, settings: Settings, root: Path, path: str, cache: Cache = NO_CACHE
) -> bytes | None:
    """Return the file of one path, as `report_files`, and make no other; None where no report has it."""
    recipe = dict(_recipes(catalogue, settings, root)).get(path)
    return _file(recipe(), cache) if recipe else None


def _recipes(catalogue: Catalogue, settings: Settings, root: Path) -> Iterator[tuple[str, Callable[[], _Recipe]]]:
    """Yield the path of every file, and what returns its recipe."""
    template = template_for(root)
    for report in catalogue.reports:
        name = partial(urls.report_file, report.entry.id)
        yield name(urls.WORD_FILE), partial(_word_recipe, catalogue, report, template, settings)
        yield name(urls.EXCEL_FILE), partial(_excel_recipe, catalogue, report, settings)


def _word_recipe(catalogue: Catalogue, report: ReportView, template: bytes, settings: Settings) -> _Recipe:
    changed = last_change(catalogue, report, settings)
    key = digest_of(catalogue.agency, report, template, changed)
    return _Recipe(key, partial(word_file, catalogue, report, template, changed))


def _excel_recipe(catalogue: Catalogue, report: ReportView, settings: Settings) -> _Recipe:
    changed = last_change(catalogue, report, settings)
    key = digest_of(catalogue.agency, report, catalogue.health, changed)
    return _Recipe(key, partial(excel_file, catalogue, report, changed))


def _file(recipe: _Recipe, cache: Cache) -> bytes:
    if not recipe.key:
        return recipe.make()
    key = key_of(program_digest(), recipe.key)
    known = cache.get(_KIND, key)
    if known is None:
        known = recipe.make()
        cache.put(_KIND, key, known)
    return known


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
