"""The version of what is published as open data, and what each version changed."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Change:
    """A version, counted as semver: what readers must mend 2.0.0, something new 1.1.0; and what it changed."""

    version: str
    th: str
    en: str


HISTORY: Final = (Change("1.0.0", "รุ่นแรก", "The first version"),)
"""All versions, the newest first."""

SCHEMA_VERSION: Final = HISTORY[0].version
"""The version of the files that are written now."""
