"""MkDocs' events, each handed to one function. Beside `publish/engine`, no other module knows MkDocs.

MkDocs only writes files, and serves them: every page is finished before it sees any. What one event leaves for the next
is in the configuration, which `mkdocs serve` makes anew for every rebuild.
"""

import logging
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from ita_site.catalogue.reading import Reading
from ita_site.publish.build import Build, FinishedSite, finish, make_build
from ita_site.publish.built_links import check_pages, files_below
from ita_site.publish.check import load
from ita_site.publish.engine.mkdocs_files import files_of_site
from ita_site.publish.engine.mkdocs_options import leave_writing, options_of
from ita_site.publish.engine.mkdocs_preview import with_problems
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.frame.shared_files import shared_places
from ita_site.source.problems import Problem, Severity

# below "mkdocs", or --strict does not see what is logged
log = logging.getLogger("mkdocs.ita_site")

KEY: Final = "ita_site"
"""The key in `config.extra` of the build's `Made`."""

_STOPPED: Final = "เนื้อหามีข้อผิดพลาด จึงไม่ได้สร้างเว็บไซต์\nThe content has errors; the site was not built"
_SHOWN: Final = (
    "เนื้อหามีข้อผิดพลาด ดูได้ในหน้าตัวอย่าง แก้แล้วบันทึก หน้าเว็บจะกลับมาเอง\n"
    "The content has errors, which the preview shows: mend and save, and the page comes back"
)


@dataclass(frozen=True, slots=True)
class _Preview:
    last: Build | None = None
    """The last good build, which the preview shows while the content has errors."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one build made."""

    site: FinishedSite
    is_current: bool
    """Whether it is of today's content: only then are its links checked."""
    base: str
    """The path under which the site is published."""
    beside: frozenset[str] = frozenset()
    """What its pages load from a folder that sites share, by path from the site's root."""


# MkDocs tells only once, as it starts, that it previews; a preview outlives its builds
_preview: ContextVar[_Preview | None] = ContextVar("preview", default=None)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' names
    """Note whether pages are made for the preview."""
    _preview.set(_Preview() if command == "serve" else None)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content and make the site of it; stop before anything is written if it has errors."""
    options = options_of(config) if _preview.get() is None else options_of(config).alone
    for warning in options.warnings:
        log.info("%s", warning)
    build = _make(options, load(options.content))
    base = urlsplit(options.site_url or "/").path
    beside = shared_places(options.shared_files)
    config.extra[KEY] = Made(finish(build), is_current=not build.mistakes, base=base, beside=beside)
    for problem in build.problems:
        log.warning("%s", problem)
    leave_writing(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return the files of the site in place of the content's sources and the theme."""
    return files_of_site(files, _made(config).site.files, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what a plugin for search wrote over; report links of the finished site that lead nowhere."""
    made, folder = _made(config), Path(config.site_dir)
    for path, data in made.site.files.items():
        if path.startswith("search/"):
            (folder / path).write_bytes(data)
    if made.is_current:
        for problem in _link_problems(made, folder):
            log.warning("%s", problem)


def _link_problems(made: Made, folder: Path) -> tuple[Problem, ...]:
    site, names = made.site, files_below(folder) | made.beside
    return check_pages(site.facts.items(), names, made.base, folder.name, site.files.__getitem__)


def _make(options: SiteOptions, reading: Reading) -> Build:
    """Return the build of what was read; of a preview of content with errors, the last good one with the errors."""
    preview = _preview.get()
    for problem in reading.problems:
        # a warning must not stop a strict build: it is for the editor to read; nor may anything stop a preview
        stops = problem.severity is Severity.ERROR and preview is None
        log.log(logging.ERROR if stops else logging.INFO, "%s", problem)
    if reading.catalogue is None:
        if preview is None:
            raise Abort(_STOPPED)
        log.info(_SHOWN)
        return with_problems(preview.last, reading.problems, options)
    build = make_build(reading.catalogue, options, is_preview=preview is not None)
    if preview is not None:
        _preview.set(_Preview(build))
    return build


def _made(config: MkDocsConfig) -> Made:
    made: Made = config.extra[KEY]
    return made
