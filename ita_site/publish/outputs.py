"""Everything that an engine builds a site of: pages, files beside them, the menu, and what frames every page.

The theme puts titles and descriptions into HTML as they are, so these are escaped here, once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import escape

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.git_dates import last_changes
from ita_site.disk.cache import Cache
from ita_site.office.files import NO_CACHE, report_files
from ita_site.open_data.files import export_files
from ita_site.pages.all_pages import all_pages, navigation, report_navigation
from ita_site.pages.editors_guide import guide_files
from ita_site.pages.output import Output
from ita_site.publish.frame.headings import is_long
from ita_site.publish.host_headers import header_files
from ita_site.settings import Settings
from ita_site.text.telephone import dialled
from ita_site.urls import ENGLISH, FEED, HEALTH_FEED, HOME, SECURITY_FILE, WEB_MANIFEST, Addresses
from ita_site.web.cards import share_files
from ita_site.web.feeds import health_feed, news_feed
from ita_site.web.security_txt import security_txt
from ita_site.web.web_manifest import web_manifest


@dataclass(frozen=True, slots=True)
class Site:
    """A whole site before an engine builds it."""

    pages: Mapping[str, Output]
    """The pages by their source path, in the order of `all_pages`."""
    files: Mapping[str, bytes]
    """The files beside the pages, by path."""
    menu: Sequence[object]
    """The menu in the form of `nav` in mkdocs.yml."""
    frame: Mapping[str, object]
    """What the theme shows around every page."""


def site(catalogue: Catalogue, settings: Settings, beside: Iterable[tuple[str, bytes]]) -> Site:
    """Return the site of a catalogue with its files `beside` the pages."""
    files = dict(beside)
    sizes = {path: len(data) for path, data in files.items()}
    pages = {page.path: page for page in all_pages(catalogue, replace(settings, sizes=sizes))}
    files |= {path: data for page in pages.values() for path, data in page.files.items()}
    return Site(pages, files, menu(catalogue), {"agency": agency(catalogue)})


def settings(  # noqa: PLR0913 - each is an option of mkdocs.yml
    root: Path, *, site_url: str, repo_url: str, edit_uri: str, directories: bool, shared_files: str = ""
) -> Settings:
    """Return the settings for the content folder `root`; the other arguments are as written in mkdocs.yml."""
    return Settings(
        addresses=Addresses(directories=directories),
        edit_base=edit_base(repo_url, edit_uri),
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        changes=last_changes(root),
        shared_files=shared_files,
    )


def attachments(
    catalogue: Catalogue, settings: Settings, root: Path, cache: Cache = NO_CACHE
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file beside the pages that is made from the catalogue; `root` is the content folder.

    They are never all in memory: those of ten thousand measures are 400 MB.
    """
    yield FEED, news_feed(catalogue, settings)
    yield WEB_MANIFEST, web_manifest(catalogue.agency, settings.shared_files)
    yield from export_files(catalogue, settings)
    yield from report_files(catalogue, settings, root, cache)
    if not settings.shared_files:
        yield from guide_files().items()
    if catalogue.health.checked:
        yield HEALTH_FEED, health_feed(catalogue, settings)
    if catalogue.agency.security:
        yield SECURITY_FILE, security_txt(catalogue.agency.security, settings.site_url)


def files_beside(
    catalogue: Catalogue, settings: Settings, root: Path, site_name: str, cache: Cache = NO_CACHE
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file that is made of the catalogue and is no page.

    They are for visitors, for servers and for those who share a page; `root` is the content folder.
    """
    yield from files_of_host(catalogue, settings, root, cache)
    yield from share_files(catalogue, settings, site_name, cache)


def files_of_host(
    catalogue: Catalogue, settings: Settings, root: Path, cache: Cache = NO_CACHE
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file of `files_beside` but those of `share_files`."""
    yield from attachments(catalogue, settings, root, cache)
    yield from header_files(settings.site_url).items()


def agency(catalogue: Catalogue) -> dict[str, str]:
    """Return what the frame of every page says of the agency.

    `ending` is the end of its name that no line may break, `phone` the first number of those to complain at, and
    `dialled` what a telephone dials for it. `ending`, `contact`, `phone` and `dialled` are empty where there is none.
    """
    entry = catalogue.agency
    phone = next((channel.phone for channel in entry.complaints if channel.phone), "")
    return {
        "name": entry.name,
        "ending": next(filter(entry.name.endswith, entry.whole_names), ""),
        "district": entry.district,
        "province": entry.province,
        "website": entry.website,
        "contact": entry.contact or "",
        "phone": phone,
        "dialled": dialled(phone),
    }


def edit_base(repo_url: str, edit_uri: str) -> str:
    """Return the address below which content files are edited: empty unless both parts are configured."""
    if not repo_url or not edit_uri:
        return ""
    # an address that hands the path over as a query belongs to the repository's own page
    slash = "" if edit_uri.startswith(("?", "#")) else "/"
    base = urljoin(f"{repo_url.rstrip('/')}{slash}", edit_uri)
    return base if base.lower().startswith(("http://", "https://")) else ""


def head(output: Output) -> dict[str, str]:
    """Return the front matter of a page.

    `home` marks the home page, which not every engine knows, `english` the summary of the site in English, and `long`
    a page that lists its headings under its title.
    """
    marks = {"home": "yes"} if output.path == HOME else {}
    marks |= {"english": "yes"} if output.path == ENGLISH else {}
    marks |= {"robots": "noindex"} if output.is_copy else {}
    marks |= {"long": "yes"} if is_long(output.text) else {}
    return {"title": str(escape(output.title)), "description": str(escape(output.description)), **marks}


def menu(catalogue: Catalogue) -> list[object]:
    """Return the menu of pages of the whole site in the form of `nav` in mkdocs.yml, its titles as HTML."""
    return [_escaped(entry) for entry in navigation(catalogue)]


def report_menus(catalogue: Catalogue) -> dict[str, list[object]]:
    """Return the menu of the pages of each report, by its id, in the form of `nav` in mkdocs.yml."""
    return {
        report.entry.id: [_escaped(entry) for entry in report_navigation(catalogue, report)]
        for report in catalogue.reports
    }


def paths(entries: object) -> list[str]:
    """Return the path of every page that a menu names."""
    if isinstance(entries, str):
        return [entries]
    parts = entries.values() if isinstance(entries, dict) else entries if isinstance(entries, list) else ()
    return [path for part in parts for path in paths(part)]


def _escaped(entry: object) -> object:
    if isinstance(entry, dict):
        return {str(escape(title)): _escaped(below) for title, below in entry.items()}
    return [_escaped(part) for part in entry] if isinstance(entry, list) else entry
