"""The site's Atom feeds: of link health, and of reports and measures that were changed.

A reader of feeds keeps what it saw, so every change of a link's state reaches it although only the last one is listed.
Such an entry's id is made from the address, the state and its beginning: the same change is never listed twice. The id
of a report or measure is its own for ever: a reader shows it anew when the time of its last change is another. No id
has the site's address in it, which may become known later, or move.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Citation, MeasureView, ReportView
from ita_site.catalogue.evidence.ladder import ladder_of
from ita_site.catalogue.git_dates import latest
from ita_site.catalogue.link_uses import changed_links, cited_links
from ita_site.labels import HEALTH, RUNGS, report_name, short_name
from ita_site.links.judge.reasons import REASONS
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import State
from ita_site.settings import Settings
from ita_site.web.atom import UNKNOWN, Head, Item, feed_bytes, urn

MOST: Final = 100
"""Entries in a feed."""


def health_feed(catalogue: Catalogue, settings: Settings) -> bytes:
    """Return the feed of link health: one entry for the present state of each link, the latest change first."""
    agency = catalogue.agency.name
    head = Head(
        title=f"ผลตรวจลิงก์หลักฐาน {agency}",
        id=_own("feed", catalogue),
        author=agency,
        page=_address(settings, urls.LINK_HEALTH),
        itself=_address(settings, urls.HEALTH_FEED),
    )
    cited = catalogue.once(cited_links)
    changed = changed_links(catalogue)[:MOST]
    return feed_bytes(head, (_link(entry, cited[entry.link.url][0][1], head.page) for entry in changed))


def _link(known: LinkStatus, citation: Citation, page: str) -> Item:
    """Return the entry of a link, named by the claim that it is evidence of: people know no addresses by heart."""
    link, claim = known.link, " ".join(citation.claim.text.split())
    reason = REASONS.get(link.reason)
    seen = f" ({reason.thai})" if reason else ""
    moved = f" → {link.moved_to}" if known.state is State.MOVED and link.moved_to else ""
    since = _stamp(link.since) if link.since else UNKNOWN
    return Item(
        title=f"{HEALTH[known.state].words}: {claim} (มาตรการที่ {citation.measure.entry.order})",
        id=urn(link.url, known.state, since),
        updated=since,
        address=page,
        summary=f"{HEALTH[known.state].meaning}{seen} {link.url}{moved}",
    )


def news_feed(catalogue: Catalogue, settings: Settings) -> bytes:
    """Return the feed of reports and measures whose time of change is known, the latest change first."""
    agency = catalogue.agency.name
    items = sorted(_news(catalogue, settings), key=lambda item: (item.updated, item.address), reverse=True)
    head = Head(
        title=f"รายงานและมาตรการที่มีการแก้ไข {agency}",
        id=_own("news", catalogue),
        author=agency,
        page=_address(settings, urls.HOME),
        itself=_address(settings, urls.FEED),
        subtitle="" if items else "ยังไม่ทราบวันที่แก้ไข จึงยังไม่มีรายการ",
    )
    return feed_bytes(head, items[:MOST])


def _news(catalogue: Catalogue, settings: Settings) -> Iterator[Item]:
    for report in catalogue.reports:
        when = latest(settings.changes, (report.path, *(measure.path for measure in report.measures)))
        if when:
            yield _report(catalogue, report, settings, when)
        for measure in report.measures:
            changed = settings.changes.get(measure.path)
            if changed:
                yield _measure(catalogue, report, measure, settings, changed)


def _report(catalogue: Catalogue, report: ReportView, settings: Settings, when: datetime) -> Item:
    counts = report.counts
    return Item(
        title=f"{report_name(report.entry)} {catalogue.agency.name}",
        id=_own("report", catalogue, report.entry.id),
        updated=when.isoformat(),
        address=_address(settings, urls.report(report.entry.id)),
        summary=f"{counts.measures} มาตรการ {counts.activities} กิจกรรม",
    )


def _measure(
    catalogue: Catalogue, report: ReportView, measure: MeasureView, settings: Settings, when: datetime
) -> Item:
    tally = ladder_of(catalogue, report).tally(measure.entry.id)
    rungs = " ".join(f"{RUNGS[rung].words} {number}" for rung, number in tally.items() if number)
    return Item(
        title=f"มาตรการที่ {measure.entry.order} {measure.entry.title} ({short_name(report)})",
        id=_own("measure", catalogue, report.entry.id, measure.entry.id),
        updated=when.isoformat(),
        address=_address(settings, urls.measure(report.entry.id, measure.entry.id)),
        summary=f"{len(measure.activities)} กิจกรรม: {rungs}",
    )


def _own(kind: str, catalogue: Catalogue, *parts: str) -> str:
    """Return the id of a thing of this agency; its place keeps it apart from others of its name."""
    agency = catalogue.agency
    return urn(kind, agency.name, agency.district, agency.province, *parts)


def _address(settings: Settings, path: str) -> str:
    # a feed is at the root, so an address from there is one from the feed
    return (settings.site_url + settings.addresses.of(path)) or "./"


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
