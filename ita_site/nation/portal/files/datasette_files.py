"""Settings with which Datasette serves the portal's database to those who ask in SQL: read only, within limits.

    datasette nation/datasette -i nation/public/data/portal.db

The folder has `metadata.json` and `settings.json`, which Datasette reads of itself; the database is the published copy,
which nothing writes to (`-i`). https://docs.datasette.io/en/stable/settings.html
"""

from pathlib import Path
from typing import Any, Final

from ita_site.disk.whole_file import write_whole
from ita_site.nation.portal.database.shared_rows import SHARED
from ita_site.nation.portal.database.tables import TABLES
from ita_site.nation.portal.files.data_package import ABOUT, TITLE
from ita_site.open_data.records import json_bytes
from ita_site.open_data.table import Shape

SETTINGS: Final = {
    "sql_time_limit_ms": 1000,
    "max_returned_rows": 1000,
    "max_csv_mb": 50,
    "default_page_size": 50,
    "num_sql_threads": 2,
    "allow_facet": True,
    "default_facet_size": 20,
    "facet_time_limit_ms": 200,
    "facet_suggest_time_limit_ms": 50,
    # the whole file is at /data/ of the portal
    "allow_download": False,
    "default_cache_ttl": 3600,
    "truncate_cells_html": 500,
}
"""What a question may cost, and what it may bring."""

_HIDDEN: Final = (
    *("pending_changes", "changed_tables", "made_by", "found_rows", "found_texts"),
    *(f"{whose}_{name}" for name in sorted(SHARED) for whose in ("agency", "shared")),
)
"""Tables of the program's own."""

_FACETS: Final = {
    "agencies": ["kind", "province"],
    "agency_reports": ["fiscal_year_be"],
    "links": ["state"],
    "events": ["kind", "scope"],
    "activities": ["rung", "coverage"],
}

_VIEWS: Final = {
    "hosts": (
        "ชื่อเครื่องในที่อยู่เว็บ | Hosts",
        "lost_since มีเมื่อเว็บไซต์หายไปทั้งเว็บไซต์ | lost_since is given where the whole website is gone",
    ),
    "summary": (
        "สรุปรายจังหวัด | Provinces",
        "รายงานล่าสุด ไม่ใช่การจัดอันดับ ลิงก์นับตามที่แต่ละหน่วยงานอ้างถึง | Latest reports; no ranking; links counted by agency",
    ),
    "latest_reports": ("รายงานล่าสุดของแต่ละหน่วยงาน | Latest reports", ""),
    "found": (
        "ค้นหา | Search",
        "ค้นด้วยอักษรสามตัวขึ้นไป ในชื่อหน่วยงาน สถานที่ และมาตรการ | Three letters or more: names, places and measures",
    ),
}


def write_datasette_files(folder: Path) -> None:
    """Write the settings into a folder, those files alone that differ. Raises OSError."""
    for name, value in {"metadata.json": metadata(), "settings.json": SETTINGS}.items():
        file, data = folder / name, json_bytes(value)
        if not file.is_file() or file.read_bytes() != data:
            write_whole(file, data)


def metadata() -> dict[str, Any]:
    """Return what Datasette shows of the database: each table and column in words, and questions that are ready."""
    tables = {shape.name: _table(shape) for shape in TABLES}
    views = {name: {"title": title, "description": description} for name, (title, description) in _VIEWS.items()}
    hidden = {name: {"hidden": True} for name in _HIDDEN}
    portal = {"description": ABOUT, "tables": {**tables, **views, **hidden}, "queries": _QUERIES}
    return {"title": TITLE, "description": ABOUT, "databases": {"portal": portal}}


def _table(shape: Shape) -> dict[str, Any]:
    facets = {"facets": _FACETS[shape.name]} if shape.name in _FACETS else {}
    return {
        "title": shape.title,
        "description": f"{shape.says.th} | {shape.says.en}",
        "columns": {column.name: f"{column.says.th} | {column.says.en}" for column in shape.columns},
        **facets,
    }


def _query(title: str, sql: str) -> dict[str, str]:
    return {"title": title, "sql": sql.strip()}


_QUERIES: Final = {
    "links_of_province": _query(
        "ลิงก์ของจังหวัดหนึ่งในสถานะหนึ่ง | Links of a province in a state",
        """
SELECT agencies.name, links.agency_id, links.url, links.state, links.since, links.reason, links.checked, links.last_ok
FROM links
JOIN agencies ON agencies.id = links.agency_id
WHERE agencies.province_code = :province_code AND links.state = :state
ORDER BY agencies.name, links.url
""",
    ),
    "agencies_of_province": _query(
        "หน่วยงานของจังหวัดหนึ่ง | Agencies of a province",
        """
SELECT id, name, district, website, site_url, reports, measures, updated
FROM agencies
WHERE province_code = :province_code
ORDER BY district, name
""",
    ),
    "lost_hosts": _query(
        "เว็บไซต์ที่หายไปทั้งเว็บไซต์ | Hosts that are gone",
        """
SELECT host, urls, agencies, agency_ids, lost_since, hijacked, last_ok
FROM hosts
WHERE lost_since IS NOT NULL
ORDER BY host
""",
    ),
    "events_of_province": _query(
        "สิ่งที่เกิดขึ้นในจังหวัดหนึ่ง | What happened in a province",
        """
SELECT "at", kind, host, url, urls, host_urls, agencies, agency, report_id, "before", "after"
FROM events
WHERE scope = 'province' AND province_code = :province_code
ORDER BY "at" DESC, id
""",
    ),
    "measures_of_indicator": _query(
        "มาตรการของตัวชี้วัดหนึ่ง เช่น nacc-2566/6 | Measures of an indicator, such as nacc-2566/6",
        """
SELECT agencies.name, measures.agency_id, measures.report_id, measures.title, measures.issue_text
FROM measures
JOIN agencies ON agencies.id = measures.agency_id
WHERE measures.indicator_id = :indicator_id
ORDER BY agencies.name, measures.report_id, measures.number
""",
    ),
    "search": _query(
        "ค้นหาคำ | Search for words",
        """
SELECT found.agency_id, found.measure_id, found.name, agencies.province
FROM found
JOIN agencies ON agencies.id = found.agency_id
WHERE found MATCH '"' || replace(:words, '"', '""') || '"'
ORDER BY found.name
""",
    ),
}
"""Questions with an address of their own: /portal/links_of_province.json?province_code=TH-42&state=broken."""
