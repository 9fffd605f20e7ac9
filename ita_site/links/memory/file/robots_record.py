"""What a host's robots.txt said as one JSON object, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ita_site.links.memory.file.moments import stamp
from ita_site.links.request.robots import MAX_DELAY, MAX_PATTERN, MAX_RULES, Robots, Rule

if TYPE_CHECKING:
    from ita_site.links.memory.file.record import Record

ROBOTS_FIELDS: Final = ("asked", "delay", "names_us", "rules")

_RULE: Final = re.compile(r"(allow|disallow): (\S.*)")


def robots_data(robots: Robots) -> dict[str, Any]:
    """Return what a robots.txt said as JSON data, without empty fields."""
    data = {
        "asked": stamp(robots.asked),
        "delay": robots.delay,
        "names_us": int(robots.names_us),
        "rules": [f"{rule.verb}: {rule.pattern}" for rule in robots.rules],
    }
    return {name: value for name, value in data.items() if value}


def robots_from(record: Record | None) -> Robots | None:
    """Return what a robots.txt said from JSON data. Raises FieldError when it is none."""
    if record is None:
        return None
    rules = record.texts("rules", MAX_RULES, len("disallow: ") + MAX_PATTERN)
    return Robots(
        asked=record.needed("asked"),
        delay=record.number("delay", MAX_DELAY),
        names_us=bool(record.whole("names_us", 1)),
        rules=tuple(_rule(record, line) for line in rules),
    )


def _rule(record: Record, line: str) -> Rule:
    match = _RULE.fullmatch(line)
    if match is None:
        raise record.fault("rules", "disallow: /path")
    return Rule(match.group(1), match.group(2))
