"""The archive of a content folder: where it is, how much it may hold, and what follows a run that kept copies."""

import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ita_site.links.archive.keeper import Keeper
from ita_site.links.archive.mending import set_aside_broken
from ita_site.links.archive.origin import Origin
from ita_site.links.archive.places import MEGABYTE, Limits, agency_folder
from ita_site.links.archive.proof.timestamp import stamp_manifests
from ita_site.links.archive.service import Service, ServiceError
from ita_site.links.archive.store import Store
from ita_site.links.archive.wayback import Manners, save_links
from ita_site.links.judge.observation import clean
from ita_site.model.agency import Agency, ArchiveSettings


@dataclass(frozen=True, slots=True)
class ArchivePlan:
    """What a run is to do about copies."""

    archive: Path
    origin: Origin
    settings: ArchiveSettings
    manners: Manners = Manners()  # noqa: RUF009 - it is frozen


def plan_for(archive: Path, agency: Agency, agent: str, vantage: str) -> ArchivePlan:
    """Return the plan of a run for an agency. Raises ValueError where its website has no host."""
    return ArchivePlan(archive, Origin(agency_folder(agency.website), agent, vantage), agency.archive)


def limits_of(settings: ArchiveSettings) -> Limits:
    """Return how much an agency wants kept."""
    default = Limits()
    host, year = settings.host_megabytes, settings.year_megabytes
    return Limits(host=host * MEGABYTE if host else default.host, year=year * MEGABYTE if year else default.year)


@contextmanager
def keeping(plan: ArchivePlan, service: Service) -> Iterator[Keeper]:
    """Yield what keeps the copies of a run, with a new index where that is broken; then have the archive stamped.

    Raises OSError, `ManifestError`, `BadIndexError` where the index cannot be read for another reason, and `Busy` where
    another process writes to the archive.
    """
    _say_broken(set_aside_broken(plan.archive))
    with Keeper(plan.archive, plan.origin, limits_of(plan.settings)) as keeper:
        yield keeper
    _say_full(keeper.full)
    _witness(plan, service)


def _say_broken(index: Path | None) -> None:
    if index:
        thai, english = (
            "ดัชนีของคลังสำเนาเสีย ทำใหม่จากไฟล์ WARC ของเดิมอยู่ที่",
            "the archive's index was broken and is made again; it is at",
        )
        sys.stderr.write(f"{thai} · {english}: {index}\n")


def _say_full(names: AbstractSet[str]) -> None:
    if names:
        listed = ", ".join(sorted(names))
        sys.stderr.write(f"คลังสำเนาถึงเพดาน ไม่ได้เก็บบางสำเนา · the archive is full, not all was kept: {listed}\n")


def _witness(plan: ArchivePlan, service: Service) -> None:
    """Ask the services that the agency chose; one that does not answer is asked again by the next run."""
    if plan.settings.timestamp_url:
        with _unanswered("บริการประทับเวลา", "the time-stamping service"):
            stamp_manifests(plan.archive, plan.settings.timestamp_url, service)
    if plan.settings.wayback:
        with _unanswered("Wayback Machine", "the Wayback Machine"), Store(plan.archive) as store:
            save_links(store, plan.settings.wayback, service, datetime.now(UTC), plan.manners)


@contextmanager
def _unanswered(thai: str, english: str) -> Iterator[None]:
    """Say that a service did not answer, where it did not; the run is none the worse."""
    try:
        yield
    except ServiceError as error:
        text = clean(str(error), 300)
        sys.stderr.write(f"{thai} ไม่ตอบ จะขอใหม่ครั้งหน้า · {english} did not answer, asked again next time: {text}\n")
