"""What one run of the link job is asked for, and how it ends: what the short way and the long way share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.commandline import say
from ita_site.links.memory.findings import Counted
from ita_site.links.memory.history import State
from ita_site.links.report.outputs import Outputs, lines, write_files
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Network, Resolution
from ita_site.links.run.checking.subject import Persistence
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Result, Settings

if TYPE_CHECKING:
    from ita_site.links.archive.keeper import Keeper

FINE: Final = 0
FINDINGS: Final = 1
FAILED: Final = 2
"""Exit codes."""


@dataclass(frozen=True, slots=True)
class LinkRun:
    """What one run was asked for: the options of `ita links`, as docs/link-health.md describes them."""

    content: Path
    now: datetime
    urls: str | None = None
    """A file of URLs to check instead of the content; `-` is standard input."""
    health: Path | None = None
    outputs: Outputs = field(default_factory=Outputs)
    only: frozenset[State] = frozenset()
    everything: bool = False
    pace: Pace = field(default_factory=Pace)
    timeout: float = 30.0
    retries: int = 2
    allow_network: Sequence[Network] = ()
    ca_bundle: Path | None = None
    resolve: Sequence[Resolution] = ()
    vantage: str = ""
    fix: bool = False
    archive: Path | None = None
    """Where copies of evidence are kept; `archive` beside the content where it is not named."""
    no_archive: bool = False


def job_settings(run: LinkRun, health: Path, keeper: "Keeper | None" = None) -> Settings:
    """Return the settings of the job for a run that remembers in a file."""
    return Settings(
        now=run.now,
        health=health,
        everything=run.everything,
        only=run.only,
        vantage=run.vantage,
        forget=run.urls is None,
        pace=run.pace,
        how=Persistence(
            retries=max(0, run.retries),
            wait=min(30.0, max(run.timeout, 5.0)),
            whole=not run.urls or run.health is not None,
        ),
        keeper=keeper,
    )


def report(run: LinkRun, job: Job, result: Result) -> int:
    """Print and write what is known of every link; return the exit code. Raises OSError."""
    counted = Counted(job.statuses())
    for line in lines(run.outputs, job, counted, result):
        say(line)
    write_files(run.outputs, job, counted, run.now)
    if not result.is_complete:
        return FAILED
    return FINDINGS if counted.sums.needs_person else FINE
