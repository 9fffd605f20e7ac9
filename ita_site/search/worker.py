"""Put our worker in the place of the theme's: its search box and its main script stay as they are."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from ita_site.assets.javascript import minified
from ita_site.assets.modules import joined
from ita_site.search.index import digest

MISSING: Final = (
    "ไม่พบโปรแกรมค้นหาของธีม จึงวางโปรแกรมค้นหาภาษาไทยแทนไม่ได้ ธีมอาจเปลี่ยนรุ่นไปแล้ว\n"
    "The theme has no search worker that ours could replace: it may be of another version"
)

_THEIRS: Final = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
# what their worker alone uses: cutters of other languages
_PARTS: Final = re.compile(rf"{_THEIRS.pattern}\.map|assets/javascripts/lunr/.+")


class NoWorkerError(Exception):
    """The theme has no search worker to replace: its own finds little Thai, so the site would be searched in vain."""


@cache
def worker() -> tuple[str, bytes]:
    """Return path and text of our worker, the modules in `worker/` as one script. Its name changes with its text."""
    data = minified(joined(files("ita_site.search").joinpath("worker"), "main")).encode()
    return f"assets/javascripts/workers/search.{digest(data)}.min.js", data


def theirs(paths: Iterable[str]) -> list[str]:
    """Return the theme's worker, and what it alone uses, among the files of a site. Raises NoWorkerError."""
    listed = list(paths)
    workers = [path for path in listed if _THEIRS.fullmatch(path)]
    if not workers:
        raise NoWorkerError(MISSING)
    return workers + [path for path in listed if _PARTS.fullmatch(path)]


def replaced(html: str, path: str) -> str:
    """A page that names the worker at ``path`` instead of the theme's. Raises NoWorkerError."""
    made, changes = _THEIRS.subn(path, html)
    if not changes:
        raise NoWorkerError(MISSING)
    return made
