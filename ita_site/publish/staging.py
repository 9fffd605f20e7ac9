"""The way out: the same pages as files, with a mkdocs.yml that any engine of the family builds without our hooks."""

import shutil
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

import yaml

from ita_site.catalogue.catalogue import Catalogue
from ita_site.disk.work_folder import work_folder
from ita_site.pages.output import Output
from ita_site.publish.build import search_entries
from ita_site.publish.check import load
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.frame.headings import read_content
from ita_site.publish.frame.option_reader import Script
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.outputs import Site, attachments, head, paths, site
from ita_site.publish.search_guide.guide import guide_of
from ita_site.publish.swap import swap
from ita_site.search.index import index_files
from ita_site.search.sections import sections
from ita_site.source.problems import Problem
from ita_site.theme import FOLDER
from ita_site.visitor_files.publishing import publish_file, visitors_files

MARKER: Final = ".ita-staged"

_DOCS: Final = "docs"
_THEME: Final = "overrides"
_CONFIG: Final = "mkdocs.yml"
_OURS: Final = frozenset({MARKER, _DOCS, _THEME, _CONFIG})
# what engines leave behind in a folder that they build
_BUILT: Final = frozenset({"site", ".cache"})
_ENDLESS: Final = 1 << 30
# pages get the assets as files, and no engine finds this theme by its name
_NOT_TEMPLATES: Final = shutil.ignore_patterns("__init__.py", "__pycache__", "mkdocs_theme.yml", "assets")
_EXTENSIONS: Final = ("attr_list",)
"""What Python-Markdown needs beside MkDocs' own extensions to read the headings of our pages."""
_NOTE: Final = (
    "โฟลเดอร์นี้สร้างจาก ita stage และจะถูกแทนที่ทั้งโฟลเดอร์เมื่อสั่งอีกครั้ง อย่าแก้ไฟล์ที่นี่\n"
    "Made by ita stage, which replaces the whole folder when it runs again; edit nothing here.\n"
)


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block, for people to read."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_text)


def foreign(folder: Path) -> list[str]:
    """Return names in `folder` that staging did not put there, and so must not replace."""
    names = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    return sorted(names - _OURS - _BUILT if MARKER in names else names)


def refusal(options: SiteOptions, target: Path) -> tuple[str, str] | None:
    """Return why `target` cannot be replaced, in Thai and English; None where it can."""
    if target.exists() and not target.is_dir():
        return f"{target} ไม่ใช่โฟลเดอร์", f"{target} is not a folder"
    sources = [folder.resolve() for folder in (options.content, FOLDER, options.theme) if folder]
    if any(target.is_relative_to(folder) or folder.is_relative_to(target) for folder in sources):
        return f"{target} ทับซ้อนกับโฟลเดอร์ต้นฉบับ", f"{target} overlaps the sources"
    if names := foreign(target):
        shown = ", ".join(names[:3])
        return (
            f"{target} มีไฟล์ที่คำสั่งนี้ไม่ได้เขียน: {shown} จึงไม่แตะต้อง",
            f"{target} holds what this command did not write: {shown}; left as it is",
        )
    return None


def stage(options: SiteOptions, target: Path) -> tuple[Problem, ...]:
    """Write the site's pages to `target`, whole or not at all; nothing if a problem of the content is an error."""
    reading = load(options.content)
    if reading.catalogue is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with work_folder(target.parent) as work:
            _write(options, _site(options, reading.catalogue), work / "new")
            swap(work / "new", target, work / "old")
    return reading.problems


def _site(options: SiteOptions, catalogue: Catalogue) -> Site:
    """Return the site with all that its pages load: the theme's files and the search index."""
    settings, assets = options.settings, site_assets()
    made = site(catalogue, settings, attachments(catalogue, settings, options.content))
    entries = (
        entry
        for page in made.pages.values()
        for entry in search_entries(page, sections(read_content(page.text).html), settings.addresses)
    )
    search = index_files(entries, guide_of(catalogue, settings.addresses))
    return replace(made, files={**assets.files, **made.files, **search}, frame={**made.frame, **assets.names()})


