"""What an agency's files are, in a digest: read without understanding them, so that most nights most are passed by."""

import os
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.overrule import OVERRULES
from ita_site.nation.portal.database.rows.agency_rows import AgencySource, Digests
from ita_site.nation.portal.database.schema import schema_digest
from ita_site.open_data.version import SCHEMA_VERSION

_OF_LINKS: Final = frozenset({HEALTH, OVERRULES})


def digests_of(source: AgencySource, content: Path) -> Digests:
    """Return the digests of an agency's files in its `content` folder, of its mkdocs.yml, and of what else rows show.

    Raises OSError.
    """
    words = sha256(f"{schema_digest()} {SCHEMA_VERSION} {source.id} {source.code} {source.province_code}".encode())
    words.update(_bytes_of(source.config))
    links = sha256()
    for name, file in _files(content):
        (links if name in _OF_LINKS else words).update(name.encode() + b"\0" + _bytes_of(file))
    return Digests(words.hexdigest(), sha256(words.digest() + links.digest()).hexdigest())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder by its path, in order; hidden ones are no content."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(place, name)
            yield file.relative_to(folder).as_posix(), file


def _bytes_of(file: Path) -> bytes:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").digest()
