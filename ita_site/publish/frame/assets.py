"""The files of the theme as a site serves them: one stylesheet, scripts, fonts, pictures, the search worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from ita_site.publish.engine.site_options import STYLESHEETS
from ita_site.publish.engine.theme_assets import ENDINGS, plan
from ita_site.theme import FOLDER

_ASSETS: Final = "assets"
_COLOURS: Final = ("custom",)
_SCRIPT: Final = "assets/javascripts/bundle."
"""How the path of the theme's own script begins."""


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """The files of the theme, by their path within the site, and the paths that the pages name."""

    files: Mapping[str, bytes]
    stylesheet: str
    worker: str
    script: str
    """The script that makes the search box work."""


@cache
def site_assets() -> SiteAssets:
    """Return the files of the theme. Raises ThemeError where the installed theme is not the one that is known."""
    theirs = _files(files("material") / "templates" / _ASSETS)
    ours = {path: data for path, data in _files(FOLDER / _ASSETS).items() if not path.endswith(".md")}
    texts = {path: data.decode() for path, data in (theirs | ours).items() if path.endswith(ENDINGS)}
    changes = plan(texts, STYLESHEETS, _COLOURS)
    script = next(path for path in sorted(theirs) if path.startswith(_SCRIPT) and path.endswith(".min.js"))
    kept = {path: data for path, data in ours.items() if path not in changes.remove}
    return SiteAssets({script: theirs[script], **kept, **changes.add}, changes.stylesheet, changes.worker, script)


def _files(folder: Traversable | Path, name: str = _ASSETS) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        made |= _files(entry, path) if entry.is_dir() else {path: entry.read_bytes()}
    return made
