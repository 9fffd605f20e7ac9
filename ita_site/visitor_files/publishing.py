"""Write files for visitors as they are published, and say which cannot be."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.picture import ENDINGS, is_known, published

_BEGINNING: Final = 4096


def is_picture(name: str) -> bool:
    """Return whether a file is a picture made of points, by its ending."""
    return name.lower().endswith(ENDINGS)


def publish_file(source: Path, target: Path) -> None:
    """Copy a file for visitors; of a picture, nothing but the picture. Raises BadPictureError, OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if is_picture(source.name):
        target.write_bytes(published(source.read_bytes()))
    else:
        shutil.copyfile(source, target)


def check_files(root: Path, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each file below `root` that must not be published as it is."""
    for name in sorted(names):
        if is_picture(name):
            yield from _check_picture(root / name, f"{root.name}/{name}")


def _check_picture(file: Path, path: str) -> Iterator[Problem]:
    try:
        with file.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError as error:
        yield Problem(path, 0, Code.UNREADABLE, found=error.strerror or type(error).__name__)
        return
    if not is_known(beginning):
        yield Problem(path, 0, Code.BAD_PICTURE)
