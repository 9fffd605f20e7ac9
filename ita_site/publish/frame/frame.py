"""The frame around every page of one site: head, header with the menu, table of contents, footer.

The templates of `theme/` are written so that MkDocs and engines like it can fill them in too, for a staged site. So the
names of what they read are those of MkDocs' templates: `config`, `page`, `nav`, `base_url`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from ita_site.publish.frame.menu import MenuEntry, navigation, paths_of, read_menu
from ita_site.publish.frame.mistakes import Mistake
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.frame.templates import environment, own_templates
from ita_site.publish.host_headers import policy
from ita_site.publish.outputs import agency, head, menu
from ita_site.urls import Addresses
from ita_site.web.cards import Card

NOT_FOUND: Final = "404.html"
SITEMAP: Final = "sitemap.xml"

_SHARED: Final = ("resources", "header", "footer", "scripts")
"""The partials that look the same on many pages."""

_Values = dict[str, Any]


class Frame:
    """The frame of one site. Make it once for a build: it compiles the templates, and keeps what pages share."""

    def __init__(
        self,
        options: SiteOptions,
        agency: Mapping[str, str],
        menu: Sequence[MenuEntry],
        assets: SiteAssets,
        *,
        is_preview: bool = False,
    ) -> None:
        """Take what all pages show: `agency` is what `publish.outputs.agency` returns.

        Where `is_preview`, the preview's own script may run on the pages.
        """
        self._menu = menu
        self._in_menu = frozenset(paths_of(menu))
        self._site_url = options.site_url
        self._addresses = Addresses(directories=options.directories)
        self._config = _config(options, agency, assets, policy(preview=is_preview))
        self._templates = environment(options.theme)
        self._own_templates = own_templates(options.theme)
        self._shared: dict[tuple[str, str, bool], _Values] = {}

    @cached_property
    def digest(self) -> str:
        """Return a digest that changes with anything that the frame adds to a page, our own templates aside."""
        return digest_of(self._config, self._menu, self._own_templates)

    def page(self, output: Output, card: Card | None, mistakes: Sequence[Mistake] = ()) -> str:
        """Return a page as a whole HTML document; `mistakes` are errors of the content that a preview shows on it."""
        base = "../" * self._addresses.of(output.path).count("/") or "./"
        above = self._nearest_in_menu(output)
        return self._templates.get_template("main.html").render(
            page=self._page(output, card),
            mistakes=mistakes,
            ready=self._shared_parts(base, above, is_itself=above == output.path),
            config=self._config,
            base_url=base,
        )

    def not_found(self) -> str:
        """Return the page for wrong addresses, whose links start from the root of the host."""
        base = urlsplit(self._site_url or "/").path
        return self._templates.get_template(NOT_FOUND).render(
            ready=self._shared_parts(base, "", is_itself=False),
            nav=navigation(self._menu, "", self._addresses),
            config=self._config,
            base_url=base,
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
            "previous_page": self._link(output.previous),
            "next_page": self._link(output.next),
        }

    def _entry(self, output: Output, card: Card | None) -> _Values:
        """Return what a page says of itself, without its content."""
        address = self._addresses.of(output.path)
        return {"canonical_url": self._site_url and self._site_url + address, "meta": page_meta(output, card)}

    def _link(self, path: str) -> dict[str, str] | None:
        return {"url": self._addresses.of(path)} if path else None

    def _nearest_in_menu(self, output: Output) -> str:
        """Return the path of the page itself if the menu has it, or else of the nearest page above that it has."""
        upwards = (output.path, *(place.path for place in reversed(output.above)))
        return next((path for path in upwards if path in self._in_menu), "")

    def _shared_parts(self, base: str, active: str, *, is_itself: bool) -> _Values:
        """Return what pages of one depth and one place in the menu share, as HTML.

        `active` is the path of the entry that is the page, where `is_itself`, or that the page is below.
        """
        key = (base, active, is_itself)
        if key not in self._shared:
            page = self._link(active) if is_itself else None
            nav = navigation(self._menu, active, self._addresses)
            values = {"page": page, "nav": nav, "config": self._config, "base_url": base}
            self._shared[key] = {name: self._partial(name).render(values) for name in _SHARED}
        return self._shared[key]

    def _partial(self, name: str) -> Template:
        return self._templates.get_template(f"partials/{name}.html")


def frame_of(
    catalogue: Catalogue, options: SiteOptions, title_of: Callable[[str], str], *, is_preview: bool = False
) -> Frame:
    """Return the frame of the site of a catalogue.

    `title_of` returns the title, as plain text, of a page that a site's own menu names by its path alone.
    """
    nav = menu(catalogue) if options.nav is None else options.nav
    entries = read_menu(nav, lambda path: str(escape(title_of(path))))
    return Frame(options, agency(catalogue), entries, site_assets(), is_preview=is_preview)


def page_meta(output: Output, card: Card | None) -> dict[str, object]:
    """Return what the templates read of a page as `page.meta`."""
    meta: dict[str, object] = {**head(output), "changed": output.changed.isoformat() if output.changed else ""}
    if card is None:
        return meta
    return meta | {"card": {"structured": card.structured, "picture": escape(card.picture), "alt": escape(card.alt)}}


def _config(options: SiteOptions, agency: Mapping[str, str], assets: SiteAssets, rules: str) -> _Values:
    """Return the site as the templates read it; `rules` is the policy of its pages."""
    return {
        "site_name": options.site_name,
        "site_url": options.site_url,
        "copyright": options.copyright,
        "use_directory_urls": options.directories,
        "extra_css": options.stylesheets,
        "extra_javascript": options.scripts,
        "extra": {"ita": {"agency": agency, "policy": rules, **assets.names}},
    }
