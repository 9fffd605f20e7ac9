"""Office files are zip archives that note when they were written: the same words must give the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

ANY_MOMENT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the libraries want none
"""Holds the place of the dates in a file until it is sealed."""

NO_PARTS: Final[Mapping[str, bytes]] = {}

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_CORE: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_DATE: Final = '<dcterms:{0} xsi:type="dcterms:W3CDTF">{1}T00:00:00Z</dcterms:{0}>'
_LEVEL: Final = 6


def sealed(data: bytes, changed: date | None, parts: Mapping[str, bytes] = NO_PARTS) -> bytes:
    """Return the archive with no time in it but the day of the content's last change; without that, with none.

    `parts` take the place of those that it has under the same names.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for name in source.namelist():
            content = parts[name] if name in parts else source.read(name)
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, _dated(content, changed) if name == _CORE else content)
    return made.getvalue()


def _dated(core: bytes, changed: date | None) -> bytes:
    def put(date: re.Match[bytes]) -> bytes:
        return _DATE.format(date[1].decode(), changed.isoformat()).encode() if changed else b""

    return _DATES.sub(put, core)
