"""The menu of a site, from the form of `nav` in mkdocs.yml, as the templates read it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ita_site.model.nearest import nearest
from ita_site.source.problems import Code, Problem
from ita_site.urls import HOME, Addresses


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu: a page or an address, or a name with entries below it. `title` is HTML."""

    title: str
    path: str = ""
    """The page's source path, or an address; empty where there are entries below."""
    children: tuple["MenuEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMenus:
    """The menus of a site."""

    general: tuple[MenuEntry, ...]
    """Of pages of the whole site; of every page where the site's mkdocs.yml writes a menu."""
    of_reports: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)
    """Of each report's pages, by the report's id: it names that report's main pages, and the page of every other."""

    def of(self, report: str) -> tuple[MenuEntry, ...]:
        """Return the menu of the pages of a report; empty for pages of the whole site."""
        return self.of_reports.get(report, self.general)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry as the templates see it from a page; the names are those of MkDocs' templates."""

    title: str
    url: str
    active: bool
    """The page, or a page that it is below, is this entry or below it."""
    is_homepage: bool
    children: tuple["MenuItem", ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """The menu as the templates see it from a page."""

    items: tuple[MenuItem, ...]
    homepage: MenuItem


def read_menu(nav: Sequence[object], title_of: Callable[[str], str]) -> tuple[MenuEntry, ...]:
    """Return the menu that a `nav` writes; `title_of` returns the title of a page that has only its path there."""
    return tuple(entry for part in nav for entry in _entries(part, title_of))


def _entries(part: object, title_of: Callable[[str], str]) -> Iterator[MenuEntry]:
    if isinstance(part, str):
        yield MenuEntry(title_of(part), part)
    elif isinstance(part, dict):
        for title, below in part.items():
            if isinstance(below, str):
                yield MenuEntry(str(title), below)
            elif isinstance(below, list):
                yield MenuEntry(str(title), children=read_menu(below, title_of))


def paths_of(menu: Sequence[MenuEntry]) -> Iterator[str]:
    """Yield the path of every page or address that a menu names."""
    for entry in menu:
        if entry.path:
            yield entry.path
        yield from paths_of(entry.children)


def navigation(menu: Sequence[MenuEntry], active: str, addresses: Addresses) -> Navigation:
    """Return the menu as it is seen from a page whose nearest page in the menu is `active`, empty for none."""
    home = MenuItem("", addresses.of(HOME), active=active == HOME, is_homepage=True, children=())
    return Navigation(tuple(_item(entry, active, addresses) for entry in menu), home)


def _item(entry: MenuEntry, active: str, addresses: Addresses) -> MenuItem:
    children = tuple(_item(below, active, addresses) for below in entry.children)
    is_active = bool(active) and (entry.path == active or any(below.active for below in children))
    url = addresses.of(entry.path) if entry.path.endswith(".md") else entry.path
    return MenuItem(entry.title, url, is_active, entry.path == HOME, children)


def check_menu(nav: Sequence[object], pages: Collection[str], config: str) -> tuple[Problem, ...]:
    """Return the problem of each page that a `nav` names and the site has not; `config` is the name of its file."""
    return tuple(
        Problem(config, 0, Code.MISSING_FILE, "nav", found=path, nearest=nearest(path, pages))
        for path in paths_of(read_menu(nav, str))
        if path not in pages and not _is_address(path)
    )


def _is_address(path: str) -> bool:
    return path.startswith(("https://", "http://", "/"))
