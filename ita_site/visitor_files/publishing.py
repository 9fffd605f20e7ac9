"""Write files for visitors as they are published, and say which cannot be."""

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from ita_site.source.folder import is_for_visitors
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files import drawing
from ita_site.visitor_files.picture import ENDINGS, is_known, published

_BEGINNING: Final = 4096
_MOST_DANGERS: Final = 5
"""Of one file, no more are listed."""


def is_picture(name: str) -> bool:
    """Return whether a file is a picture made of points, by its ending."""
    return name.lower().endswith(ENDINGS)


def visitors_files(root: Path) -> Iterator[str]:
    """Yield the path of each file of the folder `root` that visitors get, in order."""
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if is_for_visitors(name) and is_plain_below(root, name):
            yield name


def is_plain_below(root: Path, name: str) -> bool:
    """Return whether the file `name` is in the folder `root` itself, reached by no link, and no pipe or device."""
    return os.path.realpath(root / name) == str(Path(os.path.realpath(root), name)) and (root / name).is_file()


def publish_file(source: Path, target: Path) -> None:
    """Copy a file for visitors; of a picture, nothing but the picture. Raises BadPictureError, OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = without_hidden(source)
    if data is None:
        shutil.copyfile(source, target)
    else:
        target.write_bytes(data)


def without_hidden(source: Path) -> bytes | None:
    """Return a picture or drawing as visitors get it, freed of what is hidden in it; None for any other kind of file.

    Raises BadPictureError, OSError.
    """
    if is_picture(source.name):
        return published(source.read_bytes())
    if source.name.lower().endswith(drawing.ENDINGS):
        data = source.read_bytes()
        return drawing.bare(data) if data else data
    return None


def check_files(root: Path, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each file below `root` that must not be published as it is."""
    for name in sorted(names):
        if is_picture(name):
            yield from _check_picture(root / name, f"{root.name}/{name}")
        elif name.lower().endswith(drawing.ENDINGS):
            yield from _check_drawing(root / name, f"{root.name}/{name}")


def _check_drawing(file: Path, path: str) -> Iterator[Problem]:
    try:
        data = file.read_bytes()
    except OSError as error:
        yield Problem(path, 0, Code.UNREADABLE, found=error.strerror or type(error).__name__)
        return
    for danger in islice(drawing.dangers(data), _MOST_DANGERS) if data else ():
        yield Problem(path, danger.line, Code.UNSAFE_DRAWING, found=danger.words)


def _check_picture(file: Path, path: str) -> Iterator[Problem]:
    try:
        with file.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError as error:
        yield Problem(path, 0, Code.UNREADABLE, found=error.strerror or type(error).__name__)
        return
    if not is_known(beginning):
        yield Problem(path, 0, Code.BAD_PICTURE)
