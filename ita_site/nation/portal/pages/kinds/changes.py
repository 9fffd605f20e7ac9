"""What changed lately, in the nation and in each province, as a page and as a feed; and hosts that died."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.facts import DeadHost, Event
from ita_site.nation.portal.pages.happenings import Happening, happening
from ita_site.nation.portal.pages.nation import EVENTS_LISTED, Nation
from ita_site.nation.portal.pages.page import PortalPage, Step
from ita_site.nation.portal.pages.queries import events
from ita_site.nation.portal.pages.sums import latest

CHANGES_TITLE = "ที่เพิ่งเปลี่ยน"


@dataclass(frozen=True, slots=True)
class ProvinceFeed:
    """The feed of a province's changes."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ChangesContent:
    """What the page of changes says."""

    happenings: tuple[Happening, ...]
    most: int
    feeds: tuple[ProvinceFeed, ...]


@dataclass(frozen=True, slots=True)
class DeadContent:
    """What the page of dead hosts says."""

    hosts: tuple[DeadHost, ...]


def changes_page(nation: Nation) -> PortalPage:
    """Return the page with the latest changes in the nation."""
    happenings = in_words(nation, nation.events)
    feeds = tuple(ProvinceFeed(nation.names[code], addresses.province_feed(code)) for code in nation.codes())
    return PortalPage(
        address=addresses.CHANGES,
        title=CHANGES_TITLE,
        description="ลิงก์ที่เปิดไม่ได้ กลับมาเปิดได้ หรือย้าย และรายงานที่เพิ่งเผยแพร่ แต่ละเรื่องบอกครั้งเดียว",
        template="changes.html.jinja",
        content=ChangesContent(happenings, EVENTS_LISTED, feeds),
        renewed=latest(each.at for each in happenings),
        feed=addresses.FEED,
    )


def dead_page(nation: Nation) -> PortalPage:
    """Return the page with the hosts that died, and whose links were lost with them."""
    hosts = events.dead_hosts(nation.database)
    return PortalPage(
        address=addresses.DEAD,
        title="เว็บไซต์ที่หายไปแล้ว",
        description="เว็บไซต์ที่หายไปทั้งเว็บไซต์ หรือกลายเป็นของอื่น และหน่วยงานที่เคยอ้างถึง",
        template="dead.html.jinja",
        content=DeadContent(hosts),
        above=(Step(addresses.CHANGES, CHANGES_TITLE),),
        renewed=latest(host.since for host in hosts),
    )


def province_happenings(nation: Nation, code: str) -> tuple[Happening, ...]:
    """Return the latest changes in a province."""
    return in_words(nation, events.of_province(nation.database, code, EVENTS_LISTED))


def in_words(nation: Nation, every: Iterable[Event]) -> tuple[Happening, ...]:
    """Return events in words, in their order."""
    return tuple(_in_words(nation, every))


def _in_words(nation: Nation, every: Iterable[Event]) -> Iterator[Happening]:
    known = nation.by_id.__contains__
    return (happening(event, known) for event in every)
