"""Every file of open data, by its path on the site. Pure: the same catalogue and settings give the same bytes."""

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.open_data import dcat, records
from ita_site.open_data.csv_files import BOM, csv_bytes
from ita_site.open_data.package import Sheet, data_package
from ita_site.open_data.records import DOCUMENTS, Document, Groups, encoded, json_bytes
from ita_site.open_data.shapes import SHAPES
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


def export_files(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file. Only the data of one report is in memory at a time."""
    datasets = []
    for report in catalogue.reports:
        sizes = {}
        for path, data in _report_files(catalogue, report, settings):
            sizes[path] = len(data)
            yield path, data
        datasets.append(_dataset(catalogue, report, sizes, settings))
    yield urls.CATALOGUE_FILE, json_bytes(dcat.catalog(catalogue, datasets))
    yield from ((urls.schema_file(kind), json_bytes(records.schema(kind))) for kind in DOCUMENTS)


def export_file(catalogue: Catalogue, settings: Settings, path: str) -> bytes | None:
    """Return the file of one path, as `export_files`; None where there is none. A report's is made from it alone."""
    report = next((report for report in catalogue.reports if path in _paths_of(catalogue, report)), None)
    files = _report_files(catalogue, report, settings) if report else export_files(catalogue, settings)
    return next((data for name, data in files if name == path), None)


def file_paths(catalogue: Catalogue) -> Iterator[str]:
    """Yield the path of every file, without making the files."""
    yield urls.CATALOGUE_FILE
    yield from map(urls.schema_file, DOCUMENTS)
    for report in catalogue.reports:
        yield from _paths_of(catalogue, report)


def _paths_of(catalogue: Catalogue, report: ReportView) -> Iterator[str]:
    report_id = report.entry.id
    names = (name(shape.name) for shape in SHAPES for name in (csv_name, excel_name))
    yield from (urls.report_file(report_id, name) for name in (WHOLE, PACKAGE, *names))
    yield from (urls.measure_file(report_id, measure.entry.id) for measure in report.measures)
    if catalogue.agency.promise_pages:
        yield from (
            urls.promise_file(report_id, measure.entry.id, activity.entry.number)
            for measure in report.measures
            for activity in measure.activities
        )
    yield from (urls.indicator_file(report_id, indicator.number) for indicator in report.framework.indicators)


def _report_files(catalogue: Catalogue, report: ReportView, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of one report."""
    made_tables = tables(catalogue, report)
    path_of = partial(urls.report_file, report.entry.id)
    sheets = []
    for table in made_tables:
        data = csv_bytes(table)
        sheets.append(Sheet(table.shape, csv_name(table.name), len(data), sha256(data).hexdigest()))
        yield path_of(csv_name(table.name)), data
        yield path_of(excel_name(table.name)), BOM + data
    page = f"{settings.site_url}{settings.addresses.of(urls.report(report.entry.id))}" if settings.site_url else ""
    yield path_of(PACKAGE), json_bytes(data_package(catalogue, report, sheets, page))
    for kind, path, document in _documents(catalogue, report, records.grouped(made_tables)):
        yield path, encoded(kind, address(settings, path, urls.schema_file(kind)), document)


def _documents(catalogue: Catalogue, report: ReportView, groups: Groups) -> Iterator[tuple[str, str, Document]]:
    """Yield (kind, path, record) of the report as a whole, of each measure, of each promise and of each indicator."""
    report_id = report.entry.id
    (whole,) = records.documents(records.REPORT, groups)
    yield "report", urls.report_file(report_id, WHOLE), whole
    for measure, document in zip(report.measures, whole["measures"], strict=True):
        yield "measure", urls.measure_file(report_id, measure.entry.id), document
        for activity in document["activities"] if catalogue.agency.promise_pages else ():
            yield "activity", urls.promise_file(report_id, measure.entry.id, activity["number"]), activity
    for document in records.documents(records.INDICATOR, groups):
        yield "indicator", urls.indicator_file(report_id, document["number"]), document


def _dataset(catalogue: Catalogue, report: ReportView, sizes: Mapping[str, int], settings: Settings) -> dict[str, Any]:
    """Return a report in the catalogue; `sizes` are the bytes of its files, by path."""
    report_id = report.entry.id
    titles = {WHOLE: "ทั้งรายงาน", **{csv_name(shape.name): shape.title for shape in SHAPES}}
    files = []
    for name, title in titles.items():
        path = urls.report_file(report_id, name)
        there = address(settings, urls.CATALOGUE_FILE, path)
        files.append(dcat.distribution(catalogue, title, there, sizes[path]))
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
