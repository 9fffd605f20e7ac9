"""Write the files of the portal's database for others: a table is written again only where its rows changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.disk.work_folder import work_folder
from ita_site.nation.portal.database.tables import TABLES
from ita_site.nation.portal.files.csv_table import csv_parts
from ita_site.nation.portal.files.data_package import PACKAGE, TableFile, data_package, known_files
from ita_site.nation.portal.files.database_copy import COPY, PACKED, copy_database
from ita_site.nation.portal.files.national_catalog import CATALOG, DataFile, national_catalog
from ita_site.nation.portal.files.parquet_table import can_write_parquet, write_parquet
from ita_site.open_data.files import csv_name
from ita_site.open_data.package import Sheet
from ita_site.open_data.records import json_bytes, row_schema
from ita_site.open_data.table import Shape

_WORK: Final = ".files-"


@dataclass(frozen=True, slots=True)
class FilesWritten:
    """What a run wrote."""

    tables: tuple[str, ...]
    """Names of the tables whose files were written again."""
    has_parquet: bool
    """Whether Parquet could be written: it needs pyarrow."""


def write_files(path: Path, data: Path, site_url: str = "") -> FilesWritten:
    """Write all files of the database at `path` into the folder `data`; return what was written again.

    The data package is written last: a run that is killed before leaves its tables to the next one. Raises OSError,
    sqlite3.Error.
    """
    data.mkdir(parents=True, exist_ok=True)
    known = known_files(data / PACKAGE, TABLES)
    with closing(sqlite3.connect(path)) as database, work_folder(path.parent, _WORK) as work:
        changed = dict(database.execute('SELECT name, "at" FROM changed_tables'))
        files = []
        written = []
        for shape in TABLES:
            file = known.get(shape.name)
            if file is None or not _is_fresh(file, data, changed.get(shape.name, "")):
                file = TableFile(_write_table(database, shape, work, data), changed.get(shape.name, ""))
                written.append(shape.name)
            files.append(file)
        if written or not (data / COPY).exists() or not (data / PACKED).exists():
            copy_database(database, work)
            for name in (COPY, PACKED):
                (work / name).replace(data / name)
    _write_descriptions(data, files, site_url, max(changed.values(), default=""))
    return FilesWritten(tuple(written), can_write_parquet())


def parquet_name(table: str) -> str:
    """Return the file name of a table as Parquet."""
    return f"{table}.parquet"


def schema_name(table: str) -> str:
    """Return the file name of the JSON Schema of a table's rows."""
    return f"{table}.schema.json"


def _is_fresh(file: TableFile, data: Path, changed: str) -> bool:
    """Return whether the files of a table are there, and are of its last change."""
    csv, parquet = data / file.sheet.file, data / parquet_name(file.sheet.shape.name)
    has_all = csv.is_file() and csv.stat().st_size == file.sheet.size
    return has_all and file.changed == changed and (parquet.is_file() or not can_write_parquet())


def _write_table(database: sqlite3.Connection, shape: Shape, work: Path, data: Path) -> Sheet:
    """Write a table as CSV and as Parquet; a file that would be the same stays."""
    name = csv_name(shape.name)
    digest = sha256()
    with (work / name).open("wb") as file:
        for part in csv_parts(database, shape):
            digest.update(part)
            file.write(part)
    sheet = Sheet(shape, name, (work / name).stat().st_size, digest.hexdigest())
    _put(work / name, data / name)
    if can_write_parquet():
        write_parquet(database, shape, work / parquet_name(shape.name))
        _put(work / parquet_name(shape.name), data / parquet_name(shape.name))
    else:
        # one of an older run would contradict the rest
        (data / parquet_name(shape.name)).unlink(missing_ok=True)
    return sheet


def _put(new: Path, target: Path) -> None:
    """Put a file in place of another, unless it has the same bytes."""
    if not target.is_file() or _digest(new) != _digest(target):
        new.replace(target)


def _digest(file: Path) -> bytes:
    digest = sha256()
    with file.open("rb") as stream:
        for part in iter(partial(stream.read, 1 << 20), b""):
            digest.update(part)
    return digest.digest()


def _write_descriptions(data: Path, files: list[TableFile], site_url: str, changed: str) -> None:
    """Write what describes the files: a schema of each table's rows, the catalogue, and the data package."""
    for shape in TABLES:
        _write_changed(data / schema_name(shape.name), json_bytes(row_schema(shape)))
    listed = [*_data_files(data, files)]
    _write_changed(data / CATALOG, json_bytes(national_catalog(listed, site_url, changed)))
    homepage = f"{site_url}data/" if site_url else ""
    _write_changed(data / PACKAGE, json_bytes(data_package(files, homepage)))


def _data_files(data: Path, files: list[TableFile]) -> Iterator[DataFile]:
    """Yield every file of the data that is there, with its size."""
    titles = {PACKED: "ทุกตารางเป็นฐานข้อมูล SQLite (บีบอัด)", COPY: "ทุกตารางเป็นฐานข้อมูล SQLite"}
    for file in files:
        shape = file.sheet.shape
        titles |= {csv_name(shape.name): shape.title, parquet_name(shape.name): f"{shape.title} (Parquet)"}
    for name, title in titles.items():
        if (data / name).is_file():
            yield DataFile(name, title, (data / name).stat().st_size)


def _write_changed(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        write_whole(file, data)
