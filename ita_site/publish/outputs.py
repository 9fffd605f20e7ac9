"""What every engine is handed besides the pages: settings for them, the head of each, and the menu.

The theme puts titles and descriptions into HTML as they are, so whatever is handed over is escaped here, once.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import escape

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.git_dates import last_changes
from ita_site.office.files import report_files
from ita_site.open_data.files import export_files
from ita_site.pages.all_pages import navigation
from ita_site.pages.editors_guide import guide_files
from ita_site.pages.output import Output
from ita_site.settings import Settings
from ita_site.urls import FEED, HEALTH_FEED, HOME, Addresses
from ita_site.web.feeds import health_feed, news_feed


def settings(root: Path, *, site_url: str, repo_url: str, edit_uri: str, directories: bool) -> Settings:
    """Settings for the pages made from the content folder ``root``; the others are as written in mkdocs.yml."""
    return Settings(
        addresses=Addresses(directories=directories),
        edit_base=edit_base(repo_url, edit_uri),
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        changes=last_changes(root),
    )


def attachments(catalogue: Catalogue, made: Settings, root: Path) -> dict[str, bytes]:
    """Files beside the pages that are made from the catalogue, by path. ``root`` is the content folder."""
    files = {
        FEED: news_feed(catalogue, made),
        **export_files(catalogue, made),
        **report_files(catalogue, made, root),
        **guide_files(),
    }
    return files | ({HEALTH_FEED: health_feed(catalogue, made)} if catalogue.health.checked else {})


def agency(catalogue: Catalogue) -> dict[str, str]:
    """What the frame of every page says of the agency: ``ending`` is the end of its name that stays whole.

    ``ending`` and ``contact`` are empty where there is none.
    """
    told = catalogue.agency
    return {
        "name": told.name,
        "ending": next(filter(told.name.endswith, told.whole_names), ""),
        "district": told.district,
        "province": told.province,
        "website": told.website,
        "contact": told.contact or "",
    }


def sized(made: Settings, files: Mapping[str, bytes]) -> Settings:
    """The settings for pages that stand beside these files."""
    return replace(made, sizes={path: len(data) for path, data in files.items()})


def edit_base(repo_url: str, edit_uri: str) -> str:
    """The address below which content files are edited: empty unless both parts are configured."""
    if not repo_url or not edit_uri:
        return ""
    # an address that hands the path over as a query belongs to the repository's own page
    slash = "" if edit_uri.startswith(("?", "#")) else "/"
    return urljoin(f"{repo_url.rstrip('/')}{slash}", edit_uri)


def head(output: Output) -> dict[str, str]:
    """The front matter of a page. ``home`` marks the home page, which not every engine knows."""
    home = {"home": "yes"} if output.path == HOME else {}
    return {"title": str(escape(output.title)), "description": str(escape(output.description)), **home}


def menu(catalogue: Catalogue) -> list[object]:
    """``nav`` as in mkdocs.yml."""
    return [_escaped(entry) for entry in navigation(catalogue)]


def paths(entries: object) -> list[str]:
    """Every page that a menu names."""
    if isinstance(entries, str):
        return [entries]
    parts = entries.values() if isinstance(entries, dict) else entries if isinstance(entries, list) else ()
    return [path for part in parts for path in paths(part)]


def _escaped(entry: object) -> object:
    if isinstance(entry, dict):
        return {str(escape(title)): _escaped(below) for title, below in entry.items()}
    return [_escaped(part) for part in entry] if isinstance(entry, list) else entry
