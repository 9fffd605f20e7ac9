"""The MkDocs adapter: hands the pages of the catalogue to MkDocs. No other module knows MkDocs.

Functions only. What one event leaves for the next travels in the build's own configuration, which ``mkdocs serve``
makes anew for every rebuild, so nothing stale can survive.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ita_site.assets.javascript import stripped
from ita_site.assets.stylesheet import bundle, name_of
from ita_site.catalogue.reading import Reading
from ita_site.pages.all_pages import all_pages
from ita_site.pages.output import Output
from ita_site.publish.built_links import check_site
from ita_site.publish.check import load
from ita_site.publish.outline import fill, outline
from ita_site.publish.outputs import agency, attachments, head, menu, paths, settings, sized
from ita_site.publish.security import header_files, policy
from ita_site.publish.watch import seen, wait_for_change
from ita_site.search.index import Entry, index_files
from ita_site.search.sections import Section, sections
from ita_site.search.worker import NoWorkerError, replaced, theirs, worker
from ita_site.settings import Settings
from ita_site.source.folder import is_public
from ita_site.source.problems import Severity
from ita_site.theme import FOLDER
from ita_site.urls import Addresses
from ita_site.web.cards import Card, cards, share_files

# below "mkdocs", or --strict does not see what is logged
log = logging.getLogger("mkdocs.ita_site")

_KEY: Final = "ita_site_outputs"
_CARDS: Final = "ita_site_cards"
_FILES: Final = "ita_site_files"
_SECTIONS: Final = "ita_site_sections"
_WORDS: Final = "ita_site_words"
_ADDRESSES: Final = "ita_site_addresses"
_STOPPED: Final = (
    "เนื้อหามีข้อผิดพลาด จึงไม่ได้สร้างเว็บไซต์ (make serve จะรอ แก้แล้วบันทึก หน้าเว็บจะกลับมาเอง)\n"
    "The content has errors; the site was not built (make serve waits: mend and save, and the page comes back)"
)
_WAITING: Final = (
    "เนื้อหามีข้อผิดพลาด หน้าตัวอย่างยังไม่เปิด กำลังรอ: แก้แล้วบันทึก หน้าเว็บจะเปิดเอง (กด Ctrl-C เพื่อเลิก)\n"
    "The content has errors; the preview waits: mend and save, and it starts (Ctrl-C to give up)"
)
_NO_SHEET: Final = (
    "ธีมไม่มีไฟล์ {0} เพียงไฟล์เดียวอย่างที่เคย ธีมคงถูกอัปเกรด: แก้ ita_site/hooks.py ให้ตรง\n"
    "The theme no longer has exactly one {0}; it was probably upgraded: mend ita_site/hooks.py"
)
_PUBLISHED: Final = "ITA_SITE_URL"
"""Names the variable by which a host that knows where it publishes tells so; what mkdocs.yml says goes before it."""

_FOLDER: Final = "assets/stylesheets/"
_SHEETS: Final = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_GUESSES: Final = ("edit/master/docs/", "src/default/docs/")

# set once as MkDocs starts, which tells nobody later; not what one build leaves to the next
_previewing: ContextVar[bool] = ContextVar("previewing", default=False)
_started: ContextVar[bool] = ContextVar("started", default=False)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' names
    """Note whether the pages are only for the preview, which reloads them by a script of its own."""
    _previewing.set(command == "serve")
    _started.set(False)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content; stop before anything is written if it has errors."""
    if not config.site_url and (address := os.environ.get(_PUBLISHED)):
        config.site_url = f"{address.rstrip('/')}/"
    if not config.repo_url or _is_guess(config):
        # without a repository there is nothing to edit, and MkDocs would warn on every page
        config.edit_uri = None
    reading = _read(Path(config.docs_dir))
    made = _settings(config)
    # the theme would show a repository by asking its host from every visitor's browser
    config.repo_url = config.edit_uri = None
    if reading.catalogue is None:
        raise Abort(_STOPPED)
    _started.set(True)
    files = attachments(reading.catalogue, made, Path(config.docs_dir))
    outputs = all_pages(reading.catalogue, sized(made, files))
    config.extra[_KEY] = by_path = {output.path: output for output in outputs}
    config.extra[_CARDS] = cards(reading.catalogue, by_path, made, config.site_name)
    config.extra[_FILES] = (
        files
        | header_files(urlsplit(config.site_url or "/").path)
        | share_files(reading.catalogue, made, config.site_name)
    )
    config.extra["ita"] = {"agency": agency(reading.catalogue), "policy": policy(preview=_previewing.get())}
    config.extra[_SECTIONS] = {}
    config.extra[_WORDS] = reading.catalogue.search_words
    config.extra[_ADDRESSES] = made.addresses
    if config.nav is None:
        config.nav = menu(reading.catalogue)
    return config


def _read(content: Path) -> Reading:
    """The content with its problems told. MkDocs ends where the first build of a preview fails: so that waits here."""
    while True:
        before = seen(content)
        reading = load(content)
        waits = reading.catalogue is None and _previewing.get() and not _started.get()
        for problem in reading.problems:
            # a warning must not stop a strict build: it is for the editor to read; nor what is mended meanwhile
            told = logging.ERROR if problem.severity is Severity.ERROR and not waits else logging.INFO
            log.log(told, "%s", problem)
        if not waits:
            return reading
        log.info(_WAITING)
        wait_for_change(content, before)


