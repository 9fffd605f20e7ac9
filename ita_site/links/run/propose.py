"""Propose what to write instead of an address that moved or broke. Pure: which addresses to try, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.history import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ita_site.links.memory.findings import LinkStatus

_LOST: Final = frozenset({State.BROKEN, State.FAILING})
MOVED_OR_LOST: Final = _LOST | {State.MOVED}
"""States of links for which there may be another address to propose."""


def moved(entries: Iterable[LinkStatus]) -> dict[str, str]:
    """Return each old address with the one to which its server redirects for good."""
    return {
        entry.link.url: entry.link.moved_to
        for entry in entries
        if entry.state is State.MOVED and entry.link.moved_to and entry.overrule is None
    }


def twins(url: str) -> tuple[str, ...]:
    """Return where a lost page most often still is: under the other scheme, with or without `www.`."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return ()
    bare = rest.removeprefix("www.")
    hosts = (rest, bare if bare != rest else f"www.{rest}")
    made = (f"{other}://{host}" for host in hosts for other in ("https", "http"))
    return tuple(twin for twin in made if twin != url)


def to_try(entries: Iterable[LinkStatus], now: datetime) -> dict[str, tuple[str, ...]]:
    """Return lost addresses that this run asked, each with the twins to ask: nothing due means nothing tried."""
    return {
        entry.link.url: twins(entry.link.url) for entry in entries if entry.state in _LOST and entry.link.checked == now
    }


def replacements(tried: Mapping[str, tuple[str, ...]], answers: Mapping[str, Kind | None]) -> dict[str, str]:
    """Return each lost address with its first twin that answers as it should."""
    good = ((old, next((twin for twin in twins if answers.get(twin) is Kind.OK), None)) for old, twins in tried.items())
    return {old: twin for old, twin in good if twin}
