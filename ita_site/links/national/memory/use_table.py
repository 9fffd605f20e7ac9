"""Where each agency uses which URL, and what its people said of it: replaced as a whole when its content changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ita_site.links.link_use import Expect, LinkUse
from ita_site.links.memory.file.health_file import ENCODER
from ita_site.links.memory.overrule import Overrule
from ita_site.links.national.memory.database import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime


_BY_USER: Final = "exists (select 1 from use where use.link = link.id and use.agency = overrule.agency)"
"""The overrule is of an agency that uses the link: others have no say."""


@dataclass(frozen=True, slots=True)
class AgencyLinks:
    """What the content of an agency says of links."""

    agency: str
    digest: str
    """Of the content."""
    uses: tuple[LinkUse, ...] = ()
    overrules: tuple[Overrule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the agency, in full and short."""
        return next((use.agency for use in self.uses), ())


def add_agency(memory: sqlite3.Connection, agency: str) -> None:
    """Remember an agency of which no content was read yet."""
    memory.execute("insert into agency (id) values (?) on conflict do nothing", (agency,))


def replace_uses(memory: sqlite3.Connection, links: AgencyLinks) -> None:
    """Put the uses of an agency in the place of those that it had. To be called within a transaction.

    Where it has others of which something is known, its health file is out of date.
    """
    agency = links.agency
    before = _ids_of(memory, agency)
    memory.execute(
        "insert into agency (id, names, content) values (?, ?, ?) on conflict (id) do update"
        " set names = excluded.names, content = excluded.content",
        (agency, ENCODER.encode(links.names), links.digest),
    )
    memory.execute("delete from use where agency = ?", (agency,))
    memory.executemany("insert into link (url) values (?) on conflict do nothing", ((use.url,) for use in links.uses))
    memory.executemany(
        "insert into use select ?, ?, id, ? from link where url = ?",
        ((agency, place, _use_text(use), use.url) for place, use in enumerate(links.uses)),
    )
    _replace_overrules(memory, agency, links.overrules)
    changed = before ^ _ids_of(memory, agency)
    _count(memory, changed)
    if _is_any_known(memory, changed):
        memory.execute("update agency set is_stale = 1 where id = ?", (agency,))


def remove_agency(memory: sqlite3.Connection, agency: str) -> None:
    """Forget where an agency that is no more uses links. To be called within a transaction."""
    replace_uses(memory, AgencyLinks(agency, ""))
    memory.execute("delete from agency where id = ?", (agency,))


def uses_of(memory: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[LinkUse]]:
    """Return the uses of some links, by the id of the link; in the order of agencies and of their lists."""
    uses: dict[int, list[LinkUse]] = {link: [] for link in ids}
    rows = memory.execute(
        "select use.link, link.url, use.record, agency.names from use join link on link.id = use.link"
        " join agency on agency.id = use.agency where use.link in (select value from json_each(?))"
        " order by use.agency, use.place",
        listed(ids),
    )
    for link, url, record, names in rows:
        uses[link].append(_use(url, record, names))
    return uses


def ignored(memory: sqlite3.Connection, now: datetime) -> frozenset[str]:
    """Return the URLs that every agency which uses them wants ignored at `now`."""
    rows = memory.execute(
        "select url, overrule.record, (select count(distinct agency) from use where use.link = link.id)"  # noqa: S608 - no value in it
        f" from overrule join link using (url) where {_BY_USER} order by url"
    )
    votes: dict[str, int] = {}
    users: dict[str, int] = {}
    for url, record, agencies in rows:
        rule = _overrule(url, record)
        votes[url] = votes.get(url, 0) + (rule.state == "ignored" and rule.holds(now))
        users[url] = agencies
    return frozenset(url for url, count in votes.items() if 0 < users[url] <= count)


def confirmed(memory: sqlite3.Connection, urls: Iterable[str], now: datetime) -> dict[str, Overrule]:
    """Return, of some URLs, the word of a user's people that the page is the right one, where it holds at `now`."""
    rows = memory.execute(
        "select url, overrule.record from overrule join link using (url)"  # noqa: S608 - as above
        f" where url in (select value from json_each(?)) and {_BY_USER} order by url, agency",
        listed(urls),
    )
    rules = (_overrule(url, record) for url, record in rows)
    return {rule.url: rule for rule in rules if rule.state == "alive" and rule.holds(now)}


def _replace_overrules(memory: sqlite3.Connection, agency: str, overrules: Iterable[Overrule]) -> None:
    memory.execute("delete from overrule where agency = ?", (agency,))
    memory.executemany(
        "insert or replace into overrule values (?, ?, ?)",
        ((rule.url, agency, _overrule_text(rule)) for rule in overrules),
    )


def _ids_of(memory: sqlite3.Connection, agency: str) -> set[int]:
    return {link for (link,) in memory.execute("select link from use where agency = ?", (agency,))}


def _count(memory: sqlite3.Connection, ids: set[int]) -> None:
    """Note of links whether anybody uses them still."""
    memory.executemany(
        "update link set is_used = exists (select 1 from use where use.link = link.id) where id = ?",
        ((link,) for link in sorted(ids)),
    )


def _is_any_known(memory: sqlite3.Connection, ids: set[int]) -> bool:
    """Return whether something is known of any of some links."""
    known = "select 1 from link where record is not null and id in (select value from json_each(?)) limit 1"
    return memory.execute(known, listed(sorted(ids))).fetchone() is not None


def _use_text(use: LinkUse) -> str:
    expect = [use.expect.kind, use.expect.text] if use.expect else None
    return ENCODER.encode([use.path, use.line, use.claim, expect])


def _use(url: str, record: str, names: str) -> LinkUse:
    path, line, claim, expect = json.loads(record)
    return LinkUse(url, path, line, claim, Expect(*expect) if expect else None, tuple(json.loads(names)))


def _overrule_text(rule: Overrule) -> str:
    return ENCODER.encode({"state": rule.state, "until": rule.until.isoformat(), "reason": rule.reason, "by": rule.by})


def _overrule(url: str, record: str) -> Overrule:
    data: Mapping[str, Any] = json.loads(record)
    return Overrule(url, data["state"], date.fromisoformat(data["until"]), data["reason"], data["by"])
