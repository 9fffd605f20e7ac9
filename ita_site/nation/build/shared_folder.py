"""Write the files that all sites share, where they are another than those that are there."""

from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.publish.frame.shared_files import shared_files

FROM_SITE: Final = "../../shared/"
"""The folder of shared files, seen from the root of an agency's site: `public/shared/` from `public/sites/<id>/`."""


def write_shared_files(folder: Path) -> int:
    """Write the shared files; return how many were written. Raises OSError.

    Files of earlier versions stay: a site that could not be built since then refers to them.
    """
    changed = {path: data for path, data in shared_files().items() if _bytes_of(folder / path) != data}
    for path, data in changed.items():
        write_whole(folder / path, data)
    return len(changed)


def _bytes_of(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
