"""The way out: the same pages as files, with a mkdocs.yml that any engine of the family builds without our hooks."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from ita_site.catalogue.catalogue import Catalogue
from ita_site.disk.work_folder import work_folder
from ita_site.pages.output import Output
from ita_site.publish.build import search_files
from ita_site.publish.check import load
from ita_site.publish.engine.safe_options import check_address, safe_credit
from ita_site.publish.engine.site_options import SCRIPTS, STYLESHEETS, deferred, spelt_out
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.outputs import Site, head, paths, settings, site
from ita_site.publish.swap import swap
from ita_site.settings import Settings
from ita_site.source.folder import is_for_visitors
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.publishing import publish_file

MARKER: Final = ".ita-staged"

_DOCS: Final = "docs"
_THEME: Final = "overrides"
_CONFIG: Final = "mkdocs.yml"
_OURS: Final = frozenset({MARKER, _DOCS, _THEME, _CONFIG})
# what engines leave behind in a folder that they build
_BUILT: Final = frozenset({"site", ".cache"})
_ENDLESS: Final = 1 << 30
# what makes a folder a theme of MkDocs by name, which no other engine needs
_NOT_THEME: Final = shutil.ignore_patterns("__init__.py", "__pycache__", "mkdocs_theme.yml", "assets")
# what has no meaning without the sources or the hooks
_DROPPED: Final = frozenset({"hooks", "watch", "repo_url", "edit_uri", "edit_uri_template"})
_NOTE: Final = (
    "โฟลเดอร์นี้สร้างจาก ita stage และจะถูกแทนที่ทั้งโฟลเดอร์เมื่อสั่งอีกครั้ง อย่าแก้ไฟล์ที่นี่\n"
    "Made by ita stage, which replaces the whole folder when it runs again; edit nothing here.\n"
)


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block, for people to read."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_text)


@dataclass(frozen=True, slots=True)
class Project:
    """Options of a mkdocs.yml, and the folder that its paths start from."""

    root: Path
    options: Mapping[str, Any]

    @property
    def content(self) -> Path:
        """Return the folder that editors write in."""
        return self.root / str(self.options.get("docs_dir") or "docs")

    @property
    def overrides(self) -> Path | None:
        """Return the folder of our changes to the theme."""
        theme = self.options.get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        return self.root / str(folder) if folder else None

    @property
    def directories(self) -> bool:
        """Return whether addresses end in `/`."""
        return self.options.get("use_directory_urls") is not False

    def place(self, page: str) -> str:
        """Return where a page is staged: as a folder's own page, where its address is that of a folder.

        Zensical takes addresses in HTML to start from the source file, MkDocs from the address: here both are one.
        """
        stem = page.removesuffix(".md")
        alone = not self.directories or stem in {page, "index"} or stem.endswith("/index")
        return page if alone else f"{stem}/index.md"


def read_project(file: Path) -> Project | Problem:
    """Read mkdocs.yml as plain data. A tag in it, which could mean any code, is returned as a problem."""
    try:
        options = yaml.safe_load(file.read_bytes())
    except yaml.constructor.ConstructorError as error:
        return Problem(file.name, _line(error), Code.YAML_TAG)
    except yaml.MarkedYAMLError as error:
        return Problem(file.name, _line(error), Code.YAML_SYNTAX, found=str(error.problem or ""))
    except (yaml.YAMLError, UnicodeError) as error:
        return Problem(file.name, 0, Code.YAML_SYNTAX, found=str(error))
    if not isinstance(options, dict):
        return Problem(file.name, 0, Code.WRONG_TYPE)
    if problem := check_address(str(options.get("site_url") or ""), "site_url", file.name):
        return problem
    return Project(file.parent, spelt_out(options))


def _line(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 0


def foreign(folder: Path) -> list[str]:
    """Return names in `folder` that staging did not put there, and so must not replace."""
    names = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    return sorted(names - _OURS - _BUILT if MARKER in names else names)


def refusal(project: Project, target: Path) -> tuple[str, str] | None:
    """Return why `target` cannot be replaced, in Thai and English; None where it can."""
    if target.exists() and not target.is_dir():
        return f"{target} ไม่ใช่โฟลเดอร์", f"{target} is not a folder"
    sources = [folder.resolve() for folder in (project.content, project.overrides) if folder]
    if any(target.is_relative_to(folder) or folder.is_relative_to(target) for folder in sources):
        return f"{target} ทับซ้อนกับโฟลเดอร์ต้นฉบับ", f"{target} overlaps the sources"
    if names := foreign(target):
        shown = ", ".join(names[:3])
        return (
            f"{target} มีไฟล์ที่คำสั่งนี้ไม่ได้เขียน: {shown} จึงไม่แตะต้อง",
            f"{target} holds what this command did not write: {shown}; left as it is",
        )
    return None


def stage(project: Project, target: Path) -> tuple[Problem, ...]:
    """Write the project's pages to `target`, whole or not at all; nothing if a problem of the content is an error."""
    reading = load(project.content)
    if reading.catalogue is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with work_folder(target.parent) as work:
            _write(project, _site(project, reading.catalogue), work / "new")
            swap(work / "new", target, work / "old")
    return reading.problems


