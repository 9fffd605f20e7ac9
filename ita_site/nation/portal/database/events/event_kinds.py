"""What can happen from one night to the next, and for whom it is counted."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ita_site.links.memory.history import LOST, State


class EventKind(StrEnum):
    """What happened."""

    DIED = "died"
    """Links were confirmed as dead."""
    HIJACKED = "hijacked"
    """Links lead to something else."""
    MOVED = "moved"
    """Links have another address, and open."""
    RETURNED = "returned"
    """Links open again that were dead, silent or led to something else."""
    REFUSES = "refuses"
    """A site refuses the checker, which says nothing of its links."""
    INSECURE = "insecure"
    """The connection is no longer safe."""
    SILENT = "silent"
    """No answer for days; not confirmed as dead."""
    JOINED = "joined"
    """An agency appears for the first time."""
    LEFT = "left"
    """An agency is no longer among those that publish."""
    PUBLISHED = "published"
    """A report is new."""
    REVISED = "revised"
    """The words of a report changed."""
    WITHDRAWN = "withdrawn"
    """A report is gone."""


class Scope(StrEnum):
    """For whom an event is counted."""

    NATION = "nation"
    PROVINCE = "province"
    AGENCY = "agency"


_DID_NOT_OPEN: Final = LOST | {State.SUSPECT}
"""States of links from which a link can return: a moved, refusing or insecure one never stopped opening."""

_KIND_OF: Final[Mapping[State, EventKind]] = {
    State.MOVED: EventKind.MOVED,
    State.SUSPECT: EventKind.HIJACKED,
    State.BLOCKED: EventKind.REFUSES,
    State.INSECURE: EventKind.INSECURE,
    State.FAILING: EventKind.SILENT,
    State.BROKEN: EventKind.DIED,
}


def kind_of_change(before: State, after: State) -> EventKind | None:
    """Return what it means that a link changed its state; None where it says nothing.

    The first look at a link is no change, nor is that it is not remembered any more.
    """
    if before is after or before is State.UNCHECKED:
        return None
    if after is State.ALIVE:
        return EventKind.RETURNED if before in _DID_NOT_OPEN else None
    return _KIND_OF.get(after)
