"""What `ita archive` does: each function takes an archive, says how it went, and returns an exit code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from ita_site.commandline import fail, say, tell
from ita_site.links.archive import removal
from ita_site.links.archive.index import INDEX, ArchiveIndex, Capture, Copy, key
from ita_site.links.archive.places import Limits
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.store import Store, Withdrawal
from ita_site.links.archive.warc import wacz
from ita_site.links.judge.observation import clean
from ita_site.links.memory.file import health_file
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.file.moments import stamp
from ita_site.publish.archive_faults import explained
from ita_site.publish.check import load
from ita_site.publish.evidence_archive import limits_of

FINE: Final = 0
WRONG: Final = 1


@explained
def list_copies(archive: Path, content: Path) -> int:
    """Print a line for each copy: address, date, bytes, SHA-256, state of the link, title; parted by tabs."""
    if not _is_there(archive):
        return WRONG
    states = _states(content)
    with ArchiveIndex(archive) as index:
        for copy in index.copies():
            say("\t".join(_columns(copy, states.get(copy.url, "unchecked"))))
    return FINE


@explained
def verify_archive(archive: Path, authority: Path | None) -> int:
    """Print every finding; return `WRONG` where there is one."""
    if not _is_there(archive):
        return WRONG
    certificate = authority.read_bytes() if authority else None
    findings = 0
    for finding in verify(archive, certificate):
        findings += 1
        say(clean(str(finding), 1000))
    if findings:
        tell(f"พบความผิดปกติ {findings} แห่ง", f"{findings} findings")
        return WRONG
    say("ทุกไบต์ตรงกับบัญชี\nEvery byte is as the manifests list it")
    return FINE


@explained
def export_archive(archive: Path, out: Path, year: int | None, now: datetime) -> int:
    """Write the copies of a year, or of each, as WACZ files; print their names."""
    if not _is_there(archive):
        return WRONG
    with ArchiveIndex(archive) as index:
        parts = wacz.parts(index, year)
    for part in parts:
        wacz.write_wacz(archive, part, out / part.name, now)
        say(str(out / part.name))
    return FINE if parts else fail(f"ไม่มีสำเนาของปี {year or ''}", f"no copies of {year or 'any year'}")


@explained
def prune_archive(archive: Path, content: Path, now: datetime) -> int:
    """Take out older copies beyond the limits of the agency; print each."""
    agency = load(content.resolve()).catalogue
    limits = limits_of(agency.agency.archive) if agency else Limits()
    return _changed(archive, now, lambda store: removal.prune(archive, store, limits, now))


@explained
def withdraw_copies(archive: Path, url: str, sha256: str, reason: str, now: datetime) -> int:
    """Take out all copies of a URL, or with a digest, and keep them out; print each."""
    entry = Withdrawal(key(url), sha256, now.replace(microsecond=0), clean(reason, 300))
    return _changed(archive, now, lambda store: removal.withdraw(archive, store, entry))


def _changed(archive: Path, now: datetime, change: Callable[[Store], list[Capture]]) -> int:
    """Change an archive, and print the copies that were taken out; `WRONG` where there were none."""
    if not _is_there(archive):
        return WRONG
    with opened(archive, lambda: now) as store:
        gone = change(store)
    for capture in gone:
        say("\t".join(_columns(capture.copy, "-")))
    tell(f"นำออก {len(gone)} สำเนา", f"{len(gone)} copies were taken out")
    return FINE


def _is_there(archive: Path) -> bool:
    """Return whether there is an archive; where there is none, say so."""
    if not (archive / INDEX).exists():
        fail(f"ไม่มีคลังสำเนาที่ {archive}", f"there is no archive at {archive}")
        return False
    return True


def _states(content: Path) -> dict[str, str]:
    """Return the state of each link of the content's health file, by URL without its fragment; none without a file."""
    try:
        links = health_file.load(content / HEALTH)
    except (OSError, MemoryFileError):
        return {}
    return {key(url): link.state.value for url, link in links.items()}


def _columns(copy: Copy, state: str) -> tuple[str, ...]:
    shown = "withdrawn" if copy.withdrawn else state
    return clean(copy.url, 2000), stamp(copy.at) or "", str(copy.size), copy.sha256, shown, copy.title
