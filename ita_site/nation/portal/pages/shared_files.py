"""The files that all pages share: the theme's, where all sites of the nation have them, and the portal's own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from ita_site.assets.javascript import minified
from ita_site.assets.modules import joined
from ita_site.assets.stylesheet import bundle
from ita_site.publish.frame.assets import site_assets

SHARED: Final = "shared/"
"""The folder of the theme's files, from the portal's root."""

OWN: Final = "assets/"
"""The folder of the portal's own files."""

_SCRIPTS: Final = ("finder", "compare")
_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class SharedFiles:
    """Files by their addresses from the portal's root, and the addresses that pages name."""

    files: Mapping[str, bytes]
    stylesheet: str
    """The theme's."""
    own_stylesheet: str
    finder: str
    compare: str


@cache
def shared_files() -> SharedFiles:
    """Return the shared files. The names of the portal's own change with what is in them."""
    folder = files(__package__ or "") / "static"
    theme = site_assets()
    sheet = bundle({"portal.css": (folder / "portal.css").read_text(encoding="utf-8")}).encode()
    scripts = {name: minified(joined(folder, name)).encode() for name in _SCRIPTS}
    names = {name: _name(name, "js", data) for name, data in scripts.items()}
    own_sheet = _name("portal", "css", sheet)
    own = {own_sheet: sheet, **{names[name]: data for name, data in scripts.items()}}
    of_theme = {f"{SHARED}{path}": data for path, data in theme.files.items() if path != theme.worker}
    return SharedFiles(of_theme | own, f"{SHARED}{theme.stylesheet}", own_sheet, **names)


def _name(stem: str, ending: str, data: bytes) -> str:
    return f"{OWN}{stem}.{hashlib.sha256(data).hexdigest()[:_DIGITS]}.{ending}"
