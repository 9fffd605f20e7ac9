"""The frame around every page of one site: head, header with the menu, table of contents, footer.

The templates of `theme/` are written so that MkDocs and engines like it can fill them in too, for a staged site. So the
names of what they read are those of MkDocs' templates: `config`, `page`, `nav`, `base_url`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Template
from markupsafe import escape

from ita_site.catalogue.catalogue import Catalogue
from ita_site.model.digests import digest_of
from ita_site.pages.output import Output
from ita_site.publish.frame.assets import SiteAssets, site_assets
from ita_site.publish.frame.headings import read_content
from ita_site.publish.frame.menu import MenuEntry, SiteMenus, navigation, paths_of, read_menu
from ita_site.publish.frame.mistakes import Mistake
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.frame.templates import environment, own_templates
from ita_site.publish.host_headers import policy
from ita_site.publish.outputs import agency, head, menu, report_menus
from ita_site.urls import Addresses
from ita_site.web.cards import Card

NOT_FOUND: Final = "404.html"
SITEMAP: Final = "sitemap.xml"

_SHARED: Final = ("resources", "header", "footer", "scripts")
"""The partials that look the same on many pages."""

_WITH_MENU: Final = ("header", "footer")
"""Those of them that have the menu."""

_Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _MenuView:
    """From where a page sees the menu."""

    base: str
    """The address of the site's root as seen from the page."""
    report: str = ""
    """The id of the page's report; empty for a page of the whole site."""
    active: str = ""
    """The path of the entry that is the page or that the page is below; empty for none."""
    is_itself: bool = False
    """Whether that entry is the page."""


class Frame:
    """The frame of one site. Make it once for a build: it compiles the templates, and keeps what pages share."""

    def __init__(
        self,
        options: SiteOptions,
        agency: Mapping[str, str],
        menus: SiteMenus,
        assets: SiteAssets,
        *,
        is_preview: bool = False,
    ) -> None:
        """Take what all pages show: `agency` is what `publish.outputs.agency` returns.

        Where `is_preview`, the preview's own script may run on the pages.
        """
        self._menus = menus
        self._site_url = options.site_url
        self._addresses = Addresses(directories=options.directories)
        self._config = _config(options, agency, assets, policy(preview=is_preview))
        self._templates = environment(options.theme)
        self._own_templates = own_templates(options.theme)
        self._shared: dict[_MenuView, _Values] = {}

    @cached_property
    def digest(self) -> str:
        """Return a digest that changes with anything that the frame adds to a page, our own templates aside."""
        return digest_of(self._config, self._menus, self._own_templates)

    def page(self, output: Output, card: Card | None, mistakes: Sequence[Mistake] = ()) -> str:
        """Return a page as a whole HTML document; `mistakes` are errors of the content that a preview shows on it."""
        view = self._menu_view(output)
        return self._templates.get_template("main.html").render(
            page=self._page(output, card),
            mistakes=mistakes,
            ready=self._parts_of(output, view),
            config=self._config,
            base_url=view.base,
        )

    def not_found(self) -> str:
        """Return the page for wrong addresses, whose links start from the root of the host."""
        view = _MenuView(urlsplit(self._site_url or "/").path)
        return self._templates.get_template(NOT_FOUND).render(
            ready=self._shared_parts(view),
            nav=navigation(self._menus.general, "", self._addresses),
            config=self._config,
            base_url=view.base,
        )

    def sitemap(self, pages: Iterable[Output]) -> bytes | None:
        """Return the sitemap of pages; None where the address of the site is not known."""
        if not self._site_url:
            return None
        entries = [self._entry(page, None) for page in pages]
        return self._templates.get_template(SITEMAP).render(config=self._config, pages=entries).encode()

    def _page(self, output: Output, card: Card | None) -> _Values:
        """Return a page as the templates read it."""
        content = read_content(output.text)
        return self._entry(output, card) | {
            "content": content.html,
            "toc": content.toc,
        }

    def _entry(self, output: Output, card: Card | None) -> _Values:
        """Return what a page says of itself, without its content."""
        address = self._addresses.of(output.path)
        return {"canonical_url": self._site_url and self._site_url + address, "meta": page_meta(output, card)}

    def _link(self, path: str) -> dict[str, str] | None:
        return {"url": self._addresses.of(path)} if path else None

    def _menu_view(self, output: Output) -> _MenuView:
        """Return how a page sees the menu: as an entry of it, or else from the nearest page above that is one."""
        in_menu = frozenset(paths_of(self._menus.of(output.report)))
        upwards = (output.path, *(place.path for place in reversed(output.above)))
        active = next((path for path in upwards if path in in_menu), "")
        base = "../" * self._addresses.of(output.path).count("/") or "./"
        return _MenuView(base, output.report, active, is_itself=active == output.path)

    def _parts_of(self, output: Output, view: _MenuView) -> _Values:
        """Return the shared parts of a page, in which the menu leads to the page's like in every other report."""
        parts = self._shared_parts(view)
        if output.report not in self._menus.of_reports:
            return parts
        return parts | {name: self._led_to_like_pages(parts[name], view.base, output.like_pages) for name in _WITH_MENU}

    def _led_to_like_pages(self, part: str, base: str, like_pages: Mapping[str, str]) -> str:
        """Return a shared part with the links to other reports' pages leading to their pages like this one.

        Whole addresses are replaced: to fill in header and footer anew for each page would take as long as the page.
        """
        for report, like in like_pages.items():
            part = part.replace(
                f'href="{base}{self._addresses.of(report)}"', f'href="{base}{self._addresses.of(like)}"'
            )
        return part

    def _shared_parts(self, view: _MenuView) -> _Values:
        """Return what pages of one place in the menu share, as HTML."""
        if view not in self._shared:
            nav = navigation(self._menus.of(view.report), view.active, self._addresses)
            page = self._link(view.active) if view.is_itself else None
            values = {"page": page, "nav": nav, "config": self._config, "base_url": view.base}
            self._shared[view] = {name: self._partial(name).render(values) for name in _SHARED}
        return self._shared[view]

    def _partial(self, name: str) -> Template:
        return self._templates.get_template(f"partials/{name}.html")


