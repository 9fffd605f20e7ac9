"""The page of a report itself: the official table, to the letter."""

from dataclasses import dataclass
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import ReportView, headings
from ita_site.labels import report_name
from ita_site.pages.output import PageData
from ita_site.pages.recipe import Recipe, wide_recipe
from ita_site.pages.render import FreeText, Ingredients
from ita_site.pages.report.context import ReportContext
from ita_site.text.file_sizes import size_words

PROGRAMS: Final = {urls.WORD_FILE: "Word", urls.EXCEL_FILE: "Excel"}
"""What opens the files that the site offers of a report."""

File = tuple[str, str, str]
"""Path, program and size in words of a file that the site offers of a report."""


@dataclass(frozen=True, slots=True)
class ReportData(PageData):
    """The values of a report's own page."""

    template: ClassVar[str] = "report.md.jinja"

    report: ReportView
    headings: tuple[tuple[str, ...], ...]
    """The six column headings of each measure."""
    files: list[File]


def report_recipe(context: ReportContext) -> Recipe:
    """Return the recipe of a report's own page."""
    place, files = context.main.report, _files(context)
    return wide_recipe(place.path, lambda: _ingredients(context, files), *context.reads(place), files)


def _ingredients(context: ReportContext, files: list[File]) -> Ingredients:
    report = context.report
    description = (
        f"{report_name(report.entry)} ของ{context.catalogue.agency.name} คำต่อคำ {report.counts.measures} มาตรการ"
    )
    return Ingredients(
        head=context.head(context.main.report, description),
        data=ReportData(report=report, headings=headings(report), files=files),
        site=context.site.facts,
        free_text=FreeText(report.body, report.path, top=3),
    )


def _files(context: ReportContext) -> list[File]:
    """Return path, program and size in words of each file that the site offers of the report."""
    report_id, sizes = context.report.entry.id, context.site.settings.sizes
    named = ((urls.report_file(report_id, name), program) for name, program in PROGRAMS.items())
    return [(path, program, size_words(sizes[path])) for path, program in named if path in sizes]
