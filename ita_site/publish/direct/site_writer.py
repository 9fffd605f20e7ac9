"""Write all files of a site into a new folder, and see that every link between them leads somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ita_site.catalogue.catalogue import Catalogue
from ita_site.disk.cache import Cache
from ita_site.pages.output import Output
from ita_site.pages.page_table import page_table
from ita_site.publish.built_links import LinkCheck, page_links
from ita_site.publish.direct.page_maker import PageMaker
from ita_site.publish.direct.page_writer import PageWriter, write_file
from ita_site.publish.direct.shared_work import shared
from ita_site.publish.frame.frame import NOT_FOUND, SITEMAP, Frame, frame_of
from ita_site.publish.frame.menu import check_menu
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.frame.shared_files import own_theme_files, shared_places
from ita_site.publish.outputs import files_of_host
from ita_site.publish.page_facts import read_page
from ita_site.publish.search_guide.guide import guide_of
from ita_site.search.index import Entry, write_index
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.picture import BadPictureError
from ita_site.visitor_files.publishing import publish_file, visitors_files
from ita_site.web.cards import share_file, share_paths

FEW_PAGES: Final = 64
"""Pages up to so many are made in one process: another one would take longer to start."""
FEW_SHARE_FILES: Final = 16
"""The same of pictures for those who share a page: one takes as long to draw as four pages to make."""


@dataclass(slots=True)
class SiteWriter:
    """Writes one site into `folder`, which is not there yet."""

    catalogue: Catalogue
    options: SiteOptions
    settings: Settings
    folder: Path
    cache: Cache
    cores: int
    sizes: dict[str, int] = field(default_factory=dict)
    """Bytes of each file that was written, by path; 0 where nobody asks."""
    heads: list[Output] = field(default_factory=list)
    """The pages that were written, without their texts."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be published."""

    def write(self, site_name: str) -> tuple[Problem, ...]:
        """Write every file; return what cannot be published, and links that lead nowhere. Raises OSError.

        Problems call the folder `site_name`.
        """
        self.folder.mkdir()
        self._write_files_beside()
        writer = self._page_writer()
        check = LinkCheck(self._base)
        entries = self._write_pages(writer, check)
        index = write_index(entries, guide_of(self.catalogue, self.settings.addresses), self.folder)
        self.sizes |= dict.fromkeys(index, 0)
        self._write_frame_alone(writer.maker.frame, check)
        there = self.sizes.keys() | shared_places(self.options.shared_files)
        broken = check.problems(there, site_name, lambda page: (self.folder / page).read_bytes())
        return (*self.problems, *broken)

    def _write_files_beside(self) -> None:
        """Write all that is no page: visitors' files, the theme's files, and what is made of the catalogue."""
        content = self.options.content
        for path in visitors_files(content):
            self._publish(content / path, path)
        for path, data in own_theme_files(self.options.shared_files).items():
            self._write(path, data)
        for path, data in files_of_host(self.catalogue, self.settings, content, self.cache):
            self._write(path, data)
        self._write_share_files()

    def _write_share_files(self) -> None:
        """Write what those see who share a page: of many promises, drawing the pictures takes longer than all else."""
        paths = tuple(share_paths(self.catalogue, self.settings))
        sizes = shared(self._write_share_file, paths, self.cores, FEW_SHARE_FILES)
        self.sizes |= dict(zip(paths, sizes, strict=True))

    def _write_share_file(self, path: str) -> int:
        """Draw and write one of these files; return its bytes."""
        data = share_file(self.catalogue, self.settings, self.options.site_name, path, self.cache)
        write_file(self.folder / path, data)
        return len(data)

    def _publish(self, file: Path, path: str) -> None:
        """Write a file of the content folder as visitors get it."""
        try:
            publish_file(file, self.folder / path)
        except BadPictureError:
            self.problems.append(Problem(f"{self.options.content.name}/{path}", 0, Code.BAD_PICTURE))
        self.sizes[path] = 0

    def _page_writer(self) -> PageWriter:
        """Return what writes the pages, which say how large the files beside them are."""
        settings = replace(self.settings, sizes=self.sizes)
        table = page_table(self.catalogue, settings)
        self.problems += check_menu(self.options.nav or (), table, self.options.config.name)
        frame = frame_of(self.catalogue, self.options, lambda path: table[path].make().title if path in table else path)
        maker = PageMaker(self.catalogue, settings, self.options.site_name, frame, self.cache)
        return PageWriter(table, maker, self.folder)

    def _write_pages(self, writer: PageWriter, check: LinkCheck) -> Iterator[Entry]:
        """Write every page; yield what search knows of each, and let its links be checked."""
        for page in shared(writer.write, list(writer.table), self.cores, FEW_PAGES):
            check.add(page.files[0], page.links)
            self.heads.append(page.head)
            self.sizes |= dict.fromkeys(page.files, 0)
            if page.entry:
                yield page.entry

    def _write_frame_alone(self, frame: Frame, check: LinkCheck) -> None:
        """Write the page for wrong addresses, and the sitemap."""
        not_found = frame.not_found().encode()
        self._write(NOT_FOUND, not_found)
        check.add(NOT_FOUND, page_links(NOT_FOUND, read_page(not_found), self._base))
        if sitemap := frame.sitemap(self.heads):
            self._write(SITEMAP, sitemap)

    @property
    def _base(self) -> str:
        """Return the path below which the site is published."""
        return urlsplit(self.options.site_url).path

    def _write(self, path: str, data: bytes) -> None:
        write_file(self.folder / path, data)
        self.sizes[path] = len(data)
