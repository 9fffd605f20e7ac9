"""The theme's stylesheets, scripts and search worker as this site serves them.

Visitors get one stylesheet instead of the theme's and ours, our scripts without comments, and our search worker in the
place of the theme's. Texts of files go in; what to remove and what to add comes out. No engine is known here.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from ita_site.assets.javascript import stripped
from ita_site.assets.stylesheet import bundle, name_of
from ita_site.search.worker import worker

ENDINGS: Final = (".css", ".js", ".map")
"""Endings of the files that `plan` wants to see."""

_SHEETS: Final = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_SHEET_FOLDER: Final = "assets/stylesheets/"
_WORKER: Final = "assets/javascripts/workers/search.*.min.js"
_WORD_CUTTERS: Final = "assets/javascripts/lunr/*"
"""What the theme's worker alone uses: it cuts the words of other languages."""

_NO_SHEET: Final = (
    "ธีมไม่มีไฟล์ {0} เพียงไฟล์เดียวอย่างที่เคย ธีมคงถูกอัปเกรด: แก้ ita_site/publish/engine/theme_assets.py ให้ตรง\n"
    "The theme no longer has exactly one {0}; it was probably upgraded: mend ita_site/publish/engine/theme_assets.py"
)
_NO_WORKER: Final = (
    "ไม่พบโปรแกรมค้นหาของธีม จึงวางโปรแกรมค้นหาภาษาไทยแทนไม่ได้ ธีมอาจเปลี่ยนรุ่นไปแล้ว\n"
    "The theme has no search worker that ours could replace: it may be of another version"
)


class ThemeError(Exception):
    """The theme is not the one that this program knows: its message says in two languages what is missing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes among a theme's files, by path, and the names that its templates need to know."""

    remove: AbstractSet[str]
    add: Mapping[str, bytes]
    stylesheet: str
    """The one stylesheet."""
    worker: str
    """Our search worker."""
    theme_worker: str
    """The theme's search worker, which pages must not name any more."""

    @property
    def names(self) -> dict[str, str]:
        """Return the names that the templates read."""
        return {"stylesheet": self.stylesheet, "worker": self.worker, "theme_worker": self.theme_worker}


def plan(files: Mapping[str, str], sheets: Sequence[str], colours: Iterable[str]) -> Changes:
    """Return what to remove from a theme and what to add to it.

    Args:
        files: path → text of the theme's files with one of the `ENDINGS`.
        sheets: the stylesheets that the site asks for, in order; those that are no file of the theme stay as they are.
        colours: the names of the theme's colours that the site is set to.

    Raises:
        ThemeError: a stylesheet or the search worker of the theme is missing, or a stylesheet is no CSS.
    """
    theme_worker = _only(_WORKER, files, _NO_WORKER)
    bundled = _bundled(files, sheets)
    stylesheet = _bundle({path: files[path] for path in bundled}, colours)
    cutters = {path for path in files if fnmatchcase(path, _WORD_CUTTERS)}
    scripts = {path: stripped(files[path]).encode() for path in files.keys() - cutters if is_unminified_script(path)}
    replaced = [*bundled, theme_worker]
    maps = [f"{path}.map" for path in replaced]
    worker_path, worker_text = worker()
    return Changes(
        remove=files.keys() & {*replaced, *maps, *cutters, *scripts},
        add={name_of(stylesheet): stylesheet.encode(), worker_path: worker_text, **scripts},
        stylesheet=name_of(stylesheet),
        worker=worker_path,
        theme_worker=theme_worker,
    )


def check_template(template: str, theme_worker: str) -> None:
    """Raise ThemeError unless the theme's `template` names its search worker, which ours replaces.

    Our own template exchanges the one name for the other as a page is made. Where the theme no longer writes the name,
    the exchange would do nothing, and the search would be dead.
    """
    if theme_worker not in template:
        raise ThemeError(_NO_WORKER)


def is_unminified_script(path: str) -> bool:
    """Return whether a file is a script for people to read, as ours are: `site.js`, not `bundle.a5f9d56c.min.js`."""
    return path.endswith(".js") and not path.endswith(".min.js")


def _bundled(files: Mapping[str, str], sheets: Sequence[str]) -> list[str]:
    """Return the stylesheets that become one: the theme's, then those that the site asks for."""
    theme = [_only(pattern, files, _NO_SHEET.format(pattern)) for pattern in _SHEETS]
    return [*theme, *(path for path in sheets if path in files and path.startswith(_SHEET_FOLDER))]


def _only(pattern: str, files: Iterable[str], message: str) -> str:
    """Return the one path that matches `pattern`."""
    matching = [path for path in files if fnmatchcase(path, pattern)]
    if len(matching) != 1:
        raise ThemeError(message)
    return matching[0]


def _bundle(sheets: Mapping[str, str], colours: Iterable[str]) -> str:
    try:
        return bundle(sheets, colours)
    except ValueError as error:
        raise ThemeError(str(error)) from None
