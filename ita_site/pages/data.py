"""The page of open data: every file explained, the dictionary of their columns, licence, citation and versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.labels import report_name
from ita_site.model.entry import Voice
from ita_site.model.licences import LICENCES
from ita_site.open_data.catalog import gdc_fields
from ita_site.open_data.files import PACKAGE, WHOLE, csv_name, excel_name
from ita_site.open_data.records import DOCUMENTS
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.sheets import GUARD, GUARDED
from ita_site.open_data.table import Kind
from ita_site.open_data.version import HISTORY, SCHEMA_VERSION
from ita_site.pages.output import Output, Place
from ita_site.pages.render import page
from ita_site.settings import Settings
from ita_site.text.thai import format_date

DATA_PLACE: Final = Place(urls.DATA, "ข้อมูลเปิด")

KINDS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "ข้อความ",
    Kind.WHOLE: "จำนวนเต็ม",
    Kind.YES_NO: "true หรือ false",
    Kind.DAY: "วันที่ ค.ศ. เช่น 2024-02-29",
    Kind.MONTH: "เดือน ค.ศ. เช่น 2023-10",
    Kind.MOMENT: "วันเวลา ค.ศ. (UTC)",
}

VOICES: Final[Mapping[Voice, str]] = {
    Voice.VERBATIM: "คำของรายงาน",
    Voice.READING: "ผู้จัดทำตีความเอง",
    Voice.DATA: "ข้อมูลกำกับ",
}

WHOLES: Final[Mapping[str, tuple[str, str]]] = {
    urls.WORD_FILE: ("รายงานเป็นไฟล์ Word", "แบบรายงานทางการ"),
    urls.EXCEL_FILE: ("ทุกตารางเป็นไฟล์ Excel", "ตารางละหนึ่งแผ่นงาน"),
}
"""Files for people that hold a whole report, each with its title and meaning; shown where they are made."""

PROGRAMS: Final[Mapping[str, tuple[str, str]]] = {
    WHOLE: ("ทั้งรายงานเป็น JSON", "ข้อมูลทุกตารางซ้อนกันในไฟล์เดียว สำหรับโปรแกรม"),
    PACKAGE: ("ชุดข้อมูลแบบ Frictionless", "บอกชนิด กุญแจ และความสัมพันธ์ของไฟล์ CSV ทุกไฟล์ สำหรับโปรแกรม"),
}
"""Files for programs that hold a whole report, likewise."""

GDC_NAMES: Final[Mapping[str, str]] = {
    "data_type": "ประเภทชุดข้อมูล",
    "title": "ชื่อชุดข้อมูล",
    "owner_org": "องค์กร",
    "maintainer": "ชื่อผู้ติดต่อ",
    "maintainer_email": "อีเมลผู้ติดต่อ",
    "tag_string": "คำสำคัญ",
    "notes": "รายละเอียด",
    "objective": "วัตถุประสงค์",
    "objective_other": "วัตถุประสงค์อื่น",
    "update_frequency_unit": "หน่วยความถี่ของการปรับปรุงข้อมูล",
    "update_frequency_unit_other": "หน่วยความถี่อื่น",
    "update_frequency_interval": "ค่าความถี่ของการปรับปรุงข้อมูล",
    "geo_coverage": "ขอบเขตเชิงภูมิศาสตร์หรือเชิงพื้นที่",
    "geo_coverage_other": "ขอบเขตอื่น",
    "data_source": "แหล่งที่มา",
    "data_format": "รูปแบบการเก็บข้อมูล",
    "data_category": "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ",
    "license_id": "สัญญาอนุญาตให้ใช้ข้อมูล",
    "license_id_other": "สัญญาอนุญาตอื่น",
}
"""The fields of data.go.th, in its order."""

_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class Download:
    """One file to fetch. ``size`` is in words, empty where it is not known."""

    path: str
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A table or a whole report: what it is, and the files that hold it."""

    title: str
    meaning: str
    files: tuple[tuple[str, Download], ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one report."""

    id: str
    name: str
    wholes: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    programs: tuple[Entry, ...]
    fields: Mapping[str, str]
    citation: str
    example: str
    """The path of one JSON twin."""


def data_page(
    catalogue: Catalogue,
    settings: Settings,
    home: Place,
    neighbours: tuple[Place | None, Place | None],
) -> Output:
    """The page."""
    stated = catalogue.agency.open_data.license
    return page(
        "data.md.jinja",
        DATA_PLACE,
        f"รายงาน ITA ของ{catalogue.agency.name} เป็นไฟล์ CSV และ JSON พร้อมคำอธิบายทุกช่อง",
        catalogue.agency_path,
        settings,
        above=(home,),
        neighbours=neighbours,
        sources=[path for report in catalogue.reports for path in _sources(report)],
        # its dictionary has the words of every other page, and many of them as captions
        weight=0.15,
        folders=[_folder(catalogue, report, settings) for report in catalogue.reports],
        shapes=SHAPES,
        kinds=KINDS,
        voices=VOICES,
        gdc_names=GDC_NAMES,
        licence=LICENCES[stated] if stated else None,
        version=SCHEMA_VERSION,
        history=HISTORY,
        documents=tuple(DOCUMENTS),
        guard=GUARD,
        guarded=[first for first in GUARDED if first.isascii() and first.isprintable() and first != GUARD],
        ending="/" if settings.addresses.directories else ".html",
    )


def _sources(report: ReportView) -> tuple[str, ...]:
    return (report.path, *(measure.path for measure in report.measures))


def _folder(catalogue: Catalogue, report: ReportView, settings: Settings) -> Folder:
    report_id, sizes = report.entry.id, settings.sizes

    def file(name: str) -> Download:
        path = urls.report_file(report_id, name)
        return Download(path, name, size_words(sizes[path]) if path in sizes else "")

    wholes, programs = (
        tuple(Entry(title, meaning, ((name, file(name)),)) for name, (title, meaning) in files.items())
        for files in (_made(WHOLES, report_id, sizes), PROGRAMS)
    )
    tables = [
        Entry(
            shape.title,
            shape.says.th,
            (("สำหรับ Excel", file(excel_name(shape.name))), ("CSV", file(csv_name(shape.name)))),
        )
        for shape in SHAPES
    ]
    return Folder(
        id=report_id,
        name=report_name(report.entry),
        wholes=wholes,
        tables=tuple(tables),
        programs=programs,
        fields=gdc_fields(catalogue, report),
        citation=_citation(catalogue, report, settings),
        example=urls.measure_file(report_id, report.measures[0].entry.id),
    )


def _made(files: Mapping[str, tuple[str, str]], report_id: str, sizes: Mapping[str, int]) -> dict[str, tuple[str, str]]:
    return {name: said for name, said in files.items() if urls.report_file(report_id, name) in sizes}


def _citation(catalogue: Catalogue, report: ReportView, settings: Settings) -> str:
    day = latest_day(settings.changes, _sources(report))
    parts = [
        catalogue.agency.name,
        f"{report_name(report.entry)} (ชุดข้อมูล โครงสร้างรุ่น {SCHEMA_VERSION})",
        *([f"แก้ไขล่าสุด {format_date(day)}"] if day else []),
        *([f"{settings.site_url}{settings.addresses.of(urls.DATA)}"] if settings.site_url else []),
    ]
    return ". ".join(parts)


def size_words(size: int) -> str:
    """``12 KB``: bytes as people compare them."""
    if size < _KILO:
        return f"{size} ไบต์"
    return f"{size / _KILO:.0f} KB" if size < _KILO * _KILO else f"{size / _KILO / _KILO:.1f} MB"
