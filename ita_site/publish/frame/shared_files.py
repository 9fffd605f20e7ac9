"""The files that are the same on every site: those of the theme, and the pictures of the editors' guide.

A site has its own, or, with the option `shared_files`, refers to those beside it on the same origin, which many sites
of one host share. The option is the relative address of their folder, seen from the root of the site: `../../shared/`.
"""

import posixpath
from collections.abc import Mapping
from typing import Final

from ita_site.pages.editors_guide import guide_files, guide_paths
from ita_site.publish.frame.assets import site_assets

_NONE: Final[Mapping[str, bytes]] = {}


def shared_files() -> dict[str, bytes]:
    """Return every file that sites can share, by its path in their folder, which is that within a site of its own."""
    return {**site_assets().files, **guide_files()}


def own_theme_files(shared: str) -> Mapping[str, bytes]:
    """Return the files of the theme that a site itself has: none where it refers to those in the folder `shared`."""
    return _NONE if shared else site_assets().files


def shared_places(shared: str) -> frozenset[str]:
    """Return the paths, seen from the root of a site, of the files in the folder `shared`; none where it is empty.

    >>> sorted(shared_places("../../shared/"))[0]
    '../../shared/assets/fonts/OFL.txt'
    """
    paths = (*site_assets().files, *guide_paths()) if shared else ()
    return frozenset(posixpath.normpath(f"{shared}{path}") for path in paths)
