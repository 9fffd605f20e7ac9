"""The catalogue of all reports as DCAT in JSON-LD, with the fields that data.go.th asks for.

https://www.w3.org/TR/vocab-dcat-3/. What the agency has not said is left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.model.closed_lists.data_go_th import answered
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.model.report import Report
from ita_site.text.thai import fiscal_period

MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_RECORDS: Final = "ข้อมูลระเบียน"
"""One of the five types of data set that data.go.th knows: rows of records."""

_FORMATS: Final = ("CSV", "JSON", "XLS")
"""As data.go.th names them: .xlsx is XLS there."""

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    # the fields of data.go.th that DCAT has no term for have no address of their own
    "gdc": "urn:x-data-go-th:",
}
"""What the names in a catalogue are short for."""


def keywords(report: Report) -> list[str]:
    """Return the words by which the data of a report can be searched for."""
    return ["ITA", "คุณธรรมและความโปร่งใส", f"ปีงบประมาณ {report.fiscal_year}"]


def gdc_fields(catalogue: Catalogue, report: ReportView) -> dict[str, str]:
    """Return the fields of data.go.th by their names there, those that are known.

    What kind of data they are and in which formats is ours to say; their class and renewal is the agency's.
    """
    stated, agency = catalogue.agency.open_data, catalogue.agency
    every = stated.update_frequency_interval
    fields = {
        "data_type": _RECORDS,
        "owner_org": agency.name,
        "tag_string": ",".join(keywords(report.entry)),
        "data_format": ",".join(_FORMATS),
        "data_category": stated.data_category,
        "update_frequency_interval": None if every is None else str(every),
        "title": f"{report_name(report.entry)} {agency.name}",
        "notes": (
            f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส {report.counts.measures} มาตรการ {report.counts.activities} กิจกรรม "
            "พร้อมผลการดำเนินการและที่อยู่เว็บของหลักฐาน ตามที่หน่วยงานรายงาน"
        ),
        "data_source": agency.name,
        **answered("objective", stated.objective),
        **answered("update_frequency_unit", stated.update_frequency_unit),
        **answered("geo_coverage", stated.geo_coverage),
        **answered("license_id", _portal_licence(stated.license)),
        "maintainer": stated.maintainer,
        "maintainer_email": stated.maintainer_email,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _portal_licence(stated: str | None) -> str | None:
    """Return a licence by its name in the form of data.go.th; its own id where the form does not have it."""
    return stated and (LICENCES[stated].portal or stated)


def catalog(catalogue: Catalogue, datasets: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the catalogue of all data sets: data/catalog.jsonld."""
    return {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "dct:title": thai(f"ข้อมูลเปิดของรายงาน ITA {catalogue.agency.name}"),
        "dct:language": "th",
        "dct:publisher": _agency(catalogue),
        "dcat:dataset": list(datasets),
    }


def dataset(
    catalogue: Catalogue, report: ReportView, page: str, changed: str, files: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """Return a report as a data set, with its `page`'s address and the day it `changed`, empty where not known."""
    fields = gdc_fields(catalogue, report)
    entry, agency = report.entry, catalogue.agency
    covered = fiscal_period(entry.fiscal_year, entry.round)
    own = {f"gdc:{name}": value for name, value in fields.items() if name not in {"title", "notes"}}
    return {
        "@type": "dcat:Dataset",
        "dct:identifier": entry.id,
        "dct:title": thai(fields["title"]),
        "dct:description": thai(fields["notes"]),
        "dcat:keyword": [thai(word) for word in keywords(entry)],
        "dct:language": "th",
        "dct:publisher": _agency(catalogue),
        "dct:spatial": {"@type": "dct:Location", "dct:title": thai(f"{agency.district} {agency.province}")},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _month(covered.first.first_day().isoformat()),
            "dcat:endDate": _month(covered.last.first_day().isoformat()),
        },
        "dcat:landingPage": {"@id": page},
        **({"dct:modified": {"@value": changed, "@type": "xsd:date"}} if changed else {}),
        **licence(catalogue),
        **_contact(catalogue),
        **own,
        "dcat:distribution": list(files),
    }


def distribution(catalogue: Catalogue, title: str, address: str, size: int | None = None) -> dict[str, Any]:
    """Return a file of a report as a distribution; `size` is in bytes, None where it is not known."""
    ending = address.rpartition(".")[2]
    return {
        "@type": "dcat:Distribution",
        "dct:title": thai(title),
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": MEDIA[ending],
        "dct:format": ending.upper(),
        **({} if size is None else {"dcat:byteSize": size}),
        **licence(catalogue),
    }


def licence(catalogue: Catalogue) -> dict[str, Any]:
    """Return the licence that the agency has stated; nothing where it has not."""
    stated = catalogue.agency.open_data.license
    return {"dct:license": {"@id": LICENCES[stated].url}} if stated else {}


def _agency(catalogue: Catalogue) -> dict[str, Any]:
    agency = catalogue.agency
    return {"@type": "foaf:Agent", "foaf:name": thai(agency.name), "foaf:homepage": {"@id": agency.website}}


def _contact(catalogue: Catalogue) -> dict[str, Any]:
    stated = catalogue.agency.open_data
    name = {"vcard:fn": stated.maintainer} if stated.maintainer else {}
    mail = {"vcard:hasEmail": {"@id": f"mailto:{stated.maintainer_email}"}} if stated.maintainer_email else {}
    return {"dcat:contactPoint": {"@type": "vcard:Kind", **name, **mail}} if name or mail else {}


def thai(text: str) -> dict[str, str]:
    """Return a text that says that it is Thai."""
    return {"@value": text, "@language": "th"}


def _month(day: str) -> dict[str, str]:
    return {"@value": day[:7], "@type": "xsd:gYearMonth"}
