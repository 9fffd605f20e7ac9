"""The page of open data: every file explained, the dictionary of their columns, licence, citation and versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import ClassVar, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.catalogue.git_dates import latest_day
from ita_site.labels import VOICES, report_name
from ita_site.model.closed_lists.data_go_th import GDC_NAMES
from ita_site.model.closed_lists.licences import LICENCES, Licence
from ita_site.model.entry import Voice
from ita_site.open_data.csv_files import GUARD, GUARDED
from ita_site.open_data.dcat import gdc_fields
from ita_site.open_data.files import PACKAGE, WHOLE, csv_name, excel_name
from ita_site.open_data.records import DOCUMENTS
from ita_site.open_data.shapes import SHAPES
from ita_site.open_data.table import KINDS, Kind, Shape
from ita_site.open_data.version import HISTORY, SCHEMA_VERSION, Change
from ita_site.pages.output import PageData, PageHead, Place
from ita_site.pages.recipe import Recipe, narrow_recipe
from ita_site.pages.render import Ingredients
from ita_site.pages.report.places import page_sources
from ita_site.pages.site_context import SiteContext
from ita_site.settings import Settings
from ita_site.text.file_sizes import size_words
from ita_site.text.thai import format_date

DATA_PLACE: Final = Place(urls.DATA, "ข้อมูลเปิด")

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


@dataclass(frozen=True, slots=True)
class Download:
    """One file to fetch. `size` is in words, empty where it is not known."""

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


@dataclass(frozen=True, slots=True)
class OpenData(PageData):
    """The values of the page of open data."""

    template: ClassVar[str] = "data.md.jinja"

    folders: tuple[Folder, ...]
    licence: Licence | None
    ending: str
    """What the address of a page ends with."""
    shapes: Sequence[Shape] = SHAPES
    kinds: Mapping[Kind, str] = field(default_factory=lambda: KINDS)
    voices: Mapping[Voice, str] = field(default_factory=lambda: VOICES)
    gdc_names: Mapping[str, str] = field(default_factory=lambda: GDC_NAMES)
    version: str = SCHEMA_VERSION
    history: Sequence[Change] = HISTORY
    documents: tuple[str, ...] = tuple(DOCUMENTS)
    guard: str = GUARD
    guarded: tuple[str, ...] = tuple(
        first for first in GUARDED if first.isascii() and first.isprintable() and first != GUARD
    )
    """The printable first letters before which a cell gets the guard."""


def data_recipe(context: SiteContext) -> Recipe:
    """Return the recipe of the page of open data."""
    catalogue, settings = context.catalogue, context.settings
    stated = catalogue.agency.open_data.license
    head = PageHead(
        place=DATA_PLACE,
        description=f"รายงาน ITA ของ{catalogue.agency.name} เป็นไฟล์ CSV และ JSON พร้อมคำอธิบายทุกช่อง",
        source=catalogue.agency_path,
        above=(context.home,),
        neighbours=context.around(DATA_PLACE),
        changed=context.changed(catalogue.agency_path, *chain.from_iterable(map(page_sources, catalogue.reports))),
        # its dictionary has the words of every other page, and many of them as captions
        weight=0.15,
    )
    data = OpenData(
        folders=tuple(_folder(catalogue, report, settings) for report in catalogue.reports),
        licence=LICENCES[stated] if stated else None,
        ending="/" if settings.addresses.directories else ".html",
    )
    return narrow_recipe(Ingredients(head, data, context.facts))


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
    return {name: words for name, words in files.items() if urls.report_file(report_id, name) in sizes}


def _citation(catalogue: Catalogue, report: ReportView, settings: Settings) -> str:
    day = latest_day(settings.changes, page_sources(report))
    parts = [
        catalogue.agency.name,
        f"{report_name(report.entry)} (ชุดข้อมูล โครงสร้างรุ่น {SCHEMA_VERSION})",
        *([f"แก้ไขล่าสุด {format_date(day)}"] if day else []),
        *([f"{settings.site_url}{settings.addresses.of(urls.DATA)}"] if settings.site_url else []),
    ]
    return ". ".join(parts)
