"""The files that all pages share: the theme's, in one place for all sites of the nation, and the portal's own."""

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
"""The folder of the theme's files, from the portal's root (`nation/build/shared_folder.py` writes them)."""

OWN: Final = "assets/"
"""The folder of the portal's own files."""

_SCRIPTS: Final = ("finder", "compare")
_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class SharedFiles:
    """The portal's own files by their addresses from its root, and the addresses that pages name."""

    own: Mapping[str, bytes]
    stylesheet: str
    """The theme's."""
    own_stylesheet: str
    finder: str
    compare: str


@cache
def shared_files() -> SharedFiles:
    """Return the shared files. The names of the portal's own change with what is in them."""
    folder = files(__package__ or "") / "static"
    sheet = bundle({"portal.css": (folder / "portal.css").read_text(encoding="utf-8")}).encode()
    scripts = {name: minified(joined(folder, name)).encode() for name in _SCRIPTS}
    names = {name: _name(name, "js", data) for name, data in scripts.items()}
    own_sheet = _name("portal", "css", sheet)
    own = {own_sheet: sheet, **{names[name]: data for name, data in scripts.items()}}
    return SharedFiles(own, f"{SHARED}{site_assets().stylesheet}", own_sheet, **names)


def _name(stem: str, ending: str, data: bytes) -> str:
    return f"{OWN}{stem}.{hashlib.sha256(data).hexdigest()[:_DIGITS]}.{ending}"
