"""The files beside the pages that are made of a catalogue: each, or each group, when it is first asked for."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue
from ita_site.office.files import report_file, report_paths
from ita_site.open_data.files import export_files, file_paths
from ita_site.pages.editors_guide import guide_files, guide_paths
from ita_site.settings import Settings
from ita_site.web.cards import share_file, share_paths
from ita_site.web.feeds import health_feed, news_feed
from ita_site.web.security_txt import security_txt
from ita_site.web.web_manifest import web_manifest

Files = Mapping[str, bytes]


@dataclass(slots=True)
class FileGroup:
    """Files that are made together, and then remembered."""

    make: Callable[[], Files]
    _files: Files | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def files(self) -> Files:
        """Return the files by path; who asks meanwhile waits for the first."""
        with self._lock:
            if self._files is None:
                self._files = self.make()
            return self._files


class MadeFiles:
    """The files beside the pages of one catalogue."""

    def __init__(self, catalogue: Catalogue, settings: Settings, root: Path, site_name: str) -> None:
        self._catalogue, self._settings, self._root = catalogue, settings, root
        self._groups: dict[str, FileGroup] = {}
        self._add([urls.FEED], lambda: {urls.FEED: news_feed(catalogue, settings)})
        self._add([urls.WEB_MANIFEST], lambda: {urls.WEB_MANIFEST: web_manifest(catalogue.agency)})
        if catalogue.health.checked:
            self._add([urls.HEALTH_FEED], lambda: {urls.HEALTH_FEED: health_feed(catalogue, settings)})
        if security := catalogue.agency.security:
            self._add([urls.SECURITY_FILE], lambda: {urls.SECURITY_FILE: security_txt(security, settings.site_url)})
        self._add(guide_paths(), guide_files)
        self._add(file_paths(catalogue), lambda: dict(export_files(catalogue, settings)))
        for path in report_paths(catalogue):
            self._add([path], partial(self._report_file, path))
        for path in share_paths(catalogue, settings):
            self._add([path], partial(self._share_file, path, site_name))

    def _report_file(self, path: str) -> Files:
        """Return a report's Word or Excel file alone: making all of them would take seconds."""
        made = report_file(self._catalogue, self._settings, self._root, path)
        return {} if made is None else {path: made}

    def _share_file(self, path: str, site_name: str) -> Files:
        """Return a picture beside a shared link, or robots.txt."""
        return {path: share_file(self._catalogue, self._settings, site_name, path)}

    def _add(self, paths: Iterable[str], make: Callable[[], Files]) -> None:
        self._groups |= dict.fromkeys(paths, FileGroup(make))

    def paths(self) -> Iterable[str]:
        """Return the path of every file, without making the files."""
        return self._groups.keys()

    def get(self, path: str) -> bytes | None:
        """Return a file; None where none has this path."""
        group = self._groups.get(path)
        return group.files().get(path) if group else None
