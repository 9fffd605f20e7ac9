"""Deliver a site as a zip file: the same site, the same bytes."""

import zipfile
from pathlib import Path
from typing import BinaryIO, Final

from ita_site.desk.delivery.connections.local import local_errors
from ita_site.desk.delivery.events import Delivered
from ita_site.desk.delivery.shipment import Shipment
from ita_site.disk.whole_file import writing

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_FILE: Final = 0o100644 << 16
"""A plain file that everybody may read, as zip notes it."""
_LEVEL: Final = 6


def write_zip(cargo: Shipment, target: Path) -> Delivered:
    """Write a site into a zip file, whole or not at all. Raises DeliveryError."""
    with local_errors(str(target)), writing(target) as file:
        _write(cargo, file)
        sent = file.tell()
    return Delivered(len(cargo.manifest), sent)


def _write(cargo: Shipment, file: BinaryIO) -> None:
    counter = cargo.counter()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path, facts in sorted(cargo.manifest.items()):
            with archive.open(_entry(path, facts.size), "w") as entry:
                for block in cargo.blocks(path, counter):
                    entry.write(block)
            counter.add(facts.size)


def _entry(path: str, size: int) -> zipfile.ZipInfo:
    """Return an entry without time or owner, so that they change no byte."""
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _FILE
    entry.file_size = size
    return entry
