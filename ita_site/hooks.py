"""MkDocs' events, each handed to one function. No other module knows MkDocs.

What one event leaves for the next is a `Build` in the configuration, which `mkdocs serve` makes anew for every rebuild.
"""

import logging
import os
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ita_site.catalogue.reading import Reading
from ita_site.publish.build import Build, make_build, page_meta, search_files
from ita_site.publish.built_links import check_site
from ita_site.publish.check import load
from ita_site.publish.host_headers import policy
from ita_site.publish.outline import fill, outline
from ita_site.publish.outputs import paths, settings
from ita_site.publish.preview import with_problems
from ita_site.publish.safe_options import check_address, escaped, safe_credit
from ita_site.publish.theme_assets import ENDINGS, Changes, ThemeError, check_template, plan
from ita_site.source.folder import is_public
from ita_site.source.problems import Code, Problem, Severity
from ita_site.visitor_files.picture import BadPictureError
from ita_site.visitor_files.publishing import is_plain_below, publish_file

# below "mkdocs", or --strict does not see what is logged
log = logging.getLogger("mkdocs.ita_site")

KEY: Final = "ita_site"
"""The key of the build's `Build` in `config.extra`; `config.extra["ita"]` is for templates."""

_SITE_URL: Final = "ITA_SITE_URL"
"""Names the variable in which a host tells where it publishes; what mkdocs.yml says goes before it."""

_STOPPED: Final = "เนื้อหามีข้อผิดพลาด จึงไม่ได้สร้างเว็บไซต์\nThe content has errors; the site was not built"
_SHOWN: Final = (
    "เนื้อหามีข้อผิดพลาด ดูได้ในหน้าตัวอย่าง แก้แล้วบันทึก หน้าเว็บจะกลับมาเอง\n"
    "The content has errors, which the preview shows: mend and save, and the page comes back"
)
_GUESSES: Final = ("edit/master/docs/", "src/default/docs/")


@dataclass(frozen=True, slots=True)
class _Preview:
    last: Build | None = None
    """The last good build, which the preview shows while the content has errors."""


class _VisitorFile(File):
    """A file of the content folder that is published as it is, but for what is hidden in it."""

    @classmethod
    def of(cls, file: File) -> "_VisitorFile":
        """Return a file of MkDocs as one of ours."""
        return cls(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' names
        """Write the file into the site."""
        try:
            publish_file(Path(self.src_dir or "", self.src_uri), Path(self.abs_dest_path))
        except BadPictureError as error:
            raise Abort(str(Problem(self.src_uri, 0, Code.BAD_PICTURE))) from error


# MkDocs tells only once, as it starts, that it previews; a preview outlives its builds
_preview: ContextVar[_Preview | None] = ContextVar("preview", default=None)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' names
    """Note whether pages are made for the preview."""
    _preview.set(_Preview() if command == "serve" else None)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content and make the site of it; stop before anything is written if it has errors."""
    _complete(config)
    build = _make(config, load(Path(config.docs_dir)))
    config.extra[KEY] = build
    config.extra["ita"] = {**build.site.frame, "policy": policy(preview=_preview.get() is not None)}
    if config.nav is None or build.problems:
        config.nav = list(build.site.menu)
    # the theme would show a repository by asking its host from every visitor's browser
    config.repo_url = config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the content's sources out, and put the pages, the files and our changes to the theme in."""
    changes = _theme_changes(files, config)
    for file in [file for file in files if file.src_uri in changes.remove]:
        files.remove(file)
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
        if is_public(file.src_uri) and is_plain_below(Path(config.docs_dir), file.src_uri):
            files.append(_VisitorFile.of(file))
    site, in_menu = _build(config).site, set(paths(config.nav))
    for page in site.pages.values():
        level = InclusionLevel.INCLUDED if page.path in in_menu else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, page.path, content=page.text, inclusion=level))
    for path, data in {**site.files, **changes.add}.items():
        # said to be included, for MkDocs leaves out names that start with a dot
        files.append(File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED))
    config.extra_css = [path for path in config.extra_css if path not in changes.remove]
    config.extra["ita"] |= changes.names
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
    """Make the search index of the pages' content, and see that the theme names its search worker where ours goes."""
    _escape_options(config)
    build = _build(config)
    html = {path: (_page(path, files, config).content or "") for path in build.site.pages}
    config.extra[KEY] = build.with_index(search_files(build, html))
    try:
        check_template(_source(env, "base.html"), config.extra["ita"]["theme_worker"])
    except ThemeError as error:
        raise Abort(str(error)) from error
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


def _complete(config: MkDocsConfig) -> None:
    """Put in what the configuration leaves open, and take out what MkDocs made up."""
    if not config.site_url and (address := os.environ.get(_SITE_URL)):
        config.site_url = f"{address.rstrip('/')}/"
    guessed = config.edit_uri in _GUESSES and Path(config.docs_dir).name != "docs"
    if not config.repo_url or guessed:
        # without a repository there is nothing to edit, and MkDocs would warn on every page
        config.edit_uri = None
    if problem := check_address(config.site_url or "", "site_url", Path(config.config_file_path).name):
        raise Abort(str(problem))


def _escape_options(config: MkDocsConfig) -> None:
    """Escape what Material's templates put into HTML as it is; ours escape the name of the site themselves."""
    config.copyright = safe_credit(config.copyright or "") or None
    config.extra_css = [str(escaped(path)) for path in config.extra_css]
    for name in ("direction", "font", "palette"):
        if name in config.theme:
            config.theme[name] = escaped(config.theme[name])
    config.extra |= {name: escaped(value) for name, value in config.extra.items() if name not in {KEY, "ita"}}


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
    root = Path(config.docs_dir)
    known = settings(
        root,
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        directories=config.use_directory_urls,
    )
    build = make_build(reading.catalogue, known, root, config.site_name)
    if preview is not None:
        _preview.set(_Preview(build))
    return build


def _theme_changes(files: Files, config: MkDocsConfig) -> Changes:
    """Return our changes to the files of the theme, wherever its folders are."""
    palette = config.theme.get("palette", [])
    schemes = palette if isinstance(palette, list) else [palette]
    colours = [str(scheme.get(part, "indigo")) for scheme in schemes for part in ("primary", "accent")]
    theme = {file.src_uri: file for file in files if file.src_dir != config.docs_dir}
    texts = {path: file.content_string for path, file in theme.items() if path.endswith(ENDINGS)}
    try:
        return plan(texts, config.extra_css, colours)
    except ThemeError as error:
        raise Abort(str(error)) from error


def _source(env: Environment, template: str) -> str:
    return env.loader.get_source(env, template)[0] if env.loader else ""


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.extra[KEY]
    return build


def _page(path: str, files: Files, config: MkDocsConfig) -> Page:
    file = files.src_uris[path]
    return file.page or Page(None, file, config)
