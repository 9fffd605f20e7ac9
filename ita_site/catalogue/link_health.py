"""What is known of every evidence link, joined to the content: read from files, never asked of the network."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.health_file import HealthFileError, load
from ita_site.links.memory.history import Link, State
from ita_site.links.memory.overrule import Overrule, OverruleError
from ita_site.links.memory.overrule import load as load_overrules
from ita_site.source.problems import Code, Problem

HEALTH: Final = "link-health.json"
OVERRULES: Final = "link-overrules.yml"


@dataclass(frozen=True, slots=True)
class LinkHealth:
    """Memory of all links by the URL as written, and what people said of them."""

    links: Mapping[str, Link] = field(default_factory=dict)
    overrules: Mapping[str, Overrule] = field(default_factory=dict)

    @property
    def checked(self) -> datetime | None:
        """Return when the last check was made; None before the first."""
        return max((link.checked for link in self.links.values() if link.checked), default=None)

    @property
    def vantages(self) -> tuple[str, ...]:
        """Return the places from which links were last checked."""
        return tuple(sorted({link.vantage for link in self.links.values() if link.vantage}))

    def of(self, url: str) -> LinkStatus:
        """Return the status of `url`; that of an unchecked link where nothing is known.

        An overrule holds or ends by the time of the last check, not by the clock: the same files give the same pages.
        """
        rule = self.overrules.get(url)
        holds = rule if rule and (self.checked is None or rule.holds(self.checked)) else None
        return LinkStatus(self.links.get(url) or Link(url), (), holds)

    def count(self, urls: Iterable[str]) -> dict[State, int]:
        """Return how many of `urls` are in each state, in the order of the states, those without any left out."""
        counts = Counter(self.of(url).state for url in urls)
        return {state: counts[state] for state in State if counts[state]}


def read_health(root: Path, refused: Collection[str] = ()) -> tuple[LinkHealth, tuple[Problem, ...]]:
    """Return the health of all links of the content folder `root`, and what is wrong with its files.

    Files whose path is among `refused` are not opened.
    """
    problems: list[Problem] = []
    links: Mapping[str, Link] = {}
    rules: Mapping[str, Overrule] = {}
    try:
        links = load(root / HEALTH) if HEALTH not in refused else {}
    except (HealthFileError, OSError) as error:
        problems.append(Problem(f"{root.name}/{HEALTH}", 0, Code.BAD_HEALTH_FILE, found=_why(error, root / HEALTH)))
    try:
        rules = load_overrules(root / OVERRULES) if OVERRULES not in refused else {}
    except (OverruleError, OSError) as error:
        problems.append(Problem(f"{root.name}/{OVERRULES}", 0, Code.BAD_OVERRULE, found=_why(error, root / OVERRULES)))
    return LinkHealth(links, rules), tuple(problems)


def _why(error: Exception, file: Path) -> str:
    return str(error).removeprefix(f"{file}: ")
