"""Check all finished pages and make the search index, in a process of its own that can be ended at any moment.

It reads the content itself and begins when nothing was saved for a while, so that no page is made later because of it.
This module is both sides: `FullCheck` starts the process, `main` is what runs in it.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, Final

from ita_site.disk.cache import Cache, users_cache
from ita_site.disk.child_process import end_with_parent
from ita_site.publish.built_links import LinkCheck, page_links
from ita_site.publish.check import load
from ita_site.publish.direct.page_maker import PageMaker
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.frame.frame import NOT_FOUND
from ita_site.publish.frame.options import read_options
from ita_site.publish.page_facts import read_page
from ita_site.publish.preview.site import PreviewSite, make_site
from ita_site.publish.preview.snapshot import Snapshots
from ita_site.publish.search_guide.guide import guide_of
from ita_site.search.index import Entry, index_files
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.publishing import visitors_files

_LOW_PRIORITY: Final = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """What a full check saw: links that lead nowhere, and the search index, its files by path."""

    broken_links: tuple[Problem, ...]
    index: Mapping[str, bytes]

    def to_bytes(self) -> bytes:
        """Return it as a line of JSON, with the length of each file of the index, and these files after it."""
        files = [(path, len(data)) for path, data in self.index.items()]
        head = {"broken_links": list(map(asdict, self.broken_links)), "files": files}
        return b"".join((json.dumps(head).encode(), b"\n", *self.index.values()))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Checked":
        """Return what `to_bytes` wrote."""
        line, _, rest = data.partition(b"\n")
        head: dict[str, Any] = json.loads(line)
        problems = tuple(Problem(**(problem | {"code": Code(problem["code"])})) for problem in head["broken_links"])
        ends = accumulate(length for _, length in head["files"])
        index = {path: rest[end - length : end] for (path, length), end in zip(head["files"], ends, strict=True)}
        return cls(problems, index)


class FullCheck:
    """The process, one at a time. What it sees is put into `snapshots`."""

    def __init__(self, config: Path, snapshots: Snapshots) -> None:
        self._config = config
        self._snapshots = snapshots
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin a check."""
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-m", __name__, str(self._config)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )
        threading.Thread(target=self._wait, args=(self._process,), daemon=True).start()

    def stop(self) -> None:
        """End the check: what it sees is out of date."""
        with self._lock:
            process, self._process = self._process, None
        if process:
            process.kill()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for the end of a process, and show what it saw unless it was stopped."""
        assert process.stdout is not None  # noqa: S101 - opened by `start`
        output = process.stdout.read()
        if process.wait():
            return
        checked = Checked.from_bytes(output)
        with self._lock:
            if process is self._process:
                self._snapshots.change(
                    lambda newest: replace(newest, broken_links=checked.broken_links, index=checked.index)
                )


def main() -> None:
    """Check the site of the mkdocs.yml that the command line names; write what was seen to standard output."""
    end_with_parent()
    # Ctrl-C reaches every process of a terminal; this one ends with the one that started it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(_LOW_PRIORITY)
    options = read_options(Path(sys.argv[1]))
    catalogue = None if isinstance(options, tuple) else load(options.content).catalogue
    if isinstance(options, tuple) or catalogue is None:
        # it was changed since this process was started
        sys.exit(1)
    options = options.alone
    site = make_site(catalogue, options, options.settings)
    sys.stdout.buffer.write(check(site, users_cache()).to_bytes())


def check(site: PreviewSite, cache: Cache) -> Checked:
    """Return what a full check of a site sees. Pages are made one after the other, and none is kept."""
    links = LinkCheck(site.base)
    maker = PageMaker(site.catalogue, site.settings, site.options.site_name, site.frame, cache)
    index = index_files(_entries(site, maker, links), guide_of(site.catalogue, site.settings.addresses))
    links.add(NOT_FOUND, page_links(NOT_FOUND, read_page(site.frame.not_found()), site.base))
    sources = {site.settings.addresses.file(path): path for path in site.table}

    def source(name: str) -> str:
        return site.finished(sources[name]) if name in sources else site.frame.not_found()

    files = (site_assets().files, site.files.paths(), visitors_files(site.options.content))
    names = {NOT_FOUND, *sources, *index, *chain.from_iterable(files)}
    return Checked(links.problems(names, site.options.site.name, source), index)


def _entries(site: PreviewSite, maker: PageMaker, links: LinkCheck) -> Iterator[Entry]:
    """Make every page; yield what the search index says of it, and hand its links over to `links`."""
    for path, recipe in site.table.items():
        page = maker.finished(recipe)
        links.add(site.settings.addresses.file(path), page.links)
        if page.entry:
            yield page.entry


if __name__ == "__main__":
    main()
