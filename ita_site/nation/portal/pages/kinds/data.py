"""The page of data: the files that others can take (`nation/portal/files`), as far as they are there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.nation.portal.database.tables import TABLES
from ita_site.nation.portal.files.data_package import PACKAGE
from ita_site.nation.portal.files.database_copy import COPY, PACKED
from ita_site.nation.portal.files.national_catalog import CATALOG
from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.nation import Nation
from ita_site.nation.portal.pages.page import PortalPage
from ita_site.open_data.table import Shape

_WHOLES: Final[Mapping[str, str]] = {
    COPY: "ฐานข้อมูลทั้งหมด เปิดด้วยโปรแกรม SQLite",
    PACKED: "ฐานข้อมูลเดียวกัน บีบอัดแล้ว",
    PACKAGE: "คำอธิบายทุกตารางและทุกคอลัมน์ (Data Package)",
    CATALOG: "คำอธิบายชุดข้อมูล (DCAT)",
}
"""Files of all data, and what each is."""

_FORMS: Final[Mapping[str, str]] = {"csv": "CSV", "parquet": "Parquet", "schema.json": "JSON Schema"}
"""Endings of the files of a table, and what people call them."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file, and what it is; its size in bytes."""

    address: str
    words: str
    size: int


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table, what a row of it is, and its files."""

    name: str
    title: str
    meaning: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class DataContent:
    """What the page of data says."""

    wholes: tuple[DataFile, ...]
    tables: tuple[DataTable, ...]


def data_page(nation: Nation) -> PortalPage:
    """Return the page of data."""
    folder = nation.public / addresses.DATA
    return PortalPage(
        address=addresses.DATA,
        title="ข้อมูลเปิด",
        description="ข้อมูลทั้งหมดของเว็บไซต์นี้เป็นไฟล์ ให้ใครนำไปใช้ต่อก็ได้",
        template="data.html.jinja",
        content=DataContent(tuple(_files(folder, "", _WHOLES)), tuple(_tables(folder))),
        renewed=nation.renewed,
    )


def _tables(folder: Path) -> Iterator[DataTable]:
    for shape in TABLES:
        files = tuple(_files(folder, f"{shape.name}.", _FORMS))
        if files:
            yield _table(shape, files)


def _table(shape: Shape, files: tuple[DataFile, ...]) -> DataTable:
    return DataTable(shape.name, shape.title, shape.says.th, files)


def _files(folder: Path, start: str, endings: Mapping[str, str]) -> Iterator[DataFile]:
    """Yield the files that are there of those whose names begin with `start`."""
    for ending, words in endings.items():
        file = folder / f"{start}{ending}"
        if file.is_file():
            yield DataFile(f"{addresses.DATA}{file.name}", words, file.stat().st_size)
