"""What a run has to say of each link, and whether a person is needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind
from ita_site.links.judge.reasons import NOTES, REASONS
from ita_site.links.memory.history import NEEDS_PERSON, Link, State
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_site.links.link_use import LinkUse
    from ita_site.links.memory.overrule import Overrule


WAS_GONE: Final = "ก่อนหน้านี้ตรวจซ้ำแล้วยืนยันว่าไม่มีหน้านี้ · was confirmed as not there before"
"""Of a link that is broken although the last check brought no answer."""


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """A link with what is known of it: its state, where it is used, and the rule that a person has set for it."""

    link: Link
    uses: tuple[LinkUse, ...]
    overrule: Overrule | None = None

    @property
    def state(self) -> State:
        """Return the state to show: a person's word goes before the checker's."""
        return State.ALIVE if self.overrule and self.overrule.state == "alive" else self.link.state

    @property
    def needs_person(self) -> bool:
        """Return whether somebody should look at this link."""
        if self.overrule:
            return False
        return (
            self.state in NEEDS_PERSON
            or "missing-anchor" in self.link.notes
            or (self.link.observation is Kind.UNSAFE)
            or self.link.reason == "invalid"
        )

    @property
    def is_finding(self) -> bool:
        """Return whether the link is reported: it needs a person, has moved or refuses."""
        mild = self.state in {State.MOVED, State.BLOCKED}
        return self.needs_person or (mild and not self.overrule)

    @property
    def is_watched(self) -> bool:
        """Return whether the last check of a link was bad, though its state has not changed yet for want of proof."""
        return not self.is_finding and bool(self.link.sightings) and not self.overrule


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over all links of a run."""

    states: dict[State, int]
    observations: dict[Kind, int]
    total: int
    needs_person: int
    watched: int
    down: dict[str, int]
    """Hosts that did not answer, and how many of their links were therefore not tried."""


class Counted:
    """Entries that are counted as they pass by."""

    def __init__(self, entries: Iterable[LinkStatus]) -> None:
        self._entries = entries
        self._states: Counter[State] = Counter()
        self._observations: Counter[Kind] = Counter()
        self._down: Counter[str] = Counter()
        self._total = self._needs = self._watched = 0

    def __iter__(self) -> Iterator[LinkStatus]:
        for entry in self._entries:
            self._count(entry)
            yield entry

    @property
    def sums(self) -> Tally:
        """Return the counts so far."""
        return Tally(
            dict(self._states), dict(self._observations), self._total, self._needs, self._watched, dict(self._down)
        )

    def _count(self, entry: LinkStatus) -> None:
        self._total += 1
        self._states[entry.state] += 1
        self._needs += entry.needs_person
        self._watched += entry.is_watched
        if entry.link.observation:
            self._observations[entry.link.observation] += 1
        if entry.link.reason == "host-down":
            target = targets.parse(entry.link.url)
            self._down[target.host if isinstance(target, targets.Target) else ""] += 1


def tally(entries: Iterable[LinkStatus]) -> Tally:
    """Count all."""
    counted = Counted(entries)
    for _ in counted:
        pass
    return counted.sums


def sentence(link: Link) -> str:
    """Return what was seen, Thai first."""
    reason = REASONS.get(link.reason)
    if reason is None:
        return "ยังไม่ได้ตรวจ · not checked yet"
    status = f" (HTTP {link.http_status})" if link.http_status else ""
    words = f": {link.detail}" if link.detail else ""
    notes = "".join(f"; {NOTES[note]}" for note in link.notes if note in NOTES)
    return f"{reason.thai} · {reason.english}{status}{words}{notes}{_silence(link)}"


def _silence(link: Link) -> str:
    """Return how long a link has been silent, and what was known of it before; Thai first."""
    days = (
        f"; ไม่ได้คำตอบที่ใช้ได้มาแล้ว {link.silent_days} วัน · no usable answer for {link.silent_days} days"
        if link.silent_days
        else ""
    )
    return f"{days}; {WAS_GONE}" if link.was_gone else days


def advice(link: Link) -> str:
    """Return what to do about it, Thai first; empty when there is nothing to do."""
    reason = REASONS.get(link.reason)
    if reason is None or not reason.advice_thai:
        return ""
    return f"{reason.advice_thai} · {reason.advice_english}"
