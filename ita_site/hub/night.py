"""A night of the hub: check the links of every agency, and build anew the sites of which anything changed.

What was published is brought to its target again, with today's states of links, where its content is the one that was
published; content that changed since then waits for its officer, or its approver.
"""

import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import StringIO
from typing import Final

from ita_site.desk.files.content_digest import content_digest, links_digest
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.history import History
from ita_site.desk.jobs.publish import Publication, build_site, publish
from ita_site.desk.jobs.published import read_published
from ita_site.desk.jobs.target_file import read_fields, target_of
from ita_site.desk.workspace import Workspace
from ita_site.disk.whole_file import write_whole
from ita_site.hub.hub import Hub
from ita_site.hub.records.nights import Night
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.request.resolver import Network
from ita_site.publish.link_job.idle import report_idle
from ita_site.publish.link_job.link_run import FAILED, LinkRun

_AUTHOR: Final = "ita hub night"
_LINKS_CHECKED: Final = "ตรวจลิงก์ประจำคืน"


class Outcome(StrEnum):
    """What a night did for an agency."""

    NO_SITE = "no-site"
    UNCHANGED = "unchanged"
    BUILT = "built"
    PUBLISHED = "published"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NightOrder:
    """What a night is asked for."""

    now: datetime
    checks_links: bool = True
    allow_network: tuple[Network, ...] = ()


@dataclass(slots=True)
class NightReport:
    """What a night did, by the ids of agencies."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def of(self, outcome: Outcome) -> list[str]:
        """Return the agencies of which a night made that."""
        return [agency for agency, each in self.outcomes.items() if each is outcome]


def night(hub: Hub, order: NightOrder) -> NightReport:
    """Do the night's work of every agency; what fails in one of them is written down and stops no other."""
    report = NightReport()
    for agency in hub.agencies.every():
        log = StringIO()
        with redirect_stdout(log), redirect_stderr(log):
            outcome = _outcome(hub, agency.id, order)
        report.outcomes[agency.id] = outcome
        if outcome not in {Outcome.NO_SITE, Outcome.UNCHANGED}:
            write_whole(hub.folder.state(agency.id) / "night.log", log.getvalue().encode())
    return report


def _outcome(hub: Hub, agency: str, order: NightOrder) -> Outcome:
    try:
        return _night_of(hub, agency, order)
    except Exception:  # noqa: BLE001 - the other agencies have their night all the same
        traceback.print_exc(file=sys.stderr)
        return Outcome.FAILED


def _night_of(hub: Hub, agency: str, order: NightOrder) -> Outcome:
    folder = hub.folder
    if not folder.config(agency).is_file():
        return Outcome.NO_SITE
    content = folder.content(agency)
    links = _checked_links(hub, agency, order) if order.checks_links else 0
    with folder.lock(agency):
        as_it_is = Night(content_digest(content), links_digest(content))
    if as_it_is == hub.nights.last(agency):
        return Outcome.FAILED if links == FAILED else Outcome.UNCHANGED
    outcome = _built(hub, agency, as_it_is)
    _remember_name(hub, agency)
    hub.nights.done(agency, as_it_is)
    return Outcome.FAILED if links == FAILED else outcome


def _checked_links(hub: Hub, agency: str, order: NightOrder) -> int:
    """Check the links that are due, and put into the history what was seen; return the exit code of the link job."""
    content = hub.folder.content(agency)
    before = links_digest(content)
    run = LinkRun(content, order.now, allow_network=order.allow_network)
    code = report_idle(run)
    if code is None:
        from ita_site.publish.link_run import check_links  # noqa: PLC0415 - a night with nothing due needs none of it

        code = check_links(run)
    if links_digest(content) != before:
        with hub.folder.lock(agency):
            History(content).record([HEALTH], _AUTHOR, _LINKS_CHECKED)
    return code


def _built(hub: Hub, agency: str, as_it_is: Night) -> Outcome:
    """Build the site, and bring it to its target where that has this content. Raises JobError."""
    state = hub.folder.state(agency)
    fields = read_fields(state / "target.json")
    target = target_of(fields, state / "published" / "site.zip")
    publication = Publication(hub.folder.config(agency), target, state, approved=as_it_is.content)
    published = read_published(state)
    if published is None or published.content != as_it_is.content:
        build_site(publication)
        return Outcome.BUILT
    print(publish(publication, lambda _words, _share: None))  # noqa: T201 - into the agency's log
    return Outcome.PUBLISHED


def _remember_name(hub: Hub, agency: str) -> None:
    """Let the list of agencies have the name that the content says."""
    files = Workspace(hub.folder.content(agency), hub.folder.lock(agency)).state().of_role(FileRole.AGENCY)
    if files and (name := files[0].text_at("name")):
        hub.agencies.rename(agency, name)
