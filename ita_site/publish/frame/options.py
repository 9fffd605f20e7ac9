"""What a mkdocs.yml says of a site, as one typed value, whichever engine builds the site."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ita_site.publish.frame.option_reader import OptionReader, Script
from ita_site.publish.frame.options_file import read_file
from ita_site.publish.frame.safe_options import safe_credit
from ita_site.publish.frame.unused_options import unused_options
from ita_site.publish.outputs import settings
from ita_site.settings import Settings
from ita_site.source.problems import Problem
from ita_site.theme import FOLDER

_SITE_URL: Final = "ITA_SITE_URL"
"""Names the variable in which a host tells where it publishes; what mkdocs.yml says goes before it."""

_OUR_SHEETS: Final = frozenset(
    f"assets/stylesheets/{name}.css" for name in ("fonts", "ita", "shell", "search", "report", "print")
)
_OUR_SCRIPTS: Final = frozenset(f"assets/javascripts/{name}.js" for name in ("search-box", "print"))
"""Files of the theme that a mkdocs.yml once had to name: every page loads them anyway, or what became of them."""


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a mkdocs.yml says of a site. Texts are as written there, but for `copyright`, which is safe HTML."""

    config: Path
    """The mkdocs.yml."""
    site_name: str
    content: Path
    """The folder that editors write in."""
    site: Path
    """The folder that the site is built into."""
    site_url: str = ""
    """Where the site is published, with a slash at its end; empty where that is not configured."""
    repo_url: str = ""
    edit_uri: str = ""
    copyright: str = ""
    directories: bool = True
    """Addresses end in `/`."""
    stylesheets: tuple[str, ...] = ()
    """Stylesheets beside our own: paths within the site, or addresses."""
    scripts: tuple[Script, ...] = ()
    """Scripts beside our own."""
    nav: tuple[object, ...] | None = None
    """The menu in the form of `nav`, with titles as HTML; None where it is the site's own."""
    theme: Path | None = None
    """A folder with templates that go before ours."""
    shared_files: str = ""
    """The folder of the files that other sites use as well, seen from the root of the site, such as `../../shared/`.

    Empty where the site has its own.
    """
    warnings: tuple[Problem, ...] = ()
    """The options that have no effect."""

    @property
    def settings(self) -> Settings:
        """Return what the pages need to know of the site."""
        return settings(
            self.content,
            site_url=self.site_url,
            repo_url=self.repo_url,
            edit_uri=self.edit_uri,
            directories=self.directories,
            shared_files=self.shared_files,
        )

    @property
    def alone(self) -> "SiteOptions":
        """Return the options of the same site with all files its own: a preview has no sites beside it."""
        return replace(self, shared_files="")


def read_options(config: Path) -> SiteOptions | tuple[Problem, ...]:
    """Return what a mkdocs.yml says of the site, or all that is wrong in it. Raises OSError where it cannot be read.

    Both forms are read: `theme: ita` with `plugins: [ita]`, and the one that names the hooks and our theme's folder.
    """
    file = read_file(config)
    if isinstance(file, Problem):
        return (file,)
    reader = OptionReader(file)
    options = _site_options(config, reader)
    return tuple(reader.problems) or options


def _site_options(config: Path, reader: OptionReader) -> SiteOptions:
    folder = config.parent
    return SiteOptions(
        config=config,
        site_name=reader.required_text("site_name"),
        content=folder / (reader.text("docs_dir") or "docs"),
        site=folder / (reader.text("site_dir") or "site"),
        site_url=_with_slash(reader.address("site_url", os.environ.get(_SITE_URL, ""))),
        repo_url=reader.text("repo_url"),
        edit_uri=reader.text("edit_uri"),
        copyright=safe_credit(reader.text("copyright")),
        directories=reader.switch("use_directory_urls", default=True),
        stylesheets=tuple(path for path in reader.texts("extra_css") if path not in _OUR_SHEETS),
        scripts=tuple(script for script in reader.scripts("extra_javascript") if script.path not in _OUR_SCRIPTS),
        nav=reader.nav("nav"),
        theme=_own_theme(folder, reader.theme_folder()),
        shared_files=_with_slash(reader.shared_files()),
        warnings=unused_options(reader.file),
    )


def _with_slash(address: str) -> str:
    return f"{address.rstrip('/')}/" if address else ""


def _own_theme(folder: Path, name: str) -> Path | None:
    """Return the folder of a site's own templates; None where it is the folder of our theme."""
    return folder / name if name and (folder / name).resolve() != FOLDER.resolve() else None
