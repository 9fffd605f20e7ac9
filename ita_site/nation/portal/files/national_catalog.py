"""The nation's files as a DCAT catalogue in JSON-LD. What nobody said is left out.

https://www.w3.org/TR/vocab-dcat-3/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ita_site.nation.portal.files.data_package import ABOUT, KEYWORDS, TITLE
from ita_site.open_data.dcat import CONTEXT, thai

CATALOG: Final = "catalog.jsonld"

_MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "db": "application/vnd.sqlite3",
    "zst": "application/zstd",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data: its name, a short Thai title, and its size in bytes."""

    name: str
    title: str
    size: int


def national_catalog(files: list[DataFile], site_url: str, changed: str) -> dict[str, Any]:
    """Return the catalogue; addresses are relative to it where `site_url` is empty. `changed` is a moment or empty."""
    base = f"{site_url}data/" if site_url else ""
    modified = {"dct:modified": {"@value": changed, "@type": "xsd:dateTime"}} if changed else {}
    return {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "dct:title": thai(f"ข้อมูลเปิด: {TITLE}"),
        "dct:language": "th",
        "dcat:dataset": [
            {
                "@type": "dcat:Dataset",
                "dct:identifier": "ita-nation",
                "dct:title": thai(TITLE),
                "dct:description": thai(ABOUT),
                "dcat:keyword": [thai(word) for word in KEYWORDS],
                "dct:language": "th",
                **modified,
                "dcat:landingPage": {"@id": base or "./"},
                "dcat:distribution": [_distribution(file, base) for file in files],
            }
        ],
    }


def _distribution(file: DataFile, base: str) -> dict[str, Any]:
    ending = file.name.rpartition(".")[2]
    return {
        "@type": "dcat:Distribution",
        "dct:title": thai(file.title),
        "dcat:downloadURL": {"@id": f"{base}{file.name}"},
        "dcat:mediaType": _MEDIA[ending],
        "dct:format": ending.upper(),
        "dcat:byteSize": file.size,
    }
