"""Every file of open data, by its path on the site. Pure: the same catalogue and settings give the same bytes."""

from collections.abc import Iterator
from typing import Any, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.open_data import dcat, records
from ita_site.open_data.csv_files import BOM, csv_bytes
from ita_site.open_data.package import data_package
from ita_site.open_data.records import DOCUMENTS, Document, Groups, encoded, json_bytes
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import Table
from ita_site.open_data.tables import tables
from ita_site.settings import Settings

WHOLE: Final = "report.json"
PACKAGE: Final = "datapackage.json"
OFFICE: Final = {urls.EXCEL_FILE: "ทุกตารางเป็นไฟล์ Excel", urls.WORD_FILE: "แบบรายงานทางการเป็นไฟล์ Word"}
"""Files of the report that are made elsewhere, from the same tables and words."""


def csv_name(table: str) -> str:
    """Return the file name of a table as CSV: `measures.csv`."""
    return f"{table}.csv"


def excel_name(table: str) -> str:
    """Return the file name of the same CSV with a byte order mark: `measures-excel.csv`."""
    return f"{table}-excel.csv"


def export_files(catalogue: Catalogue, settings: Settings) -> dict[str, bytes]:
    """Return all files by path."""
    made: dict[str, bytes] = {}
    datasets = []
    for report in catalogue.reports:
        own, dataset = _report_files(catalogue, report, settings)
        made |= own
        datasets.append(dataset)
    made[urls.CATALOGUE_FILE] = json_bytes(dcat.catalog(catalogue, datasets))
    return made | {urls.schema_file(kind): json_bytes(records.schema(kind)) for kind in DOCUMENTS}


def export_file(catalogue: Catalogue, settings: Settings, path: str) -> bytes | None:
    """Return the file of one path, as `export_files`; None where there is none. A report's is made from it alone."""
    report = next((report for report in catalogue.reports if path in _paths_of(report)), None)
    if report:
        own, _ = _report_files(catalogue, report, settings)
        return own[path]
    return export_files(catalogue, settings)[path] if path in file_paths(catalogue) else None


def file_paths(catalogue: Catalogue) -> Iterator[str]:
    """Yield the path of every file, without making the files."""
    yield urls.CATALOGUE_FILE
    yield from map(urls.schema_file, DOCUMENTS)
    for report in catalogue.reports:
        yield from _paths_of(report)


def _paths_of(report: ReportView) -> Iterator[str]:
    report_id = report.entry.id
    names = (name(shape.name) for shape in SHAPES for name in (csv_name, excel_name))
    yield from (urls.report_file(report_id, name) for name in (WHOLE, PACKAGE, *names))
    yield from (urls.measure_file(report_id, measure.entry.id) for measure in report.measures)
    yield from (urls.indicator_file(report_id, indicator.number) for indicator in report.framework.indicators)


def _report_files(
    catalogue: Catalogue, report: ReportView, settings: Settings
) -> tuple[dict[str, bytes], dict[str, Any]]:
    made_tables = tables(catalogue, report)
    sheets = [(table, csv_name(table.name), csv_bytes(table)) for table in made_tables]
    report_id = report.entry.id
    page = f"{settings.site_url}{settings.addresses.of(urls.report(report_id))}" if settings.site_url else ""
    package = data_package(catalogue, report, sheets, page)
    own = {urls.report_file(report_id, name): data for _, name, data in sheets}
    own |= {urls.report_file(report_id, excel_name(table.name)): BOM + data for table, _, data in sheets}
    own[urls.report_file(report_id, PACKAGE)] = json_bytes(package)
    own |= _twins(report, made_tables, settings)
    return own, _dataset(catalogue, report, own, sheets, settings)


def _twins(report: ReportView, made_tables: tuple[Table, ...], settings: Settings) -> dict[str, bytes]:
    groups = records.grouped(made_tables)
    files: dict[str, bytes] = {}
    for kind, path, document in _documents(report, groups):
        files[path] = encoded(kind, address(settings, path, urls.schema_file(kind)), document)
    return files


def _documents(report: ReportView, groups: Groups) -> Iterator[tuple[str, str, Document]]:
    """Yield (kind, path, record) of the report as a whole, of each measure and of each indicator."""
    report_id = report.entry.id
    (whole,) = records.documents(records.REPORT, groups)
    yield "report", urls.report_file(report_id, WHOLE), whole
    for measure, document in zip(report.measures, whole["measures"], strict=True):
        yield "measure", urls.measure_file(report_id, measure.entry.id), document
    for document in records.documents(records.INDICATOR, groups):
        yield "indicator", urls.indicator_file(report_id, document["number"]), document


def _dataset(
    catalogue: Catalogue,
    report: ReportView,
    own: dict[str, bytes],
    sheets: list[tuple[Table, str, bytes]],
    settings: Settings,
) -> dict[str, Any]:
    report_id = report.entry.id
    titles = {WHOLE: "ทั้งรายงาน", **{name: table.title for table, name, _ in sheets}}
    files = []
    for name, title in titles.items():
        path = urls.report_file(report_id, name)
        there = address(settings, urls.CATALOGUE_FILE, path)
        files.append(dcat.distribution(catalogue, title, there, len(own[path])))
    for name, title in OFFICE.items():
        there = address(settings, urls.CATALOGUE_FILE, urls.report_file(report_id, name))
        files.append(dcat.distribution(catalogue, title, there))
    page = address(settings, urls.CATALOGUE_FILE, urls.report(report_id))
    changed = latest_day(settings.changes, (report.path, *(measure.path for measure in report.measures)))
    return dcat.dataset(catalogue, report, page, changed.isoformat() if changed else "", files)


def address(settings: Settings, start: str, target: str) -> str:
    """Return the address of `target` in the file `start`: absolute where the site's own is configured."""
    if settings.site_url:
        return settings.site_url + settings.addresses.of(target)
    return settings.addresses.relative(start, target)
