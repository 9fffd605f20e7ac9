"""Read robots.txt (RFC 9309): how fast a host wants to be asked, and what it bars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from string import punctuation
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ita_site.links.request.body import text
from ita_site.links.request.exchange import Answer
from ita_site.links.request.message import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ita_site.links.request.fault import Fault

LIMIT: Final = 512_000
"""Bytes read of a robots.txt (RFC 9309 §2.5)."""
MAX_DELAY: Final = 30.0
"""Longest delay between two requests that a host gets, in seconds; one that asks for more gets this."""
MAX_READ: Final = 1000
"""Most rules that are read of a host: its first."""
MAX_RULES: Final = 64
"""Most rules that are remembered of a host: the longest, which are the ones that decide."""
MAX_PATTERN: Final = 200
"""Longest pattern of a rule, in characters; a longer one is passed over."""
ALLOW: Final = "allow"
DISALLOW: Final = "disallow"

_NAME: Final = AGENT.partition("/")[0]
_LINE: Final = re.compile(r"(user-agent|allow|disallow|crawl-delay)\s*:\s*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a robots.txt."""

    verb: str
    """`allow` or `disallow`."""
    pattern: str
    """The beginning of a path; `*` stands for any text, `$` for the end."""

    def covers(self, path: str) -> bool:
        """Return whether the rule is about a path with its query."""
        beginning, *parts = self.pattern.removesuffix("$").split("*")
        if not path.startswith(beginning):
            return False
        at = len(beginning)
        for part in parts:
            end = path.find(part, at)
            if end < 0:
                return False
            last, at = at, end + len(part)
        if not self.pattern.endswith("$"):
            return True
        return at == len(path) if not parts else path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= last


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host says to this checker."""

    asked: datetime
    """When robots.txt was asked for."""
    delay: float = 0.0
    """Seconds between two requests, at most `MAX_DELAY`; 0 where the host names none."""
    names_us: bool = False
    """The rules are addressed to this checker by its name, not to all robots."""
    rules: tuple[Rule, ...] = ()

    def disallows(self, path: str) -> bool:
        """Return whether a path is closed to the checker: the longest pattern decides, `allow` before `disallow`."""
        covering = [rule for rule in self.rules if rule.covers(path)]
        longest = max(covering, key=lambda rule: (len(rule.pattern), rule.verb == ALLOW), default=None)
        return longest is not None and longest.verb == DISALLOW


def read(reply: Answer | Fault, asked: datetime, known: Robots | None = None) -> Robots:
    """Return what an answer to the request for robots.txt says; nothing is barred where there is no such file.

    Of a host that cannot answer now, what is `known` of it holds.
    """
    if not isinstance(reply, Answer) or reply.status >= 500:  # noqa: PLR2004
        return replace(known, asked=asked) if known else Robots(asked)
    if reply.status != 200:  # noqa: PLR2004
        return Robots(asked)
    words = text(reply.body, reply.get("content-type"))
    return Robots(asked) if words.lstrip("\ufeff \r\n").startswith("<") else parse(words, asked)


def parse(words: str, asked: datetime) -> Robots:
    """Return what the words of a robots.txt say: the groups that name the checker, or else those for all."""
    groups = _groups(words)
    group = groups.get(_NAME) or groups.get("*") or _Group()
    kept = sorted(set(group.rules), key=lambda rule: (-len(rule.pattern), rule.pattern, rule.verb))[:MAX_RULES]
    return Robots(asked, group.delay, _NAME in groups, tuple(kept))


@dataclass(slots=True)
class _Group:
    """The joined groups of an agent (RFC 9309 §2.2.1)."""

    rules: list[Rule] = field(default_factory=list)
    """The first of them, at most `MAX_READ`."""
    delay: float = 0.0
    """The longest that they name, in seconds."""

    def add(self, verb: str, value: str) -> None:
        """Take in a line. An empty pattern covers nothing."""
        if verb == "crawl-delay":
            self.delay = max(self.delay, _seconds(value))
        elif value and len(self.rules) < MAX_READ and len(pattern := _pattern(value)) <= MAX_PATTERN:
            self.rules.append(Rule(verb, pattern))


def _groups(words: str) -> dict[str, _Group]:
    """Return the groups that can be ours, by agent: those of all robots and those of this checker."""
    groups: dict[str, _Group] = {}
    agents: set[str] = set()
    in_rules = False
    for verb, value in _lines(words):
        if verb == "user-agent":
            agents = set() if in_rules else agents
            agents |= {value.partition("/")[0].strip().lower()} & {_NAME, "*"}
            groups |= {agent: _Group() for agent in agents - groups.keys()}
        else:
            for agent in agents:
                groups[agent].add(verb, value)
        in_rules = verb != "user-agent"
    return groups


def _lines(words: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each line, in lower case, and its value; others than those of `_LINE` are passed over."""
    for line in words.splitlines():
        if match := _LINE.match(line.lstrip("\ufeff \t")):
            yield match[1].lower(), match[2].strip()


def _pattern(value: str) -> str:
    """Return a pattern as request lines have it: what is not ASCII is escaped."""
    return quote(value, safe=punctuation)


def _seconds(value: str) -> float:
    """Return the seconds of a Crawl-delay; 0 where they are none."""
    return min(float(value), MAX_DELAY) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value) else 0.0