def _write(options: SiteOptions, made: Site, folder: Path) -> None:
    docs = folder / _DOCS
    for name in visitors_files(options.content):
        publish_file(options.content / name, docs / name)
    for page in made.pages.values():
        _put(docs / place(page.path, directories=options.directories), page_text(page))
    for name, data in made.files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)
    for theme in filter(None, (FOLDER, options.theme)):
        shutil.copytree(theme, folder / _THEME, ignore=_NOT_TEMPLATES, dirs_exist_ok=True)
    _put(folder / _CONFIG, config_text(options, made))
    _put(folder / MARKER, _NOTE)


def place(page: str, *, directories: bool) -> str:
    """Return where a page is staged: as a folder's own page, where addresses are those of `directories`.

    Zensical takes addresses in HTML to start from the source file, MkDocs from the address: here both are the same.
    """
    stem = page.removesuffix(".md")
    stays = not directories or stem in {page, "index"} or stem.endswith("/index")
    return page if stays else f"{stem}/index.md"


def page_text(output: Output) -> str:
    """Return a page with front matter, every value quoted: no engine's YAML may read a title as a date or a number."""
    front = yaml.safe_dump(head(output), default_style='"', allow_unicode=True, sort_keys=False, width=_ENDLESS)
    return f"---\n{front}---\n\n{output.text}\n"


def config_text(options: SiteOptions, made: Site) -> str:
    """Return mkdocs.yml for the staged pages, with the menu that the site's own writes, or else the usual one."""
    nav = _moved(list(made.menu if options.nav is None else options.nav), options)
    staged = (place(path, directories=options.directories) for path in made.pages)
    # Zensical takes an empty address for one
    where = {"site_url": options.site_url} if options.site_url else {}
    written: dict[str, object] = {
        "site_name": options.site_name,
        **where,
        "copyright": options.copyright,
        "docs_dir": _DOCS,
        "site_dir": "site",
        "strict": True,
        "use_directory_urls": options.directories,
        "theme": {"name": None, "custom_dir": _THEME, "static_templates": ["404.html"]},
        "plugins": [],
        "markdown_extensions": list(_EXTENSIONS),
        "extra_css": list(options.stylesheets),
        "extra_javascript": [_script(script) for script in options.scripts],
        "extra": {"ita": dict(made.frame)},
        "nav": nav,
        "not_in_nav": _lines(outside(staged, paths(nav))),
        "exclude_docs": _lines(f"!/{name}/" for name in dot_folders(made.files)),
    }
    return yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)


def _script(script: Script) -> dict[str, object]:
    return {"path": script.path, "type": script.type, "defer": script.defer, "async": script.is_async}


def _lines(patterns: Iterable[str]) -> str:
    return "".join(f"{pattern}\n" for pattern in patterns)


def dot_folders(files: Iterable[str]) -> list[str]:
    """Return the folders with a dot, such as `.well-known`, which engines leave out unless asked for them."""
    return sorted({path.partition("/")[0] for path in files if path.startswith(".")})


def _moved(entries: object, options: SiteOptions) -> object:
    if isinstance(entries, str):
        return place(entries, directories=options.directories)
    if isinstance(entries, dict):
        return {title: _moved(below, options) for title, below in entries.items()}
    return [_moved(part, options) for part in entries] if isinstance(entries, (list, tuple)) else entries


def outside(pages: Iterable[str], named: Iterable[str]) -> list[str]:
    """Return patterns for the pages that the menu does not name: the widest folders in which it names none."""
    listed = set(named)
    shared = {folder for path in listed for folder in _folders(path)}
    return sorted({_pattern(path, shared) for path in pages if path not in listed})


def _pattern(path: str, shared: AbstractSet[str]) -> str:
    return next((f"/{folder}/" for folder in _folders(path) if folder not in shared), f"/{path}")


def _folders(path: str) -> list[str]:
    """Return the folders around a page, widest first."""
    return [folder.as_posix() for folder in reversed(PurePosixPath(path).parents) if folder.name]


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
