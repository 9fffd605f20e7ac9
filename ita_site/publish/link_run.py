"""Check the links of a content folder, or of a list, once: read, ask, remember, report, propose and mend."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.commandline import say
from ita_site.disk.cache import users_cache
from ita_site.disk.whole_file import remove_parts
from ita_site.disk.work_folder import temporary_folder
from ita_site.links import link_use
from ita_site.links.archive.bad_index import BadIndexError
from ita_site.links.archive.places import beside, is_within
from ita_site.links.archive.proof.manifest import ManifestError
from ita_site.links.archive.service import Service
from ita_site.links.judge.observation import clean
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import MOVED_OR_LOST
from ita_site.links.memory.journal import Busy
from ita_site.links.memory.overrule import OVERRULES, Overrule
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.message import agent
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run import propose
from ita_site.links.run.checking.subject import Outcome
from ita_site.links.run.confirm import confirm
from ita_site.links.run.job import Job
from ita_site.links.run.progress import Progress
from ita_site.links.run.propose import Candidate, Certainty, Proposal
from ita_site.publish.link_job.known_uses import remember
from ita_site.publish.link_job.link_run import FAILED, LinkRun, job_settings, report

if TYPE_CHECKING:
    from ita_site.links.archive.keeper import Keeper
    from ita_site.model.agency import Agency

Ask = Callable[[Sequence[Candidate]], Sequence[Outcome | None]]
"""Asks candidates once more, and gives back the outcome of each."""

_FAILURES: Final[Mapping[type[Exception], tuple[str, str]]] = {
    Busy: ("มีการตรวจอื่นทำงานอยู่", "another run is at work"),
    ManifestError: ("อ่านบัญชีของคลังสำเนาไม่ได้ สั่ง ita archive verify", "ita archive verify tells more of"),
    BadIndexError: ("อ่านดัชนีของคลังสำเนาไม่ได้", "cannot read the archive's index"),
}
"""What is wrong, in Thai and in English."""


def check_links(run: LinkRun) -> int:
    """Run the job; return `FINE`, `FINDINGS` or `FAILED`, after saying why it failed."""
    try:
        with _health_file(run) as health:
            return _checked(run, health)
    except MemoryFileError as error:
        return _unreadable(error)
    except (Busy, ManifestError, BadIndexError) as error:
        return _failed(*_FAILURES[type(error)], error)
    except (OSError, UnicodeDecodeError) as error:
        return _failed("ทำงานไม่ได้", "could not run", error)
    except KeyboardInterrupt:
        sys.stderr.write("หยุดแล้ว · interrupted\n")
    return FAILED


def _failed(thai: str, english: str, error: Exception) -> int:
    sys.stderr.write(f"{thai} · {english}: {error}\n")
    return FAILED


def _unreadable(error: MemoryFileError) -> int:
    """Say which line of which file cannot be understood."""
    from ita_site.catalogue.link_health import health_problem  # noqa: PLC0415 - as in _asked

    sys.stderr.write(f"{health_problem(error, error.path.as_posix())}\n")
    return FAILED


@contextmanager
def _health_file(run: LinkRun) -> Iterator[Path]:
    """Yield the file that remembers; for a list without `--health` one that is thrown away."""
    if run.health is not None or run.urls is None:
        yield run.health or run.content / HEALTH
        return
    with temporary_folder("ita-links-") as folder:
        yield folder / HEALTH


def _checked(run: LinkRun, health: Path) -> int:
    if run.archive and is_within(run.archive, run.content):
        sys.stderr.write("คลังสำเนาต้องอยู่นอกโฟลเดอร์เนื้อหา · the archive must lie outside the content folder\n")
        return FAILED
    remove_parts(run.content)
    asked, overrules = _asked(run), _overrules(run)
    if asked is None or overrules is None:
        return FAILED
    resolver, contexts = Resolver(run.resolve, run.allow_network), Contexts(run.ca_bundle)
    limits = Limits(run.timeout, min(10.0, run.timeout))
    with (
        _keeping(run, asked, Service(resolver, contexts, agent(asked.contact))) as keeper,
        Job(asked.uses, overrules, job_settings(run, health, keeper)) as job,
    ):
        fetcher = Fetcher(resolver, contexts, limits, asked.contact)
        result = job.run(fetcher, resolver, Progress(sys.stderr))
        alone = job_settings(run, health)
        # few links are moved or lost: these are read once, and not found again among all others
        candidates = [entry for entry in job.statuses() if entry.state in MOVED_OR_LOST]
        can_ask = result.is_complete
        proposals = _proposals(run, candidates, lambda new: confirm(new, fetcher, resolver, alone)) if can_ask else {}
        if not result.interrupted:
            fetcher.close()
        code = report(run, job, result)
        _mend(run, candidates, proposals)
        return code


@contextmanager
def _keeping(run: LinkRun, asked: "_Asked", service: Service) -> Iterator["Keeper | None"]:
    """Yield what keeps the copies of the run; None where none are kept."""
    if asked.agency is None or run.no_archive:
        yield None
        return
    from ita_site.publish.evidence_archive import keeping, plan_for  # noqa: PLC0415 - as in _asked

    plan = plan_for(run.archive or beside(run.content), asked.agency, agent(asked.contact), run.vantage)
    with keeping(plan, service) as keeper:
        yield keeper


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is checked, and for whom."""

    uses: Sequence[link_use.LinkUse]
    agency: "Agency | None" = None
    """None for a list of addresses."""

    @property
    def contact(self) -> str:
        """Return whom the websites can write to."""
        return self.agency.checker_contact or "" if self.agency else ""

    @property
    def is_witnessed(self) -> bool:
        """Return whether every run asks a service to witness the archive, even one that has nothing else to do."""
        return self.agency is not None and bool(self.agency.archive.timestamp_url or self.agency.archive.wayback)


