"""Read what the folder of an agency says of links, as far as it changed since it was last read: a worker's task."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_site.catalogue.link_health import health_problem
from ita_site.catalogue.link_uses import link_uses
from ita_site.catalogue.overrules import read_overrules
from ita_site.disk.cache import key_of
from ita_site.disk.program_digest import program_digest
from ita_site.links.judge.frame import Frame
from ita_site.links.memory.file.health_file import HEALTH, HealthFile
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.history import Link
from ita_site.links.memory.overrule import OVERRULES
from ita_site.links.national.memory.use_table import AgencyLinks
from ita_site.publish.check import load
from ita_site.publish.link_job.known_uses import file_states
from ita_site.source.plain_file import not_plain_through_links
from ita_site.source.problems import has_errors


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the nation, as the night needs to know it."""

    id: str
    content: Path
    """The content folder."""

    @property
    def health(self) -> Path:
        """Return the health file."""
        return self.content / HEALTH


@dataclass(frozen=True, slots=True)
class KnownDigests:
    """What the nation's memory has of an agency."""

    content: str = ""
    health: str = ""


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """An agency that is to be read, with what the memory has of it."""

    agency: Agency
    known: KnownDigests


@dataclass(frozen=True, slots=True)
class Health:
    """What a health file says that the nation has not written."""

    digest: str
    links: tuple[Link, ...]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is new of an agency."""

    agency: Agency
    links: AgencyLinks | None = None
    """None where the content is as it was, or cannot be read."""
    health: Health | None = None
    """None where the health file is as it was, or is not there, or cannot be read."""
    problems: tuple[str, ...] = ()
    """Why the content or the health file cannot be read."""


def read_agencies(requests: Sequence[ReadRequest]) -> list[Reading]:
    """Return what is new of each agency; what goes wrong with one stops no other."""
    return [_read_safely(request) for request in requests]


def _read_safely(request: ReadRequest) -> Reading:
    try:
        return read_agency(request.agency, request.known)
    except Exception as error:  # noqa: BLE001 - a fault of this program's own must not stop the others
        why = f"{type(error).__name__}: {error}"
        return unread(request.agency, why, why)


def unread(agency: Agency, thai: str, english: str) -> Reading:
    """Return the reading of an agency that cannot be read, with the reason in two languages."""
    return Reading(agency, problems=(f"อ่านไม่ได้: {thai}\n    cannot be read: {english}",))


def read_agency(agency: Agency, known: KnownDigests) -> Reading:
    """Return what is new of an agency. Raises OSError."""
    links, problems = _links(agency, known.content)
    try:
        return Reading(agency, links, _health(agency, known.health), problems)
    except MemoryFileError as error:
        problem = str(health_problem(error, f"{agency.content.name}/{error.path.name}"))
        # the check of the content has said the same, where it was read
        return Reading(agency, links, None, tuple(dict.fromkeys((*problems, problem))))


def digest_of(health: Path) -> str:
    """Return the digest of a health file; empty where there is none, and that of its kind for a pipe or a device."""
    if not health.exists():
        return ""
    # a pipe may have no end; HealthFile refuses it
    kind = not_plain_through_links(health).encode()
    return hashlib.sha256(kind or health.read_bytes()).hexdigest()


def _links(agency: Agency, known: str) -> tuple[AgencyLinks | None, tuple[str, ...]]:
    digest = key_of(program_digest(), *file_states(agency.content))
    if digest == known:
        return None, ()
    reading = load(agency.content)
    file = agency.content / OVERRULES
    overrules, problems = read_overrules(file, file.as_posix())
    if reading.catalogue is None or has_errors(problems):
        return None, tuple(map(str, (*reading.problems, *problems)))
    uses = link_uses(reading.catalogue)
    return AgencyLinks(agency.id, digest, tuple(uses), tuple(overrules.values())), ()


def _health(agency: Agency, known: str) -> Health | None:
    """Return what the health file says. Raises `MemoryFileError`."""
    digest = digest_of(agency.health)
    if digest == known:
        return None
    with HealthFile(agency.health) as file:
        return Health(digest, tuple(file.links()), tuple(file.frames()))
