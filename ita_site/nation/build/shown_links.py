"""What the pages of a site show of its links, in one digest: a check that changed none of it changes no digest."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from ita_site.disk.cache import key_of
from ita_site.links.memory.file.health_file import HealthFile
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.history import Link, Sighting
from ita_site.model.digests import digest_of

_NEVER: Final = None
_ONCE: Final = 1


def shown_links_digest(health: Path) -> str:
    """Return the digest of the states in a health file, without the times and counts that each check changes.

    Of a file that cannot be read it is the digest of its bytes: the build says what is wrong with it. Raises OSError.
    """
    try:
        with HealthFile(health) as file:
            return key_of(*(digest_of(_shown(link)) for link in file.links()))
    except MemoryFileError:
        return key_of(health.read_bytes())


def _shown(link: Link) -> Link:
    """Return a link with what a check that saw the same again leaves as it is."""
    seen = {kind: Sighting(sighting.first, sighting.first, _ONCE) for kind, sighting in link.sightings.items()}
    return replace(
        link, checked=_NEVER, last_ok=_NEVER, due=_NEVER, attempts=0, sightings=seen, fingerprint=None, sibling=None
    )
