"""What changes among a theme's files: visitors get our own alone."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from ita_site.publish.frame.assets import site_assets

_ASSETS: Final = "assets/"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes among a theme's files, by path, and the names that its templates need to know."""

    remove: AbstractSet[str]
    add: Mapping[str, bytes]
    names: Mapping[str, str]


def plan(paths: Iterable[str]) -> Changes:
    """Return what to remove from a theme with files of these paths, and what to add to it."""
    assets = site_assets()
    theirs = frozenset(path for path in paths if path.startswith(_ASSETS))
    return Changes(theirs, assets.files, {"stylesheet": assets.stylesheet, "worker": assets.worker})