def frame_of(
    catalogue: Catalogue, options: SiteOptions, title_of: Callable[[str], str], *, is_preview: bool = False
) -> Frame:
    """Return the frame of the site of a catalogue.

    `title_of` returns the title, as plain text, of a page that a site's own menu names by its path alone.
    """

    def read(nav: Sequence[object]) -> tuple[MenuEntry, ...]:
        return read_menu(nav, lambda path: str(escape(title_of(path))))

    if options.nav is None:
        of_reports = {report: read(nav) for report, nav in report_menus(catalogue).items()}
        menus = SiteMenus(read(menu(catalogue)), of_reports)
    else:
        menus = SiteMenus(read(options.nav))
    return Frame(options, agency(catalogue), menus, site_assets(), is_preview=is_preview)


def page_meta(output: Output, card: Card | None) -> dict[str, object]:
    """Return what the templates read of a page as `page.meta`."""
    meta: dict[str, object] = {**head(output), "changed": output.changed.isoformat() if output.changed else ""}
    if card is None:
        return meta
    shown = {"structured": card.structured, "picture": escape(card.picture), "alt": escape(card.alt)}
    return meta | {"card": shown | {"width": card.width, "height": card.height}}


def _config(options: SiteOptions, agency: Mapping[str, str], assets: SiteAssets, rules: str) -> _Values:
    """Return the site as the templates read it; `rules` is the policy of its pages."""
    return {
        "site_name": options.site_name,
        "site_url": options.site_url,
        "copyright": options.copyright,
        "use_directory_urls": options.directories,
        "extra_css": options.stylesheets,
        "extra_javascript": options.scripts,
        "extra": {"ita": {"agency": agency, "policy": rules, **assets.names(options.shared_files)}},
    }
