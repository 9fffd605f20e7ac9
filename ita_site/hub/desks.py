"""The desks that are open: made when an agency is first asked for, closed when nobody used them for a while.

Only an open desk has a thread that watches its content; how many are open at once is bounded.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from starlette.types import ASGIApp

from ita_site.desk.jobs.job import JobState
from ita_site.desk.web.app import unguarded_app
from ita_site.desk.web.desk import Desk
from ita_site.desk.web.pages.publish_page import PublishPage
from ita_site.desk.workspace import Workspace
from ita_site.hub.folder import HubFolder
from ita_site.publish.preview.app import Preview
from ita_site.publish.preview.events import Events
from ita_site.publish.preview.full_check import FullCheck
from ita_site.publish.preview.keeper import Keeper
from ita_site.publish.preview.snapshot import Snapshots

MOST: Final = 32
"""Desks that are open at once."""
IDLE_SECONDS: Final = 15 * 60
_LOOK_SECONDS: Final = 60.0
"""How often it is looked for desks that nobody uses any more."""
TARGET_KINDS: Final = ("zip", "sftp", "ftps", "ftp")
"""Where an agency may publish to: no folder of this machine, and not with the keys that its git has."""


@dataclass(slots=True)
class OpenDesk:
    """The desk of an agency while it is used."""

    desk: Desk
    app: ASGIApp
    keeper: Keeper
    used: float = field(default_factory=time.monotonic)

    @property
    def is_busy(self) -> bool:
        """Return whether a job of the desk is running."""
        reports = (self.desk.jobs.report, self.desk.link_jobs.report)
        return any(report is not None and report.state is JobState.RUNNING for report in reports)

    def why_not(self, *, accepts_unsettled: bool) -> str:
        """Return in Thai why the content cannot be published as it is, or nothing."""
        return PublishPage(self.desk).why_not(accepts_unsettled)

    def publish(self, *, accepts_unsettled: bool, approved: str) -> str:
        """Begin to publish the content of the digest `approved`; return in Thai why not, or nothing."""
        return PublishPage(self.desk).begin(accepts_unsettled, frozenset(), approved)

    def close(self) -> None:
        """End what runs for the desk."""
        self.keeper.end()
        self.keeper.check.stop()


class Desks:
    """The open desks of a hub, the one that was used last at the end."""

    def __init__(self, folder: HubFolder, most: int = MOST) -> None:
        self._folder = folder
        self._most = most
        self._open: OrderedDict[str, OpenDesk] = OrderedDict()
        self._lock = threading.Lock()
        self._over = threading.Event()

    def start(self, seconds: float = _LOOK_SECONDS) -> None:
        """Close unused desks from time to time, also while nobody asks for any."""
        threading.Thread(target=self._look, args=(seconds,), daemon=True).start()

    def _look(self, seconds: float) -> None:
        while not self._over.wait(seconds):
            with self._lock:
                self._close_unused()

    def of(self, agency: str) -> OpenDesk:
        """Return the desk of an agency, opened where it is not; close those that nobody needs."""
        with self._lock:
            desk = self._open.get(agency)
            if desk is None:
                desk = self._open[agency] = _opened(self._folder, agency)
            self._open.move_to_end(agency)
            desk.used = time.monotonic()
            self._close_unused(but=agency)
            return desk

    def is_open(self, agency: str) -> bool:
        """Return whether the desk of an agency is open."""
        return agency in self._open

    def close_all(self) -> None:
        """Close every desk, and look for none any more."""
        self._over.set()
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()

    def _close_unused(self, but: str = "") -> None:
        """Close what nobody used for long, and the least used where there are too many; none with a job."""
        oldest = time.monotonic() - IDLE_SECONDS
        for agency, desk in list(self._open.items()):
            is_unused = desk.used < oldest or len(self._open) > self._most
            if is_unused and agency != but and not desk.is_busy:
                self._open.pop(agency).close()


def _opened(folder: HubFolder, agency: str) -> OpenDesk:
    config, snapshots = folder.config(agency), Snapshots()
    events = Events(snapshots)
    keeper = Keeper(config, snapshots, events, FullCheck(config, snapshots))
    desk = Desk(
        config,
        Workspace(folder.content(agency), folder.lock(agency)),
        snapshots,
        folder.state(agency),
        target_kinds=TARGET_KINDS,
    )
    threading.Thread(target=keeper.run, daemon=True).start()
    return OpenDesk(desk, unguarded_app(desk, Preview(snapshots, events)), keeper)
