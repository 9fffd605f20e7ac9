"""What to write instead of an address that moved or broke. Pure: which addresses to try, and what the tries mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge.observation import Kind
from ita_site.links.memory.history import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ita_site.links.memory.findings import Entry

_LOST: Final = frozenset({State.BROKEN, State.FAILING})


def moved(entries: Iterable[Entry]) -> dict[str, str]:
    """Old address → the one to which its server redirects for good."""
    return {
        one.link.url: one.link.moved_to
        for one in entries
        if one.state is State.MOVED and one.link.moved_to and one.overrule is None
    }


def twins(url: str) -> tuple[str, ...]:
    """The same page under the other scheme and with or without ``www.``: where a lost page most often still is."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return ()
    bare = rest.removeprefix("www.")
    hosts = (rest, bare if bare != rest else f"www.{rest}")
    made = (f"{one}://{host}" for host in hosts for one in ("https", "http"))
    return tuple(twin for twin in made if twin != url)


def to_try(entries: Iterable[Entry], now: datetime) -> dict[str, tuple[str, ...]]:
    """Lost addresses that this run asked, each with the twins to ask: nothing due means nothing tried."""
    return {one.link.url: twins(one.link.url) for one in entries if one.state in _LOST and one.link.checked == now}


def found(tried: Mapping[str, tuple[str, ...]], answers: Mapping[str, Kind | None]) -> dict[str, str]:
    """Lost address → its first twin that answers as it should."""
    good = ((old, next((twin for twin in twins if answers.get(twin) is Kind.OK), None)) for old, twins in tried.items())
    return {old: twin for old, twin in good if twin}