def _asked(run: LinkRun) -> _Asked | None:
    """Return what to check; None after printing why the content cannot be read."""
    if run.urls == "-":
        return _Asked(link_use.from_lines(sys.stdin, ""))
    if run.urls is not None:
        with Path(run.urls).open(encoding="utf-8") as urls:
            return _Asked(link_use.from_lines(urls, run.urls))
    # a list of addresses needs no content, and its job starts in half the time without
    from ita_site.catalogue.link_uses import link_uses  # noqa: PLC0415
    from ita_site.publish.check import load  # noqa: PLC0415

    reading = load(run.content.resolve())
    if reading.catalogue is None:
        sys.stderr.writelines(f"{problem}\n" for problem in reading.problems)
        return None
    asked = _Asked(link_uses(reading.catalogue), reading.catalogue.agency)
    if not asked.is_witnessed:
        remember(users_cache(), run.content, asked.uses)
    return asked


def _overrules(run: LinkRun) -> Mapping[str, Overrule] | None:
    """Return what people said of links; None after printing what is wrong with their file."""
    file = run.content / OVERRULES
    if not os.path.lexists(file):
        return {}
    from ita_site.catalogue.overrules import read_overrules  # noqa: PLC0415 - as in _asked
    from ita_site.source.problems import has_errors  # noqa: PLC0415

    rules, problems = read_overrules(file, file.as_posix())
    if not has_errors(problems):
        return rules
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return None


def _proposals(run: LinkRun, entries: Sequence[LinkStatus], ask: Ask) -> dict[str, Proposal]:
    """Return what to write instead of moved and lost addresses, by the old one.

    The twins of lost addresses are asked in every run, what servers named only where it is to be written.
    """
    moved = list(propose.of_moved(entries))
    lost = list(propose.of_lost(entries, run.now))
    to_ask = [*lost, *moved] if run.fix else lost
    proposals = propose.best(to_ask, ask(to_ask))
    for candidate in moved:
        if not run.fix and (proposal := propose.unasked(candidate)):
            proposals[candidate.old] = proposal
    return proposals


def _mend(run: LinkRun, candidates: Sequence[LinkStatus], proposals: Mapping[str, Proposal]) -> None:
    """Print each proposed address; with `fix` write what is proved, keeping the old one as what the report printed."""
    uses = [use for status in candidates for use in status.uses if status.link.url in proposals]
    # from the bottom up: a line that is added must not move those that are still to be mended
    for use in sorted(uses, key=lambda use: (use.path, -use.line)):
        proposal = proposals[use.url]
        place = f"{use.path}:{use.line}" if use.path else "-"
        say(clean(f"{place}: {_fixed(run, use, proposal)}: {use.url} → {proposal.new}", 5000))


def _fixed(run: LinkRun, use: link_use.LinkUse, proposal: Proposal) -> str:
    """Write a proved address into its file where the run is to `fix`; return what was done, in both languages."""
    if proposal.certainty is Certainty.REFUSED:
        return "ไม่แก้ ที่อยู่ใหม่ไม่ผ่านการตรวจ · not mended, the new address does not answer as it should"
    if proposal.certainty is Certainty.PLAUSIBLE:
        return "เสนอ โปรดเปิดดูก่อน · proposed, open it first"
    if not run.fix:
        return "เสนอ · proposed"
    from ita_site.catalogue.replace_url import Mend, mend  # noqa: PLC0415 - as in _asked

    done = not run.urls and mend(run.content, Mend(use.path, use.line, use.url, proposal.new))
    return "แก้แล้ว · mended" if done else "แก้เองไม่ได้ · not mended"
