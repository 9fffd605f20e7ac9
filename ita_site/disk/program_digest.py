"""What the program is: its own files, and the libraries whose versions show in what it makes."""

import os
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from ita_site.disk.cache import key_of

_PACKAGE: Final = Path(__file__).resolve().parents[1]

_LIBRARIES: Final = (
    *("docxtpl", "jinja2", "lxml", "markdown", "markupsafe", "nh3", "pillow", "pydantic", "python-docx"),
    *("pyyaml", "rapidfuzz", "resvg-py", "selectolax", "tdewolff-minify", "xlsxwriter"),
)
"""Libraries that write or read what pages and files are made of."""


@cache
def program_digest() -> str:
    """Return a digest that changes with any file of the package, Python, or one of the libraries that shape output."""
    return key_of(sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(_version, _LIBRARIES), *_files())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _files() -> list[bytes | str]:
    """Return name and bytes of each file of the package, by name."""
    parts: list[bytes | str] = []
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = Path(folder, name)
            parts += (file.relative_to(_PACKAGE).as_posix(), file.read_bytes())
    return parts
