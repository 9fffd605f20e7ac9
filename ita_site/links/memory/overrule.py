"""What a person says of a link against the checker: one entry of content/link-overrules.yml.

`alive` shows a link as alive until a day; `ignored` keeps it out of the findings and asks nothing until then. Both end
by themselves. Pure.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

OVERRULES: Final = "link-overrules.yml"
"""The file, in the content folder."""

STATES: Final = ("alive", "ignored")


@dataclass(frozen=True, slots=True)
class Overrule:
    """One word of a person."""

    url: str
    """As written in the content."""
    state: str
    """One of `STATES`."""
    until: dt.date
    """Inclusive."""
    reason: str
    by: str = ""

    def holds(self, now: dt.datetime) -> bool:
        """Return whether the overrule counts at this moment: it does until the end of its last day."""
        return now.date() <= self.until
