"""What a page is about, in the words of schema.org (JSON-LD): only what the content says."""

import json
from collections.abc import Sequence
from typing import Any, Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, ReportView
from ita_site.labels import report_name
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.open_data.dcat import MEDIA, gdc_fields
from ita_site.open_data.files import WHOLE, csv_name
from ita_site.open_data.shapes import SHAPES
from ita_site.pages.output import Output, Place
from ita_site.settings import Settings
from ita_site.text.thai import fiscal_period

_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

Thing = dict[str, Any]


def structured(output: Output, catalogue: Catalogue, settings: Settings) -> str:
    """Return the page's graph as JSON that a `<script>` can hold."""

    def address(path: str) -> str:
        if settings.site_url:
            return f"{settings.site_url}{settings.addresses.of(path)}"
        return settings.addresses.relative(output.path, path)

    things = (
        [_crumbs([*output.above, Place(output.path, output.title)], address)]
        if output.above
        else [_organisation(catalogue)]
    )
    report = next((report for report in catalogue.reports if urls.report(report.entry.id) == output.path), None)
    if report:
        things.append(_report(report, output, catalogue, address(output.path)))
    if output.path == urls.LINK_HEALTH and catalogue.health.checked:
        things.append(_dataset(output, catalogue, address(output.path), address(urls.HEALTH_FILE)))
    if output.path == urls.DATA:
        things += [_open_data(report, catalogue, address) for report in catalogue.reports]
    graph = {"@context": "https://schema.org", "@graph": things}
    # nothing in a string may end the script's element
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _organisation(catalogue: Catalogue) -> Thing:
    agency = catalogue.agency
    place = {"@type": "AdministrativeArea", "name": f"{agency.district} {agency.province}"}
    made: Thing = {"@type": "GovernmentOrganization", "name": agency.name, "url": agency.website, "location": place}
    if agency.contact:
        made["contactPoint"] = {"@type": "ContactPoint", "url": agency.contact}
    return made


def _crumbs(path: Sequence[Place], address: Any) -> Thing:
    steps = [
        {"@type": "ListItem", "position": at, "name": step.title, "item": address(step.path)}
        for at, step in enumerate(path, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _report(report: ReportView, output: Output, catalogue: Catalogue, address: str) -> Thing:
    return {
        "@type": "Report",
        "name": report_name(report.entry),
        "description": output.description,
        "inLanguage": "th",
        "url": address,
        "author": _organisation(catalogue),
    }


def _dataset(output: Output, catalogue: Catalogue, address: str, file: str) -> Thing:
    checked = catalogue.health.checked
    return {
        "@type": "Dataset",
        "name": output.title,
        "description": output.description,
        "inLanguage": "th",
        "url": address,
        "dateModified": checked.isoformat() if checked else "",
        "about": _organisation(catalogue),
        "distribution": _download(file),
    }


def _open_data(report: ReportView, catalogue: Catalogue, address: Any) -> Thing:
    """Return the tables of one report, as the page of open data offers them."""
    entry, fields = report.entry, gdc_fields(catalogue, report)
    covered = fiscal_period(entry.fiscal_year, entry.round)
    months = (month.first_day().isoformat()[:7] for month in (covered.first, covered.last))
    stated = catalogue.agency.open_data.license
    return {
        "@type": "Dataset",
        "name": fields["title"],
        "description": fields["notes"],
        "identifier": entry.id,
        "inLanguage": "th",
        "url": f"{address(urls.DATA)}#files-{entry.id}",
        "temporalCoverage": "/".join(months),
        "isAccessibleForFree": True,
        "creator": _organisation(catalogue),
        **({"license": LICENCES[stated].url} if stated else {}),
        "distribution": [
            _download(address(urls.report_file(entry.id, name)))
            for name in (WHOLE, *(csv_name(shape.name) for shape in SHAPES))
        ],
    }


def _download(address: str) -> Thing:
    return {"@type": "DataDownload", "encodingFormat": MEDIA[address.rpartition(".")[2]], "contentUrl": address}