def _site(project: Project, catalogue: Catalogue) -> Site:
    """Return the site with all that its pages load: the theme's files and the search index."""
    options, assets = _settings(project), site_assets()
    made = site(catalogue, options, project.content)
    search = search_files(made.pages.values(), catalogue.search_words, options.addresses)
    names = {"stylesheet": assets.stylesheet, "worker": assets.worker, "script": assets.script}
    return replace(made, files={**assets.files, **made.files, **search}, frame={**made.frame, **names})


def _write(project: Project, made: Site, folder: Path) -> None:
    docs = folder / _DOCS
    for name in _static_files(project.content):
        publish_file(project.content / name, docs / name)
    for page in made.pages.values():
        _put(docs / project.place(page.path), page_text(page))
    for name, data in made.files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)
    if project.overrides:
        shutil.copytree(project.overrides, folder / _THEME, ignore=_NOT_THEME)
    _put(folder / _CONFIG, config_text(project, made))
    _put(folder / MARKER, _NOTE)


def _settings(project: Project) -> Settings:
    option = project.options.get
    return settings(
        project.content,
        site_url=str(option("site_url") or ""),
        repo_url=str(option("repo_url") or ""),
        edit_uri=str(option("edit_uri") or ""),
        directories=project.directories,
    )


def page_text(output: Output) -> str:
    """Return a page with front matter, every value quoted: no engine's YAML may read a title as a date or a number."""
    front = yaml.safe_dump(head(output), default_style='"', allow_unicode=True, sort_keys=False, width=_ENDLESS)
    return f"---\n{front}---\n\n{output.text}\n"


def config_text(project: Project, made: Site) -> str:
    """Return mkdocs.yml for the staged pages, with the menu that the project writes or else the site's own."""
    options = project.options
    kept = {name: value for name, value in options.items() if name not in _DROPPED}
    kept |= {"theme": {"name": None, "custom_dir": _THEME}, "plugins": []}
    kept["extra_css"] = [path for path in options.get("extra_css") or [] if path not in STYLESHEETS]
    ours = deferred(SCRIPTS)
    kept["extra_javascript"] = [script for script in options.get("extra_javascript") or [] if script not in ours]
    if options.get("repo_url"):
        # an engine's own edit link would lead to the staged page; the page's own leads to its source
        kept["edit_uri"] = ""
    if options.get("copyright"):
        kept["copyright"] = safe_credit(str(options["copyright"]))
    kept["extra"] = (options.get("extra") or {}) | {"ita": dict(made.frame)}
    nav = _moved(options.get("nav") or list(made.menu), project)
    hidden = outside(map(project.place, made.pages), paths(nav))
    kept |= {"docs_dir": _DOCS, "site_dir": "site", "nav": nav, "not_in_nav": "".join(f"{path}\n" for path in hidden)}
    if dotted := dot_folders(made.files):
        left_out = str(options.get("exclude_docs") or "").splitlines()
        kept["exclude_docs"] = "".join(f"{line}\n" for line in (*left_out, *(f"!/{name}/" for name in dotted)))
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)


def dot_folders(files: Iterable[str]) -> list[str]:
    """Return the folders with a dot, such as `.well-known`, which engines leave out unless asked for them."""
    return sorted({path.partition("/")[0] for path in files if path.startswith(".")})


def _moved(entries: object, project: Project) -> object:
    if isinstance(entries, str):
        return project.place(entries)
    if isinstance(entries, dict):
        return {title: _moved(below, project) for title, below in entries.items()}
    return [_moved(part, project) for part in entries] if isinstance(entries, (list, tuple)) else entries


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


def _static_files(content: Path) -> Iterator[str]:
    """Yield files for visitors, as MkDocs picks them: none that is hidden, and none of a theme's `templates/`."""
    for file in sorted(content.rglob("*")):
        name = file.relative_to(content).as_posix()
        if file.is_file() and is_for_visitors(name):
            yield name


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
