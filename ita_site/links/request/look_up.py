"""One look-up of a name, as it is remembered from run to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class LookUp:
    """What a name was looked up to, and when."""

    host: str
    at: datetime
    addresses: tuple[str, ...] = ()
    """Those that may be contacted."""
    fault: str = ""
    """Empty, or why there is none: `nxdomain`, `dns` (the look-up failed for now) or `unsafe`."""
    detail: str = ""
