"""What the checks of a run know of the hosts: remembered from earlier runs, and learned in this one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ita_site.links.judge.frame import Frame
from ita_site.links.memory.hosts import joined

if TYPE_CHECKING:
    from ita_site.links.memory.known import Known


class Sites:
    """The frames of all hosts of a run. Safe to share between threads."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._learned: dict[str, Frame] = {}
        self._changed: set[str] = set()
        self._lock = threading.Lock()

    def frame(self, host: str) -> Frame:
        """Return what is known of a host, which the `Host` header names so; an empty frame where nothing is."""
        with self._lock:
            return self._frame(host)

    def learn(self, frame: Frame) -> None:
        """Remember what a check learned of a host, with what others have learned meanwhile."""
        with self._lock:
            known = self._frame(frame.host)
            frame = joined(known, frame)
            if frame != known:
                self._learned[frame.host] = frame
                self._changed.add(frame.host)

    def changes(self) -> tuple[Frame, ...]:
        """Return the frames that were learned since the last call, each as it is now."""
        with self._lock:
            changed = tuple(self._learned[host] for host in sorted(self._changed))
            self._changed.clear()
            return changed

    def _frame(self, host: str) -> Frame:
        return self._learned.get(host) or self._known.frame(host) or Frame(host)
