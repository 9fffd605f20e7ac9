"""The files of the theme as a site serves them: one stylesheet, scripts, the search worker, fonts, pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ita_site.assets.javascript import stripped
from ita_site.assets.stylesheet import bundle, name_of
from ita_site.search.worker import worker
from ita_site.theme import FOLDER

_SHEETS: Final = tuple(
    f"assets/stylesheets/{name}.css" for name in ("fonts", "base", "ita", "shell", "search", "report", "print")
)
"""The stylesheets that become one, in this order."""

_NOTES: Final = ".md"


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """The files of the theme, by their path within the site, and the paths that the pages name.

    The names of the stylesheet and of the search worker change with their text.
    """

    files: Mapping[str, bytes]
    stylesheet: str
    worker: str

    def names(self, shared: str = "") -> dict[str, str]:
        """Return the paths that the templates read, by the names that they have there.

        `shared` is the folder of the files, where that is not the site itself.
        """
        return {"stylesheet": f"{shared}{self.stylesheet}", "worker": f"{shared}{self.worker}", "shared": shared}


@cache
def site_assets() -> SiteAssets:
    """Return the files of the theme. Raises ValueError, with path, line and column, where a stylesheet is no CSS."""
    sheet = bundle({path: (FOLDER / path).read_text(encoding="utf-8") for path in _SHEETS})
    worker_path, worker_data = worker()
    files = {path: _served(path) for path in _paths() if path not in _SHEETS}
    files |= {name_of(sheet): sheet.encode(), worker_path: worker_data}
    return SiteAssets(dict(sorted(files.items())), name_of(sheet), worker_path)


def _paths() -> Iterator[str]:
    """Yield the paths of the theme's files that are for visitors."""
    for file in sorted((FOLDER / "assets").rglob("*")):
        if file.is_file() and file.suffix != _NOTES:
            yield file.relative_to(FOLDER).as_posix()


def _served(path: str) -> bytes:
    """Return what visitors get of a file: a script without its comments and indents, any other as it is."""
    file = Path(FOLDER, path)
    return stripped(file.read_text(encoding="utf-8")).encode() if file.suffix == ".js" else file.read_bytes()
