"""MkDocs' events, each handed to one function. Beside `publish/engine`, no other module knows MkDocs.

What one event leaves for the next is a `Build` in the configuration, which `mkdocs serve` makes anew for every rebuild.
"""

import logging
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ita_site.catalogue.reading import Reading
from ita_site.publish.build import Build, make_build, page_meta, search_files
from ita_site.publish.built_links import check_site
from ita_site.publish.check import load
from ita_site.publish.engine.mkdocs_files import add_site, change_theme, replace_sources
from ita_site.publish.engine.mkdocs_options import complete, escape, settings_of
from ita_site.publish.host_headers import policy
from ita_site.publish.outline import fill, outline
from ita_site.publish.preview import with_problems
from ita_site.source.problems import Severity

# below "mkdocs", or --strict does not see what is logged
log = logging.getLogger("mkdocs.ita_site")

KEY: Final = "ita_site"
"""The key of the build's `Build` in `config.extra`."""
FRAME: Final = "ita"
"""The key in `config.extra` of what templates read."""

_STOPPED: Final = "เนื้อหามีข้อผิดพลาด จึงไม่ได้สร้างเว็บไซต์\nThe content has errors; the site was not built"
_SHOWN: Final = (
    "เนื้อหามีข้อผิดพลาด ดูได้ในหน้าตัวอย่าง แก้แล้วบันทึก หน้าเว็บจะกลับมาเอง\n"
    "The content has errors, which the preview shows: mend and save, and the page comes back"
)


@dataclass(frozen=True, slots=True)
class _Preview:
    last: Build | None = None
    """The last good build, which the preview shows while the content has errors."""


# MkDocs tells only once, as it starts, that it previews; a preview outlives its builds
_preview: ContextVar[_Preview | None] = ContextVar("preview", default=None)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' names
    """Note whether pages are made for the preview."""
    _preview.set(_Preview() if command == "serve" else None)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content and make the site of it; stop before anything is written if it has errors."""
    complete(config)
    build = _make(config, load(Path(config.docs_dir)))
    config.extra[KEY] = build
    config.extra[FRAME] = {**build.site.frame, "policy": policy(preview=_preview.get() is not None)}
    if config.nav is None or build.problems:
        config.nav = list(build.site.menu)
    # the theme would show a repository by asking its host from every visitor's browser
    config.repo_url = config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the content's sources out, and put the pages, the files and our changes to the theme in."""
    changes = change_theme(files, config)
    replace_sources(files, config)
    add_site(files, _build(config).site, config)
    config.extra[FRAME] |= changes.names
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give pages that the menu does not list their parent and neighbours."""
    outputs = _build(config).site.pages
    pages = {path: _page(path, files, config) for path in outputs}
    for path, page in pages.items():
        if page not in nav.pages:
            output = outputs[path]
            # MkDocs types a parent as a section, but only walks up from it: a page serves
            page.parent = pages.get(output.parent)  # type: ignore[assignment]
            page.previous_page = pages.get(output.previous)
            page.next_page = pages.get(output.next)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' names
    """Name and describe the page, and let Python-Markdown read its headings alone."""
    page.meta.update(page_meta(_build(config), page.file.src_uri))
    return outline(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' names
    """Put the page's HTML between its headings."""
    return fill(html, _build(config).site.pages[page.file.src_uri].text)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make the search index of the pages' content."""
    escape(config, ours=(KEY, FRAME))
    build = _build(config)
    html = {path: (_page(path, files, config).content or "") for path in build.site.pages}
    config.extra[KEY] = build.with_index(search_files(build, html))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index; report links of the finished site that lead nowhere."""
    build = _build(config)
    # only now, for the theme's search plugin writes one of these names before
    for path, data in build.index.items():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    if not build.problems:
        for problem in check_site(Path(config.site_dir), urlsplit(config.site_url or "/").path):
            log.warning("%s", problem)


def _make(config: MkDocsConfig, reading: Reading) -> Build:
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
        return with_problems(preview.last, reading.problems)
    build = make_build(reading.catalogue, settings_of(config), Path(config.docs_dir), config.site_name)
    if preview is not None:
        _preview.set(_Preview(build))
    return build


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.extra[KEY]
    return build


def _page(path: str, files: Files, config: MkDocsConfig) -> Page:
    file = files.src_uris[path]
    return file.page or Page(None, file, config)
