"""What a person says of a link against the checker: content/link-overrules.yml.

    - url: https://www.example.go.th/report.pdf
      state: alive            # or: ignored
      until: 2027-03-31       # the last day on which this holds
      reason: opened by hand on a Thai line
      by: somsri

`alive` shows a link as alive until that day; `ignored` keeps it out of the findings and asks nothing until then.
Both end by themselves. Years from 2400 on are Buddhist. Pure, but for `load`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

STATES: Final = ("alive", "ignored")
KEYS: Final = ("url", "state", "until", "reason", "by")
_BUDDHIST: Final = 2400


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


class OverruleError(Exception):
    """The file cannot be understood; the message says where."""


def load(path: Path) -> dict[str, Overrule]:
    """Return the overrules by URL; empty without a file. Raises `OverruleError`."""
    if not path.exists():
        return {}
    import yaml  # noqa: PLC0415 - a tenth of the start, and most runs have no such file

    try:
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise OverruleError(f"{path}: {error}") from error
    if data in (None, ""):
        return {}
    if not isinstance(data, list):
        raise OverruleError(f"{path}: expected a list")
    rules = [_read(entry, f"{path}: {number}") for number, entry in enumerate(data, start=1)]
    return {rule.url: rule for rule in rules}


def _read(entry: object, where: str) -> Overrule:
    if not isinstance(entry, dict):
        raise OverruleError(f"{where}: expected {', '.join(KEYS)}")
    unknown = sorted(set(entry) - set(KEYS))
    missing = [key for key in KEYS[:4] if not str(entry.get(key, "")).strip()]
    if unknown or missing:
        raise OverruleError(f"{where}: unknown {unknown!r}, missing {missing!r}")
    if entry["state"] not in STATES:
        raise OverruleError(f"{where}: state {entry['state']!r}: expected one of {', '.join(STATES)}")
    return Overrule(
        str(entry["url"]).strip(), entry["state"], _date(str(entry["until"]), where), str(entry["reason"]),
        str(entry.get("by", "")),
    )  # fmt: skip


def _date(text: str, where: str) -> dt.date:
    year, _, rest = text.strip().partition("-")
    try:
        number = int(year)
        return dt.date.fromisoformat(f"{number - 543 if number >= _BUDDHIST else number:04d}-{rest}")
    except ValueError as error:
        raise OverruleError(f"{where}: until {text!r}: expected YYYY-MM-DD") from error
