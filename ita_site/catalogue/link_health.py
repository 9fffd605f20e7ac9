"""What is known of every evidence link, joined to the content: read from files, never asked of the network."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from ita_site.catalogue.overrules import read_overrules
from ita_site.links.judge.frame import Frame
from ita_site.links.memory.file.health_file import HEALTH, HealthFile
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import Link, State
from ita_site.links.memory.journal import JournalError
from ita_site.links.memory.overrule import OVERRULES, Overrule
from ita_site.model.digests import Digested, digest_of
from ita_site.source.merge_marks import is_merge_mark
from ita_site.source.problems import Code, Problem

_JOURNAL_HINT: Final = (
    "ลบไฟล์นี้ได้ จะเสียเพียงผลของรอบที่หยุดกลางคัน | it can be deleted: only checks of a run that was stopped are lost"
)
_UNMERGED_HINT: Final = (
    "git รวมไฟล์นี้ยังไม่เสร็จ สั่ง git checkout --theirs {path} แล้ว git add {path} รอบตรวจถัดไปจะเติมที่ขาด "
    "หรือให้ scripts/links_merge.py รวมให้ ตามที่ docs/link-health.md บอก"
    " | git has not finished merging this file: git checkout --theirs {path} and git add {path}, the next check adds "
    "what is missing; or have scripts/links_merge.py merge it, as docs/link-health.md says"
)
_CUT_HINT: Final = (
    "ไฟล์ขาดตอนท้าย นำฉบับก่อนหน้ากลับมา: git checkout HEAD -- {path}"
    " | the file ends too early: bring back the one before, git checkout HEAD -- {path}"
)


@dataclass(frozen=True, slots=True)
class LinkHealth(Digested):
    """Memory of all links by the URL as written, and what people said of them."""

    links: Mapping[str, Link] = field(default_factory=dict)
    overrules: Mapping[str, Overrule] = field(default_factory=dict)
    frames: Mapping[str, Frame] = field(default_factory=dict)
    """What the pages of a host have in common, by host."""
    digest: str = field(default="", compare=False)
    """Of the bytes of both files; "" where they are not known."""

    @property
    def checked(self) -> datetime | None:
        """Return when the last check was made; None before the first."""
        return max((link.checked for link in self.links.values() if link.checked), default=None)

    @property
    def vantages(self) -> tuple[str, ...]:
        """Return the places from which links were last checked."""
        return tuple(sorted({link.vantage for link in self.links.values() if link.vantage}))

    def of(self, url: str) -> LinkStatus:
        """Return the status of `url`; that of an unchecked link where nothing is known.

        An overrule holds or ends by the time of the last check, not by the clock: the same files give the same pages.
        """
        rule = self.overrules.get(url)
        holds = rule if rule and (self.checked is None or rule.holds(self.checked)) else None
        return LinkStatus(self.links.get(url) or Link(url), (), holds)

    def count(self, urls: Iterable[str]) -> dict[State, int]:
        """Return how many of `urls` are in each state, in the order of the states, those without any left out."""
        counts = Counter(self.of(url).state for url in urls)
        return {state: counts[state] for state in State if counts[state]}


def read_health(root: Path, refused: Collection[str] = ()) -> tuple[LinkHealth, tuple[Problem, ...]]:
    """Return the health of all links of the content folder `root`, and what is wrong with its files.

    Files whose path is among `refused` are not opened.
    """
    path = f"{root.name}/{HEALTH}"
    known = LinkHealth()
    digest = digest_of(*(_bytes_of(root / name) for name in (HEALTH, OVERRULES) if name not in refused))
    faults: tuple[Problem, ...] = ()
    try:
        known = _remembered(root / HEALTH) if HEALTH not in refused else known
    except MemoryFileError as error:
        faults = (health_problem(error, path),)
    except OSError as error:
        faults = (Problem(path, 0, Code.BAD_HEALTH_FILE, found=error.strerror or type(error).__name__),)
    if OVERRULES in refused:
        return replace(known, digest=digest), faults
    rules, wrong = read_overrules(root / OVERRULES, f"{root.name}/{OVERRULES}")
    return replace(known, overrules=rules, digest=digest), (*faults, *wrong)


def _bytes_of(file: Path) -> bytes:
    """Return the SHA-256 of a file; nothing where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b""


def _remembered(path: Path) -> LinkHealth:
    """Return what a health file holds; nothing where there is none. Raises `HealthFileError`."""
    with HealthFile(path) as file:
        frames = {frame.host: frame for frame in file.frames()}
        return LinkHealth({link.url: link for link in file.links()}, frames=frames)


def health_problem(error: MemoryFileError, path: str) -> Problem:
    """Return the problem of a line of the health file or of its journal, which the problem calls `path`."""
    hint = _hint(error).format(path=path)
    return Problem(path, error.line, Code.BAD_HEALTH_FILE, error.field, error.found, error.allowed, hint=hint)


def _hint(error: MemoryFileError) -> str:
    """Return the likely cause of an error, and what to do about it."""
    if isinstance(error, JournalError):
        return _JOURNAL_HINT
    if is_merge_mark(error.found):
        return _UNMERGED_HINT
    return "" if error.found else _CUT_HINT
