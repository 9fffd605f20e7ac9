"""When every host fails, it is this machine that is offline (rule 12): the run is incomplete and changes no state."""

from __future__ import annotations

from typing import Final

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.request import targets

SILENT: Final = frozenset({"dns", "nxdomain", "connect-timeout", "unroutable", "refused-connection", "host-down"})
"""Reasons of observations in which no website had a part."""
_OURS: Final = frozenset({"dns", "unroutable"})
"""Faults of the machine's own side: of these, one silent host is enough."""


class Contact:
    """Which hosts answered anything at all in a run."""

    def __init__(self) -> None:
        self._heard = False
        self._silent: set[str] = set()
        self._ours = False

    def note(self, url: str, seen: Observation) -> None:
        """Take in one observation."""
        if self._heard:
            return
        target = targets.parse(url)
        if not isinstance(target, targets.Target) or seen.kind is Kind.UNSAFE:
            return
        if seen.kind is Kind.DEFERRED and seen.reason != "host-down":
            return
        name = targets.site(target.host)
        redirected = seen.final_url is not None and seen.final_url != target.url
        if seen.reason in SILENT and not redirected:
            self._silent.add(name)
            self._ours = self._ours or seen.reason in _OURS
        else:
            self._heard = True

    @property
    def offline(self) -> bool:
        """Return whether nobody answered, and there were two to ask or the fault was on this side."""
        return not self._heard and bool(self._silent) and (len(self._silent) > 1 or self._ours)