def _settings(config: MkDocsConfig) -> Settings:
    return settings(
        Path(config.docs_dir),
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        directories=config.use_directory_urls,
    )


def _is_guess(config: MkDocsConfig) -> bool:
    """Whether MkDocs made ``edit_uri`` up, which it does from the host's name: no address is invented."""
    return config.edit_uri in _GUESSES and Path(config.docs_dir).name != "docs"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the content's sources out and put the generated pages in."""
    for file in [file for file in files if file.src_dir == config.docs_dir and not is_public(file.src_uri)]:
        files.remove(file)
    named = set(paths(config.nav))
    for output in _outputs(config).values():
        level = InclusionLevel.INCLUDED if output.path in named else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, output.path, content=output.text, inclusion=level)
        files.append(file)
    for path in _theirs([file.src_uri for file in files]):
        files.remove(files.src_uris[path])
    for path, data in (*config.extra[_FILES].items(), worker()):
        # said to be included, for MkDocs leaves out names that start with a dot
        files.append(File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED))
    _bundle(files, config)
    _strip(files, config)
    return files


def _strip(files: Files, config: MkDocsConfig) -> None:
    """Put our scripts without their comments in place of those with them."""
    ours = {config.theme.custom_dir, str(FOLDER)}
    for file in [file for file in files if file.src_dir in ours and file.src_uri.endswith(".js")]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=stripped(file.content_string)))


def _bundle(files: Files, config: MkDocsConfig) -> None:
    """Put one stylesheet in place of the theme's and ours; one that stands elsewhere stays as it is."""
    ours = [path for path in config.extra_css if files.get_file_from_path(path) and path.startswith(_FOLDER)]
    sheets = {path: files.src_uris[path] for path in (*(_only(pattern, files) for pattern in _SHEETS), *ours)}
    set_to = config.theme["palette"]
    schemes = set_to if isinstance(set_to, list) else [set_to]
    colours = [str(scheme.get(part, "indigo")) for scheme in schemes for part in ("primary", "accent")]
    try:
        text = bundle({path: file.content_string for path, file in sheets.items()}, colours)
    except ValueError as error:
        raise Abort(str(error)) from None
    for path, file in sheets.items():
        files.remove(file)
        if source := files.get_file_from_path(f"{path}.map"):
            files.remove(source)
    files.append(File.generated(config, name_of(text), content=text))
    config.extra["ita"]["stylesheet"] = name_of(text)
    config.extra_css = [path for path in config.extra_css if path not in sheets]


def _only(pattern: str, files: Files) -> str:
    found = [path for path in files.src_uris if fnmatchcase(path, pattern)]
    if len(found) != 1:
        raise Abort(_NO_SHEET.format(pattern))
    return found[0]


def _theirs(paths: list[str]) -> list[str]:
    try:
        return theirs(paths)
    except NoWorkerError as error:
        raise Abort(str(error)) from error


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give pages that the menu does not list their parent and neighbours."""
    outputs = _outputs(config)
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
    output = _outputs(config)[page.file.src_uri]
    card: Card = config.extra[_CARDS][page.file.src_uri]
    page.meta.update(head(output))
    page.meta["card"] = {"structured": card.structured, "picture": escape(card.picture), "alt": escape(card.alt)}
    page.meta["changed"] = output.changed.isoformat() if output.changed else ""
    # the theme's plugin draws the search box; its index would be of no use
    page.meta["search"] = {"exclude": True}
    return outline(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' names
    """Put the page's HTML between its headings, and note what search finds there."""
    path = page.file.src_uri
    whole = fill(html, _outputs(config)[path].text)
    if _outputs(config)[path].weight:
        config.extra[_SECTIONS][path] = sections(whole)
    return whole


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' names
    """Name our search worker where the page names the theme's."""
    try:
        return replaced(output, worker()[0])
    except NoWorkerError as error:
        raise Abort(str(error)) from error


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' names
    """The same on a page that is no page of the content: the theme's notice of a missing page."""
    return replaced(output_content, worker()[0]) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index; fail on a link of the finished site that leads nowhere."""
    for path, data in index_files(_entries(config), config.extra[_WORDS], config.extra[_ADDRESSES]).items():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for problem in check_site(Path(config.site_dir), urlsplit(config.site_url or "/").path):
        log.warning("%s", problem)


def _entries(config: MkDocsConfig) -> Iterator[Entry]:
    """Every page that search finds, in the order of the pages."""
    found: Mapping[str, list[Section]] = config.extra[_SECTIONS]
    addresses: Addresses = config.extra[_ADDRESSES]
    for path, output in _outputs(config).items():
        if path in found:
            yield Entry(addresses.of(path), output.title, output.weight, tuple(found[path]))


def _outputs(config: MkDocsConfig) -> Mapping[str, Output]:
    outputs: Mapping[str, Output] = config.extra[_KEY]
    return outputs


def _page(path: str, files: Files, config: MkDocsConfig) -> Page:
    file = files.src_uris[path]
    return file.page or Page(None, file, config)
