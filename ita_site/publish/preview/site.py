"""The site of one reading of the content: path → page or file, each made when it is first asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, urlsplit

from ita_site.catalogue.catalogue import Catalogue
from ita_site.pages.output import Output
from ita_site.pages.page_table import page_table
from ita_site.pages.recipe import Recipe
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.frame.frame import Frame, frame_of
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.preview.answers import Answer, FileAnswer, MovedAnswer, PageAnswer, StoredAnswer
from ita_site.publish.preview.made_files import MadeFiles
from ita_site.settings import Settings
from ita_site.source.folder import is_for_visitors
from ita_site.visitor_files.publishing import is_plain_below, without_hidden
from ita_site.web.cards import card

_INDEX: Final = "index.html"
_NO_PATH: Final = re.compile(r"[\x00-\x1f\x7f\\]|(?:^|/)\.{0,2}(?:/|$)")
"""What no path of a site has: control characters, backslashes, steps upwards, nothing between two slashes."""


@dataclass(frozen=True, eq=False, slots=True)
class PreviewSite:
    """A site. Two are the same only where they are one: each reading of the content makes another."""

    options: SiteOptions
    settings: Settings
    catalogue: Catalogue
    frame: Frame
    table: Mapping[str, Recipe]
    files: MadeFiles
    pages: Mapping[str, str]
    """The path in `table` of each page, by its address from the site's root."""
    _finished: dict[str, str] = field(default_factory=dict)
    """The pages that were asked for, by path."""

    @property
    def base(self) -> str:
        """Return the path below which the site is published, with a slash at both ends."""
        return f"{urlsplit(self.options.site_url).path.rstrip('/')}/"

    def answer(self, address: str) -> Answer:
        """Return what a visitor gets for a path that begins with a slash, its %-escapes resolved."""
        if not address.startswith(self.base):
            return MovedAnswer(self.base) if address == "/" else self._not_found()
        path = address.removeprefix(self.base)
        return self._page(path) or self._file(path) or self._not_found()

    def finished(self, path: str) -> str:
        """Return the finished page of a path in `table`, which is made once."""
        html = self._finished.get(path)
        if html is None:
            html = self._finished[path] = self.framed(self.table[path].make())
        return html

    def framed(self, output: Output) -> str:
        """Return a page as a whole document."""
        return self.frame.page(output, card(output, self.catalogue, self.settings, self.options.site_name))

    def _page(self, path: str) -> Answer | None:
        """Return the page at a path; its address with a slash, where only that was left out."""
        page = self.pages.get(path) or self.pages.get(_as_folder(path, directories=self.options.directories))
        if page is not None:
            return PageAnswer(self.finished(page))
        return MovedAnswer(f"{self.base}{path}/") if f"{path}/" in self.pages else None

    def _file(self, path: str) -> Answer | None:
        """Return the file at a path: of the site's own, or one that the content folder has for visitors."""
        if not path or _NO_PATH.search(path):
            return None
        makers = (site_assets().files.get, self.files.get, self._file_of_page)
        data = next((data for make in makers if (data := make(path)) is not None), None)
        return self._stored(path) if data is None else FileAnswer(path, data)

    def _file_of_page(self, path: str) -> bytes | None:
        """Return a file that one page alone shows, and that is named as the page is."""
        page = f"{path.rpartition('.')[0]}.md"
        return self.table[page].make().files.get(path) if page in self.table else None

    def _stored(self, path: str) -> Answer | None:
        root = self.options.content
        if not is_for_visitors(path) or not is_plain_below(root, path):
            return None
        data = without_hidden(root / path)
        return StoredAnswer(root / path) if data is None else FileAnswer(path, data)

    def _not_found(self) -> Answer:
        return PageAnswer(self.frame.not_found(), is_there=False)


def make_site(catalogue: Catalogue, options: SiteOptions, settings: Settings) -> PreviewSite:
    """Return the site of a catalogue; no page of it is made yet."""
    files = MadeFiles(catalogue, settings, options.content, options.site_name)
    # no file is made for the sake of its size: 0 is one that is not known
    settings = replace(settings, sizes=dict.fromkeys(files.paths(), 0))
    table = page_table(catalogue, settings)
    return PreviewSite(
        options=options,
        settings=settings,
        catalogue=catalogue,
        frame=frame_of(catalogue, options, lambda path: table[path].make().title),
        table=table,
        files=files,
        pages={unquote(settings.addresses.of(path)): path for path in table},
    )


def _as_folder(path: str, *, directories: bool) -> str:
    """Return the other name of a folder's own page: without `index.html` where addresses are folders, or with it."""
    return path.removesuffix(_INDEX) if directories else f"{path}{_INDEX}"
